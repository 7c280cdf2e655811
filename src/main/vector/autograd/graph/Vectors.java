package autograd.graph;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the functions over vectors share. They take the very steps of the functions at a point, so
 * that each lane has their bits.
 */
final class Vectors {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private Vectors() {}

  static DoubleVector all(double number) {
    return DoubleVector.broadcast(SPECIES, number);
  }

  /** The polynomial's next step: sum · x + coefficient. */
  static DoubleVector then(DoubleVector sum, DoubleVector x, double coefficient) {
    return sum.fma(x, all(coefficient));
  }

  /** y · 2^k for k in the lowest bits of shifted. */
  static DoubleVector scaled(DoubleVector y, DoubleVector shifted) {
    LongVector exponents = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
    return y.reinterpretAsLongs().add(exponents).reinterpretAsDoubles();
  }

  /** Of numbers that are not negative, each with the sign of another. */
  static DoubleVector signed(DoubleVector z, DoubleVector x) {
    LongVector signs = x.reinterpretAsLongs().and(Long.MIN_VALUE);
    return z.reinterpretAsLongs().or(signs).reinterpretAsDoubles();
  }

  /** Leaves to the function at a point what the vectors cannot do. */
  static void mend(
      double[] z, double[] x, int i, VectorMask<Double> isDone, DoubleUnaryOperator function) {
    if (!isDone.allTrue()) {
      for (int lane = 0; lane < SPECIES.length(); lane++) {
        if (!isDone.laneIsSet(lane)) {
          z[i + lane] = function.applyAsDouble(x[i + lane]);
        }
      }
    }
  }

  /** Likewise the points behind the last whole vector. */
  static void finish(double[] z, double[] x, int n, DoubleUnaryOperator function) {
    for (int i = SPECIES.loopBound(n); i < n; i++) {
      z[i] = function.applyAsDouble(x[i]);
    }
  }
}
