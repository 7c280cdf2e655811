package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Nearest;
import autograd.rows.Batch;
import autograd.rows.ParquetEngine;
import autograd.rows.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The table: where it is, how it is written, which column is which input. */
final class TableOptions {
  private final Option data =
      Option.text(
          "FILE", "The table, or - for standard input; .gz and .zst are unpacked.", "--data");
  private final Option bind =
      Option.many("NAME=COLUMN", "Read an input from a column of another name.", "--bind");
  private final Option layout =
      Option.choice(
          "LAYOUT",
          List.of("auto", "csv", "tsv", "jsonl", "parquet"),
          "How the table is written; auto goes by its name",
          "--data-format");
  private final Option delimiter =
      Option.text("CHAR", "What stands between fields; tab for a tab.", "--delimiter");
  private final Option noHeader =
      Option.flag("The first row holds data; columns are called 1, 2, 3, …", "--no-header");
  private final Option valueName =
      Option.text("NAME", "What to call the column of values (value).", "--value-name");
  private final Option gradientPrefix =
      Option.text("TEXT", "What to call gradients, before the name (d_).", "--gradient-prefix");

  /** The bytes of the table; null if it is a Parquet file, which is not read as a stream. */
  private DataFile file;

  private Table table;
  private ParquetEngine engine;
  private final Map<String, String> bindings = new LinkedHashMap<>();

  void addTo(Arguments arguments) {
    arguments.group("Table", data, bind, layout, delimiter, noHeader, valueName, gradientPrefix);
  }

  /** Whether the table is to come from standard input. */
  boolean isFromStandardInput() {
    return "-".equals(data.value());
  }

  /**
   * Opens the table and reads its head.
   *
   * @param out the file that is to be written, or null: rows of Parquet look as its name says
   */
  void open(Console console, String out) {
    if (!data.isGiven()) {
      throw Failure.wrong("there is no table", "name one with --data FILE, or --data - for a pipe");
    }
    String written = layout(layout.chosen(), data.value());
    if (written.equals("parquet")) {
      openParquet(out, console);
    } else {
      file = DataFile.open(data.value(), console);
      table = new Batch(file.in(), layout(written), separator(written), !noHeader.isGiven());
    }
    for (String binding : bind.values()) {
      int equals = binding.indexOf('=');
      if (equals < 1 || equals == binding.length() - 1) {
        throw Failure.wrong(
            "--bind takes NAME=COLUMN, not '" + binding + "'",
            "write --bind x=height, for example");
      }
      String name = binding.substring(0, equals).trim();
      if (bindings.put(name, known(binding.substring(equals + 1).trim(), "--bind")) != null) {
        throw Failure.wrong("'" + name + "' is bound twice", null);
      }
    }
  }

  private void openParquet(String out, Console console) {
    String name = data.value();
    if (isFromStandardInput()) {
      throw Failure.wrong(
          "a Parquet file cannot come from a pipe: its end is read first",
          "put it in a file, and name that");
    }
    if (isPacked(name)) {
      throw Failure.wrong(
          "cannot read " + name + ": a Parquet file is packed inside, not as a whole",
          "unpack it first");
    }
    if (noHeader.isGiven()) {
      throw Failure.wrong("--no-header: a Parquet file names its columns", null);
    }
    Path path = DataFile.path(name, console);
    String text = layout("auto", out == null ? "" : out);
    table = engine().read(path, layout(text), separator(text));
  }

  /** What reads and writes Parquet. */
  ParquetEngine engine() {
    if (engine == null) {
      engine = ParquetLibrary.load();
    }
    return engine;
  }

  /** Whether a file of that name is to be a Parquet file. */
  static boolean isParquet(String name) {
    return layout("auto", name).equals("parquet");
  }

  private static Batch.Layout layout(String written) {
    return written.equals("jsonl") ? Batch.Layout.JSON_LINES : Batch.Layout.DELIMITED;
  }

  /** How a file of that name is written, unless it is told. */
  private static String layout(String told, String file) {
    if (!told.equals("auto")) {
      return told;
    }
    String name = file.toLowerCase(Locale.ROOT);
    name = isPacked(name) ? name.substring(0, name.lastIndexOf('.')) : name;
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return "jsonl";
    }
    if (name.endsWith(".parquet")) {
      return "parquet";
    }
    return name.endsWith(".tsv") || name.endsWith(".tab") ? "tsv" : "csv";
  }

  /** Whether a file of that name is packed as a whole. */
  static boolean isPacked(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz")
        || name.toLowerCase(Locale.ROOT).endsWith(".zst");
  }

  private char separator(String written) {
    return delimiter.isGiven() ? separator() : written.equals("tsv") ? '\t' : ',';
  }

  private char separator() {
    String text = delimiter.value();
    if (text.equals("tab") || text.equals("\\t")) {
      return '\t';
    }
    char separator = text.isEmpty() ? '"' : text.charAt(0);
    if (text.length() != 1 || separator > 126 || separator < ' ' || separator == '"') {
      throw Failure.wrong(
          "--delimiter takes one ASCII character, not '" + text + "'", "write --delimiter ';'");
    }
    return separator;
  }

  /** What to call the table in a message. */
  String name() {
    return file == null ? data.value() : file.name();
  }

  /** Which part of it so many rows are; NaN if its size is not known. */
  double share(long rows) {
    return file == null ? table.share(rows) : file.share();
  }

  Table table() {
    return table;
  }

  List<String> columns() {
    return table.columns();
  }

  /** Some of the columns' names, for a hint. */
  String columnList() {
    List<String> names = columns();
    return String.join(", ", names.subList(0, Math.min(10, names.size())))
        + (names.size() > 10 ? ", …" : "");
  }

  /** Every name that a column binds. */
  Set<String> bound() {
    Set<String> names = new LinkedHashSet<>(columns());
    names.addAll(bindings.keySet());
    return names;
  }

  /** The column that an input is read from; null if there is none. */
  String columnOf(String input) {
    String column = bindings.get(input);
    if (column == null && columns().contains(input) && !noHeader.isGiven()) {
      column = input;
    }
    return column == null ? null : known(column, "--data");
  }

  /** A column the user named; an error that helps if there is none, or if there are two. */
  String known(String column, String option) {
    int first = columns().indexOf(column);
    if (first < 0) {
      String nearest = Nearest.to(column, columns());
      throw Failure.wrong(
          option + ": there is no column '" + column + "' in " + name(),
          nearest == null ? "the columns are " + columnList() : "did you mean " + nearest + "?");
    }
    if (columns().lastIndexOf(column) != first) {
      throw Failure.wrong("two columns of " + name() + " are called '" + column + "'", null);
    }
    return column;
  }

  /** Complains of a binding for what is no input. */
  void check(Graph graph) {
    for (String name : bindings.keySet()) {
      Value value = QuestionOptions.named(graph, name, "--bind").value();
      if (!value.isInput()) {
        throw Failure.wrong("--bind: '" + name + "' is computed, so no column can give it", null);
      }
    }
  }

  /** What the new columns are called, none of them like another column. */
  List<String> added(List<String> variables) {
    List<String> added = new ArrayList<>();
    added.add(valueName.isGiven() ? valueName.value() : "value");
    String prefix = gradientPrefix.isGiven() ? gradientPrefix.value() : "d_";
    variables.forEach(variable -> added.add(prefix + variable));
    Set<String> taken = new LinkedHashSet<>(columns());
    for (String name : added) {
      if (!taken.add(name)) {
        throw Failure.wrong(
            "there is a column '" + name + "' already",
            "call the new ones otherwise, with --value-name and --gradient-prefix");
      }
    }
    return added;
  }
}
