package autograd.compile;

import autograd.operations.Operation;
import autograd.operations.Trait;
import java.util.BitSet;
import java.util.List;

/**
 * Between what the lines of a code lie where its inputs lie between bounds: with that, most of what
 * might be wrong at a row is ruled out for a whole block at once. Of each line the least and the
 * largest number, and below what magnitude nothing but 0 comes; a line of which nothing is known
 * may be anything, NaN too.
 */
final class Bounds {
  /** What is added on both sides for the errors of functions, which need not be monotonic. */
  private static final double ERROR = 0x1p-48;

  /** A root that takes longer to find is not looked for. */
  private static final int MOST_STEPS = 200;

  private final Code code;
  private final double[] least;
  private final double[] most;

  /** No number of the line but 0 is smaller. */
  private final double[] tiny;

  private final BitSet known;

  /** The lines that are 0 only where it can be seen from an operand that is 0. */
  private final BitSet exact;

  private Bounds(Code code) {
    this.code = code;
    this.least = new double[code.size()];
    this.most = new double[code.size()];
    this.tiny = new double[code.size()];
    this.known = new BitSet(code.size());
    this.exact = new BitSet(code.size());
  }

  /**
   * Which of some marks may be set at a row.
   *
   * @param marks lines that mark rows
   * @param columns between what the finite numbers of each column lie
   */
  static BitSet possible(Code code, List<Integer> marks, Columns columns) {
    Bounds bounds = new Bounds(code);
    for (int line = 0; line < code.size(); line++) {
      bounds.find(line, columns);
    }
    BitSet possible = new BitSet();
    for (int which = 0; which < marks.size(); which++) {
      int condition = code.operand(marks.get(which), 0);
      possible.set(which, !bounds.isZero(condition));
    }
    return possible;
  }

  private boolean isZero(int line) {
    return known.get(line) && least[line] == 0 && most[line] == 0;
  }

  private void set(int line, double from, double to, double smallest) {
    if (Double.isFinite(from) && Double.isFinite(to)) {
      // No number is at least as large as infinity: a line that is 0 has none but 0.
      known.set(line);
      least[line] = from;
      most[line] = to;
      double least = Double.isNaN(smallest) ? 0 : smallest;
      tiny[line] = from > 0 || to < 0 ? Math.min(Math.abs(from), Math.abs(to)) : least;
    }
  }

  private void setTruth(int line, boolean mayHold, boolean mayFail) {
    set(line, mayFail ? 0 : 1, mayHold ? 1 : 0, 1);
    exact.set(line);
  }

  private void find(int line, Columns columns) {
    int a = operand(line, 0);
    int b = operand(line, 1);
    int c = operand(line, 2);
    switch (code.instruction(line)) {
      case INPUT -> {
        int column = code.input(line);
        if (columns.isAny(column)) {
          set(line, columns.least(column), columns.most(column), columns.tiny(column));
        }
        exact.set(line);
      }
      case CONSTANT -> {
        double number = code.constant(line);
        set(line, number, number, number == 0 ? Double.POSITIVE_INFINITY : Math.abs(number));
        exact.set(line);
      }
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MIN, MAX -> {
        if (known.get(a) && known.get(b)) {
          arithmetic(line, a, b);
        }
      }
      case NEGATE -> negated(line, a);
      case SQUARE -> {
        if (known.get(a)) {
          double largest = size(a);
          double smallest = tiny[a] * tiny[a];
          set(line, holdsZero(a) ? 0 : smallest, largest * largest, smallest);
          exact.set(line, smallest >= Double.MIN_NORMAL);
        }
      }
      case ABS -> {
        if (known.get(a)) {
          set(line, holdsZero(a) ? 0 : tiny[a], size(a), tiny[a]);
          exact.set(line, exact.get(a));
        }
      }
      case SQRT -> {
        if (known.get(a) && least[a] >= 0) {
          set(line, Math.sqrt(least[a]), Math.sqrt(most[a]), Math.sqrt(tiny[a]));
          exact.set(line, exact.get(a));
        }
      }
      case LESS -> compared(line, a, b, least(a) < most(b), most(a) < least(b));
      case LESS_OR_EQUAL -> compared(line, a, b, least(a) <= most(b), most(a) <= least(b));
      case EQUAL -> compared(line, a, b, meet(a, b), areOne(a, b));
      case UNEQUAL -> compared(line, a, b, !areOne(a, b), !meet(a, b));
      case AND -> setTruth(line, !isZero(a) && !isZero(b), !isTrue(a) || !isTrue(b));
      case OR -> setTruth(line, !isZero(a) || !isZero(b), !isTrue(a) && !isTrue(b));
      case NOT -> setTruth(line, !isTrue(a), !isZero(a));
      case IF, SELECT -> {
        if (isTrue(a) || isZero(a)) {
          copy(line, isTrue(a) ? b : c);
        } else if (known.get(b) && known.get(c) && (known.get(a) || isSelect(line))) {
          hull(line, b, c);
        }
      }
      case LOST -> setTruth(line, mayBeLost(a, b, c), true);
      case CALL -> called(line, a, b);
      default -> {
        // Nothing is known.
      }
    }
  }

