package autograd.lang;

import autograd.graph.Span;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the names of functions stand for: those that the program defines, and those of the table of
 * operations, in whatever case they are written and with the modules of other languages before
 * them. What two communities would read differently is refused.
 */
final class Functions {
  private final Source source;
  private final OperationTable table;
  private final Consumer<Diagnostic> remarks;

  /** The functions that the program defines. */
  private final Map<String, UserFunction> own = new HashMap<>();

  /** Where each function of the table was first called, under the name it was called by. */
  private final Map<String, Span> calls = new HashMap<>();

  Functions(Source source, Expression.Options options) {
    this.source = source;
    this.table = options.table();
    this.remarks = options.remarks();
  }

  /** Whether the program defines none. */
  boolean isEmpty() {
    return own.isEmpty();
  }

  /** The program's function of that name; null if it defines none. */
  UserFunction own(String name) {
    return own.get(name);
  }

  void add(UserFunction function) {
    own.put(function.name(), function);
  }

  /** Complains if a name cannot be given to a function. */
  void requireNew(String name, Span span) {
    if (own.containsKey(name)) {
      throw new DiagnosticException(
          Diagnostic.error("the function '" + name + "' is defined twice", source, span)
              .related("it was first defined here", own.get(name).header())
              .hint("give one of the two another name"));
    }
    if (calls.containsKey(name)) {
      throw new DiagnosticException(
          Diagnostic.error("'" + name + "' was called before it is defined", source, span)
              .related("here it was the function of the language", calls.get(name))
              .hint("define it above its first call"));
    }
  }

  /**
   * The table's function that a call speaks of.
   *
   * @param isName whether a word stands for a number in the program
   * @throws DiagnosticException if there is none, or if it may be another one elsewhere
   */
  Operation called(Call call, Predicate<String> isName) {
    String name = call.plainName();
    Operation function = table.function(name, call.count());
    if (function == null || call.isQualified()) {
      refuseMisreading(call);
    }
    if (function == null && table.function(name) == null) {
      name = known(name);
      if (name == null) {
        throw new DiagnosticException(unknown(call, isName));
      }
      function = table.function(name, call.count());
    }
    if (function == null) {
      // A conditional of words begins as a call does.
      Diagnostic foreign = name.equals("if") ? ForeignText.diagnose(source, call.span()) : null;
      if (foreign != null) {
        throw new DiagnosticException(foreign);
      }
      throw new DiagnosticException(
          OperandCount.wrong(table.functionsNamed(name), name, call.count(), source, call.span()));
    }
    boolean isFirst = calls.putIfAbsent(call.plainName(), call.name()) == null;
    if (isFirst && !name.equals(Numerals.withoutSubscripts(call.plainName()))) {
      remarks.accept(
          Diagnostic.note(
              "'" + call.written() + "' was taken for " + name + ", " + gist(function.meaning()),
              source,
              call.name()));
    }
    return function;
  }

  /** The function of that name that takes any number of operands; null if there is none. */
  Operation variadic(String name) {
    String plain = known(name);
    for (Operation each : plain == null ? List.<Operation>of() : table.functionsNamed(plain)) {
      if (each.isVariadic()) {
        return each;
      }
    }
    return null;
  }

  /** Whether a function of any number of operands has a form for two numbers as well. */
  boolean hasPairs(String name) {
    String plain = known(name);
    return plain != null && !table.function(plain, 2).isVariadic();
  }

  /**
   * The function of vectors that a call speaks of; null if it is another one's.
   *
   * @param isOfVectors whether there are any among its operands
   * @throws DiagnosticException if it has another number of operands
   */
  VectorFunction ofVectors(Call call, boolean isOfVectors) {
    boolean isOther = !isOfVectors && table.function(call.plainName()) != null;
    VectorFunction function = isOther ? null : VectorFunction.named(call.plainName());
    if (function == null) {
      return null;
    }
    boolean isDeclaration = function == VectorFunction.VECTOR;
    int count = isDeclaration ? 1 : function.arity();
    if (count != call.count()) {
      throw new DiagnosticException(
          OperandCount.wrong(function.signature(), count, call.count(), source, call.span()));
    }
    return function;
  }

  /** What stands before the first semicolon. */
  private static String gist(String meaning) {
    int end = meaning.indexOf(';');
    return end < 0 ? meaning : meaning.substring(0, end);
  }

  /** Whether the table has a function of that name, in whatever case it is written. */
  boolean isInTable(String name) {
    return table.function(name) != null || known(name) != null;
  }

  /** The table's name for a function in capitals or with lowered digits; null if it has none. */
  private String known(String name) {
    String plain = Numerals.withoutSubscripts(name);
    String lower = plain.toLowerCase(Locale.ROOT);
    return table.function(plain) != null ? plain : table.function(lower) != null ? lower : null;
  }

  private static void refuseMisreading(Call call) {
    Diagnostic misreading = Misreadings.of(call);
    if (misreading != null) {
      throw new DiagnosticException(misreading);
    }
  }

  /** {@code sin(x)^n} for the call in {@code sin^n(x)}; null if this is something else. */
  private String raised(Call call) {
    String text = source.text();
    int end = text.offsetByCodePoints(0, call.name().start()) - 1;
    int start = end;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    boolean isRaised = start < end && text.charAt(end) == '^' && call.argumentList() != null;
    return isRaised && table.function(text.substring(start, end), call.count()) != null
        ? text.substring(start, end) + "(" + call.argumentList() + ")^" + call.written()
        : null;
  }

  /** What to say of {@code f(x) := x^2}; null if this is something else. */
  private Diagnostic definition(Call call) {
    String text = source.text();
    int end = text.offsetByCodePoints(0, call.span().end());
    String behind = text.substring(end).stripLeading();
    if (!behind.startsWith(":=")) {
      return null;
    }
    int start = call.span().end() + text.substring(end).indexOf(":=");
    String value = behind.substring(2).lines().findFirst().orElse("").split(";", 2)[0].strip();
    Span sign = new Span(start, start + 2);
    return SyntaxErrors.assigned(source, sign, call.span().in(text), value);
  }

  private Diagnostic unknown(Call call, Predicate<String> isName) {
    String name = call.plainName();
    Diagnostic definition = definition(call);
    if (definition != null) {
      return definition;
    }
    Diagnostic foreign = ForeignText.diagnose(source, call.span());
    if (foreign != null) {
      return foreign;
    }
    Diagnostic diagnostic =
        Diagnostic.error("unknown function '" + name + "'", source, call.name());
    String arguments = call.argumentList();
    String product =
        call.count() != 1 || arguments == null
            ? null
            : "to multiply, write " + name + "*(" + arguments + ")";
    String raised = raised(call);
    if (raised != null) {
      return diagnostic.hint("to raise the function, write " + raised);
    }
    if (isName.test(name) && product != null) {
      return diagnostic.hint(product);
    }
    List<String> known = new ArrayList<>(own.keySet());
    known.addAll(table.functionNames());
    known.addAll(VectorFunction.names());
    String nearest = Nearest.to(name, known);
    if (nearest != null) {
      return diagnostic.hint("did you mean " + nearest + "?");
    }
    String list = "autograd functions lists them";
    return diagnostic.hint(product == null ? list : list + "; " + product);
  }
}
