package autograd.cli;

import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Check;
import autograd.evaluate.Check.Result;
import autograd.evaluate.Differences.Verdict;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.render.CheckReport;
import autograd.render.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** {@code autograd check}: gradients against differences. */
final class CheckCommand extends FormulaCommand {
  private static final double TOLERANCE = 1e-6;

  /** More failures than these are not told one by one. */
  private static final int MOST_FAILURES = 10;

  private final Option random =
      Option.text("N", "Check at N random points, not at one.", "--random");
  private final Option range =
      Option.many(
          "NAME=LOW:HIGH",
          "Draw an input from here (-2:2; half as much again around a number that is set).",
          "--range");
  private final Option randomSeed =
      Option.text("N", "Draw other points; the same N draws the same (1).", "--random-seed");
  private final Claims claims = new Claims();
  private final Option tolerance =
      Option.text("R", "How far a gradient may be off, relative to itself (1e-6).", "--tolerance");
  private final BareNumbers get =
      new BareNumbers(
          "Print bare numbers: gradient.NAME, claim.NAME, differences.NAME, error.NAME.");

  CheckCommand() {
    super(
        "check",
        "Check the gradient, or one that you derived, against finite differences",
        "autograd check \"(a*b)*(a+b)\" --set a=-2 --set b=3",
        "autograd check \"sin(x)*exp(-y)\" --random 100 --range x=0:6 --range y=-1:1",
        "autograd check \"x^3*y\" --random 100 --claim \"x=3*x^2*y\"",
        "autograd check \"d = a*b; d^2\" --set a=2 --set b=-3 --claim d=-12");
  }

  @Override
  OutputOptions.Content content() {
    return OutputOptions.Content.NUMBERS;
  }

  @Override
  Option[] ownOptions() {
    Option[] claimed = claims.options();
    return new Option[] {
      random, range, randomSeed, claimed[0], claimed[1], tolerance, get.option(), get.format()
    };
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    names.addAll(claims.names());
    addNames(names, range);
    return names;
  }

  @Override
  int run(Console console) throws IOException {
    output.apply(console);
    claims.read(console);
    Graph graph = readGraph(console);
    Question plain = question.question(graph, false).ofTheSum();
    List<Named> names = names(graph, plain);
    Question asked = new Question(plain.outputs(), plain.start(), names, false);
    Map<String, Ranges.Range> ranges = Ranges.read(range, graph);
    if (!ranges.isEmpty() && !random.isGiven()) {
      throw Failure.wrong("--range is for --random points", "add --random 100");
    }
    if (!random.isGiven()) {
      Option.requireNone("is for --random points", "leave out {}, or add --random 100", randomSeed);
    }
    Check check = new Check(asked, claims.over(graph), tolerance());
    List<List<Result>> points = new ArrayList<>();
    if (random.isGiven()) {
      Integer seed = randomSeed.wholeNumber(0, Integer.MAX_VALUE);
      Random dice = new Random(seed == null ? 1 : seed);
      for (int n = random.wholeNumber(1, 1_000_000); n > 0; n--) {
        Map<String, Double> drawn = Ranges.draw(graph, ranges, point.point(), dice);
        points.add(check.at(answer(asked, graph, drawn), names));
      }
    } else {
      points.add(check.at(answer(asked, graph), names));
    }
    CheckReport report = new CheckReport(points, !claims.names().isEmpty(), random.isGiven());
    if (random.isGiven()) {
      Option.requireNone("is of one point", "leave out {}, or --random", get.option());
    }
    get.write(
        List.of(report::number),
        "gradient.NAME, claim.NAME, differences.NAME, error.NAME",
        report,
        output,
        console);
    return tell(points, console);
  }

  private int tell(List<List<Result>> points, Console console) {
    int failures = 0;
    for (List<Result> point : points) {
      for (Result each : point) {
        if (each.verdict() == Verdict.FAIL && ++failures <= MOST_FAILURES) {
          console.tell(Diagnostic.error(complaint(each)));
        }
      }
    }
    return failures == 0 ? ExitCode.ANSWER : ExitCode.NO;
  }

  private String complaint(Result result) {
    Numbers numbers = Numbers.shortest();
    String name = result.name();
    boolean isClaim = Double.compare(result.claim(), result.gradient()) != 0;
    String claimed =
        claims.isOfFile(name) ? " is claimed by " + claims.origin(name) : " is claimed";
    return (isClaim ? "the gradient by " + name + claimed + " to be " : "the gradient by " + name)
        + (isClaim ? numbers.text(result.claim()) : " is " + numbers.text(result.gradient()))
        + " at "
        + name
        + "="
        + numbers.text(result.at())
        + (isClaim
            ? " and is " + numbers.text(result.gradient())
            : ", but by differences " + numbers.text(result.slope()));
  }

  private double tolerance() {
    double number = tolerance.isGiven() ? PointOptions.constant(tolerance.value(), 0) : TOLERANCE;
    // Within infinity of it lies everything, and a check that cannot fail is none.
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw Failure.wrong(
          "--tolerance takes a finite number from 0 up, not '" + tolerance.value() + "'",
          "write --tolerance 1e-6, for example");
    }
    return number;
  }

  /** What is moved: the names asked for, else the inputs; and what is claimed by. */
  private List<Named> names(Graph graph, Question asked) {
    List<Named> names = new ArrayList<>(asked.wanted());
    BitSet needed = asked.needed(graph);
    for (Value input : graph.inputs()) {
      if (asked.wanted().isEmpty() && needed.get(input.index())) {
        names.add(new Named(input.label(), input));
      }
    }
    for (Named claimed : claims.elements(graph)) {
      if (names.stream().noneMatch(each -> each.name().equals(claimed.name()))) {
        names.add(claimed);
      }
    }
    for (Named each : names) {
      if (each.value().isConstant()) {
        throw Failure.wrong("'" + each.name() + "' is a number, and cannot be moved", null);
      }
    }
    if (names.isEmpty()) {
      throw Failure.wrong("the expression has no inputs to move", null);
    }
    return names;
  }
}
