package autograd.lang;

import autograd.graph.Span;
import autograd.lang.grammar.ExpressionLexer;
import autograd.lang.grammar.ExpressionParser;
import java.util.Arrays;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The grammar's lexer, and four things the grammar does not say: inside parentheses a newline is a
 * space, which characters beyond ASCII are letters, that {@code mod} behind an operand is an
 * operator, and that a bracket behind a name or a parenthesis asks for an element.
 */
final class ProgramLexer extends ExpressionLexer {
  /** Where the parentheses that are open now were opened, as code points. */
  private int[] open = new int[16];

  private int depth;

  /** The type of the token before. */
  private int last = SEPARATOR;

  private final boolean isAscii;

  /** Where the part of the text ends that is read. */
  private final int end;

  ProgramLexer(String text) {
    super(CharStreams.fromString(text));
    removeErrorListeners();
    isAscii = isAscii(text);
    end = Integer.MAX_VALUE;
  }

  /**
   * Of a part of a text, as if it stood in parentheses.
   *
   * @param characters the text, which is left where the lexer has come to
   */
  ProgramLexer(CharStream characters, Span part) {
    super(characters);
    characters.seek(part.start());
    // Its names were looked at when they were read first.
    isAscii = true;
    end = part.end();
    depth = 1;
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
      if (token.getStartIndex() >= end) {
        ((CommonToken) token).setType(EOF);
      }
      switch (token.getType()) {
        case OPEN -> {
          if (token.getText().equals("[") && isIndexable(last)) {
            int type = last == NAME ? ExpressionParser.OF_NAME : ExpressionParser.OF_OPERAND;
            ((CommonToken) token).setType(type);
          }
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
        case TRANSPOSE -> {
          if (Character.isLetterOrDigit(_input.LA(1)) || _input.LA(1) == '_') {
            // A word that begins with T stands behind the point.
            ((CommonToken) token).setStopIndex(token.getStartIndex());
            ((CommonToken) token).setType(UNKNOWN);
            _input.seek(token.getStartIndex() + 1);
          }
        }
        default -> {}
      }
      last = token.getType();
      return token;
    }
  }

  /** How much deeper in parentheses it goes behind a token of that type: 1, 0 or -1. */
  static int nesting(int type) {
    return switch (type) {
      case OPEN, ExpressionParser.OF_NAME, ExpressionParser.OF_OPERAND -> 1;
      case CLOSE -> -1;
      default -> 0;
    };
  }

  /** Whether an operand may end with a token of that type. */
  static boolean endsOperand(int type) {
    return switch (type) {
      case NUMBER, NAME, CLOSE, SUPERSCRIPT, FACTORIAL, TRANSPOSE -> true;
      default -> false;
    };
  }

  /** Whether what ends with a token of that type may have elements. */
  private static boolean isIndexable(int type) {
    return type == NAME || type == CLOSE || type == TRANSPOSE;
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
