package autograd.lang;

import static autograd.lang.grammar.ExpressionParser.*;

import autograd.graph.Constants;
import autograd.graph.Graph;
import autograd.graph.Operation;
import autograd.graph.Span;
import autograd.graph.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Builds the graph while the parser runs: each rule, as it ends, takes its operands off a stack and
 * puts its Value on. No tree is made, so a large formula costs only its graph.
 */
final class ProgramReader extends OperatorReader {
  /** The rules around anything nested: the program, its statement, the whole expression. */
  private static final int NOT_NESTED = 3;

  private final Graph.Builder graph;
  private final Names names;
  private final Functions functions;

  /** When the parts began that are being read, the innermost last. */
  private final Deque<Names.Mark> parts = new ArrayDeque<>();

  /** The function whose body is being read, or null. */
  private UserFunction definition;

  private int depth;

  /** What the last statement that computes something is worth. */
  private Value output;

  /** The input that the last default was given to. */
  private Value lastDefault;

  ProgramReader(Source source, Expression.Options options) {
    super(source, options);
    this.graph = new Graph.Builder(source.text());
    this.names = new Names(source, graph, options);
    this.functions = new Functions(source, options);
  }

  Graph graph() {
    output = output == null ? lastDefault : output;
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
    names.tellOfDoubtful();
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
      String name = context.name.getText();
      Value value = names.bind(name, span(context.name), operands.pop().value());
      if (value.isInput() && name.equals(value.label())) {
        lastDefault = value;
      } else {
        computed(name, value);
      }
      failed = false;
    }
  }

  private void computed(String name, Value value) {
    output = value;
    graph.statement(name, value);
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
    functions.requireNew(name, span);
    definition = new UserFunction(source, name, span);
    for (Token parameter : context.parameters) {
      definition.parameter(parameter.getText(), span(parameter));
    }
    failed = false;
  }

  @Override
  public void exitDefinition(DefinitionContext context) {
    if (!failed && context.exception == null) {
      definition.result(operands.pop().value());
      functions.add(definition);
      definition = null;
      names.endStatement();
    }
  }

  @Override
  public void enterPart(PartContext context) {
    parts.push(names.mark());
  }

  @Override
  public void exitPart(PartContext context) {
    if (failed) {
      return;
    }
    failed = true;
    String name = context.name.getText();
    Value value = operands.pop().value();
    Names.Mark start = parts.pop();
    if (definition == null) {
      names.bind(name, span(context.name), value, start);
    } else {
      definition.part(name, span(context.name), value);
    }
    failed = false;
  }

  @Override
  public void exitBare(BareContext context) {
    if (!failed && context.exception == null) {
      boolean isFirst = output == null && functions.isEmpty();
      if (!isFirst && SyntaxErrors.isContinuation(source, context.getStart())) {
        throw error(SyntaxErrors.continuation(source, context.getStart()));
      }
      computed(null, operands.pop().value());
      names.endStatement();
    }
  }

  @Override
  public void exitGroup(GroupContext context) {
    if (!failed) {
      requireSameKind(context.open, context.close);
      Operand inside = operands.pop();
      push(inside.value(), span(context.open).to(span(context.close)));
    }
  }

  @Override
  public void exitCall(CallContext context) {
    if (failed) {
      return;
    }
    failed = true;
    requireSameKind(context.open, context.close);
    int count = context.first == null ? 0 : 1 + context.COMMA().size();
    Operand[] arguments = new Operand[count];
    Value[] values = new Value[count];
    for (int k = count - 1; k >= 0; k--) {
      arguments[k] = operands.pop();
      values[k] = arguments[k].value();
    }
    Call call = Call.of(source, context.name, context.close, arguments);
    if (context.exponent != null) {
      raised(call, context, values);
    } else if (count == 0 && isConstant(call)) {
      push(constant(call.written(), call.span()), call.span());
    } else {
      push(result(call, null, values), call.span());
    }
    failed = false;
  }

  /** What a call is worth; {@code label} is null where the text of the call says it. */
  private Value result(Call call, String label, Value... arguments) {
    UserFunction own = functions.own(call.plainName());
    if (own == null) {
      requireNotItself(call);
      Operation function = functions.called(call, this::isKnown);
      return builder().apply(function, call.span(), label, arguments);
    }
    int count = own.parameters().size();
    if (count != arguments.length) {
      throw error(
          OperandCount.wrong(own.signature(), count, arguments.length, source, call.span())
              .related("it is defined here", own.header()));
    }
    requireRoom(own, call.span());
    return own.expand(builder(), this::use, label(call), call.span(), arguments);
  }

  /** {@code sin^2(x)}, as mathematics writes the square of {@code sin(x)}. */
  private void raised(Call call, CallContext context, Value... arguments) {
    Token exponent = context.exponent;
    boolean isRaised = exponent.getType() == SUPERSCRIPT;
    double number =
        isRaised
            ? Numerals.superscript(exponent.getText())
            : Numerals.number(exponent.getText()) * (context.minus == null ? 1 : -1);
    RaisedCall raised = new RaisedCall(call, exponent, context.open, number);
    boolean isFunction = functions.own(call.plainName()) != null;
    if (!isFunction && (isKnown(call.plainName()) || !functions.isInTable(call.plainName()))) {
      throw error(raised.product());
    }
    if (isFunction || !(number > 0 && number == Math.rint(number))) {
      throw error(raised.refusal(isFunction, options.table()));
    }
    Value value = result(call, raised.label(LONGEST_LABEL), arguments);
    Value power = builder().constant(number, null, span(exponent));
    push(apply("^", call.span(), value, power), call.span());
  }

  private boolean isKnown(String name) {
    return definition == null
        ? names.isKnown(name)
        : definition.body().named(name) != null || names.isKnown(name);
  }

  private void requireNotItself(Call call) {
    if (definition != null && definition.name().equals(call.plainName())) {
      throw error(
          Diagnostic.error(
                  "'" + definition.name() + "' is defined through itself", source, call.name())
              .related("this is its definition", definition.header())
              .hint("a function cannot call itself"));
    }
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
  private String label(Call call) {
    Span span = call.span();
    return span.end() - span.start() <= LONGEST_LABEL
        ? span.in(source.text()).replaceAll("\\s+", " ")
        : call.written() + "(…)";
  }

  @Override
  Graph.Builder builder() {
    return definition == null ? graph : definition.body();
  }

  private Value use(String name, Span span) {
    return definition == null ? names.use(name, span) : definition.use(name, span);
  }

  @Override
  public void exitName(NameContext context) {
    if (!failed) {
      String written = context.name.getText();
      Span span = span(context.name);
      boolean isPlain = Call.plainName(written).length() == written.length();
      push(isPlain ? use(written, span) : constant(written, span), span);
    }
  }

  /** What a name in a module of another language stands for: a constant, if it is one there. */
  private Value constant(String written, Span span) {
    String name = Call.plainName(written);
    Double constant = Constants.inModule(name);
    if (constant == null) {
      return use(name, span);
    }
    boolean isTaken = builder().named(name) != null || Constants.named(name) == null;
    return builder().constant(constant, isTaken ? null : name, span);
  }

  /** Whether a call without operands is that of a constant: {@code PI()}. */
  private boolean isConstant(Call call) {
    return functions.own(call.plainName()) == null
        && (call.isQualified() || names.isConstant(call.plainName()))
        && Constants.inModule(call.plainName()) != null;
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
}
