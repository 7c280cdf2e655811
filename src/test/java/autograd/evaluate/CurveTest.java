package autograd.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Where a curve is sampled, and where it is left open. */
class CurveTest {
  @Test
  void aBendIsFollowed() {
    DoubleUnaryOperator f = x -> StrictMath.tanh(1000 * x);
    Curve curve = curve(f);
    for (int i = 1; i < curve.points().size(); i++) {
      double[] left = curve.points().get(i - 1);
      double[] right = curve.points().get(i);
      double middle = f.applyAsDouble((left[0] + right[0]) / 2);
      assertEquals(middle, (left[1] + right[1]) / 2, 0.005, "between " + left[0] + " and its next");
    }
    assertEquals(0, gaps(curve));
    assertEquals(401, curve(x -> 3 * x).points().size(), "a straight line needs no more");
  }

  @Test
  void aPoleAndAJumpAreLeftOpen() {
    Curve pole = curve(x -> 1 / x);
    assertTrue(gaps(pole) >= 1);
    double[] range = pole.range(1);
    assertTrue(range[1] - range[0] < 100, "a pole's heights are out of sight");
    assertEquals(1, gaps(curve(x -> x < 0.3 ? -1 : 1)));
    assertEquals(0, gaps(curve(Math::abs)));
    assertEquals(0, gaps(curve(x -> StrictMath.exp(5 * x))));
  }

  @Test
  void anUndefinedStretchIsApproachedClosely() {
    Curve curve = curve(Math::sqrt);
    double first =
        curve.points().stream().filter(p -> !Double.isNaN(p[1])).findFirst().orElseThrow()[0];
    assertTrue(first >= 0 && first < 1e-5, "the first point is " + first);
    assertNull(curve(x -> Double.NaN).range(1));
  }

  @Test
  void whatNeverEndsIsCutOffEvenly() {
    Curve curve = curve(x -> x * StrictMath.sin(1 / x));
    assertTrue(curve.points().size() < 20_000, "points " + curve.points().size());
    long uneven = points(curve, -1, -1e-9) - points(curve, 1e-9, 1);
    assertTrue(Math.abs(uneven) <= 10, "uneven by " + uneven);
  }

  private static Curve curve(DoubleUnaryOperator f) {
    return new Curve(x -> new double[] {f.applyAsDouble(x), 0}, -1, 1);
  }

  private static long points(Curve curve, double low, double high) {
    return curve.points().stream().filter(p -> p[0] >= low && p[0] <= high).count();
  }

  /** How many points without a value there are, next to each other or not. */
  private static long gaps(Curve curve) {
    return curve.points().stream().filter(p -> Double.isNaN(p[1])).count();
  }
}
