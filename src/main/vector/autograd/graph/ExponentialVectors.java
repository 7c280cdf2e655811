package autograd.graph;

import static autograd.graph.Exponential.FLAT;
import static autograd.graph.Exponential.LIMIT;
import static autograd.graph.Exponential.TINY;
import static autograd.graph.Vectors.SPECIES;
import static autograd.graph.Vectors.all;
import static autograd.graph.Vectors.then;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link Exponential} over vectors: the same steps, the same bits, in passes. */
final class ExponentialVectors {
  /** What exp(x) - 1 is made of. */
  static final BlockFunction[] EXPM1 = {
    (z, x, n, work) -> sizes(work[2], x, n),
    (z, x, n, work) -> fractions(z, x, n, work),
    ExponentialVectors::lessOne,
    ExponentialVectors::expm1
  };

  static final BlockFunction[] SINH = {
    (z, x, n, work) -> sizes(work[2], x, n),
    (z, x, n, work) -> fractions(z, work[2], n, work),
    ExponentialVectors::lessOne,
    ExponentialVectors::sinh
  };

  static final BlockFunction[] TANH = {
    (z, x, n, work) -> twice(work[2], x, n),
    (z, x, n, work) -> fractions(z, work[2], n, work),
    ExponentialVectors::lessOne,
    ExponentialVectors::tanh
  };

  static final BlockFunction[] SIGMOID = {
    (z, x, n, work) -> opposites(work[2], x, n),
    (z, x, n, work) -> exp(z, work[2], n, work),
    ExponentialVectors::sigmoid
  };

  static final BlockFunction[] EXP = {ExponentialVectors::exp};

  static final BlockFunction[] COSH = {ExponentialVectors::cosh};

  private ExponentialVectors() {}

