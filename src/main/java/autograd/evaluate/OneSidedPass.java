package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Operation;
import java.util.BitSet;
import java.util.List;

/**
 * The slope on one side of a point where corners and equalities are all that stands in the way: a
 * forward pass in doubles, in which what moves takes a corner on the side to which it moves. Many
 * times as fast as a series, and given up where it does not suffice.
 */
final class OneSidedPass {
  /** How far from a corner its slope is looked up, relative to the operands; twice, to be sure. */
  private static final double FAR = 0x1p-20;

  private static final double NEAR = 0x1p-40;

  /** Beyond that a sum of tangents has lost the digits that a corner may depend on. */
  private static final double CANCELLED = 0x1p-30;

  private final Evaluation evaluation;
  private final Graph graph;
  private final double[] tangent;

  /** What conditions are beside the point; the values at the point for all else. */
  private final double[] beside;

  /** What depends on the input. */
  private final BitSet moving = new BitSet();

  /** Conditions that are another beside the point: as numbers, they jump. */
  private final BitSet jumping = new BitSet();

  private final double[] frame;

  private OneSidedPass(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.graph = evaluation.graph();
    this.tangent = new double[graph.size()];
    this.beside = new double[graph.size()];
    this.frame = graph.frame();
  }

  /**
   * The slope of an output by an input on one side.
   *
   * @param side 1 where the input moves up, -1 where it moves down
   * @return NaN where this pass does not suffice
   */
  static double slope(Evaluation evaluation, Value output, Value input, int side) {
    OneSidedPass pass = new OneSidedPass(evaluation);
    for (int i = 0; i <= output.index(); i++) {
      Value value = pass.graph.values().get(i);
      pass.beside[i] = evaluation.value(value);
      if (value == input) {
        pass.tangent[i] = side;
        pass.moving.set(i);
      } else if (pass.moves(value)) {
        pass.moving.set(i);
        pass.tangent[i] = pass.tangentOf(value);
      }
    }
    boolean jumps = pass.jumping.get(output.index());
    return jumps ? Double.NaN : side * pass.tangent[output.index()] + 0.0;
  }

  private boolean moves(Value value) {
    for (Value operand : value.operands()) {
      if (moving.get(operand.index())) {
        return true;
      }
    }
    return false;
  }

  private double tangentOf(Value value) {
    Operation operation = value.operation();
    if (operation.isConditional()) {
      return ofBranch(value);
    }
    if (operation.isComparison() || operation.isLogical()) {
      return ofCondition(value);
    }
    for (Value operand : value.operands()) {
      if (jumping.get(operand.index())) {
        return Double.NaN;
      }
    }
    evaluation.fill(frame, value);
    if (Doubt.hasLooseExponent(value, frame)) {
      return Double.NaN;
    }
    boolean isCorner = operation.kinkAt(frame, value.arity()) != null;
    return isCorner ? atCorner(value) : sum(value, locals(value, frame));
  }

  /** A branch that is taken beside the point alone has to begin at the same value. */
  private double ofBranch(Value value) {
    double then = truth(value.operand(0));
    if (Double.isNaN(then)) {
      return Double.NaN;
    }
    Value taken = value.operand(then != 0 ? 1 : 2);
    boolean isSame =
        evaluation.value(taken) == evaluation.value(value) && !jumping.get(taken.index());
    return isSame ? tangent[taken.index()] : Double.NaN;
  }

  /** Says what the condition is beside the point; its tangent is 0, or NaN if that is unknown. */
  private double ofCondition(Value value) {
    double[] moved = Operation.frame(value.arity());
    for (int k = 0; k < value.arity(); k++) {
      Value operand = value.operand(k);
      moved[k] = value.operation().isLogical() ? truth(operand) : beside[operand.index()];
    }
    if (value.operation().isComparison() && moved[0] == moved[1]) {
      moved[0] = tangent[value.operand(0).index()];
      moved[1] = tangent[value.operand(1).index()];
      // Equal tangents leave it to what comes after them.
      if (moved[0] == moved[1]) {
        return Double.NaN;
      }
    }
    for (int k = 0; k < value.arity(); k++) {
      if (Double.isNaN(moved[k]) || Double.isNaN(tangent[value.operand(k).index()])) {
        return Double.NaN;
      }
    }
    beside[value.index()] = value.operation().value(moved, value.arity());
    jumping.set(value.index(), beside[value.index()] != evaluation.value(value));
    return 0;
  }

  /** What counts as a condition beside the point; NaN if that is unknown. */
  private double truth(Value condition) {
    int i = condition.index();
    if (Double.isNaN(tangent[i])) {
      return Double.NaN;
    }
    if (beside[i] != 0 || !moving.get(i) || !Doubt.isNumber(condition)) {
      return beside[i];
    }
    // A number that is 0 at the point is another beside it, if it moves to first order.
    return tangent[i] != 0 ? tangent[i] : Double.NaN;
  }

  private double[] locals(Value value, double[] at) {
    double[] locals = new double[value.arity()];
    for (int k = 0; k < locals.length; k++) {
      locals[k] =
          tangent[value.operand(k).index()] == 0
              ? 0
              : value.operation().localDerivative(k, at, value.arity());
    }
    return locals;
  }

  private double sum(Value value, double[] locals) {
    double sum = 0;
    double largest = 0;
    for (int k = 0; k < locals.length; k++) {
      double part = locals[k] * tangent[value.operand(k).index()];
      if (locals[k] != 0 && !Doubt.isOrdinary(part)) {
        return Double.NaN;
      }
      largest = Math.max(largest, Math.abs(part));
      sum += part;
    }
    return Math.abs(sum) >= CANCELLED * largest ? sum : Double.NaN;
  }

  /**
   * Takes the slopes a little further on, if they are the same at two distances, and if the value
   * goes to what it is at the corner as they say: a step between whole numbers is none at 1e155.
   */
  private double atCorner(Value value) {
    double far = stepped(value, FAR);
    double[] locals = locals(value, frame);
    double changeFar = frame[value.arity()] - evaluation.value(value);
    double near = stepped(value, NEAR);
    double[] others = locals(value, frame);
    double changeNear = frame[value.arity()] - evaluation.value(value);
    boolean isGoing = Math.abs(changeNear) <= 0x1p-10 * Math.abs(changeFar) || changeNear == 0;
    double expected = near * sum(value, others);
    boolean isSlope =
        Math.abs(changeNear - expected)
            <= 0x1p-8 * Math.abs(expected) + 0x1p-50 * Math.abs(evaluation.value(value));
    if (Double.isNaN(far) || Double.isNaN(near) || !isGoing || !isSlope) {
      return Double.NaN;
    }
    for (int k = 0; k < locals.length; k++) {
      if (locals[k] != others[k]) {
        return Double.NaN;
      }
    }
    return sum(value, locals);
  }

  /** Lays the operands into the frame as they are a small step further on. */
  private double stepped(Value value, double size) {
    double largest = 0;
    double extent = 0;
    List<Value> operands = value.operands();
    for (Value operand : operands) {
      largest = Math.max(largest, Math.abs(tangent[operand.index()]));
      extent = Math.max(extent, Math.abs(evaluation.value(operand)));
    }
    if (!Doubt.isOrdinary(largest)) {
      return Double.NaN;
    }
    double step = size * (extent == 0 ? 1 : extent) / largest;
    for (int k = 0; k < operands.size(); k++) {
      Value operand = operands.get(k);
      frame[k] = evaluation.value(operand) + step * tangent[operand.index()];
    }
    double result = value.operation().value(frame, operands.size());
    value.operation().complete(frame, operands.size(), result);
    return step;
  }
}
