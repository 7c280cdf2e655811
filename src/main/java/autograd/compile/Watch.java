package autograd.compile;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Convention;
import autograd.operations.Formula;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the marks of a program: lines that find the rows at which an evaluation would be in doubt
 * about value or gradient. They mark all of those rows and may mark others, since a marked row is
 * evaluated on its own. Whoever runs the program leaves out the marks that are known not to be set.
 */
final class Watch {
  private static final int ALWAYS = -1;
  private static final int NEVER = -2;

  private final Graph graph;
  private final Code code;
  private final int[] lines;
  private final int zero;
  private final List<Integer> marks = new ArrayList<>();

  /** Whether the answer depends on a Value at a row: always, never, or a line that says so. */
  private final int[] live;

  /**
   * @param lines the lines of the Values
   */
  Watch(Graph graph, Value output, Code code, int[] lines) {
    this.graph = graph;
    this.code = code;
    this.lines = lines;
    this.zero = code.number(0);
    this.live = new int[graph.size()];
    Arrays.fill(live, NEVER);
    live[output.index()] = ALWAYS;
    for (int i = output.index(); i >= 0; i--) {
      if (live[i] != NEVER) {
        spread(graph.values().get(i));
      }
    }
  }

  /** Lines that mark rows, in an order that depends on the graph alone. */
  List<Integer> marks() {
    return marks;
  }

  private void spread(Value value) {
    int i = value.index();
    boolean isConditional = !value.isLeaf() && value.operation().isConditional();
    for (int k = 0; k < value.arity(); k++) {
      int way = live[i];
      if (isConditional && k > 0) {
        int condition = lines[value.operand(0).index()];
        int taken = k == 1 ? condition : code.line(Instruction.NOT, condition, 0, 0);
        way = way == ALWAYS ? taken : code.line(Instruction.AND, way, taken, 0);
      }
      int operand = value.operand(k).index();
      if (live[operand] == NEVER || way == ALWAYS) {
        live[operand] = way;
      } else if (live[operand] != ALWAYS) {
        live[operand] = code.line(Instruction.OR, live[operand], way, 0);
      }
    }
  }

  private void mark(int condition) {
    marks.add(code.line(Instruction.MARK, condition, 0, 0));
  }

  private void mark(int condition, int where) {
    mark(where == ALWAYS ? condition : code.line(Instruction.AND, condition, where, 0));
  }

  private int lost(int line, int a, int b) {
    if (code.isConstant(line) && code.isConstant(a) && code.isConstant(b)) {
      return code.number(Loops.isLost(code.constant(line), code.constant(a), code.constant(b)));
    }
    return code.line(Instruction.LOST, line, a, b);
  }

  /** Marks where the forward pass is in doubt. */
  void forward() {
    for (Value value : graph.values()) {
      int where = live[value.index()];
      if (where != NEVER && !value.isLeaf()) {
        look(value, where);
      }
    }
  }

  private void look(Value value, int where) {
    Operation operation = value.operation();
    int line = lines[value.index()];
    if (!operation.isConditional()) {
      if (operation.isPiecewise() || operation.isAdditive()) {
        mark(lost(line, zero, zero), where);
      } else if (!operation.showsZeros(value.arity())) {
        mark(lost(line, code.number(1), code.number(1)), where);
      } else if (value.arity() <= 2) {
        int last = value.arity() - 1;
        mark(lost(line, operandLine(value, 0), operandLine(value, last)), where);
      } else {
        int product = operandLine(value, 0);
        for (int k = 1; k < value.arity(); k++) {
          int other = code.line(Instruction.UNEQUAL, operandLine(value, k), zero, 0);
          product = code.line(Instruction.AND, product, other, 0);
        }
        mark(lost(line, product, product), where);
      }
    }
    if (value.dependsOnInput()) {
      int asked = operation.isConditional() ? 1 : operation.isLogical() ? value.arity() : 0;
      for (int k = 0; k < asked; k++) {
        Value operand = value.operand(k);
        boolean isTruth =
            !operand.isLeaf()
                && (operand.operation().isComparison() || operand.operation().isLogical());
        int isZero = code.line(Instruction.EQUAL, operandLine(value, k), zero, 0);
        mark(isTruth ? zero : isZero, where);
      }
      if (operation.isPower()) {
        power(value, where);
      }
      kinks(value, where);
    }
  }

