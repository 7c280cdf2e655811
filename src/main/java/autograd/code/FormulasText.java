package autograd.code;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Elements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Formulas as statements of a target, without a function around them: the parts that they share,
 * and then each under its name; a single one bare.
 */
final class FormulasText {
  private final Target target;
  private final Identifiers identifiers;
  private final Body body;
  private final Map<String, Node> results = new LinkedHashMap<>();

  /** What the results are called, where there are several. */
  private final Map<String, String> written = new HashMap<>();

  FormulasText(Graph graph, Map<String, Value> wanted, Target target) {
    this.target = target;
    this.identifiers = new Identifiers(target);
    Lowering lowering = new Lowering(target, new Helpers(target, identifiers, "", true), null);
    this.body = new Body(target, lowering.nodes(), identifiers);
    List<String> inputs = graph.inputs().stream().map(Value::label).toList();
    new Parameters(
        inputs, graph.names()::containsKey, target, lowering.nodes(), identifiers, body, null);
    BitSet needed = new BitSet();
    wanted.values().forEach(value -> needed.set(value.index()));
    for (int i = needed.length() - 1; i >= 0; i = needed.previousSetBit(i - 1)) {
      graph.values().get(i).operands().forEach(operand -> needed.set(operand.index()));
    }
    Node[] lowered = lowering.lower(graph, needed);
    wanted.forEach(
        (name, value) -> {
          Node node = lowering.asNumber(lowered[value.index()]);
          results.put(name, node);
          if (wanted.size() > 1) {
            written.put(name, identifiers.take(name));
          }
          body.root(node);
        });
  }

  void write(Appendable out) throws IOException {
    List<String> lines = new ArrayList<>(body.statements());
    List<String> names = List.copyOf(results.keySet());
    List<Node> nodes = List.copyOf(results.values());
    if (nodes.size() == 1) {
      lines.add(body.text(nodes.get(0)));
    } else {
      boolean isShaped = target.is("notation") && Shaped.isKnown(target);
      for (Elements group : Elements.of(names, name -> false)) {
        if (isShaped && !group.isNumber()) {
          String all = Shaped.text(target, group, i -> body.text(nodes.get(i)));
          lines.add(named(identifiers.take(group.name()), all));
          continue;
        }
        for (int i = group.start(); i < group.start() + group.shape().size(); i++) {
          lines.add(named(written.get(names.get(i)), body.text(nodes.get(i))));
        }
      }
    }
    for (String line : target.is("notation") ? framed(lines) : lines) {
      out.append(line).append('\n');
    }
  }

  private String named(String name, String expression) {
    return Frame.filled(target.setting("local"), Map.of("name", name, "expression", expression));
  }

  /** Equations below each other, or a single formula. */
  private List<String> framed(List<String> lines) {
    if (lines.size() == 1 && results.size() == 1) {
      return new Frame(target, "formula").put("expression", lines.get(0)).lines();
    }
    int last = lines.size() - 1;
    if (results.size() == 1) {
      Map<String, String> words = Map.of("name", "", "expression", lines.get(last));
      lines.set(last, Frame.filled(target.setting("local"), words));
    }
    // Nothing follows the last of several equations.
    lines.set(last, lines.get(last).replaceFirst(" \\\\\\\\$", ""));
    return new Frame(target, "formulas").put("statements", lines).lines();
  }
}
