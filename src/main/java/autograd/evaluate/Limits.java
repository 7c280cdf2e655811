package autograd.evaluate;

import autograd.evaluate.Finding.Kind;
import autograd.graph.Value;
import autograd.series.OneSided;
import autograd.series.OneSided.State;
import autograd.series.Slopes;
import autograd.series.Work;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Value and gradient as they are by definition: the gradient by an input is the derivative of the
 * output as that input moves and all else stays. The passes over doubles find it nearly everywhere;
 * where they raise a {@link Doubt}, the slopes from both sides are looked for, by a pass that takes
 * corners on one side or by series, and the answer is
 *
 * <ul>
 *   <li>their common number where they agree, without a word: it is the derivative,
 *   <li>the convention of the table where they differ and it lies between them, else the nearer,
 *   <li>the slope of the one side on which the output is defined,
 *   <li>NaN where it cannot be decided.
 * </ul>
 *
 * <p>All but the first are told as findings. A point at which an input is infinite or NaN is left
 * to IEEE arithmetic.
 */
public final class Limits {
  /** What differs by less is the same number found on two ways. */
  private static final double ROUNDING = 0x1p-48;

  /** Likewise where a function was known to the digits of a double alone. */
  private static final double COARSE = 0x1p-34;

  private final Evaluation evaluation;
  private final Map<Value, Double> seeds;
  private final Doubt doubt;
  private final Gradient plain;
  private final Work work = new Work();
  private final Map<Value, Double> values = new LinkedHashMap<>();
  private final Map<Value, Double> slopes = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private Limits(Evaluation evaluation, Map<Value, Double> seeds, Collection<Value> wanted) {
    this.evaluation = evaluation;
    this.seeds = seeds;
    this.doubt = Doubt.of(evaluation, seeds);
    this.plain = evaluation.gradient(seeds, wanted, false, doubt);
    if (!doubt.isNone() && isFinite()) {
      BitSet reach = Reach.of(evaluation.graph(), seeds.keySet());
      if (doubt.isOfValues()) {
        seeds.keySet().forEach(this::findValue);
      }
      for (Value input : wanted) {
        if (input.isInput() && reach.get(input.index()) && isConcerned(input)) {
          findSlope(input);
        }
      }
    }
  }

  /**
   * Runs both passes, and looks again where they raise a doubt.
   *
   * @param seeds the adjoint that each output starts with
   * @param wanted whose gradient is asked for; what is not an input keeps its ordinary adjoint
   * @throws NoDerivativeException if one of them feeds an operand by which there is no derivative
   */
  public static Limits of(
      Evaluation evaluation, Map<Value, Double> seeds, Collection<Value> wanted) {
    return new Limits(evaluation, seeds, wanted);
  }

  /**
   * Whether the passes raise a doubt at a point, so that {@link #of} looks again.
   *
   * @param wanted whose gradient is asked for
   */
  public static boolean isInDoubt(
      Evaluation evaluation, Map<Value, Double> seeds, Collection<Value> wanted) {
    Doubt doubt = Doubt.of(evaluation, seeds);
    evaluation.gradient(seeds, wanted, false, doubt);
    return !doubt.isNone();
  }

  /** The outputs' values where they are others than those of the forward pass. */
  public Map<Value, Double> values() {
    return values;
  }

  /** The gradient: that of the backward pass, but for the inputs that were in doubt. */
  public Gradient gradient() {
    return slopes.isEmpty() ? plain : plain.with(slopes);
  }

  /** The ordinary adjoints. */
  Gradient ordinary() {
    return plain;
  }

  /** Whether it is the answer of the passes, and nothing was looked at. */
  public boolean isPlain() {
    return slopes.isEmpty() && values.isEmpty() && findings.isEmpty();
  }

  /** The value of an output. */
  public double value(Value output) {
    Double other = values.get(output);
    return other == null ? evaluation.value(output) : other;
  }

  /** What there is to tell. */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Where the answer is another than that of the passes, though it is the derivative and there is
   * nothing to tell of it: a note for each such number, at the first place that raised a doubt.
   */
  List<Note> differences() {
    List<Note> notes = new ArrayList<>();
    Set<Value> told = new HashSet<>();
    findings.forEach(each -> told.add(each.input()));
    values.forEach((output, value) -> differ(notes, null, evaluation.value(output), value));
    slopes.forEach(
        (input, slope) -> {
          if (!told.contains(input)) {
            differ(notes, input, plain.by(input), slope);
          }
        });
    return notes;
  }

