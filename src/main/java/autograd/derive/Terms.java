package autograd.derive;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import autograd.operations.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph in the making where equal terms are one Value: what is asked for twice is made once, in
 * whatever order the operands of a commutative operation come. Terms that the {@link Rules} make
 * simpler never come into being.
 *
 * <p>Not safe for use by several threads.
 */
final class Terms {
  private static final OperationTable TABLE = OperationTable.standard();
  private static final Operation ADD = TABLE.operator("+", 2);
  private static final Operation SUBTRACT = TABLE.operator("-", 2);
  private static final Operation MULTIPLY = TABLE.operator("*", 2);
  private static final Operation DIVIDE = TABLE.operator("/", 2);
  private static final Operation POWER = TABLE.operator("^", 2);
  private static final Operation NEGATE = TABLE.operator("-", 1);
  private static final Operation EQUAL = TABLE.operator("==", 2);
  private static final Operation NOT = TABLE.operator("not", 1);
  private static final Operation AND = TABLE.operator("and", 2);
  private static final Operation OR = TABLE.operator("or", 2);
  private static final Operation IF = TABLE.function("if", 3);

  /** Numbers of a product between these are multiplied without loss but for the last digit. */
  private static final double TINY = 1e-100;

  private static final double HUGE = 1e100;

  private final Graph.Builder graph;
  private final ExactNumbers exact;
  private final Tameness tameness = new Tameness();
  private final Map<Object, Value> known = new HashMap<>();
  private final List<Double> worth = new ArrayList<>();
  private Span place = new Span(0, 0);

  /** Whether a term may not become defined where it was not. */
  private boolean keepsUndefined;

  /** An equal term has the same operation and the same operands. */
  private record Application(Operation operation, List<Value> operands) {}

  /** A number, told apart by its bits: 0 and -0 are two. */
  private record Bits(long bits) {
    @Override
    public int hashCode() {
      // The low bits of whole numbers are all 0, and a hash map goes by low bits.
      return Long.hashCode(bits * 0x9E3779B97F4A7C15L);
    }
  }

  /**
   * Starts without any terms.
   *
   * @param source the text that places speak of
   * @param points at which a number may stand for the term it is worth: where every point counts,
   *     wherever the term has no inputs; else only where no digit is lost
   */
  Terms(String source, Points points) {
    this.graph = new Graph.Builder(source);
    this.exact = points == Points.EVERY ? null : new ExactNumbers();
  }

  /** Whether what is written is to be read: not every point counts. */
  boolean isForReaders() {
    return exact != null;
  }

  /** Where in the source the terms that follow come from. */
  void place(Span span) {
    place = span;
  }

  /** How many terms there are. */
  int size() {
    return graph.size();
  }

  /** All terms so far; operands first. */
  List<Value> values() {
    return graph.values();
  }

  Value input(String name, Span span) {
    Value value = known.get(name);
    if (value == null) {
      value = remember(name, graph.input(name, span), Double.NaN);
    }
    return value;
  }

  Value number(double number) {
    return number(number, null);
  }

  Value number(double number, String label) {
    Bits key = new Bits(Double.doubleToLongBits(number));
    Value value = known.get(key);
    return value != null ? value : remember(key, graph.constant(number, label, place), number);
  }

  private Value remember(Object key, Value value, double number) {
    known.put(key, value);
    worth.add(number);
    return value;
  }

  /** What a term without inputs is worth. */
  double worth(Value value) {
    return worth.get(value.index());
  }

  /** Whether a term is finite wherever the inputs are, as far as its operations tell. */
  boolean isTame(Value term) {
    return tameness.isTame(values(), term);
  }

  boolean isNumber(Value value, double number) {
    return value.isConstant() && value.number() == number;
  }

  Value add(Value x, Value y) {
    return apply(ADD, x, y);
  }

  Value subtract(Value x, Value y) {
    return apply(SUBTRACT, x, y);
  }

  Value multiply(Value x, Value y) {
    return apply(MULTIPLY, x, y);
  }

  Value divide(Value x, Value y) {
    return apply(DIVIDE, x, y);
  }

  Value power(Value x, Value y) {
    return apply(POWER, x, y);
  }

  /** What a rule makes of the product of two terms; null if none speaks of them. */
  Value rewrittenProduct(Value x, Value y) {
    return Rules.standard().rewrite(this, false, MULTIPLY, x, y);
  }

