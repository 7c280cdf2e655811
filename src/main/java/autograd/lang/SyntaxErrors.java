package autograd.lang;

import static autograd.lang.grammar.ExpressionParser.*;

import autograd.graph.OperationTable;
import autograd.graph.Span;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/**
 * Turns the parser's first complaint into a diagnostic a person can act on, and stops there. Which
 * one it is follows from two tokens: the last one that fitted and the first that did not.
 */
final class SyntaxErrors extends DefaultErrorStrategy {
  /** Longest operand that a hint quotes whole. */
  private static final int QUOTED = 40;

  private final Source source;
  private final ProgramLexer lexer;
  private final OperationTable table;
  private final ProgramReader reader;

  /** {@code reader} is told of the first error, so that it builds no further. */
  SyntaxErrors(Source source, ProgramLexer lexer, OperationTable table, ProgramReader reader) {
    this.source = source;
    this.lexer = lexer;
    this.table = table;
    this.reader = reader;
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    throw failure(parser, e.getOffendingToken());
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw failure(parser, parser.getCurrentToken());
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    // recover speaks.
  }

  @Override
  public void sync(Parser parser) {
    // There is no second error to look for.
  }

  private DiagnosticException failure(Parser parser, Token found) {
    reader.fail();
    // The parser may have looked far ahead before it gave up.
    TokenStream tokens = parser.getInputStream();
    while (tokens.LT(1) != found && tokens.LA(1) != EOF) {
      tokens.consume();
    }
    return new DiagnosticException(diagnose(parser, found));
  }

  private Diagnostic diagnose(Parser parser, Token found) {
    Token before = parser.getInputStream().LT(-1);
    return isOperandNext(before) ? operandMissing(before, found) : operatorMissing(before, found);
  }

  private static boolean isOperandNext(Token before) {
    return before == null
        || switch (before.getType()) {
          case NUMBER, NAME, CLOSE, SUPERSCRIPT -> false;
          default -> true;
        };
  }

  private Diagnostic operandMissing(Token before, Token found) {
    if (found.getType() == UNKNOWN) {
      return unknownCharacter(found);
    }
    if (before == null || before.getType() == SEPARATOR) {
      return found.getType() == CLOSE
          ? unmatched(found)
          : error("expected a formula before " + quoted(found), found);
    }
    String after = "expected an operand after " + quoted(before);
    if (found.getType() == EOF || found.getType() == SEPARATOR) {
      Diagnostic diagnostic = error(after + ", but the formula ends here", found);
      return found.getType() == EOF || found.getText().equals(";")
          ? diagnostic
          : diagnostic.hint("a formula may go on over several lines inside parentheses");
    }
    Diagnostic diagnostic = error(after, found);
    if (before.getType() == OPEN && found.getType() == CLOSE) {
      return diagnostic.hint("put an operand between the parentheses");
    }
    return diagnostic.hint(
        found.getType() == CLOSE
            ? "put a name, a number or a formula before " + quoted(found)
            : "put a name, a number or a formula before it, or leave one of the two out");
  }

  /**
   * Whether a statement begins with a plus at the start of a line. Nobody writes that sign but to
   * go on with the line above, which would be dropped without a word.
   */
  static boolean isContinuation(Source source, Token start) {
    if (start.getType() != PLUS) {
      return false;
    }
    String text = source.text();
    int index = text.offsetByCodePoints(0, start.getStartIndex()) - 1;
    while (index >= 0 && (text.charAt(index) == ' ' || text.charAt(index) == '\t')) {
      index--;
    }
    return index >= 0 && (text.charAt(index) == '\n' || text.charAt(index) == '\r');
  }

  /** What to say of it. */
  static Diagnostic continuation(Source source, Token start) {
    return Diagnostic.error(
            "a line that begins with '+' is a formula of its own", source, span(start))
        .hint("to go on with the line above, put all of it in parentheses");
  }

  private Diagnostic operatorMissing(Token before, Token found) {
    Span open = lexer.innermostOpen();
    return switch (found.getType()) {
      case UNKNOWN -> unknownCharacter(found);
      case EOF, SEPARATOR -> open == null ? error("unexpected end", found) : unclosed(found, open);
      case CLOSE -> unmatched(found);
      case EQUALS ->
          error("only a single name can stand before '='", found)
              .hint("to compare two values, write ==");
      case COMMA ->
          error("unexpected ','", found)
              .hint("a comma separates the operands of a function; the decimal sign is a point");
      case NUMBER, NAME, OPEN ->
          open != null && hasNewlineBetween(before, found)
              ? unclosed(found, open)
              : operatorMissingBetween(before, found);
      default -> error("unexpected " + quoted(found), found);
    };
  }

