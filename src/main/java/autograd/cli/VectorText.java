package autograd.cli;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.DiagnosticException;
import autograd.lang.Dimensions;
import autograd.lang.Expression;
import autograd.lang.Source;
import autograd.lang.Subscript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A vector or a matrix of numbers as someone gives it: {@code [1, pi/2]}, {@code [[1, 2], [3, 4]]},
 * or the rows of a file.
 */
final class VectorText {
  private final Dimensions shape;
  private final double[] numbers;

  private VectorText(Dimensions shape, double... numbers) {
    this.shape = shape;
    this.numbers = numbers;
  }

  Dimensions shape() {
    return shape;
  }

  /** The elements, row by row. */
  double[] numbers() {
    return numbers;
  }

  /** The texts between the commas of a vector; null if it is none. */
  static List<String> elements(String text) {
    if (!text.startsWith("[") || !text.endsWith("]") || text.startsWith("[[")) {
      return null;
    }
    List<String> elements = new ArrayList<>();
    int depth = 0;
    int start = 1;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if ((c == ',' && depth == 0) || i == text.length() - 1) {
        elements.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    return elements.size() > 1 ? elements : null;
  }

  /** Gives the elements of a name their numbers. */
  void bind(String name, Map<String, Double> point) {
    for (int i = 0; i < numbers.length; i++) {
      point.put(name + shape.subscript(i), numbers[i]);
    }
  }

  /** What stands behind a sign: numbers in brackets, or behind @ the name of a file of them. */
  static VectorText read(String text, int start, Console console) throws IOException {
    String value = text.substring(start).strip();
    return value.startsWith("@")
        ? file(FormulaOptions.file(value.substring(1), console))
        : written(text, start);
  }

  /** The adjoints that stand behind a sign: one number, or several in brackets. */
  static VectorText seed(String text, int start) {
    return text.startsWith("[", start)
        ? written(text, start)
        : new VectorText(Dimensions.NUMBER, PointOptions.constant(text, start));
  }

  private static VectorText written(String text, int start) {
    Source whole = Source.of(text);
    Source padded = Source.of(" ".repeat(text.codePointCount(0, start)) + text.substring(start));
    try {
      Graph graph = Expression.parse(padded, Expression.Options.standard());
      if (!graph.inputs().isEmpty()) {
        Value unknown = graph.inputs().get(0);
        throw Failure.wrong(
            Diagnostic.error("'" + unknown.label() + "' is not a number", whole, unknown.span())
                .hint("an element is a number or an expression of numbers, such as pi/4"));
      }
      Evaluation evaluation = Evaluation.at(graph, Map.of());
      double[] numbers = new double[graph.outputs().size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = evaluation.value(graph.outputs().get(i));
      }
      List<Graph.Statement> statements = graph.statements();
      Subscript last = Subscript.of("x" + statements.get(statements.size() - 1).element());
      return new VectorText(last == null ? Dimensions.NUMBER : last.dimensions(), numbers);
    } catch (DiagnosticException e) {
      Diagnostic d = e.diagnostic();
      throw Failure.wrong(
          Diagnostic.error("bad vector: " + d.message(), whole, d.span()).hint(d.hint()));
    }
  }

  /** The rows of a file; one row or one column is a vector. */
  private static VectorText file(Source file) {
    List<double[]> rows = new ArrayList<>();
    int number = 0;
    for (String line : file.text().replace("\uFEFF", "").split("\r\n|\n|\r", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      double[] row = row(line, file.name() + ":" + number);
      if (!rows.isEmpty() && rows.get(0).length != row.length) {
        throw Failure.wrong(
            file.name()
                + ":"
                + number
                + ": this row has "
                + row.length
                + " numbers, and the first "
                + rows.get(0).length,
            null);
      }
      rows.add(row);
    }
    if (rows.isEmpty()) {
      throw Failure.wrong(file.name() + " has no numbers", null);
    }
    int columns = rows.get(0).length;
    double[] all = new double[rows.size() * columns];
    for (int i = 0; i < all.length; i++) {
      all[i] = rows.get(i / columns)[i % columns];
    }
    boolean isVector = columns == 1 || rows.size() == 1;
    return new VectorText(
        isVector ? Dimensions.vector(all.length) : Dimensions.matrix(rows.size(), columns), all);
  }

  private static double[] row(String line, String place) {
    String[] cells = line.strip().split("\\s*[,;\t]\\s*|\\s+", -1);
    double[] numbers = new double[cells.length];
    for (int k = 0; k < cells.length; k++) {
      try {
        numbers[k] = Double.parseDouble(cells[k]);
      } catch (NumberFormatException e) {
        throw Failure.wrong(
            place + ": '" + cells[k] + "' is not a number",
            "a file of a vector or a matrix has numbers alone, a line for each row");
      }
    }
    return numbers;
  }
}
