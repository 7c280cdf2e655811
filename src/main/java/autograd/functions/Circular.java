package autograd.functions;

/**
 * Sine and cosine, at a point and over a block of points; of one fixed definition, see {@link
 * Exponential}.
 *
 * <p>x is brought into ±π/4 by taking away k · π/2, with π/2 in three doubles and what rounding
 * leaves out carried along; there sin r = r + r³ s(r²) and cos r = 1 - r²/2 + r⁴ c(r²), s and c
 * being polynomials of least greatest error, 2^-58 and 2^-64, found by Remez' exchange. Beyond
 * 100,000 in size, {@link StrictMath} answers. NaN at infinities.
 */
final class Circular {
  static final double LIMIT = 1e5;

  /** Below it in size, sin x and x agree to the last bit. */
  static final double TINY = 0x1p-27;

  private static final double SHIFT = Exponential.SHIFT;
  static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
  static final double HALF_PI = 0x1.921fb54442d18p0;
  static final double HALF_PI_REST = 0x1.1a62633145c07p-54;
  static final double HALF_PI_LAST = -0x1.f1976b7ed8fbcp-110;

  static final double S1 = -0x1.5555555555549p-3;
  static final double S2 = 0x1.111111110f841p-7;
  static final double S3 = -0x1.a01a019c0a27ap-13;
  static final double S4 = 0x1.71de3570fcd83p-19;
  static final double S5 = -0x1.ae5e60c458434p-26;
  static final double S6 = 0x1.5d915e0e0d0c7p-33;

  static final double C1 = 0x1.555555555554cp-5;
  static final double C2 = -0x1.6c16c16c15140p-10;
  static final double C3 = 0x1.a01a019cab760p-16;
  static final double C4 = -0x1.27e4f805351a7p-22;
  static final double C5 = 0x1.1ee9e891a8e28p-29;
  static final double C6 = -0x1.8facd1d43a60bp-37;

  private Circular() {}

  static double sin(double x) {
    double size = Math.abs(x);
    if (!(size >= TINY && size < LIMIT)) {
      return StrictMath.sin(x);
    }
    double k = quarters(x);
    double r = reduced(x, k);
    double rest = rest(x, k, r);
    double quadrant = quadrant(k);
    return Math.fma(alongSine(quadrant), sine(r, rest), alongCosine(quadrant) * cosine(r, rest));
  }

  static void sin(double[] z, double[] x, int n, double[][] work) {
    reduce(x, n, work);
    double[] quadrants = work[0];
    double[] sines = work[1];
    double[] cosines = work[2];
    for (int i = 0; i < n; i++) {
      double quadrant = quadrants[i];
      z[i] = Math.fma(alongSine(quadrant), sines[i], alongCosine(quadrant) * cosines[i]);
    }
    for (int i = 0; i < n; i++) {
      double size = Math.abs(x[i]);
      if (!(size >= TINY && size < LIMIT)) {
        z[i] = StrictMath.sin(x[i]);
      }
    }
  }

  static double cos(double x) {
    if (!(Math.abs(x) < LIMIT)) {
      return StrictMath.cos(x);
    }
    double k = quarters(x);
    double r = reduced(x, k);
    double rest = rest(x, k, r);
    double quadrant = quadrant(k);
    return Math.fma(alongSine(quadrant), cosine(r, rest), -alongCosine(quadrant) * sine(r, rest));
  }

