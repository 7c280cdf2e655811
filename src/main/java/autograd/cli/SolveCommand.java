package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Equations;
import autograd.lang.Expression;
import autograd.lang.Source;
import autograd.optimize.EquationSystem;
import autograd.optimize.Root;
import autograd.render.Numbers;
import autograd.render.RootReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code autograd solve}: the inputs with which equations are met. */
final class SolveCommand extends FormulaCommand {
  private static final int MOST_EVALUATIONS = 2_000;

  private final Option wrt =
      Option.list("NAMES", "Solve for these inputs (a,b); the others stay as set.", "--wrt");
  private final SearchOptions search = new SearchOptions(MOST_EVALUATIONS);
  private final BareNumbers get =
      new BareNumbers("Print bare numbers: NAME, residual.1, condition, evaluations.");

  private Equations equations;

  SolveCommand() {
    super(
        "solve",
        "Solve equations by Newton's method with exact slopes",
        "autograd solve \"cos(x) = x\" --set x=1",
        "autograd solve \"x^2 + y^2 = 4; x*y = 1\" --set x=2 --set y=0",
        "autograd solve \"x*exp(x) = a\" --range x=0:3 --set a=5 --wrt x");
  }

  @Override
  void describe(Arguments arguments) {
    formula.addTo(arguments);
    point.addTo(arguments);
    arguments.group("Search", search.options(wrt));
    output.addTo(arguments, OutputOptions.Content.NOTED_NUMBERS, ownOptions());
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {get.option(), get.format()};
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    names.addAll(wrt.values());
    addNames(names, search.range());
    return names;
  }

  @Override
  boolean showsEveryStatement() {
    return true;
  }

  @Override
  Graph graph(Source text, Expression.Options options) {
    equations = Equations.read(text, options);
    return equations.graph();
  }

  @Override
  boolean answersVectors() {
    return true;
  }

  @Override
  int run(Console console) throws IOException {
    output.form(get.format());
    Graph graph = readGraph(console);
    if (equations.equations().isEmpty()) {
      throw Failure.wrong(
          Diagnostic.error("there is no equation", source(), graph.outputs().get(0).span())
              .hint("write one such as \"cos(x) = x\", and the unknown with --set x=1"));
    }
    List<String> unknowns = unknowns(graph);
    search.read(graph, unknowns, point.point(), "an unknown");
    Notes notes = new Notes(console);
    notes.add(search.guesses());
    requireEnough(unknowns);
    Map<String, Double> fixed = new LinkedHashMap<>(graph.defaults());
    fixed.putAll(point.point());
    requireSet(graph, unknowns, fixed);
    graph.inputs().forEach(input -> fixed.putIfAbsent(input.label(), Double.NaN));
    List<EquationSystem.Pair> pairs = new ArrayList<>();
    equations
        .equations()
        .forEach(each -> pairs.add(new EquationSystem.Pair(each.left(), each.right())));
    EquationSystem residuals = new EquationSystem(graph, pairs, unknowns, fixed);
    Root root =
        symbolic(
            () ->
                Root.of(
                    residuals,
                    search.start(),
                    search.lower(),
                    search.upper(),
                    search.mostEvaluations()));
    double[] found = new double[unknowns.size()];
    for (int j = 0; j < found.length; j++) {
      found[j] = root.value(j);
    }
    Map<String, Double> inputs = search.inputs(graph, point.point(), found);
    if (root.outcome() == Root.Outcome.SINGULAR) {
      notes.add(
          "the slopes there do not tell the unknowns apart: the root may be a multiple one, with"
              + " fewer digits, or one of many",
          null);
    }
    List<String> texts = equations.equations().stream().map(Equations.Equation::text).toList();
    RootReport report = new RootReport(root, texts, inputs, notes.all());
    get.write(
        List.of(report::number),
        unknowns.get(0) + ", residual.1, condition and evaluations",
        report,
        output,
        console);
    search.save(inputs, console);
    if (!root.isConverged()) {
      console.tell(failure(root));
      return ExitCode.NO;
    }
    return output.isStrict() && !notes.all().isEmpty() ? ExitCode.NO : ExitCode.ANSWER;
  }

