package autograd.reference;

import autograd.code.GradientFunction;
import autograd.compile.Kernel;
import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.Hessian;
import autograd.derive.Points;
import autograd.derive.TooLongException;
import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.NoDerivativeException;
import autograd.evaluate.Note;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.reference.RandomTrees.Sample;
import autograd.render.FormulaText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A formula at a point, and what the roads to its value and derivatives say: {@code eval}, forward
 * mode, {@code diff} with and without {@code --exact} as text that is read again, {@code batch},
 * {@code hessian} against {@code diff --order 2}. They may differ by what rounding does to each.
 *
 * <p>Derivatives are not compared where a convention rather than calculus decides or where that
 * could not be decided (there is a note), and where something on the way leaves the range of normal
 * doubles. Where the value is undefined none may be a number, though a formula's may be infinite,
 * as 1/y is where x/y is 0/0. Values are compared unless one on the way is infinite.
 */
final class Roads {
  /** Longer texts are not read again. */
  private static final long LONGEST = 20_000;

  /** Two roads that part. */
  static final class Parting extends AssertionError {
    private static final long serialVersionUID = 1;

    Parting(String text) {
      super(text);
    }
  }

  private final Map<String, Double> point;
  private final Graph graph;
  private final Evaluation at;
  private final GradientFunction function;
  private final Map<String, Value> by = new LinkedHashMap<>();
  private final double[] answer;
  private final double[] tolerances;

  /** Whether derivatives are compared. */
  private final boolean isSmooth;

  /**
   * Walks the first road.
   *
   * @param name what generated functions are called
   */
  private Roads(Sample sample, String name) {
    point = sample.point();
    graph = Expression.parse(sample.tree().bare());
    at = Evaluation.at(graph, point);
    graph.inputs().forEach(input -> by.put(input.label(), input));
    function = GradientFunction.of(name, graph, graph.output(), by, Map.of(), Points.EVERY);
    List<Value> results = new ArrayList<>(List.of(function.value()));
    results.addAll(function.partials().values());
    tolerances = Jitter.tolerances(function.graph(), results, point);
    Gradient gradient = at.gradient();
    answer = new double[1 + by.size()];
    answer[0] = at.value();
    int i = 1;
    for (Value input : graph.inputs()) {
      answer[i++] = gradient.by(input);
    }
    isSmooth =
        Note.of(at, List.of(graph.output()), List.of(gradient)).isEmpty()
            && Jitter.isInRange(Evaluation.at(function.graph(), point), results);
  }

  /** The roads of a sample; null if its formula is constant or has no derivative. */
  static Roads of(Sample sample, String name) {
    try {
      Roads roads = new Roads(sample, name);
      return roads.by.isEmpty() ? null : roads;
    } catch (NoDerivativeException | TooLongException none) {
      return null;
    }
  }

  /** The function that generated code computes. */
  GradientFunction function() {
    return function;
  }

  /** The numbers to call it with. */
  List<Double> operands() {
    return function.inputs().stream().map(point::get).toList();
  }

  /** Whether derivatives are compared, and not only values. */
  boolean isSmooth() {
    return isSmooth;
  }

  /** Compares all roads that need no other program. */
  void compare() throws IOException {
    judge("batch", batch());
    compareTangents();
    judge("diff --exact", derived(Points.EVERY), true);
    if (isSmooth) {
      judge("diff", derived(Points.ORDINARY), false);
      compareSecond();
    }
  }

