package autograd.render;

import autograd.evaluate.Answer.Named;
import autograd.evaluate.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of a page: the formula that was asked, whole. What a file remarks before it stands above
 * as its title; lines that are nothing but remarks are left out elsewhere. Of a program too long to
 * stand above everything else, the statement that was asked, and the rest to be opened.
 */
final class PageHeading {
  /** A longer formula is set in small letters. */
  private static final int LONGEST_TITLE = 60;

  /** A longer one is there to be opened. */
  private static final int MOST_LINES = 16;

  private static final int MOST_CHARACTERS = 1_200;
  private static final int LONGEST_STATEMENT = 240;

  private final Trace trace;
  private final String remark;
  private final String formula;
  private final int lines;

  PageHeading(Trace trace) {
    this.trace = trace;
    StringBuilder remarks = new StringBuilder();
    List<String> kept = new ArrayList<>();
    for (String line : trace.evaluation().graph().source().lines().toList()) {
      String text = line.strip();
      if (!text.startsWith("#")) {
        boolean isGap = text.isEmpty() && (kept.isEmpty() || kept.get(kept.size() - 1).isEmpty());
        if (!isGap) {
          kept.add(line.stripTrailing());
        }
      } else if (kept.isEmpty()) {
        remarks.append(' ').append(text.replaceFirst("^#+", "").strip());
      }
    }
    this.remark = remarks.toString().strip();
    this.formula = String.join("\n", kept).strip();
    this.lines = (int) formula.lines().filter(line -> !line.isBlank()).count();
  }

  /** What the browser calls the page. */
  String title() {
    return cut((remark.isEmpty() ? formula : remark).replaceAll("\\s+", " "), LONGEST_TITLE);
  }

  /** The element. */
  String draw() {
    String kind = remark.isEmpty() ? "Forward and backward through" : remark;
    boolean isClosed = lines > MOST_LINES || formula.length() > MOST_CHARACTERS;
    String head = isClosed ? cut(asked(), LONGEST_STATEMENT) : formula;
    boolean isLong = head.length() > LONGEST_TITLE || head.indexOf('\n') >= 0;
    StringBuilder html = new StringBuilder("<header>\n");
    html.append("<p class=\"kind\">" + Html.escape(kind) + "</p>\n");
    html.append("<h1" + (isLong ? " class=\"long\">" : ">"));
    html.append("<span class=\"source formula\">" + Html.escape(head) + "</span></h1>\n");
    if (isClosed) {
      html.append("<details class=\"program\"><summary>The whole formula, " + lines);
      html.append((lines == 1 ? " line" : " lines") + "</summary>\n<pre class=\"source formula\">");
      html.append(Html.escape(formula) + "</pre></details>\n");
    }
    return html.append("</header>").toString();
  }

  /** The statements that were asked, or their names if they are many. */
  private String asked() {
    List<Named> outputs = trace.question().outputs();
    Labels labels = new Labels(trace.evaluation().graph(), LONGEST_STATEMENT);
    if (outputs.size() > 1) {
      return String.join(", ", outputs.stream().map(labels::of).toList());
    }
    Named output = outputs.get(0);
    String text = output.value().span().in(trace.evaluation().graph().source());
    String name = output.value().label();
    return name == null || name.equals(text) ? text : name + " = " + text;
  }

  private static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) > longest
        ? text.substring(0, text.offsetByCodePoints(0, longest)) + "…"
        : text;
  }
}
