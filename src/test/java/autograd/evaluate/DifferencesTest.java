package autograd.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Differences.Verdict;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Slopes by differences, where a step that suits all does not exist. */
class DifferencesTest {
  private static final double TOLERANCE = 1e-6;

  @Test
  void theErrorIsKnown() {
    for (double x : new double[] {-30, -1, 1e-3, 0.5, 2, 40}) {
      assertSlope(StrictMath.exp(x), StrictMath::exp, x);
      assertSlope(StrictMath.cos(x), StrictMath::sin, x);
      assertSlope(1 - StrictMath.pow(StrictMath.tanh(x), 2), StrictMath::tanh, x);
    }
  }

  private static void assertSlope(double slope, DoubleUnaryOperator f, double x) {
    Differences.Estimate best = new Differences(f, x).best();
    double off = Math.abs(best.slope() - slope);
    assertTrue(off <= 20 * best.error() + 1e-9 * Math.abs(slope), x + ": " + best + " is " + slope);
  }

  @Test
  void everyScaleIsFound() {
    for (double scale : new double[] {1e-8, 1, 1e4, 1e8}) {
      double slope = scale * scale * StrictMath.cos(scale * 0.7);
      assertEquals(
          Verdict.PASS, judge(t -> scale * StrictMath.sin(scale * t), 0.7, slope), "" + scale);
      assertEquals(
          Verdict.FAIL,
          judge(t -> scale * StrictMath.sin(scale * t), 0.7, 1.1 * slope),
          "" + scale);
    }
  }

  @Test
  void aKinkIsToldAndHasTwoSides() {
    assertEquals(Verdict.KINK, judge(Math::abs, 0, 0));
    assertEquals(Verdict.KINK, judge(Math::abs, 0, 0.5));
    assertEquals(Verdict.FAIL, judge(Math::abs, 0, 2));
    assertEquals(Verdict.PASS, judge(Math::abs, 1e-9, 1));
    assertEquals(Verdict.KINK, judge(x -> 5 + Math.abs(x), 1e-9, 1));
    assertEquals(Verdict.KINK, judge(x -> 5 + Math.abs(x), 1e-15, 1));
    assertEquals(Verdict.FAIL, judge(x -> 5 + Math.abs(x), 1e-9, 3));
    assertEquals(Verdict.KINK, judge(Math::floor, 2, 0));
  }

  @Test
  void whereNothingIsDefinedNothingIsJudged() {
    assertEquals(Verdict.UNSURE, judge(x -> Double.NaN, 1, 1));
    assertEquals(Verdict.UNSURE, judge(Math::sqrt, 0, Double.POSITIVE_INFINITY));
    assertEquals(Verdict.PASS, judge(Math::sqrt, 1e-9, 0.5 / Math.sqrt(1e-9)));
  }

  private static Verdict judge(DoubleUnaryOperator f, double x, double claim) {
    return new Differences(f, x).judge(claim, TOLERANCE);
  }
}
