package autograd.rows;

import autograd.compile.Kernel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one thread needs to take rows through the kernel, a block at a time. */
final class Lane {
  private final Batch.Job job;
  private final RowFormat.Reader reader;
  private final Kernel.Worker worker;
  private final double[][] columns;
  private final int block;
  private final double[] value;
  private final double[][] gradients;
  private final TableRow[] rows;
  private int pending;

  /** What came of a chunk. */
  static final class Outcome {
    final Chunk chunk;
    final Bytes out;
    final Map<String, Totals> totals = new LinkedHashMap<>();

    /** The first few bad rows, by number within the chunk. */
    final List<Problem> problems = new ArrayList<>();

    long rows;
    long bad;
    long undefined;

    Outcome(Chunk chunk, Bytes out) {
      this.chunk = chunk;
      this.out = out;
    }
  }

  /**
   * What is wrong with a row.
   *
   * @param row its number, from 1
   * @param message what is wrong
   */
  record Problem(long row, String message) {}

  Lane(Batch.Job job) {
    this.job = job;
    this.reader = job.format().reader(job.selection());
    this.worker = job.kernel().worker();
    int inputs = job.kernel().columns().size();
    this.block = job.kernel().blockLength();
    this.columns = new double[inputs][block];
    this.value = new double[block];
    this.gradients = new double[job.kernel().wanted().size()][block];
    this.rows = new TableRow[block];
    for (int i = 0; i < block; i++) {
      rows[i] = new TableRow(inputs);
      rows[i].missing = gradients.length + 1;
    }
  }

  /** Takes a chunk through. */
  Outcome run(Chunk chunk, Bytes out) {
    Outcome outcome = new Outcome(chunk, out);
    pending = 0;
    int at = 0;
    while (at < chunk.length) {
      TableRow row = rows[pending];
      boolean isRow = reader.read(chunk.bytes, at, chunk.length, row);
      at = row.end;
      if (!isRow) {
        continue;
      }
      outcome.rows++;
      if (row.problem != null) {
        outcome.bad++;
        if (outcome.problems.size() < Batch.MOST_PROBLEMS) {
          outcome.problems.add(new Problem(outcome.rows, row.problem));
        }
        if (job.onError() == Batch.OnError.FAIL) {
          break;
        }
        if (job.onError() == Batch.OnError.SKIP || job.isAggregate()) {
          continue;
        }
      }
      for (int c = 0; c < columns.length; c++) {
        columns[c][pending] = row.problem == null ? row.numbers[c] : 0;
      }
      if (++pending == block) {
        flush(outcome);
      }
    }
    flush(outcome);
    return outcome;
  }

  private void flush(Outcome outcome) {
    if (pending == 0) {
      return;
    }
    worker.run(columns, pending, value, gradients);
    for (int i = 0; i < pending; i++) {
      TableRow row = rows[i];
      if (row.problem != null) {
        job.format().writeEmpty(outcome.out, outcome.chunk.bytes, row);
        continue;
      }
      if (Double.isNaN(value[i])) {
        outcome.undefined++;
      }
      if (job.isAggregate()) {
        String group = row.group == null ? "" : row.group;
        Totals totals = outcome.totals.get(group);
        if (totals == null) {
          totals = new Totals(gradients.length);
          outcome.totals.put(group, totals);
        }
        totals.add(value[i], gradients, i);
      } else {
        job.format().writeRow(outcome.out, outcome.chunk.bytes, row, value[i], gradients, i);
      }
    }
    pending = 0;
  }
}