  private boolean isSelect(int line) {
    return code.instruction(line) == Instruction.SELECT;
  }

  private int operand(int line, int k) {
    boolean isPlain = !code.isWide(line) && k < code.arity(line);
    return isPlain && !code.instruction(line).isLeaf() ? code.operand(line, k) : 0;
  }

  private double least(int line) {
    return known.get(line) ? least[line] : Double.NEGATIVE_INFINITY;
  }

  private double most(int line) {
    return known.get(line) ? most[line] : Double.POSITIVE_INFINITY;
  }

  private double size(int line) {
    return Math.max(Math.abs(least[line]), Math.abs(most[line]));
  }

  private boolean holdsZero(int line) {
    return least[line] <= 0 && most[line] >= 0;
  }

  private boolean isTrue(int line) {
    return known.get(line) && !holdsZero(line);
  }

  private boolean meet(int a, int b) {
    return least(a) <= most(b) && least(b) <= most(a);
  }

  private boolean areOne(int a, int b) {
    return known.get(a) && known.get(b) && least[a] == most[b] && most[a] == least[b];
  }

  private void compared(int line, int a, int b, boolean mayHold, boolean must) {
    setTruth(line, mayHold, !(must && known.get(a) && known.get(b)));
  }

  private void copy(int line, int other) {
    if (known.get(other)) {
      set(line, least[other], most[other], tiny[other]);
      exact.set(line, exact.get(other));
    }
  }

  private void hull(int line, int a, int b) {
    set(line, Math.min(least[a], least[b]), Math.max(most[a], most[b]), Math.min(tiny[a], tiny[b]));
    tiny[line] = Math.min(tiny[line], Math.min(tiny[a], tiny[b]));
    exact.set(line, exact.get(a) && exact.get(b));
  }

  private void negated(int line, int a) {
    if (known.get(a)) {
      set(line, -most[a], -least[a], tiny[a]);
      exact.set(line, exact.get(a));
    }
  }

  private void arithmetic(int line, int a, int b) {
    switch (code.instruction(line)) {
      case ADD -> set(line, least[a] + least[b], most[a] + most[b], ofSum(a, b));
      case SUBTRACT -> set(line, least[a] - most[b], most[a] - least[b], ofSum(a, b));
      case MULTIPLY -> {
        corners(line, a, b, tiny[a] * tiny[b]);
        exact.set(line, tiny[a] * tiny[b] >= Double.MIN_NORMAL);
      }
      case DIVIDE -> {
        if (!holdsZero(b)) {
          double smallest = tiny[a] / size(b);
          corners(line, a, b, smallest);
          exact.set(line, smallest >= Double.MIN_NORMAL);
        }
      }
      case MIN -> {
        double to = Math.min(most[a], most[b]);
        set(line, Math.min(least[a], least[b]), to, Math.min(tiny[a], tiny[b]));
      }
      default -> {
        double from = Math.max(least[a], least[b]);
        set(line, from, Math.max(most[a], most[b]), Math.min(tiny[a], tiny[b]));
      }
    }
  }

  /** Both operands are whole multiples of the last bit of the smallest number they can be. */
  private double ofSum(int a, int b) {
    return Math.min(lastBit(a), lastBit(b));
  }

  private double lastBit(int line) {
    return most[line] == 0 && least[line] == 0 ? Double.POSITIVE_INFINITY : Math.ulp(tiny[line]);
  }

