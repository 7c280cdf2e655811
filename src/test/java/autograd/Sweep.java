package autograd;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a long sweep goes. An ordinary run takes a sample of it, the same each time; {@code mvn
 * -Pthorough verify} takes it whole.
 */
public final class Sweep {
  private static final boolean IS_WHOLE = Boolean.getBoolean("autograd.thorough");

  private Sweep() {}

  /** How many of something to try. */
  public static int of(int whole, int sample) {
    return IS_WHOLE ? whole : sample;
  }

  /** A whole list, or from its first each so many-th of it. */
  public static <T> List<T> of(List<T> whole, int step) {
    return IntStream.iterate(0, i -> i < whole.size(), i -> i + (IS_WHOLE ? 1 : step))
        .mapToObj(whole::get)
        .toList();
  }
}
