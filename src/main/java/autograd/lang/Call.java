package autograd.lang;

import autograd.graph.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * A call of a function as it stands in the text.
 *
 * @param source the text
 * @param written its name, with the module that it may have: {@code np.exp}
 * @param name where the name stands
 * @param span where all of the call stands
 * @param arguments what is between the parentheses
 */
record Call(Source source, String written, Span name, Span span, List<Operand> arguments) {
  /** Longest argument that a hint quotes. */
  private static final int QUOTED = 60;

  static Call of(Source source, Token name, Token close, List<Operand> arguments) {
    Span span = SyntaxErrors.span(name);
    return new Call(source, name.getText(), span, span.to(SyntaxErrors.span(close)), arguments);
  }

  /** The name without the module it has in a language where functions live in modules. */
  String plainName() {
    return plainName(written);
  }

  static String plainName(String written) {
    return written.substring(1 + Math.max(written.lastIndexOf('.'), written.lastIndexOf(':')));
  }

  /** Whether it is written as a part of a module of another language. */
  boolean isQualified() {
    return plainName().length() < written.length();
  }

  int count() {
    return arguments.size();
  }

  /** The text of an argument; null if it is too long to quote. */
  String argument(int position) {
    Span span = arguments.get(position).span();
    return span.end() - span.start() > QUOTED ? null : span.in(source.text());
  }

  /** The texts of all arguments, between commas; null if they are too long to quote. */
  String argumentList() {
    List<String> texts = new ArrayList<>();
    int length = 0;
    for (int k = 0; k < arguments.size(); k++) {
      String text = argument(k);
      length += text == null ? QUOTED : text.length();
      if (length >= 2 * QUOTED) {
        return null;
      }
      texts.add(text);
    }
    return texts.contains(null) ? null : String.join(", ", texts);
  }
}
