package autograd.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hands blocks of rows from the thread that writes them to the one that reads them. Whichever gives
 * up first is noticed by the other. (Java's pipes would mind that the reader changes threads.)
 */
final class Handover extends OutputStream {
  private static final int BLOCKS = 4;
  private static final byte[] END = {};

  private final ArrayBlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(BLOCKS);
  private volatile boolean isAbandoned;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (length > 0) {
      put(Arrays.copyOfRange(bytes, from, from + length));
    }
  }

  /** Says that this was all; a reader that counts the rows may have gone by itself by now. */
  @Override
  public void close() throws IOException {
    try {
      while (!isAbandoned && !blocks.offer(END, 50, TimeUnit.MILLISECONDS)) {
        // It still has blocks to read.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** No more will be read, or written. */
  void abandon() {
    isAbandoned = true;
  }

  private void put(byte[] block) throws IOException {
    try {
      while (!blocks.offer(block, 50, TimeUnit.MILLISECONDS)) {
        check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The next block; null at the end. */
  byte[] take() throws IOException {
    try {
      byte[] block = null;
      while (block == null) {
        check();
        block = blocks.poll(50, TimeUnit.MILLISECONDS);
      }
      return block == END ? null : block;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void check() throws IOException {
    if (isAbandoned) {
      throw new IOException("the other side has given up");
    }
  }
}
