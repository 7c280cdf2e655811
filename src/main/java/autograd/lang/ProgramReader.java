package autograd.lang;

import static autograd.lang.grammar.ExpressionParser.*;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Constants;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Builds the graph while the parser runs: each rule, as it ends, takes its operands off a stack and
 * puts its Value on. No tree is made, so a large formula costs only its graph.
 */
final class ProgramReader extends CallReader {
  /** The rules around anything nested: the program, its statement, the whole expression. */
  private static final int NOT_NESTED = 3;

  /** When the parts began that are being read, the innermost last. */
  private final Deque<Names.Mark> parts = new ArrayDeque<>();

  private int depth;

  /** What the last statement that computes something is worth. */
  private Operand output;

  /** The input that the last default was given to, or the inputs of a vector. */
  private Operand lastDefault;

  ProgramReader(Source source, Expression.Options options) {
    super(source, options);
  }

  @Override
  ProgramReader reader() {
    return this;
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
    graph.output(elements(output));
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
      Operand bound = bound(context.name, right, names.statementStart());
      names.endStatement();
      String name = context.name.getText();
      Value first = bound.element(0);
      boolean isDefault = first.isInput() && !isOther(right, first);
      String label = bound.isTensor() ? name + bound.dimensions().subscript(0) : name;
      if (isDefault && first.label().equals(label)) {
        lastDefault = bound;
      } else {
        computed(name, bound);
      }
      failed = false;
    }
  }

  /** Whether a name was given to an input that had another. */
  private static boolean isOther(Operand right, Value first) {
    return right.isTensor() && !right.tensor().isDeclaration() && right.element(0) == first;
  }

  /** Gives a name to what stands on the right of its sign, and answers with what it then is. */
  private Operand bound(Token name, Operand right, Names.Mark start) {
    String word = name.getText();
    return right.isTensor()
        ? new Operand(names.bind(word, span(name), right.tensor(), start), right.span())
        : new Operand(names.bind(word, span(name), right.value(), start), right.span());
  }

  private static Value[] elements(Operand operand) {
    return operand.isTensor() ? operand.tensor().row() : new Value[] {operand.value()};
  }

  private void computed(String name, Operand operand) {
    requireShape(operand);
    output = operand;
    List<String> suffixes = operand.isTensor() ? operand.dimensions().subscripts() : List.of("");
    graph.statement(name, suffixes, elements(operand));
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
      Operand result = operands.pop();
      Span body = span(context.body.start).to(span(context.body.stop));
      definition.result(result.isTensor() ? unknown(result.span()).value() : result.value(), body);
      functions.add(definition);
      definition = null;
      names.endStatement();
    }
  }

  @Override
  public void enterPart(PartContext context) {
    if (!isIdle()) {
      parts.push(names.mark());
    }
  }

  @Override
  public void exitPart(PartContext context) {
    if (isIdle()) {
      return;
    }
    failed = true;
    String name = context.name.getText();
    Operand part = operands.pop();
    Names.Mark start = parts.pop();
    if (!scopes.isEmpty()) {
      requireShape(part);
      scopes.name(name, span(context.name), part);
    } else if (definition == null) {
      bound(context.name, part, start);
    } else {
      Value value = part.isTensor() ? unknown(part.span()).value() : part.value();
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
      failed = true;
      computed(null, operands.pop());
      failed = false;
      names.endStatement();
    }
  }

  @Override
  public void exitName(NameContext context) {
    if (!isIdle()) {
      String written = context.name.getText();
      Span span = span(context.name);
      boolean isPlain = Call.plainName(written).length() == written.length();
      operands.push(isPlain ? use(written, span) : constant(written, span));
    }
  }

  @Override
  Operand constant(String written, Span span) {
    String name = Call.plainName(written);
    Double constant = Constants.inModule(name);
    if (constant == null) {
      return use(name, span);
    }
    boolean isTaken = builder().named(name) != null || Constants.named(name) == null;
    return new Operand(builder().constant(constant, isTaken ? null : name, span), span);
  }
}
