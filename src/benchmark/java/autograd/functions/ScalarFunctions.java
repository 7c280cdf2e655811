package autograd.functions;

/**
 * The program's own functions at a point, which are no part of its interface: loops written by hand
 * call them, so that a comparison with a kernel is one of loops, not of functions.
 */
public final class ScalarFunctions {
  private ScalarFunctions() {}

  public static double exp(double x) {
    return Exponential.exp(x);
  }

  public static double tanh(double x) {
    return Exponential.tanh(x);
  }
}
