package autograd.rows;

import autograd.functions.ShortestDecimal;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A buffer of bytes that grows, and writes numbers in the fewest digits that read back. */
final class Bytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1 << 12];
  private int length;

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  /** Takes back whatever stands behind {@code mark}, an earlier length. */
  void truncate(int mark) {
    length = mark;
  }

  /** Makes room for so many bytes more. */
  void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  Bytes append(byte[] source, int from, int to) {
    reserve(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  Bytes append(byte b) {
    reserve(1);
    bytes[length++] = b;
    return this;
  }

  Bytes appendLong(long number) {
    reserve(Long.BYTES);
    LONGS.set(bytes, length, number);
    length += Long.BYTES;
    return this;
  }

  Bytes appendInt(int number) {
    reserve(Integer.BYTES);
    INTS.set(bytes, length, number);
    length += Integer.BYTES;
    return this;
  }

  int intAt(int at) {
    return (int) INTS.get(bytes, at);
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  /** What was appended from {@code mark}, an earlier length, on. */
  String textFrom(int mark) {
    return new String(bytes, mark, length - mark, StandardCharsets.UTF_8);
  }

  static long longAt(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  Bytes append(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return append(encoded, 0, encoded.length);
  }

  /** The number as answers write it; with a point if it must have one. */
  Bytes append(double number, boolean decimalPoint) {
    reserve(ShortestDecimal.LONGEST);
    length = ShortestDecimal.write(number, decimalPoint, bytes, length);
    return this;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
