package autograd.lang;

import static autograd.lang.grammar.ExpressionParser.*;

import autograd.graph.Constants;
import autograd.graph.Graph;
import autograd.graph.Operation;
import autograd.graph.OperationTable;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.lang.grammar.ExpressionBaseListener;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Builds the graph while the parser runs: each rule, as it ends, takes its operands off a stack and
 * puts its Value on. No tree is made, so a large formula costs only its graph.
 */
final class ProgramReader extends ExpressionBaseListener {
  /** The rules around anything nested: the program, its statement, the whole expression. */
  private static final int NOT_NESTED = 3;

  private final Source source;
  private final Expression.Options options;
  private final Graph.Builder graph;
  private final Names names;
  private final Deque<Operand> operands = new ArrayDeque<>();

  private int depth;
  private Value output;

  /** Rules still end, one by one, while an error unwinds the parser; they must not build on. */
  private boolean failed;

  /** A Value as it stands in the text, its parentheses included. */
  private record Operand(Value value, Span span, boolean isBareComparison) {}

  ProgramReader(Source source, Expression.Options options) {
    this.source = source;
    this.options = options;
    this.graph = new Graph.Builder(source.text());
    this.names = new Names(source, graph, options.inputs());
  }

  Graph graph() {
    if (output == null) {
      throw new DiagnosticException(
          Diagnostic.error("the formula is empty", source, new Span(0, 0))
              .hint("write one such as \"(a*b)*(a+b)\""));
    }
    graph.output(output);
    return graph.build();
  }

  void fail() {
    failed = true;
  }

  @Override
  public void enterEveryRule(ParserRuleContext context) {
    depth++;
    if (depth > options.maxDepth() + NOT_NESTED && !failed) {
      throw error(
          Diagnostic.error(
                  "the formula is nested deeper than " + options.maxDepth() + " levels",
                  source,
                  SyntaxErrors.span(context.getStart()))
              .hint("raise the limit with --max-depth"));
    }
  }

  @Override
  public void exitEveryRule(ParserRuleContext context) {
    depth--;
    if (context instanceof StatementContext && context.getParent() != null) {
      // The parser notes every separator of a program for whoever listens. Nobody asks for them.
      context.getParent().children = null;
    }
  }

  @Override
  public void exitBinding(BindingContext context) {
    if (!failed && context.exception == null) {
      // Whatever a listener throws, the parser tells it of the same rule's end once more.
      failed = true;
      Operand right = operands.pop();
      output = names.bind(context.name.getText(), span(context.name), right.value);
      failed = false;
    }
  }

  @Override
  public void exitBare(BareContext context) {
    if (!failed && context.exception == null) {
      output = operands.pop().value;
      names.endStatement();
    }
  }

  @Override
  public void exitGroup(GroupContext context) {
    if (!failed) {
      requireSameKind(context.open, context.close);
      Operand inside = operands.pop();
      push(inside.value, span(context.open).to(span(context.close)));
    }
  }

  @Override
  public void exitCall(CallContext context) {
    if (failed) {
      return;
    }
    requireSameKind(context.open, context.close);
    int count = context.first == null ? 0 : 1 + context.COMMA().size();
    Value[] arguments = new Value[count];
    for (int k = count - 1; k >= 0; k--) {
      arguments[k] = operands.pop().value;
    }
    Operation function = function(context.name);
    Span span = span(context.name).to(span(context.close));
    if (count != function.arity()) {
      String name = context.name.getText();
      throw error(
          Diagnostic.error(
                  name
                      + " takes "
                      + (function.arity() == 1 ? "1 operand" : function.arity() + " operands")
                      + ", not "
                      + count,
                  source,
                  span)
              .hint(
                  "its signature is "
                      + name
                      + "("
                      + String.join(", ", function.operandNames())
                      + ")"));
    }
    push(graph.apply(function, span, arguments), span);
  }

  private Operation function(Token name) {
    OperationTable table = options.table();
    Operation function = table.function(name.getText());
    if (function != null) {
      return function;
    }
    Diagnostic diagnostic =
        Diagnostic.error("unknown function '" + name.getText() + "'", source, span(name));
    String nearest = Nearest.to(name.getText(), table.functionNames());
    boolean isName = graph.named(name.getText()) != null || Constants.named(name.getText()) != null;
    throw error(
        diagnostic.hint(
            nearest != null && !isName
                ? "did you mean " + nearest + "?"
                : "to multiply, write " + name.getText() + "*(…)"));
  }

  @Override
  public void exitPower(PowerContext context) {
    binary(context.operator);
  }

  @Override
  public void exitProduct(ProductContext context) {
    binary(context.operator);
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
    Span span = left.span.to(right.span);
    if (left.isBareComparison) {
      throw error(
          Diagnostic.error("comparisons cannot be chained", source, span(context.operator))
              .hint("write a < b and b < c"));
    }
    Value value = graph.apply(operator(context.operator, 2), span, left.value, right.value);
    operands.push(new Operand(value, span, true));
  }

  @Override
  public void exitSign(SignContext context) {
    if (failed) {
      return;
    }
    Operand operand = operands.pop();
    Span span = span(context.operator).to(operand.span);
    push(
        context.operator.getType() == PLUS
            ? operand.value
            : graph.apply(operator(context.operator, 1), span, operand.value),
        span);
  }

  @Override
  public void exitNot(NotContext context) {
    if (!failed) {
      Operand operand = operands.pop();
      Span span = span(context.operator).to(operand.span);
      push(graph.apply(operator(context.operator, 1), span, operand.value), span);
    }
  }

  @Override
  public void exitNumber(NumberContext context) {
    if (failed) {
      return;
    }
    double number = Double.parseDouble(context.number.getText());
    if (Double.isInfinite(number)) {
      throw error(
          Diagnostic.error("the number is too large", source, span(context.number))
              .hint("the largest is 1.7976931348623157e308; infinity is written inf"));
    }
    push(graph.constant(number, null, span(context.number)), span(context.number));
  }

  @Override
  public void exitName(NameContext context) {
    if (!failed) {
      push(names.use(context.name.getText(), span(context.name)), span(context.name));
    }
  }

  private void binary(Token operator) {
    if (failed) {
      return;
    }
    Operand right = operands.pop();
    Operand left = operands.pop();
    Span span = left.span.to(right.span);
    push(graph.apply(operator(operator, 2), span, left.value, right.value), span);
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
                case "≠" -> "!=";
                default -> token.getText();
              };
        };
    return options.table().operator(symbol, arity);
  }

  private void requireSameKind(Token open, Token close) {
    if (open.getText().equals("(") != close.getText().equals(")")) {
      throw error(
          Diagnostic.error(
                  "'" + open.getText() + "' is closed by '" + close.getText() + "'",
                  source,
                  span(close))
              .related("it was opened here", span(open)));
    }
  }

  private void push(Value value, Span span) {
    operands.push(new Operand(value, span, false));
  }

  private DiagnosticException error(Diagnostic diagnostic) {
    failed = true;
    return new DiagnosticException(diagnostic);
  }

  private static Span span(Token token) {
    return SyntaxErrors.span(token);
  }
}
