package autograd.reference;

import autograd.evaluate.Evaluation;
import autograd.lang.Expression;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Random formulas of one to three inputs over the whole table, with parts that are used twice, at
 * points where derivatives are in danger: zeros, ties, poles, ends, the ends of the doubles.
 */
final class SingularFormulas {
  /** The operations that meet such points most often. */
  private static final List<String> PLAIN =
      List.of("+", "-", "*", "/", "^", "+", "-", "*", "/", "max", "min", "abs", "relu", "exp");

  private static final List<String> FREQUENT =
      List.of(
          "log",
          "sqrt",
          "sin",
          "cos",
          "tanh",
          "sigmoid",
          "softplus",
          "hypot",
          "logsumexp",
          "prod",
          "inv",
          "cbrt",
          "atan",
          "expm1",
          "log1p",
          "sign",
          "floor",
          "abs2",
          "sum",
          "mean");

  private static final List<String> CONDITIONS =
      List.of("if", "if", "if", "if", "<", "<=", ">", ">=", "==", "!=", "and", "or", "not");

  private static final List<Operation> ALL =
      OperationTable.standard().operations().stream()
          .filter(each -> each.isVariadic() || each.hasDerivative(each.arity() - 1))
          .toList();

  private static final double[] NUMBERS = {
    0, 0, 0, -0.0, 1, 1, -1, -1, 0.5, -0.5, 2, -2, 3, -3, 6, 1.5, 2.5, -1.5, 4, 10, 0.25
  };

  private static final double[] FAR = {
    1e200, -1e200, 1e-200, -1e-200, 1e-320, -1e-320, 1e308, -1e308, 1e-308, 1e155, 1e-155, 1e17,
    1e-17, 1e100, 1e-100
  };

  private static final double[] NEAR = {
    90,
    180,
    400,
    -400,
    745,
    -745,
    1000,
    -1000,
    700,
    20,
    -20,
    40,
    1e5,
    1e-9,
    Math.PI,
    Math.PI / 2,
    -1 / Math.E,
    0.1,
    1 / 3.0,
    30,
    -30,
    1 + 0x1p-52,
    1 - 0x1p-53
  };

  private static final List<String> CONSTANTS =
      List.of("0", "1", "2", "3", "0.5", "1", "2", "-1", "1000", "1e-3", "0.25", "10");

  /**
   * A formula and a point.
   *
   * @param point numbers for the inputs by name
   */
  record Sample(String formula, Map<String, Double> point) {
    String pointText() {
      return point.entrySet().stream()
          .map(each -> each.getKey() + "=" + each.getValue())
          .collect(Collectors.joining(";"));
    }

    @Override
    public String toString() {
      return formula + " at " + pointText();
    }
  }

  private final Random dice;
  private final List<String> leaves;

  private SingularFormulas(Random dice, List<String> leaves) {
    this.dice = dice;
    this.leaves = leaves;
  }

  /** A formula at a point, which depends on the dice alone; four in five have a value. */
  static Sample next(Random dice) {
    boolean isAny = dice.nextInt(5) == 0;
    Sample sample = make(dice);
    for (int draws = 0; !isAny && draws < 40 && !hasValue(sample); draws++) {
      sample = make(dice);
    }
    return sample;
  }

  private static boolean hasValue(Sample sample) {
    return Double.isFinite(
        Evaluation.at(Expression.parse(sample.formula()), sample.point()).value());
  }

  private static Sample make(Random dice) {
    List<String> inputs = List.of("x", "y", "z").subList(0, 1 + dice.nextInt(3));
    Map<String, Double> point = new LinkedHashMap<>();
    boolean isFar = dice.nextInt(3) == 0;
    for (String input : inputs) {
      point.put(input, number(dice, isFar, point));
    }
    List<String> leaves = new ArrayList<>(inputs);
    String shared = dice.nextInt(3) == 0 ? tree(dice, leaves, 1 + dice.nextInt(2)) : "";
    boolean isShared = shared.matches(".*\\b[xyz]\\b.*");
    if (isShared) {
      leaves.add("u");
      leaves.add("u");
    }
    String rest = tree(dice, leaves, 2 + dice.nextInt(3));
    // A second name that nothing uses would be an output.
    boolean isUsed = isShared && rest.matches(".*\\bu\\b.*");
    String formula = isUsed ? "u = " + shared + "; " + rest : rest.replaceAll("\\bu\\b", "x");
    point.keySet().removeIf(name -> !formula.matches(".*\\b" + name + "\\b.*"));
    return point.isEmpty() ? make(dice) : new Sample(formula, point);
  }

  /** No leaf alone. */
  private static String tree(Random dice, List<String> leaves, int depth) {
    Tree tree;
    do {
      tree = new SingularFormulas(dice, leaves).tree(depth);
    } while (tree.parts().isEmpty());
    return tree.bare();
  }

  private static double number(Random dice, boolean isFar, Map<String, Double> before) {
    if (!before.isEmpty() && dice.nextInt(3) == 0) {
      return new ArrayList<>(before.values()).get(dice.nextInt(before.size()));
    }
    double[] from = isFar && dice.nextInt(3) > 0 ? FAR : dice.nextInt(4) == 0 ? NEAR : NUMBERS;
    return from[dice.nextInt(from.length)];
  }

  private Tree tree(int depth) {
    if (depth == 0 || dice.nextInt(8) == 0) {
      return leaf();
    }
    Operation operation = operation();
    int arity = operation.isVariadic() ? 1 + dice.nextInt(4) : operation.arity();
    List<Tree> parts = new ArrayList<>();
    for (int k = 0; k < arity; k++) {
      boolean isOrder = !operation.isVariadic() && !operation.hasDerivative(k);
      boolean isWhole = operation.name().equals("^") && k == 1 && dice.nextBoolean();
      parts.add(
          isOrder
              ? Tree.leaf(String.valueOf(dice.nextInt(3)))
              : isWhole ? Tree.leaf(String.valueOf(dice.nextInt(4))) : tree(depth - 1));
    }
    return new Tree(operation.name(), parts);
  }

  private Tree leaf() {
    boolean isConstant = dice.nextInt(4) == 0;
    List<String> from = isConstant ? CONSTANTS : leaves;
    return Tree.leaf(from.get(dice.nextInt(from.size())));
  }

  private Operation operation() {
    int kind = dice.nextInt(10);
    if (kind < 3) {
      return ALL.get(dice.nextInt(ALL.size()));
    }
    List<String> names = kind < 7 ? PLAIN : kind < 9 ? FREQUENT : CONDITIONS;
    String name = names.get(dice.nextInt(names.size()));
    List<Operation> like = ALL.stream().filter(each -> each.name().equals(name)).toList();
    return like.get(dice.nextInt(like.size()));
  }
}
