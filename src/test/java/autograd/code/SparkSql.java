package autograd.code;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * Spark SQL in this process, by reflection: it is too large to be a dependency of every build, and
 * its tests are skipped where it is not on the class path.
 */
final class SparkSql implements AutoCloseable {
  private static final String SESSION = "org.apache.spark.sql.SparkSession";

  private final Object session;

  private SparkSql(Object session) {
    this.session = session;
  }

  static boolean isThere() {
    try {
      Class.forName(SESSION);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static SparkSql open() {
    try {
      Object builder = Class.forName(SESSION).getMethod("builder").invoke(null);
      call(builder, "master", "local[1]");
      for (String[] setting :
          new String[][] {
            {"spark.ui.enabled", "false"},
            {"spark.log.level", "ERROR"},
            {"spark.sql.shuffle.partitions", "1"},
            {"spark.sql.codegen.wholeStage", "false"},
            {"spark.driver.bindAddress", "127.0.0.1"},
            {"spark.driver.host", "127.0.0.1"}
          }) {
        call(builder, "config", setting[0], setting[1]);
      }
      return new SparkSql(call(builder, "getOrCreate"));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Makes a table of points, columns p0, p1 and so on, from the digits of its numbers. */
  void table(String name, int arity, List<double[]> points) {
    StringBuilder rows = new StringBuilder();
    for (double[] point : points) {
      rows.append(rows.isEmpty() ? "(" : ", (");
      for (int k = 0; k < arity; k++) {
        rows.append(k > 0 ? ", " : "").append("double('" + point[k] + "')");
      }
      rows.append(')');
    }
    StringBuilder columns = new StringBuilder();
    for (int k = 0; k < arity; k++) {
      columns.append(k > 0 ? ", p" : "p").append(k);
    }
    Object frame = sql("SELECT * FROM VALUES " + rows + " AS t(" + columns + ")");
    call(call(frame, "coalesce", 1), "createOrReplaceTempView", name);
  }

  /** The rows of a query without their first columns. */
  List<double[]> rows(String query, int skipped) {
    List<double[]> rows = new ArrayList<>();
    for (Object row : (List<?>) call(sql(query), "collectAsList")) {
      double[] numbers = new double[(int) call(row, "length") - skipped];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = (double) call(row, "getDouble", skipped + k);
      }
      rows.add(numbers);
    }
    return rows;
  }

  private Object sql(String text) {
    return call(session, "sql", text);
  }

  private static Object call(Object target, String name, Object... arguments) {
    try {
      for (java.lang.reflect.Method method : target.getClass().getMethods()) {
        if (method.getName().equals(name) && takes(method.getParameterTypes(), arguments)) {
          return method.invoke(target, arguments);
        }
      }
      throw new AssertionError(target.getClass() + " has no " + name);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause().getMessage(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean takes(Class<?>[] types, Object... arguments) {
    if (types.length != arguments.length) {
      return false;
    }
    for (int k = 0; k < types.length; k++) {
      boolean isInt = types[k] == int.class && arguments[k] instanceof Integer;
      if (!isInt && !types[k].isInstance(arguments[k])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    call(session, "stop");
  }
}
