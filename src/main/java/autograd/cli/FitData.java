package autograd.cli;

import autograd.compile.Kernel;
import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Expression;
import autograd.lang.Source;
import autograd.optimize.Observations;
import autograd.rows.Batch;
import autograd.rows.GroupKeys;
import autograd.rows.NumberStore;
import autograd.rows.Table;
import autograd.rows.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns of a table that a fit goes through: variables, sigmas, the number of the group if
 * there are groups, and the response, last.
 */
final class FitData implements Observations {
  private final TableOptions table;

  /** The table's columns that are read, in the order in which they are kept. */
  private final List<Integer> read = new ArrayList<>();

  private final Map<String, Integer> variables = new LinkedHashMap<>();

  /** What computes the response; null if it is a column. */
  private Graph response;

  private int responseColumn;
  private String responseName;
  private NumberStore store;
  private boolean isWhole;

  /** The columns that tell groups apart; none for no groups. */
  private List<Integer> groups = List.of();

  private GroupKeys keys;

  FitData(TableOptions table) {
    this.table = table;
  }

  /** Reads a variable from the column that goes by its name. */
  void addVariable(String name) {
    variables.put(name, place(table.columnOf(name)));
  }

  /** Where a column of the table is kept, which then is read. */
  int place(int column) {
    int place = read.indexOf(column);
    if (place < 0) {
      place = read.size();
      read.add(column);
    }
    return place;
  }

  /** For each variable the column that is kept of it. */
  Map<String, Integer> variables() {
    return variables;
  }

  /** What the columns are called that a reader of rows knows: variables, and the response. */
  List<String> names() {
    List<String> names = new ArrayList<>(variables.keySet());
    names.add(responseName);
    return names;
  }

  /** The column that the formula is to come near to, or the formula of it. */
  String responseName() {
    return responseName;
  }

  /** Where in a row the numbers of these stand. */
  List<Integer> places() {
    List<Integer> places = new ArrayList<>(variables.values());
    places.add(width() - 1);
    return places;
  }

  /** How many columns are kept. */
  int width() {
    return read.size() + (keys == null ? 1 : 2);
  }

  /** Tells groups apart by columns of the table. */
  void groupBy(List<Integer> columns) {
    groups = columns;
    keys = new GroupKeys();
  }

  /** The column that the number of the group is kept in. */
  int groupColumn() {
    return read.size();
  }

  /** The fields that tell each group from the others, by its number. */
  List<List<String>> groups() {
    return keys.all();
  }

  /** Reads the response from a column, or computes it from columns. */
  void setResponse(String text, Expression.Options options) {
    responseName = text;
    if (table.hasColumnFor(text)) {
      responseColumn = table.columnOf(text);
      place(responseColumn);
      return;
    }
    if (text.startsWith("#") || table.columns().contains(text)) {
      responseColumn = table.column(text, "--response");
      place(responseColumn);
      return;
    }
    Source source = Source.of(text);
    response = Expression.parse(source, options);
    for (Value input : response.inputs()) {
      if (!table.hasColumnFor(input.label())) {
        throw Failure.wrong(
            Diagnostic.error(
                    "--response: there is no column '" + input.label() + "'", source, input.span())
                .hint("the columns are " + table.columnList()));
      }
      place(table.columnOf(input.label()));
    }
  }

  /**
   * Goes through the table, and keeps what is read.
   *
   * @param onError what to do with bad rows
   * @return what is to be said of those that were left out; null if none were
   */
  Diagnostic load(Option onError, Console console) throws IOException {
    Batch.OnError what = Batch.OnError.valueOf(onError.chosen().toUpperCase(Locale.ROOT));
    Batch.Summary summary =
        TableTrouble.told(table, () -> load(what, new ProgressLine(console, table)));
    TableTrouble.check(table, summary.failure(), "--on-error skip leaves bad rows out");
    summary.problems().forEach(problem -> console.tell(Diagnostic.warning(problem)));
    long left = summary.bad() + summary.missing();
    return left == 0
        ? null
        : Diagnostic.note(
            left + " of " + summary.rows() + (left == 1 ? " rows is" : " rows are") + " left out",
            null,
            null);
  }

  private Batch.Summary load(Batch.OnError onError, ProgressLine progress) throws IOException {
    Graph reading = reading();
    Kernel kernel = Kernel.of(reading, reading.output(), Map.of(), List.of());
    Task task =
        new Task(
            kernel,
            read,
            List.of("value"),
            onError,
            Runtime.getRuntime().availableProcessors(),
            null,
            progress);
    store = new NumberStore(width(), Runtime.getRuntime().maxMemory() / 4);
    Table rows = table.table();
    Batch.Summary summary;
    try {
      summary = rows.numbers(task, groups, keys, store);
    } finally {
      progress.clear();
    }
    store.close();
    isWhole = store.rows() == summary.rows();
    return summary;
  }

  /** What computes the response from the columns that are read, every one of which is an input. */
  private Graph reading() {
    Graph.Builder graph = new Graph.Builder("");
    Span nowhere = new Span(0, 0);
    List<Value> inputs = new ArrayList<>();
    for (int column : read) {
      inputs.add(graph.input("#" + column, nowhere));
    }
    if (response == null) {
      graph.output(inputs.get(read.indexOf(responseColumn)));
      return graph.build();
    }
    List<Value> copies = new ArrayList<>();
    for (Value value : response.values()) {
      if (value.isInput()) {
        copies.add(inputs.get(read.indexOf(table.columnOf(value.label()))));
      } else if (value.isLeaf()) {
        copies.add(graph.constant(value.number(), value.label(), nowhere));
      } else {
        Value[] operands =
            value.operands().stream().map(each -> copies.get(each.index())).toArray(Value[]::new);
        copies.add(graph.apply(value.operation(), nowhere, operands));
      }
    }
    graph.output(copies.get(response.output().index()));
    return graph.build();
  }

  /** How to name a row that was kept, counted from 0. */
  String nameOf(long row) {
    return isWhole ? "row " + (row + 1) : "row " + (row + 1) + " of those that are not left out";
  }

  /** The numbers that are kept of a row, counted from 0. */
  double[] row(long row) {
    double[][] numbers = new double[width()][1];
    int within = (int) (row % NumberStore.SEGMENT);
    store.read((int) (row / NumberStore.SEGMENT), within, 1, numbers);
    double[] flat = new double[width()];
    for (int c = 0; c < flat.length; c++) {
      flat[c] = numbers[c][0];
    }
    return flat;
  }

  /**
   * The first row at which a column that is kept is not above 0 and finite; -1 if there is none.
   */
  long firstNotPositive(int column) {
    double[][] numbers = new double[width()][NumberStore.SEGMENT];
    for (int s = 0; s < segments(); s++) {
      read(s, 0, rowsOf(s), numbers);
      for (int i = 0; i < rowsOf(s); i++) {
        if (!(numbers[column][i] > 0) || Double.isInfinite(numbers[column][i])) {
          return (long) s * NumberStore.SEGMENT + i;
        }
      }
    }
    return -1;
  }

  @Override
  public int segments() {
    return store.segments();
  }

  @Override
  public int rowsOf(int segment) {
    return store.rowsOf(segment);
  }

  @Override
  public void read(int segment, int from, int count, double[][] into) {
    store.read(segment, from, count, into);
  }

  /** Likewise, with the numbers of the first row at a place of one's choice. */
  void read(int segment, int from, int count, double[][] into, int at) {
    store.read(segment, from, count, into, at);
  }
}
