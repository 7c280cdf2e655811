package autograd.render;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/** What a library writes to, passed on to where we write; who gave us that closes it. */
final class AppendableWriter extends Writer {
  private final Appendable out;

  AppendableWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    out.append(CharBuffer.wrap(buffer, offset, length));
  }

  @Override
  public void flush() {
    // Not ours to decide.
  }

  @Override
  public void close() {
    // Likewise.
  }
}
