package autograd.compile;

import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Convention;
import autograd.operations.Formula;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a graph's forward and backward pass as one program over blocks.
 *
 * <p>The program is <em>hopeful</em>: it multiplies and adds in the order of the backward pass, but
 * knows nothing of strong zeros. Where that makes a difference a NaN arises, every NaN is carried
 * on to a wanted gradient, and whatever could hide a NaN is marked as suspect. So a row whose
 * results are numbers is right to the last bit, and only the others need be looked at again, see
 * {@link Kernel.Worker}. Rows at which the passes themselves may be wrong are marked, see {@link
 * Watch}.
 */
final class Translation {
  /** To look at more of the results costs more than to store a sum of them and look at that. */
  private static final int MOST_WITNESSES = 2;

  private final Graph graph;
  private final Value output;
  private final Code code;
  private final int[] lines;
  private final BitSet reached;
  private final List<Integer> suspects = new ArrayList<>();
  private Watch watch;
  private int[] results;
  private int[] witnesses;

  private Translation(Graph graph, Value output, boolean overLanes) {
    this.code = new Code(overLanes);
    this.graph = graph;
    this.output = output;
    this.lines = new int[graph.size()];
    this.reached = reach();
  }

  /**
   * A program that answers with the value and the gradients by the {@code wanted}, in this order.
   *
   * @param output what to compute and to differentiate
   * @param columns which column gives an input its number, by index of the Value
   * @param numbers the numbers of all other inputs, by index of the Value
   * @param overLanes whether it is for vector instructions
   * @throws NoDerivativeException if there is no rule that leads to one of the wanted
   */
  static Translation of(
      Graph graph,
      Value output,
      Map<Integer, Integer> columns,
      Map<Integer, Double> numbers,
      List<Value> wanted,
      boolean overLanes) {
    Translation translation = new Translation(graph, output, overLanes);
    translation.forward(columns, numbers);
    translation.watch = new Watch(graph, output, translation.code, translation.lines);
    translation.watch.forward();
    translation.results = translation.backward(wanted);
    translation.witnesses = translation.witnesses(translation.results);
    return translation;
  }

  /** The program with some of its marks, by their places among all. */
  Program program(BitSet marks) {
    List<Integer> all = new ArrayList<>(suspects);
    for (int which = 0; which < watch.marks().size(); which++) {
      int mark = watch.marks().get(which);
      if (marks.get(which) && !isNever(code.operand(mark, 0))) {
        all.add(mark);
      }
    }
    return new Program(code, results, witnesses, all);
  }

  private boolean isNever(int condition) {
    return code.isConstant(condition) && code.constant(condition) == 0;
  }

  /** How many marks there are. */
  int marks() {
    return watch.marks().size();
  }

  /** The marks that may be set where the columns' numbers lie so. */
  BitSet possibleMarks(Columns columns) {
    return Bounds.possible(code, watch.marks(), columns);
  }

  private BitSet reach() {
    BitSet marks = new BitSet(graph.size());
    marks.set(output.index());
    for (int i = output.index(); i >= 0; i = marks.previousSetBit(i - 1)) {
      Value value = graph.values().get(i);
      for (int k = 0; k < value.arity(); k++) {
        marks.set(value.operand(k).index());
      }
    }
    return marks;
  }

