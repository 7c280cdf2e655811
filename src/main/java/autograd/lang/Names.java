package autograd.lang;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Constants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the names of a program stand for. A name is bound once; one that is never bound is an input;
 * one bound to a number is an input with a default; {@code pi} and the like are constants unless
 * the program or the caller binds them.
 */
final class Names {
  private static final String EULER = "e";

  private final Source source;
  private final Graph.Builder graph;

  /** Names that a point will bind, whatever they stand for otherwise. */
  private final Set<String> bound;

  /** The shapes of names that a point will bind to vectors and matrices, or can if they are. */
  private final Map<String, Dimensions> shapes;

  /** The vectors and matrices that have names, inputs among them. */
  private final Map<String, Tensor> tensors = new HashMap<>();

  /** Where each name was bound by a statement. */
  private final Map<String, Span> bindings = new HashMap<>();

  /** Where a constant's name was first read as the constant. */
  private final Map<String, Span> constantUses = new HashMap<>();

  /** Who is told what a name was taken for, where a reader may have meant another thing. */
  private final Consumer<Diagnostic> remarks;

  /** Where the constant e stands and may have been meant as a name; null if nowhere. */
  private Span doubtful;

  /** How many names were given. */
  private int given;

  private Mark statementStart = new Mark(0, 0);

  /**
   * A moment in the reading of a text.
   *
   * @param size how many Values there were
   * @param given how many names
   */
  record Mark(int size, int given) {}

  Names(Source source, Graph.Builder graph, Expression.Options options) {
    this.source = source;
    this.graph = graph;
    this.bound = options.inputs();
    this.shapes = options.shapes();
    this.remarks = options.remarks();
  }

  /** The Value of a name in an expression; a new input if nothing has been said of it. */
  Value use(String name, Span span) {
    Value known = graph.named(name);
    if (known != null) {
      return known;
    }
    Double constant = bound.contains(name) ? null : Constants.named(name);
    if (constant == null) {
      given++;
      return graph.input(name, span);
    }
    constantUses.putIfAbsent(name, span);
    return graph.constant(constant, name, span);
  }

  /**
   * The vector or matrix of a name in an expression, new inputs if so far only its shape is known;
   * null if the name stands for a number.
   */
  Tensor tensor(String name, Span span) {
    if (tensors.isEmpty() && shapes.isEmpty()) {
      return null;
    }
    Tensor known = tensors.get(name);
    boolean isNew = known == null && graph.named(name) == null && shapes.containsKey(name);
    return isNew ? inputs(name, shapes.get(name), span) : known;
  }

  private Tensor inputs(String name, Dimensions shape, Span span) {
    given++;
    Value[] elements = new Value[shape.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = graph.input(name + shape.subscript(i), span);
    }
    Tensor tensor = new Tensor(shape, elements);
    tensors.put(name, tensor);
    return tensor;
  }

  /** Where a name was bound by a statement; null if it was not. */
  Span binding(String name) {
    return bindings.get(name);
  }

  /** Whether a name stands for a constant, since nothing else was said of it. */
  boolean isConstant(String name) {
    return graph.named(name) == null && !bound.contains(name) && Constants.named(name) != null;
  }

  /** Whether something was said of a name. */
  boolean isKnown(String name) {
    return graph.named(name) != null
        || tensors.containsKey(name)
        || bound.contains(name)
        || shapes.containsKey(name)
        || Constants.named(name) != null;
  }

  /** Whether a name stands for something of the program's, and not for a constant. */
  boolean isTaken(String name) {
    return graph.named(name) != null || tensors.containsKey(name) || bound.contains(name);
  }

  /** This moment. */
  Mark mark() {
    return new Mark(graph.size(), given);
  }

  /** The moment at which the statement that is being read began. */
  Mark statementStart() {
    return statementStart;
  }

  /**
   * Binds a name to a Value, and answers with the Value it then stands for: an input, if there are
   * only numbers in it.
   *
   * @param start when the right side began
   */
  Value bind(String name, Span span, Value value, Mark start) {
    Value known = graph.named(name);
    boolean isDefault = !value.dependsOnInput() && start.given == given;
    requireUnbound(name, span);
    if (tensors.containsKey(name) || isSet(name)) {
      throw otherShape(name, span, Dimensions.NUMBER);
    }
    if (known != null && !isDefault) {
      throw usedBefore(name, span, known, value);
    }
    bindings.put(name, span);
    if (!isDefault) {
      given++;
      return graph.name(name, value);
    }
    findDoubtful(start.size);
    double number = folded(start, value)[0];
    if (known == null) {
      given++;
      known = graph.input(name, span);
    }
    graph.defaultOf(known, number);
    return known;
  }

