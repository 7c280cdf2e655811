package autograd.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Graphviz DOT: Values are records, operations small ellipses.
 *
 * <p>Fills are light and their text dark, lines are a middle grey and the ground is clear, so the
 * picture reads on a light page and on a dark one. Kinds differ in outline as well as in colour.
 */
final class Dot implements Pen {
  private final String rankdir;
  private Appendable out;

  /** Draws in Graphviz's direction LR, RL, TB or BT. */
  Dot(String rankdir) {
    this.rankdir = rankdir;
  }

  @Override
  public void begin(Appendable to) throws IOException {
    out = to;
    out.append("digraph autograd {\n")
        .append("  graph [rankdir=" + rankdir + ", bgcolor=\"transparent\"];\n")
        .append("  node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=11,")
        .append(" fontcolor=\"#111827\", style=\"filled\"];\n")
        .append("  edge [color=\"#808080\", arrowsize=0.7];\n");
  }

  @Override
  public void value(String id, List<String> lines, Kind kind, Mark mark) throws IOException {
    List<String> escaped = new ArrayList<>();
    for (String line : lines) {
      escaped.add(escape(line));
    }
    String shape = mark == Mark.CURRENT || mark == Mark.LOST ? "Mrecord" : "record";
    out.append("  " + id + " [shape=" + shape + ", label=\"{" + String.join(" | ", escaped))
        .append("}\", " + look(kind, mark) + "];\n");
  }

  private static String look(Kind kind, Mark mark) {
    return switch (mark) {
      case DONE -> "fillcolor=\"#dcfce7\", color=\"#15803d\"";
      case CURRENT -> "fillcolor=\"#fde68a\", color=\"#b45309\", penwidth=3";
      case WAITING -> "fillcolor=\"#f1f5f9\", color=\"#64748b\", style=\"filled,dashed\"";
      case LOST -> "fillcolor=\"#fee2e2\", color=\"#b91c1c\", penwidth=3";
      case INHERITED -> "fillcolor=\"#fee2e2\", color=\"#b91c1c\", style=\"filled,dashed\"";
      case FAINT -> "fillcolor=\"#f9fafb\", color=\"#c4c8ce\", fontcolor=\"#8a9099\"";
      case ON_PATH -> look(kind).replace(", penwidth=2.5", "") + ", penwidth=3";
      default -> look(kind);
    };
  }

  private static String look(Kind kind) {
    return switch (kind) {
      case INPUT -> "fillcolor=\"#dbeafe\", color=\"#2563eb\"";
      case CONSTANT, REST -> "fillcolor=\"#f1f5f9\", color=\"#64748b\", style=\"filled,dashed\"";
      case RESULT -> "fillcolor=\"#fef3c7\", color=\"#b45309\"";
      case OUTPUT -> "fillcolor=\"#dcfce7\", color=\"#15803d\", penwidth=2.5";
    };
  }

  @Override
  public void operation(String id, String name, Mark mark) throws IOException {
    String colours =
        mark == Mark.FAINT
            ? "fillcolor=\"#f9fafb\", color=\"#c4c8ce\", fontcolor=\"#8a9099\""
            : "fillcolor=\"#e5e7eb\", color=\"#808080\"";
    out.append("  " + id + " [shape=ellipse, label=\"" + escape(name) + "\", " + colours)
        .append(", margin=\"0.04,0.02\", height=0.3, width=0.3];\n");
  }

  @Override
  public void edge(String from, String to, String label, Mark mark) throws IOException {
    List<String> attributes = new ArrayList<>();
    if (label != null) {
      attributes.add("label=\" " + escape(label) + "\"");
      attributes.add("fontname=\"Helvetica,Arial,sans-serif\"");
      attributes.add("fontsize=10");
      attributes.add("fontcolor=\"#808080\"");
    }
    switch (mark) {
      // The gradient flows against the arrow of the use.
      case CURRENT -> attributes.add("color=\"#d97706\", penwidth=3, dir=back");
      case ON_PATH -> attributes.add("color=\"#d97706\", penwidth=2.5");
      case FAINT -> attributes.add("color=\"#c4c8ce\"");
      default -> {}
    }
    String list = attributes.isEmpty() ? "" : " [" + String.join(", ", attributes) + "]";
    out.append("  " + from + " -> " + to + list + ";\n");
  }

  @Override
  public void group(String id, String name, List<String> members) throws IOException {
    out.append("  subgraph cluster_" + id + " {\n")
        .append("    label=\"" + escape(name) + "\"; style=\"rounded,dashed\"; color=\"#808080\";")
        .append(" fontname=\"Helvetica,Arial,sans-serif\"; fontsize=11; fontcolor=\"#808080\";\n")
        .append("    " + String.join("; ", members) + ";\n")
        .append("  }\n");
  }

  @Override
  public void end() throws IOException {
    out.append("}\n");
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
