package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Dimensions;
import autograd.lang.Nearest;
import autograd.rows.Batch;
import autograd.rows.NistFile;
import autograd.rows.NumberStyle;
import autograd.rows.ParquetEngine;
import autograd.rows.RowForm;
import autograd.rows.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table: where it is, how it is written, which column is which input. */
final class TableOptions {
  private final Option data =
      Option.text(
          "FILE", "The table, or - for standard input; .gz and .zst are unpacked.", "--data");
  private final Option bind =
      Option.many(
          "NAME=COLUMN",
          "Read an input from a column of another name, or from the Nth: NAME=#N.",
          "--bind");
  private final Option layout =
      Option.choice(
          "LAYOUT",
          List.of("auto", "csv", "tsv", "jsonl", "json", "parquet", "nist"),
          "How the table is written; auto goes by its name",
          "--data-format");
  private final Option delimiter =
      Option.text(
          "CHAR",
          "What stands between fields; tab for a tab. Without it commas, semicolons and tabs are"
              + " told apart.",
          "--delimiter");
  private final Option noHeader =
      Option.flag("The first row holds data; columns are called 1, 2, 3, …", "--no-header");
  private final Option decimal =
      Option.text("CHAR", "The decimal mark of numbers (.); results have it too.", "--decimal");
  private final Option thousands =
      Option.text("TEXT", "What may stand between groups of digits.", "--thousands");
  private final Option percent = Option.flag("Read 5% as 0.05.", "--percent");
  private final Option nulls =
      Option.list(
          "TEXTS",
          "Texts that stand where there is no number (NA,-), as an empty field then may: such"
              + " rows have no results.",
          "--null");
  private final Option valueName =
      Option.text("NAME", "What to call the column of values (value).", "--value-name");
  private final Option gradientPrefix =
      Option.text("TEXT", "What to call gradients, before the name (d_).", "--gradient-prefix");

  /** The bytes of the table; null if it is a Parquet file, which is not read as a stream. */
  private DataFile file;

  private Table table;
  private ParquetEngine engine;

  /** The column that an input was bound to, counted from 0. */
  private final Map<String, Integer> bindings = new LinkedHashMap<>();

  /** The shapes of vectors that --bind gives. */
  private final Map<String, Dimensions> shapes = new LinkedHashMap<>();

  /** The vectors that names of columns give; null until it is asked for them. */
  private ColumnVectors vectors;

  void addTo(Arguments arguments) {
    arguments.group("Table", data, bind, layout, delimiter, noHeader, valueName, gradientPrefix);
    arguments.group("Numbers in the table", decimal, thousands, percent, nulls);
  }

  /** Adds those of these options that make sense where a table is only read. */
  void addReadingTo(Arguments arguments) {
    arguments.group("Table", data, bind, layout, delimiter, noHeader);
    arguments.group("Numbers in the table", decimal, thousands, percent, nulls);
  }

  /** Whether there is a table. */
  boolean isGiven() {
    return data.isGiven();
  }

  /** Complains of options that speak of a table where there is none. */
  void requireUnused() {
    for (Option each :
        new Option[] {bind, layout, delimiter, noHeader, decimal, thousands, percent, nulls}) {
      if (each.isGiven()) {
        throw Failure.wrong(each.name() + " is about a table", "name one with --data FILE");
      }
    }
  }

  /** Whether the table is to come from standard input. */
  boolean isFromStandardInput() {
    return "-".equals(data.value());
  }

  /**
   * Opens the table and reads its head.
   *
   * @param form the form in which rows are to be written; null for that in which they come
   */
  void open(Console console, RowForm form) {
    if (!data.isGiven()) {
      throw Failure.wrong("there is no table", "name one with --data FILE, or --data - for a pipe");
    }
    TableTrouble.told(
        this,
        () -> {
          readHead(console, form);
          return null;
        });
    for (String binding : bind.values()) {
      bind(binding);
    }
  }

  private void readHead(Console console, RowForm form) {
    String name = data.value();
    if (layout.chosen().equals("parquet") || (isAuto() && isParquet(name))) {
      openParquet(form, console);
    } else {
      file = DataFile.open(name, console);
      String written = written(console);
      char told = told(written);
      boolean isNist = written.equals("nist");
      Batch batch =
          new Batch(
              isNist ? NistFile.asCsv(file.in()) : file.in(),
              new Batch.Dialect(layout(written), told, !noHeader.isGiven(), style()));
      table = batch;
      tell(console, batch.delimiter(), told);
    }
  }

  /** What is known to stand between fields; 0 if nothing is. */
  private char told(String written) {
    return switch (written) {
      case "tsv" -> delimiter.isGiven() ? delimiter() : '\t';
      case "nist" -> ',';
      default -> delimiter.isGiven() ? delimiter() : 0;
    };
  }

