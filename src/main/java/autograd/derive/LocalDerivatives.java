package autograd.derive;

import autograd.graph.Value;
import autograd.operations.Convention;
import autograd.operations.Formula;
import autograd.operations.Operation;
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
  private final Bindings bindings;

  /** What was found out of an operation whose operands are alike, so as to find it out once. */
  private final Map<Object, Plan> plans = new HashMap<>();

  /** What has to be written: conventions, the first that holds decides, and a guard. */
  private record Plan(List<Convention> conventions, boolean isGuarded) {}

  private record Kind(Operation operation, int position, List<Object> operands) {}

  LocalDerivatives(Terms terms, Points points) {
    this.terms = terms;
    this.points = points;
    this.bindings = new Bindings(terms);
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
    Value[] bound = bindings.of(operation, result.operands(), result, position, written);
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
      for (Convention convention : operation.conventionsAndForms()) {
        if (isWanted(convention)) {
          kept.add(convention);
        }
      }
      return new Plan(kept, false);
    }
    Samples samples = new Samples(operation, position, operands, points);
    List<Convention> all = operation.conventionsAndForms();
    for (int i = all.size() - 1; i >= 0; i--) {
      Convention convention = all.get(i);
      if (convention.gradient(position) != null
          && isWanted(convention)
          && (isForm(convention) || samples.isNeeded(convention, kept))) {
        kept.add(0, convention);
      }
    }
    return new Plan(kept, points == Points.EVERY && samples.isFiniteOutside(kept));
  }

  private boolean isWanted(Convention convention) {
    return convention.isKink()
        || isForm(convention)
        || (points == Points.EVERY && convention.isForPoints());
  }

  /** Whether it stands for the rule: as close as that and there to be derived, or to be read. */
  private boolean isForm(Convention convention) {
    return (points == Points.AGAIN && convention.isForAgain())
        || (points == Points.ORDINARY && convention.isForReaders());
  }
}
