package autograd.operations;

import autograd.functions.Arithmetic;
import autograd.functions.BlockFunction;
import autograd.functions.LaneFunction;
import autograd.functions.MethodReference;
import java.lang.invoke.MethodHandle;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One row of the table of operations: a name, how many operands, how to compute it, and its local
 * derivatives, written once in the graph's own algebra. Whatever else the program knows of an
 * operation follows from its row.
 *
 * <p>A row is text until it is used: reading a formula's rule or finding the method that computes
 * it waits for the first call that needs it, so a run pays only for the operations its formula has.
 * Several threads may be the first: each finds the same, and arrays are volatile so that none sees
 * one that is not filled yet.
 */
public final class Operation implements FormulaReader.Slots {
  /**
   * What a rule for any number of operands speaks of. It is written once, for one of the operands:
   * that operand, x; the result, y; how many operands there are, n; how many of them equal the
   * result, t; and the result of the same operation on all the others, r.
   */
  public static final int X = 0;

  public static final int Y = 1;
  public static final int N = 2;
  public static final int T = 3;
  public static final int R = 4;

  private static final String VARIADIC_SLOTS = "xyntr";

  /** What stands in a frame behind the operands: the result and how many of them equal it. */
  private static final int BEHIND = 2;

  private final OperationTable table;
  private final Row row;
  private final String name;
  private final boolean infix;
  private final boolean variadic;

  /** The next row of the same name, for another number of operands. */
  private Operation sibling;

  private Signature parts;
  private MethodHandle method;
  private Formula formula;
  private volatile Set<Trait> traits;
  private volatile Formula[] derivatives;
  private volatile Convention[] conventions;
  private Formula domain;

  Operation(OperationTable table, Row row) {
    this.table = table;
    this.row = row;
    this.infix = row.isInfix();
    this.variadic = row.isVariadic();
    this.name = infix ? signatureParts().name() : row.functionName();
  }

  private Signature signatureParts() {
    if (parts == null) {
      parts = Signature.read(signature());
    }
    return parts;
  }

  /** How it is written: {@code atan2(y, x)}, {@code x + y}. */
  public String signature() {
    return row.signature();
  }

  /** A function's name, or an operator's symbol. */
  public String name() {
    return name;
  }

  /** Whether it is written as an operator rather than as a function. */
  public boolean isInfix() {
    return infix;
  }

  /** How many operands it takes; the fewest, if it takes any number. */
  public int arity() {
    return signatureParts().operands().size();
  }

  /** Whether it takes any number of operands from 1 up. */
  public boolean isVariadic() {
    return variadic;
  }

  /** Whether it takes so many operands. */
  public boolean takes(int count) {
    return variadic ? count >= 1 : count == signatureParts().operands().size();
  }

  /** A frame for operations of up to so many operands. */
  public static double[] frame(int operands) {
    return new double[operands + BEHIND];
  }

  Operation sibling() {
    return sibling;
  }

  void addSibling(Operation other) {
    if (sibling == null) {
      sibling = other;
    } else {
      sibling.addSibling(other);
    }
  }

  /** The operands' names, as its signature and its rules write them. */
  public List<String> operandNames() {
    return signatureParts().operands();
  }

  /**
   * What the rules call the result: {@code y = f(x)}, {@code z = f(x, y)}; the first of y, z and w
   * that is no operand's name.
   */
  public String resultName() {
    for (String candidate : List.of("y", "z")) {
      if (!signatureParts().operands().contains(candidate)) {
        return candidate;
      }
    }
    return "w";
  }

  /** The slot that a name of the rules stands for; -1 if none. */
  @Override
  public int slotOf(String word) {
    if (variadic) {
      return word.length() == 1 ? VARIADIC_SLOTS.indexOf(word.charAt(0)) : -1;
    }
    int slot = signatureParts().operands().indexOf(word);
    return slot < 0 && word.equals(resultName()) ? arity() : slot;
  }

  /** Where the value is defined, as a condition on the operands; empty if everywhere. */
  public String domain() {
    return row.cell(Row.DOMAIN);
  }

  /**
   * Whether the operands lie where the value is defined, the ends of the domain included.
   *
   * @param frame the operands and, behind them, what {@link #complete} puts there
   */
  public boolean isDefinedAt(double[] frame) {
    if (domain == null) {
      domain = domain().isEmpty() ? Formula.number(1) : reader(domain()).readOne();
    }
    return domain.at(frame) != 0;
  }

  /** What it is, in a few words. */
  public String meaning() {
    return row.cell(Row.MEANING);
  }

  /** A formula of the language that shows it. */
  public String example() {
    return row.cell(Row.EXAMPLE);
  }

  /**
   * Where the value or a slope may be further off than a few units in the last place, how far, and
   * why: {@code slope 4 × condition: cancels near its zeros} says that the error is at most 4 units
   * times 1 + c, where a relative error in the operands is magnified c times in the slope. Empty
   * for most.
   */
  public String accuracy() {
    return row.cell(Row.ACCURACY);
  }

