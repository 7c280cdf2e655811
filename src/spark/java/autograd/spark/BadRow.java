package autograd.spark;

import java.io.Serial;

/** A row lacks a number, and the job is to fail then. */
public final class BadRow extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  BadRow(String message) {
    super(message);
  }
}
