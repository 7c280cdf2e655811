package autograd.lang;

import autograd.graph.Graph;
import autograd.graph.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Names that hold for a part of the text only: an index while it runs, the parameters of a function
 * while its body is read for a call, and the named parts inside both.
 */
final class Scopes {
  private final Deque<Scope> open = new ArrayDeque<>();

  /** How many names were given, parameters among them. */
  private int given;

  /** Where a name was given, and what it stands for: a number for an index, else an operand. */
  private record Meaning(Span span, Integer index, Operand operand) {}

  /**
   * One such part.
   *
   * @param isClosed whether the names of the parts around it mean nothing in it
   * @param label what the labels of its named parts begin with; null for nothing
   */
  private record Scope(boolean isClosed, String label, Map<String, Meaning> names) {}

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Enters the range of an index. */
  void enter(String name, Span span, int index) {
    open.push(new Scope(false, null, new HashMap<>(Map.of(name, new Meaning(span, index, null)))));
  }

  /** Enters the body of a function. */
  void enterBody(String label) {
    open.push(new Scope(true, label, new HashMap<>()));
  }

  void leave() {
    open.pop();
  }

  /** Gives a name to something in the innermost part; the place is null for a parameter. */
  void name(String name, Span span, Operand operand) {
    given++;
    open.peek().names.put(name, new Meaning(span, null, operand));
  }

  /** How many names were given so far. */
  int given() {
    return given;
  }

  /** What a name stands for; null if nothing here gives it a meaning. */
  Operand find(String name, Span span, Graph.Builder graph) {
    Meaning meaning = meaning(name);
    if (meaning == null) {
      return null;
    }
    return meaning.index == null
        ? meaning.operand.at(span)
        : new Operand(graph.constant(meaning.index, null, span), span);
  }

  boolean isKnown(String name) {
    return meaning(name) != null;
  }

  /** Where a name was given; null if nothing here gives it a meaning. */
  Span place(String name) {
    Meaning meaning = meaning(name);
    return meaning == null ? null : meaning.span;
  }

  /** The number that an index is at; null if the name is that of no index. */
  Integer index(String name) {
    Meaning meaning = meaning(name);
    return meaning == null ? null : meaning.index;
  }

  private Meaning meaning(String name) {
    for (Scope scope : open) {
      Meaning meaning = scope.names.get(name);
      if (meaning != null || scope.isClosed) {
        return meaning;
      }
    }
    return null;
  }

  /** What the label of a named part begins with. */
  String label() {
    for (Scope scope : open) {
      if (scope.isClosed) {
        return scope.label + ".";
      }
    }
    return "";
  }
}
