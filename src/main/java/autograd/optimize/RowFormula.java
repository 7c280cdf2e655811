package autograd.optimize;

import autograd.compile.Kernel;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A formula of parameters and of columns, compiled, with its slopes by the parameters. */
public final class RowFormula {
  /** Rows are computed by so many. */
  static final int BLOCK = 256;

  private final Kernel kernel;
  private final List<String> parameters;

  /** For each column of the kernel that of the observations, or, from -1 down, the parameter. */
  private final int[] sources;

  /**
   * Compiles one.
   *
   * @param output what of the graph is computed
   * @param fixed numbers for inputs that are neither parameters nor columns
   * @param parameters the inputs by which there are slopes
   * @param columns for each other input the column that it is read from
   */
  public RowFormula(
      Graph graph,
      Value output,
      Map<String, Double> fixed,
      List<String> parameters,
      Map<String, Integer> columns) {
    List<Value> wanted = new ArrayList<>();
    parameters.forEach(name -> wanted.add(graph.named(name)));
    // A search goes through many points where numbers leave the range of doubles.
    this.kernel = Kernel.of(graph, output, fixed, wanted).ofPasses();
    this.parameters = List.copyOf(parameters);
    this.sources = new int[kernel.columns().size()];
    for (int c = 0; c < sources.length; c++) {
      String name = kernel.columns().get(c).label();
      int parameter = parameters.indexOf(name);
      sources[c] = parameter < 0 ? columns.get(name) : -1 - parameter;
    }
  }

  /** The inputs by which there are slopes. */
  List<String> parameters() {
    return parameters;
  }

  /** Memory for a thread that computes rows of so many columns. */
  Lane lane(int width) {
    return new Lane(width);
  }

  /** One thread's memory. */
  final class Lane {
    final double[][] data;
    final double[] value = new double[BLOCK];
    final double[][] slopes = new double[parameters.size()][BLOCK];
    private final double[][] in = new double[sources.length][];
    private final Kernel.Worker worker = kernel.worker();

    private Lane(int width) {
      data = new double[width][BLOCK];
      for (int c = 0; c < sources.length; c++) {
        in[c] = sources[c] < 0 ? new double[BLOCK] : data[sources[c]];
      }
    }

    /**
     * Gives the parameters numbers.
     *
     * @param which for each of them its place in the choice
     */
    void choose(double[] choice, int[] which) {
      for (int c = 0; c < sources.length; c++) {
        if (sources[c] < 0) {
          Arrays.fill(in[c], choice[which[-1 - sources[c]]]);
        }
      }
    }

    /** Computes the first rows of the data. */
    void run(int count) {
      worker.run(in, count, value, slopes);
    }
  }
}
