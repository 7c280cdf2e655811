package autograd.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Tries a property on random cases, the same ones in every run. Each case has dice of its own, so
 * the seed and the number of a try make that case again. One that fails is reduced step by step to
 * a smaller one that fails likewise, and that is the one told of.
 *
 * @param <T> what a case is; its text should be what one would type to see the failure
 */
public final class Trials<T> {
  /** What is to hold of every case. */
  @FunctionalInterface
  public interface Property<T> {
    /** Throws if it does not hold. */
    void holdsFor(T sample) throws Exception;
  }

  private final Function<Random, T> maker;
  private final Function<T, List<T>> smaller;

  private Trials(Function<Random, T> maker, Function<T, List<T>> smaller) {
    this.maker = maker;
    this.smaller = smaller;
  }

  /** Cases that are small enough as they are. */
  public static <T> Trials<T> of(Function<Random, T> maker) {
    return new Trials<>(maker, each -> List.of());
  }

  /**
   * Likewise, with a way to make them smaller.
   *
   * @param next the cases that are one step smaller than one, those first that leave out the most;
   *     such steps must come to an end
   */
  public Trials<T> reducedBy(Function<T, List<T>> next) {
    return new Trials<>(maker, next);
  }

  /**
   * Tries so many cases.
   *
   * @throws AssertionError if the property fails, with the seed, the try, and the smallest case
   */
  public void check(long seed, int tries, Property<? super T> property) {
    for (int k = 0; k < tries; k++) {
      T first = sample(seed, k);
      Throwable failure = failure(property, first);
      if (failure != null) {
        T least = reduced(first, failure, property);
        String text = "seed " + seed + ", try " + k + ": " + least + "\nreduced from " + first;
        throw new AssertionError(text, failure(property, least));
      }
    }
  }

  /** The case of that try. Neighbouring seeds and tries have nothing in common. */
  public T sample(long seed, int k) {
    return maker.apply(new Random(new Random(seed).nextLong() + k * 0x9E3779B97F4A7C15L));
  }

  /** The smallest case that fails as this one does; itself if it does not fail. */
  public T least(T first, Property<? super T> property) {
    Throwable failure = failure(property, first);
    return failure == null ? first : reduced(first, failure, property);
  }

  private T reduced(T first, Throwable failure, Property<? super T> property) {
    for (T candidate : smaller.apply(first)) {
      Throwable other = failure(property, candidate);
      if (other != null && other.getClass() == failure.getClass()) {
        return reduced(candidate, failure, property);
      }
    }
    return first;
  }

  private static <T> Throwable failure(Property<? super T> property, T sample) {
    try {
      property.holdsFor(sample);
      return null;
    } catch (Exception | AssertionError | StackOverflowError e) {
      return e;
    }
  }

  /** A list without some stretch of it: without all, a half, and so on to each single item. */
  public static <E> List<List<E>> shorter(List<E> list) {
    List<List<E>> shorter = new ArrayList<>();
    for (int size = list.size(); size > 0; size /= 2) {
      for (int from = 0; from + size <= list.size(); from += size) {
        List<E> rest = new ArrayList<>(list.subList(0, from));
        rest.addAll(list.subList(from + size, list.size()));
        shorter.add(rest);
      }
    }
    return shorter;
  }
}
