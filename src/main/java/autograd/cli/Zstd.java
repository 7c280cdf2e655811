package autograd.cli;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The program zstd packs and unpacks .zst, as Graphviz draws pictures: it is widely installed and
 * faster than what could be brought along. One end of it is served by a thread of its own; when
 * either end gives up, so does the other.
 */
final class Zstd {
  private Zstd() {}

  /** What is packed in {@code raw}; the end of it comes only if it was whole. */
  static InputStream unpack(InputStream raw) {
    return new Unpacked(raw, start("-dc"));
  }

  /** Packs what is written, into {@code out}, which stays open. */
  static OutputStream pack(OutputStream out) {
    return new Packed(out, start("-c"));
  }

  private static Process start(String mode) {
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

  /** Moves all bytes in a thread of its own. */
  private abstract static class Pump extends Thread {
    private final InputStream from;
    private final OutputStream to;

    /** Why it could not go on. */
    private volatile IOException failure;

    Pump(String name, InputStream from, OutputStream to) {
      super(name);
      this.from = from;
      this.to = to;
      setDaemon(true);
    }

    @Override
    public final void run() {
      try {
        from.transferTo(to);
      } catch (IOException e) {
        failure = e;
      }
      afterwards();
    }

    /** Tells the process, which may wait for more or to get rid of more. */
    abstract void afterwards();

    final boolean hasFailed() {
      return failure != null;
    }

    /** Why it could not go on, or null; waits for its end. */
    final IOException failure() throws IOException {
      try {
        join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      return failure;
    }
  }

  /** The output of zstd, which is fed from elsewhere. */
  private static final class Unpacked extends FilterInputStream {
    private final Process process;
    private final Pump pump;

    Unpacked(InputStream raw, Process process) {
      super(process.getInputStream());
      this.process = process;
      this.pump =
          new Pump("unpack", raw, process.getOutputStream()) {
            @Override
            void afterwards() {
              closeQuietly(process.getOutputStream());
            }
          };
      pump.start();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = in.read(bytes, from, length);
      if (read < 0) {
        await(process, "it is no whole .zst file");
        if (pump.failure() != null) {
          throw pump.failure();
        }
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
    private final Pump pump;
    private boolean isBroken;

    Packed(OutputStream out, Process process) {
      super(process.getOutputStream());
      this.process = process;
      this.pump =
          new Pump("pack", process.getInputStream(), out) {
            @Override
            void afterwards() {
              if (hasFailed()) {
                // Nobody takes what it packs any more, and it would wait for that for ever.
                process.destroy();
              }
            }
          };
      pump.start();
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        isBroken = true;
        IOException reason = pump.failure();
        throw reason == null ? e : reason;
      }
    }

    @Override
    public void close() throws IOException {
      if (isBroken) {
        // Why has been said.
        process.destroy();
        return;
      }
      IOException unwritten = null;
      try {
        out.close();
      } catch (IOException e) {
        unwritten = e;
      }
      isBroken = true;
      if (pump.failure() != null) {
        throw pump.failure();
      }
      if (unwritten != null) {
        throw unwritten;
      }
      await(process, "zstd could not pack it");
    }
  }
}
