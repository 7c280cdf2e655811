package autograd.compile;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.Limits;
import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * A formula made ready for many rows: its value and its gradient at each, to the bits that an
 * evaluation at that row gives, on every Java and with any number of threads.
 *
 * <pre>{@code
 * Graph g = Expression.parse("(a*b)*(a+b)");
 * Kernel kernel = Kernel.of(g);
 * Kernel.Rows rows = kernel.over(Map.of("a", new double[] {-2, 1}, "b", new double[] {3, 1}));
 * rows.value();        // {-6, 2}
 * rows.gradient("a");  // {-3, 3}
 * }</pre>
 *
 * <p>Making one costs about as much as a few evaluations; it then runs an operation at a time over
 * blocks of up to 1,024 rows, and after some ten thousand rows its sums and products as compiled
 * loops: at some nanoseconds a row for a formula of ten operations. A row at which NaN turns up is
 * computed once more on its own and costs some hundred times that. A kernel is immutable and serves
 * many threads at once; each call has its own working memory, 10 KiB for each intermediate result
 * up to 10 MiB, and more only for formulas of over sixty thousand live operations.
 *
 * <p>Where the ordinary passes may not give the derivative, the answer is that of {@link Limits}.
 * Such rows are found as the program goes: what may go wrong is told from the range of each block's
 * numbers, so that ordinary rows cost next to nothing more.
 */
public final class Kernel {
  /** After so many rows a worker takes the trouble to compile what it runs. */
  private static final long LONG_RUN = 20_000;

  private static final int NONE = -1;

  /** After so many programs comes one with all marks. */
  private static final int MOST_VERSIONS = 6;

  private final Graph graph;
  private final Value output;
  private final List<Value> columns;
  private final Map<Integer, Integer> positions;
  private final Map<Integer, Double> numbers;
  private final List<Value> wanted;

  /** The translation that says which marks are possible; of a fast kernel that of the other. */
  private final Translation ordinary;

  private final Translation translation;
  private final boolean isFast;
  private final boolean isOfPasses;

  /** The program that marks what had to be marked so far. */
  private volatile Version version;

  /** How many versions there have been. */
  private int versions;

  /**
   * A program with some marks.
   *
   * @param marks which of all
   */
  private record Version(BitSet marks, Program program) {}

  private Kernel(Graph graph, Value output, Map<String, Double> constants, List<Value> wanted) {
    this.graph = graph;
    this.output = output;
    this.numbers = new HashMap<>();
    this.wanted = List.copyOf(wanted);
    List<Value> open = new ArrayList<>();
    Map<Integer, Integer> positions = new HashMap<>();
    for (Value input : graph.inputs()) {
      Double number = constants.get(input.label());
      if (number != null) {
        numbers.put(input.index(), number);
      } else {
        positions.put(input.index(), open.size());
        open.add(input);
      }
    }
    this.columns = Collections.unmodifiableList(open);
    this.positions = positions;
    this.translation = Translation.of(graph, output, positions, numbers, this.wanted, false);
    this.ordinary = translation;
    this.version = new Version(new BitSet(), translation.program(new BitSet()));
    this.isFast = false;
    this.isOfPasses = false;
  }

  private Kernel(Kernel other, Translation translation, Program program, boolean isOfPasses) {
    this.graph = other.graph;
    this.output = other.output;
    this.columns = other.columns;
    this.positions = other.positions;
    this.numbers = other.numbers;
    this.wanted = other.wanted;
    this.translation = translation;
    this.ordinary = other.ordinary;
    this.version = new Version(new BitSet(), program);
    this.isFast = program.kind() == LoopKind.OVER_LANES;
    this.isOfPasses = isOfPasses;
  }

  /** Every input a column, and the gradient by every input. */
  public static Kernel of(Graph graph) {
    return of(graph, graph.output(), Map.of(), graph.inputs());
  }

  /**
   * A kernel with some inputs fixed.
   *
   * @param output what to compute and to differentiate
   * @param constants the numbers of inputs that are the same at every row, by name; all other
   *     inputs are columns, those with a default in the formula too
   * @param wanted the Values by which to differentiate, inputs or intermediates
   * @throws NoDerivativeException if a gradient is wanted through an operand without a derivative
   */
  public static Kernel of(
      Graph graph, Value output, Map<String, Double> constants, List<Value> wanted) {
    return new Kernel(graph, output, constants, wanted);
  }

