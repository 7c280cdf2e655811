package autograd.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.compile.Kernel;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Expression;
import autograd.rows.BadData;
import autograd.rows.Batch;
import autograd.rows.Batch.OnError;
import autograd.rows.Look;
import autograd.rows.NumberStyle;
import autograd.rows.ParquetEngine;
import autograd.rows.RowForm;
import autograd.rows.Table;
import autograd.rows.Task;
import autograd.rows.Totals;
import autograd.rows.UnreadableData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that a database wrote, taken through a kernel, read again by the database. */
class ParquetTest {
  private static final Graph GRAPH = Expression.parse("tanh(x*y)/(1 + exp(x)) + y");
  private static final Kernel KERNEL = Kernel.of(GRAPH);
  private static final List<String> READ = List.of("x", "y");
  private static final List<String> ADDED = List.of("value", "d_x", "d_y");

  /** Columns of types that a table of text has no word for. */
  private static final String ROWS =
      "SELECT (hash(i) / 1e19 - 0.9) AS x, (hash(i + 1) %% 1000)::DECIMAL(20, 3) / 7 AS y, i AS id,"
          + " CASE WHEN i %% 3 = 0 THEN NULL ELSE 'text ' || i END AS s,"
          + " TIMESTAMP '2020-01-01' + INTERVAL (i) SECOND AS t, (i / 8)::DECIMAL(18, 4) AS p,"
          + " {'a': i, 'b': [i, NULL]} AS n, i %% 2 = 0 AS flag FROM range(%d) r(i)";

  @TempDir private Path directory;

  private final ParquetEngine engine = new DuckDb();

  private Path file(String name) {
    return directory.resolve(name);
  }