  private boolean isAuto() {
    return layout.chosen().equals("auto");
  }

  /** How the table is written: as it is told, or by its name, or else by how it begins. */
  private String written(Console console) {
    if (!isAuto()) {
      return layout.chosen();
    }
    switch (Ending.of(data.value())) {
      case "jsonl", "ndjson" -> {
        return file.start().startsWith("[") ? "json" : "jsonl";
      }
      case "json" -> {
        return "json";
      }
      case "csv" -> {
        return "csv";
      }
      case "tsv", "tab" -> {
        return "tsv";
      }
      default -> {
        String start = file.start();
        if (start.startsWith("{\"") || start.startsWith("[{")) {
          console.tell(
              Diagnostic.note(name() + " is read as JSON objects", null, null)
                  .hint("--data-format json says so, --data-format csv denies it"));
          return "json";
        }
        return start.startsWith(NistFile.START) ? "nist" : "csv";
      }
    }
  }

  /** Says what was found out of the table and could be meant otherwise. */
  private void tell(Console console, char found, char told) {
    if (file.encoding() != null) {
      String encoding = file.encoding().name();
      console.tell(
          Diagnostic.note(
              name() + " is read as " + encoding + ", and rows are written in UTF-8", null, null));
    }
    if (told == 0 && found != 0 && found != ',') {
      boolean isTab = found == '\t';
      console.tell(
          Diagnostic.note(
                  "the fields of " + name() + " stand between " + (isTab ? "tabs" : "semicolons"),
                  null,
                  null)
              .hint(
                  "--delimiter " + (isTab ? "tab" : "';'") + " says so, --delimiter , denies it"));
    }
  }

  /** What to say where a decimal comma kept commas from standing between fields; null if none. */
  String separatorHint() {
    boolean isWhole = decimal.isGiven() && !delimiter.isGiven() && columns().size() == 1;
    return isWhole && decimal.value().equals(",") && columns().iterator().next().contains(",")
        ? "for fields between commas, with numbers of a decimal comma in quotes, add --delimiter ,"
        : null;
  }

  private void openParquet(RowForm form, Console console) {
    String name = data.value();
    if (isFromStandardInput()) {
      throw Failure.wrong(
          "a Parquet file cannot come from a pipe: its end is read first",
          "put it in a file, and name that");
    }
    if (Ending.isPacked(name)) {
      throw Failure.wrong(
          "cannot read " + name + ": a Parquet file is packed inside, not as a whole",
          "unpack it first");
    }
    for (Option each : new Option[] {noHeader, decimal, thousands, percent}) {
      if (each.isGiven()) {
        throw Failure.wrong(
            each.name() + ": a Parquet file tells itself what its columns are", null);
      }
    }
    Path path = DataFile.path(name, console);
    char between = delimiter.isGiven() ? delimiter() : form == RowForm.TSV ? '\t' : ',';
    table = engine().read(path, form == null ? RowForm.CSV : form, between, style());
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
    return Ending.of(name).equals("parquet");
  }

  private static Batch.Layout layout(String written) {
    return switch (written) {
      case "jsonl" -> Batch.Layout.JSON_LINES;
      case "json" -> Batch.Layout.JSON;
      default -> Batch.Layout.DELIMITED;
    };
  }

  private NumberStyle style() {
    String mark = decimal.isGiven() ? decimal.value() : ".";
    if (mark.length() != 1 || mark.charAt(0) > 126 || !isMark(mark)) {
      throw Failure.wrong("--decimal takes a mark such as , or ., not '" + mark + "'", null);
    }
    String groups = thousands.isGiven() ? thousands.value() : "";
    if (groups.equals("space")) {
      groups = " ";
    }
    if (thousands.isGiven() && (!isMark(groups) || groups.equals(mark))) {
      throw Failure.wrong(
          groups.equals(mark)
              ? "the decimal mark cannot stand between thousands too"
              : "--thousands takes a mark such as , or ., or space, not '" + groups + "'",
          groups.equals(mark) ? "add --decimal " + (mark.equals(".") ? "," : ".") : null);
    }
    return new NumberStyle(mark.charAt(0), groups, percent.isGiven(), nulls.values());
  }

  /** Whether it can stand among digits without being one of what else numbers are made of. */
  private static boolean isMark(String text) {
    return text.length() == 1
        && !Character.isLetterOrDigit(text.charAt(0))
        && !"+-%\"".contains(text);
  }