  /** What a rule makes of the quotient of two terms; null if none speaks of them. */
  Value rewrittenQuotient(Value x, Value y) {
    return Rules.standard().rewrite(this, false, DIVIDE, x, y);
  }

  Value length(List<Value> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : apply(TABLE.function("hypot", parts.size()), parts.toArray(new Value[0]));
  }

  Value negate(Value x) {
    return apply(NEGATE, x);
  }

  Value equal(Value x, Value y) {
    return apply(EQUAL, x, y);
  }

  Value not(Value x) {
    return apply(NOT, x);
  }

  Value both(Value x, Value y) {
    return apply(AND, x, y);
  }

  Value either(Value x, Value y) {
    return apply(OR, x, y);
  }

  Value when(Value condition, Value then, Value otherwise) {
    return apply(IF, condition, then, otherwise);
  }

  /** The term of that operation, or a simpler one that is worth the same. */
  Value apply(Operation operation, Value... operands) {
    return apply(operation, null, operands);
  }

  /** Likewise; if it is new it goes by that label. */
  Value apply(Operation operation, String label, Value... operands) {
    double number = worthOf(operation, operands);
    if (isFree(operands) && (exact == null || exact.holds(operation, operands, number, this))) {
      return number(number);
    }
    Value simpler = decided(operation, operands);
    if (simpler == null && operation.isInfix() && operands.length == 2) {
      simpler = withNumbersInFront(operation, operands[0], operands[1]);
    }
    if (simpler == null) {
      simpler = Rules.standard().rewrite(this, keepsUndefined, operation, operands);
    }
    if (simpler != null) {
      return simpler;
    }
    Object key = new Application(operation, keyOperands(operation, operands));
    Value value = known.get(key);
    return value != null
        ? value
        : remember(key, graph.apply(operation, place, label, operands), number);
  }

  private static List<Value> keyOperands(Operation operation, Value[] operands) {
    Value[] sorted = operands.clone();
    if (operation.is(Trait.COMMUTATIVE) && operands.length > 1) {
      Arrays.sort(sorted, (x, y) -> Integer.compare(x.index(), y.index()));
    }
    return Arrays.asList(sorted);
  }

  private static boolean isFree(Value[] operands) {
    for (Value operand : operands) {
      if (operand.dependsOnInput()) {
        return false;
      }
    }
    return true;
  }

  /** What an operation without inputs is worth; NaN if there are any. */
  private double worthOf(Operation operation, Value[] operands) {
    if (!isFree(operands)) {
      return Double.NaN;
    }
    double[] frame = Operation.frame(operands.length);
    for (int k = 0; k < operands.length; k++) {
      frame[k] = worth(operands[k]);
    }
    return operation.value(frame, operands.length);
  }

  /** What a condition that is settled leaves of the operation above it; null if nothing is. */
  private Value decided(Operation operation, Value[] operands) {
    if (operation.isConditional() && !operands[0].dependsOnInput()) {
      double condition = worth(operands[0]);
      return Double.isNaN(condition) ? number(Double.NaN) : operands[condition != 0 ? 1 : 2];
    }
    boolean or = operation == OR;
    if ((operation == AND || or) && operands[0] == operands[1] && isCondition(operands[0])) {
      return operands[0];
    }
    for (int k = 0; k < 2 && (operation == AND || or); k++) {
      if (!operands[k].dependsOnInput()) {
        boolean settled = worth(operands[k]) != 0;
        Value other = operands[1 - k];
        if (settled == or) {
          return number(settled ? 1 : 0);
        }
        if (isCondition(other)) {
          return other;
        }
      }
    }
    if (operation == NOT && isApplication(operands[0], NOT)) {
      Value inner = operands[0].operand(0);
      return isCondition(inner) ? inner : null;
    }
    if (operation == IF && isApplication(operands[0], NOT)) {
      return when(operands[0].operand(0), operands[2], operands[1]);
    }
    return null;
  }

  /** Brings numbers together at the left of a product, and makes a negative one a minus. */
  private Value withNumbersInFront(Operation operation, Value x, Value y) {
    if (operation == MULTIPLY) {
      if (isPlainNumber(y) && !isPlainNumber(x)) {
        return multiply(y, x);
      }
      if (hasNumberInFront(y)) {
        Value number = y.operand(0);
        return isPlainNumber(x)
            ? product(x, number, y.operand(1))
            : multiply(number, multiply(x, y.operand(1)));
      }
    }
    boolean isNegative = isPlainNumber(y) && y.number() < 0;
    if (isNegative && operation == ADD) {
      return subtract(x, number(-y.number()));
    }
    return isNegative && operation == SUBTRACT ? add(x, number(-y.number())) : null;
  }

