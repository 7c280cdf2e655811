package autograd.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.code.TableCases.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function of the table as every target writes it, compiled and run: its value and gradient
 * are those of {@code eval}, at the edges of the doubles too.
 */
class GeneratedCodeTest {
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
        SourceCode.function(each.function(), target).write(text);
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
      compare(cases.get(i), all.get(i), misses);
    }
    assertEquals("", String.join("\n", misses));
  }

  private static void compare(Case each, List<double[]> results, List<String> misses) {
    List<double[]> points = each.points();
    int shown = 0;
    for (int i = 0; i < points.size(); i++) {
      double[] expected = each.expected(points.get(i));
      double[] actual = results.get(i);
      for (int k = 0; k < expected.length; k++) {
        double ulps = ulps(expected[k], actual[k]);
        if (!(ulps <= 8) && shown++ < 6) {
          misses.add(
              each.operation()
                  + (k == 0 ? "" : " by " + k)
                  + " at "
                  + Arrays.toString(points.get(i))
                  + " is "
                  + expected[k]
                  + ", not "
                  + actual[k]
                  + ": "
                  + ulps);
        }
      }
    }
  }

  private static double ulps(double expected, double actual) {
    if (expected == actual || (Double.isNaN(expected) && Double.isNaN(actual))) {
      return 0;
    }
    if (!Double.isFinite(expected) || !Double.isFinite(actual)) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.abs(expected - actual) / Math.ulp(expected);
  }
}
