package autograd.functions;

/**
 * Elliptic, exponential and trigonometric integrals and the zeta function: the arithmetic-geometric
 * mean (NIST Digital Library of Mathematical Functions, 19.8), power series, continued fractions
 * and asymptotic series (6.6, 6.9, 6.12), and Borwein's sum for zeta (An efficient algorithm for
 * the Riemann zeta function, 1995, algorithm 2), in pairs of doubles. NaN goes to NaN.
 */
final class Integrals {
  private static final int FRACTION = 160;
  private static final int TERMS = 40;

  /** Up from here the sums converge; reflected, a point next to 0 would be next to the pole. */
  private static final double NEAR_0 = -0.5;

  private static final DoubleDouble LOG_2PI =
      new DoubleDouble(1.8378770664093456, -7.756588316134483e-17);

  private Integrals() {}

  /** The complete elliptic integral K of the parameter m; inf at 1, NaN above. */
  static double ellipk(double m) {
    if (!(m < 1) || m == Double.NEGATIVE_INFINITY) {
      return m == 1 ? Double.POSITIVE_INFINITY : m < 1 ? 0 : Double.NaN;
    }
    return elliptic(m)[0].value();
  }

  /** The complete elliptic integral E of the parameter m; 1 at 1, NaN above. */
  static double ellipe(double m) {
    if (!(m < 1) || m == Double.NEGATIVE_INFINITY) {
      return m == 1 ? 1 : m < 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    return elliptic(m)[1].value();
  }

  /** (E - (1 - m)K)/m, the associate of K; 1 at 1, NaN above. */
  static double ellipb(double m) {
    if (!(m < 1) || m == Double.NEGATIVE_INFINITY) {
      return m == 1 ? 1 : m < 1 ? 0 : Double.NaN;
    }
    DoubleDouble[] all = elliptic(m);
    return all[0].minus(all[2]).value();
  }

  /**
   * The slope of order n of ellipb, for a whole n from 0 to 6, and the slope of the last of these:
   * near 0 that of the hypergeometric series π/4 F(1/2, 1/2; 2; m), elsewhere by the recurrence
   * that its differential equation gives.
   */
  static double ellipb(double n, double m) {
    if (!(n >= 0 && n <= 7 && n == Math.rint(n) && m <= 1)) {
      return Double.NaN;
    }
    int order = (int) n;
    if (order == 0) {
      return ellipb(m);
    }
    // Far out all slopes are below the smallest double.
    if (m == 1 || m < -1e290) {
      return m == 1 ? Double.POSITIVE_INFINITY : 0;
    }
    return (Math.abs(m) < 0.5 ? hypergeometric(order, m) : recurrence(order, m)).value();
  }

  private static DoubleDouble hypergeometric(int order, double m) {
    DoubleDouble term = DoubleDouble.PI.times(0.25);
    for (int k = 0; k < order; k++) {
      term = term.times((k + 0.5) * (k + 0.5)).over(k + 2);
    }
    DoubleDouble sum = term;
    for (int k = 0; Math.abs(term.high()) > 1e-34 * sum.high(); k++) {
      double half = order + k + 0.5;
      term = term.times(half * half).over((order + k + 2.0) * (k + 1)).times(m);
      sum = sum.plus(term);
    }
    return sum;
  }

  private static DoubleDouble recurrence(int order, double m) {
    DoubleDouble[] all = elliptic(m);
    DoubleDouble rest = DoubleDouble.sum(1, -m);
    DoubleDouble last = all[0].minus(all[2]);
    DoubleDouble slope = all[2].minus(last).over(m).times(0.5);
    for (int k = 0; k < order - 1; k++) {
      DoubleDouble factor = DoubleDouble.product(2 * k + 2, m).plus(-(k + 2));
      DoubleDouble next = last.times((k + 0.5) * (k + 0.5)).plus(slope.times(factor));
      last = slope;
      slope = next.over(m).over(rest);
    }
    return slope;
  }

  /** (K - E)/m, the associate of E; inf at 1, NaN above. */
  static double ellipd(double m) {
    if (!(m < 1) || m == Double.NEGATIVE_INFINITY) {
      return m == 1 ? Double.POSITIVE_INFINITY : m < 1 ? 0 : Double.NaN;
    }
    return elliptic(m)[2].value();
  }

  /** K, E and (K - E)/m = K Σ 2^(k-1) c(k)²/m, of which the first term is 1/2. */
  private static DoubleDouble[] elliptic(double m) {
    DoubleDouble a = DoubleDouble.ONE;
    DoubleDouble b = DoubleDouble.sum(1, -m).sqrt();
    DoubleDouble sum = DoubleDouble.of(0.5);
    // c(1) = (1 - √(1 - m))/2 = m/2/(1 + √(1 - m)); the rest of the sum is kept over m.
    DoubleDouble ratio = DoubleDouble.of(0.5).over(b.plus(1));
    double weight = 1;
    DoubleDouble c = ratio.times(m);
    for (int k = 0; k < 40; k++) {
      sum = sum.plus(ratio.times(c).times(weight));
      DoubleDouble mean = a.plus(b).times(0.5);
      b = a.times(b).sqrt();
      a = mean;
      ratio = c.times(ratio).over(a.plus(b).times(2));
      c = ratio.times(m);
      weight *= 2;
      if (Math.abs(c.high()) < 1e-34 * a.high()) {
        break;
      }
    }
    DoubleDouble first = DoubleDouble.PI.over(a.plus(b));
    DoubleDouble rest = first.times(sum);
    return new DoubleDouble[] {first, first.minus(rest.times(m)), rest};
  }

  /** E1(x) = ∫ exp(-t)/t dt from x to ∞; inf at 0, NaN below. */
  static double expint(double x) {
    if (!(x > 0) || x > 750) {
      return x == 0 ? Double.POSITIVE_INFINITY : x > 0 ? 0 : Double.NaN;
    }
    return x < 3
        ? logAndSeries(x, -1).negate().value()
        : logFraction(x).minus(DoubleDouble.of(x)).expValue();
  }

  /** Ei(x), the principal value of ∫ exp(t)/t dt from -∞ to x; -inf at 0. */
  static double expinti(double x) {
    if (x < 0) {
      return -expint(-x);
    }
    if (x == 0 || Double.isNaN(x) || x > 720) {
      return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? Double.POSITIVE_INFINITY : x;
    }
    if (x < 50) {
      return logAndSeries(x, 1).value();
    }
    DoubleDouble term = DoubleDouble.ONE;
    DoubleDouble sum = term;
    for (int k = 1; k < 50; k++) {
      term = term.times(k).over(x);
      sum = sum.plus(term);
    }
    return sum.over(x).log().plus(x).expValue();
  }

  /** γ + log x + Σ (sign x)^k/(k k!). */
  private static DoubleDouble logAndSeries(double x, int sign) {
    DoubleDouble term = DoubleDouble.ONE;
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = 1; k < x || Math.abs(term.high()) > 1e-36; k++) {
      term = term.times(sign * x).over(k);
      sum = sum.plus(term.over(k));
    }
    return sum.plus(DoubleDouble.EULER).plus(DoubleDouble.of(x).log());
  }

