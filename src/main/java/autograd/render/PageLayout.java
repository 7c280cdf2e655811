package autograd.render;

import autograd.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where the boxes and lines of a page's graph lie, in the units of its drawing, found by the
 * Eclipse Layout Kernel. Only this class needs it. The same graph is laid out the same each time.
 */
final class PageLayout {
  private static final double MARGIN = 16;
  private static final double BETWEEN_LAYERS = 50;
  private static final double WITHIN_LAYER = 22;
  private static final double BETWEEN_LINES = 10;

  private final ElkNode root = ElkGraphUtil.createGraph();
  private final Map<Value, ElkNode> values = new HashMap<>();
  private final Map<Value, ElkNode> operations = new HashMap<>();
  private final Map<Value, List<ElkEdge>> uses = new HashMap<>();
  private final Map<Value, ElkEdge> results = new HashMap<>();

  /** A rectangle. */
  record Box(double x, double y, double width, double height) {}

  /** A point. */
  record Point(double x, double y) {}

  /** Adds a Value whose operands have been added. */
  void add(Value value, double width, double height, double operationWidth, double tall) {
    values.put(value, node(width, height));
    if (value.isLeaf()) {
      return;
    }
    ElkNode operation = node(operationWidth, tall);
    operations.put(value, operation);
    List<ElkEdge> edges = new ArrayList<>();
    for (Value operand : value.operands()) {
      edges.add(ElkGraphUtil.createSimpleEdge(values.get(operand), operation));
    }
    uses.put(value, edges);
    results.put(value, ElkGraphUtil.createSimpleEdge(operation, values.get(value)));
  }

  private ElkNode node(double width, double height) {
    ElkNode node = ElkGraphUtil.createNode(root);
    node.setDimensions(width, height);
    return node;
  }

  /** Lays it out; the graph runs from left to right, or from top to bottom. */
  void lay(boolean isDownward) {
    root.setProperty(LayeredOptions.DIRECTION, isDownward ? Direction.DOWN : Direction.RIGHT);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, WITHIN_LAYER);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_LINES);
    root.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    // Teaches the kernel how to copy the values of its options.
    LayoutMetaDataService.getInstance();
    new LayeredLayoutProvider().layout(root, new NullElkProgressMonitor());
  }

  double width() {
    return root.getWidth();
  }

  double height() {
    return root.getHeight();
  }

  Box value(Value value) {
    return box(values.get(value));
  }

  Box operation(Value value) {
    return box(operations.get(value));
  }

  /** The line from an operand to the operation that makes {@code value}; see {@link #points}. */
  List<Point> use(Value value, int position) {
    return points(uses.get(value).get(position));
  }

  /** The line from the operation to what it makes. */
  List<Point> result(Value value) {
    return points(results.get(value));
  }

  private static Box box(ElkNode node) {
    return new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight());
  }

  /** Start, control points of one Bézier curve after the other, each with its end. */
  private static List<Point> points(ElkEdge edge) {
    ElkEdgeSection section = edge.getSections().get(0);
    List<Point> points = new ArrayList<>();
    points.add(new Point(section.getStartX(), section.getStartY()));
    for (ElkBendPoint bend : section.getBendPoints()) {
      points.add(new Point(bend.getX(), bend.getY()));
    }
    points.add(new Point(section.getEndX(), section.getEndY()));
    return points;
  }
}