  /** The inputs to solve for: those that are named, else all that the equations speak of. */
  private List<String> unknowns(Graph graph) {
    Set<String> unknowns = new LinkedHashSet<>();
    for (String name : wrt.values()) {
      unknowns.addAll(QuestionOptions.inputs(graph, name, "--wrt"));
    }
    if (unknowns.isEmpty()) {
      BitSet needed = needed(graph);
      Set<String> bound = otherNames();
      bound.addAll(point.point().keySet());
      for (Value input : graph.inputs()) {
        boolean isGiven =
            graph.defaults().containsKey(input.label()) && !bound.contains(input.label());
        if (needed.get(input.index()) && !isGiven) {
          unknowns.add(input.label());
        }
      }
    }
    if (unknowns.isEmpty()) {
      throw Failure.wrong("there is nothing to solve for: the equations have no unknowns", null);
    }
    return new ArrayList<>(unknowns);
  }

  /** What the equations are computed from. */
  private BitSet needed(Graph graph) {
    BitSet needed = new BitSet();
    for (Equations.Equation each : equations.equations()) {
      needed.set(each.left().index());
      if (each.right() != null) {
        needed.set(each.right().index());
      }
    }
    for (int i = graph.size() - 1; i >= 0; i--) {
      if (needed.get(i)) {
        graph.values().get(i).operands().forEach(operand -> needed.set(operand.index()));
      }
    }
    return needed;
  }

  private void requireEnough(List<String> unknowns) {
    int count = equations.equations().size();
    if (unknowns.size() > count) {
      List<String> some = unknowns.subList(0, Math.min(MOST_NAMES, unknowns.size()));
      throw Failure.wrong(
          Diagnostic.error(
                  "there "
                      + (count == 1 ? "is 1 equation" : "are " + count + " equations")
                      + " for "
                      + unknowns.size()
                      + " unknowns: "
                      + String.join(", ", some)
                      + (some.size() < unknowns.size() ? ", …" : ""),
                  source(),
                  equations.equations().get(0).span())
              .hint(
                  "name those to solve for with --wrt "
                      + String.join(",", unknowns.subList(0, count))));
    }
  }

  private void requireSet(Graph graph, List<String> unknowns, Map<String, Double> fixed) {
    BitSet needed = needed(graph);
    for (Value input : graph.inputs()) {
      String name = input.label();
      if (needed.get(input.index()) && !unknowns.contains(name) && !fixed.containsKey(name)) {
        throw Failure.wrong(
            Diagnostic.error(name + " is not set", source(), input.span())
                .hint("add --set " + name + "=VALUE, or solve for it too with --wrt"));
      }
    }
  }

  private Diagnostic failure(Root root) {
    Numbers numbers = Numbers.shortest().decimals(6);
    return switch (root.outcome()) {
      case NO_ROOT -> {
        int worst = 0;
        boolean isHeld = false;
        for (int i = 0; i < root.equations(); i++) {
          worst = Math.abs(root.residual(i)) > Math.abs(root.residual(worst)) ? i : worst;
        }
        for (int j = 0; j < root.unknowns().size(); j++) {
          isHeld |= root.isHeld(j);
        }
        yield Diagnostic.error(
                "no root "
                    + (isHeld ? "within the ranges" : "nearby")
                    + ": this equation is off by "
                    + numbers.text(root.residual(worst))
                    + " where all come nearest to being met",
                source(),
                equations.equations().get(worst).span())
            .hint("begin elsewhere with --set, or look in another --range");
      }
      case JUMP ->
          Diagnostic.error(
                  "no root: the sign changes at "
                      + root.unknowns().get(0)
                      + "="
                      + Numbers.shortest().text(root.value(0))
                      + " by a jump or at a pole",
                  source(),
                  equations.equations().get(0).span())
              .hint("look in another --range");
      case UNBOUNDED ->
          Diagnostic.error("no root: the unknowns grow without end").hint("keep them in a --range");
      case TOO_LONG ->
          Diagnostic.error("not converged in " + root.evaluations() + " evaluations")
              .hint("begin nearer with --set, or allow more with --max-evaluations");
      case NOT_FINITE -> {
        int bad = 0;
        for (int i = root.equations() - 1; i >= 0; i--) {
          bad = Double.isFinite(root.residual(i)) ? bad : i;
        }
        yield Diagnostic.error(
                "this equation or a slope of it is not finite where the search starts",
                source(),
                equations.equations().get(bad).span())
            .hint("begin elsewhere with --set");
      }
      default ->
          Diagnostic.error("stuck: no step makes it better, though the slopes say so")
              .hint("begin elsewhere with --set, or keep unknowns in a --range");
    };
  }
}