  /** log of exp(x) E1(x) = 1/(x + 1/(1 + 1/(x + 2/(1 + 2/(x + …))))). */
  private static DoubleDouble logFraction(double x) {
    DoubleDouble rest = DoubleDouble.of(x);
    for (int k = FRACTION; k > 0; k--) {
      rest = DoubleDouble.of(k).over(DoubleDouble.of(k).over(rest).plus(1)).plus(x);
    }
    return rest.log().negate();
  }

  /** Si(x) = ∫ sin(t)/t dt from 0 to x. */
  static double sinint(double x) {
    double size = Math.abs(x);
    if (Double.isNaN(x) || size < 1e-10) {
      return x;
    }
    DoubleDouble half = DoubleDouble.PI.times(0.5);
    if (size > 1e9) {
      DoubleDouble rest = Double.isInfinite(x) ? DoubleDouble.ZERO : far(size)[1];
      return Math.copySign(half.plus(rest).value(), x);
    }
    DoubleDouble value = size < 25 ? waves(size, 1) : half.plus(tail(size)[1]);
    return Math.copySign(value.value(), x);
  }

  /** Ci(x) = γ + log x + ∫ (cos(t) - 1)/t dt from 0 to x; -inf at 0, NaN below. */
  static double cosint(double x) {
    if (!(x > 0) || x > 1e9) {
      return x == 0
          ? Double.NEGATIVE_INFINITY
          : x > 0 ? Double.isInfinite(x) ? 0 : far(x)[0].negate().value() : Double.NaN;
    }
    return x < 25
        ? waves(x, 2).plus(DoubleDouble.EULER).plus(DoubleDouble.of(x).log()).value()
        : tail(x)[0].negate().value();
  }

  /** Σ ± x^k/(k k!) over every second k. */
  private static DoubleDouble waves(double x, int first) {
    DoubleDouble square = DoubleDouble.product(x, x).negate();
    DoubleDouble term = first == 1 ? DoubleDouble.of(x) : square.times(0.5);
    DoubleDouble sum = term.over(first);
    for (int k = first + 2; k < x + 4 || Math.abs(term.high()) > 1e-36; k += 2) {
      term = term.times(square).over((double) k * (k - 1));
      sum = sum.plus(term.over(k));
    }
    return sum;
  }

  /** Real and imaginary part of E1(ix) = -Ci(x) + i(Si(x) - π/2), by its continued fraction. */
  private static DoubleDouble[] tail(double x) {
    DoubleDouble re = DoubleDouble.ZERO;
    DoubleDouble im = DoubleDouble.of(x);
    for (int k = FRACTION; k > 0; k--) {
      // k/(1 + k/rest) + ix = k rest/(rest + k) + ix
      DoubleDouble sum = re.plus(k);
      DoubleDouble norm = sum.square().plus(im.square()).over(k);
      DoubleDouble newRe = re.times(sum).plus(im.square()).over(norm);
      im = im.times(sum).minus(re.times(im)).over(norm).plus(x);
      re = newRe;
    }
    DoubleDouble norm = re.square().plus(im.square());
    DoubleDouble angle = DoubleDouble.of(x);
    DoubleDouble cosine = angle.cos();
    DoubleDouble sine = angle.sin();
    return new DoubleDouble[] {
      cosine.times(re).minus(sine.times(im)).over(norm),
      cosine.times(im).plus(sine.times(re)).negate().over(norm)
    };
  }

