package autograd.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A formula as a tree, which can be written with as few parentheses as precedence allows, or with
 * many.
 *
 * @param head an operator's symbol, a function's name, or the text of a leaf
 * @param parts its operands
 */
record Tree(String head, List<Tree> parts) {
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("or"),
          List.of("and"),
          List.of("not"),
          List.of("<", "<=", ">", ">=", "==", "!="),
          List.of("+", "-"),
          List.of("*", "/"),
          List.of("sign"),
          List.of("^"));

  private static final int NOT = 2;
  private static final int COMPARISON = 3;
  private static final int SIGN = 6;
  private static final int POWER = 7;
  private static final int ATOM = 8;

  private static final Tree SMALLEST = leaf("x");

  /** A leaf. */
  static Tree leaf(String text) {
    return new Tree(text, List.of());
  }

  /** The trees one step smaller: a part alone, a variable, or the same with a smaller part. */
  List<Tree> smaller() {
    List<Tree> smaller = new ArrayList<>(parts);
    if (!equals(SMALLEST)) {
      smaller.add(SMALLEST);
    }
    for (int k = 0; k < parts.size(); k++) {
      for (Tree part : parts.get(k).smaller()) {
        List<Tree> others = new ArrayList<>(parts);
        others.set(k, part);
        smaller.add(new Tree(head, others));
      }
    }
    return smaller;
  }

  /** Without a parenthesis or a space that could be left out. */
  String bare() {
    int level = level();
    if (level == ATOM) {
      return parts.isEmpty() ? head : head + "(" + join(parts.stream().map(Tree::bare)) + ")";
    }
    if (parts.size() == 1) {
      return head + space() + parts.get(0).bare(level);
    }
    // A power leans to the right, and its exponent may have a sign; comparisons do not chain.
    String left = parts.get(0).bare(level == POWER || level == COMPARISON ? level + 1 : level);
    String right = parts.get(1).bare(level == POWER ? SIGN : level + 1);
    return left + space() + head + space() + right;
  }

  private String bare(int loosest) {
    return level() < loosest ? "(" + bare() + ")" : bare();
  }

  /** With parentheses around every part and some more, and spaces wherever they may stand. */
  String dressed(Random dice) {
    List<String> inner = new ArrayList<>();
    parts.forEach(part -> inner.add(part.dressed(dice)));
    String text;
    if (level() == ATOM) {
      text = parts.isEmpty() ? head : head + gap(dice) + "(" + join(inner.stream()) + ")";
    } else if (parts.size() == 1) {
      text = head + gap(dice) + inner.get(0);
    } else {
      text = inner.get(0) + gap(dice) + head + gap(dice) + inner.get(1);
    }
    return dice.nextBoolean() ? "(" + gap(dice) + text + gap(dice) + ")" : "[(" + text + ")]";
  }

  private static String gap(Random dice) {
    return " \t ".substring(dice.nextInt(3)).repeat(dice.nextInt(3));
  }

  private static String join(java.util.stream.Stream<String> texts) {
    return texts.collect(Collectors.joining(","));
  }

  /** Words need a space before what follows; signs do not. */
  private String space() {
    return Character.isLetter(head.charAt(0)) ? " " : "";
  }

  private int level() {
    if (parts.size() == 1 && head.equals("-")) {
      return SIGN;
    }
    if (parts.size() == 1 && head.equals("not")) {
      return NOT;
    }
    for (int level = 0; level < LEVELS.size() && parts.size() == 2; level++) {
      if (LEVELS.get(level).contains(head)) {
        return level;
      }
    }
    return ATOM;
  }
}
