package autograd.functions;

/**
 * The incomplete gamma functions of a large a, next to x = a, by Temme's expansion (The asymptotic
 * expansion of the incomplete gamma functions, 1979; NIST Digital Library of Mathematical
 * Functions, 8.12): with μ = (x - a)/a and η²/2 = μ - log(1 + μ), of the sign of μ,
 *
 * <pre>Q = erfc(η√(a/2))/2 + exp(-aη²/2)/√(2πa) T,  T = Σ c_k(η)/a^k.</pre>
 *
 * <p>At that distance the numbers c_k are power series of η, whose coefficients follow from the
 * ones before (8.12.10 to 8.12.12).
 */
final class UniformGamma {
  /** From this a on it has all digits. */
  static final double LARGE = 1000;

  /** The largest μ in size: from there on other series are short. */
  static final double NEAR = 0.25;

  private static final int MOST_POWERS = 7;
  private static final int TERMS = 24;
  private static final int LONG = 40;

  /** The coefficients of 1/a^k in Γ(a)/(√(2π) exp(-a) a^(a - 1/2)) (5.11.3). */
  private static final double[][] STIRLING = {
    {1, 1},
    {1, 12},
    {1, 288},
    {-139, 51840},
    {-571, 2488320},
    {163879, 209018880},
    {5246819, 75246796800.0}
  };

  /** Of c_k in powers of η. */
  private static final DoubleDouble[][] C = coefficients();

  /** Of η/μ and log(1 + μ)/μ in powers of μ. */
  private static final DoubleDouble[] ETA = etaOverMu();

  private static final DoubleDouble[] LOG = logOverMu();

  private UniformGamma() {}

  /** P, or Q, that is the smaller one; and 1 less it, that is the other. */
  static double value(boolean isUpper, double a, double x) {
    DoubleDouble mu = mu(a, x);
    Jet distance = Jet.constant(mu, 1);
    DoubleDouble eta = distance.into(ETA).at(0).times(mu);
    DoubleDouble z = eta.times(DoubleDouble.of(a / 2).sqrt());
    boolean isAbove = z.high() > 0;
    DoubleDouble half = ErrorFunctions.scaledComplement(z.abs()).times(rootOfTwoPi(a)).times(0.5);
    DoubleDouble sum = sum(Jet.variable(DoubleDouble.of(a), 1), distance).at(0);
    DoubleDouble small = isAbove ? half.plus(sum) : half.minus(sum);
    DoubleDouble log = logOfFactor(a, mu);
    if (isUpper == isAbove) {
      return IncompleteGamma.scaled(small, log);
    }
    return log.high() < -100 ? 1 : small.times(log.exp()).negate().plus(1).value();
  }

  /** The slope of order n, from 1, of P by a. */
  static double slope(int n, double a, double x) {
    Jet parameter = Jet.variable(DoubleDouble.of(a), n + 1);
    Jet inverse = parameter.inverse();
    Jet mu = inverse.times(DoubleDouble.of(x)).from(mu(a, x));
    Jet sum = sum(parameter, mu);
    // The slope of Q is exp(-aη²/2)/√(2πa) (log(x/a)/η + log(x/a) T - T/(2a) + T').
    Jet logarithm = mu.into(LOG);
    Jet rest = sum.times(logarithm.times(mu).minus(inverse.times(DoubleDouble.of(0.5))));
    Jet bracket =
        logarithm.times(mu.into(ETA).inverse()).plus(rest).first(n).plus(sum.slope().first(n));
    Jet factor = logOfFactor(a, mu, n).expOfRest();
    DoubleDouble result = factor.times(bracket).at(n - 1).times(GammaFunctions.product(n - 1));
    return -IncompleteGamma.scaled(result, logOfFactor(a, mu.at(0)));
  }

  /** (x - a)/a. */
  static DoubleDouble mu(double a, double x) {
    return DoubleDouble.sum(x, -a).over(a);
  }

  private static DoubleDouble rootOfTwoPi(double a) {
    return DoubleDouble.PI.times(2).sqrt().times(DoubleDouble.of(a).sqrt());
  }

