package autograd.lang;

import autograd.graph.Span;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;

/**
 * Words that other languages have for what is written otherwise here, found where an operator is
 * missing: {@code x if c else y}, {@code if c then x else y}, {@code x div y}, {@code x AND y},
 * {@code let x = 3}.
 */
final class ForeignWords {
  /** Of other languages, with nothing to write in their place. */
  private static final List<String> MEANINGLESS =
      List.of("for", "while", "in", "is", "where", "case", "when", "then", "else", "elif", "end");

  private final Source source;
  private final Surroundings text;

  ForeignWords(Source source, Surroundings text) {
    this.source = source;
    this.text = text;
  }

  /** What to say of two tokens that no operator stands between; null if they are no such words. */
  Diagnostic diagnose(Token before, Token found) {
    if (found.getText().equals("if")) {
      return conditional(found, choiceBehind(found));
    }
    if (before.getText().equals("if")) {
      return conditional(before, branches(text.behind(before)));
    }
    if (isKeyword(before)) {
      return keyword(before, text.behind(before));
    }
    for (Token word : List.of(found, before)) {
      boolean isHead = word == found || text.statementBefore(word).isEmpty();
      if (isHead && MEANINGLESS.contains(word.getText().toLowerCase(Locale.ROOT))) {
        String message = "'" + word.getText() + "' has no meaning here";
        return Diagnostic.error(message, source, SyntaxErrors.span(word));
      }
    }
    String formula =
        switch (found.getText()) {
          case "AND", "And" -> text.before(found) + " and " + text.behind(found);
          case "OR", "Or" -> text.before(found) + " or " + text.behind(found);
          case "div", "DIV" -> call(before, "floor", "/", found);
          case "rem" -> call(before, "rem", ", ", found);
          case "MOD", "Mod" -> call(before, "mod", ", ", found);
          case "xor", "XOR", "Xor" ->
              "(not "
                  + text.operandEndingAt(before)
                  + ") != (not "
                  + text.operandBehind(found)
                  + ")";
          default -> null;
        };
    String word = found.getText();
    if (formula == null && (before.getText().equals("NOT") || before.getText().equals("Not"))) {
      word = before.getText();
      formula = "not " + text.operandStartingAt(found);
    }
    return formula == null || !Expression.isWellFormed(formula)
        ? null
        : Diagnostic.error("'" + word + "' is no operator", source, span(word, before, found))
            .hint("write " + formula);
  }

  /** Whether a word stands where other languages say that a name or an answer follows. */
  private boolean isKeyword(Token word) {
    boolean isFirst = text.statementBefore(word).isEmpty();
    return switch (word.getText()) {
      case "let", "var", "val", "const", "auto", "double", "float", "local", "return" -> isFirst;
      default -> false;
    };
  }

  /** Null if the rest of the statement is nothing without the word either. */
  private Diagnostic keyword(Token word, String rest) {
    boolean isReturn = word.getText().equals("return");
    return !Expression.isWellFormed(rest) || (!isReturn && !rest.contains("="))
        ? null
        : Diagnostic.error(
                isReturn
                    ? "the last formula is the answer, without 'return'"
                    : "a name is bound without '" + word.getText() + "'",
                source,
                SyntaxErrors.span(word))
            .hint("write " + rest);
  }

  private static Span span(String word, Token before, Token found) {
    return SyntaxErrors.span(word.equals(found.getText()) ? found : before);
  }

  private String between(Token before, String operator, Token word) {
    return text.operandEndingAt(before) + operator + text.operandBehind(word);
  }

  private String call(Token before, String function, String between, Token word) {
    return function + "(" + between(before, between, word) + ")";
  }

  private Diagnostic conditional(Token word, String formula) {
    return Diagnostic.error(
            "the choice between two values is a function here", source, SyntaxErrors.span(word))
        .hint(
            formula != null && Expression.isWellFormed(formula)
                ? "write " + formula
                : "write if(c, x, y)");
  }

  /** {@code if(c, x, y)} for {@code x if c else y}. */
  private String choiceBehind(Token word) {
    String[] rest = split(text.behind(word), "else");
    return rest == null ? null : choice(rest[0], text.before(word), rest[1]);
  }

  /** {@code if(c, x, y)} for {@code c then x else y}. */
  private static String branches(String behind) {
    String[] condition = split(behind, "then");
    if (condition == null) {
      return null;
    }
    String[] branches = split(condition[1], "else");
    return branches == null ? null : choice(condition[0], branches[0], branches[1]);
  }

  private static String choice(String condition, String then, String otherwise) {
    return "if(" + condition + ", " + then + ", " + otherwise + ")";
  }

  /** What stands before and behind a word; null if it does not occur. */
  private static String[] split(String text, String word) {
    String[] parts = text.split("\\b" + word + "\\b", 2);
    return parts.length < 2 ? null : new String[] {parts[0].strip(), parts[1].strip()};
  }
}
