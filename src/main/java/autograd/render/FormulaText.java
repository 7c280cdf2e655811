package autograd.render;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph as text in the language of formulas, with as few parentheses as precedence allows. What
 * occurs several times becomes a named statement where that makes the whole shorter. The text reads
 * back to the same values.
 *
 * <p>Nothing here recurses over the graph, so the deepest formula can be written.
 */
public final class FormulaText {
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int SIGN = 7;
  private static final int POWER = 8;
  private static final int ATOM = 9;

  /** Characters of a statement besides the part itself: its name twice, signs, the line's end. */
  private static final int STATEMENT = 8;

  /** Characters that a name takes up. */
  private static final int NAME = 3;

  /** Longer texts are all the same: too long to be repeated. */
  private static final long LONG = 1L << 40;

  private final Graph graph;
  private final Map<String, Value> results;
  private final Map<Integer, String> names = new HashMap<>();
  private final Set<String> inputs = new HashSet<>();
  private final BitSet needed = new BitSet();

  /** Parts that go by a number, since they have no name of their own. */
  private final BitSet numbered = new BitSet();

  /** Names that no part may take. */
  private final Set<String> taken = new HashSet<>();

  /** How long each Value's text is, when what is named in it is written by its name. */
  private final long[] length;

  /** A Value still to be written, in parentheses if it binds less tightly than {@code loosest}. */
  private record Operand(Value value, int loosest) {}

  /**
   * Prepares to write.
   *
   * @param results what to write, by name; the name of a single one is not written
   * @param inline whether to write everything out, however often it occurs
   */
  public FormulaText(Graph graph, Map<String, Value> results, boolean inline) {
    this.graph = graph;
    this.results = results;
    this.length = new long[graph.size()];
    graph.inputs().forEach(input -> inputs.add(input.label()));
    reach();
    measure();
    if (!inline) {
      nameParts();
      unnameParts();
      numberParts();
    }
  }

  /** How many characters it takes, roughly. */
  public long length() {
    long sum = 0;
    for (Value value : results.values()) {
      sum += lengthOf(value);
    }
    for (int index : names.keySet()) {
      sum += length[index];
    }
    return sum;
  }

