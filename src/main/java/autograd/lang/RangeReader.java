package autograd.lang;

import static autograd.lang.grammar.ExpressionParser.*;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.operations.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * The part of the reader that knows operands which an index runs through, as in {@code sum(i = 1,
 * n, x[i]^2)}: their text is passed over at first, and read for each number once the end is known.
 */
abstract class RangeReader extends VectorReader {
  final Functions functions;
  final Names names;
  final Graph.Builder graph;

  /** The function whose body is being read, or null. */
  UserFunction definition;

  /** Reads what is read more than once; null until there is any. */
  private BodyReader bodies;

  /** When the ranges began that are being read, the innermost last. */
  private final Deque<Names.Mark> starts = new ArrayDeque<>();

  /** The ranges whose bodies are being passed over, the innermost last. */
  private final Deque<Range> ranges = new ArrayDeque<>();

  /** How often bodies were read, which is limited as the size is. */
  private long readings;

  /**
   * What an index runs through.
   *
   * @param call the call that it belongs to
   * @param name the index
   * @param from its first number
   * @param to its last number
   */
  record Range(CallContext call, Token name, int from, int to) {}

  RangeReader(Source source, Expression.Options options) {
    super(source, options);
    this.graph = new Graph.Builder(source.text());
    this.names = new Names(source, graph, options);
    this.functions = new Functions(source, options);
  }

  abstract ProgramReader reader();

  @Override
  final Graph.Builder builder() {
    return definition == null ? graph : definition.body();
  }

  @Override
  final boolean isDefining() {
    return definition != null;
  }

  @Override
  final Operand unknown(Span span) {
    definition.defer();
    return new Operand(builder().constant(0, null, span), span);
  }

  @Override
  final Names.Mark mark() {
    Names.Mark mark = names.mark();
    return new Names.Mark(mark.size(), mark.given() + scopes.given());
  }

  @Override
  public void enterRange(RangeContext context) {
    if (!isIdle()) {
      starts.push(mark());
    }
  }

  @Override
  public void exitRange(RangeContext context) {
    if (failed) {
      return;
    }
    CallContext call = (CallContext) context.getParent();
    Range range = new Range(call, context.name, 0, 0);
    if (skipping == 0) {
      requireThrough(call, context.EQUALS().getSymbol());
      Names.Mark start = starts.pop();
      Operand to = operands.pop();
      Operand from = operands.pop();
      if (definition == null) {
        failed = true;
        requireNewIndex(context.name);
        int first = whole(from, "where an index begins");
        int last = whole(to, "where an index ends");
        forget(start);
        range = new Range(call, context.name, first, last);
        failed = false;
      }
    }
    // The body is passed over now, and read for each number once its end is known.
    ranges.push(range);
    skipping++;
  }

  /** Complains if no index can run through the operands of a function. */
  private void requireThrough(CallContext call, Token equals) {
    String name = Call.plainName(call.name.getText());
    boolean isOwn = functions.own(name) != null;
    boolean isVectors = VectorFunction.named(name) != null;
    if (isOwn || call.exponent != null || (!isVectors && functions.variadic(name) == null)) {
      throw error(SyntaxErrors.comparison(source, options.table(), equals));
    }
  }

  private void requireNewIndex(Token name) {
    String index = name.getText();
    boolean isTaken = scopes.isKnown(index) || names.isTaken(index);
    if (isTaken) {
      Span first = binding(index);
      Diagnostic diagnostic =
          Diagnostic.error("'" + index + "' stands for something else already", source, span(name))
              .hint("give the index another name");
      throw error(first == null ? diagnostic : diagnostic.related("it is given here", first));
    }
  }

  /** The range that a call ends whose body was passed over; null if it has none. */
  final Range rangeOf(CallContext call) {
    if (failed || ranges.isEmpty() || ranges.peek().call != call) {
      return null;
    }
    skipping--;
    return ranges.pop();
  }

  /** How often bodies were read, once more counted in. */
  final long nextReading() {
    return ++readings;
  }

  /** A call whose operands are what an index runs through. */
  final Operand through(Range range, CallContext context) {
    Span name = span(context.name);
    Span span = name.to(span(context.close));
    if (definition != null) {
      return unknown(span);
    }
    Span body = span(context.first.start).to(span(context.first.stop));
    if (!context.COMMA().isEmpty()) {
      throw error(
          Diagnostic.error(
                  "an index runs through one formula, and here are several",
                  source,
                  span(context.COMMA(0).getSymbol()))
              .hint(null));
    }
    long count = Math.max(0, (long) range.to - range.from + 1);
    readings += count;
    algebra().requireRoom(graph, readings, span);
    List<Operand> parts = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      algebra().requireRoom(graph, 0, span);
      scopes.enter(range.name.getText(), span(range.name), range.from + k);
      parts.add(read(body));
      scopes.leave();
    }
    return made(context, span, parts);
  }

  /** What is made of all that an index ran through. */
  private Operand made(CallContext context, Span span, List<Operand> parts) {
    String name = Call.plainName(context.name.getText());
    VectorFunction function = functions.own(name) == null ? VectorFunction.named(name) : null;
    Operation operation = functions.own(name) == null ? functions.variadic(name) : null;
    if (parts.isEmpty()) {
      double empty = operation == null ? Double.NaN : operation.value(Operation.frame(0), 0);
      if (!Double.isFinite(empty) || function != null) {
        throw error(
            Diagnostic.error("the index ends before it begins, and there is nothing", source, span)
                .hint("of nothing there is a sum, 0, and a product, 1"));
      }
      return new Operand(builder().constant(empty, null, span), span);
    }
    requireShape(parts.toArray(new Operand[0]));
    if (function == null) {
      return apply(operation, span, span, parts.toArray(new Operand[0]));
    }
    Operand vector = new Operand(algebra().stacked(parts, span), span);
    return function == VectorFunction.VECTOR
        ? vector
        : new VectorFunctions(options, algebra()).apply(function, builder(), span, List.of(vector));
  }

  /** Reads a part of the text once more. */
  final Operand read(Span body) {
    if (bodies == null) {
      bodies = new BodyReader(source, reader());
    }
    failed = false;
    try {
      bodies.read(body);
    } catch (RuntimeException e) {
      failed = true;
      throw e;
    }
    failed = true;
    return operands.pop();
  }
}
