package autograd.code;

import autograd.lang.Dimensions;
import autograd.lang.Elements;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * The inputs of a function as a target takes them: numbers one by one, and vectors and matrices as
 * its arrays if it has such.
 */
final class Parameters {
  private final Target target;
  private final List<String> names = new ArrayList<>();
  private final List<List<Node>> elements = new ArrayList<>();
  private final List<String> declared = new ArrayList<>();
  private final List<String> declarations = new ArrayList<>();

  /**
   * Gives the inputs their names in the body.
   *
   * @param exists whether a formula has an element of that name, which may have a number
   * @param loop what goes over many points, whose arrays inputs are then; null for one point
   */
  Parameters(
      List<String> inputs,
      Predicate<String> exists,
      Target target,
      Nodes nodes,
      Identifiers identifiers,
      Body body,
      Loop loop) {
    this.target = target;
    for (Elements group : Elements.of(inputs, exists)) {
      Dimensions shape = group.shape();
      String form = target.setting(shape.rank() == 2 ? "matrix" : "vector");
      if (group.isNumber() || form.isEmpty() || loop != null) {
        for (String input : inputs.subList(group.start(), group.start() + shape.size())) {
          elements.add(List.of(nodes.input(input)));
          if (loop != null && loop.isOver(input)) {
            String name = identifiers.take(input);
            add(name, "points", "declaredpoints", shape);
            body.call(nodes.input(input), loop.at(name));
            continue;
          }
          add(body.name(nodes.input(input), input), "parameter", "declared", shape);
        }
        continue;
      }
      String name = identifiers.take(group.name());
      boolean isMatrix = shape.rank() == 2;
      add(
          name,
          isMatrix ? "matrix" : "vector",
          isMatrix ? "declaredmatrix" : "declaredvector",
          shape);
      List<Node> all = new ArrayList<>();
      for (int i = 0; i < shape.size(); i++) {
        all.add(nodes.input(inputs.get(group.start() + i)));
        body.call(all.get(i), element(name, shape, i));
      }
      elements.add(all);
    }
  }

  private void add(String name, String setting, String declaration, Dimensions shape) {
    names.add(name);
    declared.add(filled(setting, name, shape));
    declarations.add(filled(declaration, name, shape));
  }

  private String filled(String setting, String name, Dimensions shape) {
    return target
        .setting(setting)
        .replace("{}", name)
        .replace("{rows}", Integer.toString(shape.rows()))
        .replace("{columns}", Integer.toString(shape.columns()));
  }

  /** What says of each parameter what it is, for a target that does so line by line. */
  List<String> declarations() {
    return declarations;
  }

  /** How an element is written, counted from 0 row by row. */
  private String element(String name, Dimensions shape, int index) {
    int first = target.is("countsfromone") ? 1 : 0;
    int row = index / shape.columns() + first;
    int column = index % shape.columns() + first;
    return target
        .setting(shape.rank() == 2 ? "entry" : "element")
        .replace("{}", name)
        .replace("{row}", Integer.toString(row))
        .replace("{column}", Integer.toString(column));
  }

  /** What the parameters are called, in order. */
  List<String> names() {
    return names;
  }

  /** The names of those of which nothing is needed. */
  List<String> unused(BitSet reached) {
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (elements.get(i).stream().noneMatch(node -> reached.get(node.index()))) {
        unused.add(names.get(i));
      }
    }
    return unused;
  }

  /** The parameters as the target lists them. */
  String text() {
    return String.join(", ", declared);
  }

  /**
   * Names as a comment lists them, a vector or a matrix with its size.
   *
   * @param inputs in order
   */
  static String listed(List<String> inputs) {
    List<String> texts = new ArrayList<>();
    for (Elements group : Elements.of(inputs, name -> false)) {
      texts.add(
          switch (group.shape().rank()) {
            case 0 -> group.name();
            case 1 -> group.name() + " (" + group.shape() + ")";
            default -> group.name() + " (" + group.shape() + ", row by row)";
          });
    }
    return String.join(", ", texts);
  }
}