  /**
   * Binds a name to a vector or a matrix, and answers with what it then stands for: inputs, if
   * there are only numbers in it or it is a declaration.
   *
   * @param start when the right side began
   */
  Tensor bind(String name, Span span, Tensor tensor, Mark start) {
    requireUnbound(name, span);
    Dimensions shape = tensor.dimensions();
    Value used = graph.named(name);
    if (used != null) {
      throw new DiagnosticException(notYet(name, span, used));
    }
    Tensor known = tensors.get(name);
    boolean isOther = isSet(name) && !shapes.get(name).equals(shape);
    if (isOther || (known != null && !known.dimensions().equals(shape))) {
      throw otherShape(name, span, shape);
    }
    if (tensor.isDeclaration()) {
      bindings.put(name, span);
      return known != null ? known : inputs(name, shape, span);
    }
    boolean isDefault = start.given == given;
    for (int i = 0; i < tensor.size(); i++) {
      isDefault &= !tensor.value(i).dependsOnInput();
    }
    if (known != null && !isDefault) {
      throw usedBefore(name, span, known.value(0), tensor.value(0));
    }
    bindings.put(name, span);
    if (isDefault) {
      findDoubtful(start.size);
      double[] numbers = folded(start, tensor.row());
      Tensor inputs = known != null ? known : inputs(name, shape, span);
      for (int i = 0; i < numbers.length; i++) {
        graph.defaultOf(inputs.value(i), numbers[i]);
      }
      return inputs;
    }
    given++;
    Value[] named = graph.name(name, shape.subscripts(), tensor.row(), start.size);
    Tensor result = new Tensor(shape, named);
    tensors.put(name, result);
    return result;
  }

  /** What Values without inputs are worth; complains if there is no such number. */
  private double[] folded(Mark start, Value... values) {
    Graph.Requirement unmet = graph.unmet(start.size);
    if (unmet != null) {
      throw new DiagnosticException(
          Diagnostic.error(unmet.otherwise(), source, unmet.value().span()));
    }
    return graph.fold(start.size, values);
  }

  /** Complains if a name cannot be bound any more. */
  private void requireUnbound(String name, Span span) {
    if (bindings.containsKey(name)) {
      throw new DiagnosticException(
          Diagnostic.error("'" + name + "' is bound twice", source, span)
              .related("it was first bound here", bindings.get(name))
              .hint("give one of the two another name"));
    }
    if (constantUses.containsKey(name)) {
      throw new DiagnosticException(
          Diagnostic.error(
                  "'" + name + "' was read as the constant before it is bound", source, span)
              .related("it was read here", constantUses.get(name))
              .hint("bind it above its first use"));
    }
  }

  /** Whether a point surely binds a name to a vector, rather than has columns for one. */
  private boolean isSet(String name) {
    return shapes.containsKey(name) && bound.contains(name);
  }

  private DiagnosticException otherShape(String name, Span span, Dimensions here) {
    Dimensions set = shapes.containsKey(name) ? shapes.get(name) : tensors.get(name).dimensions();
    return new DiagnosticException(
        Diagnostic.error(
                "'" + name + "' is " + here.kind() + " here, and is set to " + set.kind(),
                source,
                span)
            .hint("set it to " + here.kind()));
  }

  void endStatement() {
    statementStart = mark();
  }

  /**
   * Says so if {@code e} was taken for the constant where it is not the base of a power. It may be
   * Euler's number there or a name of one's own, and only who wrote it knows which.
   */
  void tellOfDoubtful() {
    findDoubtful(0);
    if (doubtful != null) {
      remarks.accept(
          Diagnostic.note("e was taken as " + Math.E, source, doubtful)
              .hint("to make it an input, add --set e=VALUE or --wrt e"));
    }
  }

  /** Looks for such a place among the Values from that one on, unless one is known. */
  private void findDoubtful(int from) {
    List<Value> values = graph.values();
    boolean isWanted = doubtful == null && constantUses.containsKey(EULER);
    for (int i = isWanted ? from : values.size(); i < values.size() && doubtful == null; i++) {
      Value value = values.get(i);
      for (int k = 0; k < value.arity(); k++) {
        Value operand = value.operand(k);
        boolean isBase = k == 0 && value.operation().name().equals("^");
        if (operand.isConstant() && EULER.equals(operand.label()) && !isBase && isAlone(operand)) {
          doubtful = operand.span();
        }
      }
    }
  }

  /** Whether the name stands without a module, which would leave no doubt. */
  private static boolean isAlone(Value euler) {
    return euler.span().end() - euler.span().start() == EULER.length();
  }

  private DiagnosticException usedBefore(String name, Span span, Value known, Value value) {
    Diagnostic diagnostic =
        graph.feeds(known, value)
            ? Diagnostic.error("'" + name + "' is defined through itself", source, span)
                .hint("give the new value another name")
            : notYet(name, span, known);
    return new DiagnosticException(diagnostic.related("it was used here", known.span()));
  }

  private Diagnostic notYet(String name, Span span, Value used) {
    return Diagnostic.error("'" + name + "' is used before it is defined", source, span)
        .hint("move its definition above its first use")
        .related("it was used here", used.span());
  }
}
