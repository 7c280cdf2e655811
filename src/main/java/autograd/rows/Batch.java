package autograd.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A table that is taken through a kernel, row by row, in order, on several threads. One thread cuts
 * the stream into chunks and writes what came of them; the others read numbers, compute and write
 * numbers, each a chunk at a time. Only a few chunks are in memory at once.
 */
public final class Batch implements Table {
  /** More bad rows than these are counted only. */
  static final int MOST_PROBLEMS = 5;

  private final RowFormat format;
  private final RowForm form;
  private final NumberStyle style;
  private final Chunks chunks;

  /** What to do with a bad row. */
  public enum OnError {
    /** Stop there. */
    FAIL,
    /** Leave it out. */
    SKIP,
    /** Leave the results empty. */
    NULL
  }

  /** How a table is written as bytes. */
  public enum Layout {
    /** Fields between delimiters. */
    DELIMITED,
    /** A JSON object a line. */
    JSON_LINES,
    /** JSON objects, in an array or one after the other, over as many lines as there are. */
    JSON
  }

  /** Hears how far the work has come. */
  public interface Progress {
    /** So many rows are done. */
    void at(long rows);
  }

  /**
   * How a table is to be read.
   *
   * @param layout how it is written
   * @param delimiter what stands between its fields; 0 to find out
   * @param hasHeader whether its first row names the columns, which else are called 1, 2 and so on
   * @param style how numbers are written
   */
  public record Dialect(Layout layout, char delimiter, boolean hasHeader, NumberStyle style) {}

  /**
   * What is to be done with each row.
   *
   * @param format how rows are read and written
   * @param task what is computed
   * @param groups the columns that group rows
   * @param isAggregate whether only sums are wanted
   */
  record Job(RowFormat format, Task task, List<Integer> groups, boolean isAggregate) {
    RowFormat.Reader reader() {
      return format.reader(
          new RowFormat.Selection(
              task.columns(), groups, isAggregate ? List.of() : task.added(), false));
    }
  }

  /**
   * What there is to tell in the end.
   *
   * @param rows how many rows there were
   * @param bad how many of them were bad
   * @param missing how many others lacked a number where one may be missing
   * @param problems the first few of the bad ones
   * @param undefined at how many of the rest the formula has no value
   * @param settled at how many rows the answer is not simply that of the passes
   * @param noted at how many of these there is something to tell, if that was to be found out
   * @param firstNoted the first of these
   * @param failure the problem at which it stopped; null if it came to the end
   * @param blank how many lines between rows were empty
   * @param endsOpen whether the last line lacked its end
   * @param totals the sums, by group, where they were asked for
   */
  public record Summary(
      long rows,
      long bad,
      long missing,
      List<String> problems,
      long undefined,
      long settled,
      long noted,
      long firstNoted,
      Failure failure,
      long blank,
      boolean endsOpen,
      Map<List<String>, Totals> totals) {

    /** What there is to tell of no rows at all. */
    public static Summary ofNothing() {
      return new Summary(0, 0, 0, List.of(), 0, 0, 0, 0, null, 0, false, Map.of());
    }
  }

  /**
   * Why it stopped.
   *
   * @param message the row, and what is wrong with it
   * @param hint how that row could be read; or null
   * @param isFinal whether no way to treat bad rows would help
   */
  public record Failure(String message, String hint, boolean isFinal) {}

  /**
   * Begins to read a table.
   *
   * @param in the bytes
   * @param dialect how they are to be read
   * @throws BadData if it has not even a head
   */
  public Batch(InputStream in, Dialect dialect) {
    this.style = dialect.style();
    JsonValues values = dialect.layout() == Layout.JSON ? new JsonValues(in) : null;
    RowFormat read =
        dialect.layout() == Layout.DELIMITED
            ? new Delimited(dialect.delimiter(), dialect.hasHeader(), style)
            : new JsonLines(style, false);
    this.chunks = new Chunks(values == null ? in : values, read);
    if (!chunks.readHead()) {
      throw new BadData("there is nothing in it");
    }
    if (read instanceof JsonLines lines) {
      this.form = values != null && values.isArray() ? RowForm.JSON : RowForm.JSON_LINES;
      this.format = lines.as(form);
    } else {
      this.form = ((Delimited) read).delimiter() == '\t' ? RowForm.TSV : RowForm.CSV;
      this.format = read;
    }
  }

  private Batch(InputStream in, RowFormat format, NumberStyle style) {
    this.style = style;
    this.format = format;
    this.form = null;
    this.chunks = new Chunks(in, format);
    chunks.readHead();
  }

  /** A table of {@link Cells} that are numbers; a row of no columns has one that is not read. */
  public static Batch ofNumbers(InputStream in, List<String> columns, NumberStyle style) {
    return new Batch(in, new Packed(columns, style), style);
  }

  @Override
  public List<String> columns() {
    return format.columns();
  }

  @Override
  public RowForm form() {
    return form;
  }

  /** What stands between the fields; 0 if they are not delimited. */
  public char delimiter() {
    return format instanceof Delimited delimited ? (char) delimited.delimiter() : 0;
  }

