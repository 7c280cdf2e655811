package autograd.code;

import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.List;

/** Which targets can write an operation. */
final class Others {
  private Others() {}

  /** Whether a target has an operation or can be given it. */
  static boolean can(Target target, Operation operation) {
    Identifiers identifiers = new Identifiers(target);
    Lowering lowering = new Lowering(target, new Helpers(target, identifiers, "", false), null);
    Node[] operands = new Node[operation.isVariadic() ? 3 : operation.arity()];
    for (int k = 0; k < operands.length; k++) {
      operands[k] = lowering.nodes().input("x" + k);
    }
    try {
      lowering.apply(operation, operands);
      return true;
    } catch (UntranslatableException e) {
      return false;
    }
  }

  /** Names the targets that can; those that only show a formula can show every one. */
  static String hint(Operation operation) {
    List<String> able = new ArrayList<>();
    for (String name : Target.names()) {
      Target target = Target.named(name);
      if (!target.isNotation() && can(target, operation)) {
        able.add(name);
      }
    }
    return able.isEmpty()
        ? "no other target can compute it; latex and mathml write it as a formula"
        : "targets that have it: " + String.join(", ", able);
  }
}
