package autograd.graph;

import autograd.operations.Operation;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A node of a {@link Graph}: an operation, its operands in order, a label and a place in the source
 * text. A leaf has no operands: it is an input, which a point gives a number, or a constant, which
 * carries its own.
 *
 * <p>A Value is structure and immutable; what it is worth at a point, and the gradient there,
 * belong to an evaluation, in arrays indexed by {@link #index()}. So one graph serves many points
 * and threads.
 */
public final class Value {
  private static final Value[] NONE = {};

  private final int index;
  private final Operation operation;

  /** For {@link Graph}, which goes through all of them. */
  final Value[] operands;

  private final double number;
  private final boolean dependsOnInput;
  private final String label;
  private final int start;
  private final int end;

  private Value(
      int index,
      Operation operation,
      Value[] operands,
      double number,
      boolean dependsOnInput,
      String label,
      Span span) {
    this.index = index;
    this.operation = operation;
    this.operands = operands;
    this.number = number;
    this.dependsOnInput = dependsOnInput;
    this.label = label;
    this.start = span.start();
    this.end = span.end();
  }

  static Value input(int index, String name, Span span) {
    return new Value(index, null, NONE, Double.NaN, true, name, span);
  }

  static Value constant(int index, double number, String label, Span span) {
    return new Value(index, null, NONE, number, false, label, span);
  }

  static Value result(int index, Operation operation, Value[] operands, String label, Span span) {
    boolean dependsOnInput = false;
    for (Value operand : operands) {
      dependsOnInput |= operand.dependsOnInput;
    }
    return new Value(index, operation, operands, Double.NaN, dependsOnInput, label, span);
  }

  /** This Value under a name. The copy takes its place in the graph. */
  Value labelled(String name) {
    return new Value(index, operation, operands, number, dependsOnInput, name, span());
  }

  /** The place in the graph's order of creation; every operand has a smaller one. */
  public int index() {
    return index;
  }

  /** Whether this Value has no operands. */
  public boolean isLeaf() {
    return operation == null;
  }

  /** Whether a point gives this Value its number. */
  public boolean isInput() {
    return operation == null && dependsOnInput;
  }

  /** Whether this Value is a number written in the formula. */
  public boolean isConstant() {
    return operation == null && !dependsOnInput;
  }

  /**
   * Whether any input feeds this Value, itself included. Where none does, the gradient is not
   * wanted: a constant exponent, say, has no derivative to compute.
   */
  public boolean dependsOnInput() {
    return dependsOnInput;
  }

  /**
   * The operation that makes this Value.
   *
   * @throws IllegalStateException for a leaf
   */
  public Operation operation() {
    if (operation == null) {
      throw new IllegalStateException("a leaf is made by no operation");
    }
    return operation;
  }

  /** How many operands there are; 0 for a leaf. */
  public int arity() {
    return operands.length;
  }

  /** The operand at {@code position}, counted from 0. The same Value may stand at several. */
  public Value operand(int position) {
    return operands[position];
  }

  /** The operands in order. */
  public List<Value> operands() {
    return Collections.unmodifiableList(Arrays.asList(operands));
  }

  /** The number of a constant; NaN for every other Value. */
  public double number() {
    return number;
  }

  /** The name it was given, or the symbol of a named constant; null when it has neither. */
  public String label() {
    return label;
  }

  /** Where in the source text it stands. */
  public Span span() {
    return new Span(start, end);
  }

  @Override
  public String toString() {
    if (label != null) {
      return label;
    }
    return isConstant() ? Double.toString(number) : operation.name() + "#" + index;
  }
}
