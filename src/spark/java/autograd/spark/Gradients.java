package autograd.spark;

import autograd.compile.Kernel;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A formula that travels: it goes to the executors as its text, and each of them makes a kernel of
 * it once. The numbers are those of {@code autograd eval} at every row, to the last bit, however
 * the rows are shared out. Safe for use by several threads.
 */
public final class Gradients implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private final String formula;
  private final TreeMap<String, Double> constants;
  private final ArrayList<String> wanted;
  private transient volatile Kernel kernel;

  private Gradients(String formula, Map<String, Double> constants, List<String> wanted) {
    this.formula = formula;
    this.constants = new TreeMap<>(constants);
    this.wanted = new ArrayList<>(wanted);
  }

  /**
   * The value of a formula and its gradient by every input, those with a constant included.
   *
   * @throws autograd.lang.DiagnosticException if the formula is none
   */
  public static Gradients of(String formula, Map<String, Double> constants) {
    List<String> inputs = Expression.parse(formula).inputs().stream().map(Value::label).toList();
    return of(formula, constants, inputs);
  }

  /**
   * Likewise, with some gradients alone.
   *
   * @param formula the formula, whose last statement is the value
   * @param constants the numbers of inputs that are the same at every row; an input that the
   *     formula gives a number has that, unless it is among these
   * @param wanted the names by which to differentiate, inputs or parts
   * @throws autograd.lang.DiagnosticException if the formula is none
   * @throws autograd.evaluate.NoDerivativeException if a gradient is wanted through an operand
   *     without a derivative
   * @throws IllegalArgumentException if the formula lacks one of the names
   */
  public static Gradients of(String formula, Map<String, Double> constants, List<String> wanted) {
    return over(List.of(), formula, constants, wanted);
  }

  /** Likewise, where columns of these names come before the numbers that the formula gives. */
  static Gradients over(
      List<String> columns, String formula, Map<String, Double> constants, List<String> wanted) {
    Graph graph = Expression.parse(formula);
    constants.keySet().forEach(name -> named(graph, name));
    Map<String, Double> known = new TreeMap<>(graph.defaults());
    known.keySet().removeAll(columns);
    known.putAll(constants);
    Gradients gradients = new Gradients(formula, known, wanted);
    // A mistake shows here and not on the executors.
    gradients.kernel();
    return gradients;
  }

  private static Value named(Graph graph, String name) {
    Value value = graph.named(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no " + name + " in the formula");
    }
    return value;
  }

  /** The inputs that every row gives, in the order of the formula. */
  public List<String> inputs() {
    return kernel().columns().stream().map(Value::label).toList();
  }

  /** What they answer with: value, and d_NAME for each gradient. */
  public StructType type() {
    List<StructField> fields = new ArrayList<>();
    fields.add(DataTypes.createStructField("value", DataTypes.DoubleType, true));
    for (String name : wanted) {
      fields.add(DataTypes.createStructField("d_" + name, DataTypes.DoubleType, true));
    }
    return DataTypes.createStructType(fields);
  }

  /** The kernel, made where it is first asked for. */
  Kernel kernel() {
    if (kernel == null) {
      Graph graph = Expression.parse(formula);
      kernel =
          Kernel.of(
              graph,
              graph.output(),
              constants,
              wanted.stream().map(name -> named(graph, name)).toList());
    }
    return kernel;
  }
}
