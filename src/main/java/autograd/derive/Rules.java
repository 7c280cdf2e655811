package autograd.derive;

import autograd.graph.Value;
import autograd.operations.Formula;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import autograd.operations.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What terms may be replaced by simpler ones: one row a rule, the term on the left and what stands
 * in its place on the right; and, for every function that the table calls odd or even, how a sign
 * in it moves out. A rule never changes a value where the left side has one, and it does not tell 0
 * from -0. One that may give a value where the left side has none, as {@code x/x -> 1} does at 0,
 * says {@code wider}; where a formula has to stay undefined, such rules are used only of what is
 * defined everywhere.
 *
 * <p>A term is made from its operands up, and every rule leaves fewer operations or moves a sign
 * out, so rewriting ends.
 */
final class Rules {
  private static final List<String> NAMES = List.of("x", "y", "c");

  // spotless:off
  static final String[] ROWS = {
    "── sums ──────────────────────────────────────",
    "x + 0              -> x",
    "x - 0              -> x",
    "0 - x              -> -x",
    "x - x              -> 0        | wider",
    "x + (-y)           -> x - y",
    "x - (-y)           -> x + y",
    "-(-x)              -> x",
    "-(x - y)           -> y - x",
    "sum(x)             -> x",
    "sum(x, y)          -> x + y",
    "mean(x)            -> x",
    "logsumexp(x)       -> x",
    "── products and quotients ────────────────────",
    "x * 0              -> 0        | wider",
    "x * 1              -> x",
    "x * (-1)           -> -x",
    "x * (-y)           -> -(x*y)",
    "x * (1/y)          -> x/y",
    "x / 1              -> x",
    "x / (-1)           -> -x",
    "0 / x              -> 0        | wider",
    "x / x              -> 1        | wider",
    "(-x) / y           -> -(x/y)",
    "x / (-y)           -> -(x/y)",
    "1 / (1/x)          -> x",
    "inv(x)             -> 1/x",
    "prod(x)            -> x",
    "prod(x, y)         -> x*y",
    "sign(x) * abs(x)   -> x",
    "x * sign(x)        -> abs(x)",
    "x / abs(x)         -> sign(x)  | wider",
    "sign(x) / abs(x)   -> 1/x      | wider",
    "abs(x) / x         -> sign(x)  | wider",
    "── powers and roots ──────────────────────────",
    "x * x              -> x^2",
    "x ^ 1              -> x",
    "x ^ 0              -> 1        | wider",
    "1 ^ x              -> 1        | wider",
    "abs2(x)            -> x^2",
    "sqrt(x) ^ 2        -> x        | wider",
    "cbrt(x) ^ 3        -> x",
    "abs(x) ^ 2         -> x^2",
    "hypot(x)           -> abs(x)",
    "(-x) ^ 2           -> x^2",
    "exp(log(x))        -> x        | wider",
    "log(e)             -> 1",
    "── circular and hyperbolic functions ─────────",
    "sin(x) / cos(x)    -> tan(x)",
    "cos(x) / sin(x)    -> cot(x)",
    "cos(x) * tan(x)    -> sin(x)",
    "sin(x) / tan(x)    -> cos(x)   | wider",
    "sec(x) * cos(x)    -> 1        | wider",
    "csc(x) * sin(x)    -> 1        | wider",
    "sec(x) / tan(x)    -> csc(x)   | wider",
    "csc(x) / cot(x)    -> sec(x)   | wider",
    "tan(x) * cot(x)    -> 1        | wider",
    "sinh(x) / cosh(x)  -> tanh(x)  | wider",
    "cosh(x) / sinh(x)  -> coth(x)  | wider",
    "cosh(x) * tanh(x)  -> sinh(x)",
    "sinh(x) / tanh(x)  -> cosh(x)  | wider",
    "sech(x) * cosh(x)  -> 1        | wider",
    "── signs ─────────────────────────────────────",
    "abs(abs(x))        -> abs(x)",
    "── choices ───────────────────────────────────",
    "if(c, x, x)        -> x        | wider",
    "max(x, x)          -> x",
    "min(x, x)          -> x",
    "max(x)             -> x",
    "min(x)             -> x",
  };
  // spotless:on

  private final Map<Operation, List<Rule>> byOperation = new HashMap<>();
  private final List<Rule> all = new ArrayList<>();

  /**
   * One row.
   *
   * @param text how it is written
   * @param left what it is looked for
   * @param right what takes its place
   * @param isWider whether it may have a value where the left side has none
   */
  record Rule(String text, Formula left, Formula right, boolean isWider) {

