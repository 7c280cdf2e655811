package autograd.parquet;

import autograd.rows.Cells;
import autograd.rows.NumberStyle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/** The numbers of some columns as {@link Cells}; of no columns, those of one that is missing. */
final class NumberRows extends RowStream {
  private final List<Column> columns;
  private final NumberStyle style;

  NumberRows(Database database, List<Column> columns, String from, NumberStyle style) {
    super(
        database,
        new byte[0],
        columns.isEmpty() ? List.of("NULL::DOUBLE") : columns.stream().map(Column::number).toList(),
        from);
    this.columns = columns;
    this.style = style;
  }

  @Override
  byte[] encode(DuckDBDataChunkReader rows) {
    int count = (int) rows.rowCount();
    int width = Math.max(1, columns.size());
    ByteBuffer cells =
        ByteBuffer.allocate(Long.BYTES * width * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int c = 0; c < columns.size(); c++) {
      DuckDBReadableVector column = rows.vector(c);
      boolean isDouble = columns.get(c).isDouble();
      for (int row = 0; row < count; row++) {
        long bits = Cells.MISSING;
        if (!column.isNull(row)) {
          bits =
              isDouble
                  ? Double.doubleToLongBits(column.getDouble(row))
                  : Cells.number(column.getString(row), style);
        }
        cells.putLong(Long.BYTES * (row * width + c), bits);
      }
    }
    return cells.array();
  }
}
