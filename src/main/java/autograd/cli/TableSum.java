package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Dimensions;
import autograd.lang.Expression;
import autograd.optimize.RowObjective;
import autograd.render.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of a table over which a formula is added up, if there is one. */
final class TableSum {
  /** A formula of no columns: nothing is observed. */
  private static final String NOTHING = "(0)";

  private final TableOptions table = new TableOptions();
  private final Option mean =
      Option.flag("Take the mean over the rows of --data, not the sum.", "--mean");
  private final Option onError =
      Option.choice("WHAT", List.of("fail", "skip"), "What to do with a bad row", "--on-error");
  private final FitData data = new FitData(table);

  void addTo(Arguments arguments) {
    table.addReadingTo(arguments);
  }

  Option mean() {
    return mean;
  }

  Option onError() {
    return onError;
  }

  boolean isGiven() {
    return table.isGiven();
  }

  boolean isFromStandardInput() {
    return table.isFromStandardInput();
  }

  Set<String> bound() {
    return isGiven() ? table.bound() : Set.of();
  }

  /** The shapes of vectors that columns of the table give. */
  Map<String, Dimensions> shapes() {
    return isGiven() ? table.shapes() : Map.of();
  }

  boolean hasColumnFor(String name) {
    return table.hasColumnFor(name);
  }

  /** Whether an input is read from the table. */
  boolean isColumn(String name) {
    return data.variables().containsKey(name);
  }

  /** Opens the table, or complains of what is said of one that is not there. */
  void open(Console console) {
    if (isGiven()) {
      table.open(console, null);
      return;
    }
    table.requireUnused();
    for (Option each : new Option[] {mean, onError}) {
      if (each.isGiven()) {
        throw Failure.wrong(each.name() + " is about a table", "name one with --data FILE");
      }
    }
  }

  /** The inputs of a formula that are no columns; the others are read from the table. */
  List<String> inputs(Graph graph, Set<String> set, List<String> wanted, Console console) {
    table.check(graph);
    List<String> inputs = new ArrayList<>();
    for (Value input : graph.inputs()) {
      String name = input.label();
      if (!table.hasColumnFor(name)) {
        inputs.add(name);
      } else if (set.contains(name) || wanted.contains(name)) {
        console.tell(
            Diagnostic.warning("column " + name + " is not read: " + name + " is an input here"));
        inputs.add(name);
      } else {
        data.addVariable(name);
      }
    }
    if (data.variables().isEmpty()) {
      throw Failure.wrong(
          "the formula reads no column of " + table.name(),
          "the columns are " + table.columnList());
    }
    data.setResponse(NOTHING, Expression.Options.standard());
    return inputs;
  }

  /** Reads the rows; what was left out, or null. */
  Diagnostic load(Console console) throws IOException {
    Diagnostic left = data.load(onError, console);
    if (data.rows() == 0) {
      throw Failure.wrong("there are no rows in " + table.name() + " to add up over", null);
    }
    return left;
  }

  /** The sum, or the mean, of a formula over the rows. */
  RowObjective objective(
      Graph graph, Value output, List<String> inputs, Map<String, Double> fixed, int sign) {
    double factor = mean.isGiven() ? (double) sign / data.rows() : sign;
    return new RowObjective(
        graph, output, inputs, fixed, data.variables(), data, data.width(), factor);
  }

  /** A row, counted from 0, by its number and what is read of it. */
  String described(long row) {
    double[] numbers = data.row(row);
    List<String> where = new ArrayList<>();
    data.variables()
        .forEach((name, c) -> where.add(name + "=" + Numbers.shortest().text(numbers[c])));
    return data.nameOf(row) + ": " + String.join(", ", where);
  }
}
