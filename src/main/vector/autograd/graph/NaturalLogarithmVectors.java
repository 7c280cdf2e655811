package autograd.graph;

import static autograd.graph.Vectors.SPECIES;
import static autograd.graph.Vectors.all;
import static autograd.graph.Vectors.then;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link NaturalLogarithm} over vectors: the same steps, the same bits. */
final class NaturalLogarithmVectors {
  private static final long SHIFT_BITS = Double.doubleToRawLongBits(Exponential.SHIFT);

  static final BlockFunction[] LOG = {NaturalLogarithmVectors::log};

  private NaturalLogarithmVectors() {}

  private static void log(double[] z, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
      LongVector bits = v.reinterpretAsLongs();
      LongVector k = bits.sub(NaturalLogarithm.ROOT_HALF).lanewise(VectorOperators.ASHR, 52);
      DoubleVector mantissa = bits.sub(k.lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles();
      DoubleVector exponent = k.add(SHIFT_BITS).reinterpretAsDoubles().sub(Exponential.SHIFT);
      log(mantissa, exponent).intoArray(z, i);
      VectorMask<Double> isDone =
          v.compare(VectorOperators.GE, Double.MIN_NORMAL)
              .and(v.compare(VectorOperators.LT, Double.POSITIVE_INFINITY));
      Vectors.mend(z, x, i, isDone, NaturalLogarithm::log);
    }
    Vectors.finish(z, x, n, NaturalLogarithm::log);
  }

  private static DoubleVector log(DoubleVector mantissa, DoubleVector k) {
    DoubleVector f = mantissa.sub(1);
    DoubleVector s = f.div(f.add(2));
    DoubleVector square = s.mul(s);
    DoubleVector l = then(all(NaturalLogarithm.L7), square, NaturalLogarithm.L6);
    l = then(l, square, NaturalLogarithm.L5);
    l = then(l, square, NaturalLogarithm.L4);
    l = then(l, square, NaturalLogarithm.L3);
    l = then(l, square, NaturalLogarithm.L2);
    l = then(l, square, NaturalLogarithm.L1);
    DoubleVector half = f.mul(0.5).mul(f);
    DoubleVector low = s.fma(half.add(square.mul(l)), k.mul(NaturalLogarithm.LN2_REST));
    return k.mul(NaturalLogarithm.LN2).sub(half.sub(low).sub(f));
  }
}
