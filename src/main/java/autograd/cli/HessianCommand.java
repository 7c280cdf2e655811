package autograd.cli;

import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.Differentiation;
import autograd.derive.Hessian;
import autograd.derive.SecondFinding;
import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.render.Grid;
import autograd.render.SecondNoteText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code autograd hessian}: all second derivatives. */
final class HessianCommand extends SymbolicCommand {
  /** The matrix of more inputs would not fit into memory. */
  private static final int MOST_INPUTS = 5_000;

  private final Option hvp =
      Option.many("NAME=VALUE", "Answer with the Hessian times this vector instead.", "--hvp");
  private final BareNumbers get =
      new BareNumbers("Print bare numbers: hessian.NAME.NAME, or hvp.NAME.");

  HessianCommand() {
    super(
        "hessian",
        "Second derivatives: numbers where the inputs are set, else formulas",
        "autograd hessian \"(1-x)^2 + 100*(y-x^2)^2\" --set x=1 --set y=1",
        "autograd hessian \"(1-x)^2 + 100*(y-x^2)^2\"",
        "autograd hessian \"x^2*y\" --set x=1 --set y=2 --hvp x=1 --hvp y=0");
  }

  @Override
  Option[] ownOptions() {
    return with(hvp, get.option(), get.format());
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    addNames(names, hvp);
    return names;
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Question asked = question.question(graph, false);
    requireOne(asked);
    if (isWithoutPoint(graph)) {
      Derivatives.Request request = request(graph, asked);
      requireInputs(request.by());
      Map<String, Double> vector = vector(hvp, request.by());
      write(
          console,
          symbolic(
              () ->
                  vector.isEmpty() ? Derivatives.partials(request, 2) : product(request, vector)));
      return ExitCode.ANSWER;
    }
    requireNoFormulaOptions();
    Answer answer = answer(asked, graph);
    Map<String, Value> by = new LinkedHashMap<>();
    answer.variables().forEach(name -> by.put(name.name(), name.value()));
    requireInputs(by);
    Map<String, Double> point = new LinkedHashMap<>();
    answer.inputs().forEach(i -> point.put(i.name(), answer.evaluation().value(i.value())));
    Map<String, Double> vector = vector(hvp, by);
    Value result = asked.outputs().get(0).value();
    Hessian hessian = symbolic(() -> Hessian.at(graph, result, by, point));
    Grid grid =
        symbolic(
            () ->
                vector.isEmpty()
                    ? new Grid("hessian", hessian.names(), hessian.names(), hessian.matrix())
                    : Grid.column("hvp", hessian.names(), hessian.times(vector)));
    get.write(
        List.of(grid::number), "hessian.NAME.NAME, or with --hvp hvp.NAME", grid, output, console);
    return Math.max(tell(answer, console), tell(hessian.findings(), result, console));
  }

  /** Tells of second derivatives that are none; under {@code --strict} the answer is no. */
  private int tell(List<SecondFinding> findings, Value result, Console console) {
    for (SecondFinding each : findings.subList(0, Math.min(findings.size(), MOST_NAMES))) {
      console.tell(Diagnostic.note(SecondNoteText.of(each), source(), result.span()));
    }
    int more = findings.size() - MOST_NAMES;
    if (more > 0) {
      console.tell(Diagnostic.warning(more + " more notes are not shown"));
    }
    return output.isStrict() && !findings.isEmpty() ? ExitCode.NO : ExitCode.ANSWER;
  }

  private static Derivation product(Derivatives.Request request, Map<String, Double> vector) {
    Differentiation d = new Differentiation(request.graph(), request.points(), request.fixed());
    List<Value> inputs = new ArrayList<>();
    request.by().values().forEach(input -> inputs.add(d.of(input)));
    Value output = d.of(request.outputs().values().iterator().next());
    Map<Value, Value> gradient = d.gradient(output, inputs);
    Value slope = d.number(0);
    for (Map.Entry<String, Double> each : vector.entrySet()) {
      Value component = gradient.get(d.of(request.by().get(each.getKey())));
      slope = d.sum(slope, d.product(d.number(each.getValue()), component));
    }
    Map<Value, Value> second = d.gradient(slope, inputs);
    Map<String, Value> results = new LinkedHashMap<>();
    request.by().forEach((name, input) -> results.put("h_" + name, second.get(d.of(input))));
    return d.simplify(results);
  }

  private static void requireOne(Question asked) {
    if (asked.outputs().size() > 1) {
      throw Failure.wrong("a Hessian is of one output", "name one with --output");
    }
  }

  private static void requireInputs(Map<String, Value> by) {
    if (by.size() > MOST_INPUTS) {
      throw Failure.wrong(
          "a Hessian by more than " + MOST_INPUTS + " inputs is not written out",
          "name fewer with --wrt, or ask for its product with a vector, --hvp");
    }
    requireInputs(by, "only inputs have second derivatives");
  }
}
