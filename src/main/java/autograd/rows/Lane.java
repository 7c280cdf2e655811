package autograd.rows;

import autograd.compile.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Of these those that are written, and what is beside them. */
  private final double[][] written;

  private final TableRow[] rows;

  /** The number of each of these within the chunk, from 1. */
  private final long[] numberOf;

  private int pending;

  /** What came of a chunk. */
  static final class Outcome {
    final Chunk chunk;
    final Bytes out;
    final Map<List<String>, Totals> totals = new LinkedHashMap<>();

    /** The first few bad rows, by number within the chunk. */
    final List<Problem> problems = new ArrayList<>();

    long rows;
    long bad;

    /** Rows that lack a number where one may be missing. */
    long missing;

    long undefined;

    /** Rows whose answer is not simply that of the passes. */
    long settled;

    /** Rows of which there is something to tell, and the first of them within the chunk. */
    long noted;

    long firstNoted;

    /** Empty lines before a row, and those behind the last. */
    long blank;

    long blankBehind;

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
   * @param hint how to put it right; or null
   * @param isBroken whether nobody knows where the next row begins
   */
  record Problem(long row, String message, String hint, boolean isBroken) {}

  Lane(Batch.Job job) {
    this.job = job;
    Kernel kernel = job.task().kernel();
    this.reader = job.reader();
    this.worker = kernel.worker();
    int inputs = kernel.columns().size();
    this.block = kernel.blockLength();
    this.columns = new double[inputs][block];
    this.value = new double[block];
    this.gradients = new double[kernel.wanted().size()][block];
    this.written = written();
    this.rows = new TableRow[block];
    this.numberOf = new long[block];
    for (int i = 0; i < block; i++) {
      rows[i] = new TableRow(job.task().columns().size(), job.groups().size());
      rows[i].missing = written.length + 1;
    }
  }

  private double[][] written() {
    if (job.task().beside() == null) {
      return gradients;
    }
    double[][] shown = Arrays.copyOf(gradients, job.task().added().size() - 1);
    shown[shown.length - 1] = new double[block];
    return shown;
  }

  /** Takes a chunk through. */
  Outcome run(Chunk chunk, Bytes out) {
    Outcome outcome = new Outcome(chunk, out);
    pending = 0;
    Batch.OnError onError = job.task().onError();
    int at = 0;
    while (at < chunk.length) {
      TableRow row = rows[pending];
      boolean isRow = reader.read(chunk.bytes, at, chunk.length, row);
      at = row.end;
      if (!isRow) {
        outcome.blankBehind++;
        continue;
      }
      outcome.rows++;
      outcome.blank += outcome.blankBehind;
      outcome.blankBehind = 0;
      Task.Beside beside = job.task().beside();
      if (beside != null && row.problem == null) {
        row.problem = beside.complaint(row.numbers);
      }
      if (row.problem != null) {
        note(row, outcome);
        if (row.isBroken || (onError == Batch.OnError.FAIL && !row.isMissing)) {
          break;
        }
        if (onError == Batch.OnError.SKIP || job.isAggregate()) {
          continue;
        }
      }
      numberOf[pending] = outcome.rows;
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

  private static void note(TableRow row, Outcome outcome) {
    if (row.isMissing) {
      outcome.missing++;
      return;
    }
    outcome.bad++;
    if (outcome.problems.size() < Batch.MOST_PROBLEMS || row.isBroken) {
      outcome.problems.add(new Problem(outcome.rows, row.problem, row.hint, row.isBroken));
    }
  }

  private void flush(Outcome outcome) {
    if (pending == 0) {
      return;
    }
    worker.run(columns, pending, value, gradients);
    outcome.settled += worker.settledRows();
    for (int i = 0; i < pending; i++) {
      TableRow row = rows[i];
      if (row.problem != null) {
        job.format().writeEmpty(outcome.out, outcome.chunk.bytes, row);
        continue;
      }
      if (Double.isNaN(value[i])) {
        outcome.undefined++;
      }
      if (job.task().beside() != null) {
        written[written.length - 1][i] = job.task().beside().of(row.numbers, gradients, i);
      }
      if (job.task().isNoted() != null
          && worker.isLookedAt(i)
          && job.task().isNoted().test(row.numbers)) {
        outcome.firstNoted = outcome.noted == 0 ? numberOf[i] : outcome.firstNoted;
        outcome.noted++;
      }
      if (job.isAggregate()) {
        List<String> group = List.of(row.groups);
        Totals totals = outcome.totals.get(group);
        if (totals == null) {
          totals = new Totals(gradients.length);
          outcome.totals.put(group, totals);
        }
        totals.add(value[i], gradients, i);
      } else {
        job.format().writeRow(outcome.out, outcome.chunk.bytes, row, value[i], written, i);
      }
    }
    pending = 0;
  }
}
