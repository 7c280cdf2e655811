package autograd.parquet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/** Rows as delimited text below their names. NULL is an empty field, empty text one in quotes. */
final class TextRows extends RowStream {
  private final char delimiter;

  TextRows(Database database, List<Column> columns, String from, char delimiter) {
    super(database, head(columns, delimiter), columns.stream().map(Column::text).toList(), from);
    this.delimiter = delimiter;
  }

  private static byte[] head(List<Column> columns, char delimiter) {
    StringBuilder line = new StringBuilder();
    for (Column column : columns) {
      if (line.length() > 0) {
        line.append(delimiter);
      }
      field(line, column.name(), delimiter);
    }
    return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  byte[] encode(DuckDBDataChunkReader rows) {
    int count = (int) rows.rowCount();
    DuckDBReadableVector[] columns = new DuckDBReadableVector[(int) rows.columnCount()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = rows.vector(c);
    }
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < count; row++) {
      for (int c = 0; c < columns.length; c++) {
        if (c > 0) {
          text.append(delimiter);
        }
        if (!columns[c].isNull(row)) {
          field(text, columns[c].getString(row), delimiter);
        }
      }
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void field(StringBuilder to, String field, char delimiter) {
    boolean isPlain = !field.isEmpty();
    for (int i = 0; i < field.length() && isPlain; i++) {
      char c = field.charAt(i);
      isPlain = c != delimiter && c != '"' && c != '\n' && c != '\r';
    }
    if (isPlain) {
      to.append(field);
    } else {
      to.append('"').append(field.replace("\"", "\"\"")).append('"');
    }
  }
}
