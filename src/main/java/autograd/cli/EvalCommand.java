package autograd.cli;

import autograd.evaluate.Answer;
import autograd.graph.Graph;
import autograd.render.AnswerFormat;
import autograd.render.Numbers;
import autograd.render.Style;
import java.io.IOException;
import java.util.Locale;

/** {@code autograd eval}: the value, and the gradient by every input. */
final class EvalCommand extends FormulaCommand {
  private final Option all = Option.flag("Answer for intermediates too.", "--all");
  private final Option format =
      Option.choice("FORMAT", AnswerFormat.optionNames(), "How to print", "--format");
  private final Option get =
      Option.text(
          "PATH",
          "Print one bare number: value, value.NAME, gradient.NAME, jacobian.OUTPUT.NAME.",
          "--get");

  EvalCommand() {
    super(
        "eval",
        "Evaluate a formula and its gradient by every input",
        "autograd eval \"(a*b)*(a+b)\" --set a=-2 --set b=3",
        "autograd eval \"a = 1; b = a+a; c = b+b\" --all",
        "autograd eval \"tanh(w*x + b)\" --set w=0.5 --set x=2 --set b=1 --get gradient.w");
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {all, format, get};
  }

  @Override
  void run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Answer answer = answer(question.question(graph, all.isGiven()), graph);
    Integer digits = output.digits();
    String path = get.value();
    AnswerFormat form = AnswerFormat.valueOf(format.chosen().toUpperCase(Locale.ROOT));
    if (path == null) {
      Style style = output.file() == null ? console.outStyle() : Style.PLAIN;
      OutputFile.writeText(console, output.file(), out -> form.write(answer, digits, style, out));
    } else {
      String number = Numbers.shortest().digits(digits).text(AnswerPath.find(path, answer));
      OutputFile.writeText(console, output.file(), out -> out.append(number).append('\n'));
    }
    tell(answer, console);
  }
}
