package autograd.repl;

import autograd.lang.Diagnostic;
import autograd.lang.DiagnosticException;
import autograd.lang.Source;
import autograd.lang.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The definitions of a session. Each lives until it is forgotten, may be given anew, and may come
 * before those it uses: a text for a question has them in an order in which they can be read.
 */
public final class Program {
  private final Map<String, Statement> definitions = new LinkedHashMap<>();

  /**
   * Adds a definition, or gives one anew, in the place of the old one.
   *
   * @throws DiagnosticException if what it defines would be defined by itself
   */
  public void define(Statement statement) {
    Set<String> reached = reached(List.of(statement));
    if (reached.contains(statement.key())) {
      Source source = Source.of(statement.text());
      int end = statement.name().codePointCount(0, statement.name().length());
      throw new DiagnosticException(
          Diagnostic.error(
                  "'" + statement.name() + "' would be defined by itself",
                  source,
                  new autograd.graph.Span(0, end))
              .hint("give what it becomes another name; _ stands for the last answer"));
    }
    definitions.merge(statement.key(), statement, (old, now) -> now.inPlaceOf(old));
  }

  /** Takes the definitions of a name, of a variable or a function, away; false if there is none. */
  public boolean forget(String name) {
    boolean isVariable = definitions.remove(name) != null;
    boolean isFunction = definitions.remove(Statement.function(name)) != null;
    return isVariable || isFunction;
  }

  /** Every definition, in the order in which they were given first. */
  public Collection<Statement> definitions() {
    return List.copyOf(definitions.values());
  }

  /** The names that have definitions, in alphabetical order. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    definitions.values().forEach(each -> names.add(each.name()));
    return names;
  }

  /** The whole program, in an order in which it can be read. */
  public ProgramText text() {
    return new ProgramText(ordered(definitions.keySet()));
  }

  /** A program that ends with these statements, and has of the definitions those they need. */
  public ProgramText textOf(List<Statement> statements) {
    Set<String> own = new HashSet<>();
    statements.forEach(each -> own.add(each.key()));
    Set<String> needed = reached(statements);
    needed.removeAll(own);
    List<Statement> all = ordered(needed);
    all.addAll(statements);
    return new ProgramText(all);
  }

  /** The keys of the definitions that these statements use, directly or by way of others. */
  private Set<String> reached(List<Statement> statements) {
    Set<String> reached = new HashSet<>();
    Deque<Statement> open = new ArrayDeque<>(statements);
    while (!open.isEmpty()) {
      for (Statement.Use use : open.pop().uses()) {
        Statement used = definitions.get(use.key());
        boolean isOwn = statements.size() == 1 && use.key().equals(statements.get(0).key());
        if ((used != null || isOwn) && reached.add(use.key()) && used != null) {
          open.push(used);
        }
      }
    }
    return reached;
  }

  /** Definitions in the order they were given in, but each behind those it uses. */
  private List<Statement> ordered(Set<String> wanted) {
    Set<String> done = new HashSet<>();
    List<Statement> ordered = new ArrayList<>();
    for (Map.Entry<String, Statement> each : definitions.entrySet()) {
      if (wanted.contains(each.getKey())) {
        add(each.getValue(), done, ordered);
      }
    }
    return ordered;
  }

  /** Adds a definition behind all it uses; a stack of our own, since chains may be long. */
  private void add(Statement statement, Set<String> done, List<Statement> ordered) {
    Deque<Statement> open = new ArrayDeque<>(List.of(statement));
    while (!open.isEmpty()) {
      Statement top = open.peek();
      boolean isReady = true;
      if (!done.contains(top.key())) {
        for (int i = top.uses().size() - 1; i >= 0; i--) {
          Statement used = definitions.get(top.uses().get(i).key());
          if (used != null && !done.contains(used.key())) {
            open.push(used);
            isReady = false;
          }
        }
      }
      if (isReady) {
        open.pop();
        if (done.add(top.key())) {
          ordered.add(top);
        }
      }
    }
  }
}
