package autograd.graph;

import static autograd.graph.Circular.LIMIT;
import static autograd.graph.Circular.TINY;
import static autograd.graph.Vectors.SPECIES;
import static autograd.graph.Vectors.all;
import static autograd.graph.Vectors.then;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link Circular} over vectors: the same steps, the same bits, in passes. */
final class CircularVectors {
  static final BlockFunction[] SIN = {
    CircularVectors::reduce, CircularVectors::sinesAndCosines, CircularVectors::sin
  };

  static final BlockFunction[] COS = {
    CircularVectors::reduce, CircularVectors::sinesAndCosines, CircularVectors::cos
  };

  private CircularVectors() {}

  private static void sin(double[] z, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector quadrant = DoubleVector.fromArray(SPECIES, work[0], i);
      DoubleVector sine = DoubleVector.fromArray(SPECIES, work[1], i);
      DoubleVector cosine = DoubleVector.fromArray(SPECIES, work[2], i);
      alongSine(quadrant).fma(sine, alongCosine(quadrant).mul(cosine)).intoArray(z, i);
      DoubleVector size = DoubleVector.fromArray(SPECIES, x, i).abs();
      VectorMask<Double> isSmall = size.compare(VectorOperators.LT, LIMIT);
      VectorMask<Double> isNotTiny = size.compare(VectorOperators.GE, TINY);
      Vectors.mend(z, x, i, isSmall.and(isNotTiny), Circular::sin);
    }
    Vectors.finish(z, x, n, Circular::sin);
  }

  private static void cos(double[] z, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector quadrant = DoubleVector.fromArray(SPECIES, work[0], i);
      DoubleVector sine = DoubleVector.fromArray(SPECIES, work[1], i);
      DoubleVector cosine = DoubleVector.fromArray(SPECIES, work[2], i);
      alongSine(quadrant).fma(cosine, alongCosine(quadrant).neg().mul(sine)).intoArray(z, i);
      DoubleVector size = DoubleVector.fromArray(SPECIES, x, i).abs();
      Vectors.mend(z, x, i, size.compare(VectorOperators.LT, LIMIT), Circular::cos);
    }
    Vectors.finish(z, x, n, Circular::cos);
  }

  /** Leaves the quadrant, and what is left of x with what its rounding left out. */
  private static void reduce(double[] z, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
      DoubleVector k = quarters(v);
      DoubleVector high = k.neg().fma(all(Circular.HALF_PI), v);
      DoubleVector r = k.neg().fma(all(Circular.HALF_PI_REST), high);
      r.intoArray(work[2], i);
      rest(k, high, r).intoArray(work[3], i);
      quadrant(k).intoArray(work[0], i);
    }
  }

  private static void sinesAndCosines(double[] z, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector r = DoubleVector.fromArray(SPECIES, work[2], i);
      DoubleVector rest = DoubleVector.fromArray(SPECIES, work[3], i);
      sine(r, rest).intoArray(work[1], i);
      cosine(r, rest).intoArray(work[2], i);
    }
  }

  private static DoubleVector quarters(DoubleVector x) {
    return x.mul(Circular.TWO_OVER_PI).add(Exponential.SHIFT).sub(Exponential.SHIFT);
  }

  private static DoubleVector rest(DoubleVector k, DoubleVector high, DoubleVector r) {
    DoubleVector low = k.neg().fma(all(Circular.HALF_PI_REST), high.sub(r));
    return k.neg().fma(all(Circular.HALF_PI_LAST), low);
  }

  private static DoubleVector sine(DoubleVector r, DoubleVector rest) {
    DoubleVector square = r.mul(r);
    DoubleVector s = then(all(Circular.S6), square, Circular.S5);
    s = then(s, square, Circular.S4);
    s = then(s, square, Circular.S3);
    s = then(s, square, Circular.S2);
    s = then(s, square, Circular.S1);
    return r.add(s.fma(square.mul(r), square.mul(-0.5).fma(rest, rest)));
  }

  private static DoubleVector cosine(DoubleVector r, DoubleVector rest) {
    DoubleVector square = r.mul(r);
    DoubleVector c = then(all(Circular.C6), square, Circular.C5);
    c = then(c, square, Circular.C4);
    c = then(c, square, Circular.C3);
    c = then(c, square, Circular.C2);
    c = then(c, square, Circular.C1);
    DoubleVector half = square.mul(0.5);
    DoubleVector most = all(1).sub(half);
    DoubleVector off = all(1).sub(most).sub(half);
    return most.add(c.fma(square.mul(square), r.neg().fma(rest, off)));
  }

  private static DoubleVector quadrant(DoubleVector k) {
    return k.sub(k.mul(0.25).add(Exponential.SHIFT).sub(Exponential.SHIFT).mul(4));
  }

  private static DoubleVector alongSine(DoubleVector quadrant) {
    DoubleVector square = quadrant.mul(quadrant);
    return square.sub(1).mul(square.sub(6)).mul(1.0 / 6);
  }

  private static DoubleVector alongCosine(DoubleVector quadrant) {
    return quadrant.mul(all(4).sub(quadrant.mul(quadrant))).mul(1.0 / 3);
  }
}
