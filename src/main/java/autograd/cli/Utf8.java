package autograd.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text of another encoding as UTF-8, which is all that tables are read as. */
final class Utf8 extends InputStream {
  private final String encoding;
  private final Reader from;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final CharBuffer characters = CharBuffer.allocate(1 << 13).flip();
  private final ByteBuffer bytes = ByteBuffer.allocate(3 << 13).flip();
  private boolean isAtEnd;

  /** What {@code from} holds; as an error where it is no text of that encoding. */
  Utf8(InputStream from, Charset encoding) {
    this.encoding = encoding.name();
    this.from = new InputStreamReader(from, encoding.newDecoder());
  }

  /**
   * The encoding of what begins so; null if it is UTF-8, or another that passes through as if it
   * were. Text in UTF-16 begins with a mark, or else with two letters of ASCII.
   */
  static Charset encoding(BufferedInputStream in) throws IOException {
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    if (start.length < 4) {
      return null;
    }
    int first = start[0] & 0xFF;
    int second = start[1] & 0xFF;
    boolean areEven0 = start[0] == 0 && start[2] == 0;
    boolean areOdd0 = start[1] == 0 && start[3] == 0;
    if (first == 0xFF && second == 0xFE) {
      boolean isWide = start[2] == 0 && start[3] == 0;
      return isWide ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
    }
    if ((first == 0xFE && second == 0xFF) || (areEven0 && !areOdd0)) {
      return StandardCharsets.UTF_16BE;
    }
    return areOdd0 && !areEven0 && start[2] != 0 ? StandardCharsets.UTF_16LE : null;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int at, int most) throws IOException {
    while (!bytes.hasRemaining() && !isAtEnd) {
      fill();
    }
    if (!bytes.hasRemaining()) {
      return -1;
    }
    int read = Math.min(most, bytes.remaining());
    bytes.get(to, at, read);
    return read;
  }

  private void fill() throws IOException {
    try {
      characters.compact();
      isAtEnd = from.read(characters) < 0;
      characters.flip();
      bytes.clear();
      // There is room, since no char takes more than three bytes.
      CoderResult result = encoder.encode(characters, bytes, isAtEnd);
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException e) {
      throw new IOException("it is no whole text in " + encoding, e);
    } finally {
      bytes.flip();
    }
  }
}
