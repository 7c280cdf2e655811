package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Nearest;
import autograd.measure.Measurement;
import autograd.measure.Measurements;
import autograd.measure.Propagation;
import autograd.measure.Shape;
import autograd.render.Numbers;
import autograd.rows.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Uncertainties of inputs in every row of a table, and what they make of the row's value. */
final class RowSigmas {
  private static final int NO_COLUMN = -1;

  private final Option sigma =
      Option.many(
          "NAME=COLUMN|NUMBER",
          "Standard uncertainty of an input in every row; adds a column with that of the value.",
          "--sigma");
  private final Option name =
      Option.text("NAME", "What to call the column of uncertainties (u).", "--u-name");
  private final CorrelationOptions correlations = new CorrelationOptions();

  private final TableOptions table;

  /** The inputs that have one, in the order of the formula. */
  private final List<Sigma> sigmas = new ArrayList<>();

  /** How these go together, each in the unit of its own uncertainty. */
  private Measurements together;

  /**
   * The uncertainty of an input.
   *
   * @param gradient which of the kernel's gradients is by it
   * @param column that of the table in which the numbers stand, or none
   * @param common the number in every row, without such a column
   */
  private record Sigma(int gradient, int column, double common) {}

  RowSigmas(TableOptions table) {
    this.table = table;
  }

  void addTo(Arguments arguments) {
    arguments.group("Uncertainty", sigma, correlate(), name);
  }

  Option option() {
    return sigma;
  }

  private Option correlate() {
    return correlations.options()[0];
  }

  boolean isGiven() {
    return sigma.isGiven();
  }

  /** Complains of options that cannot be meant. */
  void check(boolean isByRow) {
    if (!isGiven()) {
      Option.requireNone("is about --sigma", "add --sigma x=0.1, for example", correlate(), name);
    } else if (!isByRow) {
      throw Failure.wrong(
          "--sigma is of every row's value, and --aggregate answers for all rows at once",
          "leave one of them out");
    }
  }

  /** What the new columns are called, none of them like another one that is written. */
  List<String> added(List<String> variables, boolean isBesideColumns) {
    List<String> added = new ArrayList<>(table.added(variables, isBesideColumns));
    if (isGiven()) {
      String own = name.isGiven() ? name.value() : "u";
      if (added.contains(own) || (isBesideColumns && table.columns().contains(own))) {
        throw Failure.wrong(
            "there is a column '" + own + "' already",
            "call that of the uncertainties otherwise, with --u-name u_value, for example");
      }
      added.add(own);
    }
    return added;
  }

  /**
   * Reads them.
   *
   * @param wanted by what to differentiate; what lacks is added
   */
  void read(Graph graph, List<Value> wanted) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String text : sigma.values()) {
      int equals = text.indexOf('=');
      if (equals < 1 || text.substring(equals + 1).isBlank()) {
        throw Failure.wrong(
            "--sigma takes NAME=COLUMN or NAME=NUMBER, not '" + text + "'",
            "write --sigma x=0.1, for example");
      }
      String input = text.substring(0, equals).trim();
      requireInput(graph, input);
      if (given.put(input, text.substring(equals + 1).trim()) != null) {
        throw Failure.wrong("--sigma: '" + input + "' has two uncertainties", null);
      }
    }
    Map<String, Measurement> units = new LinkedHashMap<>();
    for (Value input : graph.inputs()) {
      String text = given.get(input.label());
      if (text != null) {
        if (!wanted.contains(input)) {
          wanted.add(input);
        }
        sigmas.add(sigma(text, wanted.indexOf(input)));
        units.put(input.label(), new Measurement(0, 1, Double.POSITIVE_INFINITY, Shape.NORMAL));
      }
    }
    together = correlations.measurements(units, "give it an uncertainty: --sigma %s=0.1");
  }

  private static void requireInput(Graph graph, String name) {
    List<String> inputs = graph.inputs().stream().map(Value::label).toList();
    if (inputs.contains(name)) {
      return;
    }
    if (graph.named(name) != null) {
      throw Failure.wrong(
          "--sigma: '" + name + "' is computed, and is as sure as its inputs are",
          "the inputs are " + String.join(", ", inputs));
    }
    String nearest = Nearest.to(name, inputs);
    throw Failure.wrong(
        "--sigma: '" + name + "' is no input of the formula",
        inputs.isEmpty()
            ? "it has none"
            : nearest == null
                ? "the inputs are " + String.join(", ", inputs)
                : "did you mean " + nearest + "?");
  }

  private Sigma sigma(String text, int gradient) {
    if (table.columns().contains(text) || text.startsWith("#") || isWord(text)) {
      return new Sigma(gradient, table.column(text, "--sigma"), 0);
    }
    double common = PointOptions.constant(text, 0);
    if (!(common >= 0) || Double.isInfinite(common)) {
      throw Failure.wrong("--sigma takes a column, or a number not below 0, not " + text, null);
    }
    return new Sigma(gradient, NO_COLUMN, common);
  }

  /** Whether it can only be a column, be there one or not. */
  private static boolean isWord(String text) {
    return Character.isLetter(text.codePointAt(0))
        && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }

  /**
   * What computes the uncertainty of a row's value; null if that was not asked for.
   *
   * @param read which columns are read; those of uncertainties are added
   */
  Task.Beside beside(List<Integer> read) {
    if (!isGiven()) {
      return null;
    }
    int[] places = new int[sigmas.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = read.size();
      if (sigmas.get(i).column() != NO_COLUMN) {
        read.add(sigmas.get(i).column());
      }
    }
    return new Task.Beside() {
      @Override
      public String complaint(double[] numbers) {
        for (int i = 0; i < places.length; i++) {
          if (of(i, numbers) < 0) {
            return "column "
                + table.columns().get(sigmas.get(i).column())
                + " holds "
                + Numbers.shortest().text(of(i, numbers))
                + ", and an uncertainty is not negative";
          }
        }
        return null;
      }

      @Override
      public double of(double[] numbers, double[][] gradients, int at) {
        double[] steps = new double[places.length];
        for (int i = 0; i < steps.length; i++) {
          double u = of(i, numbers);
          // What is known for certain adds nothing, however steep the formula.
          steps[i] = u == 0 ? 0 : gradients[sigmas.get(i).gradient()][at] * u;
        }
        return new Propagation(0, together, steps).u();
      }

      private double of(int i, double[] numbers) {
        Sigma each = sigmas.get(i);
        return each.column() == NO_COLUMN ? each.common() : numbers[places[i]];
      }
    };
  }
}
