package autograd.graph;

import java.util.Map;

/**
 * The functions that have a form over the processor's vectors. Each is a list of passes over a
 * block: a compiler gives up on putting many vector operations into one loop, and would put the
 * passes into one again if it could see which follow each other.
 */
final class VectorFunctions {
  private static final Map<String, BlockFunction[]> PASSES =
      Map.of(
          "Exponential.exp", ExponentialVectors.EXP,
          "Exponential.expm1", ExponentialVectors.EXPM1,
          "Exponential.sinh", ExponentialVectors.SINH,
          "Exponential.cosh", ExponentialVectors.COSH,
          "Exponential.tanh", ExponentialVectors.TANH,
          "Exponential.sigmoid", ExponentialVectors.SIGMOID,
          "Circular.sin", CircularVectors.SIN,
          "Circular.cos", CircularVectors.COS,
          "NaturalLogarithm.log", NaturalLogarithmVectors.LOG);

  private VectorFunctions() {}

  /** That of a method of the table; null if it has none. */
  static BlockFunction of(String method) {
    BlockFunction[] passes = PASSES.get(method);
    if (passes == null) {
      return null;
    }
    return passes.length == 1
        ? passes[0]
        : (z, x, n, work) -> {
          for (BlockFunction pass : passes) {
            pass.values(z, x, n, work);
          }
        };
  }
}
