package autograd.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.compile.Kernel;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Expression;
import autograd.render.Numbers;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any table that a CSV library writes comes out as it went in, with the right columns added. */
class DelimitedTest {
  private static final String[] PIECES = {
    "", "a", "\"", ",", "\t", "\n", "\r\n", ";", " ", "é", "日本", "😀", "'", "1.5", "\"\"", "\\"
  };

  @ParameterizedTest
  @CsvSource({
    // columns, rows, threads
    "3, 50, 1",
    "2, 3000, 2",
    "7, 2000, 7",
    "10000, 12, 2",
    "40, 3000, 2"
  })
  void passesThroughWhatALibraryWrites(int columns, int rows, int threads) throws IOException {
    for (char delimiter : new char[] {',', ';', '\t'}) {
      for (LineDelimiter end : new LineDelimiter[] {LineDelimiter.LF, LineDelimiter.CRLF}) {
        Random random = new Random(columns + rows + delimiter);
        List<List<String>> table = table(random, columns, rows);
        StringWriter text = new StringWriter();
        CsvWriter writer =
            CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(end)
                .quoteStrategy(
                    random.nextBoolean() ? QuoteStrategies.ALWAYS : QuoteStrategies.REQUIRED)
                .build(text);
        table.forEach(writer::writeRecord);
        writer.flush();
        check(table, text.toString(), delimiter, threads);
      }
    }
  }

  /** Rows of odd text with two numbers among them. */
  private static List<List<String>> table(Random random, int columns, int rows) {
    List<List<String>> table = new ArrayList<>();
    for (int r = 0; r <= rows; r++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        boolean isNumber = c == 1 || c == columns - 1;
        row.add(
            r == 0
                ? isNumber ? (c == columns - 1 ? "x" : "y") : "name " + text(random) + c
                : isNumber ? Numbers.shortest().text(random.nextGaussian()) : text(random));
      }
      table.add(row);
    }
    return table;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(4); n > 0; n--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static void check(List<List<String>> table, String text, char delimiter, int threads)
      throws IOException {
    boolean isTwoColumns = table.get(0).size() == 2;
    String formula = isTwoColumns ? "x*sin(x)" : "x*sin(y)";
    Graph graph = Expression.parse(formula);
    Kernel kernel = Kernel.of(graph);
    List<String> names = graph.inputs().stream().map(each -> each.label()).toList();
    List<String> added = new ArrayList<>(List.of("value"));
    names.forEach(name -> added.add("d_" + name));
    Batch batch = batch(text, delimiter);
    assertEquals(table.get(0), batch.columns());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Task task = task(kernel, batch, names, added, threads);
    Batch.Summary summary = batch.extend(task, Look.AS_IT_CAME, out);
    assertEquals(table.size() - 1, summary.rows());
    String result = out.toString(StandardCharsets.UTF_8);
    int r = 0;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(delimiter).maxBufferSize(1 << 26).ofCsvRecord(result)) {
      for (CsvRecord row : reader) {
        List<String> before = table.get(r);
        int width = before.size();
        assertEquals(before, row.getFields().subList(0, width));
        assertEquals(
            r == 0 ? added : results(graph, table, r),
            row.getFields().subList(width, row.getFieldCount()));
        r++;
      }
    }
    assertEquals(table.size(), r);
  }

  private static Batch batch(String text, char delimiter) {
    return new Batch(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        new Batch.Dialect(Batch.Layout.DELIMITED, delimiter, true, NumberStyle.PLAIN));
  }

  private static Task task(
      Kernel kernel, Batch batch, List<String> read, List<String> added, int threads) {
    List<Integer> columns = read.stream().map(batch.columns()::indexOf).toList();
    return new Task(kernel, columns, added, Batch.OnError.FAIL, threads, null, rows -> {});
  }

  private static List<String> results(Graph graph, List<List<String>> table, int r) {
    Map<String, Double> point = new java.util.HashMap<>();
    graph
        .inputs()
        .forEach(
            input ->
                point.put(
                    input.label(),
                    Double.valueOf(table.get(r).get(table.get(0).indexOf(input.label())))));
    Evaluation at = Evaluation.at(graph, point);
    List<String> results = new ArrayList<>();
    results.add(Numbers.shortest().text(at.value()));
    graph
        .inputs()
        .forEach(input -> results.add(Numbers.shortest().text(at.gradient(input.label()))));
    return results;
  }

  @Test
  void outputDoesNotDependOnTheNumberOfThreads() throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    Random random = new Random(5);
    for (int i = 0; i < 60_000; i++) {
      text.append(random.nextGaussian()).append(',').append(random.nextGaussian()).append('\n');
    }
    Kernel kernel = Kernel.of(Expression.parse("exp(-x^2)*cos(y)/(x + y)"));
    List<String> outputs = new ArrayList<>();
    List<Double> sums = new ArrayList<>();
    for (int threads : new int[] {1, 2, 7}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Batch batch = batch(text.toString(), ',');
      Task task = task(kernel, batch, List.of("x", "y"), List.of("value", "d_x", "d_y"), threads);
      batch.extend(task, Look.AS_IT_CAME, out);
      outputs.add(out.toString(StandardCharsets.UTF_8));
      sums.add(
          batch(text.toString(), ',')
              .sum(task, List.of())
              .totals()
              .get(List.<String>of())
              .gradient(1));
    }
    assertEquals(outputs.get(0), outputs.get(1));
    assertEquals(outputs.get(0), outputs.get(2));
    assertEquals(List.of(sums.get(0), sums.get(0), sums.get(0)), sums);
  }
}
