package autograd.code;

/**
 * What a target is to compute: a phrase of its own applied to other Nodes, a number, or an input.
 * Equal Nodes of one program are the same object.
 */
final class Node {
  private static final Node[] NONE = {};

  private final int index;
  private final Phrase phrase;
  private final Node[] operands;
  private final double number;
  private final String input;

  private Node(int index, Phrase phrase, Node[] operands, double number, String input) {
    this.index = index;
    this.phrase = phrase;
    this.operands = operands;
    this.number = number;
    this.input = input;
  }

  static Node number(int index, double number) {
    return new Node(index, null, NONE, number, null);
  }

  static Node input(int index, String name) {
    return new Node(index, null, NONE, Double.NaN, name);
  }

  static Node apply(int index, Phrase phrase, Node... operands) {
    return new Node(index, phrase, operands, Double.NaN, null);
  }

  /** Its place in the order of creation; operands come first. */
  int index() {
    return index;
  }

  boolean isLeaf() {
    return phrase == null;
  }

  boolean isNumber() {
    return phrase == null && input == null;
  }

  /** The number; NaN if it is none. */
  double number() {
    return number;
  }

  /** The name of the input; null if it is none. */
  String input() {
    return input;
  }

  Phrase phrase() {
    return phrase;
  }

  int arity() {
    return operands.length;
  }

  Node operand(int position) {
    return operands[position];
  }

  /** Whether it is a condition of the target's own, no number. */
  boolean isTruth() {
    return phrase != null && phrase.isTruth();
  }
}
