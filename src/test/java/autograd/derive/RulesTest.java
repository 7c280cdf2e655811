package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import autograd.derive.Rules.Rule;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule by which terms are made simpler. */
class RulesTest {
  private static final Span NOWHERE = new Span(0, 0);

  private static final double[] AWKWARD = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    0.5,
    Math.PI,
    1e-8,
    -1e-8,
    700,
    -700,
    1e100,
    -1e100,
    Double.MIN_NORMAL,
    -Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  /** The exponential of a logarithm is off by the last digit of the logarithm. */
  private static final double TOLERANCE = 3e-13;

  static Stream<Rule> rules() {
    return Rules.standard().all().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsTheValueWhereThereIsOne(Rule rule) {
    Random dice = new Random(7);
    double[] points =
        DoubleStream.concat(
                DoubleStream.of(AWKWARD), DoubleStream.generate(() -> 3 * dice.nextGaussian()))
            .limit(AWKWARD.length + 40)
            .toArray();
    List<String> misses = new ArrayList<>();
    int compared = 0;
    for (double x : points) {
      for (double y : points) {
        for (double c : new double[] {0, 1, x, y}) {
          double[] frame = {x, y, c};
          double left = rule.left().at(frame);
          double right = rule.right().at(frame);
          if (!Double.isNaN(left)) {
            compared++;
            // Not a number is no answer, and a zero is a zero.
            if (left != right && !(Math.abs(left - right) <= TOLERANCE * Math.abs(left))) {
              misses.add("x=" + x + " y=" + y + " c=" + c + ": " + left + " became " + right);
            }
          } else if (!Double.isNaN(right) && !rule.isWider()) {
            misses.add("x=" + x + " y=" + y + " c=" + c + ": became " + right);
          }
        }
      }
    }
    assertEquals("", String.join("\n", misses.subList(0, Math.min(9, misses.size()))));
    assertEquals(true, compared > 1000, "compared only at " + compared + " points");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isFoundAndUsed(Rule rule) {
    for (Points points : Points.values()) {
      Terms terms = new Terms("", points);
      Value[] names = {
        terms.input("x", NOWHERE), terms.input("y", NOWHERE), terms.input("c", NOWHERE)
      };
      assertSame(write(terms, rule.right(), names), write(terms, rule.left(), names), rule.text());
    }
  }

  private static Value write(Terms terms, Formula formula, Value... names) {
    return Rules.write(terms, formula, names);
  }
}
