package autograd.lang;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sizes, places and the ends of what an index runs through: numbers that have to be known while the
 * formula is read, since they say which Values there are.
 */
final class WholeNumbers {
  private final Source source;
  private final Expression.Options options;

  /** The inputs of which it was said what they do. */
  private final Set<String> told = new HashSet<>();

  WholeNumbers(Source source, Expression.Options options) {
    this.source = source;
    this.options = options;
  }

  /**
   * The whole number that an operand is worth.
   *
   * @param what what it is needed for, with its article: {@code an index}
   */
  int of(Operand operand, String what, Graph.Builder graph) {
    if (operand.isTensor()) {
      throw error(
          what + " is a number, and this " + operand.dimensions().verdict(), operand.span());
    }
    Map<Integer, Double> known = new HashMap<>();
    tellOfInputs(operand, graph);
    Value unknown = evaluate(operand.value(), graph, known);
    if (unknown != null) {
      String name = unknown.label();
      throw new DiagnosticException(
          Diagnostic.error(
                  what + " is known when the formula is read, and " + name + " is not",
                  source,
                  operand.span())
              .hint(
                  options.inputs().contains(name)
                      ? "what varies from point to point cannot say how many values there are"
                      : "add --set " + name + "=3; or, in the formula, write " + name + " = 3"));
    }
    double number = known.get(operand.value().index());
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw error(what + " is a whole number, not " + number, operand.span());
    }
    return (int) number;
  }

  /** Says once of an input that its gradient cannot speak of what it does here. */
  private void tellOfInputs(Operand operand, Graph.Builder graph) {
    if (!operand.value().dependsOnInput()) {
      return;
    }
    for (int i : needed(operand.value(), graph)) {
      Value each = graph.values().get(i);
      if (each.isInput() && told.add(each.label())) {
        options
            .remarks()
            .accept(
                Diagnostic.note(
                    each.label()
                        + " says here which values there are, and no gradient by "
                        + each.label()
                        + " counts that",
                    source,
                    operand.span()));
      }
    }
  }

  private static Set<Integer> needed(Value value, Graph.Builder graph) {
    TreeSet<Integer> needed = new TreeSet<>(List.of(value.index()));
    for (Integer i = value.index(); i != null; i = needed.lower(i)) {
      graph.values().get(i).operands().forEach(operand -> needed.add(operand.index()));
    }
    return needed;
  }

  /** The first input that has no number; null if everything could be computed. */
  private Value evaluate(Value value, Graph.Builder graph, Map<Integer, Double> known) {
    for (int i : needed(value, graph)) {
      Value each = graph.values().get(i);
      Double number = each.isInput() ? input(each, graph) : Double.valueOf(worth(each, known));
      if (number == null) {
        return each;
      }
      known.put(i, number);
    }
    return null;
  }

  /** The number of an input; null if it has none, or another at each point. */
  private Double input(Value input, Graph.Builder graph) {
    Double number = options.numbers().get(input.label());
    boolean isOpen = number == null && options.inputs().contains(input.label());
    return number != null || isOpen ? number : graph.defaultOf(input);
  }

  private static double worth(Value value, Map<Integer, Double> known) {
    if (value.isConstant()) {
      return value.number();
    }
    double[] frame = Operation.frame(value.arity());
    for (int k = 0; k < value.arity(); k++) {
      frame[k] = known.get(value.operand(k).index());
    }
    return value.operation().value(frame, value.arity());
  }

  private DiagnosticException error(String message, Span span) {
    return new DiagnosticException(Diagnostic.error(message, source, span));
  }
}
