package autograd.derive;

import autograd.graph.Convention;
import autograd.graph.Formula;
import autograd.graph.Operation;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The derivative of a term by one of its operands, as a term: the rule of the operation's row, the
 * operands and the result in place of its names. What the row says of special points is written
 * around it with {@code if}, unless the rule's own arithmetic gives the same there, as 1/(2√x) does
 * at 0.
 */
final class LocalDerivatives {
  private final Terms terms;
  private final Points points;

  /** What was found out of an operation whose operands are alike, so as to find it out once. */
  private final Map<Object, Plan> plans = new HashMap<>();

  /** How many operands equal the result, for the operations that ask. */
  private final Map<Value, Value> ties = new HashMap<>();

  /** For operations that ask for the result on all other operands: that, operand by operand. */
  private final Map<Value, Value[]> others = new HashMap<>();

  /** What has to be written: conventions, the first that holds decides, and a guard. */
  private record Plan(List<Convention> conventions, boolean isGuarded) {}

  private record Kind(Operation operation, int position, List<Object> operands) {}

  LocalDerivatives(Terms terms, Points points) {
    this.terms = terms;
    this.points = points;
  }

  /** The derivative by the operand at a position; null if the table has none. */
  Value of(Value result, int position) {
    Operation operation = result.operation();
    if (!operation.hasDerivative(position)) {
      return null;
    }
    int slot = operation.isVariadic() ? 0 : position;
    Plan plan = plan(result, position);
    List<Formula> written = new ArrayList<>(List.of(operation.derivative(position)));
    for (Convention convention : plan.conventions()) {
      written.add(convention.condition());
      written.add(convention.gradient(slot));
    }
    Value[] bound = bound(result, position, written);
    Value local = Rules.write(terms, operation.derivative(position), bound);
    for (int i = plan.conventions().size() - 1; i >= 0; i--) {
      Convention convention = plan.conventions().get(i);
      local =
          terms.when(
              Rules.write(terms, convention.condition(), bound),
              Rules.write(terms, convention.gradient(slot), bound),
              local);
    }
    if (plan.isGuarded()) {
      local = terms.when(terms.equal(result, result), local, terms.number(Double.NaN));
    }
    return local;
  }

  /** The Values that a row's names stand for; those it does not speak of are not made. */
  private Value[] bound(Value result, int position, List<Formula> written) {
    int arity = result.arity();
    if (!result.operation().isVariadic()) {
      Value[] bound = new Value[arity + 1];
      for (int k = 0; k < arity; k++) {
        bound[k] = result.operand(k);
      }
      bound[arity] = result;
      return bound;
    }
    Value[] bound = new Value[Operation.R + 1];
    bound[Operation.X] = result.operand(position);
    bound[Operation.Y] = result;
    bound[Operation.N] = terms.number(arity);
    for (Formula formula : written) {
      if (formula.uses(Operation.T) && bound[Operation.T] == null) {
        bound[Operation.T] = ties.computeIfAbsent(result, this::countTies);
      }
      if (formula.uses(Operation.R) && bound[Operation.R] == null) {
        bound[Operation.R] = others.computeIfAbsent(result, this::withoutEach)[position];
      }
    }
    return bound;
  }

  private Value countTies(Value result) {
    Value count = terms.number(0);
    for (Value operand : result.operands()) {
      count = terms.add(count, terms.equal(operand, result));
    }
    return count;
  }

  /**
   * The result on all operands but one, for each: that on those before it, and on those behind it.
   * The operations whose rules ask for it do not care how their operands are grouped.
   */
  private Value[] withoutEach(Value result) {
    Operation operation = result.operation();
    int count = result.arity();
    Value[] without = new Value[count];
    Value before = null;
    for (int k = 0; k < count; k++) {
      without[k] = before;
      before = joined(operation, before, result.operand(k));
    }
    Value behind = null;
    for (int k = count - 1; k >= 0; k--) {
      without[k] = joined(operation, without[k], behind);
      behind = joined(operation, result.operand(k), behind);
    }
    if (count == 1) {
      without[0] = terms.number(operation.value(new double[Operation.R], 0));
    } else if (count == 2) {
      // One operand alone: of a length its size, not itself.
      without[0] = terms.apply(operation, without[0]);
      without[1] = terms.apply(operation, without[1]);
    }
    return without;
  }

  private Value joined(Operation operation, Value x, Value y) {
    return x == null ? y : y == null ? x : terms.apply(operation, x, y);
  }

  private Plan plan(Value result, int position) {
    List<Object> operands = new ArrayList<>();
    for (Value operand : result.operands()) {
      boolean isNumber = !operand.dependsOnInput();
      operands.add(isNumber ? (Object) terms.worth(operand) : result.operands().indexOf(operand));
    }
    if (result.operation().isVariadic()) {
      operands.clear();
    }
    Kind kind = new Kind(result.operation(), position, operands);
    return plans.computeIfAbsent(kind, any -> newPlan(result, position, operands));
  }

  private Plan newPlan(Value result, int position, List<Object> operands) {
    Operation operation = result.operation();
    List<Convention> kept = new ArrayList<>();
    if (operation.isVariadic()) {
      // Samples of any number of operands say little; all that the row agrees on is written.
      for (Convention convention : operation.conventions()) {
        if (convention.isKink() || points == Points.EVERY) {
          kept.add(convention);
        }
      }
      return new Plan(kept, false);
    }
    Samples samples = new Samples(operation, position, operands, points);
    List<Convention> all = operation.conventions();
    for (int i = all.size() - 1; i >= 0; i--) {
      Convention convention = all.get(i);
      if (convention.gradient(position) != null
          && (convention.isKink() || points == Points.EVERY)
          && samples.isNeeded(convention, kept)) {
        kept.add(0, convention);
      }
    }
    return new Plan(kept, points == Points.EVERY && samples.isFiniteOutside(kept));
  }
}
