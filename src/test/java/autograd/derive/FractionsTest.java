package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random rational functions of one and two inputs: what their derivatives are worth in the form
 * that is printed, beside a hundred digits of what they are, at points of all kinds and next to
 * where a part of them is 0.
 */
class FractionsTest {
  private static final int FORMULAS = 400;
  private static final MathContext DIGITS = new MathContext(100);

  /** How much more may be lost than when the same is computed as it was before it was rewritten. */
  private static final double FACTOR = 40;

  private static final double[] POINTS = {
    0.7, -1.3, 2.5, 1, -1, 2, 3, -2, 1.0001, 1.9999999, -3.0001, 1e-9, -1e5, 1e12, 33, 0.5
  };

  private final Random dice = new Random(11);

  @Test
  void isAsCloseAsTheDerivativeThatWasNotRewritten() {
    int compared = 0;
    for (int i = 0; i < FORMULAS; i++) {
      String formula = fraction();
      Graph graph = Expression.parse(formula);
      if (graph.inputs().isEmpty()) {
        continue;
      }
      Map<String, Value> by = new LinkedHashMap<>();
      graph.inputs().forEach(input -> by.put(input.label(), input));
      Derivatives.Request request =
          new Derivatives.Request(graph, Map.of("", graph.output()), by, Map.of(), Points.ORDINARY);
      Derivation printed = Derivatives.partials(request, 1);
      Derivation plain = Derivatives.gradient(request);
      for (int k = 0; k < POINTS.length; k++) {
        Map<String, Double> point = new HashMap<>();
        point.put("x", POINTS[k]);
        point.put("y", POINTS[(k * 3 + i) % POINTS.length]);
        point.keySet().retainAll(by.keySet());
        for (String name : by.keySet()) {
          compared += compare(formula, printed, plain, "d_" + name, point);
        }
      }
    }
    assertTrue(compared > 5000, "compared " + compared);
  }

  private static int compare(
      String formula, Derivation printed, Derivation plain, String name, Map<String, Double> at) {
    BigDecimal truth = exact(printed, name, at);
    BigDecimal same = exact(plain, name, at);
    if (truth == null || same == null) {
      return 0;
    }
    double size = Math.abs(same.doubleValue());
    String what = formula + " by " + name + " at " + at;
    assertEquals(0, truth.subtract(same).doubleValue(), 1e-60 * Math.max(1, size), what);
    double ours = Evaluation.at(printed.graph(), at).value(printed.results().get(name));
    double bound = bound(plain, name, at) + Double.MIN_NORMAL;
    double before = Evaluation.at(plain.graph(), at).value(plain.results().get(name));
    if (!Double.isFinite(bound) || distance(before, truth) > bound) {
      // Where all digits are lost, the bound is of little use.
      return 0;
    }
    assertTrue(Double.isFinite(ours), what + ": " + ours);
    double error = distance(ours, truth);
    assertTrue(error <= FACTOR * bound, what + ": off by " + error + ", allowed " + bound);
    return 1;
  }

  private static double distance(double number, BigDecimal truth) {
    return Double.isFinite(number)
        ? new BigDecimal(number).subtract(truth).abs().doubleValue()
        : Double.POSITIVE_INFINITY;
  }

  /** What rounding may do to a derivative in the form of the backward pass. */
  private static double bound(Derivation derived, String name, Map<String, Double> at) {
    double unit = 0x1p-53;
    double[] sizes = new double[derived.graph().size()];
    double[] errors = new double[derived.graph().size()];
    Evaluation evaluation = Evaluation.at(derived.graph(), at);
    for (Value value : derived.graph().values()) {
      int i = value.index();
      sizes[i] = Math.abs(evaluation.value(value));
      if (value.isLeaf()) {
        continue;
      }
      double first = errors[value.operand(0).index()];
      double x = sizes[value.operand(0).index()];
      double second = value.arity() > 1 ? errors[value.operand(1).index()] : 0;
      double y = value.arity() > 1 ? sizes[value.operand(1).index()] : 0;
      errors[i] =
          unit * sizes[i]
              + switch (value.operation().name()) {
                case "*" -> first * y + second * x;
                case "/" -> first / y + second * sizes[i] / y;
                case "^" -> y * Math.pow(x, y - 1) * first;
                // In whatever order it is added up.
                default -> first + second + unit * (x + y);
              };
    }
    return errors[derived.results().get(name).index()];
  }

  /** A derivative to a hundred digits; null where something is divided by 0. */
  private static BigDecimal exact(Derivation derived, String name, Map<String, Double> at) {
    BigDecimal[] values = new BigDecimal[derived.graph().size()];
    try {
      for (Value value : derived.graph().values()) {
        values[value.index()] = exact(value, values, at);
      }
      return values[derived.results().get(name).index()];
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static BigDecimal exact(Value value, BigDecimal[] values, Map<String, Double> at) {
    if (value.isLeaf()) {
      return new BigDecimal(value.isInput() ? at.get(value.label()) : value.number());
    }
    BigDecimal x = values[value.operand(0).index()];
    BigDecimal y = value.arity() > 1 ? values[value.operand(1).index()] : null;
    return switch (value.operation().name() + value.arity()) {
      case "+2" -> x.add(y, DIGITS);
      case "-2" -> x.subtract(y, DIGITS);
      case "-1" -> x.negate();
      case "*2" -> x.multiply(y, DIGITS);
      case "/2" -> x.divide(y, DIGITS);
      case "^2" -> x.pow(y.intValueExact(), DIGITS);
      default -> throw new IllegalStateException(value.toString());
    };
  }

  private String fraction() {
    return switch (dice.nextInt(4)) {
      case 0 -> sum() + "/" + sum();
      case 1 -> sum() + "^" + (2 + dice.nextInt(4)) + "/" + sum() + "^" + (1 + dice.nextInt(3));
      case 2 -> sum() + "*" + sum() + "/" + sum() + " + " + sum();
      default -> sum() + "/(" + sum() + " + " + sum() + "/" + sum() + ")";
    };
  }

  private String sum() {
    List<String> terms = List.of("x", "x^2", "y", "2*x", "x*y", "1", "3", "x^3", "1/x", "5*y^2");
    StringBuilder sum = new StringBuilder("(").append(terms.get(dice.nextInt(4)));
    for (int i = dice.nextInt(3); i >= 0; i--) {
      sum.append(dice.nextBoolean() ? " + " : " - ").append(terms.get(dice.nextInt(terms.size())));
    }
    return sum.append(')').toString();
  }
}
