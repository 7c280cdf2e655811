package autograd.render;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.Overwriting;
import autograd.evaluate.Progress;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Elements;
import autograd.render.Pen.Kind;
import autograd.render.Pen.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a picture of a graph shows, in whatever language it is drawn: each Value with its label,
 * data and gradient, each operation as a small node of its own with an edge to its result, and an
 * edge for every use, so that {@code a+a} shows two. The same graph gives the same bytes.
 */
public final class Picture {
  /** A graph of more Values is summarised, unless the whole is wanted. */
  public static final int LARGE = 300;

  /** Digits after the decimal point, as micrograd draws them. */
  public static final Digits FEW = Digits.decimals(4);

  private static final int LONGEST_LABEL = 24;

  private final Graph graph;
  private final Set<Value> outputs;
  private final Numbers numbers;
  private final Labels labels;

  private Evaluation evaluation;
  private Gradient gradient;
  private Progress progress;
  private Overwriting overwriting;
  private BitSet path;

  /**
   * Starts with the structure alone.
   *
   * @param outputs the Values to mark as outputs
   * @param digits how many digits
   */
  public Picture(Graph graph, Set<Value> outputs, Digits digits) {
    this.graph = graph;
    this.outputs = outputs;
    this.numbers = Numbers.shortest().digits(digits);
    this.labels = new Labels(graph, LONGEST_LABEL);
  }

  /** Shows the numbers of a point. */
  public Picture at(Evaluation where, Gradient slopes) {
    evaluation = where;
    gradient = slopes;
    return this;
  }

  /** Shows a moment of the backward pass. Needs the numbers of a point. */
  public Picture during(Progress moment) {
    progress = moment;
    gradient = moment.gradient();
    return this;
  }

  /** Shows what a backward pass that does not add would lose. Needs the numbers of a point. */
  public Picture beside(Overwriting mistake) {
    overwriting = mistake;
    return this;
  }

  /** Lets these Values and the edges between them stand out. */
  public Picture along(BitSet values) {
    path = values;
    return this;
  }

  /**
   * Writes the picture in DOT.
   *
   * @param rankdir Graphviz's direction: LR, RL, TB or BT
   * @param isWhole whether to draw every Value even of a large graph
   * @throws IOException if {@code out} cannot take it
   */
  public void writeDot(String rankdir, boolean isWhole, Appendable out) throws IOException {
    draw(new Dot(rankdir), isWhole, out);
  }

  /** Likewise, in Mermaid. */
  public void writeMermaid(String rankdir, boolean isWhole, Appendable out) throws IOException {
    draw(new Mermaid(rankdir), isWhole, out);
  }

  private void draw(Pen pen, boolean isWhole, Appendable out) throws IOException {
    pen.begin(out);
    if (isWhole || graph.size() <= LARGE) {
      for (Value value : graph.values()) {
        node(value, pen);
        if (!value.isLeaf()) {
          operation(value, pen);
        }
      }
      drawGroups(pen);
    } else {
      drawSummary(pen);
    }
    pen.end();
  }

  /** Keeps the elements of each vector together; a Value is an element of one alone. */
  private void drawGroups(Pen pen) throws IOException {
    List<String> names = List.copyOf(graph.names().keySet());
    BitSet grouped = new BitSet();
    int count = 0;
    for (Elements group : Elements.of(names, graph.names()::containsKey)) {
      List<String> members = new ArrayList<>();
      for (int i = 0; i < group.shape().size() && !group.isNumber(); i++) {
        Value value = graph.named(names.get(group.start() + i));
        if (!grouped.get(value.index())) {
          grouped.set(value.index());
          members.add(id(value));
        }
      }
      if (!members.isEmpty()) {
        pen.group("g" + count++, group.name(), members);
      }
    }
  }

