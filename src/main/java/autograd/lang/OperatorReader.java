package autograd.lang;

import static autograd.lang.grammar.ExpressionParser.*;

import autograd.graph.Graph;
import autograd.graph.Operation;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.lang.grammar.ExpressionBaseListener;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.Token;

/**
 * The part of the reader that knows operators and numbers: each rule, as it ends, takes its
 * operands off a stack and puts its Value on.
 */
abstract class OperatorReader extends ExpressionBaseListener {
  /** Longest text of which a label is made. */
  static final int LONGEST_LABEL = 24;

  final Source source;
  final Expression.Options options;
  final Deque<Operand> operands = new ArrayDeque<>();

  /** Rules still end, one by one, while an error unwinds the parser; they must not build on. */
  boolean failed;

  OperatorReader(Source source, Expression.Options options) {
    this.source = source;
    this.options = options;
  }

  /** The graph that is being built: the program's, or the body of a function. */
  abstract Graph.Builder builder();

  /** Adds the result of an operator. */
  final Value apply(String operator, Span span, Value... values) {
    return builder().apply(options.table().operator(operator, values.length), span, values);
  }

  @Override
  public void exitPower(PowerContext context) {
    binary(context.operator);
  }

  @Override
  public void exitSuperscript(SuperscriptContext context) {
    if (failed) {
      return;
    }
    Operand base = operands.pop();
    Span exponent = span(context.exponent);
    Span span = base.span().to(exponent);
    double power = Numerals.superscript(context.exponent.getText());
    push(apply("^", span, base.value(), builder().constant(power, null, exponent)), span);
  }

  /** {@code n!} is factorial(n), for every n. */
  @Override
  public void exitFactorial(FactorialContext context) {
    if (failed) {
      return;
    }
    Operand operand = operands.pop();
    Span sign = span(context.operator);
    if (operand.kind() == FACTORIAL) {
      String text = new Span(operand.span().start(), sign.start()).in(source.text());
      throw error(
          Diagnostic.error("'!!' is the double factorial, which is no function here", source, sign)
              .hint("for the factorial of the factorial, write (" + text + ")!"));
    }
    Span span = operand.span().to(sign);
    Value value = builder().apply(options.table().function("factorial"), span, operand.value());
    operands.push(new Operand(value, span, FACTORIAL, null));
  }

  @Override
  public void exitProduct(ProductContext context) {
    switch (context.operator.getType()) {
      case MODULO -> binary(options.table().function("mod", 2));
      case QUOTIENT -> quotient();
      default -> binary(context.operator);
    }
  }

  /** {@code x // y} is floor(x/y). */
  private void quotient() {
    if (failed) {
      return;
    }
    Operand right = operands.pop();
    Operand left = operands.pop();
    Span span = left.span().to(right.span());
    String label = label(left, "/" + right.span().in(source.text()));
    Operation division = options.table().operator("/", 2);
    Value quotient = builder().apply(division, span, label, left.value(), right.value());
    push(builder().apply(options.table().function("floor"), span, quotient), span);
  }

  /** A label for what the text does not show; null if it is too long. */
  private String label(Operand operand, String rest) {
    Span span = operand.span();
    int length = span.end() - span.start() + rest.length();
    return length > LONGEST_LABEL ? null : span.in(source.text()) + rest;
  }

  @Override
  public void exitSum(SumContext context) {
    binary(context.operator);
  }

  @Override
  public void exitAnd(AndContext context) {
    binary(context.operator);
  }

  @Override
  public void exitOr(OrContext context) {
    binary(context.operator);
  }

  @Override
  public void exitComparison(ComparisonContext context) {
    if (failed) {
      return;
    }
    Operand right = operands.pop();
    Operand left = operands.pop();
    if (left.kind() == COMPARISON) {
      throw error(chained(left, context.operator, right));
    }
    Span span = left.span().to(right.span());
    if (isArrow(context.operator, right)) {
      options.remarks().accept(arrow(span, left, right));
    }
    Value value = builder().apply(operator(context.operator, 2), span, left.value(), right.value());
    operands.push(new Operand(value, span, COMPARISON, right.span()));
  }

