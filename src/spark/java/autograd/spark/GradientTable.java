package autograd.spark;

import java.io.Serial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;

/**
 * A table of Spark's with value and gradients at every row, which goes through the kernel in blocks
 * as it does in {@code autograd batch}. Columns pass through as they are, nested ones too, and the
 * rows of a partition keep their order.
 */
public final class GradientTable {
  private static final int BLOCK = 1024;

  private GradientTable() {}

  /** What to do with a row that lacks a number. */
  public enum OnError {
    /** The job fails, and names the column and what it holds. */
    FAIL,
    /** It is left out. */
    SKIP,
    /** Its results are NULL. */
    NULL
  }

  /**
   * Adds {@code value} and {@code d_NAME} to a table.
   *
   * @param columns for each of the formula's {@link Gradients#inputs}, the column that gives it
   * @param bad counts the bad rows; null if nobody asks. A task that Spark runs twice counts twice
   * @throws IllegalArgumentException if there is no such column, or one is called like a new one
   */
  public static Dataset<Row> extend(
      Dataset<Row> table,
      Gradients gradients,
      List<String> columns,
      OnError onError,
      LongAccumulator bad) {
    StructType schema = table.schema();
    List<Integer> fields = new ArrayList<>();
    for (String column : columns) {
      int field = Arrays.asList(schema.fieldNames()).indexOf(column);
      fields.add(field);
      if (field < 0) {
        throw new IllegalArgumentException(
            "there is no column "
                + column
                + "; the columns are "
                + String.join(", ", schema.fieldNames()));
      }
    }
    for (StructField added : gradients.type().fields()) {
      for (String known : schema.fieldNames()) {
        if (known.equalsIgnoreCase(added.name())) {
          throw new IllegalArgumentException("there is a column " + known + " already");
        }
      }
      schema = schema.add(added);
    }
    return table.mapPartitions(
        new Extension(gradients, fields, onError, bad), Encoders.row(schema));
  }

  private record Extension(
      Gradients gradients, List<Integer> fields, OnError onError, LongAccumulator bad)
      implements MapPartitionsFunction<Row, Row> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      return new Blocks(rows, this);
    }
  }

  /** Rows, a block of them at a time. */
  private static final class Blocks implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Extension job;
    private final GradientFunctions.Block block;
    private final int[] fields;
    private final Row[] pending = new Row[BLOCK];
    private final boolean[] isBad = new boolean[BLOCK];
    private final ArrayDeque<Row> ready = new ArrayDeque<>();

    Blocks(Iterator<Row> rows, Extension job) {
      this.rows = rows;
      this.job = job;
      this.fields = job.fields().stream().mapToInt(Integer::intValue).toArray();
      this.block = new GradientFunctions.Block(job.gradients().kernel(), BLOCK);
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && rows.hasNext()) {
        fill();
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    private void fill() {
      int count = 0;
      while (count < BLOCK && rows.hasNext()) {
        pending[count] = rows.next();
        isBad[count] = !read(pending[count], count);
        if (!isBad[count] || job.onError() != OnError.SKIP) {
          count++;
        }
      }
      block.worker.run(block.in, count, block.value, block.gradients);
      for (int i = 0; i < count; i++) {
        ready.add(extended(pending[i], i));
      }
    }

    private boolean read(Row row, int at) {
      for (int c = 0; c < fields.length; c++) {
        Object field = row.get(fields[c]);
        double number = Numbers.orNaN(field);
        block.in[c][at] = number;
        if (Double.isNaN(number)) {
          complain(row.schema().fieldNames()[fields[c]], field);
          return false;
        }
      }
      return true;
    }

    private void complain(String column, Object field) {
      if (job.onError() == OnError.FAIL) {
        throw new BadRow(
            "column "
                + column
                + (field == null ? " is empty" : " holds '" + field + "', which is no number"));
      }
      if (job.bad() != null) {
        job.bad().add(1);
      }
    }

    private Row extended(Row row, int at) {
      int own = row.size();
      Object[] fields = new Object[own + 1 + block.gradients.length];
      for (int c = 0; c < own; c++) {
        fields[c] = row.get(c);
      }
      if (!isBad[at]) {
        fields[own] = block.value[at];
        for (int k = 0; k < block.gradients.length; k++) {
          fields[own + 1 + k] = block.gradients[k][at];
        }
      }
      return RowFactory.create(fields);
    }
  }
}
