package autograd.lang;

import static autograd.lang.grammar.ExpressionParser.*;

import autograd.graph.Span;
import autograd.graph.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.antlr.v4.runtime.Token;

/**
 * The part of the reader that knows how vectors and matrices are written: in brackets, by element,
 * by slice, and turned.
 */
abstract class VectorReader extends OperatorReader {
  /** Reads sizes and places; null until there is one, for the sake of the start. */
  private WholeNumbers whole;

  /** When the places began that are being read, the innermost last. */
  private final Deque<Names.Mark> starts = new ArrayDeque<>();

  /** What was asked for in brackets that are not closed yet. */
  private final Deque<Place> places = new ArrayDeque<>();

  /**
   * What is asked for along one side.
   *
   * @param start when it began
   * @param first the first place; null where a slice begins at the start
   * @param last the last place; null where a slice goes to the end
   * @param isOne whether it is one element and no slice
   * @param span where it stands
   */
  private record Place(Names.Mark start, Operand first, Operand last, boolean isOne, Span span) {}

  /**
   * The elements that are meant along one side, counted from 0.
   *
   * @param first the first
   * @param count how many
   * @param isOne whether it is one element and no slice
   */
  private record Reach(int first, int count, boolean isOne) {}

  VectorReader(Source source, Expression.Options options) {
    super(source, options);
  }

  /** This moment, up to which whatever only serves a place can be forgotten. */
  abstract Names.Mark mark();

  /** What a name stands for in an expression. */
  abstract Operand use(String name, Span span);

  /** Where a vector was bound; null if it was not. */
  abstract Span binding(String name);

  /** Reads {@code name[x]} as the call of a function; null if the name is that of none. */
  abstract Operand called(Token name, Token open, Token close, List<Operand> arguments);

  /** The whole number that an operand is worth. */
  final int whole(Operand operand, String what) {
    if (whole == null) {
      whole = new WholeNumbers(source, options);
    }
    return whole.of(operand, what, builder());
  }

  /** Drops the Values made since, if nothing was named among them. */
  final void forget(Names.Mark start) {
    if (mark().given() == start.given()) {
      builder().forget(start.size());
    }
  }

  @Override
  public void exitGroup(GroupContext context) {
    if (isIdle()) {
      return;
    }
    requireSameKind(context.open, context.close);
    Span span = span(context.open).to(span(context.close));
    int commas = context.COMMA().size();
    if (commas == 0) {
      Operand inside = operands.pop();
      operands.push(isOnlyRow(context.open, inside) ? onlyRow(inside, span) : inside.at(span));
      return;
    }
    failed = true;
    if (context.open.getText().equals("(")) {
      throw error(SyntaxErrors.tuple(source, options.table(), span, context.COMMA(0).getSymbol()));
    }
    List<Operand> parts = popped(commas + 1);
    requireShape(parts.toArray(new Operand[0]));
    // What brackets made is told from what only begins with one, as [1, 2] + x does.
    operands.push(new Operand(algebra().stacked(parts, span), span).at(span, OPEN, null));
    failed = false;
  }

  /** Whether {@code [[1, 2]]} stands there: of brackets around brackets the inner is a row. */
  private boolean isOnlyRow(Token open, Operand inside) {
    return inside.isTensor()
        && inside.dimensions().isVector()
        && inside.kind() == OPEN
        && open.getText().equals("[");
  }

  private static Operand onlyRow(Operand inside, Span span) {
    Dimensions shape = Dimensions.matrix(1, inside.dimensions().rows());
    return new Operand(new Tensor(shape, inside.tensor().row()), span);
  }

  /** So many operands in the order of the text. */
  final List<Operand> popped(int count) {
    Operand[] arguments = new Operand[count];
    for (int k = count - 1; k >= 0; k--) {
      arguments[k] = operands.pop();
    }
    return List.of(arguments);
  }

  @Override
  public void exitTranspose(TransposeContext context) {
    if (isIdle()) {
      return;
    }
    Operand operand = operands.pop();
    Span sign = span(context.operator);
    if (isDefining() && !operand.isTensor()) {
      operands.push(unknown(operand.span().to(sign)));
      return;
    }
    failed = true;
    requireShape(operand);
    operands.push(algebra().transposed(operand, operand.span().to(sign), sign));
    failed = false;
  }

  @Override
  public void enterPlace(PlaceContext context) {
    if (!isIdle()) {
      starts.push(mark());
    }
  }

  @Override
  public void exitPlace(PlaceContext context) {
    if (isIdle()) {
      return;
    }
    Names.Mark start = starts.pop();
    Operand last = context.last == null ? null : operands.pop();
    Operand first = context.first == null ? null : operands.pop();
    Span span = span(context.start).to(span(context.stop));
    places.push(new Place(start, first, last, context.colon == null, span));
  }

