package autograd.lang;

import java.util.function.Supplier;

/**
 * Runs a task that recurses deeply, a parser over nested parentheses, in a thread whose stack is
 * large enough. Only the pages that are touched cost memory.
 */
final class DeepStack {
  private DeepStack() {}

  /** The task's result, or whatever it throws. */
  static <T> T call(long bytes, Supplier<T> task) {
    Outcome<T> outcome = new Outcome<>();
    Thread thread = new Thread(null, () -> outcome.of(task), "parser", bytes);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome.get();
  }

  private static final class Outcome<T> {
    private T result;
    private RuntimeException exception;
    private Error error;

    void of(Supplier<T> task) {
      try {
        result = task.get();
      } catch (RuntimeException e) {
        exception = e;
      } catch (Error e) {
        error = e;
      }
    }

    T get() {
      if (exception != null) {
        throw exception;
      }
      if (error != null) {
        throw error;
      }
      return result;
    }
  }
}
