package autograd.spark;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.lang.Source;
import autograd.optimize.Elsewhere;
import autograd.optimize.Fit;
import autograd.optimize.Limits;
import autograd.optimize.Loss;
import autograd.optimize.Minimum;
import autograd.optimize.Model;
import autograd.optimize.Objective;
import autograd.optimize.Observations;
import autograd.optimize.Observed;
import autograd.optimize.Part;
import autograd.optimize.Place;
import autograd.optimize.RowFormula;
import autograd.optimize.RowObjective;
import autograd.optimize.Sample;
import autograd.optimize.Start;
import autograd.optimize.Weights;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The inputs of a formula that fit a distributed table best, or at which its sum over the rows is
 * smallest. The rows stay where they are: of each partition come a triangle, as small as the number
 * of parameters, for a fit, and value and gradient for a minimum. Inputs that are columns are read
 * from there, the others are searched for, from where they are set, else from 1.
 */
public final class Search {
  private static final int MOST_EVALUATIONS = 5_000;

  private final Dataset<Row> table;
  private final Text text;
  private final Graph graph;
  private final List<String> read = new ArrayList<>();
  private final double[] start;

  /** What travels: an executor makes a kernel of it for each partition. */
  private record Text(
      String formula,
      ArrayList<String> names,
      TreeMap<String, Integer> columns,
      HashSet<String> known)
      implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    /** The formula, read where columns may be called like constants. */
    Graph graph() {
      return Expression.parse(Source.of(formula), Expression.Options.standard().withInputs(known));
    }

    RowObjective objective(Observations rows, double factor) {
      Graph graph = graph();
      return new RowObjective(
          graph, graph.output(), names, Map.of(), columns, rows, columns.size(), factor);
    }