  private void differ(List<Note> notes, Value input, double passes, double found) {
    if (isNear(passes, found, ROUNDING) || (Double.isNaN(passes) && Double.isNaN(found))) {
      return;
    }
    Value place = doubt.place();
    Finding finding =
        new Finding(Kind.PASSES, output(), input, passes, Double.NaN, found, doubt.reason(place));
    notes.add(new Note(Note.Kind.FINDINGS, place, List.of(), List.of(), List.of(finding)));
  }

  /** Whether the slope by an input was found in another way than by the backward pass. */
  public boolean isLookedAt(Value input) {
    return slopes.containsKey(input);
  }

  private boolean isFinite() {
    BitSet live = Reach.at(evaluation, seeds.keySet());
    for (Value input : evaluation.graph().inputs()) {
      if (live.get(input.index()) && !Double.isFinite(evaluation.value(input))) {
        return false;
      }
    }
    return true;
  }

  /** Whether something that is in doubt depends on an input. */
  private boolean isConcerned(Value input) {
    if (doubt.isOfValues()) {
      return true;
    }
    BitSet fed = new BitSet();
    fed.set(input.index());
    BitSet places = doubt.places();
    for (int i = input.index() + 1; i < evaluation.graph().size(); i++) {
      for (Value operand : evaluation.graph().values().get(i).operands()) {
        if (fed.get(operand.index())) {
          fed.set(i);
        }
      }
      if (fed.get(i) && places.get(i)) {
        return true;
      }
    }
    return false;
  }

  private Slopes series(Value output, Value input) {
    return Slopes.of(evaluation.graph(), output, evaluation.data(), input, work);
  }

  private void findValue(Value output) {
    double found = evaluation.value(output);
    List<Value> inputs = evaluation.graph().inputs();
    if (inputs.isEmpty()) {
      return;
    }
    Slopes at = series(output, inputs.get(0));
    double value = at.value();
    boolean isSame = isNear(found, value, at.isCoarse() ? COARSE : 0);
    if (!at.isValueKnown() || (at.isValueAssumed() && !isSame)) {
      findings.add(
          new Finding(Kind.VALUE, output, null, Double.NaN, Double.NaN, found, "undecided"));
    } else if (!isSame) {
      values.put(output, value);
    }
  }

  /** Both slopes of the weighted sum of outputs. */
  private void findSlope(Value input) {
    double ordinary = plain.by(input);
    if (seeds.keySet().stream().allMatch(output -> Double.isNaN(value(output)))) {
      slopes.put(input, Double.NaN);
      return;
    }
    if (doubt.isOfCornersAlone() && seeds.size() == 1) {
      Value output = seeds.keySet().iterator().next();
      double seed = seeds.get(output);
      double left = seed * OneSidedPass.slope(evaluation, output, input, -1);
      double right = seed * OneSidedPass.slope(evaluation, output, input, 1);
      if (left == right || Math.abs(left - right) > COARSE * Math.abs(left)) {
        decide(input, ordinary, Both.of(left, right));
        return;
      }
    }
    Both both = null;
    for (Map.Entry<Value, Double> seed : seeds.entrySet()) {
      Both one = Both.of(series(seed.getKey(), input), seed.getValue());
      both = both == null ? one : both.plus(one);
    }
    decide(input, ordinary, both);
  }