  private char delimiter() {
    String text = delimiter.value();
    if (text.equals("tab") || text.equals("\\t")) {
      return '\t';
    }
    char separator = text.isEmpty() ? '"' : text.charAt(0);
    if (separator == '\t' && text.length() == 1) {
      return '\t';
    }
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

  /** Whether the table came from a pipe, whose writer may have been stopped midway. */
  boolean isPipe() {
    return file != null && file.isPipe();
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

  private void bind(String binding) {
    int equals = binding.indexOf('=');
    if (equals < 1 || equals == binding.length() - 1) {
      throw Failure.wrong(
          "--bind takes NAME=COLUMN, not '" + binding + "'", "write --bind x=height, for example");
    }
    String name = binding.substring(0, equals).trim();
    String column = binding.substring(equals + 1).trim();
    if (column.indexOf(',') < 0 || columns().contains(column)) {
      bind(name, column);
      return;
    }
    String[] elements = column.split(",", -1);
    for (int i = 0; i < elements.length; i++) {
      bind(name + "[" + (i + 1) + "]", elements[i].trim());
    }
    shapes.put(name, Dimensions.vector(elements.length));
  }

  private void bind(String name, String column) {
    if (bindings.put(name, column(column, "--bind")) != null) {
      throw Failure.wrong("'" + name + "' is bound twice", null);
    }
  }

  /** The shapes of vectors whose elements columns give. */
  Map<String, Dimensions> shapes() {
    Map<String, Dimensions> all = new LinkedHashMap<>(vectors().shapes());
    all.putAll(shapes);
    return all;
  }

  private ColumnVectors vectors() {
    if (vectors == null) {
      List<String> names = new ArrayList<>(noHeader.isGiven() ? List.of() : columns());
      names.addAll(bindings.keySet());
      vectors = new ColumnVectors(names);
    }
    return vectors;
  }

  /** Every name that a column binds. */
  Set<String> bound() {
    Set<String> names = new LinkedHashSet<>(columns());
    names.addAll(bindings.keySet());
    names.addAll(shapes.keySet());
    return names;
  }

  /** The column that an input is read from, counted from 0; null if there is none. */
  Integer columnOf(String input) {
    Integer bound = bindings.get(input);
    Integer column = bound != null || columns().contains(input) ? bound : vectors().columnOf(input);
    boolean isNamed = column == null && columns().contains(input) && !noHeader.isGiven();
    return isNamed ? (Integer) column(input, "--data") : column;
  }

  /** Whether a column is there for an input. */
  boolean hasColumnFor(String input) {
    return bindings.containsKey(input)
        || (columns().contains(input) && !noHeader.isGiven())
        || vectors().columnOf(input) != null;
  }

  /** Whether there is just one column of that name. */
  boolean isColumn(String name) {
    int first = columns().indexOf(name);
    return first >= 0 && columns().lastIndexOf(name) == first;
  }

  /** A column the user named; an error that helps if there is none, or if there are two. */
  int column(String column, String option) {
    int first = columns().indexOf(column);
    if (first < 0 && column.matches("#[1-9][0-9]{0,8}")) {
      int number = Integer.parseInt(column.substring(1));
      if (number > columns().size()) {
        throw Failure.wrong(
            option + ": " + name() + " has no column " + number + ", but " + columns().size(),
            null);
      }
      return number - 1;
    }
    if (first < 0) {
      String nearest = Nearest.to(column, columns());
      throw Failure.wrong(
          option + ": there is no column '" + column + "' in " + name(),
          nearest == null ? "the columns are " + columnList() : "did you mean " + nearest + "?");
    }
    int last = columns().lastIndexOf(column);
    if (last != first) {
      String before = option.equals("--group-by") ? "--group-by '#" : "--bind " + column + "='#";
      throw Failure.wrong(
          "two columns of " + name() + " are called '" + column + "'",
          "tell which by its place: " + before + (first + 1) + "' or " + before + (last + 1) + "'");
    }
    return first;
  }

  /** Complains of a binding for what is no input. */
  void check(Graph graph) {
    check(graph, null);
  }

  /** Likewise, but that one name may be bound whatever it is. */
  void check(Graph graph, String other) {
    vectors().keepThoseOf(graph);
    for (String name : bindings.keySet()) {
      if (name.equals(other)) {
        continue;
      }
      Value value = QuestionOptions.named(graph, name, "--bind").value();
      if (!value.isInput()) {
        throw Failure.wrong("--bind: '" + name + "' is computed, so no column can give it", null);
      }
    }
  }

  /** What the new columns are called, none of them like another one that is written. */
  List<String> added(List<String> variables, boolean isBesideColumns) {
    List<String> added = new ArrayList<>();
    added.add(valueName.isGiven() ? valueName.value() : "value");
    String prefix = gradientPrefix.isGiven() ? gradientPrefix.value() : "d_";
    variables.forEach(variable -> added.add(prefix + variable));
    Set<String> taken = new LinkedHashSet<>(isBesideColumns ? columns() : List.of());
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
