package autograd.cli;

import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.Differentiation;
import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.render.Grid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code autograd jacobian}: the first derivatives of several outputs. */
final class JacobianCommand extends SymbolicCommand {
  private final Option jvp =
      Option.many("NAME=VALUE", "Answer with the Jacobian times this vector instead.", "--jvp");
  private final BareNumbers get =
      new BareNumbers("Print bare numbers: jacobian.OUTPUT.NAME, or jvp.OUTPUT.");

  JacobianCommand() {
    super(
        "jacobian",
        "First derivatives of several outputs: numbers where the inputs are set, else formulas",
        "autograd jacobian \"u = x*y; v = x + y^2\" --set x=2 --set y=3",
        "autograd jacobian \"u = x*y; v = x + y^2\"",
        "autograd jacobian \"u = x*y; v = x + y^2\" --set x=2 --set y=3 --jvp x=1");
  }

  @Override
  Option[] ownOptions() {
    return with(jvp, get.option(), get.format());
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    addNames(names, jvp);
    return names;
  }

  @Override
  boolean answersVectors() {
    return true;
  }

  @Override
  boolean showsEveryStatement() {
    return true;
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Question asked = withOutputs(graph, question.question(graph, false), !question.namesOutputs());
    if (isWithoutPoint(graph)) {
      Derivatives.Request request = request(graph, asked);
      Map<String, Double> vector = vector(jvp, request.by());
      write(
          console,
          symbolic(
              () ->
                  vector.isEmpty() ? Derivatives.partials(request, 1) : product(request, vector)));
      return ExitCode.ANSWER;
    }
    requireNoFormulaOptions();
    Answer answer = answer(asked, graph);
    Map<String, Value> by = new LinkedHashMap<>();
    answer.variables().forEach(name -> by.put(name.name(), name.value()));
    Map<String, Double> vector = vector(jvp, by);
    Grid grid =
        vector.isEmpty()
            ? new Grid("jacobian", names(asked), List.copyOf(by.keySet()), matrix(answer))
            : Grid.column("jvp", names(asked), symbolic(() -> product(answer, by, vector)));
    get.write(
        List.of(grid::number),
        "jacobian.OUTPUT.NAME, or with --jvp jvp.OUTPUT",
        grid,
        output,
        console);
    return tell(answer, console);
  }

  /**
   * Without a wish, every name that nothing else is made of is an output, and so is every statement
   * that binds no name, and the last.
   */
  private static Question withOutputs(Graph graph, Question asked, boolean isPlain) {
    if (!asked.seeds().isEmpty()) {
      throw Failure.wrong(
          "a Jacobian takes no seeds", "autograd eval answers with the gradient of a weighted sum");
    }
    if (!isPlain) {
      return asked;
    }
    Set<Value> used = new HashSet<>();
    graph.values().forEach(value -> used.addAll(value.operands()));
    List<Named> outputs = new ArrayList<>();
    Set<Value> shown = new HashSet<>();
    int count = QuestionOptions.statements(graph);
    for (Graph.Statement statement : graph.statements()) {
      Named each = QuestionOptions.output(graph, statement);
      boolean isResult = !each.value().isLeaf() && !used.contains(each.value());
      boolean isNamed = graph.named(each.name()) != null;
      boolean isOutput = statement.number() == count || (isNamed ? isResult : true);
      if (isOutput && (shown.add(each.value()) || isNamed)) {
        outputs.add(each);
      }
    }
    if (outputs.size() <= 1) {
      return asked;
    }
    return new Question(outputs, asked.seeds(), asked.wanted(), asked.all());
  }

  private static List<String> names(Question asked) {
    List<String> names = new ArrayList<>();
    asked.outputs().forEach(each -> names.add(each.name() == null ? "value" : each.name()));
    return names;
  }

  private static double[][] matrix(Answer answer) {
    double[][] matrix = new double[answer.gradients().size()][answer.variables().size()];
    for (int i = 0; i < matrix.length; i++) {
      for (int k = 0; k < matrix[i].length; k++) {
        matrix[i][k] = answer.gradients().get(i).by(answer.variables().get(k).value());
      }
    }
    return matrix;
  }

  private static double[] product(
      Answer answer, Map<String, Value> by, Map<String, Double> vector) {
    Map<Value, Double> direction = new LinkedHashMap<>();
    vector.forEach((name, number) -> direction.put(by.get(name), number));
    double[] tangent = answer.evaluation().tangent(direction);
    double[] product = new double[answer.question().outputs().size()];
    for (int i = 0; i < product.length; i++) {
      product[i] = tangent[answer.question().outputs().get(i).value().index()];
    }
    return product;
  }

  private static Derivation product(Derivatives.Request request, Map<String, Double> vector) {
    Differentiation d = new Differentiation(request.graph(), request.points(), request.fixed());
    List<Value> inputs = new ArrayList<>();
    vector.keySet().forEach(name -> inputs.add(d.of(request.by().get(name))));
    Map<String, Value> results = new LinkedHashMap<>();
    request
        .outputs()
        .forEach(
            (name, output) -> {
              Map<Value, Value> gradient = d.gradient(d.of(output), inputs);
              Value sum = d.number(0);
              for (Map.Entry<String, Double> each : vector.entrySet()) {
                Value partial = gradient.get(d.of(request.by().get(each.getKey())));
                sum = d.sum(sum, d.product(d.number(each.getValue()), partial));
              }
              results.put("j_" + name, sum);
            });
    return d.simplify(results);
  }
}
