package autograd.cli;

import autograd.code.SourceCode;
import autograd.code.Target;
import autograd.code.UntranslatableException;
import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.Points;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Subscript;
import autograd.render.FormulaText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the commands that answer with formulas have in common. */
abstract class SymbolicCommand extends FormulaCommand {
  /** More characters than these nobody reads, and they may not fit into memory. */
  private static final long LONGEST = 100_000_000;

  private final Option exact =
      Option.flag(
          "Be right at limits and outside domains too, as eval is; longer formulas.", "--exact");
  private final Option inline =
      Option.flag("Write shared parts out where they occur, without names.", "--inline");

  private final Option to = Option.choice("LANGUAGE", languages(), "Language of formulas", "--to");

  SymbolicCommand(String name, String summary, String... examples) {
    super(name, summary, examples);
  }

  /** The language of formulas itself, and those that code can be written in. */
  private static List<String> languages() {
    List<String> languages = new ArrayList<>(List.of("autograd"));
    languages.addAll(Target.formulaNames());
    return languages;
  }

  /** These options behind those of one command. */
  final Option[] with(Option... own) {
    Option[] all = Arrays.copyOf(own, own.length + 3);
    System.arraycopy(new Option[] {inline, exact, to}, 0, all, own.length, 3);
    return all;
  }

  /** What is asked of the graph: inputs that were set are numbers, unless --wrt names them. */
  final Derivatives.Request request(Graph graph, Question asked) {
    Map<String, Double> fixed = new LinkedHashMap<>(point.point());
    Map<String, Value> by = new LinkedHashMap<>();
    for (Named name : asked.wanted()) {
      by.put(name.name(), name.value());
      fixed.remove(name.name());
    }
    if (by.isEmpty()) {
      for (Value input : graph.inputs()) {
        if (!fixed.containsKey(input.label())) {
          by.put(input.label(), input);
        }
      }
    }
    if (by.isEmpty()) {
      throw Failure.wrong(
          graph.inputs().isEmpty()
              ? "there is nothing to differentiate by: the formula has no inputs"
              : "there is nothing to differentiate by: every input is set",
          "name inputs with --wrt; at a point, autograd eval gives the numbers");
    }
    Map<String, Value> outputs = new LinkedHashMap<>();
    asked.outputs().forEach(output -> outputs.put(String.valueOf(output.name()), output.value()));
    Points points = exact.isGiven() ? Points.EVERY : Points.ORDINARY;
    return new Derivatives.Request(graph, outputs, by, fixed, points);
  }

  /** A vector that an option gives component by component; those left out are 0. */
  static Map<String, Double> vector(Option option, Map<String, Value> by) {
    Map<String, Double> vector = new LinkedHashMap<>();
    for (String text : option.values()) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? "" : text.substring(0, equals).trim();
      List<String> elements = new ArrayList<>(by.keySet());
      elements.removeIf(
          each -> {
            Subscript element = Subscript.of(each);
            return !each.equals(name) && (element == null || !element.base().equals(name));
          });
      if (elements.isEmpty()) {
        throw Failure.wrong(
            option.name()
                + " takes NAME=VALUE with one of the names "
                + String.join(", ", by.keySet()),
            "write " + option.name() + " " + by.keySet().iterator().next() + "=1, for example");
      }
      double[] numbers = VectorText.seed(text, equals + 1).numbers();
      if (numbers.length != elements.size()) {
        throw Failure.wrong(
            "'"
                + name
                + "' has "
                + elements.size()
                + " elements here, and "
                + text
                + " "
                + numbers.length,
            "give a number for each");
      }
      for (int k = 0; k < numbers.length; k++) {
        if (vector.put(elements.get(k), numbers[k]) != null) {
          throw Failure.wrong("'" + name + "' is given twice to " + option.name(), null);
        }
      }
    }
    return vector;
  }

  /** Complains if any of these names is computed from others. */
  static void requireInputs(Map<String, Value> by, String why) {
    by.forEach(
        (name, value) -> {
          if (!value.isInput()) {
            throw Failure.wrong("'" + name + "' is computed, and " + why, "name inputs with --wrt");
          }
        });
  }

  /** Complains of options about formulas where the answer is numbers. */
  final void requireNoFormulaOptions() {
    Option.requireNone(
        "is about formulas, and at a point the answer is numbers",
        "leave out {}, or the numbers of the inputs",
        to,
        inline,
        exact);
  }

  private void requireNoNumberOptions() {
    String why = "is about numbers, and the answer is formulas while an input has none";
    String hint = "leave out {}, or set the inputs with --set";
    output.requireNoNumbers(why, hint);
    for (Option each : ownOptions()) {
      if (each.name().equals("--format") || each.name().equals("--get")) {
        Option.requireNone(why, hint, each);
      }
    }
  }

  /** Prints formulas. */
  final void write(Console console, Derivation derived) throws IOException {
    requireNoNumberOptions();
    String language = output.form(to);
    if (!language.equals("autograd")) {
      Option.requireNone(
          "is for formulas of this language, and others name shared parts",
          "leave out {}, or --to " + language,
          inline);
      Target target = Target.named(language);
      try {
        SourceCode.Text text = SourceCode.formulas(derived.graph(), derived.results(), target);
        OutputFile.writeText(console, output.file(), text::write);
      } catch (UntranslatableException e) {
        throw refusal(e);
      }
      return;
    }
    FormulaText text = new FormulaText(derived.graph(), derived.results(), inline.isGiven());
    if (text.length() > LONGEST) {
      throw Failure.wrong(
          "written out, the formula has more than " + LONGEST + " characters",
          "leave out --inline, so that parts it has several times are named");
    }
    OutputFile.writeText(console, output.file(), text::write);
  }
}
