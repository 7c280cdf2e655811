package autograd.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;

/**
 * What a request that may be stopped writes through: once the gate is closed, writing ends the
 * work.
 */
final class Gate {
  private volatile boolean isClosed;

  /** Lets nothing pass any more. */
  void close() {
    isClosed = true;
  }

  /** Ends the work if the gate is closed. */
  void requireOpen() {
    if (isClosed) {
      throw new CancellationException();
    }
  }

  /** The same stream, as long as the gate is open. */
  OutputStream guard(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int b) throws IOException {
        requireOpen();
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int start, int length) throws IOException {
        requireOpen();
        out.write(bytes, start, length);
      }

      @Override
      public void close() {
        // Others go on with it.
      }
    };
  }
}
