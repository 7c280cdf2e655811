package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something to tell of a point: there a convention decided and not calculus, or a value left its
 * domain.
 *
 * @param kind what happened
 * @param value the Value it happened at
 * @param operands what its operands are worth
 * @param gradients the local derivatives that were taken, one for each operand that an input feeds;
 *     empty where the result is NaN
 * @param findings what was found of the slopes by the inputs that are concerned
 */
public record Note(
    Kind kind, Value value, List<Double> operands, List<Double> gradients, List<Finding> findings) {

  /** How those are written, also as another language's. */
  private static final Pattern OF_C =
      Pattern.compile("([\\w.]|::)*\\bfm(in|ax)\\b", Pattern.CASE_INSENSITIVE);

  Note(Kind kind, Value value, List<Double> operands, List<Double> gradients) {
    this(kind, value, operands, gradients, List.of());
  }

  /** The same with these findings. */
  Note with(List<Finding> others) {
    return new Note(kind, value, operands, gradients, List.copyOf(others));
  }

  /** What there is to tell. */
  public enum Kind {
    /** The operands are numbers and the result is none. */
    UNDEFINED,
    /** An operand is NaN and so is the result, where C's function of that name has a number. */
    KEPT_NAN,
    /** The operation has no derivative there; a convention gave one. */
    KINK,
    /** The value exists and the derivative does not. */
    NO_DERIVATIVE,
    /** An infinite adjoint met a local derivative of 0, and the product was taken as 0. */
    INDETERMINATE,
    /** There is no place to name: the findings are of the value, an output, itself. */
    FINDINGS
  }

  /**
   * Everything to tell of an evaluation and the backward passes made on it, in the order of the
   * graph. A Value that no output depends on, a branch that was not taken, and a kink that no
   * adjoint reaches are passed over. Each place in the source is spoken of once.
   */
  public static List<Note> of(
      Evaluation evaluation, Collection<Value> outputs, Collection<Gradient> gradients) {
    Map<Object, Note> notes = new LinkedHashMap<>();
    double[] frame = evaluation.graph().frame();
    BitSet live = Reach.at(evaluation, outputs);
    for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
      Value value = evaluation.graph().values().get(i);
      if (!value.isLeaf()) {
        evaluation.fill(frame, value);
        Note note = at(evaluation.graph(), value, frame, gradients);
        if (note != null) {
          notes.putIfAbsent(List.of(note.kind, value.span()), note);
        }
      }
    }
    return new ArrayList<>(notes.values());
  }

  private static Note at(Graph graph, Value value, double[] frame, Collection<Gradient> gradients) {
    int arity = value.arity();
    if (Double.isNaN(frame[arity])) {
      boolean isKept = hasNaN(frame, arity);
      return isKept && !isNumberInC(graph, value, frame)
          ? null
          : new Note(isKept ? Kind.KEPT_NAN : Kind.UNDEFINED, value, list(frame, arity), List.of());
    }
    if (!value.dependsOnInput() || !isReached(value, gradients)) {
      return null;
    }
    Operation operation = value.operation();
    if (operation.kinkAt(frame, arity) != null) {
      return new Note(Kind.KINK, value, list(frame, arity), locals(value, frame));
    }
    if (isSuspect(value, gradients)) {
      List<Double> locals = locals(value, frame);
      if (locals.contains(Double.NaN)) {
        return new Note(Kind.NO_DERIVATIVE, value, list(frame, arity), locals);
      }
      if (locals.contains(0.0) && !operation.isPiecewise()) {
        return new Note(Kind.INDETERMINATE, value, list(frame, arity), locals);
      }
    }
    return null;
  }

  private static List<Double> locals(Value value, double[] frame) {
    List<Double> locals = new ArrayList<>();
    for (int k = 0; k < value.arity(); k++) {
      if (value.operand(k).dependsOnInput() && value.operation().hasDerivative(k)) {
        // Adding 0 makes -0 the 0 that it is here.
        locals.add(value.operation().localDerivative(k, frame, value.arity()) + 0.0);
      }
    }
    return locals;
  }

  private static boolean isReached(Value value, Collection<Gradient> gradients) {
    for (Gradient gradient : gradients) {
      if (isFlow(gradient.by(value))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the adjoint is infinite, or turned into NaN on its way to an operand. */
  private static boolean isSuspect(Value value, Collection<Gradient> gradients) {
    for (Gradient gradient : gradients) {
      double adjoint = gradient.by(value);
      if (Double.isInfinite(adjoint)) {
        return true;
      }
      for (int k = 0; k < value.arity() && isFlow(adjoint); k++) {
        if (Double.isNaN(gradient.by(value.operand(k)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether an adjoint carries something that a local derivative can change. */
  private static boolean isFlow(double adjoint) {
    return adjoint != 0 && !Double.isNaN(adjoint);
  }

  /**
   * Whether C's function has a number though an operand is NaN: pow(1, NaN) is 1, and fmin and fmax
   * pass over a NaN beside a number, which min and max of other languages do not.
   */
  private static boolean isNumberInC(Graph graph, Value value, double[] frame) {
    return switch (value.operation().name()) {
      case "^" -> frame[0] == 1;
      case "min", "max" ->
          !(Double.isNaN(frame[0]) && Double.isNaN(frame[1]))
              && OF_C.matcher(value.span().in(graph.source())).lookingAt();
      default -> false;
    };
  }

  private static boolean hasNaN(double[] frame, int count) {
    for (int k = 0; k < count; k++) {
      if (Double.isNaN(frame[k])) {
        return true;
      }
    }
    return false;
  }

  private static List<Double> list(double[] frame, int count) {
    List<Double> numbers = new ArrayList<>(count);
    for (int k = 0; k < count; k++) {
      numbers.add(frame[k]);
    }
    return numbers;
  }
}
