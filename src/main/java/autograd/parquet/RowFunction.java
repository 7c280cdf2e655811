package autograd.parquet;

import autograd.rows.Cells;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;

/** A function whose rows a query can select: those that are handed over as {@link Cells}. */
final class RowFunction implements DuckDBTableFunction<Boolean, Boolean, Boolean> {
  private final List<Cell> cells;
  private final Handover from;
  private ByteBuffer block = ByteBuffer.allocate(0);

  /**
   * A column of such rows.
   *
   * @param name what it is called
   * @param isNumber whether it holds numbers, or else text
   */
  record Cell(String name, boolean isNumber) {}

  RowFunction(List<Cell> cells, Handover from) {
    this.cells = cells;
    this.from = from;
  }

  @Override
  public Boolean bind(DuckDBTableFunctionBindInfo info) {
    for (Cell cell : cells) {
      info.addResultColumn(
          cell.name(), cell.isNumber() ? DuckDBColumnType.DOUBLE : DuckDBColumnType.VARCHAR);
    }
    return true;
  }

  @Override
  public Boolean init(DuckDBTableFunctionInitInfo info) {
    // Rows have an order.
    info.setMaxThreads(1);
    return true;
  }

  @Override
  public Boolean localInit(DuckDBTableFunctionInitInfo info) {
    return true;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter to) throws IOException {
    int most = (int) to.capacity();
    DuckDBWritableVector[] columns = new DuckDBWritableVector[cells.size()];
    byte[][][] texts = new byte[columns.length][][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = to.vector(c);
      texts[c] = cells.get(c).isNumber() ? null : new byte[most][];
    }
    int rows = 0;
    while (rows < most && hasRow()) {
      for (int c = 0; c < columns.length; c++) {
        if (texts[c] == null) {
          number(columns[c], rows);
        } else {
          texts[c][rows] = text();
        }
      }
      rows++;
    }
    for (int c = 0; c < columns.length; c++) {
      if (texts[c] != null) {
        // All at once, since each call into the database costs as much as many fields.
        columns[c].setStringUtf8Batch(0, Arrays.copyOf(texts[c], rows));
      }
    }
    return rows;
  }

  private boolean hasRow() throws IOException {
    if (block != null && !block.hasRemaining()) {
      byte[] next = from.take();
      block = next == null ? null : ByteBuffer.wrap(next).order(ByteOrder.LITTLE_ENDIAN);
    }
    return block != null;
  }

  private void number(DuckDBWritableVector column, int row) {
    long bits = block.getLong();
    if (bits == Cells.MISSING || bits == Cells.NO_NUMBER) {
      column.setNull(row);
    } else {
      column.setDouble(row, Double.longBitsToDouble(bits));
    }
  }

  private byte[] text() {
    int length = block.getInt();
    if (length == Cells.NO_TEXT) {
      return null;
    }
    byte[] text = new byte[length];
    block.get(text);
    return text;
  }
}
