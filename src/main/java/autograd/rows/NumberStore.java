package autograd.rows;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a table, read once and gone through many times, column by column. So much of it as
 * may be stays in memory, and the rest lies in a temporary file. Filled by one thread; then several
 * may read.
 */
public final class NumberStore extends OutputStream {
  /** Rows are kept by so many. */
  public static final int SEGMENT = 1 << 14;

  private final int columns;
  private final long mostInMemory;
  private final List<Segment> segments = new ArrayList<>();
  private ByteBuffer last;
  private FileChannel spilled;
  private long rows;

  /** So many rows: in memory, or in the file from {@code position} on. */
  private record Segment(int rows, DoubleBuffer memory, long position) {}

  /**
   * An empty store.
   *
   * @param columns how many numbers a row has, at least 1
   * @param mostInMemory how many bytes of them may stay in memory
   */
  public NumberStore(int columns, long mostInMemory) {
    this.columns = columns;
    this.mostInMemory = mostInMemory;
    this.last = segment();
  }

  private ByteBuffer segment() {
    return ByteBuffer.allocate(SEGMENT * columns * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  @Override
  public void write(int b) {
    throw new UnsupportedOperationException("rows come whole");
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int at = from; at < from + length; ) {
      int taken = Math.min(last.remaining(), from + length - at);
      last.put(bytes, at, taken);
      at += taken;
      if (!last.hasRemaining()) {
        endSegment();
      }
    }
  }

  /** There are no more rows. */
  @Override
  public void close() throws IOException {
    if (last != null && last.position() > 0) {
      endSegment();
    }
    last = null;
  }

  private void endSegment() throws IOException {
    int count = last.position() / (columns * Double.BYTES);
    last.flip();
    boolean fits = (rows + count) * columns * Double.BYTES <= mostInMemory;
    if (fits) {
      segments.add(new Segment(count, last.asDoubleBuffer(), 0));
      last = segment();
    } else {
      if (spilled == null) {
        spilled = temporaryFile();
      }
      long position = spilled.size();
      while (last.hasRemaining()) {
        spilled.write(last, position + last.position());
      }
      segments.add(new Segment(count, null, position));
      last.clear();
    }
    rows += count;
  }

  /** Gone when the program is. */
  private static FileChannel temporaryFile() throws IOException {
    Path file = Files.createTempFile("autograd", ".rows");
    return FileChannel.open(
        file,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** How many segments there are; all but the last have {@link #SEGMENT} rows. */
  public int segments() {
    return segments.size();
  }

  /** How many rows a segment has. */
  public int rowsOf(int segment) {
    return segments.get(segment).rows;
  }

  /**
   * Reads rows of a segment.
   *
   * @param from the first of them within the segment
   * @param count how many
   * @param into for each column where its numbers go; at least {@code count} long
   * @throws UnreadableData if the temporary file cannot be read
   */
  public void read(int segment, int from, int count, double[][] into) {
    read(segment, from, count, into, 0);
  }

  /** Likewise, with the numbers of the first row at a place of one's choice. */
  public void read(int segment, int from, int count, double[][] into, int at) {
    Segment rows = segments.get(segment);
    DoubleBuffer numbers = rows.memory;
    int start = from * columns;
    if (numbers == null) {
      numbers = fetch(rows.position + (long) start * Double.BYTES, count);
      start = 0;
    }
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < columns; c++) {
        into[c][at + i] = numbers.get(start++);
      }
    }
  }

  private DoubleBuffer fetch(long position, int count) {
    ByteBuffer bytes =
        ByteBuffer.allocate(count * columns * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (bytes.hasRemaining()) {
        if (spilled.read(bytes, position + bytes.position()) < 0) {
          throw new EOFException("the temporary file has become shorter");
        }
      }
    } catch (IOException e) {
      throw new UnreadableData(e);
    }
    return bytes.flip().asDoubleBuffer();
  }
}
