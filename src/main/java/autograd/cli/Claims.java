package autograd.cli;

import autograd.evaluate.Answer.Named;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.DiagnosticException;
import autograd.lang.Dimensions;
import autograd.lang.Elements;
import autograd.lang.Expression;
import autograd.lang.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Gradients that somebody derived: numbers from {@code --claim} or from a file, and formulas in the
 * names of the one that is checked, to be computed at each point.
 */
final class Claims {
  private final Option claim =
      Option.many(
          "NAME=VALUE",
          "Check this gradient, which you derived yourself; VALUE may be a formula.",
          "--claim");
  private final Option against =
      Option.text(
          "FILE",
          "Check the gradients in a file: as --vars has numbers, or an answer of eval in JSON.",
          "--against");

  private final Set<String> fromFile = new HashSet<>();
  private final Map<String, Double> numbers = new LinkedHashMap<>();

  /** Each by its name, as it stands behind the option. */
  private final Map<String, String> formulas = new LinkedHashMap<>();

  Option[] options() {
    return new Option[] {claim, against};
  }

  /** Reads them, before the formula, in which what is claimed by is an input. */
  void read(Console console) throws IOException {
    if (against.isGiven()) {
      numbers.putAll(
          VarsFile.read(FormulaOptions.file(against.value(), console), "gradient").numbers());
      fromFile.addAll(numbers.keySet());
    }
    for (String text : claim.values()) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw Failure.wrong(
            "--claim takes NAME=VALUE, not '" + text + "'", "write --claim a=2, for example");
      }
      String name = text.substring(0, equals).trim();
      formulas.put(name, text);
      numbers.remove(name);
      fromFile.remove(name);
    }
  }

  /** What is claimed by. */
  Set<String> names() {
    Set<String> names = new HashSet<>(numbers.keySet());
    names.addAll(formulas.keySet());
    return names;
  }

  /** Whether a claim comes from a file. */
  boolean isOfFile(String name) {
    return fromFile.contains(name);
  }

  /** Where a claim comes from: a file's name, or the option's. */
  String origin(String name) {
    return fromFile.contains(name) ? against.value() : "--claim";
  }

  /** Each claim as a function of the point; that of a vector is one for each element. */
  Map<String, ToDoubleFunction<Evaluation>> over(Graph graph) {
    Map<String, ToDoubleFunction<Evaluation>> claims = new LinkedHashMap<>();
    numbers.forEach((name, number) -> claims.put(name, at -> number));
    formulas.forEach(
        (name, text) -> {
          List<Named> elements = QuestionOptions.elements(graph, name, origin(name));
          Graph claimed = formula(text, graph);
          int count = claimed.outputs().size();
          if (count != elements.size()) {
            throw Failure.wrong(
                "'" + name + "' has " + elements.size() + " elements, and what is claimed " + count,
                "claim a number for each: --claim " + name + "=[1,0], for example");
          }
          for (int k = 0; k < count; k++) {
            claims.put(elements.get(k).name(), worth(claimed, k, graph));
          }
        });
    return claims;
  }

  /** The names of numbers that are claimed by: those of a vector are its elements'. */
  List<Named> elements(Graph graph) {
    List<Named> elements = new ArrayList<>();
    for (String name : names()) {
      elements.addAll(QuestionOptions.elements(graph, name, origin(name)));
    }
    return elements;
  }

  private static ToDoubleFunction<Evaluation> worth(Graph claimed, int output, Graph graph) {
    return at -> {
      Map<String, Double> point = new HashMap<>();
      for (Value input : claimed.inputs()) {
        point.put(input.label(), at.value(graph.named(input.label())));
      }
      return Evaluation.at(claimed, point).value(claimed.outputs().get(output));
    };
  }

  private static Graph formula(String text, Graph graph) {
    int start = text.indexOf('=') + 1;
    if (text.substring(start).isBlank()) {
      // Which says what is missing.
      PointOptions.constant(text, start);
    }
    Map<String, Dimensions> shapes = new HashMap<>();
    List<String> names = List.copyOf(graph.names().keySet());
    for (Elements group : Elements.of(names, graph.names()::containsKey)) {
      if (!group.isNumber()) {
        shapes.put(group.name(), group.shape());
      }
    }
    Source whole = Source.of(text);
    // Blanks in place of the name, so that every place in the value is its place in the whole.
    String padding = " ".repeat(text.codePointCount(0, start));
    Graph claimed;
    try {
      claimed =
          Expression.parse(
              Source.of(padding + text.substring(start)),
              Expression.Options.standard().withInputs(graph.names().keySet()).withShapes(shapes));
    } catch (DiagnosticException e) {
      Diagnostic d = e.diagnostic();
      throw Failure.wrong(
          Diagnostic.error("bad claim: " + d.message(), whole, d.span()).hint(d.hint()));
    }
    for (Value input : claimed.inputs()) {
      if (graph.named(input.label()) == null) {
        throw Failure.wrong(
            Diagnostic.error("the expression has no '" + input.label() + "'", whole, input.span())
                .hint("its names are " + String.join(", ", graph.names().keySet())));
      }
    }
    return claimed;
  }
}
