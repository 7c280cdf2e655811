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

  private static final byte UNKNOWN = 0;

  /** Not NaN. */
  private static final byte NUMBER = 1;

  private static final byte FINITE = 2;

  private final Code code;
  private final List<Integer> results;
  private final byte[] known;
  private int sweepsLeft;

  private Witnesses(Code code, List<Integer> results) {
    this.code = code;
    this.results = results;
    this.known = new byte[code.size()];
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
      raise(line, ofOperands(line));
    }
  }

  private void raise(int line, byte least) {
    known[line] = (byte) Math.max(known[line], least);
  }

  private void tellOperands(int line) {
    boolean isFinite = known[line] == FINITE;
    switch (code.instruction(line)) {
      case ADD, SUBTRACT, MULTIPLY, NEGATE, SQUARE, ABS, SQRT, FUSED -> {
        for (int k = 0; k < code.arity(line); k++) {
          raise(code.operand(line, k), isFinite ? FINITE : NUMBER);
        }
      }
      case DIVIDE -> {
        raise(code.operand(line, 0), isFinite ? FINITE : NUMBER);
        raise(code.operand(line, 1), NUMBER);
      }
      case MIN, MAX -> {
        raise(code.operand(line, 0), NUMBER);
        raise(code.operand(line, 1), NUMBER);
      }
      default -> {
        // It may hide what its operands are.
      }
    }
  }

  private byte ofOperands(int line) {
    return switch (code.instruction(line)) {
      case CONSTANT -> ofConstant(code.constant(line));
      case NEGATE, ABS -> operand(line, 0);
      case SQUARE -> notFinite(operand(line, 0));
      case ADD, SUBTRACT -> ofSum(operand(line, 0), operand(line, 1));
      case MULTIPLY -> ofProduct(line);
      case FUSED -> {
        boolean areFinite = operand(line, 0) == FINITE && operand(line, 1) == FINITE;
        yield areFinite ? notFinite(operand(line, 2)) : UNKNOWN;
      }
      case DIVIDE -> isFactor(code.operand(line, 1)) ? notFinite(operand(line, 0)) : UNKNOWN;
      case MIN, MAX -> (byte) Math.min(operand(line, 0), operand(line, 1));
      case LESS, LESS_OR_EQUAL, EQUAL, UNEQUAL, AND, OR, NOT -> FINITE;
      case SELECT -> (byte) Math.min(operand(line, 1), operand(line, 2));
      default -> UNKNOWN;
    };
  }

  private byte operand(int line, int k) {
    return known[code.operand(line, k)];
  }

  private static byte ofConstant(double number) {
    return Double.isFinite(number) ? FINITE : Double.isNaN(number) ? UNKNOWN : NUMBER;
  }

  /** What may have grown too large, but is no NaN if that was none. */
  private static byte notFinite(byte known) {
    return (byte) Math.min(known, NUMBER);
  }

  /** Of two infinities the sum may be NaN. */
  private static byte ofSum(byte a, byte b) {
    return Math.max(a, b) == FINITE && Math.min(a, b) != UNKNOWN ? NUMBER : UNKNOWN;
  }

  private byte ofProduct(int line) {
    byte a = operand(line, 0);
    byte b = operand(line, 1);
    if (a == FINITE && b == FINITE) {
      return NUMBER;
    }
    // An infinity times 0 is NaN.
    return isFactor(code.operand(line, 0)) ? notFinite(b) : UNKNOWN;
  }

  /** Whether it is a constant that leaves infinities what they are. */
  private boolean isFactor(int line) {
    return code.isConstant(line)
        && code.constant(line) != 0
        && Double.isFinite(code.constant(line));
  }
}
