package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Descent;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.render.DescentText;
import autograd.render.Style;
import java.io.IOException;
import java.util.List;

/** {@code autograd step}: moves the inputs along the gradient. */
final class StepCommand extends FormulaCommand {
  private static final double RATE = 0.01;
  private static final int STEPS = 10;

  private final Option rate =
      Option.text("R", "Move each input by R times its gradient (" + RATE + ").", "--rate");
  private final Option steps = Option.text("N", "Make N steps (" + STEPS + ").", "--steps");
  private final Option maximize = Option.flag("Make the value larger, not smaller.", "--maximize");
  private final Option format =
      Option.choice("FORMAT", List.of("table", "json"), "How to print", "--format");

  StepCommand() {
    super(
        "step",
        "Move the inputs along the gradient, step by step",
        "autograd step \"(x - 3)^2 + y^2\" --set x=0 --set y=1 --rate 0.1 --steps 20",
        "autograd step \"(a*b+c)*f\" --set a=2 --set b=-3 --set c=10 --set f=-2 --maximize"
            + " --steps 1");
  }

  @Override
  OutputOptions.Content content() {
    return OutputOptions.Content.NUMBERS;
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {rate, steps, maximize, format};
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Question asked = question.question(graph, false).ofTheSum();
    List<Value> inputs = QuestionOptions.inputs(graph, asked);
    Answer start = answer(asked, graph);
    double length = rate.isGiven() ? PointOptions.constant(rate.value(), 0) : RATE;
    if (!(length > 0) || Double.isInfinite(length)) {
      throw Failure.wrong("--rate takes a number above 0", "to go upwards, add --maximize");
    }
    Integer count = steps.wholeNumber(1, 10_000_000);
    Descent descent =
        new Descent(
            start,
            inputs,
            maximize.isGiven() ? length : -length,
            where -> answer(asked, graph, where));
    Style style = output.file() == null ? console.outStyle() : Style.PLAIN;
    DescentText text =
        new DescentText(descent, inputs, count == null ? STEPS : count, output.digits(), style);
    String form = output.form(format);
    OutputFile.writeText(
        console,
        output.file(),
        out -> {
          if (form.equals("json")) {
            text.writeJson(out);
          } else {
            text.writeTable(out);
          }
        });
    return tell(descent.here(), console);
  }
}
