package autograd.code;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Formula;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions that a piece of code brings along because the target lacks them, each made when it
 * is first used, after those it uses itself.
 */
final class Helpers {
  private static final OperationTable TABLE = OperationTable.standard();

  private final Target target;
  private final Identifiers identifiers;
  private final String prefix;
  private final boolean isInline;
  private final Forms forms = new Forms();
  private final Map<String, Phrase> phrases = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, List<String>> made = new LinkedHashMap<>();

  /**
   * Prepares to make some.
   *
   * @param identifiers gives them names
   * @param prefix what these begin with
   * @param isInline whether everything is to be written out where it is used
   */
  Helpers(Target target, Identifiers identifiers, String prefix, boolean isInline) {
    this.target = target;
    this.identifiers = identifiers;
    this.prefix = prefix;
    this.isInline = isInline || target.frame("helper") == null;
  }

  Forms forms() {
    return forms;
  }

  boolean isInline() {
    return isInline;
  }

  /** Each helper's lines, those that it uses before it. */
  Iterable<List<String>> texts() {
    return made.values();
  }

  Operation operator(String symbol) {
    return TABLE.operator(symbol, 2);
  }

  /** A function of the language, or one that only forms know. */
  Operation function(String name, int arity) {
    Operation function = TABLE.function(name, arity);
    return function != null ? function : Forms.function(name, arity);
  }

  /** The call of a helper for an operation, which is made if need be. */
  Phrase of(Operation operation, Graph form, Formula formula, Value place) {
    String signature = operation.signature();
    Phrase known = phrases.get(signature);
    if (known != null) {
      return known;
    }
    List<String> operands =
        form != null ? Target.operands(signature) : List.copyOf(operation.operandNames());
    List<String> frame = target.frame("native " + signature);
    String name = identifiers.take(prefix + word(operation));
    names.add(name);
    List<String> lines;
    if (frame != null) {
      lines = frame.stream().map(line -> line.replace("{name}", name)).toList();
    } else {
      lines = lines(name, operands, form, formula, place);
    }
    made.put(signature, lines);
    Phrase phrase = call(signature, name, operands);
    phrases.put(signature, phrase);
    return phrase;
  }

  /** The call of a function by its name, as a notation has it that need not compute anything. */
  Phrase notation(Operation operation, int count) {
    return phrases.computeIfAbsent(
        operation.signature() + count,
        any -> {
          List<String> operands = new ArrayList<>();
          for (int k = 0; k < count; k++) {
            operands.add("x" + k);
          }
          String comma = target.setting("comma").isEmpty() ? ", " : target.setting("comma");
          String template =
              target
                  .setting("generic")
                  .replace("{name}", operation.name())
                  .replace("{operands}", "{" + String.join("}" + comma + "{", operands) + "}");
          return new Phrase(operation.signature(), operands, template, Level.ATOM, false);
        });
  }

  private List<String> lines(
      String name, List<String> operands, Graph form, Formula formula, Value place) {
    Identifiers inner = identifiers.inner(this.names);
    Lowering lowering = new Lowering(target, this, place);
    Body body = new Body(target, lowering.nodes(), inner);
    Node[] parameters = new Node[operands.size()];
    List<String> names = new ArrayList<>();
    for (int k = 0; k < parameters.length; k++) {
      parameters[k] = lowering.nodes().input(operands.get(k));
      names.add(body.name(parameters[k], operands.get(k)));
    }
    Node result;
    if (form != null) {
      Node[] lowered = lowering.expandAll(form, operands, parameters);
      form.names().forEach((part, value) -> body.wish(lowered[value.index()], part, false));
      result = lowered[form.output().index()];
    } else {
      result = lowering.expand(formula, parameters);
    }
    body.root(lowering.asNumber(result));
    return new Frame(target, "helper")
        .put("name", name)
        .put("parameters", body.parameters(names))
        .put(
            "declarations",
            names.stream().map(each -> target.setting("declared").replace("{}", each)).toList())
        .put("locals", body.declarations())
        .put("body", body.statements())
        .put("value", body.text(lowering.asNumber(result)))
        .lines();
  }

  private static Phrase call(String signature, String name, List<String> operands) {
    String holes = "{" + String.join("}, {", operands) + "}";
    return new Phrase("call " + signature, operands, name + "(" + holes + ")", Level.ATOM, false);
  }

  /** What to call a helper for it. */
  private static String word(Operation operation) {
    return switch (operation.name()) {
      case "/" -> "divide";
      case "^" -> "power";
      case "*" -> "multiply";
      default -> operation.name().replaceFirst("^raw", "");
    };
  }

  /** Why an operation cannot be written; without a place it is only a matter of yes or no. */
  UntranslatableException refusal(Operation operation, Value place) {
    if (place == null) {
      return new UntranslatableException(operation.name(), null, null);
    }
    Operation wanted = place.isLeaf() ? operation : place.operation();
    return new UntranslatableException(
        target.name() + " has no " + wanted.name(), place, Others.hint(wanted));
  }
}
