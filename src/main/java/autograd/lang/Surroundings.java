package autograd.lang;

import autograd.operations.OperationTable;
import org.antlr.v4.runtime.Token;

/** The text around a place in a formula, as hints quote it. */
final class Surroundings {
  /** Longest operand that a hint quotes whole. */
  private static final int QUOTED = 40;

  private final String text;
  private final OperationTable table;

  Surroundings(Source source, OperationTable table) {
    this.text = source.text();
    this.table = table;
  }

  private int startOf(Token token) {
    return text.offsetByCodePoints(0, token.getStartIndex());
  }

  private int endOf(Token token) {
    return text.offsetByCodePoints(0, token.getStopIndex() + 1);
  }

  /**
   * The operand whose last token this is: a word or a parenthesis from its start, with the name of
   * the function that it belongs to and the postfix signs behind; null if it is too long.
   */
  String operandEndingAt(Token last) {
    int end = endOf(last);
    int start = startOf(last);
    while (start >= 0 && isPostfix(text.charAt(start))) {
      start--;
      while (start > 0 && Character.isWhitespace(text.charAt(start))) {
        start--;
      }
    }
    if (start < 0) {
      return null;
    }
    if (closing(text.charAt(start)) == 0) {
      return text.substring(startOfWord(start), end);
    }
    int depth = 0;
    for (int i = start; i >= Math.max(0, end - QUOTED); i--) {
      depth += closing(text.charAt(i)) - opening(text.charAt(i));
      if (depth == 0) {
        int name = i;
        while (name > 0 && Character.isLetterOrDigit(text.charAt(name - 1))) {
          name--;
        }
        boolean isCall = table.function(text.substring(name, i)) != null;
        return text.substring(isCall ? name : i, end);
      }
    }
    return null;
  }

  /** Where the word begins that a character belongs to. */
  private int startOfWord(int index) {
    int start = index;
    while (start > 0 && isPartOfWord(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '_'
        || c == '.'
        || c == '\'';
  }

  private static boolean isPostfix(char c) {
    return c == '!' || "⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c) >= 0;
  }

  /** The operand whose first token this is, likewise. */
  String operandStartingAt(Token first) {
    return operandStartingAt(startOf(first), first.getText().length());
  }

  private String operandStartingAt(int start, int length) {
    int open = start + (opening(text.charAt(start)) == 1 ? 0 : length);
    if (open >= text.length() || opening(text.charAt(open)) == 0) {
      return text.substring(start, Math.min(text.length(), start + length));
    }
    int depth = 0;
    for (int i = open; i < Math.min(text.length(), start + QUOTED); i++) {
      depth += opening(text.charAt(i)) - closing(text.charAt(i));
      if (depth == 0) {
        return text.substring(start, i + 1);
      }
    }
    return null;
  }

  /** The operand behind a token; null if there is none or it is too long. */
  String operandBehind(Token token) {
    int start = skipSpace(endOf(token));
    int end = start;
    while (end < text.length() && isPartOfWord(text.charAt(end))) {
      end++;
    }
    boolean isOpen = start < text.length() && opening(text.charAt(start)) == 1;
    return end == start && !isOpen ? null : operandStartingAt(start, end - start);
  }

  private int skipSpace(int from) {
    int index = from;
    while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
      index++;
    }
    return index;
  }

  /**
   * What stands before a token in its part of a statement: behind the parenthesis that is open, the
   * comma, or the sign that binds.
   */
  String before(Token token) {
    int end = startOf(token);
    int depth = 0;
    int start = end;
    while (start > 0) {
      char c = text.charAt(start - 1);
      depth += closing(c) - opening(c);
      if (depth < 0 || (depth == 0 && (isSeparator(c) || isBinding(start - 1)))) {
        break;
      }
      start--;
    }
    return text.substring(start, end).strip();
  }

  /** What stands behind a token in its part of a statement. */
  String behind(Token token) {
    int start = endOf(token);
    int depth = 0;
    int end = start;
    while (end < text.length()) {
      char c = text.charAt(end);
      depth += opening(c) - closing(c);
      if (depth < 0 || (depth == 0 && (isSeparator(c) || c == '#'))) {
        break;
      }
      end++;
    }
    return text.substring(start, end).strip();
  }

  /** What stands before a token in its statement. */
  String statementBefore(Token token) {
    int end = startOf(token);
    int start = end;
    while (start > 0 && ";\n\r".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return text.substring(start, end).strip();
  }

  /** The text between a token and the next sign of that kind; null if there is none. */
  String upTo(Token token, char sign) {
    int start = endOf(token);
    int end = text.indexOf(sign, start);
    return end < 0 ? null : text.substring(start, end).strip();
  }

  /** Whether a line ends between two tokens. */
  boolean hasNewlineBetween(Token before, Token found) {
    String between = text.substring(endOf(before), startOf(found));
    return between.indexOf('\n') >= 0 || between.indexOf('\r') >= 0;
  }

  private static boolean isSeparator(char c) {
    return ",;\n\r".indexOf(c) >= 0;
  }

  /** Whether a sign at that place gives a name to what follows, and compares nothing. */
  private boolean isBinding(int index) {
    char before = index == 0 ? ' ' : text.charAt(index - 1);
    char behind = index + 1 == text.length() ? ' ' : text.charAt(index + 1);
    return text.charAt(index) == '=' && "<>=!".indexOf(before) < 0 && behind != '=';
  }

  private static int opening(char c) {
    return c == '(' || c == '[' ? 1 : 0;
  }

  private static int closing(char c) {
    return c == ')' || c == ']' ? 1 : 0;
  }
}
