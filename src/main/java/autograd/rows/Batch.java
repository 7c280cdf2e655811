package autograd.rows;

import autograd.compile.Kernel;
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
    DELIMITED,
    JSON_LINES
  }

  /** Hears how far the work has come. */
  public interface Progress {
    /** So many rows are done. */
    void at(long rows);
  }

  /**
   * What is to be done with each row.
   *
   * @param format how rows are read and written
   * @param kernel what is computed
   * @param selection where the kernel finds its numbers
   * @param onError what to do with a bad row
   * @param isAggregate whether only sums are wanted
   */
  record Job(
      RowFormat format,
      Kernel kernel,
      RowFormat.Selection selection,
      OnError onError,
      boolean isAggregate) {}

  /**
   * What there is to tell in the end.
   *
   * @param rows how many rows there were
   * @param bad how many of them were bad
   * @param problems the first few of these
   * @param undefined at how many of the others the formula has no value
   * @param failedAt the problem at which it stopped; null if it came to the end
   * @param totals the sums, by group, where they were asked for
   */
  public record Summary(
      long rows,
      long bad,
      List<String> problems,
      long undefined,
      String failedAt,
      Map<String, Totals> totals) {}

  /**
   * Begins to read a table.
   *
   * @param in the bytes
   * @param layout how it is written
   * @param delimiter what stands between its fields
   * @param hasHeader whether its first row names the columns, which else are called 1, 2 and so on
   * @throws BadData if it has not even a head
   */
  public Batch(InputStream in, Layout layout, char delimiter, boolean hasHeader) {
    this.format =
        layout == Layout.JSON_LINES ? new JsonLines() : new Delimited(delimiter, hasHeader);
    this.chunks = new Chunks(in, format);
    if (!chunks.readHead()) {
      throw new BadData("there is nothing in it");
    }
  }

  private Batch(InputStream in, RowFormat format) {
    this.format = format;
    this.chunks = new Chunks(in, format);
    chunks.readHead();
  }

  /** A table of {@link Cells} that are numbers; a row of no columns has one that is not read. */
  public static Batch ofNumbers(InputStream in, List<String> columns) {
    return new Batch(in, new Packed(columns));
  }

  @Override
  public List<String> columns() {
    return format.columns();
  }

  @Override
  public Summary extend(
      Kernel kernel,
      List<String> columns,
      List<String> added,
      OnError onError,
      int threads,
      OutputStream out,
      Progress progress)
      throws IOException {
    Bytes head = new Bytes();
    format.writeHead(head, added);
    head.writeTo(out);
    RowFormat.Selection selection = new RowFormat.Selection(columns, null, added);
    return run(new Job(format, kernel, selection, onError, false), threads, out, progress);
  }

  /**
   * Like {@link #extend}, but that rows are written as {@link Cells}: each column, as a number if
   * the kernel reads it and else as text, and then what is added. Of a table of numbers only that
   * is written. Each array that {@code out} gets holds whole rows.
   */
  public Summary pack(
      Kernel kernel,
      List<String> columns,
      List<String> added,
      OnError onError,
      int threads,
      OutputStream out,
      Progress progress)
      throws IOException {
    RowFormat packing = format instanceof Packed ? format : new Packing(format, columns);
    RowFormat.Selection selection = new RowFormat.Selection(columns, null, added);
    return run(new Job(packing, kernel, selection, onError, false), threads, out, progress);
  }

  @Override
  public Summary sum(
      Kernel kernel,
      List<String> columns,
      String group,
      OnError onError,
      int threads,
      Progress progress) {
    RowFormat.Selection selection = new RowFormat.Selection(columns, group, List.of());
    try {
      return run(new Job(format, kernel, selection, onError, true), threads, null, progress);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written", e);
    }
  }

  private Summary run(Job job, int threads, OutputStream out, Progress progress)
      throws IOException {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "rows");
              thread.setDaemon(true);
              return thread;
            });
    try {
      return new Run(job, pool, out, progress).run(2 * threads + 2);
    } finally {
      pool.shutdownNow();
    }
  }

  /** One way through the table. */
  private final class Run {
    private final Job job;
    private final ExecutorService pool;
    private final OutputStream out;
    private final Progress progress;

    /** Each serves one thread at a time. */
    private final Queue<Lane> lanes = new ConcurrentLinkedQueue<>();

    private final Deque<Bytes> spare = new ArrayDeque<>();
    private final Deque<Future<Lane.Outcome>> underWay = new ArrayDeque<>();
    private final Map<String, Totals> totals = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private long rows;
    private long bad;
    private long undefined;
    private String failedAt;

    Run(Job job, ExecutorService pool, OutputStream out, Progress progress) {
      this.job = job;
      this.pool = pool;
      this.out = out;
      this.progress = progress;
    }

    Summary run(int mostUnderWay) throws IOException {
      for (Chunk next = chunks.next(); next != null && failedAt == null; next = chunks.next()) {
        Chunk chunk = next;
        Bytes buffer = spare.isEmpty() ? new Bytes() : spare.pop();
        underWay.add(pool.submit(() -> take(chunk, buffer)));
        if (underWay.size() == mostUnderWay) {
          finish(underWay.remove());
        }
      }
      while (!underWay.isEmpty() && failedAt == null) {
        finish(underWay.remove());
      }
      return new Summary(rows, bad, problems, undefined, failedAt, totals);
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
      if (out != null) {
        outcome.out.writeTo(out);
      }
      for (Lane.Problem problem : outcome.problems) {
        String text = "row " + (rows + problem.row()) + ": " + problem.message();
        if (job.onError == OnError.FAIL) {
          failedAt = text;
        } else if (problems.size() < MOST_PROBLEMS) {
          problems.add(text);
        }
      }
      for (Map.Entry<String, Totals> each : outcome.totals.entrySet()) {
        Totals known = totals.putIfAbsent(each.getKey(), each.getValue());
        if (known != null) {
          known.add(each.getValue());
        }
      }
      rows += outcome.rows;
      bad += outcome.bad;
      undefined += outcome.undefined;
      outcome.out.clear();
      spare.push(outcome.out);
      chunks.giveBack(outcome.chunk);
      progress.at(rows);
    }

    private Lane.Outcome outcome(Future<Lane.Outcome> future) {
      try {
        return future.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }
}