  private List<Object[]> query(String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      if (!statement.execute(text)) {
        return List.of();
      }
      ResultSet result = statement.getResultSet();
      List<Object[]> rows = new ArrayList<>();
      while (result.next()) {
        Object[] row = new Object[result.getMetaData().getColumnCount()];
        for (int c = 0; c < row.length; c++) {
          row[c] = result.getObject(c + 1);
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private Path written(String rows) throws SQLException {
    Path file = file("in.parquet");
    query("COPY (" + rows + ") TO '" + file + "'");
    return file;
  }

  private Table read(Path file) {
    return engine.read(file, RowForm.CSV, ',', NumberStyle.PLAIN);
  }

  private Batch.Summary write(Table table, OnError onError, int threads) throws IOException {
    return engine.write(table, task(table, onError, threads), file("out.parquet"));
  }

  private static Task task(Table table, OnError onError, int threads) {
    return task(KERNEL, table, READ, ADDED, onError, threads);
  }

  private static Task task(
      Kernel kernel,
      Table table,
      List<String> read,
      List<String> added,
      OnError onError,
      int threads) {
    List<Integer> columns = read.stream().map(table.columns()::indexOf).toList();
    return new Task(kernel, columns, added, onError, threads, null, rows -> {});
  }

  private static Batch batch(String text, Batch.Layout layout) {
    return new Batch(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        new Batch.Dialect(layout, ',', true, NumberStyle.PLAIN));
  }

  private static Batch csv(String text) {
    return batch(text, Batch.Layout.DELIMITED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void everyRowHasTheBitsOfAnEvaluationAndAllElseIsAsItWas(int threads) throws Exception {
    // More rows than a group of the file has, so that groups could change places.
    Path in = written(ROWS.formatted(300_000));
    Batch.Summary summary = write(read(in), OnError.FAIL, threads);
    assertEquals(300_000, summary.rows());
    List<Object[]> types = query("DESCRIBE FROM '" + in + "'");
    List<Object[]> after = query("DESCRIBE FROM '" + file("out.parquet") + "'");
    for (int c = 0; c < types.size(); c++) {
      assertArrayEquals(types.get(c), after.get(c));
    }
    assertEquals(types.size() + 3, after.size());
    assertEquals("DOUBLE", after.get(types.size())[1]);
    String changed =
        "SELECT count(*) FROM '%s' POSITIONAL JOIN (SELECT COLUMNS(*) AS 'o_\\0' FROM '%s')"
            + " WHERE (x, y, id, s, t, p, n, flag)"
            + " IS DISTINCT FROM (o_x, o_y, o_id, o_s, o_t, o_p, o_n, o_flag)";
    assertEquals(0L, query(changed.formatted(in, file("out.parquet"))).get(0)[0]);
    int row = 0;
    for (Object[] each :
        query("SELECT x, y, value, d_x, d_y, id FROM '" + file("out.parquet") + "'")) {
      assertEquals((long) row, each[5]);
      if (row++ % 37 == 0) {
        assertEvaluation(each);
      }
    }
  }

  private static void assertEvaluation(Object[] row) {
    Evaluation at = Evaluation.at(GRAPH, Map.of("x", (double) row[0], "y", (double) row[1]));
    assertBits(at.value(), row[2]);
    assertBits(at.gradient("x"), row[3]);
    assertBits(at.gradient("y"), row[4]);
  }

  private static void assertBits(double expected, Object actual) {
    assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits((double) actual));
  }

  @Test
  void numbersOfEveryTypeAreRead() throws Exception {
    for (String type :
        List.of(
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "HUGEINT",
            "UHUGEINT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL(4, 1)",
            "DECIMAL(38, 9)",
            "VARCHAR")) {
      Path in = written("SELECT '7'::" + type + " AS x, 3 AS y");
      write(read(in), OnError.FAIL, 1);
      assertEvaluation(
          query("SELECT x::DOUBLE, y::DOUBLE, value, d_x, d_y FROM '" + file("out.parquet") + "'")
              .get(0));
    }
    Path in =
        written("SELECT 0.1::FLOAT AS x, 12345678901234567890.123456789::DECIMAL(38, 9) AS y");
    write(read(in), OnError.FAIL, 1);
    Evaluation at =
        Evaluation.at(
            GRAPH,
            Map.of("x", (double) 0.1f, "y", Double.parseDouble("12345678901234567890.123456789")));
    assertBits(at.value(), query("SELECT value FROM '" + file("out.parquet") + "'").get(0)[0]);
  }

  @Test
  void whatIsNoNumberIsRefused() throws Exception {
    for (String column : List.of("TRUE", "DATE '2020-01-01'", "[1.5]", "{'a': 1}", "'a'::BLOB")) {
      Table table = read(written("SELECT " + column + " AS x, 1 AS y"));
      BadData refusal = assertThrows(BadData.class, () -> write(table, OnError.NULL, 1));
      assertTrue(refusal.getMessage().startsWith("column x holds no numbers but "), column);
    }
  }

  private static final String BAD =
      "SELECT * FROM (VALUES (1, '2.5', 'a'), (NULL, '1', 'b'), (3, 'four', 'c'),"
          + " ('NaN'::DOUBLE, '1', 'd'), (5, NULL, 'e'), (6, ' 7 ', 'f')) v(x, y, id)";

  private static final List<String> PROBLEMS =
      List.of(
          "row 2: column x is empty",
          "row 3: column y holds text that is no number",
          "row 4: column x holds 'NaN', which is no number",
          "row 5: column y is empty");

  @ParameterizedTest
  @EnumSource(OnError.class)
  void badRowsAreNamed(OnError onError) throws Exception {
    Batch.Summary summary = write(read(written(BAD)), onError, 2);
    if (onError == OnError.FAIL) {
      assertEquals(PROBLEMS.get(0), summary.failure().message());
      return;
    }
    assertEquals(PROBLEMS, summary.problems());
    assertEquals(4, summary.bad());
    String ids = onError == OnError.SKIP ? "af" : "abcdef";
    assertEquals(
        ids, query("SELECT string_agg(id, '') FROM '" + file("out.parquet") + "'").get(0)[0]);
    assertEquals(
        "af",
        query(
                "SELECT string_agg(id, '') FROM '"
                    + file("out.parquet")
                    + "' WHERE value IS NOT NULL AND d_x IS NOT NULL AND d_y IS NOT NULL")
            .get(0)[0]);
  }

  @Test
  void aValueThatIsNaNIsNoMissingOne() throws Exception {
    Kernel root = Kernel.of(Expression.parse("sqrt(x)"));
    Table table = read(written("SELECT * FROM (VALUES (-1.0), (NULL), (4.0)) v(x)"));
    Batch.Summary summary =
        engine.write(
            table,
            task(root, table, List.of("x"), List.of("value", "d_x"), OnError.SKIP, 1),
            file("out.parquet"));
    assertEquals(1, summary.undefined());
    List<Object[]> rows = query("SELECT value FROM '" + file("out.parquet") + "'");
    assertEquals(List.of(Double.NaN, 2.0), List.of(rows.get(0)[0], rows.get(1)[0]));
  }

  @Test
  void textBecomesColumnsOfNumbersAndText() throws Exception {
    String text = "id,x,y,note\n007,1.5,2,\"a \"\"b\"\", c\"\n,3,4e-1,\n08,\"5\",6,ü\n";
    write(csv(text), OnError.FAIL, 2);
    List<Object[]> types = query("DESCRIBE FROM '" + file("out.parquet") + "'");
    assertEquals(
        List.of("VARCHAR", "DOUBLE", "DOUBLE", "VARCHAR", "DOUBLE", "DOUBLE", "DOUBLE"),
        types.stream().map(row -> row[1]).toList());
    List<Object[]> rows =
        query("SELECT x, y, value, d_x, d_y, id, note FROM '" + file("out.parquet") + "'");
    assertEquals(3, rows.size());
    rows.forEach(ParquetTest::assertEvaluation);
    assertEquals(List.of("007", "a \"b\", c"), List.of(rows.get(0)[5], rows.get(0)[6]));
    assertArrayEquals(new Object[] {null, null}, new Object[] {rows.get(1)[5], rows.get(1)[6]});
    assertEquals("ü", rows.get(2)[6]);
  }

  @Test
  void badRowsOfTextAreNullWhereTheyAreBad() throws Exception {
    write(csv("x,y\n1,2\n3,four\n5\n6,7,8\n"), OnError.NULL, 1);
    List<Object[]> rows = query("SELECT x, y, value FROM '" + file("out.parquet") + "'");
    assertEvaluation(
        query("SELECT x, y, value, d_x, d_y FROM '" + file("out.parquet") + "'").get(0));
    assertArrayEquals(new Object[] {3.0, null, null}, rows.get(1));
    assertArrayEquals(new Object[] {5.0, null, null}, rows.get(2));
    assertArrayEquals(new Object[] {6.0, 7.0, null}, rows.get(3));
  }

  @Test
  void jsonBecomesColumnsToo() throws Exception {
    String text = "{\"x\": 1, \"n\": {\"a\": [1, 2]}, \"y\": \"2\"}\n{\"y\": 3, \"x\": 4}\n";
    write(batch(text, Batch.Layout.JSON_LINES), OnError.FAIL, 1);
    List<Object[]> rows =
        query("SELECT x, y, value, d_x, d_y, n FROM '" + file("out.parquet") + "'");
    rows.forEach(ParquetTest::assertEvaluation);
    assertEquals("{\"a\": [1, 2]}", rows.get(0)[5]);
    assertEquals(null, rows.get(1)[5]);
  }

  @Test
  void asTextItHasTheSameNumbers() throws Exception {
    Path in = written(ROWS.formatted(5_000));
    write(read(in), OnError.FAIL, 2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Table table = read(in);
    table.extend(task(table, OnError.FAIL, 2), Look.AS_IT_CAME, out);
    Files.write(file("out.csv"), out.toByteArray());
    String different =
        "SELECT count(*) FROM '%s' POSITIONAL JOIN (SELECT COLUMNS(*) AS 'o_\\0' FROM '%s')"
            + " WHERE (x, y, id, s, p, value, d_x, d_y)"
            + " IS DISTINCT FROM (o_x, o_y, o_id, o_s, o_p, o_value, o_d_x, o_d_y)";
    assertEquals(0L, query(different.formatted(file("out.parquet"), file("out.csv"))).get(0)[0]);
  }

  @Test
  void sumsAreThoseOfTheText() throws Exception {
    Path in = written(ROWS.formatted(5_000));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Table table = read(in);
    table.extend(task(table, OnError.FAIL, 1), Look.AS_IT_CAME, out);
    Table text = csv(out.toString(StandardCharsets.UTF_8));
    Task summed = task(text, OnError.FAIL, 1);
    List<Integer> none = List.of();
    for (List<Integer> groups : List.of(none, List.of(table.columns().indexOf("flag")))) {
      Map<List<String>, Totals> own = read(in).sum(summed, groups).totals();
      Map<List<String>, Totals> byText =
          csv(out.toString(StandardCharsets.UTF_8)).sum(summed, groups).totals();
      assertEquals(byText.keySet(), own.keySet());
      byText.forEach((key, totals) -> assertBits(totals.value(), own.get(key).value()));
    }
  }

  @Test
  void jsonLinesOfItHaveNoBareInfinity() throws Exception {
    Path in =
        written("SELECT 1.5 AS x, 2 AS y, 'inf'::DOUBLE AS i, NULL AS n, [1] AS l, 'NaN' AS s");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Table lines = engine.read(in, RowForm.JSON_LINES, ',', NumberStyle.PLAIN);
    lines.extend(task(lines, OnError.FAIL, 1), Look.AS_IT_CAME, out);
    String line = out.toString(StandardCharsets.UTF_8);
    assertTrue(
        line.startsWith(
            "{\"x\": 1.5, \"y\": 2, \"i\": \"Infinity\", \"n\": null, \"l\": [1], \"s\": \"NaN\","
                + " \"value\": "),
        line);
  }

  @Test
  void withoutRowsThereAreColumns() throws Exception {
    Path in = written(ROWS.formatted(0));
    assertEquals(0, write(read(in), OnError.FAIL, 1).rows());
    assertEquals(11, query("DESCRIBE FROM '" + file("out.parquet") + "'").size());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Table lines = engine.read(in, RowForm.JSON_LINES, ',', NumberStyle.PLAIN);
    lines.extend(task(lines, OnError.FAIL, 1), Look.AS_IT_CAME, out);
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void constantsAloneAreAnswersToo() throws Exception {
    Kernel none = Kernel.of(GRAPH, GRAPH.output(), Map.of("x", 1.0, "y", 2.0), GRAPH.inputs());
    Table table = read(written(ROWS.formatted(3_000)));
    Task constants = task(none, table, List.of(), ADDED, OnError.FAIL, 2);
    engine.write(table, constants, file("out.parquet"));
    String count = "SELECT count(*), min(value), max(value) FROM '" + file("out.parquet") + "'";
    Object[] row = query(count).get(0);
    assertEquals(3_000L, row[0]);
    assertBits(Evaluation.at(GRAPH, Map.of("x", 1.0, "y", 2.0)).value(), row[1]);
    assertEquals(row[1], row[2]);
  }

  @Test
  void namesThatTheFileCannotTellApartAreRefused() {
    BadData refusal =
        assertThrows(BadData.class, () -> write(csv("x,y,X\n1,2,3\n"), OnError.FAIL, 1));
    assertEquals("a Parquet file cannot have columns called 'x' and 'X'", refusal.getMessage());
  }

  @Test
  void namesMayHoldAnything() throws Exception {
    Path in = file("a'b [*] ?.parquet");
    query("COPY (SELECT 1 AS x, 2 AS y, 3 AS \"a \"\"q\"\" ü\") TO '" + directory + "/p.parquet'");
    Files.move(file("p.parquet"), in);
    write(read(in), OnError.FAIL, 1);
    assertEquals(3, query("SELECT \"a \"\"q\"\" ü\" FROM '" + file("out.parquet") + "'").get(0)[0]);
  }

  @Test
  void brokenFilesAreUnreadable() throws Exception {
    byte[] whole = Files.readAllBytes(written(ROWS.formatted(100_000)));
    Path broken = file("broken.parquet");
    for (byte[] bytes :
        List.of(
            new byte[0],
            "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8),
            java.util.Arrays.copyOf(whole, whole.length / 2))) {
      Files.write(broken, bytes);
      assertThrows(UnreadableData.class, () -> read(broken));
    }
    java.util.Arrays.fill(whole, 1_000, whole.length / 2, (byte) 0x55);
    Files.write(broken, whole);
    assertThrows(UnreadableData.class, () -> write(read(broken), OnError.FAIL, 2));
  }

  @Test
  void aFullDiskIsTold() throws Exception {
    Table table = read(written(ROWS.formatted(300_000)));
    Path full = Path.of("/dev/full");
    IOException failure =
        assertThrows(
            IOException.class, () -> engine.write(table, task(table, OnError.FAIL, 2), full));
    assertEquals("No space left on device", failure.getMessage());
  }
}
