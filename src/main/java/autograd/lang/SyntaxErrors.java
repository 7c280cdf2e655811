package autograd.lang;

import static autograd.lang.grammar.ExpressionParser.*;

import autograd.graph.Span;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
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
  private final Source source;
  private final Surroundings text;
  private final ProgramLexer lexer;
  private final OperationTable table;
  private final ProgramReader reader;

  /** {@code reader} is told of the first error, so that it builds no further. */
  SyntaxErrors(Source source, ProgramLexer lexer, OperationTable table, ProgramReader reader) {
    this.source = source;
    this.text = new Surroundings(source, table);
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
    Diagnostic foreign = ForeignText.diagnose(source, span(found));
    return new DiagnosticException(foreign != null ? foreign : diagnose(parser, found));
  }

  private Diagnostic diagnose(Parser parser, Token found) {
    TokenStream tokens = parser.getInputStream();
    Token before = tokens.LT(-1);
    if (found.getType() == ASSIGN) {
      return assigned(found);
    }
    boolean isOperandNext = before == null || !ProgramLexer.endsOperand(before.getType());
    boolean isInGroup = parser.getContext() instanceof GroupContext;
    if (isInGroup && found.getType() == CLOSE && before.getType() != OPEN) {
      return partAlone(before, found);
    }
    if (parser.getContext() instanceof RangeContext range
        && range.EQUALS() != null
        && found.getType() == CLOSE
        && !isOperandNext) {
      return indexAlone(range, found);
    }
    if (found.getType() == UNKNOWN) {
      return unknownCharacter(before, found, isOperandNext, tokens.LT(2));
    }
    if (isOperandNext) {
      return operandMissing(before, found);
    }
    boolean isChoiceOpen = parser.getContext() instanceof ChoiceContext;
    return isChoiceOpen && isEnd(found)
        ? error("expected ':' and what holds otherwise", found).hint("write c ? x : y")
        : operatorMissing(before, found, tokens.LT(2));
  }

  /** {@code sum(i = 1, 3)}, and what only compares: {@code sin(x = 2)}. */
  private Diagnostic indexAlone(RangeContext range, Token found) {
    String function = ((CallContext) range.getParent()).name.getText();
    boolean isAny = table.functionsNamed(function).stream().anyMatch(Operation::isVariadic);
    if (!isAny || range.COMMA().isEmpty()) {
      return comparison(source, table, range.EQUALS().getSymbol());
    }
    String name = range.name.getText();
    return error("expected what " + name + " runs through", found)
        .hint("for example, write " + function + "(i = 1, 3, i^2)");
  }

  private static boolean isEnd(Token found) {
    return switch (found.getType()) {
      case EOF, SEPARATOR, CLOSE -> true;
      default -> false;
    };
  }

  /** {@code x := 3}. */
  private Diagnostic assigned(Token found) {
    return assigned(source, span(found), text.statementBefore(found), text.behind(found));
  }

  /** Likewise, of a name or the header of a function and what is bound to it. */
  static Diagnostic assigned(Source source, Span sign, String name, String value) {
    return Diagnostic.error("a name is bound by '=' alone", source, sign)
        .hint(proposed("", name + " = " + value));
  }

  /** {@code (a = b)}: of what can follow an open parenthesis only a part ends like this. */
  private Diagnostic partAlone(Token before, Token found) {
    if (before.getType() == SEPARATOR) {
      return error("expected a formula behind the named part", found)
          .hint("say what the parenthesis is worth, as in (t = 2*x; t + 1)");
    }
    String group = text.operandEndingAt(found);
    String comparison = group == null ? "" : group.replaceFirst("\\s*=\\s*", " == ");
    return error("expected ';' and a formula behind the named part", found)
        .hint(proposed("to compare two values, ", comparison));
  }

  private Diagnostic operandMissing(Token before, Token found) {
    if (before == null || before.getType() == SEPARATOR) {
      return switch (found.getType()) {
        case CLOSE -> unmatched(found);
        case FACTORIAL, OR -> operandMissing("expected a formula before ", found, found);
        default -> error("expected a formula before " + quoted(found), found);
      };
    }
    String after = "expected an operand after " + quoted(before);
    if (found.getType() == EOF || found.getType() == SEPARATOR) {
      Diagnostic diagnostic = error(after + ", but the formula ends here", found);
      return found.getType() == EOF || found.getText().equals(";")
          ? diagnostic
          : diagnostic.hint("a formula may go on over several lines inside parentheses");
    }
    if (before.getType() == OPEN && found.getType() == CLOSE) {
      return error(after, found).hint("put an operand between the parentheses");
    }
    return operandMissing("expected an operand after ", before, found);
  }

  private Diagnostic operandMissing(String what, Token before, Token found) {
    Diagnostic diagnostic = error(what + quoted(before), found);
    String sign = doubled(before, found);
    if (sign != null) {
      return otherSign(before, found, sign);
    }
    String operand = found.getType() == FACTORIAL ? text.operandBehind(found) : null;
    String inside = found.getText().equals("||") ? text.upTo(found, '|') : null;
    if (operand != null) {
      return diagnostic.hint(
          proposed("'!' stands behind its operand; to negate, ", "not " + operand));
    }
    if (inside != null) {
      return diagnostic.hint(proposed("an absolute value is a function: ", "abs(" + inside + ")"));
    }
    return diagnostic.hint(
        found.getType() == CLOSE
            ? "put a name, a number or a formula before " + quoted(found)
            : "put a name, a number or a formula before it, or leave one of the two out");
  }

  private Diagnostic otherSign(Token first, Token second, String sign) {
    String written = quoted(first.getText() + second.getText());
    String formula = text.before(first) + " " + sign + " " + text.behind(second);
    return Diagnostic.error(written + " is no operator", source, span(first).to(span(second)))
        .hint(proposed("", formula));
  }

  /**
   * What other languages write with one sign more, or the other way round; null if it is not so.
   */
  private static String doubled(Token before, Token found) {
    if (before.getStopIndex() + 1 != found.getStartIndex()) {
      return null;
    }
    return switch (before.getText() + found.getText()) {
      case "===" -> "==";
      case "!==", "=!=", "=/=" -> "!=";
      case "=<" -> "<=";
      case "=>" -> ">=";
      case "^^", "***" -> "^";
      default -> null;
    };
  }

  /** The formula to write, behind a lead; null if it would be no formula. */
  private static String proposed(String lead, String formula) {
    return Expression.isWellFormed(formula) ? lead + "write " + formula : null;
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

  private Diagnostic operatorMissing(Token before, Token found, Token next) {
    Span open = lexer.innermostOpen();
    return switch (found.getType()) {
      case EOF, SEPARATOR -> open == null ? error("unexpected end", found) : unclosed(found, open);
      case CLOSE -> unmatched(found);
      case EQUALS -> equals(found, next);
      case COMMA -> comma(before, found, next);
      case NUMBER, NAME, OPEN ->
          open != null && text.hasNewlineBetween(before, found)
              ? unclosed(found, open)
              : operatorMissingBetween(before, found, next);
      default -> error("unexpected " + quoted(found), found);
    };
  }

  private Diagnostic equals(Token found, Token next) {
    String sign = doubled(found, next);
    if (sign != null) {
      return otherSign(found, next, sign);
    }
    return comparison(source, table, found);
  }

  /** What to say of a sign that gives a name where none can be given. */
  static Diagnostic comparison(Source source, OperationTable table, Token equals) {
    Surroundings text = new Surroundings(source, table);
    Diagnostic diagnostic =
        Diagnostic.error("only a single name can stand before '='", source, span(equals));
    String left = text.before(equals);
    String right = text.behind(equals);
    if (left.endsWith("]")) {
      return diagnostic.hint("a vector is bound as a whole, such as x = [1, 2]");
    }
    boolean isChained = (left + right).matches(".*[<>=≤≥≠].*");
    return isChained
        ? diagnostic
        : diagnostic.hint(proposed("to compare two values, ", left + " == " + right));
  }

  private Diagnostic comma(Token before, Token found, Token next) {
    Diagnostic diagnostic = error("unexpected ','", found);
    boolean isDecimal =
        before.getType() == NUMBER
            && next.getType() == NUMBER
            && next.getStartIndex() == found.getStopIndex() + 1;
    if (!isDecimal) {
      return diagnostic.hint(
          "a comma separates the operands of a function; the decimal sign is a point");
    }
    String decimal = before.getText() + "." + next.getText();
    String thousands = before.getText() + next.getText();
    return diagnostic.hint(
        next.getText().length() == 3
            ? proposed("for the fraction, ", decimal) + proposed("; for the thousands, ", thousands)
            : proposed("the decimal sign is a point: ", decimal));
  }

  /** What to say of {@code (1, 2)}, which a parser takes for a vector in brackets. */
  static Diagnostic tuple(Source source, OperationTable table, Span group, Token comma) {
    ProgramLexer lexer = new ProgramLexer(CharStreams.fromString(source.text()), group);
    Token before = lexer.nextToken();
    Token token = lexer.nextToken();
    while (token.getStartIndex() < comma.getStartIndex()) {
      before = token;
      token = lexer.nextToken();
    }
    SyntaxErrors errors = new SyntaxErrors(source, lexer, table, null);
    Diagnostic diagnostic = errors.comma(before, token, lexer.nextToken());
    boolean isNumber = diagnostic.hint().contains("write ");
    String vector = "[" + group.in(source.text()).replaceAll("^.|.$", "") + "]";
    return isNumber ? diagnostic : diagnostic.hint(proposed("for a vector, ", vector));
  }

  private Diagnostic operatorMissingBetween(Token before, Token found, Token next) {
    boolean adjoining = before.getStopIndex() + 1 == found.getStartIndex();
    if (before.getType() == NUMBER && found.getType() == NUMBER && adjoining) {
      return Diagnostic.error(
              quoted(before.getText() + found.getText()) + " is not a number",
              source,
              span(before).to(span(found)))
          .hint("a number has one decimal point");
    }
    Diagnostic word = new ForeignWords(source, text).diagnose(before, found);
    if (word != null) {
      return word;
    }
    String left = text.operandEndingAt(before);
    String right = text.operandStartingAt(found);
    Diagnostic diagnostic =
        error("missing '*' between " + quoted(before) + " and " + quoted(found), found);
    boolean isCall = before.getType() == NAME && left != null && table.function(left) != null;
    boolean isMultiple =
        found.getType() == NUMBER
            && (next.getType() == NAME || next.getType() == OPEN)
            && found.getStopIndex() + 1 == next.getStartIndex();
    if (isCall && isMultiple) {
      // What is meant by sin 2x is no doubt, and what by sin*2x would be refused again.
      return diagnostic.hint(
          proposed("", left + "(" + found.getText() + "*" + text.operandStartingAt(next) + ")"));
    }
    String power = raisedFunction(before, right);
    if (left == null || right == null || !Expression.isWellFormed(left + "*" + right)) {
      return diagnostic.hint("to multiply, put * between the two");
    }
    if (power != null) {
      return diagnostic.hint("to raise the function, write " + power);
    }
    String product = "to multiply, write " + left + "*" + right;
    String argument = found.getType() == OPEN ? right.substring(1, right.length() - 1) : right;
    return diagnostic.hint(
        isCall
            ? "to call " + left + ", write " + left + "(" + argument + "); " + product
            : product);
  }

  /** {@code sin(x)^2} for {@code sin^2 x}; null if this is something else. */
  private String raisedFunction(Token before, String right) {
    boolean isPower = before.getType() == NUMBER;
    if (!isPower && before.getType() != SUPERSCRIPT) {
      return null;
    }
    String raised = text.before(before);
    if (isPower && !raised.endsWith("^")) {
      return null;
    }
    int end = raised.length() - (isPower ? 1 : 0);
    int start = end;
    while (start > 0 && Character.isLetterOrDigit(raised.charAt(start - 1))) {
      start--;
    }
    String function = raised.substring(start, end);
    String formula = function + "(" + right + ")" + (isPower ? "^" : "") + before.getText();
    return table.function(function, 1) != null && Expression.isWellFormed(formula) ? formula : null;
  }

  private Diagnostic unmatched(Token close) {
    return error("unmatched " + quoted(close), close)
        .hint("remove it, or open a parenthesis before it");
  }

  private Diagnostic unclosed(Token found, Span open) {
    boolean isBracket = open.in(source.text()).equals("[");
    return isBracket
        ? error("expected ']'", found).related("to close the bracket opened here", open)
        : error("expected ')'", found).related("to close the parenthesis opened here", open);
  }

  private Diagnostic unknownCharacter(
      Token before, Token found, boolean isOperandNext, Token next) {
    Diagnostic diagnostic = error("unexpected character " + quoted(found), found);
    String left = isOperandNext ? null : text.operandEndingAt(before);
    String right = text.operandBehind(found);
    return diagnostic.hint(
        switch (found.getText()) {
          case "±" -> "an uncertainty belongs to the number of an input: --set x=2±0.1";
          case "&", "∧" -> left == null ? null : proposed("", left + " and " + right);
          case "∨" -> left == null ? null : proposed("", left + " or " + right);
          case "¬", "~" -> left == null ? proposed("", "not " + right) : null;
          case "|" -> bar(left, found, right);
          case "%" -> percent(left, right, next);
          case "√" -> proposed("", "sqrt(" + inside(right) + ")");
          case "°" -> left == null ? null : proposed("", "deg2rad(" + left + ")");
          case "{" -> proposed("", "(" + text.upTo(found, '}') + ")");
          case "." -> point(found, right, next);
          case "\"", "'" -> "a formula has no quotation marks";
          default -> null;
        });
  }

  /** What stands before a point may be a module, or all of it a sign for element by element. */
  private String point(Token found, String right, Token next) {
    boolean isSign =
        found.getStopIndex() + 1 == next.getStartIndex()
            && List.of("^", "**", "*", "/").contains(next.getText());
    return isSign
        ? proposed(
            "operators go element by element: ",
            text.before(found) + next.getText() + text.behind(next))
        : right == null ? null : proposed("without what stands before the point, ", right);
  }

  /** An operand without the parentheses around it. */
  private static String inside(String operand) {
    boolean isGroup = operand != null && operand.startsWith("(");
    return isGroup ? operand.substring(1, operand.length() - 1) : operand;
  }

  /** What is meant by a bar: an absolute value if there is another, else a choice. */
  private String bar(String left, Token found, String right) {
    String inside = text.upTo(found, '|');
    return inside != null && !inside.isEmpty()
        ? proposed("an absolute value is a function: ", "abs(" + inside + ")")
        : left == null ? null : proposed("", left + " or " + right);
  }

  private static String percent(String left, String right, Token next) {
    if (left == null) {
      return null;
    }
    if (right == null) {
      boolean isPercentage = next.getType() != MINUS || Character.isDigit(left.charAt(0));
      return isPercentage ? proposed("a percentage is a quotient: ", left + "/100") : null;
    }
    String mod = "mod(" + left + ", " + right + ")";
    String rem = "rem(" + left + ", " + right + ")";
    return Expression.isWellFormed(mod)
        ? "for the sign of " + right + ", write " + mod + "; for that of " + left + ", write " + rem
        : null;
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
