package autograd.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A Mermaid flow chart, which GitHub and many editors show inside Markdown. */
final class Mermaid implements Pen {
  private static final String LOOK_OF_OPERATIONS = "fill:#e5e7eb,stroke:#808080,color:#111827";
  private static final String FAINT = "fill:#f9fafb,stroke:#c4c8ce,color:#8a9099";

  private final String rankdir;
  private Appendable out;
  private int edges;
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
  private final Map<Mark, List<String>> marked = new EnumMap<>(Mark.class);

  /** Draws in the direction LR, RL, TB or BT. */
  Mermaid(String rankdir) {
    this.rankdir = rankdir;
  }

  @Override
  public void begin(Appendable to) throws IOException {
    out = to;
    out.append("flowchart " + rankdir + "\n");
  }

  @Override
  public void value(String id, List<String> lines, Kind kind, Mark mark) throws IOException {
    List<String> escaped = new ArrayList<>();
    for (String line : lines) {
      escaped.add(escape(line));
    }
    String text = "\"" + String.join("<br>", escaped) + "\"";
    boolean isRound = mark == Mark.CURRENT || mark == Mark.LOST;
    boolean isOfItsKind = mark == Mark.NONE || mark == Mark.ON_PATH;
    out.append("  " + id + (isRound ? "([" + text + "])" : "[" + text + "]"))
        .append(":::" + (isOfItsKind ? name(kind) : name(mark)) + "\n");
    if (isOfItsKind) {
      kinds.add(kind);
    } else {
      marks.add(mark);
    }
  }

  @Override
  public void operation(String id, String name, Mark mark) throws IOException {
    boolean isFaint = mark == Mark.FAINT;
    out.append("  " + id + "((\"" + escape(name) + "\")):::" + (isFaint ? "faint" : "operation"));
    out.append('\n');
    if (isFaint) {
      marks.add(mark);
    }
  }

  @Override
  public void edge(String from, String to, String label, Mark mark) throws IOException {
    String text = label == null ? "" : "|\"" + escape(label) + "\"|";
    out.append("  " + from + " -->" + text + " " + to + "\n");
    marked.computeIfAbsent(mark, each -> new ArrayList<>()).add(Integer.toString(edges++));
  }

  @Override
  public void group(String id, String name, List<String> members) throws IOException {
    out.append("  subgraph " + id + " [\"" + escape(name) + "\"]\n");
    for (String member : members) {
      out.append("    " + member + "\n");
    }
    out.append("  end\n");
  }

  @Override
  public void end() throws IOException {
    links(Mark.CURRENT, "stroke:#d97706,stroke-width:4px");
    links(Mark.ON_PATH, "stroke:#d97706,stroke-width:3px");
    links(Mark.FAINT, "stroke:#c4c8ce");
    if (edges > 0) {
      define("operation", LOOK_OF_OPERATIONS);
    }
    for (Kind kind : kinds) {
      define(name(kind), look(kind));
    }
    for (Mark mark : marks) {
      define(name(mark), look(mark));
    }
  }

  private void links(Mark mark, String look) throws IOException {
    if (marked.containsKey(mark)) {
      out.append("  linkStyle " + String.join(",", marked.get(mark)) + " " + look + "\n");
    }
  }

  private void define(String name, String look) throws IOException {
    out.append("  classDef " + name + " " + look + "\n");
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static String look(Kind kind) {
    return switch (kind) {
      case INPUT -> "fill:#dbeafe,stroke:#2563eb,color:#111827";
      case CONSTANT, REST -> "fill:#f1f5f9,stroke:#64748b,color:#111827,stroke-dasharray:4 3";
      case RESULT -> "fill:#fef3c7,stroke:#b45309,color:#111827";
      case OUTPUT -> "fill:#dcfce7,stroke:#15803d,color:#111827,stroke-width:3px";
    };
  }

  private static String look(Mark mark) {
    return switch (mark) {
      case DONE -> "fill:#dcfce7,stroke:#15803d,color:#111827";
      case CURRENT -> "fill:#fde68a,stroke:#b45309,color:#111827,stroke-width:4px";
      case WAITING -> "fill:#f1f5f9,stroke:#64748b,color:#111827,stroke-dasharray:4 3";
      case LOST -> "fill:#fee2e2,stroke:#b91c1c,color:#111827,stroke-width:4px";
      case INHERITED -> "fill:#fee2e2,stroke:#b91c1c,color:#111827,stroke-dasharray:4 3";
      default -> FAINT;
    };
  }

  /**
   * Text between quotes, where quotes, tags, entities and the marks of Markdown mean something.
   * Mermaid's entities begin with a hash.
   */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isBullet = i == 0 && "+-".indexOf(c) >= 0;
      if (isBullet || "\"#<>&`*_~\\[]{}|;$".indexOf(c) >= 0) {
        escaped.append('#').append((int) c).append(';');
      } else {
        escaped.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return escaped.toString();
  }
}
