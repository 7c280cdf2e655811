package autograd.lang;

import static autograd.lang.grammar.ExpressionParser.*;

import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Constants;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * The part of the reader that knows calls: of functions of the table, of vectors, and of the
 * program's own.
 */
abstract class CallReader extends RangeReader {
  CallReader(Source source, Expression.Options options) {
    super(source, options);
  }

  /** What a name in a module of another language stands for: a constant, if it is one there. */
  abstract Operand constant(String written, Span span);

  @Override
  final Span binding(String name) {
    Span local = scopes.place(name);
    return local != null ? local : names.binding(name);
  }

  @Override
  final Operand use(String name, Span span) {
    Operand local = scopes.isEmpty() ? null : scopes.find(name, span, builder());
    if (local != null) {
      return local;
    }
    Tensor tensor = definition == null ? names.tensor(name, span) : null;
    return tensor != null ? new Operand(tensor, span) : new Operand(global(name, span), span);
  }

  /** The Value of a name, whatever holds for a part of the text only. */
  private Value global(String name, Span span) {
    return definition == null ? names.use(name, span) : definition.use(name, span);
  }

  final boolean isKnown(String name) {
    return scopes.isKnown(name)
        || names.isKnown(name)
        || (definition != null && definition.body().named(name) != null);
  }

  @Override
  public void exitCall(CallContext context) {
    Range range = rangeOf(context);
    if (isIdle()) {
      return;
    }
    failed = true;
    requireSameKind(context.open, context.close);
    if (range != null) {
      operands.push(through(range, context));
      failed = false;
      return;
    }
    int count = context.first == null ? 0 : 1 + context.COMMA().size();
    List<Operand> arguments = popped(count);
    Call call = Call.of(source, context.name, context.close, arguments);
    if (context.exponent != null) {
      operands.push(raised(call, context));
    } else if (count == 0 && isConstant(call)) {
      operands.push(constant(call.written(), call.span()));
    } else {
      operands.push(result(call, null));
    }
    failed = false;
  }

  @Override
  final Operand called(Token name, Token open, Token close, List<Operand> arguments) {
    String word = Call.plainName(name.getText());
    boolean isFunction =
        arguments != null
            && !isKnown(word)
            && (functions.own(word) != null || functions.isInTable(word));
    return isFunction ? result(Call.of(source, name, close, arguments), null) : null;
  }

  /** What a call is worth; {@code label} is null where the text of the call says it. */
  private Operand result(Call call, String label) {
    UserFunction own = functions.own(call.plainName());
    if (own != null) {
      return ownResult(own, call);
    }
    requireNotItself(call);
    Operand[] arguments = call.arguments().toArray(new Operand[0]);
    boolean isOfVectors = false;
    for (Operand each : arguments) {
      isOfVectors |= each.isTensor();
    }
    VectorFunction function = functions.ofVectors(call, isOfVectors);
    if (function != null) {
      return ofVectors(function, call);
    }
    Operation operation = functions.called(call, this::isKnown);
    requireShape(arguments);
    if (isOfVectors && isOfAllElements(operation, call)) {
      List<Value> all = new ArrayList<>();
      for (Operand each : arguments) {
        all.addAll(each.isTensor() ? each.tensor().values() : List.of(each.value()));
      }
      Value[] values = all.toArray(new Value[0]);
      return new Operand(builder().apply(operation, call.span(), label, values), call.span());
    }
    return isOfVectors || label == null
        ? apply(operation, call.span(), call.name(), arguments)
        : new Operand(
            builder().apply(operation, call.span(), label, values(arguments)), call.span());
  }

  private static Value[] values(Operand... arguments) {
    Value[] values = new Value[arguments.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = arguments[k].value();
    }
    return values;
  }

  /**
   * Whether an operation is applied to all elements of its operands at once: one of any number of
   * operands is, but where it has a form for two numbers as well, and is given several operands.
   */
  private boolean isOfAllElements(Operation operation, Call call) {
    return operation.isVariadic() && (call.count() == 1 || !functions.hasPairs(call.plainName()));
  }

  private Operand ofVectors(VectorFunction function, Call call) {
    List<Operand> arguments = call.arguments();
    boolean isDeclaration = function == VectorFunction.MATRIX || function == VectorFunction.VECTOR;
    if (isDefining() && !isDeclaration) {
      return unknown(call.span());
    }
    requireShape(arguments.toArray(new Operand[0]));
    if (!isDeclaration) {
      return new VectorFunctions(options, algebra())
          .apply(function, builder(), call.span(), arguments);
    }
    if (isDefining()) {
      requireShape(new Operand(new Tensor(Dimensions.NUMBER), call.span()));
    }
    int[] sides = new int[arguments.size()];
    for (int k = 0; k < sides.length; k++) {
      sides[k] = whole(arguments.get(k), "a size");
      if (sides[k] < 1) {
        throw error(Diagnostic.error("a size is at least 1", source, arguments.get(k).span()));
      }
    }
    Dimensions shape =
        sides.length == 1 ? Dimensions.vector(sides[0]) : Dimensions.matrix(sides[0], sides[1]);
    algebra()
        .requireRoom(builder(), (long) sides[0] * (sides.length == 1 ? 1 : sides[1]), call.span());
    return new Operand(new Tensor(shape), call.span());
  }

