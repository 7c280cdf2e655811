package autograd.graph;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * One row of the table of operations: a name, how many operands, how to compute it, and its local
 * derivatives, written once in the graph's own algebra. Whatever else the program knows of an
 * operation follows from its row.
 *
 * <p>A row is text until it is used: reading a formula's rule or finding the method that computes
 * it waits for the first call that needs it, so a run pays only for the operations its formula has.
 */
public final class Operation {
  /** The longest frame any operation needs: its operands and, behind them, its result. */
  public static final int MAX_FRAME = 4;

  private final OperationTable table;
  private final String signature;
  private final String name;
  private final boolean infix;
  private final List<String> operandNames;
  private final String valueText;
  private final String derivativeText;
  private final String conventionText;
  private final String domainText;
  private final String meaning;
  private final String example;

  private MethodHandle method;
  private Formula formula;
  private Formula[] derivatives;
  private Convention[] conventions;

  /** The cells of a row, in the order of the table's columns. */
  Operation(OperationTable table, String[] cells) {
    this.table = table;
    this.signature = cells[0];
    Signature parts = Signature.read(signature);
    this.name = parts.name();
    this.infix = parts.infix();
    this.operandNames = parts.operands();
    this.valueText = cells[1];
    this.derivativeText = cells[2];
    this.conventionText = cells[3];
    this.domainText = cells[4];
    this.meaning = cells[5];
    this.example = cells[6];
  }

  /** How it is written: {@code atan2(y, x)}, {@code x + y}. */
  public String signature() {
    return signature;
  }

  /** A function's name, or an operator's symbol. */
  public String name() {
    return name;
  }

  /** Whether it is written as an operator rather than as a function. */
  public boolean isInfix() {
    return infix;
  }

  /** How many operands it takes. */
  public int arity() {
    return operandNames.size();
  }

  /** The operands' names, as its signature and its rules write them. */
  public List<String> operandNames() {
    return operandNames;
  }

  /**
   * What the rules call the result: {@code y = f(x)}, {@code z = f(x, y)}; the first of y, z and w
   * that is no operand's name.
   */
  public String resultName() {
    for (String candidate : List.of("y", "z")) {
      if (!operandNames.contains(candidate)) {
        return candidate;
      }
    }
    return "w";
  }

  /** Where the value is defined, as a condition on the operands; empty if everywhere. */
  public String domain() {
    return domainText;
  }

  /** What it is, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** A formula of the language that shows it. */
  public String example() {
    return example;
  }

  /** The local derivatives as text, one for each operand. */
  public String derivativeText() {
    return derivativeText;
  }

  /** What holds at kinks, as text; empty if there is nothing to say. */
  public String conventionText() {
    return conventionText;
  }

  /**
   * Whether this is {@code if(c, x, y)}, of whose last two operands only one is live: the other is
   * never asked for its value, and no adjoint, not even NaN, flows into it.
   */
  public boolean isConditional() {
    return arity() == 3 && name.equals("if");
  }

  /**
   * Whether it is made of pieces, so that a derivative of 0 says that an operand lies on a flat or
   * unused one, rather than that a slope happens to vanish.
   */
  public boolean isPiecewise() {
    return derivativeText.startsWith("0") || derivativeText.startsWith("if(");
  }

  /** The value for one operand. Whatever is undefined is NaN; nothing is thrown. */
  public double value(double x) {
    if (infix) {
      return Arithmetic.value(name, x);
    }
    try {
      return isFormula() ? formulaAt(x, 0) : (double) method().invokeExact(x);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** The value for two operands. Whatever is undefined is NaN; nothing is thrown. */
  public double value(double x, double y) {
    if (infix) {
      return Arithmetic.value(name, x, y);
    }
    try {
      return isFormula() ? formulaAt(x, y) : (double) method().invokeExact(x, y);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** The value for the operands at the front of {@code frame}. */
  public double value(double[] frame) {
    if (arity() == 1) {
      return value(frame[0]);
    }
    if (arity() == 2) {
      return value(frame[0], frame[1]);
    }
    if (isConditional()) {
      return Double.isNaN(frame[0]) ? Double.NaN : frame[0] != 0 ? frame[1] : frame[2];
    }
    if (isFormula()) {
      return formula().at(frame);
    }
    try {
      return (double) method().invokeExact(frame[0], frame[1], frame[2]);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /**
   * The derivative of the result by one operand, at a point.
   *
   * <p>Where a convention of the row holds, it decides. An undefined result has no derivative:
   * where the result is NaN so is this. Infinities are allowed where the slope is infinite.
   *
   * @param position which operand, counted from 0
   * @param frame the operands' values and, at index {@link #arity}, the result's
   */
  public double localDerivative(int position, double[] frame) {
    // Of a conditional only the condition can leave all of it undefined.
    if (Double.isNaN(isConditional() ? frame[0] : frame[arity()])) {
      return Double.NaN;
    }
    for (Convention convention : conventions()) {
      Formula agreed = convention.gradient(position);
      if (agreed != null && convention.holdsAt(frame)) {
        return agreed.at(frame);
      }
    }
    return derivative(position).at(frame);
  }

  /** The kink that the operands sit on, or null: where a convention decides and not calculus. */
  public Convention kinkAt(double[] frame) {
    for (Convention convention : conventions()) {
      if (convention.isKink() && convention.holdsAt(frame)) {
        return convention;
      }
    }
    return null;
  }

  /** The rule for the derivative by one operand, over the operands and the result. */
  public Formula derivative(int position) {
    if (derivatives == null) {
      Formula[] rules = reader(derivativeText).readAll();
      if (rules.length != arity()) {
        throw new IllegalStateException(signature + " needs a derivative for each operand");
      }
      derivatives = rules;
    }
    return derivatives[position];
  }

  private Convention[] conventions() {
    if (conventions == null) {
      conventions = Convention.readAll(conventionText, this);
    }
    return conventions;
  }

  /**
   * Whether the row says how to compute the value in the algebra itself, as of {@code max(x,0)}.
   */
  private boolean isFormula() {
    return formula != null || (method == null && !MethodReference.isOne(valueText));
  }

  private Formula formula() {
    if (formula == null) {
      formula = reader(valueText).readOne();
    }
    return formula;
  }

  private double formulaAt(double x, double y) {
    double[] frame = new double[MAX_FRAME];
    frame[0] = x;
    frame[1] = y;
    return formula().at(frame);
  }

  private MethodHandle method() {
    if (method == null) {
      method = MethodReference.find(valueText, arity());
    }
    return method;
  }

  /** Reads a formula over this row's operands and result. */
  FormulaReader reader(String text) {
    return new FormulaReader(text, this, table);
  }

  private IllegalStateException broken(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("the row of " + signature + " cannot be computed", cause);
  }

  @Override
  public String toString() {
    return signature;
  }
}
