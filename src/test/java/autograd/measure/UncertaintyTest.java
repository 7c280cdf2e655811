package autograd.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Sweep;
import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.lang.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Uncertainties against published ones and against draws. */
class UncertaintyTest {
  private static final double UNKNOWN = Double.POSITIVE_INFINITY;

  private static Measurement normal(double estimate, double u) {
    return new Measurement(estimate, u, UNKNOWN, Shape.NORMAL);
  }

  private static Uncertainty of(String formula, Map<String, Measurement> inputs, int draws) {
    Graph graph = Expression.parse(formula);
    Measurements measured = Measurements.of(inputs);
    Named output = new Named(null, graph.output());
    Question question = new Question(List.of(output), Map.of(), List.of(), false);
    Map<String, Double> point = measured.estimates();
    Propagation linear = Propagation.of(Answer.to(question, graph, point), measured);
    SecondOrder bent = SecondOrder.of(graph, graph.output(), measured, point);
    return new Uncertainty(null, linear, bent, null, null, 0.95)
        .drawn(graph, graph.output(), Map.of(), draws, 1, done -> {});
  }

  /** JCGM 101:2008, 9.2.3: four uniform inputs, interval [-3.88, 3.88], validated at two digits. */
  @Test
  void uniformInputsAddUpAsPublished() {
    Map<String, Measurement> inputs = new LinkedHashMap<>();
    double half = Math.sqrt(3);
    for (String name : List.of("a", "b", "c", "d")) {
      inputs.put(name, Measurement.within(-half, half, Shape.UNIFORM));
    }
    Uncertainty sum = of("a + b + c + d", inputs, 4_000_000);
    assertEquals(2, sum.linear().u(), 1e-12);
    assertEquals(3.92, sum.expanded(), 0.005);
    assertEquals(-3.88, sum.drawn().symmetric(0.95).lower(), 0.015);
    assertEquals(3.88, sum.drawn().symmetric(0.95).upper(), 0.015);
    assertEquals(2, sum.drawn().deviation(), 0.006);
    assertTrue(sum.isValidated());
  }

  /** JCGM 101:2008, 9.3, table 6: the calibration of a mass, where slopes alone mislead. */
  @Test
  void massIsCalibratedAsPublished() {
    Map<String, Measurement> inputs = new LinkedHashMap<>();
    inputs.put("m", normal(100_000, 0.050));
    inputs.put("d", normal(1.234, 0.020));
    inputs.put("air", Measurement.within(1.10, 1.30, Shape.UNIFORM));
    inputs.put("w", Measurement.within(7_000, 9_000, Shape.UNIFORM));
    inputs.put("r", Measurement.within(7_950, 8_050, Shape.UNIFORM));
    Uncertainty mass = of("(m + d)*(1 + (air - 1.2)*(1/w - 1/r)) - 100000", inputs, 1_000_000);
    assertEquals(1.2340, mass.linear().value(), 5e-5);
    assertEquals(0.0539, mass.linear().u(), 5e-5);
    assertEquals(0.0750, mass.bent().u(), 5e-5);
    assertEquals(0.0754, mass.drawn().deviation(), 2e-4);
    assertEquals(1.0834, mass.drawn().shortest(0.95).lower(), 5e-3);
    assertEquals(1.3825, mass.drawn().shortest(0.95).upper(), 5e-3);
    assertFalse(mass.isValidated());
    assertTrue(mass.isBent());
  }

  @Test
  void drawsDoNotDependOnThreads() {
    Map<String, Measurement> inputs = Map.of("x", normal(1, 0.1));
    double[] first = of("exp(x)", inputs, 50_000).drawn().sorted();
    assertArrayEquals(first, of("exp(x)", inputs, 50_000).drawn().sorted());
  }

  @Test
  void correlatedInputsAreDrawnTogether() {
    Graph graph = Expression.parse("x - y");
    Map<String, Measurement> inputs = new LinkedHashMap<>();
    inputs.put("x", normal(5, 0.3));
    inputs.put("y", normal(2, 0.4));
    Measurements measured = Measurements.of(inputs).correlated(Map.of(List.of("x", "y"), 0.8));
    MonteCarlo drawn =
        MonteCarlo.of(graph, graph.output(), measured, Map.of(), 400_000, 3, done -> {});
    double u = Math.sqrt(0.09 + 0.16 - 2 * 0.8 * 0.3 * 0.4);
    assertEquals(u, drawn.deviation(), 0.005 * u);
    assertEquals(u, new Propagation(3, measured, new double[] {1, -1}).u(), 1e-15);
    assertThrows(
        IllegalArgumentException.class, () -> measured.correlated(Map.of(List.of("x", "z"), 0.5)));
  }

  /** JCGM 101, 6.4.9.4: a t distribution of ν degrees of freedom is wider by ν/(ν - 2). */
  @Test
  void fewDegreesOfFreedomWiden() {
    Map<String, Measurement> inputs = Map.of("x", new Measurement(0, 1, 5, Shape.NORMAL));
    assertEquals(Math.sqrt(5 / 3.0), of("x", inputs, 1_000_000).drawn().deviation(), 0.01);
  }