  private double[] batch() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    by.keySet().forEach(name -> columns.put(name, new double[] {0.5, point.get(name), 0.25}));
    Kernel.Rows rows = Kernel.of(graph).ofPasses().over(columns);
    double[] numbers = new double[answer.length];
    numbers[0] = rows.value()[1];
    int i = 1;
    for (String name : by.keySet()) {
      numbers[i++] = rows.gradient(name)[1];
    }
    return numbers;
  }

  private void compareTangents() {
    double[] numbers = answer.clone();
    double[] wider = tolerances.clone();
    int i = 1;
    for (Value input : by.values()) {
      double[] tangent = at.tangent(Map.of(input, 1.0));
      numbers[i] = tangent[graph.output().index()];
      wider[i] += Jitter.tolerance(at, tangent, graph.output());
      i++;
    }
    judge("forward mode", numbers, wider);
  }

  private Derivation derived(Points points) {
    return Derivatives.partials(
        new Derivatives.Request(graph, Map.of("", graph.output()), by, Map.of(), points), 1);
  }

  private void judge(String road, Derivation derived, boolean isExact) throws IOException {
    FormulaText text = new FormulaText(derived.graph(), derived.results(), false);
    if (text.length() > LONGEST) {
      return;
    }
    StringBuilder out = new StringBuilder();
    text.write(out);
    // A derivative may be constant, and then its text binds no input.
    Graph read = Expression.parse(out.toString());
    List<Value> results = new ArrayList<>();
    by.keySet().forEach(name -> results.add(read.named("d_" + name)));
    if (results.contains(null)) {
      Value only = read.output();
      results.replaceAll(each -> each == null ? only : each);
    }
    Evaluation there = Evaluation.at(read, point);
    if (!isExact && !Jitter.isInRange(there, results)) {
      return;
    }
    double[] numbers = answer.clone();
    double[] own = Jitter.tolerances(read, results, point);
    double[] wider = tolerances.clone();
    for (int i = 0; i < results.size(); i++) {
      numbers[i + 1] = there.value(results.get(i));
      wider[i + 1] += own[i];
    }
    judge(road, numbers, wider);
  }

  /** Holds what another road says against the first. */
  void judge(String road, double... numbers) {
    judge(road, numbers, tolerances);
  }

  private void judge(String road, double[] numbers, double[] within) {
    // So near to a pole that the roundings on the way reach across it, no digit is anyone's.
    boolean isLost = answer[0] != 0 && within[0] > Math.abs(answer[0]);
    for (int i = 0; i < answer.length && !isLost; i++) {
      boolean isJudged =
          isFinite() && (i == 0 || isSmooth || (isUndefined() && isChosen() && isKept(i - 1)));
      boolean isLikewise =
          (i > 0 && isUndefined())
              ? Double.isFinite(answer[i]) == Double.isFinite(numbers[i])
              : isNear(answer[i], numbers[i], within[i]);
      if (isJudged && !isLikewise) {
        throw new Parting(
            road
                + " and eval part: "
                + Arrays.toString(numbers)
                + " and "
                + Arrays.toString(answer)
                + ", within "
                + Arrays.toString(within));
      }
    }
  }

  /**
   * Whether a slope of the function's value by the input is written at all: it is none after {@code
   * x or 1}, nor where the input is compared and nothing else or feeds a condition alone.
   */
  private boolean isKept(int input) {
    Value read = function.graph().named(graph.inputs().get(input).label());
    BitSet leading = new BitSet();
    leading.set(function.value().index());
    for (int i = leading.length() - 1; i >= 0; i = leading.previousSetBit(i - 1)) {
      Value value = function.graph().values().get(i);
      boolean isTruth =
          !value.isLeaf() && (value.operation().isComparison() || value.operation().isLogical());
      boolean isChoice = !value.isLeaf() && value.operation().isConditional();
      for (int k = isChoice ? 1 : 0; k < value.arity() && !isTruth; k++) {
        leading.set(value.operand(k).index());
      }
    }
    return read != null && leading.get(read.index());
  }

  /** Whether every condition says which branch counts: by one that is NaN no pass goes on. */
  private boolean isChosen() {
    return graph.values().stream()
        .noneMatch(
            each ->
                !each.isLeaf()
                    && each.operation().isConditional()
                    && Double.isNaN(at.value(each.operand(0))));
  }

  private boolean isUndefined() {
    return Double.isNaN(answer[0]);
  }

  /** Whether no value on the way is infinite. */
  private boolean isFinite() {
    return graph.values().stream().noneMatch(each -> Double.isInfinite(at.value(each)));
  }

  private static boolean isNear(double one, double other, double within) {
    if (Double.isNaN(one) || Double.isNaN(other)) {
      return Double.isNaN(one) && Double.isNaN(other);
    }
    return one == other || !(Math.abs(one - other) > within);
  }

  private void compareSecond() {
    double[][] hessian;
    Derivation ordinary;
    Derivation exact;
    try {
      ordinary = second(Points.ORDINARY);
      exact = second(Points.EVERY);
      Hessian second = Hessian.at(graph, graph.output(), by, point);
      hessian = second.matrix();
      Question first =
          new Question(List.of(new Named("", graph.output())), Map.of(), List.of(), false);
      Answer told = Answer.to(first, graph, point);
      boolean isTold = !told.notes().isEmpty() || !Double.isFinite(told.evaluation().value());
      if (!second.findings().isEmpty() || isTold) {
        return;
      }
    } catch (NoDerivativeException | TooLongException none) {
      return;
    }
    if (!isSmoothTwice()) {
      return;
    }
    List<Value> ordinaries = List.copyOf(ordinary.results().values());
    List<Value> exacts = List.copyOf(exact.results().values());
    Evaluation plain = Evaluation.at(ordinary.graph(), point);
    Evaluation careful = Evaluation.at(exact.graph(), point);
    if (!Jitter.isInRange(plain, ordinaries) || !Jitter.isInRange(careful, exacts)) {
      return;
    }
    double[] one = Jitter.tolerances(ordinary.graph(), ordinaries, point);
    double[] other = Jitter.tolerances(exact.graph(), exacts, point);
    int i = 0;
    for (int row = 0; row < hessian.length; row++) {
      for (int k = row; k < hessian.length; k++, i++) {
        double within = one[i] + other[i];
        double found = hessian[row][k];
        double formula = plain.value(ordinaries.get(i));
        double exactly = careful.value(exacts.get(i));
        if (!isNear(found, formula, within) || !isNear(found, exactly, within)) {
          String numbers = found + ", " + formula + " and " + exactly;
          throw new Parting("hessian, diff and diff --exact part at order 2: " + numbers);
        }
      }
    }
  }

  private Derivation second(Points points) {
    return Derivatives.partials(
        new Derivatives.Request(graph, Map.of("", graph.output()), by, Map.of(), points), 2);
  }

  /** Whether no convention decides about the derivative of a derivative either. */
  private boolean isSmoothTwice() {
    Evaluation there = Evaluation.at(function.graph(), point);
    for (Value partial : function.partials().values()) {
      List<Value> output = List.of(partial);
      Gradient gradient = there.gradient(Map.of(partial, 1.0), function.graph().inputs());
      if (!Note.of(there, output, List.of(gradient)).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
