package autograd.series;

import autograd.operations.Formula;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each operation of the table expands in a series: by a formula over simpler ones, which its
 * row states or which stands here; by hand; or, where neither is there, by Taylor's series, from
 * its row's rule for the slope, at points where that is regular.
 */
final class Expansions {
  /** An expansion by hand. */
  @FunctionalInterface
  interface Hand {
    /** The series of the result; the operands' series are finite. */
    Series of(List<Series> u, Attempt attempt);
  }

  /**
   * In the algebra itself, exact where the row's own value is a method that was made for doubles.
   */
  private static final String[] FORMULAS = {
    "abs2(x)        = x*x",
    "hypot(x, y)    = sqrt(x*x + y*y)",
    "root(x, n)     = if(n == 0, nan, if(x < 0, if(abs(rem(n, 2)) == 1, -((-x)^(1/n)), nan), x^(1/n)))",
    "log2(x)        = log(x)/log(2)",
    "log10(x)       = log(x)/log(10)",
    "logb(b, x)     = log(x)/log(b)",
    "logit(x)       = log(x/(1 - x))",
    "log1mexp(x)    = log(-expm1(x))",
    "logexpm1(x)    = x + log(-expm1(-x))",
    "xlogx(x)       = if(x == 0, 0, x*log(x))",
    "logaddexp(x, y) = max(x, y) + log1p(exp(-abs(x - y)))",
    "logsubexp(x, y) = max(x, y) + log(-expm1(-abs(x - y)))",
    "tan(x)         = sin(x)/cos(x)",
    "cot(x)         = cos(x)/sin(x)",
    "asin(x)        = 2*atan(x/(1 + sqrt((1 - x)*(1 + x))))",
    "acos(x)        = if(x > 0, 2*atan(sqrt((1 - x)/(1 + x))), pi - 2*atan(sqrt((1 + x)/(1 - x))))",
    "asec(x)        = acos(1/x)",
    "acsc(x)        = asin(1/x)",
    "sinc(x)        = if(x == 0, 1, sinpi(x)/(pi*x))",
    "cosc(x)        = if(x == 0, 0, (cospi(x) - sinc(x))/x)",
    "mod2pi(x)      = x - 2*pi*floor(x/(2*pi))",
    "deg2rad(x)     = x*pi/180",
    "rad2deg(x)     = x*180/pi",
    "sind(x)        = sinpi(x/180)",
    "cosd(x)        = cospi(x/180)",
    "tand(x)        = sind(x)/cosd(x)",
    "cotd(x)        = cosd(x)/sind(x)",
    "asind(x)       = asin(x)*180/pi",
    "acosd(x)       = acos(x)*180/pi",
    "atand(x)       = atan(x)*180/pi",
    "asecd(x)       = acos(1/x)*180/pi",
    "acscd(x)       = asin(1/x)*180/pi",
    "acotd(x)       = atan(1/x)*180/pi",
    "sinh(x)        = (expm1(x) - expm1(-x))/2",
    "cosh(x)        = (exp(x) + exp(-x))/2",
    "tanh(x)        = if(x < 0, expm1(2*x)/(exp(2*x) + 1), -expm1(-2*x)/(1 + exp(-2*x)))",
    "coth(x)        = if(x < 0, (exp(2*x) + 1)/expm1(2*x), -(1 + exp(-2*x))/expm1(-2*x))",
    "sech(x)        = 1/cosh(x)",
    "csch(x)        = 1/sinh(x)",
    "asinh(x)       = if(x < 0, -log1p(x*x/(1 + sqrt(1 + x*x)) - x), log1p(x + x*x/(1 + sqrt(1 + x*x))))",
    "acosh(x)       = log1p(x - 1 + sqrt((x - 1)*(x + 1)))",
    "atanh(x)       = log1p(2*x/(1 - x))/2",
    "asech(x)       = acosh(1/x)",
    "acsch(x)       = asinh(1/x)",
    "acoth(x)       = atanh(1/x)",
    "sigmoid(x)     = if(x < 0, exp(x)/(1 + exp(x)), 1/(1 + exp(-x)))",
    "softplus(x)    = max(x, 0) + log1p(exp(-abs(x)))",
    "silu(x)        = x*sigmoid(x)",
    "mish(x)        = x*tanh(softplus(x))",
    "softsign(x)    = x/(1 + abs(x))",
    "step(x)        = (1 + sign(x))/2",
    "rem(x, y)      = if(abs(y) == inf, x, x - y*trunc(x/y))",
    "mod(x, y)      = if(abs(y) == inf, if(x == 0 or (x < 0) == (y < 0), x, y), x - y*floor(x/y))",
    "ldexp(x, n)    = if(n == floor(n), x*2^n, nan)",
    "fma(x, y, z)   = x*y + z",
    "digamma(x)     = polygamma(0, x)",
    "trigamma(x)    = polygamma(1, x)",
    "factorial(x)   = gamma(x + 1)",
    "binom(n, k)    = if(n <= -1, if(k < 0, 0, (-1)^k/(k - n)/beta(-n, k + 1)), if(k <= -1, beta(n + 1, -k)*sinpi(-k)/pi, if(n - k <= -1, beta(n + 1, k - n)*sinpi(k - n)/pi, 1/(n + 1)/beta(n - k + 1, k + 1))))",
    "erfcx(x)       = if(x > 1000, erfcx(0, x), exp(x*x)*erfc(x))",
    "erfi(x)        = 2/sqrt(pi)*exp(x*x)*dawson(x)",
    "gauss(x)       = exp(-x*x)",
    "normpdf(x)     = exp(-x*x/2)/sqrt(2*pi)",
    "normcdf(x)     = erfc(-x/sqrt(2))/2",
    "lognormcdf(x)  = if(x < 0, log(normcdf(x)), log1p(-normcdf(-x)))",
    "gelu(x)        = x*normcdf(x)",
  };

