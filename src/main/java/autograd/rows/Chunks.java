package autograd.rows;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Cuts a stream into chunks between rows. A row that is longer than a chunk makes it longer. */
final class Chunks {
  private static final int SIZE = 1 << 19;

  /** No row is longer than these. */
  private static final int LONGEST = 1 << 28;

  private final InputStream in;
  private final RowFormat format;

  /** What was read and is not yet part of a chunk. */
  private byte[] rest = {};

  private boolean isAtEnd;
  private boolean isTooLong;
  private byte lastByte = '\n';

  /** Chunks that have been used up, to be filled again. */
  private final Deque<Chunk> spare = new ArrayDeque<>();

  Chunks(InputStream in, RowFormat format) {
    this.in = in;
    this.format = format;
  }

  /** Reads the head of the table; false if there is nothing at all. */
  boolean readHead() {
    Chunk first = new Chunk(SIZE);
    fill(first);
    while (!isAtEnd && format.firstEnd(first.bytes, first.length) == 0) {
      if (first.bytes.length >= LONGEST) {
        throw new BadData("its first row does not end: is a quote missing?");
      }
      grow(first);
      fill(first);
    }
    int taken = format.readHead(first.bytes, first.length);
    rest = Arrays.copyOfRange(first.bytes, taken, first.length);
    return first.length > 0;
  }

  /** The next chunk, or null at the end, or before a row that is too long to be one. */
  Chunk next() {
    Chunk chunk = spare.isEmpty() ? new Chunk(SIZE) : spare.pop();
    if (chunk.bytes.length < rest.length) {
      chunk.bytes = new byte[rest.length];
    }
    System.arraycopy(rest, 0, chunk.bytes, 0, rest.length);
    chunk.length = rest.length;
    fill(chunk);
    int end = isAtEnd ? chunk.length : format.lastEnd(chunk.bytes, chunk.length);
    while (end == 0 && !isAtEnd) {
      if (chunk.bytes.length >= LONGEST) {
        isTooLong = true;
        return null;
      }
      grow(chunk);
      fill(chunk);
      end = isAtEnd ? chunk.length : format.lastEnd(chunk.bytes, chunk.length);
    }
    rest = Arrays.copyOfRange(chunk.bytes, end, chunk.length);
    chunk.length = end;
    return end == 0 ? null : chunk;
  }

  /** Whether there are no more chunks because a row is too long to be one. */
  boolean isTooLong() {
    return isTooLong;
  }

  /** Whether the last line lacks its end. */
  boolean endsOpen() {
    return isAtEnd && lastByte != '\n';
  }

  void giveBack(Chunk chunk) {
    spare.push(chunk);
  }

  private void fill(Chunk chunk) {
    try {
      while (!isAtEnd && chunk.length < chunk.bytes.length) {
        int read = in.read(chunk.bytes, chunk.length, chunk.bytes.length - chunk.length);
        isAtEnd = read < 0;
        chunk.length += Math.max(0, read);
        lastByte = read > 0 ? chunk.bytes[chunk.length - 1] : lastByte;
      }
    } catch (IOException e) {
      throw new UnreadableData(e);
    }
  }

  private static void grow(Chunk chunk) {
    chunk.bytes = Arrays.copyOf(chunk.bytes, chunk.bytes.length * 2);
  }
}