  private Diagnostic operatorMissingBetween(Token before, Token found) {
    String left = operandEndingAt(before);
    String right = operandStartingAt(found);
    boolean adjoining = before.getStopIndex() + 1 == found.getStartIndex();
    if (before.getType() == NUMBER && found.getType() == NUMBER && adjoining) {
      return Diagnostic.error(
              quoted(before.getText() + found.getText()) + " is not a number",
              source,
              span(before).to(span(found)))
          .hint("a number has one decimal point");
    }
    String message = "missing '*' between " + quoted(before) + " and " + quoted(found);
    String product = left + "*" + right;
    return error(message, found)
        .hint(
            before.getType() == NAME && table.function(left) != null
                ? "to call " + left + ", write " + left + "(" + right + "); to multiply, " + product
                : "to multiply, write " + product);
  }

  private Diagnostic unmatched(Token close) {
    return error("unmatched " + quoted(close), close)
        .hint("remove it, or open a parenthesis before it");
  }

  private Diagnostic unclosed(Token found, Span open) {
    return error("expected ')'", found).related("to close the parenthesis opened here", open);
  }

  private Diagnostic unknownCharacter(Token found) {
    Diagnostic diagnostic = error("unexpected character " + quoted(found), found);
    return switch (found.getText()) {
      case "&" -> diagnostic.hint("write 'and'");
      case "|" -> diagnostic.hint("write 'or'; an absolute value is abs(x)");
      case "!" -> diagnostic.hint("write 'not'");
      case "%" -> diagnostic.hint("a percentage is a quotient: 5/100");
      case "√" -> diagnostic.hint("write sqrt(x)");
      case "\"", "'" -> diagnostic.hint("a formula has no quotation marks");
      default -> diagnostic;
    };
  }

  /**
   * The text of the operand whose last token this is: a word, or a parenthesis from its start, with
   * the name of the function that it belongs to.
   */
  private String operandEndingAt(Token last) {
    if (last.getType() != CLOSE) {
      return last.getText();
    }
    String text = source.text();
    int end = text.offsetByCodePoints(0, last.getStopIndex() + 1);
    int depth = 0;
    for (int i = end - 1; i >= Math.max(0, end - QUOTED); i--) {
      depth += closing(text.charAt(i)) - opening(text.charAt(i));
      if (depth == 0) {
        int start = i;
        while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
          start--;
        }
        return text.substring(table.function(text.substring(start, i)) == null ? i : start, end);
      }
    }
    return "(…)";
  }

  private String operandStartingAt(Token first) {
    String text = source.text();
    int start = text.offsetByCodePoints(0, first.getStartIndex());
    int open = start + (first.getType() == OPEN ? 0 : first.getText().length());
    if (open == text.length() || opening(text.charAt(open)) == 0) {
      return first.getText();
    }
    int depth = 0;
    for (int i = open; i < Math.min(text.length(), start + QUOTED); i++) {
      depth += opening(text.charAt(i)) - closing(text.charAt(i));
      if (depth == 0) {
        return text.substring(start, i + 1);
      }
    }
    return text.substring(start, open) + "(…)";
  }

  private static int opening(char c) {
    return c == '(' || c == '[' ? 1 : 0;
  }

  private static int closing(char c) {
    return c == ')' || c == ']' ? 1 : 0;
  }

  private boolean hasNewlineBetween(Token before, Token found) {
    String between = new Span(before.getStopIndex() + 1, found.getStartIndex()).in(source.text());
    return between.indexOf('\n') >= 0 || between.indexOf('\r') >= 0;
  }

  private Diagnostic error(String message, Token token) {
    return Diagnostic.error(message, source, span(token));
  }

  private static String quoted(Token token) {
    return switch (token.getType()) {
      case EOF -> "the end";
      case SEPARATOR -> token.getText().equals(";") ? "';'" : "the end of the line";
      default -> quoted(token.getText());
    };
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }

  static Span span(Token token) {
    return new Span(
        token.getStartIndex(), Math.max(token.getStartIndex(), token.getStopIndex() + 1));
  }
}
