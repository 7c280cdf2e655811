package autograd.graph;

/**
 * The operators, in Java's own arithmetic. The algebra in which the table writes its rules stands
 * on these, so they are the ones a row cannot express. Conditions are 1 for true and 0 for false;
 * anything but 0 counts as true.
 */
final class Arithmetic {
  private Arithmetic() {}

  static double value(String symbol, double x) {
    return symbol.equals("-") ? -x : truth(x == 0);
  }

  static double value(String symbol, double x, double y) {
    return switch (symbol.charAt(0)) {
      case '+' -> x + y;
      case '-' -> x - y;
      case '*' -> x * y;
      case '/' -> x / y;
      case '^' -> StrictMath.pow(x, y);
      case '<' -> truth(symbol.length() == 1 ? x < y : x <= y);
      case '>' -> truth(symbol.length() == 1 ? x > y : x >= y);
      case '=' -> truth(x == y);
      case '!' -> truth(x != y);
      case 'a' -> truth(x != 0 && y != 0);
      case 'o' -> truth(x != 0 || y != 0);
      default -> throw new IllegalArgumentException(symbol);
    };
  }

  private static double truth(boolean condition) {
    return condition ? 1 : 0;
  }
}
