package autograd.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.render.PageLayout.Box;
import autograd.render.PageLayout.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every layout, whatever the graph, and how good those of some formulas are. */
final class PageLayoutTest {
  /** How far within its bounds a rounded box may begin. */
  private static final double ROUNDED = 15;

  /** With the most crossings that each may have. */
  private static final String FORMULAS =
      """
      (a*b)*(a+b)                                                       | 1
      a+a                                                               | 0
      x1*w1 + x2*w2 + b                                                 | 0
      (a*b + c)*f                                                       | 0
      n = x*w + b; e = exp(2*n); (e - 1)/(e + 1)                        | 0
      3*x^2 - 4*x + 5                                                   | 0
      (1-x)^2 + 100*(y-x^2)^2                                           | 0
      abs(x) + relu(y)*max(x, y, z) + min(x, z)                         | 1
      if(x > y, x^2*sqrt(x - y), exp(x)*y)                              | 2
      logsumexp(x, y, z) + hypot(x, y) - prod(x, y, z)                  | 5
      x^y + atan2(y, x) + logb(2, x^2) + softplus(y)                     | 4
      1/x + x^2^-1 + sigmoid(x)*mod(x, y)                               | 1
      s = x*y; t = s*s + s; u = t*x + s                                 | 1
      exp(-(x-m)^2/(2*s^2))/(s*sqrt(2*pi))                              | 0
      (-b + sqrt(b^2 - 4*a*c))/(2*a)                                    | 0
      sqrt(a^2 + b^2 - 2*a*b*cos(g))                                    | 0
      a*(e*i - f*h) - b*(d*i - f*g) + c*(d*h - e*g)                     | 7
      s = a+b; d = a-b; p = s*c + d*e; q = s*e - d*c; p^2 + q^2         | 5
      """;

  private static PageLayout layout(Graph graph, boolean isDownward) {
    PageLayout layout = new PageLayout();
    for (Value value : graph.values()) {
      // Of many sizes, and none that a formula has in common with its neighbours.
      int index = value.index();
      int[] operands = value.operands().stream().mapToInt(Value::index).toArray();
      int operation = value.isLeaf() ? 0 : 36 + index * 13 % 50;
      layout.add(operands, 130 + index * 37 % 90, 49 + index % 2 * 19, operation, 30);
    }
    layout.lay(isDownward);
    return layout;
  }

  private static LayeredGraph layers(Graph graph) {
    LayeredGraph layers =
        new LayeredGraph(
            graph.values().stream()
                .map(value -> value.operands().stream().mapToInt(Value::index).toArray())
                .toArray(int[][]::new));
    LayerOrder.improve(layers);
    return layers;
  }

