package autograd.spark;

import autograd.compile.Kernel;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.UDFRegistration;
import org.apache.spark.sql.types.DataType;

/**
 * Formulas as functions of Spark's SQL. A function takes the inputs of its formula, in their order,
 * and answers with a structure: {@code value}, and {@code d_NAME} for each gradient.
 *
 * <pre>{@code
 * GradientFunctions.register(spark, "neuron", Gradients.of("tanh(w*x + b)", Map.of("b", 0.5)));
 * spark.sql("SELECT id, g.* FROM (SELECT id, neuron(w, x) AS g FROM points)");
 * }</pre>
 *
 * <p>It is called for one row at a time; {@link GradientTable} takes a table through in blocks and
 * costs a fraction of that.
 */
public final class GradientFunctions {
  /** Spark has interfaces for functions of so many operands. */
  private static final int MOST = 22;

  private GradientFunctions() {}

  /**
   * Makes a formula known under a name, for this session.
   *
   * @throws IllegalArgumentException if it has no input that is not set, or more than 22 of them
   */
  public static void register(SparkSession spark, String name, Gradients gradients) {
    int inputs = gradients.inputs().size();
    if (inputs < 1 || inputs > MOST) {
      throw new IllegalArgumentException(
          "a function takes 1 to " + MOST + " inputs, and the formula has " + inputs);
    }
    try {
      // The interfaces differ in the number of their operands alone.
      Class<?> type = Class.forName("org.apache.spark.sql.api.java.UDF" + inputs);
      Object function =
          Proxy.newProxyInstance(
              GradientFunctions.class.getClassLoader(),
              new Class<?>[] {type},
              new Function(gradients));
      UDFRegistration.class
          .getMethod("register", String.class, type, DataType.class)
          .invoke(spark.udf(), name, function, gradients.type());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this Spark has other functions: " + e.getMessage(), e);
    }
  }

  /** A row, through the kernel. Where an operand is NULL so is the answer. */
  private static final class Function implements InvocationHandler, Serializable {
    @Serial private static final long serialVersionUID = 1L;

    private final Gradients gradients;
    private transient ThreadLocal<Block> blocks;

    Function(Gradients gradients) {
      this.gradients = gradients;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] operands) throws Throwable {
      return method.getName().equals("call") ? answer(operands) : method.invoke(this, operands);
    }

    private Row answer(Object... operands) {
      Block block = block();
      for (int c = 0; c < operands.length; c++) {
        if (operands[c] == null) {
          return null;
        }
        block.in[c][0] = Numbers.of(operands[c]);
      }
      block.worker.run(block.in, 1, block.value, block.gradients);
      Object[] answer = new Object[1 + block.gradients.length];
      answer[0] = block.value[0];
      for (int k = 1; k < answer.length; k++) {
        answer[k] = block.gradients[k - 1][0];
      }
      return RowFactory.create(answer);
    }

    private synchronized Block block() {
      if (blocks == null) {
        blocks = ThreadLocal.withInitial(() -> new Block(gradients.kernel(), 1));
      }
      return blocks.get();
    }
  }

  /** Working memory for some rows. */
  static final class Block {
    final Kernel.Worker worker;
    final double[][] in;
    final double[] value;
    final double[][] gradients;

    Block(Kernel kernel, int rows) {
      this.worker = kernel.worker();
      this.in = new double[kernel.columns().size()][rows];
      this.value = new double[rows];
      this.gradients = new double[kernel.wanted().size()][rows];
    }
  }
}
