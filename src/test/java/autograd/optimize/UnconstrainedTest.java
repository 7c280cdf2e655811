package autograd.optimize;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import autograd.graph.Graph;
import autograd.lang.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The problems of Moré, Garbow and Hillstrom from their standard starts, and Rosenbrock's function
 * of 100 variables: each method ends at one of the minima that the table has.
 */
final class UnconstrainedTest {
  private static final Path PROBLEMS =
      Path.of("src/test/resources/autograd/optimize/unconstrained.tsv");

  @TestFactory
  Stream<DynamicTest> everyProblemIsSolvedByEitherMethod() throws IOException {
    return Files.readAllLines(PROBLEMS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .flatMap(
            problem ->
                Stream.of(
                    dynamicTest(problem[0], () -> solve(problem, Minimum.Method.AUTO, 1e-10)),
                    dynamicTest(
                        problem[0] + " by BFGS", () -> solve(problem, Minimum.Method.BFGS, 1e-8))));
  }

  private static void solve(String[] problem, Minimum.Method method, double accuracy) {
    Graph graph = Expression.parse(problem[1]);
    List<String> names = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (String each : problem[2].split(" ", -1)) {
      names.add(each.substring(0, each.indexOf('=')));
      numbers.add(each.substring(each.indexOf('=') + 1));
    }
    double[] start = numbers.stream().mapToDouble(Double::parseDouble).toArray();
    Objective objective = new FormulaObjective(graph, graph.output(), names, Map.of(), 1);
    Minimum found = Minimum.of(objective, start, Limits.none(start.length), method, 1);
    assertTrue(found.isConverged(), () -> "it ended as " + found.outcome());
    // A value of 0 is a sum of squares of what rounding leaves of the residuals.
    boolean isKnown =
        Arrays.stream(problem[3].split(" ", -1))
            .mapToDouble(Double::parseDouble)
            .anyMatch(
                least -> Math.abs(found.value() - least) <= accuracy * Math.max(least, 1e-12));
    assertTrue(isKnown, () -> "it ended at " + found.value() + ", not at " + problem[3]);
  }
}
