package autograd.lang;

import autograd.graph.Span;
import autograd.lang.grammar.ExpressionLexer;
import autograd.lang.grammar.ExpressionParser;
import java.util.Arrays;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The grammar's lexer, and three things the grammar does not say: inside parentheses a newline is a
 * space, which characters beyond ASCII are letters, and that {@code mod} behind an operand is an
 * operator.
 */
final class ProgramLexer extends ExpressionLexer {
  /** Where the parentheses that are open now were opened, as code points. */
  private int[] open = new int[16];

  private int depth;

  /** The type of the token before. */
  private int last = SEPARATOR;

  private final boolean isAscii;

  ProgramLexer(String text) {
    super(CharStreams.fromString(text));
    isAscii = isAscii(text);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Token nextToken() {
    while (true) {
      Token token = super.nextToken();
      switch (token.getType()) {
        case OPEN -> {
          if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
          }
          open[depth++] = token.getStartIndex();
        }
        case CLOSE -> depth = Math.max(0, depth - 1);
        case SEPARATOR -> {
          if (depth > 0 && !token.getText().equals(";")) {
            continue;
          }
        }
        case NAME -> {
          if (!isAscii) {
            check((CommonToken) token);
          }
          if (endsOperand(last) && isModulo(token)) {
            ((CommonToken) token).setType(ExpressionParser.MODULO);
          }
        }
        default -> {}
      }
      last = token.getType();
      return token;
    }
  }

  /** Whether an operand may end with a token of that type. */
  static boolean endsOperand(int type) {
    return switch (type) {
      case NUMBER, NAME, CLOSE, SUPERSCRIPT, FACTORIAL -> true;
      default -> false;
    };
  }

  private static boolean isModulo(Token name) {
    return name.getStopIndex() - name.getStartIndex() == 2 && name.getText().equals("mod");
  }

  /** Makes the first character of a name that no name can hold an unknown one. */
  private static void check(CommonToken name) {
    int[] characters = name.getText().codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      if (!isPartOfName(characters[i])) {
        name.setStartIndex(name.getStartIndex() + i);
        name.setStopIndex(name.getStartIndex());
        name.setType(UNKNOWN);
        return;
      }
    }
  }

  private static boolean isPartOfName(int c) {
    int type = Character.getType(c);
    boolean isMark =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK;
    boolean isSubscript = c >= 0x2080 && c <= 0x2089;
    boolean isSign = c == '.' || c == ':' || c == '_' || c == '\'' || c == '∞';
    return Character.isLetter(c) || Character.isDigit(c) || isMark || isSubscript || isSign;
  }

  /** The innermost parenthesis that is open as far as the text was read; null if none is. */
  Span innermostOpen() {
    return depth == 0 ? null : new Span(open[depth - 1], open[depth - 1] + 1);
  }
}
