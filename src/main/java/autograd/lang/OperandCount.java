package autograd.lang;

import autograd.graph.Span;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.List;

/** Says how many operands a function takes, which may be several numbers or any. */
final class OperandCount {
  private OperandCount() {}

  /** The diagnostic for a call of a program's own function with a number of operands it lacks. */
  static Diagnostic wrong(String signature, int expected, int count, Source source, Span span) {
    String name = signature.substring(0, signature.indexOf('('));
    String operands = expected == 1 ? " operand" : " operands";
    return Diagnostic.error(name + " takes " + expected + operands + ", not " + count, source, span)
        .hint("its signature is " + signature);
  }

  /** The diagnostic for a call with a number of operands that no function of the name takes. */
  static Diagnostic wrong(
      List<Operation> functions, String name, int count, Source source, Span span) {
    List<String> counts = new ArrayList<>();
    List<String> signatures = new ArrayList<>();
    for (Operation function : functions) {
      String more = function.isVariadic() ? ", …" : "";
      signatures.add(name + "(" + String.join(", ", function.operandNames()) + more + ")");
      counts.add(function.arity() + "");
      if (function.isVariadic()) {
        counts = List.of("at least " + function.arity());
        signatures = List.of(signatures.get(signatures.size() - 1));
        break;
      }
    }
    String last = counts.get(counts.size() - 1);
    return Diagnostic.error(
            name
                + " takes "
                + String.join(" or ", counts)
                + (last.endsWith("1") ? " operand" : " operands")
                + ", not "
                + count,
            source,
            span)
        .hint(
            (signatures.size() == 1 ? "its signature is " : "its signatures are ")
                + String.join(" and ", signatures));
  }
}
