package autograd.code;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes as statements: what is used more than once, has a name, or would make an expression too
 * long gets a statement of its own; the rest is written where it is used.
 */
final class Body {
  private final Target target;
  private final Nodes nodes;
  private final Identifiers identifiers;
  private final Literals literals;
  private final String stem;
  private final Map<Node, String> names = new HashMap<>();
  private final Map<Node, String> wishes = new HashMap<>();
  private final Set<Node> wanting = new HashSet<>();
  private final List<Node> roots = new ArrayList<>();

  /** The Nodes that have a statement, by index; null until it is planned. */
  private BitSet stated;

  private BitSet reached;

  Body(Target target, Nodes nodes, Identifiers identifiers) {
    this(target, nodes, identifiers, "t");
  }

  /** Names of statements that have none of their own begin with that stem. */
  Body(Target target, Nodes nodes, Identifiers identifiers, String stem) {
    this.stem = stem;
    this.target = target;
    this.nodes = nodes;
    this.identifiers = identifiers;
    this.literals = new Literals(target);
  }

  /** Gives a Node a name at once, and answers with it. */
  String name(Node node, String wanted) {
    return names.computeIfAbsent(node, any -> identifiers.take(wanted));
  }

  /** Says how a Node is written that is part of something with a name. */
  void call(Node node, String text) {
    names.put(node, text);
  }

  /**
   * Names a Node if it gets a statement.
   *
   * @param isStated whether it has to get one
   */
  void wish(Node node, String wanted, boolean isStated) {
    if (!node.isLeaf()) {
      wishes.putIfAbsent(node, wanted);
      if (isStated) {
        wanting.add(node);
      }
    }
  }

  /** Asks for a Node. */
  void root(Node node) {
    roots.add(node);
  }

  /** The parameters of a function, as the target lists them. */
  String parameters(List<String> names) {
    String parameter = target.setting("parameter");
    List<String> all = new ArrayList<>();
    names.forEach(name -> all.add(parameter.replace("{}", name)));
    return String.join(", ", all);
  }

  /** Every statement. */
  List<String> statements() {
    plan();
    return statements(reached);
  }

  /** The statements of these Nodes, by index. */
  List<String> statements(BitSet wanted) {
    plan();
    List<String> lines = new ArrayList<>();
    for (int i = stated.nextSetBit(0); i >= 0; i = stated.nextSetBit(i + 1)) {
      if (wanted.get(i)) {
        lines.add(statement(nodes.all().get(i)));
      }
    }
    return lines;
  }

  /** The Nodes that have statements, operands first. */
  List<Node> stated() {
    plan();
    List<Node> all = new ArrayList<>();
    stated.stream().forEach(i -> all.add(nodes.all().get(i)));
    return all;
  }

  /** Every Node that is needed, operands first. */
  List<Node> reached() {
    plan();
    List<Node> all = new ArrayList<>();
    reached.stream().forEach(i -> all.add(nodes.all().get(i)));
    return all;
  }

  /** What inputs and statements are called. */
  Collection<String> names() {
    plan();
    return names.values();
  }

  /** What says of each statement's name what it is, for a target that wants to know beforehand. */
  List<String> declarations() {
    List<String> lines = new ArrayList<>();
    for (Node node : stated()) {
      String form = target.setting(node.isTruth() ? "declaredcondition" : "declaredlocal");
      lines.add(form.replace("{}", names.get(node)));
    }
    return lines;
  }

  private String statement(Node node) {
    String form = target.setting(node.isTruth() ? "condition" : "local");
    if (form.isEmpty()) {
      form = target.setting("local");
    }
    return Frame.filled(form, Map.of("name", names.get(node), "expression", definition(node)));
  }

  /** The Nodes that some are made of, themselves included. */
  BitSet reach(List<Node> from) {
    BitSet reach = new BitSet();
    from.forEach(node -> reach.set(node.index()));
    for (int i = reach.length() - 1; i >= 0; i = reach.previousSetBit(i - 1)) {
      Node node = nodes.all().get(i);
      for (int k = 0; k < node.arity(); k++) {
        reach.set(node.operand(k).index());
      }
    }
    return reach;
  }