  private void corners(int line, int a, int b, double smallest) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      double x = corner % 2 == 0 ? least[a] : most[a];
      double y = corner / 2 == 0 ? least[b] : most[b];
      double z = code.instruction(line) == Instruction.MULTIPLY ? x * y : x / y;
      from = Math.min(from, z);
      to = Math.max(to, z);
    }
    set(line, from, to, smallest);
  }

  private boolean mayBeLost(int a, int b, int c) {
    if (!known.get(a)) {
      return true;
    }
    boolean mayBePlain = holdsZero(b) || holdsZero(c);
    boolean isCertainlyPlain = (exact.get(a) && mayBePlain) || isZero(b) || isZero(c);
    return (holdsZero(a) && !isCertainlyPlain) || (!isZero(a) && tiny[a] < Double.MIN_NORMAL);
  }

  private void called(int line, int a, int b) {
    Operation operation = code.call(line).operation();
    if (operation.arity() == 2 && operation.isInfix() && known.get(a) && known.get(b)) {
      power(line, operation, a, b);
    } else if (operation.arity() == 1 && known.get(a)) {
      shaped(line, operation, a);
    }
  }

  /** Powers of positive numbers are monotonic in both operands, whole ones of others in size. */
  private void power(int line, Operation operation, int a, int b) {
    boolean isWhole = least[b] == most[b] && least[b] == Math.rint(least[b]) && least[b] >= 1;
    if (least[a] <= 0 && !isWhole) {
      return;
    }
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    if (least[a] > 0) {
      for (double x : new double[] {least[a], most[a]}) {
        for (double y : new double[] {least[b], most[b]}) {
          from = Math.min(from, operation.value(x, y));
          to = Math.max(to, operation.value(x, y));
        }
      }
      widened(line, from, to, 0);
      return;
    }
    double largest = operation.value(size(a), least[b]);
    double smallest = operation.value(tiny[a], least[b]);
    widened(line, least[b] % 2 == 0 ? 0 : -largest, largest, smallest);
    exact.set(line, known.get(line) && tiny[line] >= Double.MIN_NORMAL);
  }

  private void shaped(int line, Operation operation, int a) {
    if (operation.is(Trait.WITHIN_ONE)) {
      set(line, -1, 1, 0);
      return;
    }
    double left = operation.value(least[a]);
    double right = operation.value(most[a]);
    if (operation.is(Trait.RISING) || operation.is(Trait.FALLING)) {
      monotonic(line, operation, a, Math.min(left, right), Math.max(left, right));
    } else if (operation.is(Trait.HILL)) {
      double top = holdsZero(a) ? operation.value(0) : larger(a, operation);
      widened(line, Math.min(left, right), top, 0);
    } else if (operation.is(Trait.VALLEY)) {
      double bottom = holdsZero(a) ? operation.value(0) : smaller(a, operation);
      widened(line, bottom, Math.max(left, right), 0);
    }
  }

  private void monotonic(int line, Operation operation, int a, double from, double to) {
    boolean isThroughZero = operation.value(0) == 0 && holdsZero(a);
    double above = Math.abs(operation.value(tiny[a]));
    double below = Math.abs(operation.value(-tiny[a]));
    widened(line, from, to, isThroughZero ? Math.min(above, below) : besideRoot(operation, a));
    boolean isPlain = known.get(line) && tiny[line] >= Double.MIN_NORMAL;
    exact.set(line, isPlain && isThroughZero);
  }

  /**
   * What a monotonic function is at the two doubles next to its root, and half of it to be sure.
   */
  private double besideRoot(Operation operation, int a) {
    double from = least[a];
    double to = most[a];
    double sign = operation.value(to) > operation.value(from) ? 1 : -1;
    if (!(sign * operation.value(from) <= 0 && sign * operation.value(to) >= 0)) {
      return 0;
    }
    for (int steps = 0; from < to; steps++) {
      if (steps == MOST_STEPS) {
        return 0;
      }
      double middle = from + (to - from) / 2;
      if (sign * operation.value(middle) >= 0) {
        to = middle;
      } else {
        from = Math.nextUp(middle);
      }
    }
    double size = Math.abs(operation.value(Math.nextDown(to)));
    for (double x : new double[] {to, Math.nextUp(to)}) {
      double other = Math.abs(operation.value(x));
      size = other > 0 ? Math.min(size, other) : size;
    }
    return size / 2;
  }

  private double larger(int a, Operation operation) {
    return Math.max(operation.value(least[a]), operation.value(most[a]));
  }

  private double smaller(int a, Operation operation) {
    return Math.min(operation.value(least[a]), operation.value(most[a]));
  }

  private void widened(int line, double from, double to, double smallest) {
    double below = from - ERROR * Math.abs(from);
    double above = to + ERROR * Math.abs(to);
    set(line, below, above, smallest * (1 - ERROR));
    if (!(Math.abs(from) >= Double.MIN_NORMAL || from == 0)) {
      known.clear(line);
    }
  }
}
