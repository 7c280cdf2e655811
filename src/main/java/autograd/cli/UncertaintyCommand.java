package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.lang.Diagnostic;
import autograd.measure.Measurements;
import autograd.measure.MonteCarlo;
import autograd.measure.Propagation;
import autograd.measure.SecondOrder;
import autograd.measure.Uncertainty;
import autograd.render.NoteText;
import autograd.render.Numbers;
import autograd.render.UncertaintyReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code autograd uncertainty}: how sure a result is, and what makes it unsure. */
final class UncertaintyCommand extends FormulaCommand {
  private static final double USUAL_COVERAGE = 0.95;

  private final CorrelationOptions correlations = new CorrelationOptions();
  private final Option outputs =
      Option.list(
          "NAMES",
          "Answer for these names, or statements counted from 1, not the last.",
          "--output");
  private final Option coverage =
      Option.text("P", "The probability that the expanded uncertainty has (0.95).", "--coverage");
  private final Option monteCarlo =
      Option.text(
          "N",
          "Draw the inputs N times too, and say whether the linear result holds.",
          "--monte-carlo");
  private final Option seed =
      Option.text("N", "Draw other numbers; the same N gives the same (1).", "--random-seed");
  private final Option worstCase =
      Option.flag("Add the range of the result as the inputs go to their limits.", "--worst-case");
  private final UncertaintyPlot plot = new UncertaintyPlot();
  private final BareNumbers get =
      new BareNumbers("Print bare numbers: value, u, expanded, share.NAME; of several, u.OUTPUT.");

  UncertaintyCommand() {
    super(
        "uncertainty",
        "Uncertainty of a result from those of its inputs, with a budget",
        "autograd uncertainty \"4*pi^2*L/T^2\" --set L=0.994±0.002 --set \"T=2.000(4)\"",
        "autograd uncertainty \"V/I*cos(phi)\" --set \"V=4.9990(32)\" --set \"I=0.019661(9)\" --set"
            + " \"phi=1.04446(75)\" --correlate V,I=-0.36",
        "autograd uncertainty \"x^2\" --set x=0±0.1 --monte-carlo 1000000");
  }

  @Override
  void describe(Arguments arguments) {
    formula.addTo(arguments);
    point.addTo(arguments);
    Option[] pair = correlations.options();
    arguments.group(
        "Uncertainty",
        pair[0],
        pair[1],
        outputs,
        coverage,
        monteCarlo,
        seed,
        worstCase,
        plot.option());
    output.addTo(arguments, OutputOptions.Content.NOTED_NUMBERS, ownOptions());
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {get.option(), get.format()};
  }

  @Override
  boolean takesUncertainties() {
    return true;
  }

  @Override
  boolean answersVectors() {
    return true;
  }

  @Override
  boolean showsEveryStatement() {
    return outputs.isGiven();
  }

  @Override
  Set<String> otherNames() {
    return new HashSet<>(outputs.values());
  }

  @Override
  int run(Console console) throws IOException {
    output.form(get.format());
    double level = coverage();
    Graph graph = readGraph(console);
    List<Named> wanted = new ArrayList<>();
    for (String name : outputs.values()) {
      wanted.addAll(QuestionOptions.outputs(graph, name, "--output"));
    }
    if (wanted.isEmpty()) {
      boolean isVector = graph.outputs().size() > 1;
      wanted.addAll(
          isVector ? QuestionOptions.last(graph) : List.of(new Named(null, graph.output())));
    }
    plot.check(monteCarlo.isGiven(), wanted.size());
    Measurements all = correlations.measurements(point, console);
    Map<String, Double> fixed = new LinkedHashMap<>(graph.defaults());
    fixed.putAll(point.point());
    Measurements measured = used(graph, wanted, all);
    Notes notes = new Notes(console);
    int code = ExitCode.ANSWER;
    List<Uncertainty> results = new ArrayList<>();
    for (Named each : wanted) {
      Answer answer = answer(new Question(List.of(each), Map.of(), List.of(), false), graph, fixed);
      answer.notes().forEach(note -> notes.keep(NoteText.of(note)));
      code = Math.max(code, tell(answer, console));
      results.add(uncertainty(graph, each, measured, answer, fixed, level, console));
    }
    for (Uncertainty each : results) {
      tell(each, notes);
    }
    UncertaintyReport report = new UncertaintyReport(results, notes.all());
    get.write(
        List.of(report::number),
        results.size() == 1
            ? "value, u, u_second_order, k, expanded, share." + measured.names().get(0)
            : "value." + wanted.get(0).name() + ", u." + wanted.get(0).name(),
        report,
        output,
        console);
    plot.write(results.get(0), console);
    return output.isStrict() && !notes.all().isEmpty() ? ExitCode.NO : code;
  }