  private static void assertSound(Graph graph, boolean isDownward) {
    PageLayout layout = layout(graph, isDownward);
    List<Box> boxes = new ArrayList<>();
    for (Value value : graph.values()) {
      boxes.add(layout.value(value));
      if (!value.isLeaf()) {
        boxes.add(layout.operation(value));
        assertLine(layout.result(value), layout.operation(value), layout.value(value), isDownward);
      }
      for (int k = 0; k < value.arity(); k++) {
        Box from = layout.value(value.operand(k));
        assertLine(layout.use(value, k), from, layout.operation(value), isDownward);
      }
    }
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      assertTrue(box.x() >= 0 && box.x() + box.width() <= layout.width(), graph.source());
      assertTrue(box.y() >= 0 && box.y() + box.height() <= layout.height(), graph.source());
      for (Box other : boxes.subList(0, i)) {
        boolean isApart =
            box.x() >= other.x() + other.width()
                || other.x() >= box.x() + box.width()
                || box.y() >= other.y() + other.height()
                || other.y() >= box.y() + box.height();
        assertTrue(isApart, graph.source() + ": " + box + " lies on " + other);
      }
    }
  }

  /** It leaves the far side of the one box and meets the near side of the other, onward always. */
  private static void assertLine(List<Point> line, Box from, Box to, boolean isDownward) {
    Point first = line.get(0);
    Point last = line.get(line.size() - 1);
    double end = isDownward ? from.y() + from.height() : from.x() + from.width();
    double start = isDownward ? to.y() : to.x();
    assertEquals(end, along(first, isDownward), 1e-9);
    assertTrue(along(last, isDownward) >= start && along(last, isDownward) <= start + ROUNDED);
    assertBeside(first, from, isDownward);
    assertBeside(last, to, isDownward);
    for (int i = 1; i < line.size(); i++) {
      assertTrue(along(line.get(i), isDownward) >= along(line.get(i - 1), isDownward));
    }
  }

  private static double along(Point point, boolean isDownward) {
    return isDownward ? point.y() : point.x();
  }

  private static void assertBeside(Point point, Box box, boolean isDownward) {
    double across = isDownward ? point.x() : point.y();
    double side = isDownward ? box.x() : box.y();
    double breadth = isDownward ? box.width() : box.height();
    assertTrue(across > side && across < side + breadth, point + " is not beside " + box);
  }

  /** Sums, products and more of what there is already, some of it used often. */
  private static Graph random(Random random, int statements) {
    StringBuilder text = new StringBuilder("v0 = x*y\n");
    for (int i = 1; i <= statements; i++) {
      String first = random.nextInt(3) == 0 ? "x" + random.nextInt(4) : "v" + random.nextInt(i);
      String second = "v" + (random.nextBoolean() ? i - 1 : random.nextInt(i));
      String form =
          List.of("%s*%s", "%s+%s", "max(%s, %s, z)", "sin(%s)+%s").get(random.nextInt(4));
      text.append("v" + i + " = " + String.format(form, first, second) + "\n");
    }
    return Expression.parse(text.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = FORMULAS)
  void boxesAndLinesOfFormulasAreInTheirPlaces(String formula, long most) {
    Graph graph = Expression.parse(formula);
    assertSound(graph, false);
    assertSound(graph, true);
    long crossings = LayerOrder.crossings(layers(graph));
    assertTrue(crossings <= most, crossings + " crossings, and not " + most + " at most");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void boxesAndLinesOfAnyGraphAreInTheirPlaces(int statements) {
    Random random = new Random(statements);
    for (int i = 0; i < 8; i++) {
      Graph graph = random(random, statements);
      assertSound(graph, i % 2 == 0);
      assertLayers(graph);
      assertEquals(drawn(graph), drawn(graph), "the same graph, laid out again");
    }
  }

  /** Each line leads to the next layer, and a leaf stands just before its first use. */
  private static void assertLayers(Graph graph) {
    LayeredGraph layers = layers(graph);
    for (int vertex = 0; vertex < layers.size(); vertex++) {
      assertEquals(vertex, layers.row(layers.layer(vertex))[layers.place(vertex)]);
      for (int source : layers.sources(vertex)) {
        assertEquals(layers.layer(vertex) - 1, layers.layer(source));
      }
      if (layers.sources(vertex).length == 0) {
        int leaf = vertex;
        assertTrue(
            layers.targets(leaf).length == 0
                || graph.values().stream()
                    .filter(user -> user.operands().contains(graph.values().get(leaf)))
                    .anyMatch(user -> layers.layer(user.index()) == layers.layer(leaf) + 1));
      }
    }
    assertEquals(crossings(layers), LayerOrder.crossings(layers));
  }

  /** Pair by pair, as one would count them by hand. */
  private static long crossings(LayeredGraph layers) {
    long crossings = 0;
    for (int layer = 1; layer < layers.depth(); layer++) {
      for (int right : layers.row(layer)) {
        for (int left : layers.row(layer)) {
          for (int from : layers.sources(left)) {
            for (int other : layers.sources(right)) {
              boolean isBefore = layers.place(left) < layers.place(right);
              crossings += isBefore && layers.place(from) > layers.place(other) ? 1 : 0;
            }
          }
        }
      }
    }
    return crossings;
  }

  private static String drawn(Graph graph) {
    PageLayout layout = layout(graph, false);
    PageLayout turned = layout.turned();
    StringBuilder drawn = new StringBuilder();
    for (Value value : graph.values()) {
      drawn.append(layout.value(value)).append(turned.value(value));
      for (int k = 0; k < value.arity(); k++) {
        drawn.append(layout.use(value, k)).append(turned.use(value, k));
      }
    }
    return drawn.toString();
  }

  private static Graph chain(int length) {
    return Expression.parse("sin(".repeat(length) + "x" + ")".repeat(length));
  }

  @Test
  void aChainIsStraight() {
    Graph graph = chain(300);
    PageLayout layout = layout(graph, false);
    for (Value value : graph.values().subList(1, graph.size())) {
      assertEquals(2, layout.use(value, 0).size());
      assertEquals(layout.use(value, 0).get(0).y(), layout.result(value).get(0).y());
    }
  }

  /** The sum so far runs straight, the terms beside it; no step goes to the side. */
  @Test
  void aSumOfManyTermsStaysLow() {
    StringBuilder sum = new StringBuilder("x0");
    for (int i = 1; i < 150; i++) {
      sum.append("+x" + i);
    }
    assertTrue(layout(Expression.parse(sum.toString()), false).height() < 300);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000})
  void whatIsLaidOutGrowsAsTheGraphDoes(int length) {
    Graph chain = chain(length);
    assertEquals(length + 1, layers(chain).size());
    LayeredGraph hub = layers(Expression.parse("x" + "+x".repeat(length)));
    assertTrue(hub.size() <= 2 * length, "one trunk serves all uses");
    PageLayout layout = layout(chain, false);
    assertEquals(132, layout.height(), 32);
    assertTrue(layout.use(chain.output(), 0).size() <= 8);
  }
}
