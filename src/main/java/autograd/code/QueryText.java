package autograd.code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A query that computes value and gradient for every row of a table. What is shared stands in a
 * chain of subqueries, each of which may use the columns of those before it.
 */
final class QueryText {
  /** Deeper chains than these are not for a database. */
  private static final int DEEPEST = 400;

  private final Target target;
  private final GradientFunction function;
  private final String table;
  private final Identifiers identifiers;
  private final String name;
  private final Map<String, String> columns = new LinkedHashMap<>();
  private final Map<String, String> casts = new LinkedHashMap<>();
  private final Body body;
  private final Map<String, String> renamed = new LinkedHashMap<>();
  private final Map<String, Node> results = new LinkedHashMap<>();

  QueryText(GradientFunction function, Target target, String table) {
    this.target = target;
    this.function = function;
    this.table = table;
    this.identifiers = new Identifiers(target);
    this.name = identifiers.take(function.name());
    Lowering lowering = new Lowering(target, new Helpers(target, identifiers, "", true), null);
    this.body = new Body(target, lowering.nodes(), identifiers, name + "_t");
    for (String input : function.inputs()) {
      requireOwn(input);
      columns.put(input, column(input));
      casts.put(input, body.name(lowering.nodes().input(input), name + "_" + input));
    }
    if (!function.higher().isEmpty()) {
      throw new UntranslatableException(
          "only value and gradient are written as a query", null, "--to c knows no such limit");
    }
    Node[] lowered = lowering.lower(function.graph(), function.needed());
    function
        .parts()
        .forEach(
            (part, value) -> {
              if (lowered[value.index()] != null) {
                body.wish(lowered[value.index()], name + "_" + part, true);
              }
            });
    add("value", lowered[function.value().index()], lowering);
    function
        .partials()
        .forEach(
            (input, partial) -> {
              add(column("d_" + input), lowered[partial.index()], lowering);
            });
  }

  /** The table's own name for a column, quoted where it would else be another thing. */
  private String column(String wanted) {
    return new Identifiers(target).isLegal(wanted)
        ? wanted
        : target.setting("quoted").replace("{}", wanted);
  }

  private void requireOwn(String input) {
    for (String other : columns.keySet()) {
      if (other.equalsIgnoreCase(input)) {
        throw new UntranslatableException(
            "a query cannot tell the columns " + other + " and " + input + " apart",
            null,
            "call one of the two by a name that differs by more than capitals");
      }
    }
  }

  private boolean isAnyQuoted() {
    return columns.entrySet().stream().anyMatch(each -> !each.getKey().equals(each.getValue()));
  }

  private void add(String column, Node node, Lowering lowering) {
    Node number = lowering.asNumber(node);
    String free = column;
    while (isTaken(free)) {
      free = free.endsWith("\"") ? free.substring(0, free.length() - 1) + "_\"" : free + "_";
    }
    results.put(free, number);
    if (!free.equals(column)) {
      renamed.put(column, free);
    }
    body.root(number);
  }

  /** Whether the query answers with a column of that name already. */
  private boolean isTaken(String column) {
    return Stream.concat(columns.values().stream(), results.keySet().stream())
        .anyMatch(other -> other.replace("\"", "").equalsIgnoreCase(column.replace("\"", "")));
  }

  void write(Appendable out) throws IOException {
    List<List<Node>> levels = levels();
    if (levels.size() > DEEPEST) {
      throw new UntranslatableException(
          "as a query this would be a chain of " + levels.size() + " subqueries",
          null,
          "a database takes some " + DEEPEST + " at most; --to c knows no such limit");
    }
    for (String line : FunctionText.comment(function, target)) {
      out.append(line).append('\n');
    }
    if (isAnyQuoted()) {
      out.append(target.setting("comment").replace("{}", target.setting("quoting"))).append('\n');
    }
    for (Map.Entry<String, String> each : renamed.entrySet()) {
      String note =
          "(" + each.getKey() + " is an input: what is derived is " + each.getValue() + ")";
      out.append(target.setting("comment").replace("{}", note)).append('\n');
    }
    String last = name + "_rows";
    out.append("WITH ").append(last).append(" AS (\n  SELECT *");
    for (Map.Entry<String, String> cast : casts.entrySet()) {
      out.append(",\n    CAST(" + columns.get(cast.getKey()) + " AS DOUBLE) AS " + cast.getValue());
    }
    out.append("\n  FROM " + table + "\n)");
    int step = 1;
    for (List<Node> level : levels) {
      String next = name + "_" + step++;
      out.append(",\n" + next + " AS (\n  SELECT *");
      for (Node node : level) {
        out.append(",\n    " + body.definition(node) + " AS " + body.nameOf(node));
      }
      out.append("\n  FROM " + last + "\n)");
      last = next;
    }
    out.append("\nSELECT");
    List<String> selected = new ArrayList<>(columns.values());
    // A row of which something is not known has no answer; what it has is no number either.
    String known = String.join(" + ", casts.values());
    results.forEach(
        (column, node) ->
            selected.add(
                "CASE WHEN "
                    + known
                    + " IS NOT NULL THEN "
                    + body.text(node)
                    + " END AS "
                    + column));
    out.append("\n  " + String.join(",\n  ", selected));
    out.append("\nFROM " + last + "\n");
  }

  /** The statements by how many others they wait for. */
  private List<List<Node>> levels() {
    List<List<Node>> levels = new ArrayList<>();
    Map<Integer, Integer> level = new HashMap<>();
    BitSet stated = new BitSet();
    body.stated().forEach(node -> stated.set(node.index()));
    for (Node node : body.reached()) {
      int deepest = 0;
      for (int k = 0; k < node.arity(); k++) {
        deepest = Math.max(deepest, level.get(node.operand(k).index()));
      }
      if (stated.get(node.index())) {
        while (levels.size() <= deepest) {
          levels.add(new ArrayList<>());
        }
        levels.get(deepest).add(node);
        deepest++;
      }
      level.put(node.index(), deepest);
    }
    return levels;
  }
}