  /**
   * The same in the processor's vector instructions, for formulas of costly functions over millions
   * of rows: after some ten thousand rows it takes a second or two to make them ready, while it
   * goes on without. Sums, products and roots have the bits of the other kernel, functions are
   * right to 4 units in the last place, and where NaN turns up it answers like the other. The
   * digits are the same before and after, and with any number of threads.
   *
   * @return itself if this JVM was started without the module {@code jdk.incubator.vector}, or if
   *     the formula is longer than compiling pays for
   */
  public Kernel fast() {
    if (isFast || !VectorModule.isThere()) {
      return this;
    }
    Translation fast = Translation.of(graph, output, positions, numbers, wanted, true);
    Program program = fast.program(new BitSet());
    return Segments.pay(program) ? new Kernel(this, fast, program, isOfPasses) : this;
  }

  /** Whether this JVM was started with vector instructions within reach. */
  public static boolean hasVectors() {
    return VectorModule.isThere();
  }

  /** Whether it runs in vector instructions. */
  public boolean isFast() {
    return isFast;
  }

  /** The formula. */
  public Graph graph() {
    return graph;
  }

  /**
   * How many rows are best given to a worker at a time, 16 to 1,024: as many as stay in cache with
   * all that is computed of them.
   */
  public int blockLength() {
    return version.program().blockLength();
  }

  /** The inputs that are columns, in the order of the graph. */
  public List<Value> columns() {
    return columns;
  }

  /** The Values by which it differentiates. */
  public List<Value> wanted() {
    return wanted;
  }

