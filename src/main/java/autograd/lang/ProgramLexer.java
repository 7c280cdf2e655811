package autograd.lang;

import autograd.graph.Span;
import autograd.lang.grammar.ExpressionLexer;
import java.util.Arrays;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;

/**
 * The grammar's lexer, and one thing the grammar cannot say: inside parentheses a newline is a
 * space.
 */
final class ProgramLexer extends ExpressionLexer {
  /** Where the parentheses that are open now were opened, as code points. */
  private int[] open = new int[16];

  private int depth;

  ProgramLexer(CharStream input) {
    super(input);
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
        default -> {}
      }
      return token;
    }
  }

  /** The innermost parenthesis that is open as far as the text was read; null if none is. */
  Span innermostOpen() {
    return depth == 0 ? null : new Span(open[depth - 1], open[depth - 1] + 1);
  }
}