  /** {@code x[2]}, and a call of a function in brackets. */
  @Override
  public void exitElement(ElementContext context) {
    if (isIdle()) {
      return;
    }
    failed = true;
    requireSameKind(context.open, context.close);
    List<Place> asked = places(1 + context.COMMA().size());
    Span name = span(context.name);
    Span span = name.to(span(context.close));
    Operand called = called(context.name, context.open, context.close, operands(asked));
    operands.push(
        called != null ? called : element(() -> use(context.name.getText(), name), asked, span));
    failed = false;
  }

  /** {@code (A @ x)[2]}. */
  @Override
  public void exitElementOf(ElementOfContext context) {
    if (isIdle()) {
      return;
    }
    failed = true;
    requireSameKind(context.open, context.close);
    List<Place> asked = places(1 + context.COMMA().size());
    Operand base = operands.pop();
    operands.push(element(() -> base, asked, base.span().to(span(context.close))));
    failed = false;
  }

  private List<Place> places(int count) {
    Place[] asked = new Place[count];
    for (int k = count - 1; k >= 0; k--) {
      asked[k] = places.pop();
    }
    return List.of(asked);
  }

  /** The operands that stand in brackets; null if there is a slice among them. */
  private static List<Operand> operands(List<Place> asked) {
    List<Operand> operands = new ArrayList<>();
    for (Place place : asked) {
      if (!place.isOne) {
        return null;
      }
      operands.add(place.first);
    }
    return operands;
  }

  private Operand element(Supplier<Operand> written, List<Place> asked, Span span) {
    List<int[]> ends = new ArrayList<>();
    if (!isDefining()) {
      for (Place place : asked) {
        int first = place.first == null ? 1 : whole(place.first, "an index");
        int last = place.last == null ? 0 : whole(place.last, "the end of a slice");
        ends.add(new int[] {first, last});
      }
      forget(asked.get(0).start);
    }
    Operand base = written.get();
    if (isDefining()) {
      return unknown(span);
    }
    requireShape(base);
    Dimensions shape = base.dimensions();
    if (shape.rank() < asked.size() || !base.isTensor()) {
      throw tooMany(base, asked);
    }
    Reach rows =
        reach(
            base, asked.get(0), ends.get(0), shape.rows(), shape.isMatrix() ? "rows" : "elements");
    Reach columns =
        asked.size() > 1
            ? reach(base, asked.get(1), ends.get(1), shape.columns(), "columns")
            : new Reach(0, shape.columns(), shape.isVector());
    Value[] values = new Value[rows.count * columns.count];
    for (int i = 0; i < values.length; i++) {
      int row = rows.first + i / columns.count;
      values[i] = base.tensor().value(row * shape.columns() + columns.first + i % columns.count);
    }
    if (rows.isOne && columns.isOne) {
      return new Operand(values[0], span);
    }
    return rows.isOne || columns.isOne
        ? new Operand(Tensor.vector(values), span)
        : new Operand(new Tensor(Dimensions.matrix(rows.count, columns.count), values), span);
  }

  private DiagnosticException tooMany(Operand base, List<Place> asked) {
    Span excess = asked.get(asked.size() - 1).span;
    String name = algebra().name(base, "this");
    if (base.isTensor()) {
      return outside(
          base,
          name
              + " "
              + base.dimensions().verdict()
              + " and takes "
              + (base.dimensions().isMatrix() ? "two indexes" : "one index"),
          excess,
          null);
    }
    return outside(
        base,
        name + " is a number and has no elements",
        asked.get(0).span.to(excess),
        base.value().isInput() && name.equals(base.value().label())
            ? "for a vector, add --set "
                + name
                + "=[1,2,3]; or, in the formula, write "
                + name
                + " = vector(3)"
            : null);
  }

  private Reach reach(Operand base, Place place, int[] ends, int count, String what) {
    int first = ends[0];
    int last = place.isOne ? first : place.last == null ? count : ends[1];
    if (first > last && !place.isOne) {
      throw outside(base, "this slice is empty: it ends before it begins", place.span, null);
    }
    if (first < 1 || last > count) {
      int wrong = first < 1 || first > count ? first : last;
      String name = algebra().name(base, "this");
      throw outside(
          base,
          name + " has " + count + " " + what + ", counted from 1: there is no " + wrong,
          place.span,
          null);
    }
    return new Reach(first - 1, last - first + 1, place.isOne);
  }

  /** An error that shows where the vector comes from. */
  private DiagnosticException outside(Operand base, String message, Span span, String hint) {
    String name = algebra().name(base, null);
    Span binding = name == null ? null : binding(name);
    Diagnostic diagnostic = Diagnostic.error(message, source, span).hint(hint);
    return error(binding == null ? diagnostic : diagnostic.related("it is defined here", binding));
  }

  final void requireSameKind(Token open, Token close) {
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
