package autograd.cli;

import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.Points;
import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.Overwriting;
import autograd.evaluate.Reach;
import autograd.evaluate.Trace;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.render.FormulaText;
import autograd.render.Picture;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code autograd dot}: the graph as a picture. */
final class DotCommand extends FormulaCommand {
  private final Option rankdir =
      Option.choice("DIR", List.of("LR", "TB", "RL", "BT"), "Direction of the graph", "--rankdir");
  private final Option format =
      Option.choice("FORMAT", List.of("dot", "mermaid"), "Language of the picture", "--format");
  private final Option highlight =
      Option.list("NAMES", "Let the paths stand out that carry their gradient.", "--highlight");
  private final Option derivative =
      Option.text("NAME", "Draw the derivative by NAME, as diff prints it.", "--derivative");
  private final Option step =
      Option.text("N", "Draw the moment after N steps of the backward pass.", "--step");
  private final Option overwrite =
      Option.flag("Mark what a backward pass with = in place of += would lose.", "--overwrite");
  private final Option whole =
      Option.flag(
          "Draw every value; a graph of more than " + Picture.LARGE + " is summarised otherwise.",
          "--whole");

  DotCommand() {
    super(
        "dot",
        "Draw a formula's graph as Graphviz DOT, with data and gradients if inputs are set",
        "autograd dot \"(a*b)*(a+b)\" --set a=-2 --set b=3 | dot -Tsvg > graph.svg",
        "autograd dot \"(a*b)*(a+b)\" --set a=-2 --set b=3 -o graph.svg",
        "autograd dot \"(a*b)*(a+b)\" --set a=-2 --set b=3 --step 3 -o step3.svg",
        "autograd dot \"x^2*sin(x)\" --derivative x",
        "autograd dot \"a+a\" --format mermaid");
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {rankdir, format, derivative, highlight, step, overwrite, whole};
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    names.addAll(derivative.values());
    names.addAll(highlight.values());
    return names;
  }

  @Override
  int run(Console console) throws IOException {
    Graph read = readGraph(console);
    Graph graph = derivative.isGiven() ? derivative(read) : read;
    question.requireNoWish("the picture shows", "leave out --wrt; --highlight NAMES marks paths");
    Question asked = question.question(graph, true).ofTheSum();
    Set<Value> outputs = asked.outputs().stream().map(Named::value).collect(Collectors.toSet());
    Picture picture = new Picture(graph, outputs, output.digits(Picture.FEW));
    if (step.isGiven() && overwrite.isGiven()) {
      throw Failure.wrong("--step and --overwrite are two pictures", "leave one of them out");
    }
    if (graph.size() > Picture.LARGE && !whole.isGiven()) {
      console.tell(
          Diagnostic.warning("the graph has " + graph.size() + " values and is drawn summarised")
              .hint("--whole draws them all"));
    }
    if (isStructureOnly(graph)) {
      picture.along(paths(graph, outputs, null, null));
      draw(console, picture);
      return ExitCode.ANSWER;
    }
    Answer answer = answer(asked, graph);
    Gradient gradient = answer.gradients().get(0);
    picture.at(answer.evaluation(), gradient);
    picture.along(paths(graph, outputs, answer.evaluation(), gradient));
    Trace trace = new Trace(answer.evaluation(), asked);
    if (step.isGiven()) {
      picture.during(trace.run(false, step.wholeNumber(0, Integer.MAX_VALUE), null));
    }
    if (overwrite.isGiven()) {
      picture.beside(new Overwriting(trace));
    }
    draw(console, picture);
    return tell(answer, console);
  }

  /** The graph of the derivative's text, so that the picture shows what there is to read. */
  private Graph derivative(Graph graph) throws IOException {
    Named by = QuestionOptions.named(graph, derivative.value(), "--derivative");
    List<Named> outputs = question.question(graph, false).outputs();
    if (outputs.size() > 1 || !question.isPlain()) {
      throw Failure.wrong(
          "--derivative draws one derivative of the whole formula",
          "leave out --wrt, --output and --seed");
    }
    Derivation derivation =
        symbolic(
            () ->
                Derivatives.partials(
                    new Derivatives.Request(
                        graph,
                        Map.of("", graph.output()),
                        Map.of(by.name(), by.value()),
                        Map.of(),
                        Points.ORDINARY),
                    1));
    StringBuilder text = new StringBuilder();
    new FormulaText(derivation.graph(), derivation.results(), false).write(text);
    return readInstead(text.toString().trim());
  }

  private void draw(Console console, Picture picture) throws IOException {
    String direction = rankdir.chosen();
    boolean isWhole = whole.isGiven();
    if (output.form(format).equals("mermaid")) {
      Graphviz.requireText(output.file());
      OutputFile.writeText(
          console, output.file(), out -> picture.writeMermaid(direction, isWhole, out));
    } else {
      Graphviz.write(console, output.file(), out -> picture.writeDot(direction, isWhole, out));
    }
  }

  /** Whether no number was given and one is wanting. */
  private boolean isStructureOnly(Graph graph) {
    boolean isStructure = isWithoutPoint(graph);
    if (isStructure && (step.isGiven() || overwrite.isGiven())) {
      throw Failure.wrong(
          (step.isGiven() ? "--step" : "--overwrite") + " needs numbers for the inputs",
          "add --set " + graph.inputs().get(0).label() + "=VALUE");
    }
    if (isStructure) {
      String hint = "leave out {}, or add --set " + graph.inputs().get(0).label() + "=VALUE";
      output.requireNoNumbers("needs numbers for the inputs", hint);
    }
    return isStructure;
  }

  /** The Values on the paths to highlight; null if there is nothing to highlight. */
  private BitSet paths(Graph graph, Set<Value> outputs, Evaluation evaluation, Gradient gradient) {
    if (!highlight.isGiven()) {
      return null;
    }
    BitSet paths = new BitSet();
    for (String name : highlight.values()) {
      Value source = QuestionOptions.named(graph, name, "--highlight").value();
      paths.or(Reach.between(graph, source, outputs, evaluation, gradient));
    }
    return paths;
  }
}
