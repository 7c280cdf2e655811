package autograd.render;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.io.IOException;
import java.util.Set;

/**
 * A graph as Graphviz DOT: each Value a record of label, data and gradient, each operation a small
 * node of its own with an edge to its result, and an edge for every use, so that {@code a+a} shows
 * two. The same graph gives the same bytes.
 *
 * <p>Fills are light and their text dark, lines are a middle grey and the ground is clear, so the
 * picture reads on a light page and on a dark one. Kinds differ in outline as well as in colour.
 */
public final class Dot {
  /** Digits after the decimal point, as micrograd draws them. */
  private static final int DIGITS = 4;

  private static final int LONGEST_LABEL = 24;

  private static final String INPUT = "fillcolor=\"#dbeafe\", color=\"#2563eb\"";
  private static final String CONSTANT =
      "fillcolor=\"#f1f5f9\", color=\"#64748b\", style=\"filled,dashed\"";
  private static final String RESULT = "fillcolor=\"#fef3c7\", color=\"#b45309\"";
  private static final String OUTPUT = "fillcolor=\"#dcfce7\", color=\"#15803d\", penwidth=2.5";

  private final Graph graph;
  private final Set<Value> outputs;
  private final String rankdir;
  private final Numbers numbers;
  private final Labels labels;

  /**
   * Prepares to draw.
   *
   * @param outputs the Values to mark as outputs
   * @param rankdir Graphviz's direction: LR, RL, TB or BT
   * @param digits how many digits after the decimal point; null for four
   */
  public Dot(Graph graph, Set<Value> outputs, String rankdir, Integer digits) {
    this.graph = graph;
    this.outputs = outputs;
    this.rankdir = rankdir;
    this.numbers = Numbers.shortest().digits(digits == null ? DIGITS : digits);
    this.labels = new Labels(graph, LONGEST_LABEL);
  }

  /**
   * Writes the picture.
   *
   * @param evaluation the numbers to show; null for the structure alone
   * @param gradient the gradients to show; null if and only if {@code evaluation} is
   * @throws IOException if {@code out} cannot take it
   */
  public void write(Evaluation evaluation, Gradient gradient, Appendable out) throws IOException {
    out.append("digraph autograd {\n")
        .append("  graph [rankdir=" + rankdir + ", bgcolor=\"transparent\"];\n")
        .append("  node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=11,")
        .append(" fontcolor=\"#111827\", style=\"filled\"];\n")
        .append("  edge [color=\"#808080\", arrowsize=0.7];\n");
    for (Value value : graph.values()) {
      node(value, evaluation, gradient, out);
      if (!value.isLeaf()) {
        operation(value, out);
      }
    }
    out.append("}\n");
  }

  private void node(Value value, Evaluation evaluation, Gradient gradient, Appendable out)
      throws IOException {
    StringBuilder record = new StringBuilder("{").append(escape(labels.of(value)));
    if (evaluation != null) {
      record.append(" | data ").append(numbers.text(evaluation.value(value)));
      if (value.dependsOnInput()) {
        record.append(" | grad ").append(numbers.text(gradient.by(value)));
      }
    }
    record.append('}');
    out.append(
        "  " + id(value) + " [shape=record, label=\"" + record + "\", " + look(value) + "];\n");
  }

  private String look(Value value) {
    if (outputs.contains(value)) {
      return OUTPUT;
    }
    return value.isInput() ? INPUT : value.isConstant() ? CONSTANT : RESULT;
  }

  private void operation(Value value, Appendable out) throws IOException {
    String node = id(value) + "op";
    out.append(
            "  " + node + " [shape=ellipse, label=\"" + escape(value.operation().name()) + "\", ")
        .append(
            "fillcolor=\"#e5e7eb\", color=\"#808080\", margin=\"0.04,0.02\", height=0.3, width=0.3];\n");
    for (Value operand : value.operands()) {
      out.append("  " + id(operand) + " -> " + node + ";\n");
    }
    out.append("  " + node + " -> " + id(value) + ";\n");
  }

  private static String id(Value value) {
    return "v" + value.index();
  }

  /** Text inside a record's label, where braces, bars, angles, spaces and quotes mean something. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("{}|<>\"\\".indexOf(c) >= 0) {
        escaped.append('\\');
      }
      if (c == '&') {
        escaped.append("&amp;");
      } else {
        escaped.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return escaped.toString();
  }
}
