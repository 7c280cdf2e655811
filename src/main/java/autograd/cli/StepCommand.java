package autograd.cli;

import autograd.derive.TooLongException;
import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Descent;
import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.optimize.FormulaObjective;
import autograd.optimize.NearMinimum;
import autograd.optimize.Objective;
import autograd.optimize.WeightedSum;
import autograd.render.DescentReport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** {@code autograd step}: moves the inputs along the gradient. */
final class StepCommand extends FormulaCommand {
  static final double RATE = 0.01;
  private static final int STEPS = 10;

  /** So many steps are made at most to reach what was asked for. */
  private static final int MOST_STEPS = 1000;

  private final Option rate =
      Option.text("R", "Move each input by R times its gradient (" + RATE + ").", "--rate");
  private final Option steps =
      Option.text(
          "N",
          "Make N steps (" + STEPS + "; " + MOST_STEPS + " with --until or --tolerance).",
          "--steps");
  private final Option until =
      Option.text("VALUE", "Stop where the value is that small, or large.", "--until");
  private final Option tolerance =
      Option.text(
          "R",
          "Stop where the gradient is no longer than R times that at the start.",
          "--tolerance");
  private final Option maximize = Option.flag("Make the value larger, not smaller.", "--maximize");
  private final BareNumbers get =
      new BareNumbers("Print bare numbers of where the steps lead: value, NAME.");
  private final SavedNumbers saved = new SavedNumbers();

  StepCommand() {
    super(
        "step",
        "Move the inputs along the gradient, step by step",
        "autograd step \"(x - 3)^2 + y^2\" --set x=0 --set y=1 --rate 0.1 --steps 20",
        "autograd step \"(x - 3)^2 + y^2\" --set x=0 --set y=1 --rate 0.3 --tolerance 1e-6",
        "autograd step \"(a*b+c)*f\" --set a=2 --set b=-3 --set c=10 --set f=-2 --maximize"
            + " --steps 1");
  }

  @Override
  OutputOptions.Content content() {
    return OutputOptions.Content.NUMBERS;
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {
      rate, steps, maximize, until, tolerance, saved.option(), get.option(), get.format()
    };
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Question asked = question.question(graph, false).ofTheSum();
    List<Value> inputs = QuestionOptions.inputs(graph, asked);
    Answer start = answer(asked, graph);
    double length = rate(rate, "to go upwards, add --maximize");
    Descent descent =
        new Descent(
            start,
            inputs,
            maximize.isGiven() ? length : -length,
            where -> answer(asked, graph, where),
            where -> near(graph, asked, inputs, where, length));
    Predicate<Descent> isReached = reached(descent);
    boolean isBounded = until.isGiven() || tolerance.isGiven();
    Integer count = steps.wholeNumber(1, 10_000_000);
    DescentReport report =
        new DescentReport(
            descent,
            inputs,
            count != null ? count : isBounded ? MOST_STEPS : STEPS,
            isReached.or(here -> isBounded && here.outcome() == Descent.Outcome.AT_REST));
    if (get.option().isGiven()) {
      report.make();
    }
    get.write(List.of(report::number), "value, NAME", report, output, console);
    saved.write(descent.point(), console);
    int code = tell(descent.here(), console);
    if (isBounded && !isReached.test(descent)) {
      String number = report.made() + (report.made() == 1 ? " step" : " steps");
      console.tell(
          Diagnostic.error(
                  (until.isGiven() ? "--until" : "--tolerance") + " is not reached in " + number)
              .hint(
                  descent.outcome() == Descent.Outcome.AT_REST
                      ? "the gradient is 0 here; begin elsewhere with --set"
                      : "allow more with --steps, or try another --rate"));
      return ExitCode.NO;
    }
    return code;
  }

  /** The rate that was asked for, or the usual one; a hint says how to go upwards. */
  static double rate(Option rate, String upwards) {
    double length = rate.isGiven() ? PointOptions.constant(rate.value(), 0) : RATE;
    if (!(length > 0) || Double.isInfinite(length)) {
      throw Failure.wrong("--rate takes a number above 0", upwards);
    }
    return length;
  }

  /** Whether the steps have come where they were to end. */
  private Predicate<Descent> reached(Descent descent) {
    Predicate<Descent> isReached = here -> false;
    if (until.isGiven()) {
      double goal = PointOptions.constant(until.value(), 0);
      isReached =
          isReached.or(
              maximize.isGiven() ? here -> here.value() >= goal : here -> here.value() <= goal);
    }
    if (tolerance.isGiven()) {
      double share = PointOptions.constant(tolerance.value(), 0);
      if (!(share > 0) || share >= 1) {
        throw Failure.wrong("--tolerance takes a number between 0 and 1", null);
      }
      double most = share * descent.slope();
      isReached = isReached.or(here -> here.slope() <= most);
    }
    return isReached;
  }

  /** The minimum or maximum near a point, where one is shown. */
  private double[] near(
      Graph graph, Question asked, List<Value> inputs, Map<String, Double> where, double length) {
    List<String> names = inputs.stream().map(Value::label).toList();
    Map<Objective, Double> parts = new LinkedHashMap<>();
    for (Map.Entry<Value, Double> seed : asked.start().entrySet()) {
      parts.put(
          new FormulaObjective(graph, seed.getKey(), names, where, maximize.isGiven() ? -1 : 1),
          seed.getValue());
    }
    double[] from = new double[names.size()];
    for (int k = 0; k < from.length; k++) {
      from[k] = where.get(names.get(k));
    }
    try {
      return NearMinimum.of(new WeightedSum(parts), length, from);
    } catch (NoDerivativeException | TooLongException e) {
      return null;
    }
  }
}