  private double coverage() {
    double level = coverage.isGiven() ? PointOptions.constant(coverage.value(), 0) : USUAL_COVERAGE;
    if (!(level > 0 && level < 1)) {
      throw Failure.wrong(
          "--coverage takes a probability between 0 and 1, not '" + coverage.value() + "'",
          "write --coverage 0.95");
    }
    return level;
  }

  /** The measured inputs that the results depend on. */
  private Measurements used(Graph graph, List<Named> wanted, Measurements all) {
    Question every = new Question(wanted, Map.of(), List.of(), false);
    List<String> names = inputsOf(every, graph);
    Measurements measured = all.of(names);
    if (measured.size() == 0) {
      throw Failure.wrong(
          Diagnostic.error(
                  "none of its inputs has an uncertainty", source(), wanted.get(0).value().span())
              .hint(
                  names.isEmpty()
                      ? "write a name for what is measured"
                      : "set it with one: --set " + names.get(0) + "=2±0.1"));
    }
    return measured;
  }

  private Uncertainty uncertainty(
      Graph graph,
      Named result,
      Measurements measured,
      Answer answer,
      Map<String, Double> fixed,
      double level,
      Console console) {
    Propagation linear = Propagation.of(answer, measured);
    // Where calculus has something to say of the point, a series in powers does not hold.
    SecondOrder bent =
        answer.notes().isEmpty()
            ? symbolic(() -> SecondOrder.of(graph, result.value(), measured, fixed))
            : null;
    Uncertainty found = new Uncertainty(result.name(), linear, bent, null, null, level);
    Map<String, Double> others = new LinkedHashMap<>(fixed);
    measured.names().forEach(others::remove);
    graph
        .inputs()
        .forEach(
            input -> {
              if (!measured.names().contains(input.label())) {
                others.putIfAbsent(input.label(), Double.NaN);
              }
            });
    if (monteCarlo.isGiven()) {
      found = draw(found, graph, result, others, console);
    } else {
      Option.requireNone("is of draws", "add --monte-carlo 1000000", seed);
    }
    return worstCase.isGiven() ? found.atWorst(graph, result.value(), others) : found;
  }

  private Uncertainty draw(
      Uncertainty found, Graph graph, Named result, Map<String, Double> others, Console console) {
    Integer draws = monteCarlo.wholeNumber(100, MonteCarlo.most());
    Integer wanted = seed.wholeNumber(0, Integer.MAX_VALUE);
    if (!MonteCarlo.canDraw(found.linear().inputs())) {
      throw Failure.wrong(
          "--monte-carlo draws correlated inputs together only if they are normal",
          "give correlated inputs as VALUE±U, or leave out --monte-carlo");
    }
    StatusLine line = new StatusLine(console);
    Uncertainty drawn =
        found.drawn(
            graph,
            result.value(),
            others,
            draws,
            wanted == null ? 1 : wanted,
            done -> {
              synchronized (line) {
                line.show(() -> String.format(Locale.ROOT, "%,d of %,d draws", done, draws));
              }
            });
    line.clear();
    return drawn;
  }

  /** What a reader of the numbers should know of them. */
  private static void tell(Uncertainty each, Notes notes) {
    String of = each.name() == null ? "" : " of " + each.name();
    Numbers brief = Numbers.shortest();
    if (each.isBent()) {
      double bent = each.bent().u();
      notes.add(
          Double.isNaN(bent)
              ? "the formula bends so much within the uncertainties"
                  + of
                  + " that slopes say little, and second derivatives no more, mostly by "
                  + each.bent().cause()
              : "by second order u"
                  + of
                  + " is "
                  + UncertaintyReport.brief(bent)
                  + " and not "
                  + UncertaintyReport.brief(each.linear().u())
                  + ", mostly by "
                  + each.bent().cause()
                  + (each.isBiased()
                      ? "; the expectation is "
                          + UncertaintyReport.brief(Math.abs(each.bent().bias()))
                          + (each.bent().bias() < 0 ? " below" : " above")
                          + " the value"
                      : ""),
          each.drawn() == null ? "--monte-carlo 1000000 shows the whole distribution" : null);
    }
    if (each.bent() == null && Double.isFinite(each.linear().u())) {
      notes.add(
          "there are no second derivatives" + of + " to see how far its slopes hold",
          each.drawn() == null ? "--monte-carlo 1000000 shows the whole distribution" : null);
    }
    if (each.linear().isFreedomOpen()) {
      notes.add(
          "correlated inputs differ in their degrees of freedom, for which there is no formula: no"
              + " expanded uncertainty"
              + of,
          null);
    }
    if (each.drawn() != null && each.drawn().undefined() > 0) {
      notes.add(
          brief.text(each.drawn().undefined()) + " draws have no value" + of + ", and are left out",
          null);
    }
  }
}
