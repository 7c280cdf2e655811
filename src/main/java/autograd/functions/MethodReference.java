package autograd.functions;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;

/**
 * A static method of doubles that a row of the table names, {@code StrictMath.sin}. It is looked up
 * when a formula first needs it, and with it the class and the library it lives in.
 */
public final class MethodReference {
  private static final MethodType OVER_BLOCKS =
      MethodType.methodType(
          void.class, double[].class, double[].class, int.class, double[][].class);

  private static final String PACKAGE = "autograd.functions.";

  private static final MethodType OVER_LANES =
      MethodType.methodType(int.class, Lanes.class, int.class);

  private MethodReference() {}

  /** Whether a row's cell names a method rather than holding a formula. */
  public static boolean isOne(String text) {
    int dot = text.lastIndexOf('.');
    return dot > 0 && Character.isUpperCase(text.charAt(0)) && text.indexOf('(') < 0;
  }

  /** The method of that many doubles. */
  public static MethodHandle find(String text, int arity) {
    return find(
        text, MethodType.methodType(double.class, Collections.nCopies(arity, double.class)));
  }

  /** The method of the doubles at the front of an array, and how many they are. */
  public static MethodHandle findVariadic(String text) {
    return find(text, MethodType.methodType(double.class, double[].class, int.class));
  }

  /** The method of the same name over a block of points; null if there is none. */
  public static BlockFunction findBlock(String text) {
    MethodHandle method;
    try {
      method = lookUp(text, OVER_BLOCKS);
    } catch (ReflectiveOperationException e) {
      return null;
    }
    return (z, x, n, work) -> {
      try {
        method.invokeExact(z, x, n, work);
      } catch (Throwable e) {
        throw new IllegalStateException(text + " cannot be computed", e);
      }
    };
  }

  /**
   * The function of one operand as steps of vector instructions: a method of the same name in the
   * class {@code CircularLanes} beside {@code Circular}, and its derivative, {@code slopeOfSin}.
   * Null if nobody wrote it.
   */
  public static LaneFunction findLanes(String text) {
    String name = text.substring(text.lastIndexOf('.') + 1);
    Class<?> owner;
    try {
      owner = Class.forName(PACKAGE + text.substring(0, text.lastIndexOf('.')) + "Lanes");
    } catch (ClassNotFoundException e) {
      return null;
    }
    MethodHandle value = findSteps(owner, name);
    if (value == null) {
      return null;
    }
    MethodHandle slope =
        findSteps(owner, "slopeOf" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
    return new LaneFunction() {
      @Override
      public int value(Lanes lanes, int x) {
        return written(value, lanes, x);
      }

      @Override
      public int slope(Lanes lanes, int x) {
        return slope == null ? -1 : written(slope, lanes, x);
      }
    };
  }

  private static MethodHandle findSteps(Class<?> owner, String name) {
    try {
      return MethodHandles.lookup().findStatic(owner, name, OVER_LANES);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return null;
    }
  }

  private static int written(MethodHandle steps, Lanes lanes, int x) {
    try {
      return (int) steps.invokeExact(lanes, x);
    } catch (Throwable e) {
      throw new IllegalStateException("the steps of a function cannot be written", e);
    }
  }

  private static MethodHandle find(String text, MethodType type) {
    try {
      return lookUp(text, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the table names no method of doubles: " + text, e);
    }
  }

  private static MethodHandle lookUp(String text, MethodType type)
      throws ReflectiveOperationException {
    int dot = text.lastIndexOf('.');
    String owner = text.substring(0, dot);
    Class<?> type0 = owner.equals("StrictMath") ? StrictMath.class : Class.forName(PACKAGE + owner);
    return MethodHandles.lookup().findStatic(type0, text.substring(dot + 1), type);
  }
}
