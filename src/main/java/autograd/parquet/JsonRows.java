package autograd.parquet;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/** Rows as JSON lines. Numbers that JSON has no word for are text, as in answers. */
final class JsonRows extends RowStream {
  private final List<Column> columns;
  private final String[] keys;

  JsonRows(Database database, List<Column> columns, String from) {
    super(database, new byte[0], columns.stream().map(Column::text).toList(), from);
    this.columns = columns;
    this.keys = columns.stream().map(column -> quoted(column.name()) + ": ").toArray(String[]::new);
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  @Override
  byte[] encode(DuckDBDataChunkReader rows) {
    int count = (int) rows.rowCount();
    DuckDBReadableVector[] vectors = new DuckDBReadableVector[keys.length];
    for (int c = 0; c < vectors.length; c++) {
      vectors[c] = rows.vector(c);
    }
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < count; row++) {
      for (int c = 0; c < vectors.length; c++) {
        text.append(c == 0 ? "{" : ", ").append(keys[c]);
        text.append(vectors[c].isNull(row) ? "null" : member(columns.get(c), vectors[c], row));
      }
      text.append("}\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String member(Column column, DuckDBReadableVector vector, int row) {
    String text = vector.getString(row);
    boolean isFinite = !text.endsWith("N") && !text.endsWith("y");
    return column.isBare() && (isFinite || !column.isDouble()) ? text : quoted(text);
  }
}
