package autograd.cli;

import autograd.lang.Elements;
import autograd.render.Numbers;
import java.util.List;
import java.util.Map;

/** {@code --save}: a file of numbers that {@code --vars} reads. */
final class SavedNumbers {
  private final Option save;

  SavedNumbers() {
    this("Write all inputs as lines of NAME = VALUE, which --vars reads.");
  }

  /** With other words in the help. */
  SavedNumbers(String text) {
    save = Option.text("FILE", text, "--save");
  }

  Option option() {
    return save;
  }

  /** Writes the file, if one was asked for. */
  void write(Map<String, Double> numbers, Console console) {
    if (!save.isGiven()) {
      return;
    }
    OutputFile.writeText(
        console,
        save.value(),
        out -> {
          List<String> names = List.copyOf(numbers.keySet());
          for (Elements each : Elements.of(names, name -> false)) {
            String value = each.text(i -> text(numbers.get(names.get(i))));
            boolean isAlone = each.shape().rank() == 1 && each.shape().rows() == 1;
            // A bracket without a comma would be a parenthesis.
            String written =
                isAlone ? "vector(i = 1, 1, " + value.replaceAll("[\\[\\]]", "") + ")" : value;
            out.append(each.name()).append(" = ").append(written).append('\n');
          }
        });
  }

  /** A number as the language writes it. */
  private static String text(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number < 0 ? "-inf" : "inf";
    }
    return Numbers.shortest().text(number);
  }
}
