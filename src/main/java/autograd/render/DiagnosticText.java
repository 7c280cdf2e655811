package autograd.render;

import autograd.graph.Span;
import autograd.lang.Diagnostic;
import autograd.lang.Source;

/**
 * Draws diagnostics, and is the only place that does:
 *
 * <pre>
 * autograd: error: expected an operand after '*'
 *   (a*)*(a+b)
 *      ^
 *   hint: …
 * </pre>
 *
 * A place in a file, or in a text of several lines, is named by line and column before the excerpt.
 */
public final class DiagnosticText {
  /** Of a longer line only a stretch around the place is shown. */
  private static final int WIDEST = 100;

  private static final int BEFORE = 50;
  private static final String INDENT = "  ";

  private final Style style;

  /** Draws in that style. */
  public DiagnosticText(Style style) {
    this.style = style;
  }

  /** The diagnostic as lines, each with its newline. */
  public String draw(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder();
    String severity =
        switch (diagnostic.severity()) {
          case ERROR -> style.red("error:");
          case WARNING -> style.yellow("warning:");
          case NOTE -> style.cyan("note:");
        };
    line(text, "autograd: " + severity + " " + style.bold(clean(diagnostic.message())));
    if (diagnostic.source() != null) {
      excerpt(text, diagnostic.source(), diagnostic.span());
      if (diagnostic.related() != null) {
        line(text, INDENT + clean(diagnostic.related().message()) + ":");
        excerpt(text, diagnostic.source(), diagnostic.related().span());
      }
    }
    if (diagnostic.hint() != null) {
      line(text, INDENT + style.cyan("hint:") + " " + clean(diagnostic.hint()));
    }
    return text.toString();
  }

  private void excerpt(StringBuilder out, Source source, Span span) {
    String text = source.text();
    int from = offset(text, span.start());
    int lineStart = from;
    while (lineStart > 0 && !isBreak(text.charAt(lineStart - 1))) {
      lineStart--;
    }
    int lineEnd = from;
    while (lineEnd < text.length() && !isBreak(text.charAt(lineEnd))) {
      lineEnd++;
    }
    int to = Math.min(lineEnd, offset(text, span.end()));
    if (source.name() != null || lineStart > 0 || hasMoreLines(text, lineEnd)) {
      line(out, INDENT + style.faint(place(source, lineStart, from)));
    }
    if (lineStart == lineEnd) {
      return;
    }
    int shownFrom = lineStart;
    int shownTo = lineEnd;
    if (lineEnd - lineStart > WIDEST) {
      shownFrom = whole(text, Math.max(lineStart, from - BEFORE));
      shownTo = whole(text, Math.min(lineEnd, shownFrom + WIDEST));
    }
    String lead = shownFrom > lineStart ? "…" : "";
    String tail = shownTo < lineEnd ? "…" : "";
    line(out, INDENT + lead + clean(text.substring(shownFrom, shownTo)) + tail);
    int gap = Columns.width(lead) + Columns.width(clean(text.substring(shownFrom, from)));
    int marked =
        Math.max(
            1, Columns.width(clean(text.substring(from, Math.max(from, Math.min(to, shownTo))))));
    line(out, INDENT + " ".repeat(gap) + style.red("^".repeat(marked)));
  }

  private static String place(Source source, int lineStart, int from) {
    String text = source.text();
    int number = 1;
    for (int i = 0; i < lineStart; i++) {
      char c = text.charAt(i);
      // \r\n is one break.
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        number++;
      }
    }
    int column = text.codePointCount(lineStart, from) + 1;
    return source.name() == null
        ? "line " + number + ", column " + column
        : clean(source.name()) + ":" + number + ":" + column;
  }

  private static boolean hasMoreLines(String text, int lineEnd) {
    return !text.substring(lineEnd).isBlank();
  }

  private static int offset(String text, int codePoints) {
    return text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
  }

  private static int whole(String text, int index) {
    boolean splits =
        index > 0
            && index < text.length()
            && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    return splits ? index + 1 : index;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  /** Text that is safe to show: nothing in it moves the cursor or changes the terminal's state. */
  static String clean(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean unsafe = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
      if (unsafe) {
        clean = clean == null ? new StringBuilder(text) : clean;
        clean.setCharAt(i, c == '\t' ? ' ' : '\uFFFD');
      }
    }
    return clean == null ? text : clean.toString();
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