  /**
   * Writes the inputs that have a number of their own and the named parts, a statement each, and
   * then the results.
   *
   * @throws IOException if {@code out} cannot take it
   */
  public void write(Appendable out) throws IOException {
    for (Value input : graph.inputs()) {
      Double number = graph.defaults().get(input.label());
      if (number != null && needed.get(input.index())) {
        out.append(input.label()).append(" = ").append(number(number)).append('\n');
      }
    }
    for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
      if (names.containsKey(i)) {
        out.append(names.get(i)).append(" = ");
        write(graph.values().get(i), out);
        out.append('\n');
      }
    }
    for (Map.Entry<String, Value> result : results.entrySet()) {
      if (results.size() > 1) {
        out.append(result.getKey()).append(" = ");
      }
      String name = names.get(result.getValue().index());
      if (name != null) {
        out.append(name);
      } else {
        write(result.getValue(), out);
      }
      out.append('\n');
    }
  }

  private void reach() {
    results.values().forEach(result -> needed.set(result.index()));
    for (int i = needed.length() - 1; i >= 0; i = needed.previousSetBit(i - 1)) {
      Value value = graph.values().get(i);
      for (int k = 0; k < value.arity(); k++) {
        needed.set(value.operand(k).index());
      }
    }
  }

  private void measure() {
    for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
      measure(i);
    }
  }

  private void measure(int index) {
    Value value = graph.values().get(index);
    long sum = value.isLeaf() ? leaf(value).length() : value.operation().name().length() + 2L;
    for (int k = 0; k < value.arity(); k++) {
      sum += lengthOf(value.operand(k)) + (value.operation().isInfix() ? 0 : 2);
    }
    length[index] = Math.min(sum, LONG);
  }

  private long lengthOf(Value value) {
    String name = names.get(value.index());
    return name == null ? length[value.index()] : name.length();
  }

  /** How often each Value would be written, if what has a name were written once. */
  private long[] occurrences() {
    long[] times = new long[graph.size()];
    for (Value result : results.values()) {
      times[result.index()]++;
    }
    for (int i = needed.length() - 1; i >= 0; i = needed.previousSetBit(i - 1)) {
      Value value = graph.values().get(i);
      long mine = names.containsKey(i) ? 1 : times[i];
      for (int k = 0; k < value.arity(); k++) {
        int operand = value.operand(k).index();
        times[operand] = Math.min(LONG, times[operand] + mine);
      }
    }
    return times;
  }

  /** From the results down: what is above decides how often what is below would be written. */
  private void nameParts() {
    long[] times = new long[graph.size()];
    for (Value result : results.values()) {
      times[result.index()]++;
    }
    taken.addAll(inputs);
    taken.addAll(results.keySet());
    List<Integer> unnamed = new ArrayList<>();
    for (int i = needed.length() - 1; i >= 0; i = needed.previousSetBit(i - 1)) {
      Value value = graph.values().get(i);
      boolean isNamed = !value.isLeaf() && pays(times[i], length[i]);
      if (isNamed) {
        unnamed.add(0, i);
      }
      for (int k = 0; k < value.arity(); k++) {
        int operand = value.operand(k).index();
        times[operand] = Math.min(LONG, times[operand] + (isNamed ? 1 : times[i]));
      }
    }
    for (int i : unnamed) {
      String label = graph.values().get(i).label();
      if (label != null && isName(label) && taken.add(label)) {
        names.put(i, label);
      }
    }
    for (int i : unnamed) {
      if (names.putIfAbsent(i, "t1") == null) {
        numbered.set(i);
      }
    }
  }

  /** Numbers the parts that have no name of their own, those that have kept one, in order. */
  private void numberParts() {
    int next = 1;
    for (int i = numbered.nextSetBit(0); i >= 0; i = numbered.nextSetBit(i + 1)) {
      if (names.containsKey(i)) {
        while (!taken.add("t" + next)) {
          next++;
        }
        names.put(i, "t" + next);
      }
    }
  }

  /**
   * Once parts have names, what holds them is shorter, and may not need one of its own. From the
   * inputs up: whatever loses its name makes what holds it longer.
   */
  private void unnameParts() {
    long[] times = occurrences();
    for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
      measure(i);
      if (names.containsKey(i) && !pays(times[i], length[i])) {
        names.remove(i);
      }
    }
  }

  private static boolean pays(long times, long length) {
    return times > 1 && times * length > length + times * NAME + STATEMENT;
  }

  private static boolean isName(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (!(Character.isLetterOrDigit(c) || c == '_' || c == '\'')) {
        return false;
      }
    }
    return true;
  }

  private void write(Value whole, Appendable out) throws IOException {
    Deque<Object> waiting = new ArrayDeque<>();
    lay(whole, waiting);
    while (!waiting.isEmpty()) {
      Object next = waiting.pop();
      if (next instanceof Operand operand) {
        write(operand, waiting);
      } else {
        out.append((String) next);
      }
    }
  }

  private void write(Operand operand, Deque<Object> waiting) {
    Value value = operand.value();
    String name = names.get(value.index());
    if (name != null) {
      waiting.push(name);
    } else if (precedence(value) < operand.loosest()) {
      waiting.push(")");
      lay(value, waiting);
      waiting.push("(");
    } else {
      lay(value, waiting);
    }
  }

  /** Puts the parts of a Value's text on top of what waits, the first part uppermost. */
  private void lay(Value value, Deque<Object> waiting) {
    if (value.isLeaf()) {
      waiting.push(leaf(value));
      return;
    }
    String name = value.operation().name();
    if (!value.operation().isInfix()) {
      waiting.push(")");
      for (int k = value.arity() - 1; k >= 0; k--) {
        waiting.push(new Operand(value.operand(k), 0));
        waiting.push(k == 0 ? name + "(" : ", ");
      }
      return;
    }
    int mine = precedence(value);
    if (value.arity() == 1) {
      waiting.push(new Operand(value.operand(0), mine == SIGN ? POWER : mine));
      waiting.push(mine == NOT ? "not " : "-");
      return;
    }
    int right = mine == SUM ? PRODUCT : mine == POWER || mine == PRODUCT ? POWER : mine + 1;
    waiting.push(new Operand(value.operand(1), mine == POWER ? ATOM : right));
    waiting.push(mine >= PRODUCT ? name : " " + name + " ");
    // Comparisons do not chain.
    int left = mine == POWER ? ATOM : mine == COMPARISON ? mine + 1 : mine;
    waiting.push(new Operand(value.operand(0), left));
  }

  private static int precedence(Value value) {
    if (value.isConstant()) {
      return value.label() == null && isNegative(value.number()) ? SIGN : ATOM;
    }
    if (value.isLeaf() || !value.operation().isInfix()) {
      return ATOM;
    }
    return switch (value.operation().name()) {
      case "or" -> OR;
      case "and" -> AND;
      case "not" -> NOT;
      case "+" -> SUM;
      case "-" -> value.arity() == 2 ? SUM : signed(value.operand(0));
      case "*", "/" -> PRODUCT;
      case "^" -> POWER;
      default -> COMPARISON;
    };
  }

  /** The minus of a product may as well be that of its first factor: -x*y. */
  private static int signed(Value operand) {
    boolean isProduct =
        !operand.isLeaf()
            && operand.operation().isInfix()
            && "*/".contains(operand.operation().name());
    return isProduct ? PRODUCT : SIGN;
  }

  private static boolean isNegative(double number) {
    return number < 0 || (number == 0 && 1 / number < 0);
  }

  private String leaf(Value value) {
    if (value.isInput() || (value.label() != null && !inputs.contains(value.label()))) {
      return value.label();
    }
    return number(value.number());
  }

  private String number(double number) {
    if (Double.isNaN(number)) {
      return inputs.contains("nan") ? "(0/0)" : "nan";
    }
    if (Double.isInfinite(number)) {
      String infinity = inputs.contains("inf") ? "1e999" : "inf";
      return number < 0 ? "-" + infinity : infinity;
    }
    return Numbers.shortest().text(number);
  }
}
