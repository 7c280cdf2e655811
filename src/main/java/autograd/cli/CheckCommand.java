package autograd.cli;

import autograd.evaluate.Answer.Question;
import autograd.evaluate.Check;
import autograd.evaluate.Check.Finding;
import autograd.evaluate.Differences.Verdict;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.render.CheckText;
import autograd.render.Numbers;
import autograd.render.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  private final Option claim =
      Option.many("NAME=VALUE", "Check this gradient, which you derived yourself.", "--claim");
  private final Option against =
      Option.text(
          "FILE",
          "Check the gradients in a file: as --vars has numbers, or an answer of eval in JSON.",
          "--against");
  private final Option tolerance =
      Option.text("R", "How far a gradient may be off, relative to itself (1e-6).", "--tolerance");
  private final Option format =
      Option.choice("FORMAT", List.of("table", "json"), "How to print", "--format");
  private final Set<String> claimedByFile = new HashSet<>();

  /** The gradients to check, by input. */
  private final Map<String, Double> claims = new LinkedHashMap<>();

  CheckCommand() {
    super(
        "check",
        "Check the gradient, or one that you derived, against finite differences",
        "autograd check \"(a*b)*(a+b)\" --set a=-2 --set b=3",
        "autograd check \"sin(x)*exp(-y)\" --random 100 --range x=0:6 --range y=-1:1",
        "autograd check \"x^3\" --set x=2 --claim x=12");
  }

  @Override
  OutputOptions.Content content() {
    return OutputOptions.Content.NUMBERS;
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {random, range, randomSeed, claim, against, tolerance, format};
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    names.addAll(claims.keySet());
    addNames(names, range);
    return names;
  }

  @Override
  int run(Console console) throws IOException {
    output.apply(console);
    readClaims(console);
    Graph graph = readGraph(console);
    Question asked = question.question(graph, false).ofTheSum();
    for (String name : claims.keySet()) {
      String origin = claimedByFile.contains(name) ? against.value() : "--claim";
      QuestionOptions.input(graph, name, origin);
    }
    List<Value> inputs = QuestionOptions.inputs(graph, asked);
    Map<String, Ranges.Range> ranges = Ranges.read(range, graph);
    if (!ranges.isEmpty() && !random.isGiven()) {
      throw Failure.wrong("--range is for --random points", "add --random 100");
    }
    if (!random.isGiven()) {
      Option.requireNone("is for --random points", "leave out {}, or add --random 100", randomSeed);
    }
    Check check = new Check(graph, asked, claims, tolerance());
    List<List<Finding>> points = new ArrayList<>();
    if (random.isGiven()) {
      Integer seed = randomSeed.wholeNumber(0, Integer.MAX_VALUE);
      Random dice = new Random(seed == null ? 1 : seed);
      for (int n = random.wholeNumber(1, 1_000_000); n > 0; n--) {
        Map<String, Double> drawn = Ranges.draw(graph, ranges, point.point(), dice);
        points.add(check.at(answer(asked, graph, drawn), inputs));
      }
    } else {
      points.add(check.at(answer(asked, graph), inputs));
    }
    print(console, points, !claims.isEmpty());
    return tell(points, console);
  }

  private void print(Console console, List<List<Finding>> points, boolean hasClaims) {
    Style style = output.file() == null ? console.outStyle() : Style.PLAIN;
    CheckText text = new CheckText(output.digits(), style, hasClaims);
    String form = output.form(format);
    OutputFile.writeText(
        console,
        output.file(),
        out -> {
          if (form.equals("json")) {
            text.writeJson(points, out);
          } else if (random.isGiven()) {
            text.writeSummary(points, out);
          } else {
            text.writeTable(points.get(0), out);
          }
        });
  }

  private int tell(List<List<Finding>> points, Console console) {
    int failures = 0;
    for (List<Finding> point : points) {
      for (Finding each : point) {
        if (each.verdict() == Verdict.FAIL && ++failures <= MOST_FAILURES) {
          console.tell(Diagnostic.error(complaint(each)));
        }
      }
    }
    return failures == 0 ? ExitCode.ANSWER : ExitCode.NO;
  }

  private String complaint(Finding finding) {
    Numbers numbers = Numbers.shortest();
    String name = finding.input().label();
    boolean isClaim = Double.compare(finding.claim(), finding.gradient()) != 0;
    String claimed =
        claimedByFile.contains(name) ? " is claimed by " + against.value() : " is claimed";
    return (isClaim ? "the gradient by " + name + claimed + " to be " : "the gradient by " + name)
        + (isClaim ? numbers.text(finding.claim()) : " is " + numbers.text(finding.gradient()))
        + " at "
        + name
        + "="
        + numbers.text(finding.at())
        + (isClaim
            ? " and is " + numbers.text(finding.gradient())
            : ", but by differences " + numbers.text(finding.slope()));
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

  /** Before the formula, in which what is claimed by is an input. */
  private void readClaims(Console console) throws IOException {
    if (against.isGiven()) {
      claims.putAll(VarsFile.read(FormulaOptions.file(against.value(), console), "gradient"));
      claimedByFile.addAll(claims.keySet());
    }
    for (String text : claim.values()) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw Failure.wrong(
            "--claim takes NAME=VALUE, not '" + text + "'", "write --claim a=2, for example");
      }
      String name = text.substring(0, equals).trim();
      claims.put(name, PointOptions.constant(text, equals + 1));
      claimedByFile.remove(name);
    }
  }
}
