package autograd.cli;

import java.util.List;
import java.util.Locale;

/**
 * What the ending of a file's name says of what is in it. A file is written in the form that its
 * name promises, or not at all.
 */
final class Ending {
  private Ending() {}

  /** The ending, in small letters and without its point; empty if there is none. */
  static String of(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    name = isPacked(name) ? name.substring(0, name.lastIndexOf('.')) : name;
    return name.indexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether a file of that name is packed as a whole. */
  static boolean isPacked(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") || name.endsWith(".zst");
  }

  /** The values of options that go with an ending, the most usual first; none if any may. */
  private static List<String> forms(String ending) {
    return switch (ending) {
      case "json", "jsonl", "ndjson" -> List.of("json");
      case "csv" -> List.of("csv");
      case "tsv", "tab" -> List.of("tsv");
      case "md", "markdown" -> List.of("markdown", "mermaid");
      case "mmd", "mermaid" -> List.of("mermaid");
      case "dot", "gv" -> List.of("dot");
      case "ag" -> List.of("autograd");
      case "tex" -> List.of("latex");
      case "mml" -> List.of("mathml");
      case "f90", "f08" -> List.of("fortran");
      case "m" -> List.of("octave");
      case "r", "R" -> List.of("r");
      case "py" -> List.of("python", "numpy", "jax");
      case "c", "h" -> List.of("c", "cpp");
      case "cpp", "cc", "cxx", "hpp" -> List.of("cpp");
      case "java" -> List.of("java");
      case "js", "mjs" -> List.of("javascript");
      case "jl" -> List.of("julia");
      case "rs" -> List.of("rust");
      case "sql" -> List.of("sql");
      default -> List.of();
    };
  }

  /**
   * The form to write a file in: what the option says, or else the ending of the file's name. They
   * must not contradict each other.
   */
  static String choose(Option option, String file) {
    String ending = of(file);
    List<String> forms = forms(ending);
    if (forms.isEmpty()) {
      return option.chosen();
    }
    if (option.isGiven()) {
      String chosen = option.chosen();
      if (!forms.contains(chosen)) {
        throw Failure.wrong(
            option.name() + " " + chosen + " and -o " + file + " contradict each other",
            "leave out " + option.name() + ", or name the file otherwise");
      }
      return chosen;
    }
    for (String form : forms) {
      if (option.choices().contains(form)) {
        return form;
      }
    }
    throw Failure.wrong(
        "cannot write " + file + ": there is no " + option.name() + " for a ." + ending + " file",
        "there are " + String.join(", ", option.choices()));
  }
}
