package autograd.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private final Value output;
  private final int widest;

  /**
   * A statement that computes something, as against one that gives an input its number.
   *
   * @param name the name that it binds; null if it binds none
   * @param value what it is worth
   */
  public record Statement(String name, Value value) {}

  private Graph(Builder builder) {
    this.source = builder.source;
    this.values = Collections.unmodifiableList(builder.values);
    this.names = Collections.unmodifiableMap(builder.names);
    this.defaults = Collections.unmodifiableMap(builder.defaults);
    this.statements = Collections.unmodifiableList(builder.statements);
    this.output = values.get(builder.output);
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

  /** The Value of the last statement that computes something. */
  public Value output() {
    return output;
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
    private int output = -1;
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

    /** Whether the input has a number of its own. */
    public boolean hasDefault(Value input) {
      return defaults.containsKey(input.label());
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

    private void bind(String name, Value value) {
      if (names.putIfAbsent(name, value) != null) {
        throw new IllegalArgumentException("the name " + name + " is taken");
      }
    }

    /**
     * The number that a Value without inputs is worth, computed from the Values made since {@code
     * mark}; those are then dropped. This is how {@code w = 2*pi} becomes an input with a default
     * and leaves no trace of its right side.
     *
     * @param mark an earlier {@link #size}; no name may have been given since
     */
    public double fold(Value value, int mark) {
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
      double number = data[value.index() - mark];
      values.subList(mark, size()).clear();
      return number;
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

    /** Says that a statement computes a Value; {@code name} is null if it does not bind one. */
    public void statement(String name, Value value) {
      statements.add(new Statement(name, value));
    }

    /** Makes a Value the output. */
    public void output(Value value) {
      output = value.index();
    }

    /**
     * The finished graph.
     *
     * @throws IllegalStateException if there is no output
     */
    public Graph build() {
      if (output < 0) {
        throw new IllegalStateException("a graph needs an output");
      }
      values.trimToSize();
      return new Graph(this);
    }

    private Value add(Value value) {
      values.add(value);
      return value;
    }
  }
}
