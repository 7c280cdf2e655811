package autograd.cli;

import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.Differentiation;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code autograd diff}: derivatives as formulas. */
final class DiffCommand extends SymbolicCommand {
  private static final int HIGHEST = 50;

  /** More partials than these nobody reads. */
  private static final int MOST_PARTIALS = 100_000;

  private final Option order =
      Option.text("N", "Differentiate N times; by several inputs, all mixed partials.", "--order");

  DiffCommand() {
    super(
        "diff",
        "Differentiate a formula, and print its partial derivatives as formulas",
        "autograd diff \"x^2*sin(x)\"",
        "autograd diff \"(a*b)*(a+b)\" --wrt a",
        "autograd diff \"exp(sin(x))\" --order 3",
        "autograd diff \"sqrt(1 + x^2)\" --to latex",
        "autograd diff \"x*exp(-x^2)\" | autograd eval -f - --set x=1");
  }

  @Override
  OutputOptions.Content content() {
    return OutputOptions.Content.TEXT;
  }

  @Override
  Option[] ownOptions() {
    return with(order);
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Question asked = question.question(graph, false);
    Derivatives.Request request = request(graph, asked);
    Integer times = order.wholeNumber(1, HIGHEST);
    int n = times == null ? 1 : times;
    requireFew(request, n);
    Derivation derived = symbolic(() -> at(Derivatives.partials(request, n), request));
    write(console, derived);
    return ExitCode.ANSWER;
  }

  private static void requireFew(Derivatives.Request request, int order) {
    double partials = request.outputs().size();
    for (int k = 0; k < order; k++) {
      partials = partials * (request.by().size() + k) / (k + 1);
    }
    if (partials > MOST_PARTIALS) {
      throw Failure.wrong(
          "there are more than " + MOST_PARTIALS + " partials of that order",
          "name fewer with --wrt");
    }
    if (order > 1) {
      requireInputs(request.by(), "only inputs can be derived by twice");
    }
  }

  /** Puts numbers in place of inputs that were set and derived by. */
  private Derivation at(Derivation derived, Derivatives.Request request) {
    Map<String, Double> left = new LinkedHashMap<>(point.point());
    left.keySet().retainAll(request.by().keySet());
    if (left.isEmpty()) {
      return derived;
    }
    Differentiation d = new Differentiation(derived.graph(), request.points(), left);
    Map<String, Value> results = new LinkedHashMap<>();
    derived.results().forEach((name, value) -> results.put(name, d.of(value)));
    return d.simplify(results);
  }
}