  /** The same for a huge x by the first terms of the asymptotic series (6.12). */
  private static DoubleDouble[] far(double x) {
    DoubleDouble inverse = DoubleDouble.of(x).inverse();
    DoubleDouble square = inverse.square();
    DoubleDouble f = square.times(-2).plus(1).times(inverse);
    DoubleDouble g = square.times(-6).plus(1).times(square);
    DoubleDouble cosine = DoubleDouble.cos(x);
    DoubleDouble sine = DoubleDouble.sin(x);
    return new DoubleDouble[] {
      cosine.times(g).minus(sine.times(f)), cosine.times(f).plus(sine.times(g)).negate()
    };
  }

  /** Riemann's zeta function; infinite at 1. */
  static double zeta(double x) {
    if (!(x > -1e5) || x == 1 || x > 60) {
      return x == 1 ? Double.POSITIVE_INFINITY : x > 60 ? 1 : Double.NaN;
    }
    if (x > NEAR_0) {
      return sums(DoubleDouble.of(x))[0].value();
    }
    DoubleDouble other = DoubleDouble.sum(1, -x);
    DoubleDouble sine = DoubleDouble.sinPi(x / 2);
    if (sine.high() == 0) {
      return 0;
    }
    DoubleDouble wave = sums(other)[0].times(sine);
    double size = wave.abs().log().plus(logFactor(x, other)).expValue();
    return wave.high() < 0 ? -size : size;
  }

  /** The slope of the zeta function. */
  static double zetaprime(double x) {
    if (!(x > -1e5) || x == 1 || x > 1100) {
      return x == 1 ? Double.NEGATIVE_INFINITY : x > 1 ? -0.0 : Double.NaN;
    }
    if (x > 100) {
      return -DoubleDouble.LN2.log().minus(DoubleDouble.LN2.times(x)).expValue();
    }
    if (x > NEAR_0) {
      return sums(DoubleDouble.of(x))[1].value();
    }
    DoubleDouble other = DoubleDouble.sum(1, -x);
    DoubleDouble[] there = sums(other);
    DoubleDouble sine = DoubleDouble.sinPi(x / 2);
    DoubleDouble cosine = DoubleDouble.cosPi(x / 2);
    DoubleDouble slope =
        LOG_2PI
            .minus(GammaFunctions.digammaOfPositive(other))
            .times(sine)
            .plus(DoubleDouble.PI.times(0.5).times(cosine))
            .times(there[0])
            .minus(sine.times(there[1]));
    double size = slope.abs().log().plus(logFactor(x, other)).expValue();
    return slope.high() < 0 ? -size : size;
  }

  /** log of 2^x π^(x-1) Γ(1 - x), by which zeta(1 - x) sin(πx/2) becomes zeta(x). */
  private static DoubleDouble logFactor(double x, DoubleDouble other) {
    return LOG_2PI.times(x).minus(DoubleDouble.PI.log()).plus(GammaFunctions.logOfPositive(other));
  }

  /** Zeta and its slope, for x above {@link #NEAR_0}. */
  private static DoubleDouble[] sums(DoubleDouble x) {
    DoubleDouble[] weights = new DoubleDouble[TERMS + 1];
    DoubleDouble term = DoubleDouble.ONE;
    weights[0] = term;
    for (int i = 1; i <= TERMS; i++) {
      term = term.times(4.0 * (TERMS + i - 1) * (TERMS - i + 1)).over(2.0 * i * (2 * i - 1));
      weights[i] = weights[i - 1].plus(term);
    }
    DoubleDouble sum = DoubleDouble.ZERO;
    DoubleDouble slope = DoubleDouble.ZERO;
    for (int k = TERMS - 1; k >= 0; k--) {
      DoubleDouble log = DoubleDouble.of(k + 1).log();
      DoubleDouble size = weights[TERMS].minus(weights[k]).over(weights[TERMS]);
      DoubleDouble part = log.times(x).negate().exp().times(size);
      part = k % 2 == 0 ? part : part.negate();
      sum = sum.plus(part);
      slope = slope.minus(part.times(log));
    }
    // 1 - 2^(1-x), and its slope.
    DoubleDouble divisor = x.plus(-1).times(DoubleDouble.LN2).negate().expm1().negate();
    DoubleDouble steep = divisor.negate().plus(1).times(DoubleDouble.LN2);
    DoubleDouble value = sum.over(divisor);
    return new DoubleDouble[] {value, slope.minus(value.times(steep)).over(divisor)};
  }
}
