package autograd.lang;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A function that a program defines, {@code f(x, y) = …}. Its body is a small graph whose inputs
 * are the parameters and whatever other names it speaks of; a call copies that graph into the
 * caller's, arguments in place of parameters. So there is nothing to call when the graph is
 * evaluated, and nothing can recurse.
 */
final class UserFunction {
  private final Source source;
  private final String name;
  private final Span header;
  private final List<String> parameters = new ArrayList<>();
  private final Graph.Builder body;
  private Value result;
  private Span written;
  private boolean isDeferred;

  /** A function whose body is still to come. */
  UserFunction(Source source, String name, Span header) {
    this.source = source;
    this.name = name;
    this.header = header;
    this.body = new Graph.Builder(source.text());
  }

  String name() {
    return name;
  }

  /** Where its name and its parameters stand. */
  Span header() {
    return header;
  }

  /** The parameters' names, in order. */
  List<String> parameters() {
    return parameters;
  }

  /** How it is called, as its definition writes it. */
  String signature() {
    return name + "(" + String.join(", ", parameters) + ")";
  }

  /** Where the body is built. */
  Graph.Builder body() {
    return body;
  }

  void parameter(String parameter, Span span) {
    requireNew(parameter, span);
    parameters.add(parameter);
    body.input(parameter, span);
  }

  /**
   * The Value of a name in the body: a parameter, a part, or else the caller's Value of that name.
   */
  Value use(String word, Span span) {
    Value known = body.named(word);
    return known != null ? known : body.input(word, span);
  }

  /** Names a part of the body. */
  void part(String part, Span span, Value value) {
    requireNew(part, span);
    body.name(part, value);
  }

  private void requireNew(String word, Span span) {
    Value known = body.named(word);
    if (known != null) {
      throw new DiagnosticException(
          Diagnostic.error(
                  "'" + word + "' has a meaning in " + signature() + " already", source, span)
              .related("it is that of this", known.span())
              .hint("give one of the two another name"));
    }
  }

  /**
   * What the body is worth.
   *
   * @param text where it stands
   */
  void result(Value value, Span text) {
    result = value;
    written = text;
  }

  /** Says that only the operands of a call tell what the body means, since it takes vectors. */
  void defer() {
    isDeferred = true;
  }

  /** Whether the body has to be read anew for each call. */
  boolean isDeferred() {
    return isDeferred;
  }

  /** Where the body stands. */
  Span written() {
    return written;
  }

  /** The names that the body takes from the program. */
  List<String> freeNames() {
    List<String> free = new ArrayList<>();
    for (Value each : body.values()) {
      if (each.isInput() && each.index() >= parameters.size()) {
        free.add(each.label());
      }
    }
    return free;
  }

  /** How many Values a call adds, at the most. */
  int size() {
    return body.size();
  }

  /** Where a call's body finds the Values of names that are not its own. */
  interface Scope {
    Value use(String word, Span span);
  }

  /**
   * Copies the body.
   *
   * @param caller the graph to copy into
   * @param scope the caller's names
   * @param call the text of the call, for the labels of parts: {@code f(a).t}
   * @param span where the call stands
   */
  Value expand(Graph.Builder caller, Scope scope, String call, Span span, Value... arguments) {
    Value[] copies = new Value[body.size()];
    for (Value each : body.values()) {
      int i = each.index();
      if (each.isInput()) {
        // The parameters are the first inputs that the body has, in order.
        boolean isParameter = i < parameters.size();
        copies[i] = isParameter ? arguments[i] : scope.use(each.label(), each.span());
      } else if (each.isConstant()) {
        copies[i] = caller.constant(each.number(), each.label(), each.span());
      } else {
        Value[] operands = new Value[each.arity()];
        for (int k = 0; k < operands.length; k++) {
          operands[k] = copies[each.operand(k).index()];
        }
        // The result goes by the text of its call, as any function's does.
        boolean isResult = each == result;
        String label = isResult || each.label() == null ? null : call + "." + each.label();
        copies[i] = caller.apply(each.operation(), isResult ? span : each.span(), label, operands);
      }
    }
    return copies[result.index()];
  }
}
