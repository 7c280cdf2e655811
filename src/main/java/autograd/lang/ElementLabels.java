package autograd.lang;

import autograd.graph.Span;
import autograd.graph.Value;

/**
 * Labels for Values whose place in the text is shared by others: the elements of a vector, and what
 * is read once for each number that an index takes. Where a name is too long there is none.
 */
final class ElementLabels {
  private final Source source;
  private final Scopes scopes;

  /** Whether a place in the text is the place in the string. */
  private final boolean isBasic;

  ElementLabels(Source source, Scopes scopes) {
    this.source = source;
    this.scopes = scopes;
    this.isBasic =
        source.text().codePointCount(0, source.text().length()) == source.text().length();
  }

  /** The label of an element of what stands in the text, counted from 0. */
  String element(Span span, Dimensions shape, int index) {
    String text = text(span);
    return text == null ? null : (isName(text) ? text : "(" + text + ")") + shape.subscript(index);
  }

  /** The label of a product of two elements; null if one of them has no name. */
  String product(Value left, Value right) {
    boolean isShort =
        left.label() != null
            && right.label() != null
            && left.label().length() + right.label().length() < OperatorReader.LONGEST_LABEL;
    return isShort ? left.label() + "*" + right.label() : null;
  }

  /** The text of a place, with the numbers that indexes are at; null if it is too long. */
  String text(Span span) {
    if (span.end() - span.start() > OperatorReader.LONGEST_LABEL) {
      return null;
    }
    String text =
        isBasic ? source.text().substring(span.start(), span.end()) : span.in(source.text());
    String plain = text.indexOf('\n') < 0 ? text : text.replaceAll("\\s+", " ");
    return scopes.isEmpty() ? plain : withNumbers(plain);
  }

  private String withNumbers(String text) {
    StringBuilder written = new StringBuilder();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && isPartOfName(text.charAt(end))) {
        end++;
      }
      if (end == start) {
        written.append(text.charAt(start++));
        continue;
      }
      String word = text.substring(start, end);
      Integer number = scopes.index(word);
      written.append(number == null ? word : number.toString());
      start = end;
    }
    return written.toString();
  }

  private static boolean isName(String text) {
    return text.chars().allMatch(c -> isPartOfName((char) c));
  }

  private static boolean isPartOfName(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_' || c == '\'';
  }
}
