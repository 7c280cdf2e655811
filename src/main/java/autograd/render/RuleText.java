package autograd.render;

import autograd.graph.Value;
import autograd.operations.Formula;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Operations and rules of the table, written with the names or numbers of one use. */
final class RuleText {
  private static final int LOOSEST = 0;
  private static final int COMPARISON = 3;
  private static final int SIGN = 6;
  private static final int POWER = 7;
  private static final int TIGHTEST = 8;

  /** More operands than these are not all written out. */
  private static final int MOST_OPERANDS = 6;

  /** Characters that no text has, one for each of the first operands. */
  static final int HOLE = 0xE000;

  static final int HOLE_OF_SIGNED = 0xE100;

  private static final List<List<String>> LEVELS =
      List.of(
          List.of("or"),
          List.of("and"),
          List.of("not"),
          List.of("<", "<=", ">", ">=", "==", "!="),
          List.of("+", "-"),
          List.of("*", "/"));

  private final Numbers numbers;
  private final Function<Value, String> labels;

  /** A text, and how loosely it binds. */
  private record Part(String text, int level) {
    String within(int tightest) {
      return level < tightest ? "(" + text + ")" : text;
    }
  }

  RuleText(Numbers numbers, Function<Value, String> labels) {
    this.numbers = numbers;
    this.labels = labels;
  }

  /** An operation with numbers for its operands: {@code -2 * 3}, {@code tanh(0.88)}. */
  String applied(Operation operation, List<Double> operands) {
    List<Part> parts = new ArrayList<>();
    for (double each : operands) {
      parts.add(number(each));
    }
    return apply(operation, parts).text;
  }

  /**
   * An operation with holes for its operands, to be filled later: {@link #HOLE} plus its position
   * for each, or {@link #HOLE_OF_SIGNED} plus that where a number with a sign needs parentheses.
   */
  static String template(Operation operation, int count) {
    List<Part> plain = new ArrayList<>();
    List<Part> signed = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      String hole = Character.toString(HOLE + k);
      plain.add(new Part(hole, TIGHTEST));
      signed.add(new Part(hole, SIGN));
    }
    String template = apply(operation, plain).text;
    String guarded = apply(operation, signed).text;
    for (int k = 0; k < Math.min(count, MOST_OPERANDS); k++) {
      String hole = Character.toString(HOLE + k);
      String parenthesised = "(" + hole + ")";
      if (guarded.contains(parenthesised) && !template.contains(parenthesised)) {
        template = template.replace(hole, Character.toString(HOLE_OF_SIGNED + k));
      }
    }
    return template;
  }

  /** The rule of a local derivative, with the labels of the operands and the result. */
  String local(Formula rule, Value result, int position) {
    return write(rule, result, position).text;
  }

  private Part write(Formula rule, Value result, int position) {
    if (rule.isNumber()) {
      return number(rule.number(), Numbers.shortest());
    }
    if (rule.isSlot()) {
      return result.operation().isVariadic()
          ? shared(rule.slot(), result, position)
          : label(rule.slot() == result.arity() ? result : result.operand(rule.slot()));
    }
    List<Part> parts = new ArrayList<>();
    for (Formula each : rule.operands()) {
      parts.add(write(each, result, position));
    }
    return apply(rule.operation(), parts);
  }

  /** What a rule for any number of operands speaks of. */
  private Part shared(int slot, Value result, int position) {
    return switch (slot) {
      case Operation.X -> label(result.operand(position));
      case Operation.Y -> label(result);
      case Operation.N -> number(result.arity(), Numbers.shortest());
      case Operation.T -> new Part("ties", TIGHTEST);
      default -> new Part(result.operation().name() + "(the others)", TIGHTEST);
    };
  }

  private Part label(Value value) {
    boolean isWhole = value.isLeaf() || value.label() != null;
    int level = isWhole ? TIGHTEST : level(value.operation(), value.arity());
    return new Part(labels.apply(value), level);
  }

  private Part number(double number) {
    return number(number, numbers);
  }

  /** A rule's own numbers are written as the rule has them. */
  private static Part number(double number, Numbers form) {
    String text = form.text(number);
    return new Part(text, text.startsWith("-") ? SIGN : TIGHTEST);
  }

  private static Part apply(Operation operation, List<Part> parts) {
    int level = level(operation, parts.size());
    String name = operation.name();
    if (level == TIGHTEST) {
      List<String> texts = new ArrayList<>();
      for (Part part : parts.subList(0, Math.min(parts.size(), MOST_OPERANDS))) {
        texts.add(part.within(LOOSEST));
      }
      String rest = parts.size() > MOST_OPERANDS ? ", …" : "";
      return new Part(name + "(" + String.join(", ", texts) + rest + ")", level);
    }
    if (parts.size() == 1) {
      return new Part(name + (level == SIGN ? "" : " ") + parts.get(0).within(level + 1), level);
    }
    Part right = parts.get(1);
    // Of a sum or a product only the left operand may be one; of a power only the right; of a
    // comparison neither.
    boolean isLeftTighter = level == POWER || level == COMPARISON;
    String left = parts.get(0).within(isLeftTighter ? level + 1 : level);
    String tail = right.level == SIGN ? right.within(TIGHTEST) : right.within(level + 1);
    String gap = level == POWER ? "" : " ";
    return new Part(left + gap + name + gap + tail, level);
  }

  private static int level(Operation operation, int count) {
    if (!operation.isInfix()) {
      return TIGHTEST;
    }
    if (operation.name().equals("^")) {
      return POWER;
    }
    if (count == 1) {
      return operation.name().equals("-") ? SIGN : LEVELS.indexOf(List.of("not"));
    }
    for (int level = 0; level < LEVELS.size(); level++) {
      if (LEVELS.get(level).contains(operation.name())) {
        return level;
      }
    }
    return LOOSEST;
  }
}
