package autograd.rows;

/**
 * How the numbers that are added to a table are written.
 *
 * @param rounding what writes them otherwise than in the fewest digits that read back; or null
 * @param decimal their decimal mark
 */
record Results(Look.Rounding rounding, char decimal) {
  static final Results PLAIN = new Results(null, '.');

  /** The number as text, with a point if it must have one. */
  void write(Bytes out, double number, boolean decimalPoint) {
    if (rounding == null) {
      out.append(number, decimalPoint);
    } else {
      out.append(rounding.text(number, decimalPoint));
    }
  }

  /** As a field between those delimiters, in quotes where its mark is one. */
  void writeField(Bytes out, double number, byte delimiter) {
    if (decimal == '.') {
      write(out, number, false);
      return;
    }
    int start = out.length();
    write(out, number, false);
    boolean isQuoted = false;
    for (int i = start; i < out.length(); i++) {
      if (out.array()[i] == '.') {
        out.array()[i] = (byte) decimal;
        isQuoted = decimal == delimiter;
      }
    }
    if (isQuoted) {
      String text = out.textFrom(start);
      out.truncate(start);
      out.append((byte) '"').append(text).append((byte) '"');
    }
  }
}