  private Operand ownResult(UserFunction own, Call call) {
    List<Operand> arguments = call.arguments();
    int count = own.parameters().size();
    if (count != arguments.size()) {
      throw error(
          OperandCount.wrong(own.signature(), count, arguments.size(), source, call.span())
              .related("it is defined here", own.header()));
    }
    if (definition != null && own.isDeferred()) {
      return unknown(call.span());
    }
    boolean isOfVectors = own.isDeferred();
    for (Operand each : arguments) {
      isOfVectors |= each.isTensor();
    }
    for (String free : own.freeNames()) {
      isOfVectors |= definition == null && names.tensor(free, call.span()) != null;
    }
    if (isOfVectors) {
      requireShape(arguments.toArray(new Operand[0]));
      return expanded(own, call);
    }
    requireRoom(own, call.span());
    Value[] values = values(arguments.toArray(new Operand[0]));
    Value value = own.expand(builder(), this::global, label(call), call.span(), values);
    return new Operand(value, call.span());
  }

  /** A call of a function that speaks of vectors: its body is read for the operands it has here. */
  private Operand expanded(UserFunction own, Call call) {
    if (definition != null) {
      return unknown(call.span());
    }
    scopes.enterBody(label(call));
    for (int k = 0; k < call.count(); k++) {
      scopes.name(own.parameters().get(k), null, call.arguments().get(k));
    }
    algebra().requireRoom(graph, nextReading(), call.span());
    try {
      return read(own.written()).at(call.span());
    } catch (DiagnosticException e) {
      Diagnostic d = e.diagnostic();
      throw d.related() != null || d.span() == null
          ? e
          : new DiagnosticException(d.related("the function is called here", call.span()));
    } finally {
      scopes.leave();
    }
  }

  /** {@code sin^2(x)}, as mathematics writes the square of {@code sin(x)}. */
  private Operand raised(Call call, CallContext context) {
    Token exponent = context.exponent;
    boolean isRaised = exponent.getType() == SUPERSCRIPT;
    double number =
        isRaised
            ? Numerals.superscript(exponent.getText())
            : Numerals.number(exponent.getText()) * (context.minus == null ? 1 : -1);
    RaisedCall raised = new RaisedCall(call, exponent, context.open, number);
    boolean isFunction = functions.own(call.plainName()) != null;
    if (!isFunction && (isKnown(call.plainName()) || !functions.isInTable(call.plainName()))) {
      throw error(raised.product());
    }
    if (isFunction || !(number > 0 && number == Math.rint(number))) {
      throw error(raised.refusal(isFunction, options.table()));
    }
    Operand value = result(call, raised.label(LONGEST_LABEL));
    Operand power = new Operand(builder().constant(number, null, span(exponent)), span(exponent));
    return apply(options.table().operator("^", 2), call.span(), call.name(), value, power);
  }

  private void requireNotItself(Call call) {
    if (definition != null && definition.name().equals(call.plainName())) {
      throw error(
          Diagnostic.error(
                  "'" + definition.name() + "' is defined through itself", source, call.name())
              .related("this is its definition", definition.header())
              .hint("a function cannot call itself"));
    }
  }

  /**
   * A call is copied out, and functions that call each other can make a short text a huge graph.
   */
  private void requireRoom(UserFunction function, Span call) {
    if (builder().size() + function.size() > options.maxSize()) {
      throw error(
          Diagnostic.error(
                  "written out, the calls make more than " + options.maxSize() + " values",
                  source,
                  call)
              .related("this function is copied for each call", function.header())
              .hint("raise the limit with --max-size"));
    }
  }

  /** The text of a call, as far as a label has room for it. */
  private String label(Call call) {
    Span span = call.span();
    return span.end() - span.start() <= LONGEST_LABEL
        ? span.in(source.text()).replaceAll("\\s+", " ")
        : call.written() + "(…)";
  }

  /** Whether a call without operands is that of a constant: {@code PI()}. */
  private boolean isConstant(Call call) {
    return functions.own(call.plainName()) == null
        && (call.isQualified() || names.isConstant(call.plainName()))
        && Constants.inModule(call.plainName()) != null;
  }
}
