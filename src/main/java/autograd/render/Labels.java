package autograd.render;

import autograd.evaluate.Answer.Named;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.regex.Pattern;

/** What to call a Value in an answer: its name, or else the text it was written as. */
final class Labels {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final String source;
  private final int longest;
  private final boolean isBasic;

  /** Labels of at most that many code points; a longer text is cut and ends in an ellipsis. */
  Labels(Graph graph, int longest) {
    this.source = graph.source();
    this.longest = longest;
    this.isBasic = source.codePointCount(0, source.length()) == source.length();
  }

  String of(Named named) {
    return named.name() != null ? named.name() : of(named.value());
  }

  String of(Value value) {
    if (value.label() != null) {
      return value.label();
    }
    int start = offset(0, value.span().start());
    int length = value.span().end() - value.span().start();
    boolean cut = length > longest;
    int end = offset(start, cut ? longest - 1 : length);
    String text = SPACES.matcher(source.substring(start, end)).replaceAll(" ");
    return cut ? text + "…" : text;
  }

  private int offset(int from, int codePoints) {
    return isBasic ? from + codePoints : source.offsetByCodePoints(from, codePoints);
  }
}