  @Override
  public Summary extend(Task task, Look look, OutputStream out) throws IOException {
    RowFormat written = look.of(format, form, style.decimal());
    Bytes around = new Bytes();
    written.writeHead(around, task.added());
    around.writeTo(out);
    Summary summary = run(new Job(written, task, List.of(), false), out);
    if (summary.failure() == null) {
      around.clear();
      written.writeEnd(around);
      around.writeTo(out);
    }
    return summary;
  }

  /**
   * Like {@link #extend}, but that rows are written as {@link Cells}: each column, as a number if
   * the kernel reads it and else as text, and then what is added. Of a table of numbers only that
   * is written. Each array that {@code out} gets holds whole rows.
   */
  public Summary pack(Task task, OutputStream out) throws IOException {
    RowFormat packing = format instanceof Packed ? format : new Packing(format, task.columns());
    return run(new Job(packing, task, List.of(), false), out);
  }

  @Override
  public Summary numbers(Task task, List<Integer> groups, GroupKeys keys, OutputStream out)
      throws IOException {
    return run(new Job(new NumbersAlone(format, keys), task, groups, false), out);
  }

  @Override
  public Summary sum(Task task, List<Integer> groups) {
    try {
      return run(new Job(format, task, groups, true), null);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written", e);
    }
  }

  private Summary run(Job job, OutputStream out) throws IOException {
    int threads = job.task.threads();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "rows");
              thread.setDaemon(true);
              return thread;
            });
    try {
      return new Run(job, pool, out).run(2 * threads + 2);
    } finally {
      pool.shutdownNow();
    }
  }

  /** One way through the table. */
  private final class Run {
    private final Job job;
    private final ExecutorService pool;
    private final OutputStream out;

    /** Each serves one thread at a time. */
    private final Queue<Lane> lanes = new ConcurrentLinkedQueue<>();

    private final Deque<Bytes> spare = new ArrayDeque<>();
    private final Deque<Future<Lane.Outcome>> underWay = new ArrayDeque<>();
    private final Map<List<String>, Totals> totals = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private long rows;
    private long bad;
    private long missing;
    private long undefined;
    private long settled;
    private long noted;
    private long firstNoted;
    private Failure failure;

    /** Empty lines before a row, and those behind the last one so far. */
    private long blank;

    private long blankBehind;
    private boolean isAnyWritten;

    Run(Job job, ExecutorService pool, OutputStream out) {
      this.job = job;
      this.pool = pool;
      this.out = out;
    }

    Summary run(int mostUnderWay) throws IOException {
      for (Chunk next = chunks.next(); next != null && failure == null; next = chunks.next()) {
        Chunk chunk = next;
        Bytes buffer = spare.isEmpty() ? new Bytes() : spare.pop();
        underWay.add(pool.submit(() -> take(chunk, buffer)));
        if (underWay.size() == mostUnderWay) {
          finish(underWay.remove());
        }
      }
      while (!underWay.isEmpty() && failure == null) {
        finish(underWay.remove());
      }
      if (failure == null && chunks.isTooLong()) {
        failure =
            new Failure("row " + (rows + 1) + " does not end: is a quote missing?", null, true);
      }
      return new Summary(
          rows,
          bad,
          missing,
          problems,
          undefined,
          settled,
          noted,
          firstNoted,
          failure,
          blank,
          chunks.endsOpen(),
          totals);
    }

    private Lane.Outcome take(Chunk chunk, Bytes buffer) {
      Lane lane = lanes.poll();
      if (lane == null) {
        lane = new Lane(job);
      }
      Lane.Outcome outcome = lane.run(chunk, buffer);
      lanes.add(lane);
      return outcome;
    }

    private void finish(Future<Lane.Outcome> future) throws IOException {
      Lane.Outcome outcome = outcome(future);
      write(outcome.out);
      for (Lane.Problem problem : outcome.problems) {
        String text = "row " + (rows + problem.row()) + ": " + problem.message();
        if (job.task.onError() == OnError.FAIL || problem.isBroken()) {
          failure = new Failure(text, problem.hint(), problem.isBroken());
        } else if (problems.size() < MOST_PROBLEMS) {
          problems.add(text);
        }
      }
      for (Map.Entry<List<String>, Totals> each : outcome.totals.entrySet()) {
        Totals known = totals.putIfAbsent(each.getKey(), each.getValue());
        if (known != null) {
          known.add(each.getValue());
        }
      }
      if (outcome.noted > 0 && noted == 0) {
        firstNoted = rows + outcome.firstNoted;
      }
      if (outcome.rows > 0) {
        blank += blankBehind + outcome.blank;
        blankBehind = 0;
      }
      blankBehind += outcome.blankBehind;
      rows += outcome.rows;
      bad += outcome.bad;
      missing += outcome.missing;
      undefined += outcome.undefined;
      settled += outcome.settled;
      noted += outcome.noted;
      outcome.out.clear();
      spare.push(outcome.out);
      chunks.giveBack(outcome.chunk);
      job.task.progress().at(rows);
    }

    private void write(Bytes rows) throws IOException {
      if (out != null && rows.length() > 0) {
        int start = isAnyWritten ? 0 : job.format.separator();
        out.write(rows.array(), start, rows.length() - start);
        isAnyWritten = true;
      }
    }

    private Lane.Outcome outcome(Future<Lane.Outcome> future) {
      try {
        return future.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException exception) {
          throw exception;
        }
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }
}
