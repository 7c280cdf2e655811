package autograd.cli;

import autograd.rows.UnreadableData;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Data as a stream of UTF-8: a file or standard input, unpacked if it is packed. */
final class DataFile {
  private static final int BUFFER = 1 << 16;
  private static final int START = 256;
  private static final int GZIP = 0x1F8B;
  private static final int ZSTD = 0x28B5;

  /** Its four letters, and the first byte of its first page. */
  private static final byte[] PARQUET = {'P', 'A', 'R', '1', 0x15};

  private final String name;
  private final long size;
  private final Counter counter;
  private final Charset encoding;
  private final BufferedInputStream in;

  private DataFile(String name, long size, InputStream raw) throws IOException {
    this.name = name;
    this.size = size;
    this.counter = new Counter(raw, size);
    BufferedInputStream unpacked = unpack(name, counter);
    this.encoding = Utf8.encoding(unpacked);
    this.in =
        encoding == null ? unpacked : new BufferedInputStream(new Utf8(unpacked, encoding), BUFFER);
  }

  /** Opens a file, or standard input for {@code -}. */
  static DataFile open(String file, Console console) {
    if (file.equals("-")) {
      return open("standard input", -1, console.in());
    }
    Path path = path(file, console);
    try {
      long size = Files.isRegularFile(path) ? Files.size(path) : -1;
      return open(file, size, Files.newInputStream(path));
    } catch (NoSuchFileException e) {
      throw Failure.file("cannot read " + file + ": there is no such file", null);
    } catch (IOException e) {
      throw Failure.file("cannot read " + file + ": " + OutputFile.reason(e), null);
    }
  }

  /** Where that file is; a failure if there is none. */
  static Path path(String file, Console console) {
    try {
      Path path = console.path(file);
      if (Files.isDirectory(path)) {
        throw Failure.file("cannot read " + file + ": it is a directory", null);
      }
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      // So there cannot be one.
    }
    throw Failure.file("cannot read " + file + ": there is no such file", null);
  }

  private static DataFile open(String name, long size, InputStream raw) {
    try {
      return new DataFile(name, size, raw);
    } catch (IOException e) {
      throw Failure.file("cannot read " + name + ": " + OutputFile.reason(e), null);
    }
  }

  String name() {
    return name;
  }

  InputStream in() {
    return in;
  }

  /** What it begins with, as text, without blanks; as much as may tell how it is written. */
  String start() {
    byte[] start;
    try {
      in.mark(START);
      start = in.readNBytes(START);
      in.reset();
    } catch (IOException e) {
      throw new UnreadableData(e);
    }
    return new String(start, StandardCharsets.UTF_8).replaceAll("[\\s\uFEFF]+", "");
  }

  /** The encoding it had; null if it is passed through as it came. */
  Charset encoding() {
    return encoding;
  }

  /** Whether it came from a pipe, whose writer may have been stopped midway. */
  boolean isPipe() {
    return size < 0;
  }

  /** Which part of it has been read; NaN if its size is not known. */
  double share() {
    return size > 0 ? (double) counter.count / size : Double.NaN;
  }

  private static BufferedInputStream unpack(String name, InputStream raw) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    buffered.mark(PARQUET.length);
    byte[] start = buffered.readNBytes(PARQUET.length);
    buffered.reset();
    if (Arrays.equals(start, PARQUET)) {
      throw Failure.wrong(
          name + " is a Parquet file",
          "give it to --data by its name, and --data-format parquet if that does not end in"
              + " .parquet");
    }
    int magic = start.length < 2 ? 0 : ((start[0] & 0xFF) << 8) | (start[1] & 0xFF);
    return switch (magic) {
      case GZIP -> new BufferedInputStream(new Gunzip(buffered), BUFFER);
      case ZSTD -> new BufferedInputStream(Zstd.unpack(buffered), BUFFER);
      default -> buffered;
    };
  }

  /** What packs what is written to {@code file}, by its name, and leaves {@code out} open. */
  static OutputStream pack(String file, OutputStream out) throws IOException {
    return file.toLowerCase(Locale.ROOT).endsWith(".gz")
        ? new GZIPOutputStream(new Kept(out), BUFFER)
        : Zstd.pack(out);
  }

  /** Counts what is read, and sees to it that this is all there was in the beginning. */
  private static final class Counter extends FilterInputStream {
    private final long size;
    private volatile long count;

    Counter(InputStream in, long size) {
      super(in);
      this.size = size;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      note(read < 0 ? -1 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = in.read(bytes, from, length);
      note(read);
      return read;
    }

    /** One thread alone reads. */
    private synchronized void note(int read) throws IOException {
      if (read < 0 && count < size) {
        throw new EOFException("it has become shorter while it was read");
      }
      count += Math.max(0, read);
    }
  }

  /** A stream that somebody else closes. */
  private static final class Kept extends FilterOutputStream {
    Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
