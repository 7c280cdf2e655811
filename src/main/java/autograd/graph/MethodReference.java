package autograd.graph;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;

/**
 * A static method of doubles that a row of the table names, {@code StrictMath.sin}. It is looked up
 * when a formula first needs it, and with it the class and the library it lives in.
 */
final class MethodReference {
  private static final MethodType OVER_BLOCKS =
      MethodType.methodType(
          void.class, double[].class, double[].class, int.class, double[][].class);

  private MethodReference() {}

  /** Whether a row's cell names a method rather than holding a formula. */
  static boolean isOne(String text) {
    int dot = text.lastIndexOf('.');
    return dot > 0 && Character.isUpperCase(text.charAt(0)) && text.indexOf('(') < 0;
  }

  /** The method of that many doubles. */
  static MethodHandle find(String text, int arity) {
    return find(
        text, MethodType.methodType(double.class, Collections.nCopies(arity, double.class)));
  }

  /** The method of the doubles at the front of an array, and how many they are. */
  static MethodHandle findVariadic(String text) {
    return find(text, MethodType.methodType(double.class, double[].class, int.class));
  }

  /** The method of the same name over a block of points; null if there is none. */
  static BlockFunction findBlock(String text) {
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
    Class<?> type0 =
        owner.equals("StrictMath") ? StrictMath.class : Class.forName("autograd.graph." + owner);
    return MethodHandles.lookup().findStatic(type0, text.substring(dot + 1), type);
  }
}