  /** log(exp(-aη²/2)/√(2πa)). */
  private static DoubleDouble logOfFactor(double a, DoubleDouble mu) {
    return IncompleteGamma.excess(mu).times(-a).minus(rootOfTwoPi(a).log());
  }

  private static Jet logOfFactor(double a, Jet mu, int length) {
    DoubleDouble[] c = new DoubleDouble[length];
    c[0] = DoubleDouble.ZERO;
    Jet slope =
        mu.into(LOG)
            .times(mu)
            .minus(
                Jet.variable(DoubleDouble.of(a), mu.length())
                    .inverse()
                    .times(DoubleDouble.of(0.5)));
    for (int k = 1; k < length; k++) {
      c[k] = slope.at(k - 1).over(k);
    }
    return Jet.of(c);
  }

  /** T. */
  private static Jet sum(Jet a, Jet mu) {
    Jet eta = mu.into(ETA).times(mu);
    Jet inverse = a.inverse();
    Jet sum = eta.into(C[MOST_POWERS - 1]);
    for (int k = MOST_POWERS - 2; k >= 0; k--) {
      sum = sum.times(inverse).plus(eta.into(C[k]));
    }
    return sum;
  }

  /** η/μ = √(1 - 2μ/3 + 2μ²/4 - …), squared back term by term. */
  private static DoubleDouble[] etaOverMu() {
    DoubleDouble[] root = new DoubleDouble[LONG];
    for (int n = 0; n < LONG; n++) {
      DoubleDouble rest = DoubleDouble.of(n % 2 == 0 ? 2 : -2).over(n + 2);
      for (int k = 1; k < n; k++) {
        rest = rest.minus(root[k].times(root[n - k]));
      }
      root[n] = n == 0 ? DoubleDouble.ONE : rest.times(0.5);
    }
    return root;
  }

  private static DoubleDouble[] logOverMu() {
    DoubleDouble[] log = new DoubleDouble[LONG];
    for (int n = 0; n < LONG; n++) {
      log[n] = DoubleDouble.of(n % 2 == 0 ? 1 : -1).over(n + 1);
    }
    return log;
  }

  /** c_0 = 1/μ - 1/η, and c_k = c'_(k-1)/η + (-1)^k g_k/μ, where g_k is Stirling's coefficient. */
  private static DoubleDouble[][] coefficients() {
    // μ = Σ α_n η^n, from μ dμ/dη = η(1 + μ).
    DoubleDouble[] alpha = new DoubleDouble[LONG + 2];
    alpha[0] = DoubleDouble.ZERO;
    alpha[1] = DoubleDouble.ONE;
    for (int n = 2; n < alpha.length; n++) {
      DoubleDouble rest = alpha[n - 1];
      for (int i = 2; i < n; i++) {
        rest = rest.minus(alpha[i].times(alpha[n + 1 - i]).times(n + 1 - i));
      }
      alpha[n] = rest.over(n + 1);
    }
    // η/μ, of which 1/μ is one power less.
    DoubleDouble[] inverse = new DoubleDouble[LONG + 1];
    inverse[0] = DoubleDouble.ONE;
    for (int n = 1; n <= LONG; n++) {
      inverse[n] = DoubleDouble.ZERO;
      for (int i = 1; i <= n; i++) {
        inverse[n] = inverse[n].minus(alpha[i + 1].times(inverse[n - i]));
      }
    }
    DoubleDouble[][] c = new DoubleDouble[MOST_POWERS][];
    DoubleDouble[] last = java.util.Arrays.copyOfRange(inverse, 1, LONG + 1);
    for (int k = 0; k < MOST_POWERS; k++) {
      c[k] = java.util.Arrays.copyOf(last, TERMS);
      if (k + 1 < MOST_POWERS) {
        DoubleDouble g = DoubleDouble.of(STIRLING[k + 1][0]).over(STIRLING[k + 1][1]);
        DoubleDouble[] next = new DoubleDouble[last.length - 2];
        for (int j = 0; j < next.length; j++) {
          DoubleDouble pole = g.times(inverse[j + 1]);
          next[j] = last[j + 2].times(j + 2).plus(k % 2 == 0 ? pole.negate() : pole);
        }
        last = next;
      }
    }
    return c;
  }
}
