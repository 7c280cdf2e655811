package autograd.graph;

import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * A formula as a directed acyclic graph. Values stand in order of creation, so every operand comes
 * before its uses: the forward pass is a loop up, the backward pass a loop down, and nothing
 * recurses. Immutable; make one with a {@link Builder}, or from text.
 */
public final class Graph {
  private final String source;
  private final List<Value> values;
  private final List<Value> inputs;
  private final Map<String, Value> names;
  private final Map<String, Double> defaults;
  private final List<Statement> statements;
  private final List<Value> outputs;
  private final List<Requirement> requirements;
  private final int widest;

  /**
   * A statement that computes something, as against one that gives an input its number. One that
   * computes a vector stands here once for each element.
   *
   * @param number its place among the statements that compute something, counted from 1
   * @param name the name that it binds; null if it binds none
   * @param element what stands behind the name for this element, {@code [2]}; empty if it computes
   *     one number
   * @param value what it is worth
   */
  public record Statement(int number, String name, String element, Value value) {
    /** The name of what it is worth; null if it binds none. */
    public String label() {
      return name == null ? null : name + element;
    }
  }

  /**
   * What has to hold at a point for there to be an answer.
   *
   * @param value a Value that may not be 0
   * @param otherwise what is to be said where it is
   */
  public record Requirement(Value value, String otherwise) {}

  private Graph(Builder builder) {
    this.source = builder.source;
    this.values = Collections.unmodifiableList(builder.values);
    this.names = Collections.unmodifiableMap(builder.names);
    this.defaults = Collections.unmodifiableMap(builder.defaults);
    this.statements = Collections.unmodifiableList(builder.statements);
    List<Value> last = new ArrayList<>();
    for (int index : builder.outputs) {
      last.add(values.get(index));
    }
    this.outputs = Collections.unmodifiableList(last);
    this.requirements = Collections.unmodifiableList(builder.requirements);
    this.widest = builder.widest;
    List<Value> leaves = new ArrayList<>();
    for (Value value : values) {
      if (value.isInput()) {
        leaves.add(value);
      }
    }
    this.inputs = Collections.unmodifiableList(leaves);
  }

  /** The text the graph was read from; empty if it was built by hand. */
  public String source() {
    return source;
  }

  /** A frame that holds the operands of any operation here, for one evaluation after the other. */
  public double[] frame() {
    return Operation.frame(widest);
  }

  /** How many Values there are. */
  public int size() {
    return values.size();
  }

  /** Every Value in order of creation: operands first. */
  public List<Value> values() {
    return values;
  }

  /** The inputs, in the order in which the formula first speaks of them. */
  public List<Value> inputs() {
    return inputs;
  }

  /**
   * Every name and the Value it stands for, in order of appearance: inputs and named intermediates.
   * Two names may stand for one Value ({@code c = a}).
   */
  public Map<String, Value> names() {
    return names;
  }

  /** The Value of that name, or null. */
  public Value named(String name) {
    return names.get(name);
  }

  /** The numbers that inputs have where a point says nothing, by name. */
  public Map<String, Double> defaults() {
    return defaults;
  }

  /** The statements that compute something, in order; empty if the graph was built by hand. */
  public List<Statement> statements() {
    return statements;
  }

  /**
   * The Value of the last statement that computes something.
   *
   * @throws IllegalStateException if that is a vector, see {@link #outputs}
   */
  public Value output() {
    if (outputs.size() > 1) {
      throw new IllegalStateException("the output is a vector of " + outputs.size());
    }
    return outputs.get(0);
  }

  /** The Values of the last statement that computes something: one, or a vector's elements. */
  public List<Value> outputs() {
    return outputs;
  }

  /** What has to hold at a point. */
  public List<Requirement> requirements() {
    return requirements;
  }

  /**
   * Builds a {@link Graph} from operands up. Not safe for use by several threads; not to be used
   * after {@link #build}.
   */
  public static final class Builder {
    private final String source;
    private final ArrayList<Value> values = new ArrayList<>();
    private final Map<String, Value> names = new LinkedHashMap<>();
    private final Map<String, Double> defaults = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private int widest;

    /** Starts an empty graph of that source text. */
    public Builder(String source) {
      this.source = source;
    }

    /** The text that the graph is read from. */
    public String source() {
      return source;
    }

    /** How many Values there are so far. */
    public int size() {
      return values.size();
    }

    /** The Values so far, in order of creation. */
    public List<Value> values() {
      return Collections.unmodifiableList(values);
    }

    /** The Value of that name, or null. */
    public Value named(String name) {
      return names.get(name);
    }

    /** The names given so far. */
    public Iterable<String> names() {
      return names.keySet();
    }

    /**
     * Adds an input.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public Value input(String name, Span span) {
      Value input = add(Value.input(size(), name, span));
      bind(name, input);
      return input;
    }

    /** Gives an input the number it has where a point says nothing. */
    public void defaultOf(Value input, double number) {
      defaults.put(input.label(), number);
    }

    /** The number that an input has of its own; null if it has none. */
    public Double defaultOf(Value input) {
      return defaults.get(input.label());
    }

    /** Adds a number; {@code label} is the symbol it was written as ({@code pi}), or null. */
    public Value constant(double number, String label, Span span) {
      return add(Value.constant(size(), number, label, span));
    }

    /**
     * Adds the result of an operation. Each use of an operand counts: {@code a+a} has two.
     *
     * @throws IllegalArgumentException if the operation takes another number of operands
     */
    public Value apply(Operation operation, Span span, Value... operands) {
      return apply(operation, span, null, operands);
    }