  /** What comes of one fit's parameters is known with the freedom of the fit. */
  @Test
  void correlatedInputsShareTheirFreedom() {
    Map<String, Measurement> inputs = new LinkedHashMap<>();
    inputs.put("a", new Measurement(1, 0.1, 7, Shape.NORMAL));
    inputs.put("b", new Measurement(1, 0.2, 7, Shape.NORMAL));
    inputs.put("c", new Measurement(1, 0.2, UNKNOWN, Shape.NORMAL));
    inputs.put("d", new Measurement(1, 0.2, 3, Shape.NORMAL));
    Measurements measured =
        Measurements.of(inputs).correlated(Map.of(List.of("a", "b"), 0.6, List.of("b", "d"), 0.1));
    Propagation alone = new Propagation(3, measured, new double[] {1, -3, 0, 0});
    assertEquals(7, alone.freedom());
    // JCGM 100, G.4.1, with a and b as one term: 0.01 + 0.36 - 2*0.6*0.06 of 0.338 in all.
    double both = 0.01 + 0.36 - 0.072;
    Propagation beside = new Propagation(3, measured, new double[] {1, -3, 1, 0});
    assertEquals(7 * Math.pow((both + 0.04) / both, 2), beside.freedom(), 1e-12);
    Propagation open = new Propagation(3, measured, new double[] {1, -3, 1, 1});
    assertTrue(open.isFreedomOpen());
    assertTrue(Double.isNaN(open.freedom()));
  }

  /** Every shape has the standard deviation and the fourth moment that it says it has. */
  @Test
  void shapesAreWhatTheySay() {
    for (Shape shape : Shape.values()) {
      Map<String, Measurement> inputs = Map.of("x", new Measurement(0, 1, UNKNOWN, shape));
      double[] draws = of("x", inputs, 1_000_000).drawn().sorted();
      double second = 0;
      double fourth = 0;
      for (double x : draws) {
        second += x * x / draws.length;
        fourth += x * x * x * x / draws.length;
      }
      assertEquals(1, second, 0.006, shape.name());
      assertEquals(shape.kurtosis(), fourth, 0.05, shape.name());
    }
  }

  /** The next order against draws, where it is small beside the first but not nothing. */
  @Test
  void secondOrderIsThatOfDraws() {
    String[] functions = {"exp(%s)", "sin(%s)", "log(3 + (%s)^2)", "1/(2 + (%s)^2)", "tanh(%s)"};
    List<Shape> shapes = List.of(Shape.values());
    int beyondSlopes = 0;
    for (int seed = 0; seed < Sweep.of(1_000, 60); seed++) {
      Random random = new Random(seed);
      String x = "(x" + (random.nextBoolean() ? "*y" : " - 2*y") + ")";
      String formula =
          String.format(functions[random.nextInt(5)], x)
              + (random.nextBoolean() ? " + " : "*")
              + String.format(functions[random.nextInt(5)], "x + y/2");
      Map<String, Measurement> inputs = new LinkedHashMap<>();
      for (String name : List.of("x", "y")) {
        Shape shape = shapes.get(random.nextInt(shapes.size()));
        double u = 0.02 + 0.06 * random.nextDouble();
        inputs.put(name, new Measurement(2 * random.nextDouble() - 1, u, UNKNOWN, shape));
      }
      Uncertainty found = of(formula, inputs, 40_000);
      if (found.bent().u() > 1.2 * found.linear().u()) {
        // Slopes are next to nothing here: where the second order leads, the third counts.
        continue;
      }
      double drawn = found.drawn().deviation();
      // Draws waver by a part of 1/√(2N), here 0.0035; the orders beyond are smaller still.
      assertEquals(drawn, found.bent().u(), 0.02 * drawn, formula + " at " + inputs);
      double mean = found.linear().value() + found.bent().bias();
      assertEquals(found.drawn().mean(), mean, 0.03 * drawn, formula + " at " + inputs);
      beyondSlopes += Math.abs(drawn - found.linear().u()) > 0.02 * drawn ? 1 : 0;
    }
    assertTrue(beyondSlopes > 0, "slopes alone would have done");
  }

  @Test
  void endsAreFoundWhereSlopesTurn() {
    Graph graph = Expression.parse("(x - 2)^2 + sin(5*y)");
    Map<String, Measurement> inputs = new LinkedHashMap<>();
    inputs.put("x", Measurement.within(1, 4, Shape.UNIFORM));
    inputs.put("y", Measurement.within(0, 1, Shape.UNIFORM));
    WorstCase ends = new WorstCase(graph, graph.output(), Measurements.of(inputs), Map.of());
    assertFalse(ends.isMonotone());
    assertEquals(-1, ends.least(), 1e-9);
    assertEquals(5, ends.most(), 1e-9);
    List<Double> corner = new ArrayList<>();
    Graph rising = Expression.parse("exp(x)*(3 + y)");
    WorstCase corners = new WorstCase(rising, rising.output(), Measurements.of(inputs), Map.of());
    corner.add(corners.atMost(0));
    corner.add(corners.atMost(1));
    assertTrue(corners.isMonotone());
    assertEquals(List.of(4.0, 1.0), corner);
  }
}
