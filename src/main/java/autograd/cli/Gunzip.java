package autograd.cli;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks .gz (RFC 1952): one member after the other, up to the end of the file. Java's own stream
 * takes what stands behind a member for another one only if it is there already, which a pipe's
 * seldom is, and passes over what is none: rows would be lost in silence.
 */
final class Gunzip extends InputStream {
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int HEADER_CHECK = 2;

  private final BufferedInputStream raw;
  private final byte[] packed = new byte[1 << 16];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 check = new CRC32();

  /** What was last handed to the inflater, from the raw stream's mark on. */
  private int given;

  private long length;
  private boolean isAtEnd;

  /** Begins to unpack; {@code raw} begins with a member. */
  Gunzip(BufferedInputStream raw) throws IOException {
    this.raw = raw;
    readHeader();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    while (!isAtEnd) {
      int read = inflate(bytes, from, most);
      if (read > 0) {
        check.update(bytes, from, read);
        length += read;
        return read;
      }
      if (inflater.finished()) {
        readTrailer();
      } else {
        // What it does not need stays in the raw stream, which is put back to behind the member.
        raw.mark(packed.length);
        given = raw.read(packed, 0, packed.length);
        if (given < 0) {
          throw cutShort();
        }
        inflater.setInput(packed, 0, given);
      }
    }
    return -1;
  }

  private int inflate(byte[] bytes, int from, int most) throws IOException {
    try {
      return inflater.inflate(bytes, from, most);
    } catch (DataFormatException e) {
      throw new IOException("it is damaged: " + e.getMessage(), e);
    }
  }

  private void readTrailer() throws IOException {
    raw.reset();
    raw.skipNBytes(given - inflater.getRemaining());
    if (readNumber(4) != check.getValue() || readNumber(4) != (length & 0xFFFF_FFFFL)) {
      throw new IOException("it is damaged: what was packed and what was unpacked differ");
    }
    raw.mark(1);
    int next = raw.read();
    if (next < 0) {
      isAtEnd = true;
      inflater.end();
      return;
    }
    raw.reset();
    inflater.reset();
    check.reset();
    length = 0;
    readHeader();
  }

  private void readHeader() throws IOException {
    if (readNumber(2) != 0x8B1F || readNumber(1) != 8) {
      throw new IOException("there is something behind the packed data that is not packed");
    }
    long flags = readNumber(1);
    readNumber(4);
    readNumber(2);
    if ((flags & EXTRA) != 0) {
      raw.skipNBytes(readNumber(2));
    }
    for (int text : new int[] {NAME, COMMENT}) {
      while ((flags & text) != 0 && readNumber(1) != 0) {
        // It ends with a 0.
      }
    }
    if ((flags & HEADER_CHECK) != 0) {
      readNumber(2);
    }
  }

  /** A number of so many bytes, the lowest first. */
  private long readNumber(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      int next = raw.read();
      if (next < 0) {
        throw cutShort();
      }
      number |= (long) next << (8 * i);
    }
    return number;
  }

  private static EOFException cutShort() {
    return new EOFException("it ends in the midst of packed data");
  }
}