    /**
     * Likewise, with a label, which does not become a name.
     *
     * @throws IllegalArgumentException if the operation takes another number of operands
     */
    public Value apply(Operation operation, Span span, String label, Value... operands) {
      if (!operation.takes(operands.length)) {
        throw new IllegalArgumentException(
            operation.signature() + " given " + operands.length + " operands");
      }
      widest = Math.max(widest, operands.length);
      return add(Value.result(size(), operation, operands, label, span));
    }

    /**
     * Names a Value. An unnamed result is labelled with its first name.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public Value name(String name, Value value) {
      Value labelled = value;
      // Only a Value just made can change: later ones hold references to it.
      if (!value.isLeaf() && value.label() == null && value.index() == size() - 1) {
        labelled = value.labelled(name);
        values.set(value.index(), labelled);
      }
      bind(name, labelled);
      return labelled;
    }

    /**
     * Names the elements of a vector or a matrix. Those made since {@code mark} that nothing else
     * is made of are labelled with their names.
     *
     * @param suffixes what stands behind the name for each
     * @return the elements as they are now
     */
    public Value[] name(String name, List<String> suffixes, Value[] elements, int mark) {
      boolean[] used = new boolean[size() - mark];
      for (int i = mark; i < size(); i++) {
        for (Value operand : values.get(i).operands) {
          if (operand.index() >= mark) {
            used[operand.index() - mark] = true;
          }
        }
      }
      Value[] named = new Value[elements.length];
      for (int k = 0; k < elements.length; k++) {
        String label = name + suffixes.get(k);
        int index = elements[k].index();
        named[k] = values.get(index);
        if (!named[k].isLeaf() && index >= mark && !used[index - mark]) {
          named[k] = named[k].labelled(label);
          values.set(index, named[k]);
          used[index - mark] = true;
        }
        bind(label, named[k]);
      }
      return named;
    }

    private void bind(String name, Value value) {
      if (names.putIfAbsent(name, value) != null) {
        throw new IllegalArgumentException("the name " + name + " is taken");
      }
    }

    /**
     * The numbers that Values without inputs are worth, computed from the Values made since {@code
     * mark}; those are then dropped. This is how {@code w = 2*pi} becomes an input with a default
     * and leaves no trace of its right side.
     *
     * @param mark an earlier {@link #size}; no name may have been given since
     */
    public double[] fold(int mark, Value... results) {
      double[] data = data(mark);
      double[] numbers = new double[results.length];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = data[results[k].index() - mark];
      }
      forget(mark);
      return numbers;
    }

    /** The numbers of the Values made since {@code mark}, none of which depends on an input. */
    private double[] data(int mark) {
      double[] data = new double[size() - mark];
      double[] frame = Operation.frame(widest);
      for (int i = mark; i < size(); i++) {
        Value each = values.get(i);
        if (each.isLeaf()) {
          data[i - mark] = each.number();
        } else {
          for (int k = 0; k < each.arity(); k++) {
            frame[k] = data[each.operand(k).index() - mark];
          }
          data[i - mark] = each.operation().value(frame, each.arity());
        }
      }
      return data;
    }

    /**
     * The first requirement made since {@code mark} that does not hold; null if all do.
     *
     * @param mark an earlier {@link #size}; nothing since may depend on an input
     */
    public Requirement unmet(int mark) {
      int last = requirements.size() - 1;
      if (last < 0 || requirements.get(last).value().index() < mark) {
        return null;
      }
      double[] data = data(mark);
      for (Requirement each : requirements) {
        int place = each.value().index() - mark;
        if (place >= 0 && data[place] == 0) {
          return each;
        }
      }
      return null;
    }

    /**
     * Drops the Values made since {@code mark}, and what was required of them; no name may have
     * been given since.
     */
    public void forget(int mark) {
      values.subList(mark, size()).clear();
      requirements.removeIf(each -> each.value().index() >= mark);
    }

    /** Whether {@code value} is {@code target} or is computed from it. */
    public boolean feeds(Value target, Value value) {
      boolean[] fed = new boolean[size()];
      fed[target.index()] = true;
      for (int i = target.index() + 1; i <= value.index(); i++) {
        for (Value operand : values.get(i).operands()) {
          fed[i] |= fed[operand.index()];
        }
      }
      return value.index() >= target.index() && fed[value.index()];
    }

    /** Says that there is no answer at a point where a Value is 0. */
    public void require(Value value, String otherwise) {
      requirements.add(new Requirement(value, otherwise));
    }

    /**
     * Says that a statement computes a Value, or the elements of a vector.
     *
     * @param name the name that it binds; null for none
     * @param suffixes what stands behind the name for each element; one empty text for a Value
     */
    public void statement(String name, List<String> suffixes, Value... elements) {
      int number = statements.isEmpty() ? 1 : statements.get(statements.size() - 1).number() + 1;
      for (int k = 0; k < elements.length; k++) {
        statements.add(new Statement(number, name, suffixes.get(k), elements[k]));
      }
    }

    /** Makes a Value the output, or the elements of a vector. */
    public void output(Value... elements) {
      outputs.clear();
      for (Value element : elements) {
        outputs.add(element.index());
      }
    }

    /**
     * The finished graph.
     *
     * @throws IllegalStateException if there is no output
     */
    public Graph build() {
      if (outputs.isEmpty()) {
        throw new IllegalStateException("a graph needs an output");
      }
      values.trimToSize();
      return new Graph(this);
    }

    private Value add(Value value) {
      // Most that takes long comes by here or evaluates, and stops here if nobody waits for it.
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException();
      }
      values.add(value);
      return value;
    }
  }
}
