package autograd.repl;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Gives brackets that belong together the same colour, by their depth, and red to one too many. */
final class BracketColours implements Highlighter {
  private static final int[] BY_DEPTH = {
    AttributedStyle.CYAN, AttributedStyle.YELLOW, AttributedStyle.MAGENTA
  };

  @Override
  public AttributedString highlight(LineReader reader, String line) {
    AttributedStringBuilder coloured = new AttributedStringBuilder();
    Deque<Character> open = new ArrayDeque<>();
    boolean isComment = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      isComment = c == '#' || (isComment && c != '\n');
      AttributedStyle style = AttributedStyle.DEFAULT;
      if (isComment) {
        style = style.faint();
      } else if (c == '(' || c == '[') {
        style = colour(open.size());
        open.push(c);
      } else if (c == ')' || c == ']') {
        boolean isClosing = !open.isEmpty() && open.pop() == (c == ')' ? '(' : '[');
        style = isClosing ? colour(open.size()) : style.foreground(AttributedStyle.RED).bold();
      }
      coloured.style(style).append(c);
    }
    return coloured.toAttributedString();
  }

  private static AttributedStyle colour(int depth) {
    return AttributedStyle.DEFAULT.foreground(BY_DEPTH[depth % BY_DEPTH.length]);
  }
}