  private void forward(Map<Integer, Integer> columns, Map<Integer, Double> numbers) {
    for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
      Value value = graph.values().get(i);
      if (value.isConstant()) {
        lines[i] = code.number(value.number());
      } else if (value.isInput()) {
        Integer column = columns.get(i);
        lines[i] = column == null ? code.number(numbers.get(i)) : code.input(value.label(), column);
      } else {
        int[] operands = operands(value);
        lines[i] = code.apply(value.operation(), operands);
        if (!carriesNaN(value.operation(), operands)) {
          for (int operand : operands) {
            if (!code.isConstant(operand) || Double.isNaN(code.constant(operand))) {
              suspects.add(code.line(Instruction.SUSPECT, operand, 0, 0));
            }
          }
        }
      }
    }
  }

  private boolean isNumber(int line) {
    return code.isConstant(line) && !Double.isNaN(code.constant(line));
  }

  private boolean carriesNaN(Operation operation, int[] operands) {
    if (operation.isInfix() && operation.name().equals("^")) {
      return code.isConstant(operands[1]) && code.constant(operands[1]) != 0;
    }
    return Instruction.carriesNaN(operation);
  }

  private int[] operands(Value value) {
    int[] operands = new int[value.arity()];
    for (int k = 0; k < operands.length; k++) {
      operands[k] = lines[value.operand(k).index()];
    }
    return operands;
  }

  /** The lines of the value and of the gradients. */
  private int[] backward(List<Value> wanted) {
    BitSet leading = leading(wanted);
    BitSet isWanted = new BitSet(graph.size());
    wanted.forEach(value -> isWanted.set(value.index()));
    int[] adjoints = new int[graph.size()];
    Arrays.fill(adjoints, -1);
    adjoints[output.index()] = code.number(1);
    int zero = code.number(0);
    for (int i = output.index(); i >= 0; i = reached.previousSetBit(i - 1)) {
      // All of the gradient has come in.
      if (isWanted.get(i) && adjoints[i] >= 0) {
        adjoints[i] = withoutSignOfZero(adjoints[i], zero);
      }
      Value value = graph.values().get(i);
      if (adjoints[i] >= 0 && !value.isLeaf() && value.dependsOnInput()) {
        spread(value, adjoints, leading);
      }
    }
    int[] results = new int[wanted.size() + 1];
    results[0] = lines[output.index()];
    for (int w = 0; w < wanted.size(); w++) {
      int adjoint = adjoints[wanted.get(w).index()];
      results[w + 1] = adjoint < 0 ? zero : adjoint;
    }
    return results;
  }

  /**
   * Lines that are finite unless a result is NaN: they may be NaN or infinite where something is
   * large, too.
   */
  private int[] witnesses(int[] results) {
    List<Integer> answers = new ArrayList<>(List.of(results[0]));
    for (int which = 1; which < results.length; which++) {
      if (!isNumber(results[which])) {
        answers.add(results[which]);
      }
    }
    Set<Integer> witnesses = Witnesses.of(code, answers, code.arguments());
    boolean areStored = witnesses.size() <= MOST_WITNESSES && answers.containsAll(witnesses);
    if (areStored && !code.isOverLanes()) {
      return witnesses.stream().mapToInt(line -> line).toArray();
    }
    int sum =
        witnesses.stream()
            .reduce((a, b) -> code.line(Instruction.ADD, a, b, 0))
            .orElseGet(() -> code.number(0));
    // A loop over vectors adds the differences up as it goes and stores none of them.
    return new int[] {code.isOverLanes() ? code.line(Instruction.CHECK, sum, 0, 0) : sum};
  }

  private void spread(Value value, int[] adjoints, BitSet leading) {
    for (int k = 0; k < value.arity(); k++) {
      Value operand = value.operand(k);
      boolean isCondition = value.operation().isConditional() && k == 0;
      if (operand.dependsOnInput() && leading.get(operand.index()) && !isCondition) {
        int contribution = contribution(value, k, adjoints[value.index()]);
        int before = adjoints[operand.index()];
        if (before < 0) {
          adjoints[operand.index()] = contribution;
        } else {
          int after = code.line(Instruction.ADD, before, contribution, 0);
          adjoints[operand.index()] = after;
          watch.sum(before, contribution, after);
        }
      }
    }
  }

  /** A gradient starts at 0, so there is none of -0. */
  private int withoutSignOfZero(int adjoint, int zero) {
    if (code.isConstant(adjoint)) {
      return code.number(code.constant(adjoint) + 0.0);
    }
    boolean isDifference = code.instruction(adjoint) == Instruction.SUBTRACT;
    if (isDifference && code.isNegation(code.operand(adjoint, 0))) {
      // Of -a - b and a + b one is the other with its sign changed, however they are rounded.
      int a = code.operand(code.operand(adjoint, 0), 0);
      int sum = code.line(Instruction.ADD, a, code.operand(adjoint, 1), 0);
      return code.line(Instruction.SUBTRACT, zero, sum, 0);
    }
    return code.signs().isNeverNegativeZero(adjoint)
        ? adjoint
        : code.line(Instruction.ADD, adjoint, zero, 0);
  }

  /** The Values through which a gradient flows on to one that is wanted. */
  private BitSet leading(List<Value> wanted) {
    BitSet marks = new BitSet(graph.size());
    wanted.forEach(value -> marks.set(value.index()));
    for (Value value : graph.values()) {
      for (int k = 0; k < value.arity() && !marks.get(value.index()); k++) {
        marks.set(value.index(), marks.get(value.operand(k).index()));
      }
    }
    return marks;
  }

  private int contribution(Value value, int position, int adjoint) {
    Operation operation = value.operation();
    if (operation.isConditional()) {
      int condition = lines[value.operand(0).index()];
      int nothing = code.number(0);
      return position == 1
          ? code.select(condition, adjoint, nothing)
          : code.select(condition, nothing, adjoint);
    }
    if (!operation.hasDerivative(position)) {
      throw new NoDerivativeException(value, position);
    }
    int local = local(value, position);
    int amount = code.line(Instruction.MULTIPLY, adjoint, local, 0);
    watch.contribution(value, position, adjoint, local, amount);
    return amount;
  }

  private int local(Value value, int position) {
    Operation operation = value.operation();
    Formula rule = operation.derivative(position);
    List<Convention> conventions = operation.conventions();
    int[] operands = operands(value);
    int[] slots = Arrays.copyOf(operands, operands.length + 1);
    slots[operands.length] = lines[value.index()];
    if (operation.isVariadic()) {
      return rule.isNumber() && conventions.isEmpty()
          ? code.number(rule.number())
          : code.localWide(operation, position, slots);
    }
    int slope = code.slope(operation, operands);
    int local = slope >= 0 ? slope : code.formula(rule, slots);
    for (int c = conventions.size() - 1; c >= 0; c--) {
      Convention convention = conventions.get(c);
      if (convention.gradient(position) != null) {
        local =
            code.select(
                code.formula(convention.condition(), slots),
                code.formula(convention.gradient(position), slots),
                local);
      }
    }
    return local;
  }
}