  static void cos(double[] z, double[] x, int n, double[][] work) {
    reduce(x, n, work);
    double[] quadrants = work[0];
    double[] sines = work[1];
    double[] cosines = work[2];
    for (int i = 0; i < n; i++) {
      double quadrant = quadrants[i];
      z[i] = Math.fma(alongSine(quadrant), cosines[i], -alongCosine(quadrant) * sines[i]);
    }
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(x[i]) < LIMIT)) {
        z[i] = StrictMath.cos(x[i]);
      }
    }
  }

  /** Leaves the quadrant, and sine and cosine of what is left of x, in the first three blocks. */
  private static void reduce(double[] x, int n, double[][] work) {
    double[] quadrants = work[0];
    double[] sines = work[1];
    double[] cosines = work[2];
    double[] rests = work[3];
    for (int i = 0; i < n; i++) {
      double k = quarters(x[i]);
      double r = reduced(x[i], k);
      quadrants[i] = k;
      cosines[i] = r;
      rests[i] = rest(x[i], k, r);
    }
    for (int i = 0; i < n; i++) {
      quadrants[i] = quadrant(quadrants[i]);
    }
    for (int i = 0; i < n; i++) {
      sines[i] = sine(cosines[i], rests[i]);
    }
    for (int i = 0; i < n; i++) {
      cosines[i] = cosine(cosines[i], rests[i]);
    }
  }

  /** k, the whole number of quarter turns nearest to x. */
  private static double quarters(double x) {
    return x * TWO_OVER_PI + SHIFT - SHIFT;
  }

  private static double reduced(double x, double k) {
    return Math.fma(-k, HALF_PI, x) - k * HALF_PI_REST;
  }

  /** What rounding took from r, that of k · HALF_PI_REST first of all. */
  private static double rest(double x, double k, double r) {
    double high = Math.fma(-k, HALF_PI, x);
    double product = k * HALF_PI_REST;
    double ofProduct = Math.fma(k, HALF_PI_REST, -product);
    return Math.fma(-k, HALF_PI_LAST, high - r - product - ofProduct);
  }

  /** sin(r + rest) for |r| up to π/4 and a rest below its last digit. */
  static double sine(double r, double rest) {
    return r + besidesR(r, rest);
  }

  /** The same, and what its last rounding left out. */
  static DoubleDouble sineInTwo(double r, double rest) {
    double tail = besidesR(r, rest);
    double sine = r + tail;
    return new DoubleDouble(sine, r - sine + tail);
  }

  private static double besidesR(double r, double rest) {
    double square = r * r;
    double s = Math.fma(S6, square, S5);
    s = Math.fma(s, square, S4);
    s = Math.fma(s, square, S3);
    s = Math.fma(s, square, S2);
    s = Math.fma(s, square, S1);
    // sin(r + rest) is sin r + rest · cos r, and cos r near enough 1 - r²/2.
    return Math.fma(s, square * r, Math.fma(-0.5 * square, rest, rest));
  }

  /** cos(r + rest) likewise. */
  static double cosine(double r, double rest) {
    double square = r * r;
    double most = 1 - 0.5 * square;
    return most + besidesMost(r, rest, square, most);
  }

  static DoubleDouble cosineInTwo(double r, double rest) {
    double square = r * r;
    double most = 1 - 0.5 * square;
    double tail = besidesMost(r, rest, square, most);
    double cosine = most + tail;
    return new DoubleDouble(cosine, most - cosine + tail);
  }

  private static double besidesMost(double r, double rest, double square, double most) {
    double c = Math.fma(C6, square, C5);
    c = Math.fma(c, square, C4);
    c = Math.fma(c, square, C3);
    c = Math.fma(c, square, C2);
    c = Math.fma(c, square, C1);
    // What the rounding of 1 - r²/2 left out, and cos(r + rest) = cos r - rest · sin r.
    return Math.fma(c, square * square, Math.fma(-r, rest, (1 - most) - 0.5 * square));
  }

  /** k less a multiple of 4, from -2 to 2. */
  private static double quadrant(double k) {
    return k - 4 * (0.25 * k + SHIFT - SHIFT);
  }

  /** 1, 0, -1, 0 in the quadrants 0, 1, ±2, -1: the weight of the function itself. */
  private static double alongSine(double quadrant) {
    double square = quadrant * quadrant;
    return (square - 1) * (square - 6) * (1.0 / 6);
  }

  /** 0, 1, 0, -1: the weight of the other. */
  private static double alongCosine(double quadrant) {
    return quadrant * (4 - quadrant * quadrant) * (1.0 / 3);
  }
}
