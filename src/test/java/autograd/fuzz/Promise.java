package autograd.fuzz;

import autograd.evaluate.Evaluation;
import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.DiagnosticException;
import autograd.lang.Expression;
import java.util.HashMap;
import java.util.Map;

/**
 * What holds of every text: it is a formula, sound and with every Value's place in the text, which
 * can be evaluated; or it is refused with a place in the text and words to go with it.
 */
public final class Promise {
  private Promise() {}

  /**
   * Reads the text.
   *
   * @return what came of it, in a word or two: the operations of the formula, or the refusal
   *     without what it quotes
   * @throws AssertionError if a promise is broken
   */
  public static String kept(String text) {
    Graph graph;
    try {
      graph = Expression.parse(text);
    } catch (DiagnosticException e) {
      return refused(e.diagnostic(), text);
    }
    StringBuilder outcome = new StringBuilder();
    Map<String, Double> point = new HashMap<>();
    for (Value value : graph.values()) {
      check(isInside(value.span(), text), "a span outside the text", text);
      for (Value operand : value.operands()) {
        check(operand.index() < value.index(), "an operand after its use", text);
      }
      if (value.isInput()) {
        point.put(value.label(), 0.5);
      } else if (!value.isLeaf() && outcome.length() < 40) {
        outcome.append(value.operation().name()).append(' ');
      }
    }
    Evaluation at = Evaluation.at(graph, point);
    try {
      Map<Value, Double> seeds = new HashMap<>();
      graph.outputs().forEach(output -> seeds.put(output, 1.0));
      at.gradient(seeds);
    } catch (NoDerivativeException e) {
      check(!e.value().operation().hasDerivative(e.position()), "a derivative denied", text);
    }
    return outcome.toString();
  }

  private static String refused(Diagnostic diagnostic, String text) {
    check(isInside(diagnostic.span(), text), "a diagnostic outside the text", text);
    check(!diagnostic.message().isBlank(), "a diagnostic without a message", text);
    if (diagnostic.related() != null) {
      check(isInside(diagnostic.related().span(), text), "a related place outside the text", text);
    }
    return diagnostic.message().replaceAll("'.*'", "'…'");
  }

  private static boolean isInside(Span span, String text) {
    return span.start() >= 0
        && span.start() <= span.end()
        && span.end() <= text.codePointCount(0, text.length());
  }

  private static void check(boolean holds, String otherwise, String text) {
    if (!holds) {
      throw new AssertionError(otherwise + ": " + text);
    }
  }
}
