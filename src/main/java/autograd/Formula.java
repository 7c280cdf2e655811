package autograd;

import autograd.compile.Kernel;
import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.Hessian;
import autograd.derive.LocalSeries;
import autograd.derive.Points;
import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.NoDerivativeException;
import autograd.evaluate.UnsetInputException;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.DiagnosticException;
import autograd.lang.Expression;
import autograd.render.FormulaText;
import autograd.render.NoteText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A formula and its derivatives: the door for programs.
 *
 * <pre>{@code
 * Formula f = Formula.parse("(a*b)*(a+b)");
 * Formula.Point at = f.at(Map.of("a", -2.0, "b", 3.0));
 * at.value();                // -6
 * at.gradient("a");          // -3
 * f.derivative("a");         // b*(2*a + b)
 * }</pre>
 *
 * <p>Numbers are doubles, with NaN for what is undefined; a value or gradient is what the command
 * {@code eval} answers. A point gives each input a number, by name; inputs with a default in the
 * formula may be left out, and names that the formula does not know are passed over. Formulas are
 * immutable and may be used by several threads.
 */
public final class Formula {
  private final Graph graph;
  private final Value output;

  private Formula(Graph graph, Value output) {
    this.graph = graph;
    this.output = output;
  }

  /**
   * Reads a formula, or a program of several statements, of which the last is the output.
   *
   * @throws DiagnosticException if it cannot be read; its diagnostic says why and where
   */
  public static Formula parse(String text) {
    Graph graph = Expression.parse(text);
    return new Formula(graph, graph.output());
  }

  /** The names of its inputs, in the order in which they occur. */
  public List<String> inputs() {
    return graph.inputs().stream().map(Value::label).toList();
  }

  /** What each name without a number in the point would otherwise be, by name. */
  public Map<String, Double> defaults() {
    return graph.defaults();
  }

  /** The graph of its Values. */
  public Graph graph() {
    return graph;
  }

  /**
   * Its value and gradient at a point: a forward pass and a backward pass.
   *
   * @throws UnsetInputException if an input has no number
   * @throws NoDerivativeException if an input feeds an operand by which there is no derivative
   */
  public Point at(Map<String, Double> point) {
    Question question = new Question(List.of(new Named(null, output)), Map.of(), List.of(), false);
    return new Point(graph, output, Answer.to(question, graph, point));
  }

  /**
   * Its derivative by one input, as a formula simplified as a person would write it.
   *
   * @throws IllegalArgumentException if it has no such input
   * @throws NoDerivativeException if the input feeds an operand by which there is no derivative
   */
  public Formula derivative(String name) {
    Map<String, Value> by = Map.of(name, input(name));
    Derivation derived =
        Derivatives.partials(
            new Derivatives.Request(graph, Map.of("", output), by, Map.of(), Points.ORDINARY), 1);
    return new Formula(derived.graph(), derived.graph().output());
  }

  /**
   * Its second derivatives at a point: a symmetric matrix whose rows and columns are the inputs in
   * the order of {@link #inputs()}.
   *
   * @throws UnsetInputException if an input has no number
   * @throws NoDerivativeException if a second derivative does not exist
   */
  public double[][] hessian(Map<String, Double> point) {
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    return Hessian.at(graph, output, by, complete(point)).matrix();
  }

  /**
   * The coefficients of its Taylor series along one input: that of the n-th power of the distance
   * from the point is the n-th derivative over n factorial. At a point next to a simple multiple of
   * π it is that multiple's series.
   *
   * @param name the input that moves
   * @param point a number for each input; that of the moving one is where the series begins
   * @param order the highest power, at least 0
   * @return {@code order + 1} numbers, NaN where there is no such series, as at a pole or a corner
   * @throws IllegalArgumentException if it has no such input
   * @throws UnsetInputException if an input has no number
   * @throws NoDerivativeException if the input feeds an operand by which there is no derivative
   */
  public double[] taylor(String name, Map<String, Double> point, int order) {
    double[] found = LocalSeries.of(graph, output, input(name), complete(point), order).taylor();
    if (found == null) {
      found = new double[order + 1];
      Arrays.fill(found, Double.NaN);
    }
    return found;
  }

  /** Value and gradient at many points: the same passes over arrays, to the same bits. */
  public Kernel kernel() {
    return Kernel.of(graph, output, Map.of(), graph.inputs());
  }

  /** Its text in the language of formulas, which {@link #parse} reads again. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    try {
      new FormulaText(graph, Map.of("", output), false).write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().strip();
  }

  private Value input(String name) {
    Value value = graph.named(name);
    if (value == null || !graph.inputs().contains(value)) {
      throw new IllegalArgumentException("the formula has no input " + name);
    }
    return value;
  }

  private Map<String, Double> complete(Map<String, Double> point) {
    Map<String, Double> complete = new LinkedHashMap<>(graph.defaults());
    complete.putAll(point);
    List<Value> unset =
        graph.inputs().stream().filter(input -> !complete.containsKey(input.label())).toList();
    if (!unset.isEmpty()) {
      throw new UnsetInputException(unset);
    }
    return complete;
  }

  /** What a formula answers at a point. */
  public static final class Point {
    private final Graph graph;
    private final Value output;
    private final Answer answer;

    private Point(Graph graph, Value output, Answer answer) {
      this.graph = graph;
      this.output = output;
      this.answer = answer;
    }

    /** The formula's value; NaN where it is undefined. */
    public double value() {
      return answer.evaluation().value(output);
    }

    /**
     * The value of an input or of a named part.
     *
     * @throws IllegalArgumentException if the formula does not know the name
     */
    public double value(String name) {
      return answer.evaluation().value(name);
    }

    /**
     * The derivative of the formula by an input or a named part. Where one-sided slopes differ it
     * is what the table of operations agrees on, and {@link #notes()} says so.
     *
     * @throws IllegalArgumentException if the formula does not know the name
     */
    public double gradient(String name) {
      Value value = graph.named(name);
      if (value == null) {
        throw new IllegalArgumentException("the formula has no " + name);
      }
      return answer.gradients().get(0).by(value);
    }

    /** The derivatives by all inputs, by name, in the order of {@link Formula#inputs()}. */
    public Map<String, Double> gradient() {
      Map<String, Double> gradient = new LinkedHashMap<>();
      for (Value input : graph.inputs()) {
        gradient.put(input.label(), answer.gradients().get(0).by(input));
      }
      return gradient;
    }

    /** What is to be told of the point: where a convention decided, or a value left its domain. */
    public List<String> notes() {
      return answer.notes().stream().map(NoteText::of).toList();
    }
  }
}
