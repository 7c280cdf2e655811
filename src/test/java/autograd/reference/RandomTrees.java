package autograd.reference;

import autograd.evaluate.Evaluation;
import autograd.fuzz.Trials;
import autograd.graph.Graph;
import autograd.lang.Expression;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Random formulas of x and y, of every operation that has a derivative by all its operands. */
final class RandomTrees {
  private static final List<Operation> OPERATIONS =
      OperationTable.standard().operations().stream()
          .filter(each -> IntStream.range(0, each.arity()).allMatch(each::hasDerivative))
          .toList();

  private static final List<String> LEAVES = List.of("x", "y", "x", "2", "0.5", "1e-1", "pi");

  /** Points lie within this of the origin. */
  private static final int RANGE = 3;

  private static final double[] EDGES = {
    -RANGE, -2, -1, -0.01, -Double.MIN_VALUE, -0.0, 0, Double.MIN_VALUE, 0.01, 1, 2, RANGE
  };

  /** Sizes at which functions change their method or near an end of the doubles. */
  private static final double[] FAR = {
    1e-300, 1e-160, 1e-20, 1e-9, 1e-4, 7, 19.5, 38.5, 171, 710, 745.5, 1e5, 1e9, 1e17, 1e154, 1e300
  };

  /**
   * A formula and a point.
   *
   * @param choice what else a test leaves to chance
   */
  record Sample(Tree tree, double x, double y, long choice) {
    Map<String, Double> point() {
      return Map.of("x", x, "y", y);
    }

    /** The formula, read so that both are inputs, in that order. */
    Graph graph() {
      return Expression.parse("x + y - x - y + (" + tree.bare() + ")");
    }

    /** Whether it has a value of some ordinary size, which is another a little to the side. */
    private boolean isLively() {
      Graph graph = graph();
      double here = Evaluation.at(graph, point()).value();
      double beside = Evaluation.at(graph, Map.of("x", x + 0.01, "y", y)).value();
      return Math.abs(here) < 1e6 && Math.abs(beside) < 1e6 && here != beside;
    }

    /** One of some values. */
    <E> E choose(E[] values) {
      return values[Math.floorMod(choice, values.length)];
    }

    private List<Sample> smaller() {
      List<Sample> smaller = new ArrayList<>();
      tree.smaller().forEach(each -> smaller.add(new Sample(each, x, y, choice)));
      simpler(x).forEach(each -> smaller.add(new Sample(tree, each, y, choice)));
      simpler(y).forEach(each -> smaller.add(new Sample(tree, x, each, choice)));
      return smaller;
    }

    /** Zero, one, a whole number, a number without sign. */
    private static List<Double> simpler(double number) {
      boolean isSimple = number == 0 || number == 1;
      return isSimple
          ? List.of()
          : DoubleStream.of(0, 1, Math.rint(number), Math.abs(number))
              .filter(each -> each != number)
              .boxed()
              .toList();
    }

    @Override
    public String toString() {
      return tree.bare() + " --set x=" + x + " --set y=" + y + " (choice " + choice + ")";
    }
  }

  private RandomTrees() {}

  /** Formulas that nest no deeper than that, each at a point. */
  static Trials<Sample> ofDepth(int depth) {
    return Trials.of(dice -> sample(dice, depth)).reducedBy(Sample::smaller);
  }

  /** Likewise, one number in four of a size far from 1. */
  static Trials<Sample> ofDepthAnywhere(int depth) {
    return Trials.of(
            dice -> {
              Sample near = sample(dice, depth);
              return new Sample(near.tree, far(dice, near.x), far(dice, near.y), near.choice);
            })
        .reducedBy(Sample::smaller);
  }

  private static double far(Random dice, double near) {
    double size = FAR[dice.nextInt(FAR.length)];
    return dice.nextInt(4) > 0 ? near : dice.nextInt(3) > 0 ? size : -size;
  }

  /** Formulas at random mostly are undefined or constant where they are tried: four in five not. */
  private static Sample sample(Random dice, int depth) {
    boolean isAny = dice.nextInt(5) == 0;
    Sample sample;
    int draws = 0;
    do {
      sample = new Sample(tree(dice, depth), number(dice), number(dice), dice.nextLong());
    } while (!isAny && !sample.isLively() && ++draws < 30);
    return sample;
  }

  private static Tree tree(Random dice, int depth) {
    if (depth == 0 || dice.nextInt(5) == 0) {
      return Tree.leaf(LEAVES.get(dice.nextInt(LEAVES.size())));
    }
    Operation operation = OPERATIONS.get(dice.nextInt(OPERATIONS.size()));
    List<Tree> parts = new ArrayList<>();
    for (int k = 0; k < operation.arity(); k++) {
      parts.add(tree(dice, depth - 1));
    }
    return new Tree(operation.name(), parts);
  }

  /** One of the edges, one of few digits, or any. */
  private static double number(Random dice) {
    return switch (dice.nextInt(10)) {
      case 0 -> EDGES[dice.nextInt(EDGES.length)];
      case 1, 2, 3, 4 -> (dice.nextInt(200 * RANGE + 1) - 100 * RANGE) / 100.0;
      default -> (2 * dice.nextDouble() - 1) * RANGE;
    };
  }
}
