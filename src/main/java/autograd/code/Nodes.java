package autograd.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The Nodes of one piece of code in order of creation, no two of them equal. */
final class Nodes {
  private final List<Node> all = new ArrayList<>();
  private final Map<Object, Node> unique = new HashMap<>();

  private record Application(Phrase phrase, List<Node> operands) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Application its
          && phrase == its.phrase
          && operands.equals(its.operands);
    }

    @Override
    public int hashCode() {
      return Objects.hash(System.identityHashCode(phrase), operands);
    }
  }

  List<Node> all() {
    return all;
  }

  Node number(double number) {
    // Not by ==, to which 0 and -0 are one and NaN is none.
    return keep(Double.valueOf(number), Node.number(all.size(), number));
  }

  Node input(String name) {
    return keep(name, Node.input(all.size(), name));
  }

  Node apply(Phrase phrase, Node... operands) {
    return keep(
        new Application(phrase, Arrays.asList(operands)), Node.apply(all.size(), phrase, operands));
  }

  private Node keep(Object key, Node made) {
    Node known = unique.putIfAbsent(key, made);
    if (known == null) {
      all.add(made);
    }
    return known == null ? made : known;
  }
}
