package autograd.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a few lines of a program that vouch for all its results: where these are finite, no result
 * is NaN. A product that is finite has finite factors, and a sum finite terms, so that the value
 * and the longest chain of factors vouch for every gradient of a product of a thousand variables.
 * To look at two numbers a row is cheaper than to look at a thousand and one.
 */
final class Witnesses {
  /** How often, at most, all lines are gone over, and how many lines that may be in all. */
  private static final int MOST_SWEEPS = 40;

  private static final int MOST_LINES = 20_000_000;

  /** With more arguments than that there is hardly one that could be spared. */
  private static final int MOST_ARGUMENTS = 64;

  private static final int UNKNOWN = 1026;

  /** Not NaN. */
  private static final int NUMBER = 1025;

  private static final int FINITE = 1024;

  /** Of all that is bound more narrowly: there is no smaller power of two. */
  private static final int NARROWEST = -1074;

  private final Code code;
  private final List<Integer> results;

  /**
   * What is known of each line: one of these, or a smaller number that says to which power of two
   * its magnitude grows at most. To know no more than that a square is finite is to know that twice
   * its root is.
   */
  private final int[] known;

  private int sweepsLeft;

  private Witnesses(Code code, List<Integer> results) {
    this.code = code;
    this.results = results;
    this.known = new int[code.size()];
  }

  /**
   * The witnesses, as few as are easily found.
   *
   * @param results the lines they are to vouch for, the value first
   * @param arguments the operands of functions, which say more than what a function makes of them
   */
  static Set<Integer> of(Code code, List<Integer> results, Set<Integer> arguments) {
    Witnesses witnesses = new Witnesses(code, results);
    Set<Integer> few = witnesses.choose(Set.of());
    if (few.size() > 1 && !arguments.isEmpty() && arguments.size() <= MOST_ARGUMENTS) {
      Set<Integer> others = witnesses.choose(arguments);
      few = others.size() < few.size() ? others : few;
    }
    return few;
  }

  private Set<Integer> choose(Set<Integer> first) {
    Set<Integer> chosen = new LinkedHashSet<>(first);
    List<Integer> candidates = new ArrayList<>(results.subList(1, results.size()));
    // What is computed last has gone through the longest chain.
    candidates.sort(Comparator.reverseOrder());
    candidates.add(0, results.get(0));
    sweepsLeft = Math.min(MOST_SWEEPS, MOST_LINES / known.length + 2);
    sweep(chosen);
    for (int candidate : candidates) {
      if (known[candidate] == UNKNOWN) {
        chosen.add(candidate);
        sweep(chosen);
      }
    }
    for (int witness : List.copyOf(chosen)) {
      chosen.remove(witness);
      sweep(chosen);
      if (sweepsLeft == 0 || !vouches()) {
        chosen.add(witness);
      }
    }
    return chosen;
  }

  private boolean vouches() {
    for (int result : results) {
      if (known[result] == UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  /** Finds out what is known where these are finite: of their operands, then of all lines. */
  private void sweep(Set<Integer> finite) {
    if (sweepsLeft == 0) {
      return;
    }
    sweepsLeft--;
    for (int line = 0; line < known.length; line++) {
      known[line] = finite.contains(line) ? FINITE : UNKNOWN;
    }
    for (int line = known.length - 1; line >= 0; line--) {
      if (known[line] != UNKNOWN) {
        tellOperands(line);
      }
    }
    for (int line = 0; line < known.length; line++) {
      learn(line, ofOperands(line));
    }
  }

  private void learn(int line, int most) {
    known[line] = Math.min(known[line], Math.max(most, NARROWEST));
  }

  private void tellOperands(int line) {
    int most = known[line];
    // What is finite has finite operands, but of what size is seldom known.
    int loose = Math.max(most, FINITE);
    switch (code.instruction(line)) {
      case NEGATE, ABS -> learn(code.operand(line, 0), most);
      case SQUARE -> learn(code.operand(line, 0), isFinite(most) ? most / 2 + 2 : most);
      case ADD, SUBTRACT, SQRT, FUSED -> {
        for (int k = 0; k < code.arity(line); k++) {
          learn(code.operand(line, k), loose);
        }
      }
      case MULTIPLY -> {
        for (int k = 0; k < 2; k++) {
          int factor = code.operand(line, 1 - k);
          learn(code.operand(line, k), isFinite(most) ? ofFactor(most, factor) : most);
        }
      }
      case DIVIDE -> {
        learn(code.operand(line, 0), loose);
        learn(code.operand(line, 1), NUMBER);
      }
      case MIN, MAX -> {
        learn(code.operand(line, 0), NUMBER);
        learn(code.operand(line, 1), NUMBER);
      }
      default -> {
        // It may hide what its operands are.
      }
    }
  }

  /** The bound of what is multiplied by that line to what has this bound. */
  private int ofFactor(int most, int line) {
    boolean isKnown = isFactor(line) && Math.abs(code.constant(line)) >= Double.MIN_NORMAL;
    // The product was rounded.
    return isKnown ? Math.min(most - Math.getExponent(code.constant(line)) + 1, FINITE) : FINITE;
  }

  private int ofOperands(int line) {
    return switch (code.instruction(line)) {
      case CONSTANT -> ofConstant(code.constant(line));
      case NEGATE, ABS -> operand(line, 0);
      case SQUARE -> {
        int most = operand(line, 0);
        yield isFinite(most) ? bound(2 * most) : most;
      }
      case ADD, SUBTRACT -> ofSum(operand(line, 0), operand(line, 1));
      case MULTIPLY -> ofProduct(line);
      case FUSED -> {
        boolean areFinite = isFinite(operand(line, 0)) && isFinite(operand(line, 1));
        yield areFinite ? Math.max(operand(line, 2), NUMBER) : UNKNOWN;
      }
      case DIVIDE -> isFactor(code.operand(line, 1)) ? Math.max(operand(line, 0), NUMBER) : UNKNOWN;
      case MIN, MAX -> Math.max(operand(line, 0), operand(line, 1));
      case LESS, LESS_OR_EQUAL, EQUAL, UNEQUAL, AND, OR, NOT -> 0;
      case SELECT -> Math.max(operand(line, 1), operand(line, 2));
      default -> UNKNOWN;
    };
  }

  private int operand(int line, int k) {
    return known[code.operand(line, k)];
  }

  private static boolean isFinite(int most) {
    return most <= FINITE;
  }

  /** What is at most this power of two before it is rounded; from 2^1024 on it may overflow. */
  private static int bound(int exponent) {
    return exponent < FINITE ? exponent : NUMBER;
  }

  private static int ofConstant(double number) {
    if (Double.isFinite(number)) {
      return Math.getExponent(number) + 1;
    }
    return Double.isNaN(number) ? UNKNOWN : NUMBER;
  }

  private static int ofSum(int a, int b) {
    if (isFinite(a) && isFinite(b)) {
      return bound(Math.max(a, b) + 1);
    }
    // Of two infinities the sum may be NaN.
    return isFinite(Math.min(a, b)) ? Math.max(a, b) : UNKNOWN;
  }

  private int ofProduct(int line) {
    int a = operand(line, 0);
    int b = operand(line, 1);
    if (isFinite(a) && isFinite(b)) {
      return bound(a + b);
    }
    // An infinity times 0 is NaN.
    return isFactor(code.operand(line, 0)) ? b : UNKNOWN;
  }

  /** Whether it is a constant that leaves infinities what they are. */
  private boolean isFactor(int line) {
    return code.isConstant(line)
        && code.constant(line) != 0
        && Double.isFinite(code.constant(line));
  }
}