  /** What else its row says of it. */
  public Set<Trait> traits() {
    Set<Trait> known = traits;
    if (known == null) {
      known = EnumSet.noneOf(Trait.class);
      String words = row.cell(Row.TRAITS);
      for (String word : words.isEmpty() ? new String[0] : words.split(", ", -1)) {
        known.add(Trait.of(word));
      }
      known = Collections.unmodifiableSet(known);
      traits = known;
    }
    return known;
  }

  /** Whether its row says so. */
  public boolean is(Trait trait) {
    return traits().contains(trait);
  }

  /** The local derivatives as text, one for each operand, or one for each of any number. */
  public String derivativeText() {
    return row.cell(Row.DERIVATIVE);
  }

  /** What holds at kinks, as text; empty if there is nothing to say. */
  public String conventionText() {
    return row.cell(Row.CONVENTION);
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
    return derivativeText().startsWith("0") || derivativeText().startsWith("if(");
  }

  /** The value for one operand. Whatever is undefined is NaN; nothing is thrown. */
  public double value(double x) {
    if (infix) {
      return Arithmetic.value(name, x);
    }
    if (variadic) {
      return value(new double[] {x}, 1);
    }
    try {
      return isFormula() ? formulaAt(x, 0) : (double) method().invokeExact(x);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** The function of one operand over blocks of points. */
  public BlockFunction overBlocks() {
    BlockFunction own = valueMethod() == null ? null : MethodReference.findBlock(valueMethod());
    return own != null
        ? own
        : (z, x, n, work) -> {
          for (int i = 0; i < n; i++) {
            z[i] = value(x[i]);
          }
        };
  }

  /** The function of one operand as steps of vector instructions; null if nobody wrote them. */
  public LaneFunction overLanes() {
    return valueMethod() == null ? null : MethodReference.findLanes(valueMethod());
  }

  /** The value for two operands. Whatever is undefined is NaN; nothing is thrown. */
  public double value(double x, double y) {
    if (infix) {
      return Arithmetic.value(name, x, y);
    }
    if (variadic) {
      return value(new double[] {x, y}, 2);
    }
    try {
      return isFormula() ? formulaAt(x, y) : (double) method().invokeExact(x, y);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** The value for the {@code count} operands at the front of {@code frame}. */
  public double value(double[] frame, int count) {
    if (variadic) {
      try {
        return (double) method().invokeExact(frame, count);
      } catch (Throwable e) {
        throw broken(e);
      }
    }
    if (count == 1) {
      return value(frame[0]);
    }
    if (count == 2) {
      return value(frame[0], frame[1]);
    }
    if (isConditional()) {
      return Double.isNaN(frame[0]) ? Double.NaN : frame[0] != 0 ? frame[1] : frame[2];
    }
    if (isFormula()) {
      return formula().at(frame);
    }
    try {
      return count == 3
          ? (double) method().invokeExact(frame[0], frame[1], frame[2])
          : (double) method().invokeExact(frame[0], frame[1], frame[2], frame[3]);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Puts what the rules need besides the operands behind them: the result and what follows. */
  public void complete(double[] frame, int count, double result) {
    frame[count] = result;
    if (variadic) {
      int ties = 0;
      for (int k = 0; k < count; k++) {
        ties += frame[k] == result ? 1 : 0;
      }
      frame[count + 1] = ties;
    }
  }

  /** What the rules of this row see: the frame itself, or that of one of any number of operands. */
  private double[] view(int position, double[] frame, int count) {
    return variadic
        ? new double[] {frame[position], frame[count], count, frame[count + 1], Double.NaN}
        : frame;
  }

  private double at(Formula rule, double[] view, int position, double[] frame, int count) {
    if (variadic && rule.uses(R)) {
      double[] others = new double[count - 1];
      System.arraycopy(frame, 0, others, 0, position);
      System.arraycopy(frame, position + 1, others, position, count - 1 - position);
      view[R] = value(others, count - 1);
    }
    return rule.at(view);
  }

  /**
   * The derivative of the result by one operand, at a point.
   *
   * <p>Where a convention of the row holds, it decides. An undefined result has no derivative:
   * where the result is NaN so is this. Infinities are allowed where the slope is infinite.
   *
   * @param position which operand, counted from 0
   * @param frame the operands' values and, behind them, what {@link #complete} puts there
   * @param count how many operands there are
   */
  public double localDerivative(int position, double[] frame, int count) {
    // Of a conditional only the condition can leave all of it undefined.
    if (Double.isNaN(isConditional() ? frame[0] : frame[count]) || !hasDerivative(position)) {
      return Double.NaN;
    }
    double[] view = view(position, frame, count);
    return at(decider(position, view), view, position, frame, count);
  }

  /**
   * The formula behind {@link #localDerivative} at a point: that of a convention where one holds,
   * else the rule; null where an undefined result leaves no derivative.
   */
  public Formula derivativeAt(int position, double[] frame, int count) {
    boolean isUndefined = Double.isNaN(isConditional() ? frame[0] : frame[count]);
    return isUndefined || !hasDerivative(position)
        ? null
        : decider(position, view(position, frame, count));
  }

  private Formula decider(int position, double[] view) {
    for (Convention convention : agreements()) {
      Formula agreed = convention.gradient(variadic ? 0 : position);
      if (agreed != null && convention.holdsAt(view)) {
        return agreed;
      }
    }
    return derivative(position);
  }

  /** The kink that the operands sit on, or null: where a convention decides and not calculus. */
  public Convention kinkAt(double[] frame, int count) {
    for (int k = 0; k < (variadic ? count : 1); k++) {
      double[] view = view(k, frame, count);
      for (Convention convention : agreements()) {
        if (convention.isKink() && convention.holdsAt(view)) {
          return convention;
        }
      }
    }
    return null;
  }

  /**
   * Whether there is a rule for the derivative by that operand. There is none by the order of a
   * Bessel function.
   */
  public boolean hasDerivative(int position) {
    return derivative(position) != null;
  }

  /**
   * The rule for the derivative by one operand, over the operands and the result; null if there is
   * none. All of any number of operands have the same, see {@link #X}.
   */
  public Formula derivative(int position) {
    Formula[] rules = derivatives;
    if (rules == null) {
      rules = reader(derivativeText()).readAll();
      if (rules.length != arity()) {
        throw new IllegalStateException(signature() + " needs a derivative for each operand");
      }
      derivatives = rules;
    }
    return rules[variadic ? 0 : position];
  }

  /** What the row says of special points; the first that speaks of an operand and holds decides. */
  public List<Convention> conventions() {
    return List.of(agreements());
  }

  /** Likewise, and among them the forms in which the rule is derived again. */
  public List<Convention> conventionsAndForms() {
    return List.of(Convention.readAll(conventionText(), this));
  }

  private Convention[] agreements() {
    Convention[] known = conventions;
    if (known == null) {
      known =
          conventionsAndForms().stream().filter(Convention::isForPoints).toArray(Convention[]::new);
      conventions = known;
    }
    return known;
  }

  /**
   * Whether the row says how to compute the value in the algebra itself, as of {@code max(x,0)}.
   */
  private boolean isFormula() {
    return formula != null || (method == null && !MethodReference.isOne(row.cell(Row.VALUE)));
  }

  /** The formula over the operands that computes the value; null where a method does. */
  public Formula valueFormula() {
    return infix || isConditional() || !isFormula() ? null : formula();
  }

  /** The static method of doubles that computes the value, {@code StrictMath.sin}; null if none. */
  public String valueMethod() {
    return infix || isConditional() || isFormula() ? null : row.cell(Row.VALUE);
  }

  /** Whether it is a comparison, of which the result is 1 or 0. */
  public boolean isComparison() {
    return infix && "<>=!".indexOf(name.charAt(0)) >= 0;
  }

  /** Whether it is {@code and}, {@code or} or {@code not}, for which all but 0 is true. */
  public boolean isLogical() {
    return infix && "aon".indexOf(name.charAt(0)) >= 0;
  }

  /** Whether it is a power or a root, which a negative number has of whole degrees alone. */
  public boolean isPower() {
    return (infix && name.equals("^")) || name.equals("root");
  }

  /** Whether it is a sum, a difference, or a change of sign, which are 0 where they should be. */
  public boolean isAdditive() {
    return infix && (name.equals("+") || name.equals("-"));
  }

  /** Whether it is one of {@code + - * /}, of which the slopes are no functions of their own. */
  public boolean isRing() {
    return isAdditive() || (infix && (name.equals("*") || name.equals("/")));
  }

  /**
   * Whether a result or slope of 0 that comes with an operand of 0 is 0 and no number too small for
   * a double: of operators, functions of one operand and those of any number. The slopes of {@code
   * logaddexp(0, -800)} show that it is not so of functions of two.
   */
  public boolean showsZeros(int count) {
    return infix || variadic || count == 1;
  }

  /**
   * What flows through one use: adjoint × local derivative. A local derivative of zero stops even
   * an infinite adjoint, as at the losing operand of {@code max}; a branch that was not taken
   * receives nothing at all, whatever stands above it.
   */
  public double contribution(double adjoint, double local) {
    if (local == 0 && (Double.isInfinite(adjoint) || isConditional())) {
      return 0;
    }
    return adjoint * local;
  }

  private Formula formula() {
    if (formula == null) {
      formula = reader(row.cell(Row.VALUE)).readOne();
    }
    return formula;
  }

  private double formulaAt(double x, double y) {
    return formula().at(new double[] {x, y, Double.NaN});
  }

  private MethodHandle method() {
    if (method == null) {
      method =
          variadic
              ? MethodReference.findVariadic(row.cell(Row.VALUE))
              : MethodReference.find(row.cell(Row.VALUE), arity());
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
    return new IllegalStateException("the row of " + signature() + " cannot be computed", cause);
  }

  @Override
  public String toString() {
    return row.signature();
  }
}