  /**
   * Value and gradients at each of the rows. Safe for use by several threads.
   *
   * @param columns for each of {@link #columns}, by name, its numbers; all of one length. An input
   *     with a default in the formula may be left out
   * @throws IllegalArgumentException if a column is missing or the lengths differ
   */
  public Rows over(Map<String, double[]> columns) {
    double[][] numbers = new double[this.columns.size()][];
    int rows = -1;
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = columns.get(this.columns.get(c).label());
      if (numbers[c] != null) {
        if (rows >= 0 && numbers[c].length != rows) {
          throw new IllegalArgumentException("the columns differ in length");
        }
        rows = numbers[c].length;
      }
    }
    rows = rows < 0 ? 1 : rows;
    for (int c = 0; c < numbers.length; c++) {
      if (numbers[c] == null) {
        String name = this.columns.get(c).label();
        Double number = graph.defaults().get(name);
        if (number == null) {
          throw new IllegalArgumentException("there is no column " + name);
        }
        numbers[c] = new double[rows];
        Arrays.fill(numbers[c], number);
      }
    }
    double[] value = new double[rows];
    double[][] gradients = new double[wanted.size()][rows];
    worker().run(numbers, rows, value, gradients);
    Map<String, double[]> byName = new LinkedHashMap<>();
    for (int w = 0; w < wanted.size(); w++) {
      byName.put(wanted.get(w).label(), gradients[w]);
    }
    return new Rows(value, byName);
  }

  /** What came out, one number a row. */
  public static final class Rows {
    private final double[] value;
    private final Map<String, double[]> gradients;

    private Rows(double[] value, Map<String, double[]> gradients) {
      this.value = value;
      this.gradients = gradients;
    }

    /** The formula's values; the array is the caller's to keep. */
    public double[] value() {
      return value;
    }

    /**
     * The derivatives by one name; likewise.
     *
     * @throws IllegalArgumentException if it was not asked for
     */
    public double[] gradient(String name) {
      double[] gradient = gradients.get(name);
      if (gradient == null) {
        throw new IllegalArgumentException("there is no gradient by " + name);
      }
      return gradient;
    }
  }

  /**
   * The same by the ordinary passes alone, rows at which these may be wrong included: for a search
   * that tries many points, of which those that overflow are soon left again.
   */
  public Kernel ofPasses() {
    return new Kernel(this, translation, version.program(), true);
  }

  /** Compiles it at once, as else happens after a long run. */
  void hurry() {
    version.program().hurryNow();
  }

  /** The program for what columns hold: with all marks that may be set, and with those before. */
  private synchronized Version version(Columns columns) {
    BitSet marks = ordinary.possibleMarks(columns);
    marks.or(version.marks());
    if (!marks.equals(version.marks())) {
      versions++;
      if (versions > MOST_VERSIONS) {
        marks.set(0, ordinary.marks());
      }
      version = new Version(marks, translation.program(marks));
    }
    return version;
  }

  /** Working memory for one thread, to run the kernel again and again. */
  public Worker worker() {
    return new Worker();
  }

  /** Runs the kernel in working memory of its own. Not safe for use by several threads. */
  public final class Worker {
    private Program program = version.program();
    private Workspace space = new Workspace(program, program.ready());
    private final Columns ranges = new Columns(columns.size());

    /** Of each column the register that takes it, or none. */
    private final int[] reading = new int[columns.size()];

    /** Of each result the register that holds it and no earlier result, or none. */
    private final int[] writing = new int[wanted.size() + 1];

    private boolean isAnyCopied;
    private long rowsRun;

    /** Of the rows of the last run those that were computed again, and those that gained by it. */
    private final BitSet again = new BitSet();

    private final BitSet settled = new BitSet();

    private Worker() {
      adopt(program);
    }

    private void adopt(Program other) {
      program = other;
      space = new Workspace(program, program.ready());
      Arrays.setAll(reading, program::input);
      Arrays.setAll(writing, which -> program.isOwn(which) ? program.result(which) : NONE);
      isAnyCopied = Arrays.stream(writing).anyMatch(register -> register == NONE);
    }

    /**
     * Computes {@code rows} rows, fastest if they are {@link Kernel#blockLength} or a few less.
     *
     * @param in for each of {@link Kernel#columns}, in that order, at least so many numbers
     * @param value where the values go
     * @param gradients where the gradients go, in the order of {@link Kernel#wanted}; all of these
     *     are arrays of their own
     * @throws CancellationException if the thread was interrupted
     */
    public void run(double[][] in, int rows, double[] value, double[][] gradients) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException();
      }
      rowsRun += rows;
      again.clear();
      settled.clear();
      for (int start = 0; start < rows; ) {
        int ahead = Math.min(space.blockLength(), rows - start);
        boolean isNew = !isOfPasses && ranges.take(in, start, ahead);
        Program best = isNew ? version(ranges).program() : program;
        if (best != program) {
          adopt(best);
        }
        if (rowsRun > LONG_RUN) {
          program.hurry();
        }
        Segments ready = program.ready();
        if (ready != space.segments()) {
          space = new Workspace(program, ready);
        }
        int n = Math.min(space.blockLength(), rows - start);
        runBlock(in, start, n, value, gradients);
        start += n;
      }
    }

    /**
     * Whether a row of the last run was looked at again, by an evaluation of its own: of all others
     * there is nothing to tell.
     */
    public boolean isLookedAt(int row) {
      return again.get(row);
    }

    /**
     * How many rows of the last run have a value, and an answer other than that of the passes or
     * one of which there is something to tell.
     */
    public int settledRows() {
      return settled.cardinality();
    }

    private void runBlock(double[][] in, int start, int n, double[] value, double[][] gradients) {
      Segments loops = space.segments();
      // The loops over blocks know no other place to begin, and those over vectors none to end.
      boolean inPlace = start == 0 && (loops == null || loops.padded(n) == n);
      for (int c = 0; c < reading.length; c++) {
        if (reading[c] != NONE) {
          space.read(reading[c], in[c], start, n, inPlace);
        }
      }
      for (int result = 0; result < writing.length; result++) {
        if (writing[result] != NONE) {
          double[] to = result == 0 ? value : gradients[result - 1];
          space.write(writing[result], to, inPlace);
        }
      }
      boolean mayHoldNaN = program.run(space, n);
      if (isAnyCopied || !inPlace) {
        for (int result = 0; result < writing.length; result++) {
          double[] to = result == 0 ? value : gradients[result - 1];
          double[] from = space.registers[program.result(result)];
          if (from != to) {
            System.arraycopy(from, 0, to, start, n);
          }
        }
      }
      if (space.isAnySuspect || mayHoldNaN) {
        lookAgain(in, start, n, value, gradients);
        space.isAnySuspect = false;
      }
    }

    /** Computes the rows once more at which NaN turned up. */
    private void lookAgain(double[][] in, int start, int n, double[] value, double[][] gradients) {
      boolean[] suspect = space.suspect;
      for (int i = 0; i < n; i++) {
        boolean isSuspect = suspect[i] || Double.isNaN(value[start + i]);
        for (int w = 0; w < gradients.length && !isSuspect; w++) {
          isSuspect = Double.isNaN(gradients[w][start + i]);
        }
        suspect[i] = false;
        if (isSuspect) {
          again(in, start + i, value, gradients);
        }
      }
    }

    private void again(double[][] in, int row, double[] value, double[][] gradients) {
      again.set(row);
      double[] point = new double[graph.size()];
      numbers.forEach((index, number) -> point[index] = number);
      for (int c = 0; c < in.length; c++) {
        point[columns.get(c).index()] = in[c][row];
      }
      Evaluation at = Evaluation.of(graph, point);
      Map<Value, Double> seeds = Map.of(output, 1.0);
      Limits limits = isOfPasses ? null : Limits.of(at, seeds, wanted);
      value[row] = isOfPasses ? at.value(output) : limits.value(output);
      settled.set(row, limits != null && !limits.isPlain() && !Double.isNaN(value[row]));
      Gradient gradient = isOfPasses ? at.gradient(seeds, wanted) : limits.gradient();
      for (int w = 0; w < gradients.length; w++) {
        gradients[w][row] = gradient.by(wanted.get(w));
      }
    }
  }
}
