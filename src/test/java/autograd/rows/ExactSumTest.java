package autograd.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sum is the double nearest to the true one, whatever the order of the terms. */
class ExactSumTest {
  private static double exact(double... terms) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double term : terms) {
      sum = sum.add(new BigDecimal(term));
    }
    return sum.doubleValue();
  }

  private static ExactSum of(double[] terms, int from, int to) {
    ExactSum sum = new ExactSum();
    for (int i = from; i < to; i++) {
      sum.add(terms[i]);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 300, 1020, -300, -1022})
  void isTheTrueSumHoweverItIsShared(int scale) {
    Random random = new Random(scale);
    double[] terms = new double[1_001];
    for (int i = 0; i < terms.length - 1; i += 2) {
      terms[i] = Math.scalb(random.nextGaussian(), random.nextInt(60) - 60 + scale);
      terms[i + 1] = i % 4 == 0 ? -terms[i] : Math.scalb(random.nextGaussian(), scale - 55);
    }
    double expected = exact(terms);
    assertEquals(expected, of(terms, 0, terms.length).value());
    for (int parts : new int[] {2, 7}) {
      ExactSum total = new ExactSum();
      for (int p = parts - 1; p >= 0; p--) {
        total.add(of(terms, terms.length * p / parts, terms.length * (p + 1) / parts));
      }
      assertEquals(expected, total.value());
    }
  }

  @Test
  void nothingIsLostToLargerTerms() {
    assertEquals(1, of(new double[] {1e300, 1, -1e300}, 0, 3).value());
    assertEquals(
        Double.MIN_VALUE,
        of(new double[] {Double.MAX_VALUE, Double.MIN_VALUE, -Double.MAX_VALUE}, 0, 3).value());
    assertEquals(0.1 * 3, of(new double[] {0.1, 0.1, 0.1}, 0, 3).value(), 1e-16);
    assertEquals(0, new ExactSum().value());
  }

  @Test
  void roundsHalvesToEven() {
    double half = Math.ulp(1.0) / 2;
    assertEquals(1, of(new double[] {1, half}, 0, 2).value());
    assertEquals(1 + 2 * half, of(new double[] {1, half, Double.MIN_VALUE}, 0, 3).value());
    assertEquals(1 + 4 * half, of(new double[] {1, 2 * half, half}, 0, 3).value());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 969, -1000, -1022, -1060})
  void theMeanIsRoundedOnce(int scale) {
    Random random = new Random(scale);
    for (int rows = 1; rows < 40; rows++) {
      double[] terms = new double[rows];
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < rows; i++) {
        terms[i] = Math.scalb(random.nextGaussian(), scale);
        sum = sum.add(new BigDecimal(terms[i]));
      }
      // So many digits that the cut is not seen.
      double expected = sum.divide(BigDecimal.valueOf(rows), new MathContext(1200)).doubleValue();
      assertEquals(expected, of(terms, 0, rows).mean(rows), "of " + rows);
    }
  }

  @Test
  void theMeanIsThereWhereTheSumIsBeyondAllDoubles() {
    double large = Double.MAX_VALUE;
    assertEquals(large, of(new double[] {large, large, large}, 0, 3).mean(3));
    assertEquals(Double.MIN_VALUE, of(new double[] {Double.MIN_VALUE, 0}, 0, 2).mean(1));
    assertEquals(0, of(new double[] {Double.MIN_VALUE, 0}, 0, 2).mean(2));
    assertEquals(0.1, of(new double[] {0.1, 0.1, 0.1}, 0, 3).mean(3));
  }

  @Test
  void carriesInfinitiesAndNaN() {
    double inf = Double.POSITIVE_INFINITY;
    assertEquals(inf, of(new double[] {1, inf, -1e300}, 0, 3).value());
    assertEquals(-inf, of(new double[] {1, -inf}, 0, 2).value());
    assertEquals(Double.NaN, of(new double[] {inf, -inf}, 0, 2).value());
    assertEquals(Double.NaN, of(new double[] {Double.NaN, 1}, 0, 2).value());
    double large = Double.MAX_VALUE;
    assertEquals(inf, of(new double[] {large, large}, 0, 2).value());
    assertEquals(large, of(new double[] {large, large, -large}, 0, 3).value());
  }

  @Test
  void carriesAreTakenInTime() {
    // As many terms as it takes for a digit to have to carry, by merging a sum with itself.
    ExactSum sum = of(new double[] {-1.5}, 0, 1);
    double expected = -1.5;
    for (int i = 0; i < 40; i++) {
      ExactSum other = new ExactSum();
      other.add(sum);
      sum.add(other);
      expected *= 2;
    }
    assertEquals(expected, sum.value());
  }
}
