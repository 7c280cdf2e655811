package autograd.cli;

import autograd.graph.Graph;
import autograd.lang.Dimensions;
import autograd.lang.Subscript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The vectors that the columns of a table give: columns {@code x[1]}, {@code x[2]} or {@code x1},
 * {@code x2} or {@code x_1}, {@code x_2} are the elements of x, unless another column is x itself.
 * Columns with numbers are that only if there are at least two, numbered from 1 in order: beside an
 * {@code x0}, or without an {@code x3}, they count something else.
 */
final class ColumnVectors {
  private static final Pattern NUMBERED = Pattern.compile("(.*[^0-9_])_?([0-9]{1,6})");

  private static final Integer OUT_OF_ORDER = -1;

  private final Map<String, Dimensions> shapes = new LinkedHashMap<>();

  /** The columns of elements that go by another name, by the element's. */
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  ColumnVectors(List<String> names) {
    Map<String, List<Integer>> numbered = new LinkedHashMap<>();
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      Subscript element = Subscript.of(name);
      Matcher matcher = NUMBERED.matcher(name);
      if (element != null) {
        shapes.merge(element.base(), element.dimensions(), ColumnVectors::larger);
      } else if (matcher.matches()) {
        List<Integer> places = numbered.computeIfAbsent(matcher.group(1), any -> new ArrayList<>());
        // One that is out of order spoils all of them.
        boolean isNext = matcher.group(2).equals(String.valueOf(places.size() + 1));
        places.add(isNext && !places.contains(OUT_OF_ORDER) ? c : OUT_OF_ORDER);
      }
    }
    shapes.keySet().removeIf(base -> names.contains(base) || !isComplete(base, names));
    numbered.forEach((base, places) -> number(base, places, names));
  }

  private void number(String base, List<Integer> places, List<String> names) {
    if (places.size() < 2
        || places.contains(OUT_OF_ORDER)
        || names.contains(base)
        || shapes.containsKey(base)) {
      return;
    }
    shapes.put(base, Dimensions.vector(places.size()));
    for (int i = 0; i < places.size(); i++) {
      columns.put(base + "[" + (i + 1) + "]", places.get(i));
    }
  }

  private static Dimensions larger(Dimensions one, Dimensions other) {
    return one.rank() < other.rank() || (one.rank() == other.rank() && one.size() < other.size())
        ? other
        : one;
  }

  private boolean isComplete(String base, List<String> names) {
    Dimensions shape = shapes.get(base);
    boolean isComplete = true;
    for (int i = 0; i < shape.size() && isComplete; i++) {
      isComplete = names.contains(base + shape.subscript(i));
    }
    return isComplete;
  }

  /**
   * Drops the vectors that a formula has with another number of elements than there are columns.
   */
  void keepThoseOf(Graph graph) {
    Map<String, Integer> sizes = new HashMap<>();
    for (String name : graph.names().keySet()) {
      Subscript element = Subscript.of(name);
      if (element != null) {
        sizes.merge(element.base(), 1, Integer::sum);
      }
    }
    columns
        .keySet()
        .removeIf(
            name -> {
              String base = Subscript.of(name).base();
              return sizes.getOrDefault(base, 0) != shapes.get(base).size();
            });
  }

  /** The shapes by the vectors' names. */
  Map<String, Dimensions> shapes() {
    return shapes;
  }

  /** The column of an element that has another name, counted from 0; null if there is none. */
  Integer columnOf(String element) {
    return columns.get(element);
  }
}
