package autograd.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.Sweep;
import autograd.code.Toolchain;
import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.VectorFormulas.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Vectors are a way of writing numbers: what they are worth is what is worth written out. */
class VectorsTest {
  private static final int POINTS = 5;

  /** How far the sums of a gradient may part where equal terms were written out twice. */
  private static final double ROUNDING = 1e-12;

  /** The programs of {@code vectors.txt}. */
  @TestFactory
  Stream<DynamicTest> writtenOut() throws Exception {
    String text = Files.readString(Path.of(VectorsTest.class.getResource("vectors.txt").toURI()));
    return text.replace("\n  | ", " | ")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" \\| ", 2))
        .map(both -> DynamicTest.dynamicTest(both[0], () -> assertSame(both[0], both[1])));
  }

  private static void assertSame(String vectors, String numbers) {
    Graph graph = Expression.parse(vectors);
    Graph plain = Expression.parse(numbers);
    Random random = new Random(1);
    for (int i = 0; i < POINTS; i++) {
      Map<String, Double> point = new HashMap<>(graph.defaults());
      Map<String, Double> named = new HashMap<>();
      for (Value input : graph.inputs()) {
        point.computeIfAbsent(input.label(), any -> 0.25 + random.nextDouble());
        named.put(VectorFormulas.plain(input.label()), point.get(input.label()));
      }
      Evaluation one = Evaluation.at(graph, point);
      Evaluation other = Evaluation.at(plain, named);
      assertEquals(other.value(), one.value());
      Gradient slopes = one.gradient();
      Gradient plainSlopes = other.gradient();
      for (Value input : graph.inputs()) {
        Value same = plain.named(VectorFormulas.plain(input.label()));
        double expected = same == null ? 0 : plainSlopes.by(same);
        assertEquals(expected, slopes.by(input), Math.ulp(expected), input.label());
      }
    }
  }

  /** The formulas of {@code classics.txt}. */
  @TestFactory
  Stream<DynamicTest> classics() throws Exception {
    Path file = Path.of(VectorsTest.class.getResource("classics.txt").toURI());
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> DynamicTest.dynamicTest(line, () -> assertClassic(line)));
  }

  private static void assertClassic(String line) {
    String[] cells = line.split(" *\\| *", -1);
    Map<String, Dimensions> shapes = new HashMap<>();
    for (String each : cells[0].split(" ", -1)) {
      String[] sides = each.substring(2).split("x", -1);
      int rows = Integer.parseInt(sides[0]);
      shapes.put(
          each.substring(0, 1),
          sides.length == 1
              ? Dimensions.vector(rows)
              : Dimensions.matrix(rows, Integer.parseInt(sides[1])));
    }
    Expression.Options options = Expression.Options.standard().withShapes(shapes);
    Graph graph = Expression.parse(Source.of(cells[1]), options);
    Graph closed = Expression.parse(Source.of(cells[3]), options);
    Random random = new Random(line.hashCode());
    for (int i = 0; i < POINTS; i++) {
      Map<String, Double> point = new HashMap<>();
      shapes.forEach(
          (name, shape) -> {
            for (int k = 0; k < shape.size(); k++) {
              point.put(name + shape.subscript(k), 0.25 + 2 * random.nextDouble());
            }
          });
      Gradient slopes = Evaluation.at(graph, point).gradient();
      Evaluation right = Evaluation.at(closed, point);
      Dimensions shape = shapes.get(cells[2]);
      assertEquals(shape.size(), closed.outputs().size());
      for (int k = 0; k < shape.size(); k++) {
        Value by = graph.named(cells[2] + shape.subscript(k));
        double expected = right.value(closed.outputs().get(k));
        assertEquals(expected, slopes.by(by), 1e-9 * (1 + Math.abs(expected)), by.label());
        assertDifferences(graph, point, by, slopes.by(by), cells[1]);
      }
    }
  }

  @Test
  void randomFormulasAreTheSameWrittenOut() {
    for (int seed = 0; seed < Sweep.of(5_000, 500); seed++) {
      VectorFormulas formulas = new VectorFormulas(seed);
      Spelling formula = formulas.number(3);
      Graph graph = graph(formulas, formula);
      Graph plain = Expression.parse(formula.elements().get(0));
      Map<String, Double> point = point(formulas, seed);
      Map<String, Double> named = new HashMap<>();
      point.forEach((name, number) -> named.put(VectorFormulas.plain(name), number));
      Evaluation one = Evaluation.at(graph, point);
      Evaluation other = Evaluation.at(plain, named);
      assertEquals(other.value(), one.value(), formula.vector());
      Gradient slopes = one.gradient();
      for (Value input : plain.inputs()) {
        double expected = other.gradient().by(input);
        Value same = named(graph, input.label());
        double scale = Math.max(Math.abs(expected), Math.abs(one.value()));
        assertEquals(expected, slopes.by(same), ROUNDING * (1 + scale), formula.vector());
        assertDifferences(graph, point, same, slopes.by(same), formula.vector());
      }
    }
  }

  private static Value named(Graph graph, String plain) {
    return graph.inputs().stream()
        .filter(input -> VectorFormulas.plain(input.label()).equals(plain))
        .findFirst()
        .orElseThrow();
  }

  private static void assertDifferences(
      Graph graph, Map<String, Double> point, Value input, double slope, String formula) {
    double h = 1e-5;
    double at = point.get(input.label());
    Map<String, Double> moved = new HashMap<>(point);
    moved.put(input.label(), at + h);
    double above = Evaluation.at(graph, moved).value();
    moved.put(input.label(), at - h);
    double below = Evaluation.at(graph, moved).value();
    double scale = 1 + Math.abs(above) + Math.abs(slope);
    if (scale < 1e3) {
      assertEquals((above - below) / (2 * h), slope, 1e-4 * scale, formula + " by " + input);
    }
  }

  private static Graph graph(VectorFormulas formulas, Spelling formula) {
    Map<String, Dimensions> shapes = new HashMap<>();
    formulas.inputs().forEach(input -> shapes.put(input.vector(), input.shape()));
    shapes.remove("a");
    Expression.Options options = Expression.Options.standard().withShapes(shapes);
    return Expression.parse(Source.of(formula.vector()), options);
  }

  private static Map<String, Double> point(VectorFormulas formulas, long seed) {
    Random random = new Random(seed);
    Map<String, Double> point = new HashMap<>();
    for (Spelling input : formulas.inputs()) {
      for (int i = 0; i < input.shape().size(); i++) {
        point.put(input.vector() + input.shape().subscript(i), 2 * random.nextDouble() - 1);
      }
    }
    return point;
  }

  @Test
  void randomFormulasAreThoseOfNumpy(@TempDir Path directory) throws Exception {
    assumeTrue(Toolchain.runs("/usr/bin/python3", "-c", "import numpy"));
    StringBuilder program = new StringBuilder("import numpy as np\n");
    program.append("def sigmoid(x): return 1/(1 + np.exp(-x))\n");
    List<Double> ours = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int seed = 0; seed < 500; seed++) {
      VectorFormulas formulas = new VectorFormulas(seed);
      Spelling formula = formulas.number(3);
      Map<String, Double> point = point(formulas, seed);
      ours.add(Evaluation.at(graph(formulas, formula), point).value());
      texts.add(formula.vector());
      for (Spelling input : formulas.inputs()) {
        Elements all = new Elements(input.vector(), input.shape(), 0);
        String numbers =
            all.text(i -> point.get(input.vector() + input.shape().subscript(i)).toString());
        program.append(input.numpy() + " = np.array(" + numbers + ")\n");
      }
      program.append("print(repr(float(" + formula.numpy() + ")))\n");
    }
    Files.writeString(directory.resolve("all.py"), program);
    List<String> theirs =
        Toolchain.execute(directory, "/usr/bin/python3", "all.py").lines().toList();
    assertEquals(ours.size(), theirs.size());
    for (int i = 0; i < ours.size(); i++) {
      double expected = Double.parseDouble(theirs.get(i));
      assertEquals(expected, ours.get(i), 1e-9 * (1 + Math.abs(expected)), texts.get(i));
    }
  }

  @Test
  void aLargeProductIsLinear() throws IOException {
    Map<String, Dimensions> shapes =
        Map.of("W", Dimensions.matrix(100, 1_000), "x", Dimensions.vector(1_000));
    Expression.Options options = Expression.Options.standard().withShapes(shapes);
    Graph graph = Expression.parse(Source.of("sum(W @ x)"), options);
    int inputs = 101_000;
    int products = 100_000;
    int sums = 99_900;
    assertEquals(inputs + products + sums + 1, graph.size());
    assertTrue(graph.inputs().size() == inputs);
  }
}
