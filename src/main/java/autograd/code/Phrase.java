package autograd.code;

import java.util.ArrayList;
import java.util.List;

/**
 * How a target writes an operation: text with holes for the operands, {@code pow({x}, {y})}. Where
 * a hole stands says how tightly its operand must hold together: between brackets and commas
 * anything will do, at the ends of an operator what its level asks for.
 */
final class Phrase {
  /** A hole for every operand. */
  private static final String MORE = "…";

  private static final int ALL = -2;

  private final String name;
  private final Level level;
  private final boolean isTruth;
  private final List<String> texts = new ArrayList<>();
  private final List<Integer> holes = new ArrayList<>();
  private final List<Level> needs = new ArrayList<>();

  /**
   * Reads a template.
   *
   * @param name the signature it is for
   * @param operands what the holes are called, in order
   * @param isTruth whether it is a condition of the target's own, no number
   */
  Phrase(String name, List<String> operands, String template, Level level, boolean isTruth) {
    this.name = name;
    this.level = level;
    this.isTruth = isTruth;
    int start = 0;
    for (int at = 0; at < template.length(); at++) {
      int end = template.charAt(at) == '{' ? template.indexOf('}', at) : -1;
      String word = end < 0 ? "" : template.substring(at + 1, end);
      int operand = word.equals(MORE) ? ALL : operands.indexOf(word);
      if (end >= 0 && (operand >= 0 || operand == ALL)) {
        texts.add(template.substring(start, at));
        holes.add(operand);
        needs.add(need(template, at, end + 1));
        start = end + 1;
        at = end;
      }
    }
    texts.add(template.substring(start));
  }

  private Level need(String template, int start, int end) {
    String before = template.substring(0, start).stripTrailing();
    String after = template.substring(end).stripLeading();
    boolean isMarkup = template.startsWith("<");
    if (isMarkup && level == Level.ATOM) {
      return Level.CONDITIONAL;
    }
    boolean isFirst = before.isEmpty() || (isMarkup && before.lastIndexOf('<') == 0);
    boolean isLast = after.isEmpty() || (isMarkup && after.indexOf('<', 1) < 0);
    boolean isBehindWord = !isFirst && Character.isLetter(before.charAt(before.length() - 1));
    if (level == Level.ATOM && isBehindWord && !isLast && Character.isLetter(after.charAt(0))) {
      return Level.CONDITIONAL;
    }
    if (after.startsWith(".")) {
      return Level.ATOM;
    }
    if (!isFirst
        && !isLast
        && "([{,>".indexOf(before.charAt(before.length() - 1)) >= 0
        && ")]},<&\\".indexOf(after.charAt(0)) >= 0) {
      return Level.CONDITIONAL;
    }
    boolean isLeft = level == Level.SUM || level == Level.PRODUCT || level == Level.AND;
    if (isFirst && (isLeft || level == Level.OR)) {
      return level;
    }
    if (isLast && level == Level.CONDITIONAL) {
      return level;
    }
    return isLast && level == Level.POWER ? Level.SIGN : level.above();
  }

  /** The signature it is for. */
  String name() {
    return name;
  }

  Level level() {
    return level;
  }

  boolean isTruth() {
    return isTruth;
  }

  /** How many holes there are. */
  int holes() {
    return holes.size();
  }

  /** Which operand fills a hole; negative for all of them, with commas. */
  int operand(int hole) {
    return holes.get(hole);
  }

  /** How tightly what fills a hole must hold together. */
  Level need(int hole) {
    return needs.get(hole);
  }

  /** Whether a hole is what a method is called on. */
  boolean isReceiver(int hole) {
    return texts.get(hole + 1).startsWith(".");
  }

  /** The text before a hole, or behind the last one. */
  String text(int hole) {
    return texts.get(hole);
  }

  /** Whether an operand stands in it more than once. */
  boolean repeats(int operand) {
    return holes.indexOf(operand) != holes.lastIndexOf(operand);
  }

  /** Whether it may be computed only where the condition around it holds. */
  boolean isRaw() {
    return name.startsWith("raw");
  }

  @Override
  public String toString() {
    return name;
  }
}
