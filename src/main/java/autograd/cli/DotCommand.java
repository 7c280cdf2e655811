package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.render.Dot;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code autograd dot}: the graph as a picture. */
final class DotCommand extends FormulaCommand {
  private final Option rankdir =
      Option.choice("DIR", List.of("LR", "TB", "RL", "BT"), "Direction of the graph", "--rankdir");

  DotCommand() {
    super(
        "dot",
        "Draw a formula's graph as Graphviz DOT, with data and gradients if inputs are set",
        "autograd dot \"(a*b)*(a+b)\" --set a=-2 --set b=3 | dot -Tsvg > graph.svg",
        "autograd dot \"(a*b)*(a+b)\" --set a=-2 --set b=3 -o graph.svg",
        "autograd dot \"a+a\"");
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {rankdir};
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Question asked = question.question(graph, true);
    Set<Value> outputs = asked.outputs().stream().map(Named::value).collect(Collectors.toSet());
    Dot dot = new Dot(graph, outputs, rankdir.chosen(), output.digits());
    if (isWithoutPoint(graph)) {
      Graphviz.write(console, output.file(), out -> dot.write(null, null, out));
      return ExitCode.ANSWER;
    }
    Answer answer = answer(oneSum(asked), graph);
    Graphviz.write(
        console,
        output.file(),
        out -> dot.write(answer.evaluation(), answer.gradients().get(0), out));
    return tell(answer, console);
  }

  /** A picture has room for one gradient a Value: with several outputs, that of their sum. */
  private static Question oneSum(Question asked) {
    Map<Value, Double> seeds = new LinkedHashMap<>();
    asked.outputs().forEach(o -> seeds.put(o.value(), asked.seeds().getOrDefault(o.value(), 1.0)));
    return new Question(asked.outputs(), seeds, asked.wanted(), asked.all());
  }
}
