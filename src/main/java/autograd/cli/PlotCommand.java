package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Curve;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.render.plot.Plot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code autograd plot}: functions and their derivatives over a range. */
final class PlotCommand extends FormulaCommand {
  private static final double USUAL_LOW = -5;
  private static final double USUAL_HIGH = 5;

  private final Option over =
      Option.text("NAME=LOW:HIGH", "The input and the range to plot over (-5:5).", "--over");
  private final Option and = Option.many("EXPRESSION", "Plot this formula too.", "--and");
  private final Option noDerivative =
      Option.flag("Leave the derivatives out.", "--value-only", "--no-derivative");
  private final Option heights =
      Option.text("LOW:HIGH", "Show these heights, not those of the curves.", "--heights");
  private final Option width =
      Option.text("N", "How many characters wide (the terminal's width).", "--width");
  private final Option height =
      Option.text("N", "How many characters high (" + PlotFile.USUAL_ROWS + ").", "--height");

  PlotCommand() {
    super(
        "plot",
        "Plot a function and its derivative, in the terminal or as a picture in a file",
        "autograd plot \"tanh(x)\"",
        "autograd plot \"x*sin(1/x)\" --over x=-0.5:0.5 -o curve.svg",
        "autograd plot \"sin(x)\" --and \"x - x^3/6\" --over x=-pi:pi --no-derivative");
  }

  @Override
  OutputOptions.Content content() {
    return OutputOptions.Content.TEXT;
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {over, and, noDerivative, heights, width, height};
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    addNames(names, over);
    return names;
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    String input = input(graph);
    Ranges.Range range =
        over.isGiven()
            ? Ranges.read("--over", over.value())
            : new Ranges.Range(USUAL_LOW, USUAL_HIGH);
    if (!List.of(input).containsAll(question.wanted())) {
      throw Failure.wrong(
          "--wrt: the derivative that is drawn is by " + input + ", which goes to the right",
          "leave out --wrt, or name the input with --over "
              + question.wanted().get(0)
              + "=-5:5 for example");
    }
    Plot plot = new Plot(input, range.low(), range.high());
    for (Named named : question.question(graph, false).outputs()) {
      add(plot, graph, named, input, range);
    }
    for (String text : and.values()) {
      Graph other = readOther(text);
      QuestionOptions.input(other, input, "--over");
      add(plot, other, new Named(null, other.output()), input, range);
    }
    if (plot.isEmpty()) {
      throw Failure.wrong("nothing is defined in that range", "choose another with --over");
    }
    if (heights.isGiven()) {
      Ranges.Range shown = Ranges.read("--heights", "=" + heights.value());
      plot.heights(shown.low(), shown.high());
    }
    write(console, plot);
    return ExitCode.ANSWER;
  }

  private void write(Console console, Plot plot) {
    String file = output.file();
    if (PlotFile.isPicture(file)) {
      Option.requireNone(
          "counts characters, and " + file + " is a picture", "leave out {}", width, height);
    }
    Integer columns = width.wholeNumber(20, 1000);
    Integer rows = height.wholeNumber(4, 1000);
    PlotFile.write(
        console,
        plot,
        file,
        columns == null ? Console.columns(PlotFile.USUAL_COLUMNS) : columns,
        rows == null ? PlotFile.USUAL_ROWS : rows);
  }

  /** The input to plot over: the one that is named, or else the only one without a number. */
  private String input(Graph graph) {
    if (over.isGiven()) {
      String name = over.value().substring(0, Math.max(0, over.value().indexOf('='))).trim();
      Ranges.read("--over", over.value());
      return QuestionOptions.input(graph, name, "--over").label();
    }
    List<String> open = new ArrayList<>();
    for (Value each : graph.inputs()) {
      if (!point.point().containsKey(each.label()) && !graph.defaults().containsKey(each.label())) {
        open.add(each.label());
      }
    }
    if (open.size() != 1) {
      String name = open.isEmpty() ? "x" : open.get(0);
      throw Failure.wrong(
          open.isEmpty()
              ? "there is no input to plot over"
              : "there are several inputs to plot over",
          "name one, with --over " + name + "=-5:5 for example, and --set the others");
    }
    return open.get(0);
  }

  private void add(Plot plot, Graph graph, Named output, String input, Ranges.Range range) {
    Value source = graph.named(input);
    Question asked =
        new Question(List.of(output), Map.of(), List.of(new Named(input, source)), false);
    Map<String, Double> where = new LinkedHashMap<>(point.point());
    Curve curve =
        new Curve(
            x -> {
              where.put(input, x);
              Answer answer = answer(asked, graph, where);
              double slope = answer.gradients().get(0).by(source);
              return new double[] {answer.evaluation().value(output.value()), slope};
            },
            range.low(),
            range.high(),
            !noDerivative.isGiven());
    String text = graph.source().strip().replaceAll("\\s+", " ");
    plot.add(output.name() != null ? output.name() : text, curve);
  }
}
