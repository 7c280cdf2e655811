package autograd.code;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Formula;
import autograd.operations.Operation;
import java.util.BitSet;
import java.util.List;

/**
 * Turns a graph's operations into phrases of a target: its own where it has one; else written out
 * from others, in a helper where the target has functions; else refused.
 */
final class Lowering {
  /** Powers up to this are written as products. */
  private static final int LARGEST_PRODUCT = 4;

  private final Target target;
  private final Helpers helpers;
  private final Nodes nodes = new Nodes();

  /** What in the user's formula is being lowered, for a refusal. */
  private Value place;

  /**
   * Prepares for one piece of code.
   *
   * @param place what in the user's formula it is for; null if that will be told by the graph
   */
  Lowering(Target target, Helpers helpers, Value place) {
    this.target = target;
    this.helpers = helpers;
    this.place = place;
  }

  /** The Nodes so far. */
  Nodes nodes() {
    return nodes;
  }

  /** The same, which from now on works for that Value of the user's formula. */
  Lowering at(Value value) {
    place = value;
    return this;
  }

  /** Lowers the Values that are needed; the rest of the answer is null. */
  Node[] lower(Graph graph, BitSet needed) {
    Node[] lowered = new Node[graph.size()];
    for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
      place = graph.values().get(i);
      lowered[i] = lower(place, lowered, null);
    }
    return lowered;
  }

  /** A formula with Nodes in place of its inputs. */
  Node expand(Graph form, List<String> names, Node... operands) {
    return expandAll(form, names, operands)[form.output().index()];
  }

  /** Likewise, each of its Values. */
  Node[] expandAll(Graph form, List<String> names, Node... operands) {
    Node[] lowered = new Node[form.size()];
    for (Value value : form.values()) {
      Node operand = value.isInput() ? operands[names.indexOf(value.label())] : null;
      lowered[value.index()] = lower(value, lowered, operand);
    }
    return lowered;
  }

  /** Likewise of a formula of the table. */
  Node expand(Formula formula, Node... operands) {
    if (formula.isNumber()) {
      return nodes.number(formula.number());
    }
    if (formula.isSlot()) {
      return operands[formula.slot()];
    }
    Node[] inner = new Node[formula.operands().size()];
    for (int k = 0; k < inner.length; k++) {
      inner[k] = expand(formula.operands().get(k), operands);
    }
    return apply(formula.operation(), inner);
  }

  private Node lower(Value value, Node[] lowered, Node input) {
    if (value.isInput()) {
      return input == null ? nodes.input(value.label()) : input;
    }
    if (value.isConstant()) {
      return nodes.number(value.number());
    }
    Node[] operands = new Node[value.arity()];
    for (int k = 0; k < operands.length; k++) {
      operands[k] = lowered[value.operand(k).index()];
    }
    return apply(value.operation(), operands);
  }

  Node apply(Operation operation, Node... operands) {
    String signature = operation.signature();
    if (operation.isConditional()) {
      return conditional(operands[0], operands[1], operands[2]);
    }
    if (operation.isInfix() && operands.length == 2) {
      Node special = operator(operation, operands[0], operands[1]);
      if (special != null) {
        return special;
      }
    }
    boolean isSize = signature.equals("abs(x)") || signature.equals("-x");
    if (isSize && operands[0].isNumber() && !target.is("notation")) {
      return nodes.number(operation.value(operands[0].number()));
    }
    Phrase phrase = target.phrase(signature);
    if (phrase != null && (operands.length > 1 || !operation.isVariadic())) {
      return apply(phrase, operands);
    }
    if (target.is("notation")) {
      return apply(helpers.notation(operation, operands.length), operands);
    }
    if (operation.isVariadic()) {
      return fold(operation, operands);
    }
    if (target.frame("native " + signature) != null) {
      return apply(helpers.of(operation, null, null, place), operands);
    }
    Graph form = helpers.forms().of(signature);
    Formula formula = form == null ? operation.valueFormula() : null;
    if (form == null && formula == null) {
      throw helpers.refusal(operation, place);
    }
    if (helpers.isInline() || (formula != null && isPlain(formula, operands.length))) {
      return form != null
          ? expand(form, Target.operands(signature), operands)
          : expand(formula, operands);
    }
    return apply(helpers.of(operation, form, formula, place), operands);
  }

  /** Whether a formula is short and says each operand once, so that it needs no helper. */
  private static boolean isPlain(Formula formula, int arity) {
    int[] uses = new int[arity + 1];
    return count(formula, uses) <= 4 && java.util.Arrays.stream(uses).allMatch(n -> n <= 1);
  }

  private static int count(Formula formula, int[] uses) {
    if (formula.isSlot()) {
      uses[formula.slot()]++;
    }
    int count = formula.operation() == null ? 0 : 1;
    for (Formula operand : formula.operands()) {
      count += count(operand, uses);
    }
    return count;
  }

  /** Applies a phrase; conditions become numbers and numbers conditions where it wants them so. */
  Node apply(Phrase phrase, Node... operands) {
    Node[] fit = new Node[operands.length];
    boolean wantsTruth =
        phrase.name().equals("x and y")
            || phrase.name().equals("x or y")
            || phrase.name().equals("not x");
    for (int k = 0; k < fit.length; k++) {
      fit[k] = wantsTruth ? truth(operands[k]) : asNumber(operands[k]);
    }
    return nodes.apply(phrase, fit);
  }

  private Node truth(Node node) {
    return node.isTruth() ? node : nodes.apply(required("truth(x)"), node);
  }

  /** A condition as the number 1 or 0, and a number as it is. */
  Node asNumber(Node node) {
    if (!node.isTruth()) {
      return node;
    }
    Phrase number = target.phrase("number(c)");
    return number != null
        ? nodes.apply(number, node)
        : nodes.apply(choice(), node, nodes.number(1), nodes.number(0));
  }

  private Phrase required(String signature) {
    Phrase phrase = target.phrase(signature);
    if (phrase == null) {
      throw new IllegalStateException(target.name() + " lacks a row for " + signature);
    }
    return phrase;
  }

  /** A condition that is no number itself; NaN is neither true nor false. */
  private Node conditional(Node condition, Node yes, Node no) {
    if (condition.isNumber()) {
      double number = condition.number();
      return Double.isNaN(number) ? nodes.number(number) : number != 0 ? yes : no;
    }
    if (yes == no && condition.isTruth()) {
      return yes;
    }
    Phrase choice = choice();
    Node chosen = nodes.apply(choice, truth(condition), asNumber(yes), asNumber(no));
    if (condition.isTruth() || target.is("notation")) {
      return chosen;
    }
    Node isNumber = apply(helpers.operator("=="), condition, condition);
    return nodes.apply(choice, truth(isNumber), chosen, nodes.number(Double.NaN));
  }

  /** How the target chooses between two numbers: by a phrase, or a helper of its own. */
  private Phrase choice() {
    Phrase choice = target.phrase("if(c, x, y)");
    if (choice != null) {
      return choice;
    }
    Operation operation = helpers.function("if", 3);
    if (helpers.isInline()) {
      throw helpers.refusal(operation, place);
    }
    return helpers.of(operation, null, null, place);
  }

  /** What is written otherwise because one side is a number; null if nothing is. */
  private Node operator(Operation operation, Node x, Node y) {
    String symbol = operation.name();
    if (!target.is("notation") && x.isNumber() && y.isNumber() && isNameless(x) && isNameless(y)) {
      return nodes.number(operation.value(x.number(), y.number()));
    }
    if (symbol.equals("^") && !target.is("notation") && y.isNumber()) {
      double exponent = y.number();
      if (exponent == Math.rint(exponent)
          && Math.abs(exponent) <= LARGEST_PRODUCT
          && exponent != 0) {
        return power(x, (int) exponent);
      }
    }
    Phrase phrase = null;
    if (y.isNumber() && Math.abs(y.number()) <= Double.MAX_VALUE && y.number() != 0) {
      phrase = target.phrase("x " + symbol + " c");
    } else if (x.isNumber()
        && Math.abs(x.number()) <= Double.MAX_VALUE
        && Math.abs(x.number()) != 1) {
      phrase = target.phrase("c " + symbol + " y");
    } else if (y.isNumber() && y.number() == 0 && !symbol.equals("/")) {
      phrase = target.phrase("x " + symbol + " c");
    }
    return phrase == null ? null : apply(phrase, x, y);
  }

  private static boolean isNameless(Node number) {
    double size = Math.abs(number.number());
    return size != Math.PI && size != Math.E && size != 2 * Math.PI;
  }

  private Node power(Node base, int exponent) {
    Operation times = helpers.operator("*");
    Node x = exponent < 0 ? apply(helpers.operator("/"), nodes.number(1), base) : base;
    return switch (Math.abs(exponent)) {
      case 1 -> x;
      case 2 -> apply(times, x, x);
      case 3 -> apply(times, apply(times, x, x), x);
      default -> {
        Node square = apply(times, x, x);
        yield apply(times, square, square);
      }
    };
  }

  /** Any number of operands, two at a time. */
  private Node fold(Operation operation, Node... operands) {
    String name = operation.name();
    Operation each =
        switch (name) {
          case "sum", "mean", "logsumexp" -> helpers.operator("+");
          case "prod" -> helpers.operator("*");
          default -> helpers.function(name, 2);
        };
    if (operands.length == 1) {
      return name.equals("hypot") ? apply(helpers.function("abs", 1), operands) : operands[0];
    }
    return switch (name) {
      case "sum" -> sum(operands);
      case "mean" -> apply(helpers.operator("/"), sum(operands), nodes.number(operands.length));
      case "logsumexp" -> logSumExp(operands);
      default -> chain(each, operands);
    };
  }

  private Node chain(Operation operation, Node... operands) {
    Node result = operands[0];
    for (int k = 1; k < operands.length; k++) {
      result = apply(operation, result, operands[k]);
    }
    return result;
  }

  /** The sum, and then what its roundings lost; of two there is nothing to carry along. */
  private Node sum(Node... operands) {
    Operation plus = helpers.operator("+");
    Node sum = chain(plus, operands);
    return operands.length > 2 ? apply(plus, sum, lost(operands)) : sum;
  }

  /** What the roundings of a sum lose. */
  private Node lost(Node... operands) {
    Operation plus = helpers.operator("+");
    Operation lost = helpers.function("lostsum", 2);
    Node sum = operands[0];
    Node rest = null;
    for (int k = 1; k < operands.length; k++) {
      Node part = apply(lost, sum, operands[k]);
      rest = rest == null ? part : apply(plus, rest, part);
      sum = apply(plus, sum, operands[k]);
    }
    return rest;
  }

  private Node logSumExp(Node... operands) {
    Operation exp = helpers.function("exp", 1);
    Operation minus = helpers.operator("-");
    Node largest = chain(helpers.function("max", 2), operands);
    Node[] parts = new Node[operands.length];
    for (int k = 0; k < parts.length; k++) {
      parts[k] = apply(exp, apply(minus, operands[k], largest));
    }
    // One of the parts is 1, and log1p wants the others.
    Operation plus = helpers.operator("+");
    Node others = apply(plus, apply(minus, chain(plus, parts), nodes.number(1)), lost(parts));
    Node log = apply(helpers.function("log1p", 1), others);
    Node size = apply(helpers.function("abs", 1), largest);
    Node infinity = nodes.number(Double.POSITIVE_INFINITY);
    Node isFinite = apply(helpers.operator("<"), size, infinity);
    return conditional(isFinite, apply(plus, largest, log), largest);
  }
}
