package autograd.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of operations, read from its rows and looked up by name. Parser, evaluator, backward
 * pass, help and tests all ask it and nothing else which operations there are.
 */
public final class OperationTable {
  private final Map<String, Operation> functions = new LinkedHashMap<>();
  private final Map<String, Operation> operators = new LinkedHashMap<>();
  private final List<Family> families = new ArrayList<>();

  /** Rows that nobody has asked for yet; null once they are read. */
  private String[] unread;

  private OperationTable(String[] operators, String[] functions) {
    read(operators);
    unread = functions;
  }

  private void read(String[] rows) {
    for (String line : rows) {
      if (line.startsWith("──")) {
        families.add(new Family(line.replace("─", "").trim(), new ArrayList<>()));
      } else {
        add(new Row(line));
      }
    }
  }

  /** The functions by name. The first to ask for one has their rows read. */
  private synchronized Map<String, Operation> functions() {
    if (unread != null) {
      String[] rows = unread;
      unread = null;
      read(rows);
    }
    return functions;
  }

  /** The operations of the language. */
  public static OperationTable standard() {
    return Standard.TABLE;
  }

  /**
   * The language's operations and some more.
   *
   * @param rows lines in the form of the table's own
   * @throws IllegalStateException if a row cannot be read
   */
  public static OperationTable standardWith(String rows) {
    List<String> all = new ArrayList<>(List.of(StandardOperations.FUNCTIONS));
    rows.lines().filter(line -> !line.isBlank()).forEach(all::add);
    return new OperationTable(StandardOperations.OPERATORS, all.toArray(new String[0]));
  }

  /**
   * The function of that name, or null; an operation's other names find it too. Where a name has
   * several rows, for different numbers of operands, this is the first.
   */
  public Operation function(String name) {
    return functions().get(name);
  }

  /** The function of that name that takes so many operands, or null. */
  public Operation function(String name, int count) {
    Operation function = functions().get(name);
    while (function != null && !function.takes(count)) {
      function = function.sibling();
    }
    return function;
  }

  /** All functions of that name, in the order of the table. */
  public List<Operation> functionsNamed(String name) {
    List<Operation> all = new ArrayList<>();
    for (Operation each = functions().get(name); each != null; each = each.sibling()) {
      all.add(each);
    }
    return all;
  }

  /**
   * The operator of that symbol and number of operands.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Operation operator(String symbol, int arity) {
    Operation operator = operators.get(symbol + arity);
    if (operator == null) {
      throw new IllegalArgumentException("no operator " + symbol + " of " + arity);
    }
    return operator;
  }

  /** Every name a formula can call, other names included, in the order of the table. */
  public Collection<String> functionNames() {
    return Collections.unmodifiableSet(functions().keySet());
  }

  /** Every operation, under the banners of the table. */
  public List<Family> families() {
    functions();
    return Collections.unmodifiableList(families);
  }

  /** Every operation, in the order of the table. */
  public List<Operation> operations() {
    return families().stream().flatMap(family -> family.operations().stream()).toList();
  }

  private void add(Row row) {
    String alias = row.alias();
    if (alias != null) {
      Signature signature = Signature.read(row.signature());
      functions.put(signature.name(), known(alias, signature.operands().size()));
      return;
    }
    Operation operation = new Operation(this, row);
    if (operation.isInfix()) {
      operators.put(operation.name() + operation.arity(), operation);
    } else {
      Operation first = functions.putIfAbsent(operation.name(), operation);
      if (first != null) {
        first.addSibling(operation);
      }
    }
    families.get(families.size() - 1).operations().add(operation);
  }

  private Operation known(String name, int arity) {
    Operation function = function(name, arity);
    return function != null ? function : operator(name, arity);
  }

  /**
   * Operations that stand under one banner.
   *
   * @param name the banner
   * @param operations its rows
   */
  public record Family(String name, List<Operation> operations) {}

  /** Read when first asked for. */
  private static final class Standard {
    static final OperationTable TABLE =
        new OperationTable(StandardOperations.OPERATORS, StandardOperations.FUNCTIONS);
  }
}
