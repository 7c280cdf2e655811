package autograd.cli;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Data as a stream: a file or standard input, unpacked if it is packed. The program zstd packs and
 * unpacks .zst, as Graphviz draws pictures: it is widely installed and faster than what could be
 * brought along.
 */
final class DataFile {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP = 0x1F8B;
  private static final int ZSTD = 0x28B5;

  /** Its four letters, and the first byte of its first page. */
  private static final byte[] PARQUET = {'P', 'A', 'R', '1', 0x15};

  private final String name;
  private final long size;
  private final Counter counter;
  private final InputStream in;

  private DataFile(String name, long size, InputStream raw) throws IOException {
    this.name = name;
    this.size = size;
    this.counter = new Counter(raw);
    this.in = unpack(name, counter);
  }

  /** Opens a file, or standard input for {@code -}. */
  static DataFile open(String file, Console console) {
    if (file.equals("-")) {
      return open("standard input", -1, console.in());
    }
    Path path = path(file);
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
  static Path path(String file) {
    try {
      Path path = Path.of(file);
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

  /** Which part of it has been read; NaN if its size is not known. */
  double share() {
    return size > 0 ? (double) counter.count / size : Double.NaN;
  }

  private static InputStream unpack(String name, InputStream raw) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    buffered.mark(PARQUET.length);
    byte[] start = buffered.readNBytes(PARQUET.length);
    buffered.reset();
    if (Arrays.equals(start, PARQUET)) {
      throw Failure.wrong(
          name + " is a Parquet file",
          "give it to --data by its name, and --data-format parquet if that does not end in .parquet");
    }
    int magic = start.length < 2 ? 0 : ((start[0] & 0xFF) << 8) | (start[1] & 0xFF);
    return switch (magic) {
      case GZIP -> new GZIPInputStream(buffered, BUFFER);
      case ZSTD -> new Unpacked(buffered, zstd("-dc"));
      default -> buffered;
    };
  }

  /**
   * What packs what is written to {@code file}, by its name; {@code out} itself if nothing does.
   */
  static OutputStream pack(String file, OutputStream out) throws IOException {
    if (file != null && file.endsWith(".gz")) {
      return new GZIPOutputStream(new Kept(out), BUFFER);
    }
    return file != null && file.endsWith(".zst") ? new Packed(out, zstd("-c")) : new Kept(out);
  }

  private static Process zstd(String mode) {
    try {
      return new ProcessBuilder("zstd", "-q", mode)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw Failure.file(
          "zstd, which packs and unpacks .zst files, is not installed",
          "install it (apt install zstd, brew install zstd), or use .gz");
    }
  }

  /** Moves all bytes in a thread of its own. */
  private static Thread pump(String name, InputStream from, OutputStream to, Pumped after) {
    Thread thread =
        new Thread(
            () -> {
              try {
                from.transferTo(to);
                after.end(null);
              } catch (IOException e) {
                after.end(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Hears that a pump has come to its end, or why it could not. */
  private interface Pumped {
    void end(IOException failure);
  }

  private static void await(Process process, String what) throws IOException {
    try {
      if (process.waitFor() != 0) {
        throw new IOException(what);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(what, e);
    }
  }

  /** Counts what is read. */
  private static final class Counter extends FilterInputStream {
    private volatile long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      add(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = in.read(bytes, from, length);
      add(Math.max(0, read));
      return read;
    }

    /** One thread alone reads. */
    private synchronized void add(int more) {
      count += more;
    }
  }

  /** The output of zstd, which is fed from elsewhere. */
  private static final class Unpacked extends FilterInputStream {
    private final Process process;

    Unpacked(InputStream raw, Process process) {
      super(process.getInputStream());
      this.process = process;
      OutputStream to = process.getOutputStream();
      pump("unpack", raw, to, failure -> DataFile.closeQuietly(to));
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = in.read(bytes, from, length);
      if (read < 0) {
        await(process, "it is no whole .zst file");
      }
      return read;
    }
  }

  private static void closeQuietly(OutputStream out) {
    try {
      out.close();
    } catch (IOException e) {
      // The reader at the other end has said why it went.
    }
  }

  /** The input of zstd, whose output goes elsewhere. */
  private static final class Packed extends FilterOutputStream {
    private final Process process;
    private final Thread pump;
    private volatile IOException failure;

    Packed(OutputStream out, Process process) {
      super(process.getOutputStream());
      this.process = process;
      this.pump = pump("pack", process.getInputStream(), out, reason -> failure = reason);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        throw failure == null ? e : failure;
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
      try {
        pump.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException("interrupted", e));
      }
      if (failure != null) {
        throw failure;
      }
      await(process, "zstd could not pack it");
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
