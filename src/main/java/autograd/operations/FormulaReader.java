package autograd.operations;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the table's own formulas, by precedence climbing. They are written by us in the language's
 * syntax, so a mistake in one is a defect, not a user's error, and the reader needs neither a
 * grammar nor diagnostics.
 */
final class FormulaReader {
  private static final String[] OPERATORS = {
    "or", "and", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "^"
  };
  private static final int SIGN = 6;

  /** What the names in a formula stand for. */
  interface Slots {
    /** The slot of that name; -1 if it is none. */
    int slotOf(String word);
  }

  private final String text;
  private final Slots slots;
  private final OperationTable table;
  private int position;

  FormulaReader(String text, Slots slots, OperationTable table) {
    this.text = text;
    this.slots = slots;
    this.table = table;
  }

  Formula readOne() {
    Formula[] all = readAll();
    if (all.length != 1) {
      throw unreadable();
    }
    return all[0];
  }

  /** Formulas separated by commas; null for each that is only an underscore or a dash. */
  Formula[] readAll() {
    List<Formula> formulas = new ArrayList<>();
    do {
      formulas.add(accept("_") || acceptDash() ? null : expression(0));
    } while (accept(","));
    if (position < text.length()) {
      throw unreadable();
    }
    return formulas.toArray(new Formula[0]);
  }

  /** A dash that stands alone and is no sign. */
  private boolean acceptDash() {
    int start = position;
    if (accept("-") && (position == text.length() || text.charAt(position) == ',')) {
      return true;
    }
    position = start;
    return false;
  }

  private Formula expression(int loosest) {
    Formula left = operand();
    for (String symbol = operator(); symbol != null; symbol = operator()) {
      int precedence = precedence(symbol);
      if (precedence < loosest) {
        break;
      }
      position += symbol.length();
      Formula right = expression(symbol.equals("^") ? SIGN : precedence + 1);
      left = Formula.apply(table.operator(symbol, 2), left, right);
    }
    return left;
  }

  private static int precedence(String symbol) {
    return switch (symbol) {
      case "or" -> 1;
      case "and" -> 2;
      case "+", "-" -> 4;
      case "*", "/" -> 5;
      case "^" -> 7;
      default -> 3;
    };
  }

  private Formula operand() {
    if (accept("-")) {
      return Formula.apply(table.operator("-", 1), expression(SIGN));
    }
    if (accept("(")) {
      Formula inside = expression(0);
      expect(")");
      return inside;
    }
    int start = position;
    while (position < text.length() && isWord(text.charAt(position))) {
      position++;
    }
    if (start == position) {
      throw unreadable();
    }
    if (Character.isDigit(text.charAt(start)) && text.startsWith("e-", position - 1)) {
      position++;
      return number(start);
    }
    String word = text.substring(start, position);
    if (Character.isDigit(word.charAt(0))) {
      return number(start);
    }
    if (accept("(")) {
      List<Formula> operands = new ArrayList<>();
      do {
        operands.add(expression(0));
      } while (accept(","));
      expect(")");
      Operation function = table.function(word, operands.size());
      if (function == null) {
        throw unreadable();
      }
      return Formula.apply(function, operands.toArray(new Formula[0]));
    }
    return named(word);
  }

  private Formula number(int start) {
    while (position < text.length() && Character.isDigit(text.charAt(position))) {
      position++;
    }
    return Formula.number(Double.parseDouble(text.substring(start, position)));
  }

  private Formula named(String word) {
    int slot = slots.slotOf(word);
    if (slot >= 0) {
      return Formula.slot(slot);
    }
    Double constant = Constants.named(word);
    if (constant == null) {
      throw unreadable();
    }
    return Formula.number(constant);
  }

  private String operator() {
    skipSpace();
    for (String symbol : OPERATORS) {
      if (text.startsWith(symbol, position)) {
        return symbol;
      }
    }
    return null;
  }

  private boolean accept(String symbol) {
    skipSpace();
    boolean found = text.startsWith(symbol, position);
    if (found) {
      position += symbol.length();
      skipSpace();
    }
    return found;
  }

  private void expect(String symbol) {
    if (!accept(symbol)) {
      throw unreadable();
    }
  }

  private void skipSpace() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '.';
  }

  private IllegalStateException unreadable() {
    return new IllegalStateException(
        "a row of " + slots + " is unreadable: " + text + " at " + position);
  }
}