  private void plan() {
    if (stated != null) {
      return;
    }
    reached = reach(roots);
    int[] uses = new int[nodes.all().size()];
    reached.stream().forEach(i -> countUses(nodes.all().get(i), uses));
    if (!target.is("notation")) {
      // What is returned and is a part of something else too is computed once.
      roots.forEach(root -> uses[root.index()]++);
    }
    stated = new BitSet();
    int[] sizes = new int[uses.length];
    for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
      Node node = nodes.all().get(i);
      if (!node.isLeaf()) {
        shorten(node, sizes);
        boolean isShared = uses[i] > 1 && sizes[i] >= target.shared() && !isTrivial(node);
        if (isShared || wanting.contains(node)) {
          stated.set(i);
        }
      }
    }
    stated.stream().forEach(i -> label(nodes.all().get(i)));
  }

  /** A sign is no longer than a name. */
  private static boolean isTrivial(Node node) {
    return node.phrase().isRaw() || (node.phrase().name().equals("-x") && node.operand(0).isLeaf());
  }

  private static void countUses(Node node, int[] uses) {
    for (int k = 0; k < node.arity(); k++) {
      boolean isRepeated = node.phrase().repeats(k);
      uses[node.operand(k).index()] += isRepeated ? 2 : 1;
    }
  }

  /** Takes operands out of an expression until it is short enough, the longest first. */
  private void shorten(Node node, int[] sizes) {
    long size = 1;
    for (int k = 0; k < node.arity(); k++) {
      size += size(node.operand(k), sizes);
    }
    while (size > target.longest()) {
      Node longest = null;
      for (int k = 0; k < node.arity(); k++) {
        Node each = cuttable(node.operand(k), sizes);
        if (each != null && (longest == null || size(each, sizes) > size(longest, sizes))) {
          longest = each;
        }
      }
      if (longest == null) {
        break;
      }
      size -= size(longest, sizes);
      stated.set(longest.index());
    }
    sizes[node.index()] = (int) Math.min(size, Integer.MAX_VALUE);
  }

  /** What can be taken out of an operand; a raw one has to stay, but its own operands need not. */
  private Node cuttable(Node operand, int[] sizes) {
    Node node = operand;
    while (!node.isLeaf() && node.phrase().isRaw()) {
      Node inner = node.operand(0);
      for (int k = 1; k < node.arity(); k++) {
        inner = size(node.operand(k), sizes) > size(inner, sizes) ? node.operand(k) : inner;
      }
      node = inner;
    }
    return node.isLeaf() || stated.get(node.index()) ? null : node;
  }

  private int size(Node node, int[] sizes) {
    return node.isLeaf() || stated.get(node.index()) ? 0 : sizes[node.index()];
  }

  private void label(Node node) {
    String wish = wishes.get(node);
    names.computeIfAbsent(
        node, any -> wish != null ? identifiers.take(wish) : identifiers.next(stem));
  }

  /** What stands for a Node where it is used. */
  String text(Node node) {
    plan();
    StringBuilder out = new StringBuilder();
    write(node, Level.CONDITIONAL, out);
    return out.toString();
  }

  /** The name of a Node that has one; null for others. */
  String nameOf(Node node) {
    return names.get(node);
  }

  /** What a statement says of a Node. */
  String definition(Node node) {
    plan();
    StringBuilder out = new StringBuilder();
    fill(node, out);
    return out.toString();
  }

  private boolean isName(Node node) {
    return node.input() != null || (!node.isLeaf() && stated.get(node.index()));
  }

  private Level level(Node node) {
    if (isName(node)) {
      return Level.ATOM;
    }
    return node.isLeaf() ? literals.level(node.number()) : node.phrase().level();
  }

  /** An expression is not deeper than {@link Target#longest}, so this may recurse. */
  private void write(Node node, Level need, StringBuilder out) {
    boolean isLoose = level(node).compareTo(need) < 0;
    out.append(isLoose ? target.setting("open") : "");
    if (isName(node)) {
      out.append(names.get(node));
    } else if (node.isLeaf()) {
      out.append(literals.text(node.number()));
    } else {
      fill(node, out);
    }
    out.append(isLoose ? target.setting("close") : "");
  }

  private void fill(Node node, StringBuilder out) {
    Phrase phrase = node.phrase();
    if (target.is("juxtaposed") && typeset(node, out)) {
      return;
    }
    for (int hole = 0; hole < phrase.holes(); hole++) {
      out.append(phrase.text(hole));
      int position = phrase.operand(hole);
      if (position >= 0) {
        operand(node, position, hole, out);
      } else {
        for (int k = 0; k < node.arity(); k++) {
          out.append(k > 0 ? ", " : "");
          operand(node, k, hole, out);
        }
      }
    }
    out.append(phrase.text(phrase.holes()));
  }

  /** Products without a sign, 2x and x y, and powers of functions, sin² x; others as they are. */
  private boolean typeset(Node node, StringBuilder out) {
    Phrase phrase = node.phrase();
    if (phrase.name().equals("x * y")) {
      StringBuilder right = new StringBuilder();
      operand(node, 0, 0, out);
      operand(node, 1, 1, right);
      boolean isNumber = node.operand(0).isNumber();
      boolean startsWithDigit = Character.isDigit(right.charAt(0));
      out.append(
          startsWithDigit
              ? " \\cdot "
              : isNumber && !right.toString().startsWith("\\frac") ? " " : " \\, ");
      out.append(right);
      return true;
    }
    Node base = node.arity() == 2 ? node.operand(0) : node;
    if (phrase.name().equals("x ^ y") && !isName(base) && !base.isLeaf()) {
      StringBuilder whole = new StringBuilder();
      fill(base, whole);
      int open = whole.indexOf("\\left(");
      boolean isFunction = base.arity() == 1 && open > 0 && whole.charAt(0) == '\\';
      double exponent = node.operand(1).number();
      if (isFunction && exponent > 0 && exponent == Math.rint(exponent)) {
        whole.insert(open, "^{" + literals.text(exponent) + "}");
        out.append(whole);
        return true;
      }
    }
    return false;
  }

  private void operand(Node node, int position, int hole, StringBuilder out) {
    Phrase phrase = node.phrase();
    Node operand = node.operand(position);
    int start = out.length();
    // Few know which of and and or comes first.
    boolean isMixed = phrase.level() == Level.OR && level(operand) == Level.AND;
    write(operand, isMixed ? Level.ATOM : phrase.need(hole), out);
    String minus = target.setting("minus");
    boolean isBehind =
        !phrase.text(hole).isEmpty()
            && phrase.need(hole) != Level.CONDITIONAL
            && phrase.level().compareTo(Level.SUM) >= 0;
    if (isBehind && out.indexOf(minus, start) == start) {
      out.insert(start, target.setting("open")).append(target.setting("close"));
    }
    // A number that has a name has a type as well.
    boolean isDigits = operand.isNumber() && literals.named(operand.number()) == null;
    if (phrase.isReceiver(hole) && isDigits) {
      out.append(target.setting("receiver"));
    }
  }
}