    Model model(Sample sample) {
      Graph graph = graph();
      return new Model(
          new RowFormula(graph, graph.output(), Map.of(), names, columns), sample, Loss.SQUARES);
    }
  }

  /**
   * A search.
   *
   * @param columns for inputs that are called otherwise in the table, the column
   * @param set where inputs begin that are no columns
   * @throws autograd.lang.DiagnosticException if the formula is none
   * @throws IllegalArgumentException if every input is a column
   */
  public Search(
      Dataset<Row> table, String formula, Map<String, String> columns, Map<String, Double> set) {
    this.table = table;
    HashSet<String> known = new HashSet<>(Arrays.asList(table.columns()));
    known.addAll(columns.keySet());
    known.addAll(set.keySet());
    ArrayList<String> names = new ArrayList<>();
    TreeMap<String, Integer> places = new TreeMap<>();
    this.text = new Text(formula, names, places, known);
    this.graph = text.graph();
    List<String> all = Arrays.asList(table.columns());
    for (Value input : graph.inputs()) {
      String name = input.label();
      String column = columns.getOrDefault(name, name);
      if (set.containsKey(name) || !(columns.containsKey(name) || all.contains(column))) {
        names.add(name);
      } else {
        places.put(name, place(column));
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to search for: every input is a column");
    }
    this.start = new double[names.size()];
    for (int j = 0; j < start.length; j++) {
      Double usual = graph.defaults().getOrDefault(names.get(j), 1.0);
      start[j] = set.getOrDefault(names.get(j), usual);
    }
  }

  private int place(String column) {
    if (!read.contains(column)) {
      read.add(column);
    }
    return read.indexOf(column);
  }

  /** Where each input that is searched for begins. */
  public double[] start() {
    return start.clone();
  }

  /** The names of the inputs that are searched for. */
  public List<String> names() {
    return List.copyOf(text.names());
  }

  /**
   * The best fit.
   *
   * @param response the column that the formula is to come near to; null for the one that its last
   *     statement names
   * @param sigma the column of its standard deviations; null if they are alike
   * @param common that of every row, if they are
   * @param isAbsolute whether the standard deviations are known, and not only in proportion
   */
  public Fit fit(String response, String sigma, double common, boolean isAbsolute) {
    int observed = place(response == null ? lastName() : response);
    Weights weights = sigma == null ? new Weights(-1, common) : new Weights(place(sigma), 1);
    int width = read.size();
    Text travels = text;
    try (Columns columns = new Columns(table, read)) {
      Elsewhere rows =
          new Elsewhere() {
            @Override
            public long rows() {
              return columns.rows();
            }

            @Override
            public List<Part> look(Elsewhere.Query query) {
              return columns.each(
                  here -> travels.model(new Sample(here, width, observed, weights)).look(query));
            }

            @Override
            public List<Observed> observed(int unit) {
              return columns.each(
                  here -> travels.model(new Sample(here, width, observed, weights)).observed(unit));
            }
          };
      Model model = text.model(new Sample(null, width, observed, weights)).of(rows);
      List<autograd.optimize.Search.Interval> everywhere = new ArrayList<>();
      names().forEach(name -> everywhere.add(autograd.optimize.Search.Interval.EVERYWHERE));
      return Fit.of(
          model,
          new Start(start, new boolean[start.length], 1),
          new autograd.optimize.Search(everywhere, MOST_EVALUATIONS, (evaluations, sum) -> {}),
          isAbsolute);
    }
  }

  private String lastName() {
    List<Graph.Statement> statements = graph.statements();
    String name = statements.isEmpty() ? null : statements.get(statements.size() - 1).name();
    if (name == null) {
      throw new IllegalArgumentException(
          "the formula does not say which column it is to come near to: add --response COLUMN");
    }
    return name;
  }

  /**
   * Where the sum over the rows is smallest.
   *
   * @param isMean whether to take the mean, not the sum
   * @param isMaximum whether to look for the largest
   */
  public Minimum minimum(boolean isMean, boolean isMaximum) {
    int sign = isMaximum ? -1 : 1;
    try (Columns columns = new Columns(table, read)) {
      double factor = isMean ? (double) sign / columns.rows() : sign;
      Objective objective = new Distributed(columns, text, factor);
      return Minimum.of(objective, start, Limits.none(start.length), Minimum.Method.AUTO, sign);
    }
  }

  /** The sum over all rows. */
  private static final class Distributed implements Objective {
    private final Columns columns;
    private final Text text;
    private final double factor;
    private int evaluations;

    Distributed(Columns columns, Text text, double factor) {
      this.columns = columns;
      this.text = text;
      this.factor = factor;
    }

    @Override
    public List<String> inputs() {
      return text.names();
    }

    @Override
    public Place at(double... inputs) {
      evaluations++;
      Text travels = text;
      return Place.sum(columns.each(rows -> travels.objective(rows, 1).at(inputs)), factor);
    }

    @Override
    public double[][] hessian(double... inputs) {
      Text travels = text;
      double[][] sum = new double[inputs.length][inputs.length];
      for (Matrix part :
          columns.each(rows -> new Matrix(travels.objective(rows, 1).hessian(inputs)))) {
        if (part.rows == null) {
          return null;
        }
        for (int i = 0; i < sum.length; i++) {
          for (int j = 0; j < sum.length; j++) {
            sum[i][j] += factor * part.rows[i][j];
          }
        }
      }
      return sum;
    }

    @Override
    public int evaluations() {
      return evaluations;
    }
  }

  /** Second derivatives over some rows; null if they are not to be had. */
  private static final class Matrix implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    private final double[][] rows;

    Matrix(double[][] rows) {
      this.rows = rows;
    }
  }

  /** All inputs that have a number, with those that were found. */
  public static Map<String, Double> found(Minimum minimum) {
    Map<String, Double> found = new LinkedHashMap<>();
    for (int j = 0; j < minimum.inputs().size(); j++) {
      found.put(minimum.inputs().get(j), minimum.input(j));
    }
    return found;
  }
}
