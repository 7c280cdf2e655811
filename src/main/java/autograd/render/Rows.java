package autograd.render;

import java.io.IOException;

/** A table that takes its rows one by one. */
interface Rows {
  /** Adds a row; cells at its end may be wanting. */
  void row(String... cells) throws IOException;

  /** To be called after the last row. */
  void end() throws IOException;
}