    /** Whether the left side is undefined nowhere, as far as its own operations tell. */
    boolean isTotal() {
      return isTotal(left);
    }

    private static boolean isTotal(Formula formula) {
      return formula.operation() == null
          || (Tameness.isTame(formula.operation())
              && formula.operands().stream().allMatch(Rule::isTotal));
    }
  }

  private Rules(OperationTable table) {
    for (String row : ROWS) {
      if (row.contains("->")) {
        add(row, table);
      }
    }
    for (OperationTable.Family family : table.families()) {
      for (Operation operation : family.operations()) {
        String name = operation.name();
        if (operation.is(Trait.ODD) && !operation.isInfix()) {
          add(name + "(-x) -> -" + name + "(x)", table);
        } else if (operation.is(Trait.EVEN) && !operation.isInfix()) {
          add(name + "(-x) -> " + name + "(x)", table);
        }
      }
    }
  }

  private void add(String row, OperationTable table) {
    int arrow = row.indexOf("->");
    Formula left = Formula.read(row.substring(0, arrow).trim(), NAMES, table);
    String[] rest = row.substring(arrow + 2).split("\\|", -1);
    Formula right = Formula.read(rest[0].trim(), NAMES, table);
    Rule rule = new Rule(row, left, right, rest.length > 1);
    all.add(rule);
    byOperation.computeIfAbsent(left.operation(), any -> new ArrayList<>()).add(rule);
  }

  static Rules standard() {
    return Standard.RULES;
  }

  /** Every rule, in the order of the table. */
  List<Rule> all() {
    return all;
  }

  /**
   * The term that a rule puts in place of an operation; null if none speaks of it.
   *
   * @param keepsUndefined whether it has to be undefined wherever the operation is
   */
  Value rewrite(Terms terms, boolean keepsUndefined, Operation operation, Value... operands) {
    List<Rule> rules = byOperation.get(operation);
    if (rules == null) {
      return null;
    }
    boolean isSwappable = operation.isInfix() && "+*".contains(operation.name());
    Value[] bound = new Value[NAMES.size()];
    for (Rule rule : rules) {
      boolean isFound =
          matches(rule.left, false, bound, operands)
              || (isSwappable && matches(rule.left, true, bound, operands));
      if (isFound && !(keepsUndefined && rule.isWider && !isTotal(terms, rule, bound))) {
        return write(terms, rule.right, bound);
      }
    }
    return null;
  }

  private static boolean isTotal(Terms terms, Rule rule, Value... bound) {
    for (Value value : bound) {
      if (value != null && !terms.isTame(value)) {
        return false;
      }
    }
    return rule.isTotal();
  }

  private static boolean matches(
      Formula pattern, boolean swapped, Value[] bound, Value... operands) {
    List<Formula> parts = pattern.operands();
    if (parts.size() != operands.length) {
      return false;
    }
    Arrays.fill(bound, null);
    for (int k = 0; k < operands.length; k++) {
      if (!matches(parts.get(k), operands[swapped ? operands.length - 1 - k : k], bound)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Formula pattern, Value value, Value[] bound) {
    if (pattern.isSlot()) {
      Value before = bound[pattern.slot()];
      bound[pattern.slot()] = value;
      return before == null || before == value;
    }
    if (pattern.isNumber()) {
      return value.isConstant() && value.number() == pattern.number();
    }
    if (isNegativeNumber(pattern)) {
      return value.isConstant() && value.number() == -pattern.operands().get(0).number();
    }
    if (value.isLeaf() || value.operation() != pattern.operation()) {
      return false;
    }
    List<Formula> parts = pattern.operands();
    for (int k = 0; k < parts.size(); k++) {
      if (!matches(parts.get(k), value.operand(k), bound)) {
        return false;
      }
    }
    return parts.size() == value.arity();
  }

  private static boolean isNegativeNumber(Formula pattern) {
    return pattern.operation() != null
        && pattern.operation().name().equals("-")
        && pattern.operands().size() == 1
        && pattern.operands().get(0).isNumber();
  }

  /** A formula as a term: its slots stand for the Values in {@code bound}. */
  static Value write(Terms terms, Formula formula, Value... bound) {
    if (formula.isSlot()) {
      return bound[formula.slot()];
    }
    if (formula.isNumber()) {
      return terms.number(formula.number(), formula.number() == Math.PI ? "pi" : null);
    }
    Value[] operands = new Value[formula.operands().size()];
    for (int k = 0; k < operands.length; k++) {
      operands[k] = write(terms, formula.operands().get(k), bound);
    }
    return terms.apply(formula.operation(), operands);
  }

  private static final class Standard {
    static final Rules RULES = new Rules(OperationTable.standard());
  }
}
