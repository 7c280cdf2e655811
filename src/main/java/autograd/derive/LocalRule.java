package autograd.derive;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Convention;
import autograd.operations.Formula;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The derivative of an operation by one of its operands as a graph of its own, whose inputs are the
 * operands and the result. It decides as the backward pass does: the first convention of the row
 * that holds, else the rule; and NaN where the result is undefined.
 *
 * @param graph holds both answers
 * @param names what its inputs are called: the operands in order, then the result
 * @param slope the derivative
 * @param source where it is from: 0 for the rule, n for the row's n-th convention
 */
public record LocalRule(Graph graph, List<String> names, Value slope, Value source) {

  /**
   * The derivative of an operation of so many operands by that at {@code position}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LocalRule of(Operation operation, int arity, int position) {
    if (!operation.hasDerivative(position)) {
      throw new IllegalArgumentException(operation + " has no derivative by operand " + position);
    }
    Span nowhere = new Span(0, 0);
    Terms terms = new Terms("", Points.EVERY);
    List<String> names = new ArrayList<>();
    List<Value> operands = new ArrayList<>();
    for (int k = 0; k < arity; k++) {
      names.add("x" + k);
      operands.add(terms.input("x" + k, nowhere));
    }
    names.add("y");
    Value result = terms.input("y", nowhere);

    int slot = operation.isVariadic() ? 0 : position;
    List<Convention> conventions = operation.conventions();
    List<Formula> written = new ArrayList<>(List.of(operation.derivative(position)));
    for (Convention convention : conventions) {
      if (convention.gradient(slot) != null) {
        written.add(convention.condition());
        written.add(convention.gradient(slot));
      }
    }
    Value[] bound = new Bindings(terms).of(operation, operands, result, position, written);
    Value slope = Rules.write(terms, operation.derivative(position), bound);
    Value source = terms.number(0);
    for (int i = conventions.size() - 1; i >= 0; i--) {
      Formula agreed = conventions.get(i).gradient(slot);
      if (agreed != null) {
        Value holds = Rules.write(terms, conventions.get(i).condition(), bound);
        slope = terms.when(holds, Rules.write(terms, agreed, bound), slope);
        source = terms.when(holds, terms.number(i + 1), source);
      }
    }
    // Of a conditional only the condition can leave all of it undefined.
    Value decisive = operation.isConditional() ? operands.get(0) : result;
    slope = terms.when(terms.equal(decisive, decisive), slope, terms.number(Double.NaN));
    return finished(terms, names, slope, source);
  }

  private static LocalRule finished(Terms terms, List<String> names, Value slope, Value source) {
    Map<String, Value> results = new LinkedHashMap<>();
    results.put("slope", slope);
    results.put("source", source);
    Graph.Builder empty = new Graph.Builder("");
    empty.output(empty.constant(0, null, new Span(0, 0)));
    Derivation derived = terms.finish(results, empty.build());
    return new LocalRule(
        derived.graph(), names, derived.results().get("slope"), derived.results().get("source"));
  }
}
