package autograd.lang;

import autograd.graph.Span;
import autograd.operations.OperationTable;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * A call with an exponent between name and parenthesis, {@code sin^2(x)}: what is said of those
 * that are not the power of a function of the language.
 *
 * @param call the call, its span from the name to the closing parenthesis
 * @param exponent the token of the exponent, without a minus
 * @param open the opening parenthesis
 * @param number what the exponent is worth
 */
record RaisedCall(Call call, Token exponent, Token open, double number) {

  /** The call without the exponent; null if it is too long to quote. */
  private String plain() {
    String arguments = call.argumentList();
    return arguments == null ? null : call.written() + "(" + arguments + ")";
  }

  /** How the call without its exponent is labelled; null if that is longer than so much. */
  String label(int longest) {
    String plain = plain();
    return plain == null || plain.length() > longest ? null : plain;
  }

  /** The complaint where the name is no function: a sign is missing behind the exponent. */
  Diagnostic product() {
    String text = call.source().text();
    Span power = call.name().to(SyntaxErrors.span(exponent));
    String arguments = call.argumentList();
    String message =
        "missing '*' between '" + exponent.getText() + "' and '" + open.getText() + "'";
    return Diagnostic.error(message, call.source(), SyntaxErrors.span(open))
        .hint(
            arguments == null || call.count() != 1
                ? null
                : "to multiply, write " + power.in(text) + "*(" + arguments + ")");
  }

  /** The complaint where the exponent may mean something else than a power, or is unusual. */
  Diagnostic refusal(boolean isOwn, OperationTable table) {
    String text = call.source().text();
    Span place = new Span(call.name().end(), SyntaxErrors.span(exponent).end());
    String name = call.written();
    String written = name + place.in(text);
    String plain = plain() == null ? name + "(x)" : plain();
    String argument = plain.substring(name.length() + 1, plain.length() - 1);
    Diagnostic diagnostic =
        Diagnostic.error(
            "'" + written + "' is read in two ways: as a power, and as the function applied anew",
            call.source(),
            call.name().to(place));
    if (isOwn) {
      String twice = number == 2 ? "; for the function of its result, write " : null;
      return diagnostic.hint(
          "for the power, write "
              + power(plain)
              + (twice == null ? "" : twice + name + "(" + plain + ")"));
    }
    if (number == -1) {
      String inverse = inverse(call.plainName(), table);
      return diagnostic.hint(
          (inverse == null ? "" : "for the inverse, write " + inverse + "(" + argument + "); ")
              + "for the reciprocal, write 1/"
              + plain);
    }
    return Diagnostic.error(
            "only a whole number above 0 can stand between a function and its operand",
            call.source(),
            place)
        .hint("write " + power(plain));
  }

  private String power(String plain) {
    String digits =
        number == Math.rint(number) && Math.abs(number) < 1e9
            ? String.valueOf((long) number)
            : exponent.getText();
    return plain + "^" + (number < 0 && !digits.startsWith("-") ? "-" : "") + digits;
  }

  /** The name of the inverse function, where it follows from the name of the function. */
  private static String inverse(String name, OperationTable table) {
    for (String candidate : List.of("a" + name, name + "inv")) {
      if (table.function(candidate, 1) != null) {
        return candidate;
      }
    }
    return switch (name) {
      case "exp" -> "log";
      case "log", "ln" -> "exp";
      default -> null;
    };
  }
}