  private Diagnostic chained(Operand left, Token operator, Operand right) {
    String text = source.text();
    String proposal =
        left.span().in(text)
            + " and "
            + left.last().in(text)
            + " "
            + operator.getText()
            + " "
            + right.span().in(text);
    return Diagnostic.error("comparisons cannot be chained", source, span(operator))
        .hint(
            Expression.isWellFormed(proposal)
                ? "write " + proposal
                : "write one comparison, and, and the other");
  }

  /** Whether a comparison with a negative number looks like the arrow by which some bind names. */
  private boolean isArrow(Token operator, Operand right) {
    String text = source.text();
    int minus = operator.getStopIndex() + 1;
    if (!operator.getText().equals("<") || right.span().start() != minus) {
      return false;
    }
    int index = text.offsetByCodePoints(0, minus);
    return text.startsWith("- ", index);
  }

  private Diagnostic arrow(Span span, Operand left, Operand right) {
    String name = left.span().in(source.text());
    String value = right.span().in(source.text()).substring(1).strip();
    return Diagnostic.note("'<-' was read as the comparison with a negative number", source, span)
        .hint("to bind a name, write " + name + " = " + value);
  }

  /** {@code c ? x : y} is {@code if(c, x, y)}. */
  @Override
  public void exitChoice(ChoiceContext context) {
    if (failed) {
      return;
    }
    Operand otherwise = operands.pop();
    Operand then = operands.pop();
    Operand condition = operands.pop();
    Span span = condition.span().to(otherwise.span());
    Operation choice = options.table().function("if", 3);
    push(builder().apply(choice, span, condition.value(), then.value(), otherwise.value()), span);
  }

  @Override
  public void exitSign(SignContext context) {
    if (failed) {
      return;
    }
    Operand operand = operands.pop();
    Span span = span(context.operator).to(operand.span());
    push(
        context.operator.getType() == PLUS
            ? operand.value()
            : builder().apply(operator(context.operator, 1), span, operand.value()),
        span);
  }

  @Override
  public void exitNot(NotContext context) {
    if (!failed) {
      Operand operand = operands.pop();
      Span span = span(context.operator).to(operand.span());
      push(builder().apply(operator(context.operator, 1), span, operand.value()), span);
    }
  }

  @Override
  public void exitNumber(NumberContext context) {
    if (failed) {
      return;
    }
    String text = context.number.getText();
    double number = Numerals.number(text);
    if (Double.isInfinite(number) && !Numerals.isInfinity(text)) {
      throw error(
          Diagnostic.error("the number is too large", source, span(context.number))
              .hint("the largest is 1.7976931348623157e308; for infinity, write inf"));
    }
    push(builder().constant(number, null, span(context.number)), span(context.number));
  }

  private void binary(Token operator) {
    binary(operator(operator, 2));
  }

  private void binary(Operation operation) {
    if (failed) {
      return;
    }
    Operand right = operands.pop();
    Operand left = operands.pop();
    Span span = left.span().to(right.span());
    push(builder().apply(operation, span, left.value(), right.value()), span);
  }

  /** The operation a token stands for, which may have been written with another sign. */
  private Operation operator(Token token, int arity) {
    String symbol =
        switch (token.getType()) {
          case MINUS -> "-";
          case TIMES -> "*";
          case DIVIDE -> "/";
          case POWER -> "^";
          default ->
              switch (token.getText()) {
                case "≤" -> "<=";
                case "≥" -> ">=";
                case "≠", "<>" -> "!=";
                case "&&" -> "and";
                case "||" -> "or";
                default -> token.getText();
              };
        };
    return options.table().operator(symbol, arity);
  }

  final void push(Value value, Span span) {
    operands.push(new Operand(value, span));
  }

  final DiagnosticException error(Diagnostic diagnostic) {
    failed = true;
    return new DiagnosticException(diagnostic);
  }

  static Span span(Token token) {
    return SyntaxErrors.span(token);
  }
}
