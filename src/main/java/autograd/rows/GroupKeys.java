package autograd.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The groups that rows fall into, each with a number of its own. Several threads may ask; who asks
 * first decides which number a group has, and nothing else.
 */
public final class GroupKeys {
  private final Map<List<String>, Integer> numbers = new ConcurrentHashMap<>();

  /** The number of a group, counted from 0. */
  int numberOf(List<String> group) {
    Integer known = numbers.get(group);
    if (known != null) {
      return known;
    }
    synchronized (this) {
      return numbers.computeIfAbsent(group, key -> numbers.size());
    }
  }

  /** The fields that tell each group from the others, by its number. */
  public List<List<String>> all() {
    List<List<String>> all = new ArrayList<>(Collections.nCopies(numbers.size(), List.of()));
    numbers.forEach((group, number) -> all.set(number, group));
    return all;
  }
}
