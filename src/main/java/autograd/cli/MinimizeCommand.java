package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.optimize.FormulaObjective;
import autograd.optimize.Limits;
import autograd.optimize.Minimum;
import autograd.optimize.Minimum.Outcome;
import autograd.optimize.Objective;
import autograd.render.MinimumReport;
import autograd.render.NoteText;
import autograd.render.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code autograd minimize}: the inputs at which a formula is smallest or largest. */
final class MinimizeCommand extends FormulaCommand {
  private static final int MOST_EVALUATIONS = 10_000;

  private final Option wrt =
      Option.list("NAMES", "Move these inputs only (a,b); the others stay as set.", "--wrt");
  private final Option result =
      Option.text("NAME", "Minimize this name, not the last statement.", "--output");
  private final Option maximize = Option.flag("Make the value large, not small.", "--maximize");
  private final Option method =
      Option.choice("METHOD", List.of("auto", "newton", "bfgs"), "How to go down", "--method");
  private final Option tolerance =
      Option.text(
          "R",
          "Stop R times as far from the minimum as the start is, by the curvature (1e-8).",
          "--tolerance");
  private final Option until =
      Option.text("VALUE", "Stop where the value is that small, or large.", "--until");
  private final Option trajectory =
      Option.text("FILE", "Write every step as a row of CSV.", "--trajectory");
  private final SearchOptions search = new SearchOptions(MOST_EVALUATIONS);
  private final Option get =
      Option.many(
          "PATH",
          "Print bare numbers: value, NAME, gradient.NAME, gradient_norm, eigenvalues.1, …",
          "--get");
  private final NumberFormat format = new NumberFormat();

  private final List<String> notes = new ArrayList<>();

  MinimizeCommand() {
    super(
        "minimize",
        "Find the inputs at which a formula is smallest, or largest",
        "autograd minimize \"(1-x)^2 + 100*(y-x^2)^2\" --set x=-1.2 --set y=1",
        "autograd minimize \"x*exp(-x/b)\" --wrt x --set x=1 --set b=2 --maximize",
        "autograd minimize \"(x-3)^2 + y^2\" --range x=0:2 --range y=-1:1 --get value");
  }

  @Override
  void describe(Arguments arguments) {
    formula.addTo(arguments);
    point.addTo(arguments);
    arguments.group(
        "Search", search.options(wrt, result, maximize, method, tolerance, until, trajectory));
    output.addTo(arguments, ownOptions());
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {get, format.option()};
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    names.addAll(wrt.values());
    addNames(names, search.range());
    return names;
  }

  @Override
  int run(Console console) throws IOException {
    output.form(format.option());
    Graph graph = readGraph(console);
    Value aim =
        result.isGiven()
            ? QuestionOptions.named(graph, result.value().trim(), "--output").value()
            : graph.output();
    List<Named> wanted = new ArrayList<>();
    for (String name : wrt.values()) {
      wanted.add(QuestionOptions.named(graph, name, "--wrt"));
    }
    Question asked = new Question(List.of(new Named(aim.label(), aim)), Map.of(), wanted, false);
    List<String> moving =
        QuestionOptions.inputs(graph, asked).stream().map(Value::label).distinct().toList();
    search.read(graph, moving, point.point(), "moved");
    tell(search.guesses(), console);
    Map<String, Double> fixed = new LinkedHashMap<>(point.point());
    for (int j = 0; j < moving.size(); j++) {
      fixed.put(moving.get(j), search.start()[j]);
    }
    // Says so if an input that does not move has no number.
    answer(asked, graph, fixed);
    int sign = maximize.isGiven() ? -1 : 1;
    Objective objective = new FormulaObjective(graph, aim, moving, fixed, sign);
    Steps steps = new Steps(moving, sign, trajectory.isGiven(), console);
    Minimum minimum =
        symbolic(
            () ->
                Minimum.of(
                    objective,
                    search.start(),
                    limits(moving.size(), sign).observedBy(steps),
                    Minimum.Method.valueOf(method.chosen().toUpperCase(Locale.ROOT)),
                    sign));
    steps.clear();
    double[] found = new double[moving.size()];
    for (int j = 0; j < found.length; j++) {
      found[j] = minimum.input(j);
    }
    Map<String, Double> inputs = search.inputs(graph, point.point(), found);
    Answer there = answer(asked, graph, inputs);
    there.notes().forEach(note -> notes.add(NoteText.of(note)));
    if (until.isGiven() && minimum.isConverged() && minimum.outcome() != Outcome.REACHED) {
      tell(Diagnostic.note("the value of --until is not reached", null, null), console);
    }
    if (there.notes().isEmpty()) {
      noteFlat(minimum, console);
    }
    print(new MinimumReport(minimum, inputs, search.start(), notes), console);
    search.save(inputs, console);
    if (trajectory.isGiven()) {
      OutputFile.writeText(console, trajectory.value(), steps::write);
    }
    int code = tell(there, console);
    if (!minimum.isConverged()) {
      console.tell(failure(minimum, graph));
      return ExitCode.NO;
    }
    return output.isStrict() && !notes.isEmpty() ? ExitCode.NO : code;
  }