  private static void exp(double[] z, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
      exp(v).intoArray(z, i);
      Vectors.mend(z, x, i, isOrdinary(v), Exponential::exp);
    }
    Vectors.finish(z, x, n, Exponential::exp);
  }

  private static void cosh(double[] z, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
      DoubleVector e = exp(v.abs());
      e.add(all(1).div(e)).mul(0.5).intoArray(z, i);
      Vectors.mend(z, x, i, isOrdinary(v), Exponential::cosh);
    }
    Vectors.finish(z, x, n, Exponential::cosh);
  }

  private static void expm1(double[] z, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector e = DoubleVector.fromArray(SPECIES, z, i);
      e.add(DoubleVector.fromArray(SPECIES, work[0], i)).intoArray(z, i);
      DoubleVector size = DoubleVector.fromArray(SPECIES, work[2], i);
      Vectors.mend(z, x, i, isBetween(size, TINY, LIMIT), Exponential::expm1);
    }
    Vectors.finish(z, x, n, Exponential::expm1);
  }

  private static void sinh(double[] z, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector rest = DoubleVector.fromArray(SPECIES, work[0], i);
      DoubleVector e = DoubleVector.fromArray(SPECIES, z, i).add(rest);
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
      Vectors.signed(e.add(e.div(e.add(1))).mul(0.5), v).intoArray(z, i);
      DoubleVector size = DoubleVector.fromArray(SPECIES, work[2], i);
      Vectors.mend(z, x, i, isBetween(size, TINY, LIMIT), Exponential::sinh);
    }
    Vectors.finish(z, x, n, Exponential::sinh);
  }

  /** e/(e + 2), with the sign of x. */
  private static void tanh(double[] z, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector e = DoubleVector.fromArray(SPECIES, z, i);
      DoubleVector rest = DoubleVector.fromArray(SPECIES, work[0], i);
      DoubleVector sum = e.add(2);
      DoubleVector inverse = all(1).div(sum);
      DoubleVector quotient = e.mul(inverse);
      DoubleVector missing = quotient.neg().fma(sum, e).add(rest);
      DoubleVector off = roundedOff(e, 2, sum).add(rest);
      DoubleVector result = missing.sub(quotient.mul(off)).fma(inverse, quotient);
      Vectors.signed(result, DoubleVector.fromArray(SPECIES, x, i)).intoArray(z, i);
      DoubleVector twice = DoubleVector.fromArray(SPECIES, work[2], i);
      Vectors.mend(z, x, i, isBetween(twice, 2 * TINY, 2 * FLAT), Exponential::tanh);
    }
    Vectors.finish(z, x, n, Exponential::tanh);
  }

  /** 1/(1 + e). */
  private static void sigmoid(double[] z, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector e = DoubleVector.fromArray(SPECIES, z, i);
      DoubleVector sum = e.add(1);
      DoubleVector inverse = all(1).div(sum);
      DoubleVector missing = inverse.neg().fma(sum, all(1)).sub(inverse.mul(roundedOff(e, 1, sum)));
      missing.fma(inverse, inverse).intoArray(z, i);
      Vectors.mend(
          z, x, i, isOrdinary(DoubleVector.fromArray(SPECIES, x, i)), Exponential::sigmoid);
    }
    Vectors.finish(z, x, n, Exponential::sigmoid);
  }

  private static VectorMask<Double> isOrdinary(DoubleVector x) {
    return x.abs().compare(VectorOperators.LT, LIMIT);
  }

  private static VectorMask<Double> isBetween(DoubleVector size, double least, double limit) {
    return size.compare(VectorOperators.GE, least).and(size.compare(VectorOperators.LT, limit));
  }

  private static void sizes(double[] sizes, double[] x, int n) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector.fromArray(SPECIES, x, i).abs().intoArray(sizes, i);
    }
  }

  private static void twice(double[] twice, double[] x, int n) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector size = DoubleVector.fromArray(SPECIES, x, i).abs();
      size.add(size).intoArray(twice, i);
    }
  }

  private static void opposites(double[] opposites, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      opposites[i] = -x[i];
    }
  }

  private static DoubleVector shifted(DoubleVector x) {
    return x.mul(Exponential.LOG2_E).add(Exponential.SHIFT);
  }

  private static DoubleVector exp(DoubleVector x) {
    DoubleVector shifted = shifted(x);
    DoubleVector k = shifted.sub(Exponential.SHIFT).neg();
    DoubleVector high = k.fma(all(Exponential.LN2), x);
    DoubleVector r = k.fma(all(Exponential.LN2_REST), high);
    return Vectors.scaled(r.add(tail(k, high, r)).add(1), shifted);
  }

  /** exp(r) - 1, what its rounding left out, and k + SHIFT. */
  private static void fractions(double[] p, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
      DoubleVector shifted = shifted(v);
      shifted.intoArray(work[1], i);
      DoubleVector k = shifted.sub(Exponential.SHIFT).neg();
      DoubleVector high = k.fma(all(Exponential.LN2), v);
      DoubleVector r = k.fma(all(Exponential.LN2_REST), high);
      DoubleVector tail = tail(k, high, r);
      DoubleVector sum = r.add(tail);
      sum.intoArray(p, i);
      r.sub(sum).add(tail).intoArray(work[0], i);
    }
  }

  /** 2^k (p + 1) - 1, and what its rounding left out. */
  private static void lessOne(double[] p, double[] x, int n, double[][] work) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector shifted = DoubleVector.fromArray(SPECIES, work[1], i);
      DoubleVector power = Vectors.scaled(all(1), shifted);
      DoubleVector less = power.sub(1);
      DoubleVector v = DoubleVector.fromArray(SPECIES, p, i);
      DoubleVector e = power.fma(v, less);
      DoubleVector rest = DoubleVector.fromArray(SPECIES, work[0], i);
      power.fma(v, less.sub(e)).add(power.mul(rest)).intoArray(work[0], i);
      e.intoArray(p, i);
    }
  }

  /** k is taken with the opposite sign. */
  private static DoubleVector tail(DoubleVector k, DoubleVector high, DoubleVector r) {
    DoubleVector rest = k.fma(all(Exponential.LN2_REST), high.sub(r));
    DoubleVector q = then(all(Exponential.Q11), r, Exponential.Q10);
    q = then(q, r, Exponential.Q9);
    q = then(q, r, Exponential.Q8);
    q = then(q, r, Exponential.Q7);
    q = then(q, r, Exponential.Q6);
    q = then(q, r, Exponential.Q5);
    q = then(q, r, Exponential.Q4);
    q = then(q, r, Exponential.Q3);
    q = then(q, r, Exponential.Q2);
    q = then(q, r, 0.5);
    return q.fma(r.mul(r), rest);
  }

  private static DoubleVector roundedOff(DoubleVector x, double y, DoubleVector sum) {
    DoubleVector part = sum.sub(x);
    return x.sub(sum.sub(part)).add(all(y).sub(part));
  }
}