  private void decide(Value input, double ordinary, Both both) {
    OneSided left = both.left();
    OneSided right = both.right();
    if (both.isOpen() && doubt.isOfRowAlone(input) && !Double.isNaN(ordinary)) {
      // The convention stands, and the pass notes it.
      return;
    }
    if (both.isOpen()) {
      OneSided open = isOpen(left) ? left : right;
      find(Kind.UNDECIDED, input, both, Double.NaN, open.reason());
    } else if (left.state() == State.JUMPS || right.state() == State.JUMPS) {
      // An infinite slope leads away from the value, and says nothing of it.
      boolean areFinite = Double.isFinite(left.slope()) && Double.isFinite(right.slope());
      find(Kind.JUMP, input, both, areFinite ? between(ordinary, both) : ordinary, "");
    } else if (left.isDefined() && right.isDefined()) {
      if (!isNear(left.slope(), right.slope(), both.isCoarse() ? COARSE : ROUNDING)) {
        find(Kind.CORNER, input, both, between(ordinary, both), "");
      } else if (both.isAssumed()) {
        find(Kind.ASSUMED, input, both, right.slope(), "");
      } else {
        slopes.put(input, derivative(ordinary, both));
      }
    } else if (left.isDefined() || right.isDefined()) {
      find(Kind.ONE_SIDED, input, both, left.isDefined() ? left.slope() : right.slope(), "");
    } else if (!isInfinite()) {
      // What IEEE arithmetic says of 1/0 stands.
      find(Kind.NO_SLOPE, input, both, Double.NaN, "");
    }
  }

  private boolean isInfinite() {
    return seeds.keySet().stream().anyMatch(output -> Double.isInfinite(value(output)));
  }

  /** What the passes found, if that is the same: it has all its digits. */
  private static double derivative(double ordinary, Both both) {
    double found = both.right().slope();
    return isNear(ordinary, found, both.isCoarse() ? COARSE : ROUNDING) ? ordinary : found;
  }

  private void find(Kind kind, Value input, Both both, double taken, String reason) {
    slopes.put(input, taken);
    findings.add(
        new Finding(kind, output(), input, slope(both.left()), slope(both.right()), taken, reason));
  }

  private Value output() {
    return seeds.size() == 1 ? seeds.keySet().iterator().next() : null;
  }

  private static double slope(OneSided side) {
    return side.isDefined() || side.state() == State.JUMPS ? side.slope() : Double.NaN;
  }

  private static boolean isOpen(OneSided side) {
    return side.state() == State.UNDECIDED || side.state() == State.OSCILLATES;
  }

  /** What the table agrees on if it lies between the slopes, else the nearer of them. */
  private static double between(double ordinary, Both both) {
    double least = Math.min(both.left().slope(), both.right().slope());
    double most = Math.max(both.left().slope(), both.right().slope());
    double wished = Double.isNaN(ordinary) ? 0 : ordinary;
    return Math.min(Math.max(wished, least), most) + 0.0;
  }

  private static boolean isNear(double a, double b, double part) {
    double larger = Math.max(Math.abs(a), Math.abs(b));
    return a == b || (larger <= Double.MAX_VALUE && Math.abs(a - b) <= part * larger);
  }

  /** What is known of the two sides. */
  private record Both(OneSided left, OneSided right, boolean isAssumed, boolean isCoarse) {
    static Both of(double left, double right) {
      return new Both(
          new OneSided(State.DEFINED, left, Double.NaN, ""),
          new OneSided(State.DEFINED, right, Double.NaN, ""),
          false,
          false);
    }

    static Both of(Slopes slopes, double seed) {
      return new Both(
          times(slopes.left(), seed),
          times(slopes.right(), seed),
          slopes.assumedZero(),
          slopes.isCoarse());
    }

    private static OneSided times(OneSided side, double seed) {
      return new OneSided(side.state(), seed * side.slope(), side.limit(), side.reason());
    }

    Both plus(Both other) {
      return new Both(
          plus(left, other.left),
          plus(right, other.right),
          isAssumed || other.isAssumed,
          isCoarse || other.isCoarse);
    }

    /** What is worse of two sides is what their sum is like. */
    private static OneSided plus(OneSided a, OneSided b) {
      double sum = a.slope() + b.slope();
      boolean isKnown = a.isDefined() && b.isDefined();
      if (isKnown && Double.isNaN(sum)) {
        return new OneSided(
            State.UNDECIDED, sum, Double.NaN, "the slopes of two outputs are infinite");
      }
      OneSided worse = a.state().compareTo(b.state()) >= 0 ? a : b;
      return new OneSided(worse.state(), sum, Double.NaN, worse.reason());
    }

    boolean isOpen() {
      return Limits.isOpen(left) || Limits.isOpen(right);
    }
  }
}