  /** Marks powers that a negative base or one just below 0 may not have. */
  private void power(Value value, int where) {
    int base = operandLine(value, 0);
    int exponent = operandLine(value, 1);
    if (value.operand(1).dependsOnInput()) {
      mark(code.line(Instruction.LESS_OR_EQUAL, base, zero, 0), where);
    } else if (!code.isConstant(exponent)
        || code.constant(exponent) != Math.rint(code.constant(exponent))) {
      mark(code.line(Instruction.EQUAL, base, zero, 0), where);
    }
  }

  private int operandLine(Value value, int k) {
    return lines[value.operand(k).index()];
  }

  private void kinks(Value value, int where) {
    Operation operation = value.operation();
    for (Convention convention : operation.conventions()) {
      if (!convention.isKink()) {
        continue;
      }
      Formula condition = convention.condition();
      if (!operation.isVariadic()) {
        int[] slots = new int[value.arity() + 1];
        Arrays.setAll(slots, k -> k < value.arity() ? operandLine(value, k) : lines[value.index()]);
        mark(code.formula(condition, slots), where);
      } else if (condition.uses(Operation.R)) {
        mark(code.number(1), where);
      } else {
        int ties = zero;
        for (int k = 0; k < value.arity(); k++) {
          int tie = code.line(Instruction.EQUAL, operandLine(value, k), lines[value.index()], 0);
          ties = code.line(Instruction.ADD, ties, tie, 0);
        }
        int any = zero;
        for (int k = 0; k < value.arity(); k++) {
          int[] slots = {
            operandLine(value, k), lines[value.index()], code.number(value.arity()), ties, zero
          };
          any = code.line(Instruction.OR, any, code.formula(condition, slots), 0);
        }
        mark(any, where);
      }
    }
  }

  /**
   * Marks where a contribution is in doubt.
   *
   * @param adjoint the line of the result's adjoint
   * @param local that of the local derivative
   * @param amount that of their product
   */
  void contribution(Value value, int position, int adjoint, int local, int amount) {
    Operation operation = value.operation();
    int arrives = code.line(Instruction.UNEQUAL, adjoint, zero, 0);
    if (code.isConstant(adjoint) && code.constant(adjoint) != 0) {
      arrives = ALWAYS;
    }
    boolean isFactor = operation.isInfix() && operation.name().equals("*");
    boolean isNumber = operation.derivative(position).isNumber();
    if (operation.isPiecewise() || operation.isAdditive() || isFactor || isNumber) {
      mark(lost(local, zero, zero), arrives);
    } else if (!operation.showsZeros(value.arity())) {
      mark(lost(local, code.number(1), code.number(1)), arrives);
    } else {
      int own = operandLine(value, position);
      int other = value.arity() == 2 ? operandLine(value, 1 - position) : own;
      mark(lost(local, own, other), arrives);
    }
    mark(lost(amount, adjoint, local));
  }

  /** Marks where a sum of adjoints cancels almost wholly. */
  void sum(int before, int amount, int after) {
    int part = code.line(Instruction.ABS, amount, 0, 0);
    int least = code.line(Instruction.MULTIPLY, code.number(0x1p-30), part, 0);
    int size = code.line(Instruction.ABS, after, 0, 0);
    int holds = code.line(Instruction.LESS_OR_EQUAL, least, size, 0);
    int some = code.line(Instruction.AND, before, amount, 0);
    mark(code.line(Instruction.NOT, holds, 0, 0), some);
    mark(lost(after, zero, zero));
  }
}