  private void node(Value value, Pen pen) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(labels.of(value));
    if (evaluation != null) {
      lines.add("data " + numbers.text(evaluation.value(value)));
      if (value.dependsOnInput()) {
        lines.add("grad " + slope(value));
      }
    }
    if (overwriting != null && overwriting.fate(value) != Overwriting.Fate.RIGHT) {
      lines.add("with = " + numbers.text(overwriting.wrong().by(value)));
      lines.add(OverwritingText.of(overwriting, value, numbers, labels::of));
    }
    pen.value(id(value), lines, kind(value), mark(value));
  }

  private String slope(Value value) {
    boolean isComplete = progress == null || progress.isComplete(value);
    if (!isComplete && progress.count(value) == 0) {
      return "…";
    }
    return numbers.text(gradient.by(value)) + (isComplete ? "" : " so far");
  }

  private Kind kind(Value value) {
    if (outputs.contains(value)) {
      return Kind.OUTPUT;
    }
    return value.isInput() ? Kind.INPUT : value.isConstant() ? Kind.CONSTANT : Kind.RESULT;
  }

  private Mark mark(Value value) {
    if (progress != null && value.dependsOnInput()) {
      return Mark.valueOf(progress.state(value).name());
    }
    if (overwriting != null && overwriting.fate(value) != Overwriting.Fate.RIGHT) {
      return Mark.valueOf(overwriting.fate(value).name());
    }
    return path == null ? Mark.NONE : path.get(value.index()) ? Mark.ON_PATH : Mark.FAINT;
  }

  private void operation(Value value, Pen pen) throws IOException {
    String node = id(value) + "op";
    boolean isOnPath = path != null && path.get(value.index());
    pen.operation(
        node, value.operation().name(), path != null && !isOnPath ? Mark.FAINT : Mark.NONE);
    for (int k = 0; k < value.arity(); k++) {
      Value operand = value.operand(k);
      boolean isStep =
          progress != null
              && progress.last() != null
              && progress.last().from() == value
              && progress.last().position() == k;
      String label = isStep ? "+= " + numbers.text(progress.last().amount()) : null;
      boolean isPart = isOnPath && path.get(operand.index()) && isLive(value, k);
      pen.edge(id(operand), node, label, isStep ? Mark.CURRENT : edge(isPart));
    }
    pen.edge(node, id(value), null, edge(isOnPath));
  }

  private Mark edge(boolean isPart) {
    return path == null ? Mark.NONE : isPart ? Mark.ON_PATH : Mark.FAINT;
  }

  /** Whether a gradient may pass to an operand: not to the branch that was not taken. */
  private boolean isLive(Value value, int position) {
    return evaluation == null
        || position == 0
        || !value.operation().isConditional()
        || (evaluation.value(value.operand(0)) != 0) == (position == 1);
  }

  private void drawSummary(Pen pen) throws IOException {
    Summary summary = new Summary(graph, outputs);
    if (summary.rest() > 0) {
      String rest = String.format(Locale.ROOT, "%,d more values", summary.rest());
      pen.value("rest", List.of(rest), Kind.REST, path == null ? Mark.NONE : Mark.FAINT);
    }
    for (Summary.Group group : summary.groups()) {
      Value value = group.value();
      node(value, pen);
      if (value.isLeaf()) {
        continue;
      }
      boolean isOnPath = path != null && path.get(value.index());
      String node = id(value) + "op";
      String name =
          group.operations() == 1
              ? value.operation().name()
              : String.format(Locale.ROOT, "%,d operations", group.operations());
      pen.operation(node, name, path != null && !isOnPath ? Mark.FAINT : Mark.NONE);
      for (Summary.Use use : group.uses()) {
        String from = use.value() == null ? "rest" : id(use.value());
        boolean isPart = isOnPath && use.value() != null && path.get(use.value().index());
        String times = use.count() == 1 ? null : String.format(Locale.ROOT, "%,d×", use.count());
        pen.edge(from, node, times, edge(isPart));
      }
      pen.edge(node, id(value), null, edge(isOnPath));
    }
  }

  private static String id(Value value) {
    return "v" + value.index();
  }
}
