package autograd.rows;

import java.nio.charset.StandardCharsets;

/** Fields of delimited text, as RFC 4180 has them: where they end, and what they hold. */
final class Fields {
  static final byte QUOTE = '"';

  private Fields() {}

  /** Where the field that begins at {@code at} ends: at a delimiter, an LF, or the end. */
  static int end(byte[] bytes, int at, int length, byte delimiter) {
    int i = at;
    if (i < length && bytes[i] == QUOTE) {
      i = Math.min(quoteEnd(bytes, i, length) + 1, length);
    }
    while (i < length && bytes[i] != delimiter && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Where the quote that opens at {@code at} is closed; {@code length} if it never is. */
  static int quoteEnd(byte[] bytes, int at, int length) {
    int i = at + 1;
    while (i < length && (bytes[i] != QUOTE || (i + 1 < length && bytes[i + 1] == QUOTE))) {
      i += bytes[i] == QUOTE ? 2 : 1;
    }
    return Math.min(i, length);
  }

  /** Where the row that begins at {@code at} ends; 0 if its end is not there. */
  static int rowEnd(byte[] bytes, int at, int length, byte delimiter) {
    int i = at;
    while (i < length) {
      i = end(bytes, i, length, delimiter);
      if (i < length && bytes[i] == '\n') {
        return i + 1;
      }
      i++;
    }
    return 0;
  }

  /** The end of the last field of a row, less the CR of its line's end. */
  static int trimmedEnd(byte[] bytes, int start, int end) {
    return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  static boolean isQuoted(byte[] bytes, int start, int end) {
    return end - start > 1 && bytes[start] == QUOTE && bytes[end - 1] == QUOTE;
  }

  /** A field as text, its quotes taken off. */
  static String text(byte[] bytes, int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return isQuoted(bytes, start, end)
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text;
  }

  /** A text as a field, in quotes where it needs them. */
  static String quoted(String text, byte delimiter) {
    boolean isPlain =
        text.indexOf(delimiter) < 0
            && text.indexOf('"') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0;
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