  /** For a reader only whole numbers are multiplied: of others the product would be rounded. */
  private Value product(Value x, Value y, Value rest) {
    double product = x.number() * y.number();
    boolean isExact = isWhole(x.number()) && isWhole(y.number()) && isWhole(product);
    boolean isClose = exact == null && Math.abs(product) > TINY && Math.abs(product) < HUGE;
    return isExact || isClose ? multiply(number(product), rest) : null;
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1L << 53;
  }

  private static boolean isPlainNumber(Value value) {
    return value.isConstant() && value.label() == null && Double.isFinite(value.number());
  }

  private static boolean hasNumberInFront(Value value) {
    return isApplication(value, MULTIPLY) && isPlainNumber(value.operand(0));
  }

  private static boolean isApplication(Value value, Operation operation) {
    return !value.isLeaf() && value.operation() == operation;
  }

  static boolean isApplication(Value value, String name, int arity) {
    return !value.isLeaf() && value.arity() == arity && value.operation().name().equals(name);
  }

  /** Whether a term is a comparison or made of some, 0 or 1. */
  static boolean isCondition(Value value) {
    return !value.isLeaf() && (value.operation().isComparison() || value.operation().isLogical());
  }

  /**
   * Takes in a graph: its Values as terms, by their index. Where every point counts, what is
   * undefined stays so.
   *
   * @param fixed numbers to put in place of inputs, by name
   */
  Value[] copy(Graph other, Map<String, Double> fixed) {
    Value[] copies = new Value[other.size()];
    keepsUndefined = exact == null;
    for (Value value : other.values()) {
      place(value.span());
      copies[value.index()] = copy(value, copies, fixed);
    }
    keepsUndefined = false;
    return copies;
  }

  private Value copy(Value value, Value[] copies, Map<String, Double> fixed) {
    if (value.isConstant()) {
      return number(value.number(), value.label());
    }
    if (value.isInput()) {
      Double number = fixed.get(value.label());
      return number == null ? input(value.label(), value.span()) : number(number);
    }
    Value[] operands = new Value[value.arity()];
    for (int k = 0; k < operands.length; k++) {
      operands[k] = copies[value.operand(k).index()];
    }
    return apply(value.operation(), value.label(), operands);
  }

  /** The terms that others are made of, themselves included. */
  BitSet reach(Collection<Value> results) {
    BitSet marks = new BitSet(size());
    for (Value result : results) {
      marks.set(result.index());
    }
    for (int i = marks.length() - 1; i >= 0; i = marks.previousSetBit(i - 1)) {
      for (Value operand : values().get(i).operands()) {
        marks.set(operand.index());
      }
    }
    return marks;
  }

  /**
   * The graph of some results alone, without whatever else was made on the way to them.
   *
   * @param like where the inputs' order and their own numbers are from
   */
  Derivation finish(Map<String, Value> results, Graph like) {
    Graph.Builder pruned = new Graph.Builder(graph.source());
    Value[] copies = new Value[size()];
    BitSet marks = reach(results.values());
    for (Value input : like.inputs()) {
      Value mine = known.get(input.label());
      if (mine != null && marks.get(mine.index())) {
        copies[mine.index()] = pruned.input(input.label(), input.span());
        Double number = like.defaults().get(input.label());
        if (number != null) {
          pruned.defaultOf(copies[mine.index()], number);
        }
      }
    }
    for (int i = marks.nextSetBit(0); i >= 0; i = marks.nextSetBit(i + 1)) {
      Value value = values().get(i);
      if (value.isInput()) {
        copies[i] = copies[i] == null ? pruned.input(value.label(), value.span()) : copies[i];
        continue;
      }
      if (value.isConstant()) {
        copies[i] = pruned.constant(value.number(), value.label(), value.span());
        continue;
      }
      Value[] operands = new Value[value.arity()];
      for (int k = 0; k < operands.length; k++) {
        operands[k] = copies[value.operand(k).index()];
      }
      copies[i] = pruned.apply(value.operation(), value.span(), value.label(), operands);
    }
    Map<String, Value> named = new LinkedHashMap<>();
    results.forEach((name, value) -> named.put(name, copies[value.index()]));
    pruned.output(named.values().iterator().next());
    return new Derivation(pruned.build(), named);
  }
}
