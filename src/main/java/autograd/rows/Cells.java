package autograd.rows;

import java.nio.charset.StandardCharsets;

/**
 * Rows as bytes for machines, cell by cell: a number is the eight bytes of its bits, text its
 * length in UTF-8 as four bytes and then itself, all of them little-endian. What is no number has
 * the bits of a NaN that no computation gives.
 */
public final class Cells {
  /** The bits of a number that is not there. */
  public static final long MISSING = 0x7FF8_0000_0000_0001L;

  /** The bits of a number where there is something else. */
  public static final long NO_NUMBER = 0x7FF8_0000_0000_0002L;

  /** The length of text that is not there. */
  public static final int NO_TEXT = -1;

  private Cells() {}

  /** The bits of the number that a text means, as in any other table. */
  public static long number(String text, NumberStyle style) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return style.isNull(bytes, 0, bytes.length) ? MISSING : number(style, bytes, 0, bytes.length);
  }

  private static long number(NumberStyle style, byte[] bytes, int from, int to) {
    double number = style.read(bytes, from, to);
    return Double.isNaN(number) ? NO_NUMBER : Double.doubleToRawLongBits(number);
  }

  /**
   * Writes a field. One without anything in it is missing.
   *
   * @param style how it is written as a number; null if it is text
   */
  static void write(Bytes out, NumberStyle style, byte[] bytes, int from, int to) {
    if (style != null) {
      out.appendLong(from == to ? MISSING : number(style, bytes, from, to));
    } else if (from == to) {
      out.appendInt(NO_TEXT);
    } else {
      out.appendInt(to - from).append(bytes, from, to);
    }
  }
}
