package autograd.code;

import autograd.derive.LocalRule;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A function of a target that returns all that both passes need at a point: the data of every Value
 * and, of every use of a Value that an input feeds, the local derivative and which formula of its
 * row gave it. Uses come in the order of the graph: result by result, operand by operand.
 */
final class PassesText {
  private final Target target;
  private final String name;
  private final Identifiers identifiers;
  private final Helpers helpers;
  private final Lowering lowering;
  private final Body body;
  private final List<String> inputs = new ArrayList<>();
  private final List<Node> data = new ArrayList<>();
  private final List<Node> slopes = new ArrayList<>();
  private final List<Node> sources = new ArrayList<>();
  private final Map<Kind, LocalRule> rules = new HashMap<>();

  private record Kind(Operation operation, int arity, int position) {}

  /**
   * Lowers the graph and its local derivatives.
   *
   * @throws UntranslatableException if the target lacks something
   */
  PassesText(Graph graph, String wanted, Target target) {
    this.target = target;
    identifiers = new Identifiers(target);
    name = identifiers.take(wanted);
    helpers = new Helpers(target, identifiers, name + "_", false);
    lowering = new Lowering(target, helpers, null);
    body = new Body(target, lowering.nodes(), identifiers);
    for (Value input : graph.inputs()) {
      inputs.add(body.name(lowering.nodes().input(input.label()), input.label()));
    }
    BitSet all = new BitSet();
    all.set(0, graph.size());
    Node[] lowered = lowering.lower(graph, all);
    for (Value value : graph.values()) {
      Node node = lowering.asNumber(lowered[value.index()]);
      data.add(node);
      body.wish(node, value.label() != null ? value.label() : "v" + value.index(), true);
      for (int k = 0; k < value.arity(); k++) {
        if (value.operand(k).dependsOnInput()) {
          differentiate(value, k, lowered);
        }
      }
    }
    data.forEach(body::root);
    slopes.forEach(body::root);
    sources.forEach(body::root);
  }

  private void differentiate(Value value, int position, Node... lowered) {
    Operation operation = value.operation();
    int arity = value.arity();
    if (!operation.hasDerivative(position)) {
      slopes.add(lowering.nodes().number(Double.NaN));
      sources.add(lowering.nodes().number(0));
      return;
    }
    LocalRule rule =
        rules.computeIfAbsent(
            new Kind(operation, arity, position), any -> LocalRule.of(operation, arity, position));
    Node[] operands = new Node[arity + 1];
    for (int k = 0; k < arity; k++) {
      operands[k] = lowered[value.operand(k).index()];
    }
    operands[arity] = lowered[value.index()];
    Node[] expanded = lowering.at(value).expandAll(rule.graph(), rule.names(), operands);
    slopes.add(lowering.asNumber(expanded[rule.slope().index()]));
    sources.add(lowering.asNumber(expanded[rule.source().index()]));
  }

  /** Writes it. */
  void write(Appendable out) throws IOException {
    List<String> helperLines = new ArrayList<>();
    helpers.texts().forEach(helperLines::addAll);
    List<String> lines =
        new Frame(target, "passes")
            .put("name", name)
            .put("parameters", body.parameters(inputs))
            .put("helpers", helperLines)
            .put("statements", body.statements())
            .put("data", items(data))
            .put("slopes", items(slopes))
            .put("sources", items(sources))
            .lines();
    for (String line : lines) {
      out.append(line).append('\n');
    }
  }

  private List<String> items(List<Node> nodes) {
    return nodes.stream().map(node -> body.text(node) + ",").toList();
  }
}
