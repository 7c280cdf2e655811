package autograd.functions;

/**
 * The operators, in Java's own arithmetic. The algebra in which the table writes its rules stands
 * on these, so they are the ones a row cannot express. Conditions are 1 for true and 0 for false;
 * anything but 0 counts as true.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /** The value of an operator of one operand, {@code -} or {@code not}. */
  public static double value(String symbol, double x) {
    return symbol.equals("-") ? -x : truth(x == 0);
  }

  /**
   * The value of an operator of two operands, as IEEE arithmetic has it.
   *
   * @throws IllegalArgumentException if the symbol is no operator
   */
  public static double value(String symbol, double x, double y) {
    return switch (symbol.charAt(0)) {
      case '+' -> x + y;
      case '-' -> x - y;
      case '*' -> x * y;
      case '/' -> x / y;
      case '^' -> power(x, y);
      case '<' -> truth(symbol.length() == 1 ? x < y : x <= y);
      case '>' -> truth(symbol.length() == 1 ? x > y : x >= y);
      case '=' -> truth(x == y);
      case '!' -> truth(x != y);
      case 'a' -> truth(x != 0 && y != 0);
      case 'o' -> truth(x != 0 || y != 0);
      default -> throw new IllegalArgumentException(symbol);
    };
  }

  /**
   * Beyond 2^31 in the exponent fdlibm has no more than four terms of the logarithm, and is off by
   * hundreds of units in the last place. It does not matter unless x is so near to ±1 that the
   * power stays in range.
   */
  private static double power(double x, double y) {
    double distance = Math.abs(x) - 1;
    boolean isHard = Math.abs(y) > 0x1p31 && Math.abs(y) < 0x1p70 && Math.abs(distance) < 1e-6;
    if (!isHard || distance == 0 || (x < 0 && y != Math.rint(y))) {
      return StrictMath.pow(x, y);
    }
    double size = DoubleDouble.of(distance).log1p().times(y).expValue();
    return x < 0 && y % 2 != 0 ? -size : size;
  }

  private static double truth(boolean condition) {
    return condition ? 1 : 0;
  }
}
