package autograd.cli;

import autograd.render.Numbers;
import autograd.render.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * {@code --get} of a command that answers with named numbers: some of them, bare, not the whole.
 */
final class BareNumbers {
  private final Option get;
  private final NumberFormat format = new NumberFormat();

  /** With what the help says of it. */
  BareNumbers(String summary) {
    this.get = Option.many("PATH", summary, "--get");
  }

  Option option() {
    return get;
  }

  /** How the whole is printed. */
  Option format() {
    return format.option();
  }

  /**
   * Prints the numbers that were asked for, a line for each; or, if there are none, the whole.
   *
   * @param answers what each of the answers has by a path; null if there is nothing
   * @param paths the paths that there are, in words
   * @param whole what writes all there is
   */
  void write(
      List<Function<String, Double>> answers,
      String paths,
      Report whole,
      OutputOptions output,
      Console console) {
    if (!get.isGiven()) {
      format.write(whole, output, console);
      return;
    }
    if (format.option().isGiven()) {
      throw Failure.wrong("--get and --format contradict each other", "leave out one of them");
    }
    Numbers numbers = Numbers.shortest().digits(output.digits());
    List<String> lines = new ArrayList<>();
    for (String path : get.values()) {
      for (Function<String, Double> answer : answers) {
        Double number = answer.apply(path);
        if (number == null) {
          throw Failure.wrong("--get: the answer has no " + path, "there are " + paths);
        }
        lines.add(numbers.text(number) + "\n");
      }
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
}