  private static final Map<String, String> TEXTS = new HashMap<>();
  private static final Map<Operation, Formula> READ = new HashMap<>();
  private static final Map<String, Hand> HANDS = new HashMap<>();

  static {
    for (String line : FORMULAS) {
      String name = line.substring(0, line.indexOf('('));
      String operands = line.substring(line.indexOf('(') + 1, line.indexOf(')'));
      TEXTS.put(name + "/" + operands.split(",", -1).length, line);
    }
    Arithmetics.addTo(HANDS);
    Kinks.addTo(HANDS);
  }

  private Expansions() {}

  /** The name of an operation and how many operands it takes, which tell it from all others. */
  static String key(Operation operation) {
    return operation.name() + "/" + (operation.isVariadic() ? "n" : operation.arity());
  }

  /** The function of that name. */
  static Operation function(String name, int operands) {
    return OperationTable.standard().function(name, operands);
  }

  /** The formula over the operands that an operation expands by; null if there is none. */
  static synchronized Formula formula(Operation operation) {
    String text = TEXTS.get(key(operation));
    if (text == null || HANDS.containsKey(key(operation))) {
      return HANDS.containsKey(key(operation)) ? null : operation.valueFormula();
    }
    return READ.computeIfAbsent(
        operation,
        each -> {
          String operands = text.substring(text.indexOf('(') + 1, text.indexOf(')'));
          return Formula.read(
              text.substring(text.indexOf('=') + 1).trim(),
              List.of(operands.split(", *", -1)),
              OperationTable.standard());
        });
  }

  /** Whether an operation has a result where an operand has none: conditions are false there. */
  static boolean takesNaN(Operation operation) {
    return switch (operation.name()) {
      case "and", "or", "not" -> true;
      case "^" -> true;
      default -> isComparison(operation);
    };
  }

  /** Whether an operation tells which of two numbers is the larger. */
  static boolean isComparison(Operation operation) {
    return switch (operation.name()) {
      case "<", "<=", ">", ">=", "==", "!=" -> true;
      default -> false;
    };
  }

  /**
   * The series of an operation without a formula.
   *
   * @throws Undecided if it cannot be found
   */
  static Series expand(Operation operation, List<Series> u, Germs germs) {
    Hand hand = HANDS.get(key(operation));
    if (hand != null) {
      return hand.of(u, germs.attempt());
    }
    return TaylorRule.expand(operation, u, germs);
  }
}
