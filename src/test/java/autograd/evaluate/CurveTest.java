package autograd.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Curve.Point;
import autograd.lang.Expression;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a curve is sampled, where it is left open, and which of its heights are shown. */
class CurveTest {
  @Test
  void aBendIsFollowed() {
    DoubleUnaryOperator f = x -> StrictMath.tanh(1000 * x);
    Curve curve = curve(f);
    for (int i = 1; i < curve.points().size(); i++) {
      Point left = curve.points().get(i - 1);
      Point right = curve.points().get(i);
      double middle = f.applyAsDouble((left.x() + right.x()) / 2);
      assertEquals(
          middle, (left.value() + right.value()) / 2, 0.002, "between " + left + " and its next");
    }
    assertEquals(0, gaps(curve));
    assertEquals(401, curve(x -> 3 * x).points().size(), "a straight line needs no more");
  }

  @Test
  void aPoleAndAJumpAreLeftOpen() {
    assertTrue(gaps(curve(x -> 1 / x)) >= 1);
    assertEquals(1, gaps(curve(x -> 1 / (x - 0.123))));
    assertEquals(1, gaps(curve(x -> x < 0.3 ? -1 : 1)));
    assertEquals(2, gaps(curve(x -> Math.abs(x - 0.1) < 0.01 ? -1 : 1)));
    assertEquals(20, gaps(curve(x -> Math.floor(10 * x + 0.5))));
    assertEquals(0, gaps(curve(Math::abs)));
    assertEquals(0, gaps(curve(x -> StrictMath.exp(5 * x))));
  }

  @Test
  void anUndefinedStretchIsApproachedClosely() {
    Curve curve = curve(Math::sqrt);
    double first =
        curve.points().stream().filter(p -> !Double.isNaN(p.value())).findFirst().orElseThrow().x();
    assertTrue(first >= 0 && first < 1e-5, "the first point is " + first);
    assertTrue(curve(x -> Double.NaN).extent(false).isEmpty());
  }

  @Test
  void whatNeverEndsIsCutOffEvenlyAndStaysInOnePiece() {
    Curve curve = curve(x -> x * StrictMath.sin(1 / x));
    assertTrue(curve.points().size() < 20_000, "points " + curve.points().size());
    long uneven = points(curve, -1, -1e-9) - points(curve, 1e-9, 1);
    assertTrue(Math.abs(uneven) <= 10, "uneven by " + uneven);
    assertEquals(1, gaps(curve), "at 0 alone");
  }

  /** A pole is cut off where it begins to hide the rest; a finite peak is shown to its top. */
  @ParameterizedTest
  @CsvSource({
    "tanh(x),         -1,     -0.9,   0.9,  1",
    "x^10,             0,      0,     9e6,  1e7",
    "exp(10*x),        0,      1e-9,   5e21, 6e21",
    "1/(1e-3+x^2),     0,      1,     999,  1001",
    "1/x,              -5,     -1,    1,    5",
    "1/x^2,            0,      0.1,   2,    9",
    "tan(x),           -20,    -3,    3,    20",
    "tan(x+0.00001),   -20,    -3,    3,    20",
    "exp(1/x),         0,      0.1,   2,    9",
    "gamma(x),         -20,    -3,    6,    25",
    "log(x),           -10,    -2,    1.6,  1.7",
    "sin(1/x),         -1,     -0.99, 0.99, 1",
    "x*sin(1/x),       -0.22,  -0.21, 0.99, 1",
    "7*x^0,            7,      7,     7,    7",
  })
  void theHeightsShownAre(String formula, double lowest, double low, double high, double highest) {
    Extent shown = of(formula, -5, 5).extent(false);
    assertTrue(lowest <= shown.low() && shown.low() <= low, "from " + shown.low());
    assertTrue(high <= shown.high() && shown.high() <= highest, "to " + shown.high());
  }

  private static Curve of(String formula, double low, double high) {
    var graph = Expression.parse(formula);
    return new Curve(
        x -> {
          Evaluation at = Evaluation.at(graph, Map.of("x", x));
          return new double[] {at.value(), at.gradient("x")};
        },
        low,
        high,
        true);
  }

  private static Curve curve(DoubleUnaryOperator f) {
    return new Curve(x -> new double[] {f.applyAsDouble(x), 0}, -1, 1, false);
  }

  private static long points(Curve curve, double low, double high) {
    return curve.points().stream().filter(p -> p.x() >= low && p.x() <= high).count();
  }

  /** How many points without a value there are, next to each other or not. */
  private static long gaps(Curve curve) {
    return curve.points().stream().filter(p -> Double.isNaN(p.value())).count();
  }
}
