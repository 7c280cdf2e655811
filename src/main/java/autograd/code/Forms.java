package autograd.code;

import autograd.graph.Graph;
import autograd.lang.Expression;
import autograd.lang.Source;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How to write an operation out of others, for targets that lack it: formulas of the language, in
 * {@code forms.txt}. They may use some more operations, which only targets know: {@code rawlog(x)}
 * is the target's logarithm where its operand is positive, and need not be anything elsewhere.
 */
final class Forms {
  private static final OperationTable TABLE = OperationTable.standardWith(primitives());

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Graph> graphs = new HashMap<>();

  Forms() {
    String signature = null;
    for (String line : Target.lines("forms.txt")) {
      if (line.isBlank() || line.startsWith("#") || line.startsWith("──")) {
        signature = null;
      } else if (line.startsWith(" ")) {
        texts.merge(signature, line.trim(), (above, next) -> above + "\n" + next);
      } else {
        signature = line.trim();
      }
    }
  }

  /** Names, operands, and what they would be if they were operations of the language. */
  private static String primitives() {
    StringBuilder rows = new StringBuilder("── of targets ──\n");
    for (String line : Target.lines("primitives.txt")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.append(line).append(" | x | 0 | | | of targets | 1\n");
      }
    }
    return rows.toString();
  }

  /** The signatures that can be written out. */
  Set<String> signatures() {
    return texts.keySet();
  }

  /** The form of a signature, whose inputs are the signature's operands; null if there is none. */
  Graph of(String signature) {
    String text = texts.get(signature);
    return text == null ? null : graphs.computeIfAbsent(signature, any -> read(signature, text));
  }

  private static Graph read(String signature, String text) {
    Set<String> operands = Set.copyOf(Target.operands(signature));
    return Expression.parse(
        Source.of(text), Expression.Options.standard().withTable(TABLE).withInputs(operands));
  }

  /** An operation that only forms know. */
  static Operation function(String name, int arity) {
    return TABLE.function(name, arity);
  }
}
