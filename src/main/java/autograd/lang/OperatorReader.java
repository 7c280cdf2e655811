package autograd.lang;

import static autograd.lang.grammar.ExpressionParser.*;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.lang.grammar.ExpressionBaseListener;
import autograd.operations.Operation;
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

  /** Names that hold for a part of the text only. */
  final Scopes scopes = new Scopes();

  /** Null until there is a vector or an index, for the sake of the start. */
  private TensorAlgebra algebra;

  /** Rules still end, one by one, while an error unwinds the parser; they must not build on. */
  boolean failed;

  /** How many ranges of an index are open whose body is passed over, to be read afterwards. */
  int skipping;

  OperatorReader(Source source, Expression.Options options) {
    this.source = source;
    this.options = options;
  }

  /** What vectors and matrices are written out by. */
  final TensorAlgebra algebra() {
    if (algebra == null) {
      algebra = new TensorAlgebra(source, options, new ElementLabels(source, scopes));
    }
    return algebra;
  }

  /** The graph that is being built: the program's, or the body of a function. */
  abstract Graph.Builder builder();

  /** What stands in place of what only the shapes of a function's operands can tell. */
  abstract Operand unknown(Span span);

  /** Whether a function is being defined, the shapes of whose operands are not known yet. */
  abstract boolean isDefining();

  /** Whether nothing is to be built of the rule that ends. */
  final boolean isIdle() {
    return failed || skipping > 0;
  }

  /** The result of an operation, of the elements one by one if there are several. */
  final Operand apply(Operation operation, Span span, Span sign, Operand... arguments) {
    Value[] values = new Value[arguments.length];
    for (int k = 0; k < values.length; k++) {
      if (arguments[k].isTensor()) {
        boolean before = failed;
        failed = true;
        requireShape(arguments);
        if (operation.isConditional()) {
          requireNumber(arguments[0], "the condition");
        }
        Tensor tensor = algebra().each(builder(), operation, span, sign, arguments);
        failed = before;
        return new Operand(tensor, span);
      }
      values[k] = arguments[k].value();
    }
    // What is read for each number of an index is told apart by that; else the text says it.
    String label = scopes.isEmpty() ? null : algebra().text(span);
    return new Operand(builder().apply(operation, span, label, values), span);
  }

  /** Complains of a declaration among operands: it is no vector yet. */
  final void requireShape(Operand... arguments) {
    for (Operand each : arguments) {
      if (each.isTensor() && each.tensor().isDeclaration()) {
        throw error(
            Diagnostic.error("this only declares an input", source, each.span())
                .hint("give it a name in a statement of its own: x = vector(3)"));
      }
    }
  }

  @Override
  public void exitPower(PowerContext context) {
    binary(context.operator);
  }

  @Override
  public void exitSuperscript(SuperscriptContext context) {
    if (isIdle()) {
      return;
    }
    Operand base = operands.pop();
    Span place = span(context.exponent);
    double power = Numerals.superscript(context.exponent.getText());
    Operand exponent = new Operand(builder().constant(power, null, place), place);
    Operation raise = options.table().operator("^", 2);
    operands.push(apply(raise, base.span().to(place), place, base, exponent));
  }

  /** {@code n!} is factorial(n), for every n. */
  @Override
  public void exitFactorial(FactorialContext context) {
    if (isIdle()) {
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
    Operation factorial = options.table().function("factorial");
    operands.push(apply(factorial, span, sign, operand).at(span, FACTORIAL, null));
  }

  @Override
  public void exitProduct(ProductContext context) {
    switch (context.operator.getType()) {
      case MODULO -> binary(options.table().function("mod", 2), context.operator);
      case QUOTIENT -> quotient(context.operator);
      case AT -> product(context.operator);
      default -> binary(context.operator);
    }
  }

  /** {@code x // y} is floor(x/y). */
  private void quotient(Token sign) {
    if (isIdle()) {
      return;
    }
    Operand right = operands.pop();
    Operand left = operands.pop();
    Span span = left.span().to(right.span());
    Operation division = options.table().operator("/", 2);
    Operand quotient;
    if (left.isTensor() || right.isTensor()) {
      quotient = apply(division, span, span(sign), left, right);
    } else {
      String label = label(left, "/" + right.span().in(source.text()));
      Value value = builder().apply(division, span, label, left.value(), right.value());
      quotient = new Operand(value, span);
    }
    operands.push(apply(options.table().function("floor"), span, span(sign), quotient));
  }

  /** {@code A @ B}. */
  private void product(Token sign) {
    if (isIdle()) {
      return;
    }
    Operand right = operands.pop();
    Operand left = operands.pop();
    if (isDefining() && !(left.isTensor() && right.isTensor())) {
      operands.push(unknown(left.span().to(right.span())));
      return;
    }
    failed = true;
    requireShape(left, right);
    operands.push(algebra().product(builder(), left, right, span(sign)));
    failed = false;
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
    if (isIdle()) {
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
    Operand truth = apply(operator(context.operator, 2), span, span(context.operator), left, right);
    operands.push(truth.at(span, COMPARISON, right.span()));
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
    if (isIdle()) {
      return;
    }
    Operand otherwise = operands.pop();
    Operand then = operands.pop();
    Operand condition = operands.pop();
    Span span = condition.span().to(otherwise.span());
    Operation choice = options.table().function("if", 3);
    operands.push(
        apply(choice, span, span(context.CHOICE().getSymbol()), condition, then, otherwise));
  }

  @Override
  public void exitSign(SignContext context) {
    if (isIdle()) {
      return;
    }
    Operand operand = operands.pop();
    Span span = span(context.operator).to(operand.span());
    operands.push(
        context.operator.getType() == PLUS
            ? operand.at(span)
            : apply(operator(context.operator, 1), span, span(context.operator), operand));
  }

  @Override
  public void exitNot(NotContext context) {
    if (!isIdle()) {
      Operand operand = operands.pop();
      Span span = span(context.operator).to(operand.span());
      Operation negation = operator(context.operator, 1);
      operands.push(apply(negation, span, span(context.operator), operand));
    }
  }

  @Override
  public void exitNumber(NumberContext context) {
    if (isIdle()) {
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
    if (!isIdle()) {
      binary(operator(operator, 2), operator);
    }
  }

  private void binary(Operation operation, Token sign) {
    if (isIdle()) {
      return;
    }
    Operand right = operands.pop();
    Operand left = operands.pop();
    Span span = left.span().to(right.span());
    operands.push(apply(operation, span, span(sign), left, right));
  }

  /** Complains of a vector where only a number can stand. */
  final void requireNumber(Operand operand, String what) {
    if (operand.isTensor()) {
      throw error(
          Diagnostic.error(
                  what + " is a number, and this " + operand.dimensions().verdict(),
                  source,
                  operand.span())
              .hint("take one element, or a number made of all with sum, mean, max or norm"));
    }
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