  private Limits limits(int inputs, int sign) {
    double share = tolerance.isGiven() ? PointOptions.constant(tolerance.value(), 0) : 1e-8;
    if (!(share >= 0) || share >= 1) {
      throw Failure.wrong("--tolerance takes a number from 0 up to 1", null);
    }
    double target =
        until.isGiven() ? sign * PointOptions.constant(until.value(), 0) : Double.NEGATIVE_INFINITY;
    return Limits.none(inputs)
        .within(search.lower(), search.upper())
        .stoppingAt(share, search.mostEvaluations(), target);
  }

  private void tell(Diagnostic note, Console console) {
    if (note != null) {
      notes.add(note.message());
      console.tell(note);
    }
  }

  private void noteFlat(Minimum minimum, Console console) {
    if (minimum.outcome() == Outcome.FLAT) {
      tell(
          Diagnostic.note(
              "second derivatives do not tell whether the value changes along "
                  + directions(minimum),
              null,
              null),
          console);
    }
  }

  /** Directions by the names of the inputs: {@code x, or y by 1 and z by -0.5}. */
  private static String directions(Minimum minimum) {
    List<String> told = new ArrayList<>();
    for (List<Minimum.Share> direction :
        minimum.flat().subList(0, Math.min(MOST_NAMES, minimum.flat().size()))) {
      List<String> parts = new ArrayList<>();
      for (Minimum.Share share : direction.subList(0, Math.min(MOST_NAMES, direction.size()))) {
        parts.add(share.name() + " by " + Numbers.shortest().digits(3).text(share.part()));
      }
      String more = direction.size() > MOST_NAMES ? " …" : "";
      told.add(direction.size() == 1 ? direction.get(0).name() : String.join(", ", parts) + more);
    }
    String more = minimum.flat().size() > MOST_NAMES ? " and so on" : "";
    return String.join("; or ", told) + more;
  }

  private void print(MinimumReport report, Console console) {
    if (!get.isGiven()) {
      format.write(report::write, output, console);
      return;
    }
    if (format.option().isGiven()) {
      throw Failure.wrong("--get and --format contradict each other", "leave out one of them");
    }
    List<String> lines = new ArrayList<>();
    for (String path : get.values()) {
      Double number = report.number(path);
      if (number == null) {
        throw Failure.wrong(
            "--get: the answer has no " + path,
            "there are value, "
                + String.join(", ", report.names().subList(0, Math.min(3, report.names().size())))
                + ", gradient."
                + report.names().get(0)
                + ", gradient_norm, eigenvalues.1 and evaluations");
      }
      lines.add(Numbers.shortest().digits(output.digits()).text(number) + "\n");
    }
    OutputFile.writeText(
        console,
        output.file(),
        out -> {
          for (String line : lines) {
            out.append(line);
          }
        });
  }

  private Diagnostic failure(Minimum minimum, Graph graph) {
    String down = minimum.isMaximum() ? "rises" : "falls";
    return switch (minimum.outcome()) {
      case TOO_LONG ->
          Diagnostic.error("not converged in " + minimum.evaluations() + " evaluations")
              .hint("begin nearer with --set, allow more with --max-evaluations, or try --method");
      case UNBOUNDED ->
          Diagnostic.error("unbounded: the value still " + down + " where " + farthest(minimum))
              .hint("keep that input in a --range");
      case LEVELS_OFF ->
          Diagnostic.error(
                  "no "
                      + (minimum.isMaximum() ? "maximum" : "minimum")
                      + ": the value levels off where "
                      + farthest(minimum))
              .hint("keep that input in a --range");
      case SADDLE ->
          Diagnostic.error("a saddle: the slopes are 0, and the value " + down + " on both sides")
              .hint("begin elsewhere with --set");
      case NOT_FINITE ->
          Diagnostic.error(
                  "the value or its gradient is not finite where the search starts",
                  source(),
                  graph.output().span())
              .hint("begin elsewhere with --set");
      default ->
          Diagnostic.error(
                  "stuck: no step makes it better, though the gradient is not 0; there may be a"
                      + " kink")
              .hint("begin elsewhere with --set, or keep inputs in a --range");
    };
  }

  private static String farthest(Minimum minimum) {
    int farthest = 0;
    for (int j = 1; j < minimum.inputs().size(); j++) {
      if (Math.abs(minimum.input(j)) > Math.abs(minimum.input(farthest))) {
        farthest = j;
      }
    }
    return minimum.inputs().get(farthest)
        + " is "
        + Numbers.shortest().digits(3).text(minimum.input(farthest));
  }
}
