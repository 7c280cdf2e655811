package autograd.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.code.TableCases.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function of the table as every target writes it, compiled and run: its value and gradient
 * are those of {@code eval}, at the edges of the doubles too.
 */
class GeneratedCodeTest {
  private static final double ULPS = 8;

  /**
   * These are near to {@code eval} as measured by their larger operand: where the result is nearly
   * 0 it is the difference of large numbers, and only {@code eval} carries more digits along.
   */
  private static final Set<String> DIFFERENCES =
      Set.of("logaddexp", "logsubexp", "logsumexp", "cosc");

  /** A product of many is written as one of two after the other; on the way it may overflow. */
  private static final Set<String> LEAVES_THE_RANGE = Set.of("prod(x, …)");

  static Stream<Toolchain> toolchains() {
    return Toolchains.all().stream();
  }

  @ParameterizedTest
  @MethodSource("toolchains")
  void generatedCodeAnswersAsEval(Toolchain toolchain, @TempDir Path directory)
      throws IOException, InterruptedException {
    assumeTrue(toolchain.isThere(), () -> "there is nothing to run " + toolchain.target());
    Target target = Target.named(toolchain.target());
    List<Case> cases = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Case each : TableCases.all()) {
      try {
        StringBuilder text = new StringBuilder();
        write(each, target, text);
        texts.add(text.toString());
        cases.add(each);
      } catch (UntranslatableException refused) {
        // What is refused is another test's concern.
      }
    }
    Toolchain.writePoints(directory);
    List<List<double[]>> all = toolchain.run(cases, texts, directory);
    List<String> misses = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      compare(cases.get(i), all.get(i), toolchain.keepsSignsOfZeros(), misses);
    }
    assertEquals("", String.join("\n", misses));
  }

  private static void write(Case each, Target target, Appendable out) throws IOException {
    if (target.name().equals("sql")) {
      SourceCode.query(each.function(), "points").write(out);
    } else {
      SourceCode.function(each.function(), target).write(out);
    }
  }

  private static void compare(
      Case each, List<double[]> results, boolean hasSides, List<String> misses) {
    List<double[]> points = each.points();
    assertEquals(points.size(), results.size(), () -> each.operation() + ": an answer a point");
    for (int i = 0; i < points.size(); i++) {
      double[] point = points.get(i);
      if (LEAVES_THE_RANGE.contains(each.operation().signature()) && leavesTheRange(point)) {
        continue;
      }
      double[] expected = each.expected(point);
      double[] actual = results.get(i);
      for (int k = 0; k < expected.length; k++) {
        boolean isDifference = k == 0 && DIFFERENCES.contains(each.operation().name());
        double scale = isDifference ? Math.max(size(point), Math.abs(expected[k])) : expected[k];
        boolean isPole = Double.isInfinite(expected[k]) && Double.isInfinite(actual[k]);
        if (isPole && !hasSides) {
          continue;
        }
        if (!(ulps(expected[k], actual[k], scale) <= ULPS)) {
          String place = (k == 0 ? " at " : " by operand " + k + " at ") + Arrays.toString(point);
          misses.add(each.operation() + place + ": " + actual[k] + ", not " + expected[k]);
        }
      }
    }
  }

  /** The largest of the operands that are finite. */
  private static double size(double... point) {
    return Arrays.stream(point).map(Math::abs).filter(x -> x < 1e308).max().orElse(0);
  }

  /** Whether a product of the first operands overflows or underflows, and that of all does not. */
  private static boolean leavesTheRange(double... point) {
    double partial = Math.abs(point[0] * point[1]);
    return point[0] != 0
        && point[1] != 0
        && size(point[0], point[1]) > 0
        && Double.isFinite(point[0])
        && Double.isFinite(point[1])
        && (partial < Double.MIN_NORMAL || Double.isInfinite(partial));
  }

  private static double ulps(double expected, double actual, double scale) {
    if (expected == actual || (Double.isNaN(expected) && Double.isNaN(actual))) {
      return 0;
    }
    if (!Double.isFinite(expected) || !Double.isFinite(actual)) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.abs(expected - actual) / Math.ulp(scale);
  }
}
