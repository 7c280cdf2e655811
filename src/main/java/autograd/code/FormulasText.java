package autograd.code;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Formulas as statements of a target, without a function around them: the parts that they share,
 * and then each under its name; a single one bare.
 */
final class FormulasText {
  private final Target target;
  private final Body body;
  private final Map<String, Node> results = new LinkedHashMap<>();

  FormulasText(Graph graph, Map<String, Value> wanted, Target target) {
    this.target = target;
    Identifiers identifiers = new Identifiers(target);
    Lowering lowering = new Lowering(target, new Helpers(target, identifiers, "", true), null);
    this.body = new Body(target, lowering.nodes(), identifiers);
    for (Value input : graph.inputs()) {
      body.name(lowering.nodes().input(input.label()), input.label());
    }
    BitSet needed = new BitSet();
    wanted.values().forEach(value -> needed.set(value.index()));
    for (int i = needed.length() - 1; i >= 0; i = needed.previousSetBit(i - 1)) {
      graph.values().get(i).operands().forEach(operand -> needed.set(operand.index()));
    }
    Node[] lowered = lowering.lower(graph, needed);
    wanted.forEach(
        (name, value) -> {
          Node node = lowering.asNumber(lowered[value.index()]);
          results.put(wanted.size() == 1 ? null : identifiers.take(name), node);
          body.root(node);
        });
  }

  void write(Appendable out) throws IOException {
    for (String statement : body.statements()) {
      line(statement, out);
    }
    for (Map.Entry<String, Node> result : results.entrySet()) {
      String expression = body.text(result.getValue());
      String name = result.getKey();
      line(
          name == null
              ? expression
              : Frame.filled(
                  target.setting("local"), Map.of("name", name, "expression", expression)),
          out);
    }
  }

  private static void line(String text, Appendable out) throws IOException {
    out.append(text).append('\n');
  }
}
