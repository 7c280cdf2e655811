package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Operation;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Notices, as the passes go, where their answer may not be the derivative: where a number left the
 * range in which doubles have all their digits though nothing of it is plainly 0, where a
 * convention decided and not calculus, where a comparison holds with equality, where adjoints
 * cancel. It errs on the safe side; what is in doubt is then looked at by {@link Limits}.
 *
 * <p>A 0 raises no doubt where something that it is made of is 0: a factor, the operand of a sine.
 * What was a number too small for a double is noticed where it arose.
 */
final class Doubt implements BackwardPass.Observer {
  /** Below that share of what was added, a sum has lost so many digits that it may be 0. */
  private static final double CANCELLED = 0x1p-30;

  /** A function crosses 0 where it moves at least as much as this for an operand's own size. */
  private static final double CROSSING = 0x1p-900;

  private final BitSet corners = new BitSet();
  private final BitSet slopes = new BitSet();
  private final BitSet ranges = new BitSet();

  /** The output, if it is the only one and its adjoint starts with 1. */
  private final Value top;

  private final Graph graph;

  private Doubt(Graph graph, Value top) {
    this.graph = graph;
    this.top = top;
  }

  /**
   * Looks at the forward pass; to be told of the backward pass as its observer.
   *
   * @param seeds the adjoint that each output starts with
   */
  static Doubt of(Evaluation evaluation, Map<Value, Double> seeds) {
    Collection<Value> outputs = seeds.keySet();
    Value first = outputs.iterator().next();
    Doubt doubt =
        new Doubt(evaluation.graph(), seeds.size() == 1 && seeds.get(first) == 1 ? first : null);
    Graph graph = evaluation.graph();
    double[] frame = graph.frame();
    BitSet live = Reach.at(evaluation, outputs);
    for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
      Value value = graph.values().get(i);
      if (!value.isLeaf()) {
        evaluation.fill(frame, value);
        doubt.look(value, frame);
      }
    }
    return doubt;
  }

  /** Whether nothing was noticed. */
  boolean isNone() {
    return ranges.isEmpty() && corners.isEmpty() && slopes.isEmpty();
  }

  /** Whether a value itself may be wrong, and with it all that is computed from it. */
  boolean isOfValues() {
    return !ranges.isEmpty();
  }

  /** Whether all there is are corners and equalities: all numbers are as good as they look. */
  boolean isOfCornersAlone() {
    return ranges.isEmpty() && slopes.isEmpty();
  }

  /**
   * Whether all there is is a corner of the output's own operation, of which the operand is this
   * input: then the row of the table knows best.
   */
  boolean isOfRowAlone(Value input) {
    return isOfCornersAlone()
        && top != null
        && corners.cardinality() == 1
        && corners.get(top.index())
        && top.operands().contains(input)
        && isUsedOnce(input);
  }

  /** The Values at which the slope may be wrong. */
  BitSet places() {
    BitSet places = (BitSet) corners.clone();
    places.or(slopes);
    return places;
  }

  /** The first Value that raised a doubt. */
  Value place() {
    BitSet all = places();
    all.or(ranges);
    return graph.values().get(all.nextSetBit(0));
  }

  /** Why a Value raised a doubt, in a few words. */
  String reason(Value value) {
    if (ranges.get(value.index())) {
      return "a number leaves the range of doubles here";
    }
    return corners.get(value.index())
        ? "here is a corner, where a convention decides"
        : "a slope is lost here: 0, infinite, or a difference of like ones";
  }

  /** Whether a double has all its digits there: it is finite, and not 0 or nearly. */
  static boolean isOrdinary(double number) {
    double size = Math.abs(number);
    return size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE;
  }

  private void look(Value value, double[] frame) {
    Operation operation = value.operation();
    int arity = value.arity();
    // A number that nothing more is computed from is as good as its operation.
    if (!operation.isConditional() && value != top) {
      if (leavesRange(operation, frame, arity)) {
        ranges.set(value.index());
      }
    }
    if (value.dependsOnInput()
        && (asksForZero(value, frame)
            || hasLooseExponent(value, frame)
            || operation.kinkAt(frame, arity) != null)) {
      corners.set(value.index());
    }
  }

  /** Whether something counts as false that is a number, and 0 just there. */
  private static boolean asksForZero(Value value, double[] frame) {
    Operation operation = value.operation();
    int asked = operation.isConditional() ? 1 : operation.isLogical() ? value.arity() : 0;
    for (int k = 0; k < asked; k++) {
      if (frame[k] == 0 && value.operand(k).dependsOnInput() && isNumber(value.operand(k))) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is a power that a negative base or one just below 0 may not have. */
  static boolean hasLooseExponent(Value value, double[] frame) {
    if (!value.operation().isPower()) {
      return false;
    }
    boolean isBroken = frame[1] != Math.rint(frame[1]);
    return value.operand(1).dependsOnInput() ? frame[0] <= 0 : frame[0] == 0 && isBroken;
  }

  static boolean isNumber(Value value) {
    return value.isLeaf() || !(value.operation().isComparison() || value.operation().isLogical());
  }

  private static boolean leavesRange(Operation operation, double[] frame, int arity) {
    double result = frame[arity];
    if (isOrdinary(result)) {
      return false;
    }
    return result != 0 || !isPlainZero(operation, frame, arity);
  }

  private static boolean isPlainZero(Operation operation, double[] frame, int arity) {
    if (operation.isPiecewise() || operation.isAdditive()) {
      return true;
    }
    if (operation.showsZeros(arity) && hasZero(frame, arity)) {
      return true;
    }
    for (int k = 0; k < arity && !operation.isRing(); k++) {
      if (operation.hasDerivative(k)
          && Math.abs(operation.localDerivative(k, frame, arity) * frame[k]) >= CROSSING) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean arrived(
      Value value,
      int position,
      double[] frame,
      double adjoint,
      double local,
      double amount,
      double before,
      double after) {
    boolean isLost = local == 0 ? isLostSlope(value, position, frame) : !isOrdinary(local);
    boolean isCut = local != 0 && !isOrdinary(amount);
    boolean isCancelled =
        before != 0 && amount != 0 && !(Math.abs(after) >= CANCELLED * Math.abs(amount));
    boolean isDoubtful = isLost || isCut || isCancelled || !Double.isFinite(after);
    if (isDoubtful && !(value == top && isUsedOnce(value.operand(position)))) {
      slopes.set(value.index());
    }
    return true;
  }

  /** Whether a local derivative is the whole gradient, and as good as its rule. */
  private boolean isUsedOnce(Value operand) {
    int uses = operand.isInput() ? 0 : 2;
    for (Value each : operand.isInput() ? graph.values() : List.<Value>of()) {
      for (Value other : each.operands()) {
        uses += other == operand ? 1 : 0;
      }
    }
    return uses == 1;
  }

  /** Whether a slope of 0 may be one that is too small for a double. */
  private static boolean isLostSlope(Value value, int position, double[] frame) {
    Operation operation = value.operation();
    boolean isFactor = operation.isInfix() && operation.name().equals("*");
    if (operation.isPiecewise() || operation.isAdditive() || isFactor) {
      return false;
    }
    if (operation.derivative(position).isNumber()) {
      return false;
    }
    return !(operation.showsZeros(value.arity()) && hasZero(frame, value.arity()));
  }

  private static boolean hasZero(double[] frame, int arity) {
    for (int k = 0; k < arity; k++) {
      if (frame[k] == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void stopped(Value value) {
    // An adjoint of 0 is one that nothing was noticed of, or it was where it arose.
  }
}
