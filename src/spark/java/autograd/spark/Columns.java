package autograd.spark;

import autograd.optimize.Observations;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Some columns of a table as numbers, in blocks that stay where Spark has put them, in memory as
 * far as it goes: what is gone through again and again. The order of the rows is that of the
 * partitions.
 */
final class Columns implements AutoCloseable {
  private static final int BLOCK = 1 << 14;

  private final JavaRDD<double[][]> blocks;
  private final long rows;

  /**
   * Reads them.
   *
   * @param names what the columns are called
   * @throws IllegalArgumentException if there is no such column
   */
  Columns(Dataset<Row> table, List<String> names) {
    List<String> known = Arrays.asList(table.schema().fieldNames());
    int[] fields = new int[names.size()];
    for (int c = 0; c < fields.length; c++) {
      fields[c] = known.indexOf(names.get(c));
      if (fields[c] < 0) {
        throw new IllegalArgumentException(
            "there is no column " + names.get(c) + "; the columns are " + String.join(", ", known));
      }
    }
    blocks =
        table
            .toJavaRDD()
            .mapPartitions(new Packing(fields))
            .persist(StorageLevel.MEMORY_AND_DISK());
    rows = blocks.map(block -> (long) block[0].length).fold(0L, Long::sum);
  }

  /** How many rows there are. */
  long rows() {
    return rows;
  }

  /** What comes of the rows of each partition that has any, in order. */
  <T> List<T> each(Work<T> work) {
    return blocks
        .mapPartitions(
            all -> {
              Block rows = new Block();
              all.forEachRemaining(rows.blocks::add);
              return rows.blocks.isEmpty()
                  ? new ArrayList<T>().iterator()
                  : List.of(work.of(rows)).iterator();
            })
        .collect();
  }

  @Override
  public void close() {
    blocks.unpersist();
  }

  /** What an executor does with rows. */
  interface Work<T> extends Serializable {
    T of(Observations rows);
  }

  /** The rows of a partition. */
  private static final class Block implements Observations {
    private final List<double[][]> blocks = new ArrayList<>();

    @Override
    public int segments() {
      return blocks.size();
    }

    @Override
    public int rowsOf(int segment) {
      return blocks.get(segment)[0].length;
    }

    @Override
    public void read(int segment, int from, int count, double[][] into) {
      double[][] block = blocks.get(segment);
      for (int c = 0; c < block.length; c++) {
        System.arraycopy(block[c], from, into[c], 0, count);
      }
    }
  }

  /** Makes blocks of rows. */
  private static final class Packing implements FlatMapFunction<Iterator<Row>, double[][]> {
    @Serial private static final long serialVersionUID = 1L;

    private final int[] fields;

    Packing(int[] fields) {
      this.fields = fields;
    }

    @Override
    public Iterator<double[][]> call(Iterator<Row> rows) {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public double[][] next() {
          if (!rows.hasNext()) {
            throw new NoSuchElementException();
          }
          return block(rows);
        }
      };
    }

    private double[][] block(Iterator<Row> rows) {
      double[][] block = new double[fields.length][BLOCK];
      int count = 0;
      while (count < BLOCK && rows.hasNext()) {
        Row row = rows.next();
        for (int c = 0; c < fields.length; c++) {
          Object field = row.get(fields[c]);
          block[c][count] = Numbers.orNaN(field);
          if (Double.isNaN(block[c][count])) {
            throw new BadRow(
                "column "
                    + row.schema().fieldNames()[fields[c]]
                    + (field == null ? " is empty" : " holds '" + field + "', which is no number"));
          }
        }
        count++;
      }
      for (int c = 0; c < fields.length; c++) {
        block[c] = Arrays.copyOf(block[c], count);
      }
      return block;
    }
  }
}
