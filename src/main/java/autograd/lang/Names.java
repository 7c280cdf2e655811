package autograd.lang;

import autograd.graph.Constants;
import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the names of a program stand for. A name is bound once; one that is never bound is an input;
 * one bound to a number is an input with a default; {@code pi} and the like are constants unless
 * the program or the caller binds them.
 */
final class Names {
  private final Source source;
  private final Graph.Builder graph;

  /** Names that a point will bind, whatever they stand for otherwise. */
  private final Set<String> bound;

  /** Where each name was bound by a statement. */
  private final Map<String, Span> bindings = new HashMap<>();

  /** Where a constant's name was first read as the constant. */
  private final Map<String, Span> constantUses = new HashMap<>();

  private int statementStart;

  Names(Source source, Graph.Builder graph, Set<String> bound) {
    this.source = source;
    this.graph = graph;
    this.bound = bound;
  }

  /** The Value of a name in an expression; a new input if nothing has been said of it. */
  Value use(String name, Span span) {
    Value known = graph.named(name);
    if (known != null) {
      return known;
    }
    Double constant = bound.contains(name) ? null : Constants.named(name);
    if (constant == null) {
      return graph.input(name, span);
    }
    constantUses.putIfAbsent(name, span);
    return graph.constant(constant, name, span);
  }

  /**
   * Binds a name to the right side of its statement, and answers with the Value it then stands for.
   */
  Value bind(String name, Span span, Value value) {
    Value known = graph.named(name);
    boolean isDefault = !value.dependsOnInput();
    if (bindings.containsKey(name)) {
      throw new DiagnosticException(
          Diagnostic.error("'" + name + "' is bound twice", source, span)
              .related("it was first bound here", bindings.get(name))
              .hint("give one of the two another name"));
    }
    if (constantUses.containsKey(name)) {
      throw new DiagnosticException(
          Diagnostic.error(
                  "'" + name + "' was read as the constant before it is bound", source, span)
              .related("it was read here", constantUses.get(name))
              .hint("bind it above its first use"));
    }
    if (known != null && !isDefault) {
      throw usedBefore(name, span, known, value);
    }
    bindings.put(name, span);
    Value result;
    if (isDefault) {
      double number = graph.fold(value, statementStart);
      result = known == null ? graph.input(name, span) : known;
      graph.defaultOf(result, number);
    } else {
      result = graph.name(name, value);
    }
    endStatement();
    return result;
  }

  void endStatement() {
    statementStart = graph.size();
  }

  private DiagnosticException usedBefore(String name, Span span, Value known, Value value) {
    Diagnostic diagnostic =
        graph.feeds(known, value)
            ? Diagnostic.error("'" + name + "' is defined through itself", source, span)
                .hint("give the new value another name")
            : Diagnostic.error("'" + name + "' is used before it is defined", source, span)
                .hint("move its definition above its first use");
    return new DiagnosticException(diagnostic.related("it was used here", known.span()));
  }
}
