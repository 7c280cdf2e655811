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
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/**
 * Builds the graph while the parser runs: each rule, as it ends, takes its operands off a stack and
 * puts its Value on. No tree is made, so a large formula costs only its graph.
 */
final class ProgramReader extends ExpressionBaseListener {
  /** The rules around anything nested: the program, its statement, the whole expression. */
  private static final int NOT_NESTED = 3;

  /** Longest call that the label of a part quotes whole. */
  private static final int LONGEST_LABEL = 24;

  private final Source source;
  private final Expression.Options options;
  private final Graph.Builder graph;
  private final Names names;
  private final Deque<Operand> operands = new ArrayDeque<>();

  /** The functions that the program defines. */
  private final Map<String, UserFunction> functions = new HashMap<>();

  /** Where each function of the table was first called. */
  private final Map<String, Span> calls = new HashMap<>();

  /** The function whose body is being read, or null. */
  private UserFunction definition;

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
    if (output == null && !functions.isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error(
                  "the formula defines functions and evaluates none", source, new Span(0, 0))
              .hint("call one in a last statement, such as f(a)"));
    }
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
  public void exitHeader(HeaderContext context) {
    if (failed) {
      return;
    }
    failed = true;
    requireSameKind(context.open, context.close);
    String name = context.name.getText();
    Span span = span(context.name).to(span(context.close));
    if (functions.containsKey(name)) {
      throw error(
          Diagnostic.error("the function '" + name + "' is defined twice", source, span)
              .related("it was first defined here", functions.get(name).header())
              .hint("give one of the two another name"));
    }
    if (calls.containsKey(name)) {
      throw error(
          Diagnostic.error("'" + name + "' was called before it is defined", source, span)
              .related("here it was the function of the language", calls.get(name))
              .hint("define it above its first call"));
    }
    definition = new UserFunction(source, name, span);
    for (Token parameter : context.parameters) {
      definition.parameter(parameter.getText(), span(parameter));
    }
    failed = false;
  }

  @Override
  public void exitDefinition(DefinitionContext context) {
    if (!failed && context.exception == null) {
      definition.result(operands.pop().value);
      functions.put(definition.name(), definition);
      definition = null;
      names.endStatement();
    }
  }

  @Override
  public void exitPart(PartContext context) {
    if (failed) {
      return;
    }
    failed = true;
    Span span = span(context.name);
    if (definition == null) {
      throw error(
          Diagnostic.error("only a function can name a part inside parentheses", source, span)
              .hint("make it a statement of its own; to compare two values, write =="));
    }
    definition.part(context.name.getText(), span, operands.pop().value);
    failed = false;
  }

  @Override
  public void exitBare(BareContext context) {
    if (!failed && context.exception == null) {
      boolean isFirst = output == null && functions.isEmpty();
      if (!isFirst && SyntaxErrors.isContinuation(source, context.getStart())) {
        throw error(SyntaxErrors.continuation(source, context.getStart()));
      }
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
    Span span = span(context.name).to(span(context.close));
    String name = plain(context.name);
    UserFunction own = functions.get(name);
    if (own != null) {
      if (count != own.parameters().size()) {
        throw error(
            OperandCount.wrong(own.signature(), own.parameters().size(), count, source, span)
                .related("it is defined here", own.header()));
      }
      requireRoom(own, span);
      push(
          own.expand(builder(), this::use, label(context.name, context.close), span, arguments),
          span);
      return;
    }
    requireFunction(context.name, name);
    Operation function = options.table().function(name, count);
    if (function == null) {
      throw error(
          OperandCount.wrong(options.table().functionsNamed(name), name, count, source, span));
    }
    if (name.equals("log") && count == 2 && !name.equals(context.name.getText())) {
      // Python's has the base behind; read as ours it would be silently wrong.
      throw error(
          Diagnostic.error("here the base of a logarithm comes first", source, span)
              .hint("write log(base, x)"));
    }
    calls.putIfAbsent(name, span(context.name));
    push(builder().apply(function, span, arguments), span);
  }

  /**
   * A call is copied out, and functions that call each other can make a short text a huge graph.
   */
  private void requireRoom(UserFunction function, Span call) {
    if (builder().size() + function.size() > options.maxSize()) {
      throw error(
          Diagnostic.error(
                  "written out, the calls make more than " + options.maxSize() + " values",
                  source,
                  call)
              .related("this function is copied for each call", function.header())
              .hint("raise the limit with --max-size"));
    }
  }

  /** The text of a call, as far as a label has room for it. */
  private static String label(Token name, Token close) {
    Interval call = Interval.of(name.getStartIndex(), close.getStopIndex());
    return call.length() <= LONGEST_LABEL
        ? name.getInputStream().getText(call).replaceAll("\\s+", " ")
        : name.getText() + "(…)";
  }

  /** A name without the module it has in a language where functions live in modules. */
  private static String plain(Token name) {
    String text = name.getText();
    return text.substring(text.lastIndexOf('.') + 1);
  }

  private void requireFunction(Token token, String name) {
    OperationTable table = options.table();
    if (table.function(name) != null) {
      return;
    }
    Diagnostic diagnostic =
        Diagnostic.error("unknown function '" + name + "'", source, span(token));
    if (definition != null && definition.name().equals(name)) {
      throw error(
          Diagnostic.error("'" + name + "' is defined through itself", source, span(token))
              .related("this is its definition", definition.header())
              .hint("a function cannot call itself"));
    }
    List<String> known = new ArrayList<>(functions.keySet());
    known.addAll(table.functionNames());
    String nearest = Nearest.to(name, known);
    boolean isName = builder().named(name) != null || Constants.named(name) != null;
    String product = "to multiply, write " + name + "*(…)";
    String guess =
        nearest == null
            ? "autograd functions lists them; " + product
            : "did you mean " + nearest + "?";
    throw error(diagnostic.hint(isName ? product : guess));
  }

  /** The graph that is being built: the program's, or the body of a function. */
  private Graph.Builder builder() {
    return definition == null ? graph : definition.body();
  }

  private Value use(String name, Span span) {
    return definition == null ? names.use(name, span) : definition.use(name, span);
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
    Span span = base.span.to(exponent);
    Value number = builder().constant(superscript(context.exponent.getText()), null, exponent);
    push(builder().apply(options.table().operator("^", 2), span, base.value, number), span);
  }

  private static double superscript(String digits) {
    double number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = 10 * number + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digits.charAt(i));
    }
    return number;
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
    Value value = builder().apply(operator(context.operator, 2), span, left.value, right.value);
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
            : builder().apply(operator(context.operator, 1), span, operand.value),
        span);
  }

  @Override
  public void exitNot(NotContext context) {
    if (!failed) {
      Operand operand = operands.pop();
      Span span = span(context.operator).to(operand.span);
      push(builder().apply(operator(context.operator, 1), span, operand.value), span);
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
    push(builder().constant(number, null, span(context.number)), span(context.number));
  }

  @Override
  public void exitName(NameContext context) {
    if (!failed) {
      push(use(plain(context.name), span(context.name)), span(context.name));
    }
  }

  private void binary(Token operator) {
    if (failed) {
      return;
    }
    Operand right = operands.pop();
    Operand left = operands.pop();
    Span span = left.span.to(right.span);
    push(builder().apply(operator(operator, 2), span, left.value, right.value), span);
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
