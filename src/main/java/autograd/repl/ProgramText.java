package autograd.repl;

import autograd.graph.Span;
import autograd.lang.Diagnostic;
import autograd.lang.Source;
import autograd.lang.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements as one text, a line for each, and the way back from a place in it to a statement. */
public final class ProgramText {
  private final List<Statement> statements;
  private final String text;

  /** Where each begins, as code points. */
  private final List<Integer> starts = new ArrayList<>();

  ProgramText(List<Statement> statements) {
    this.statements = List.copyOf(statements);
    StringBuilder lines = new StringBuilder();
    int points = 0;
    for (Statement each : statements) {
      if (lines.length() > 0) {
        lines.append('\n');
        points++;
      }
      starts.add(points);
      lines.append(each.text());
      points += each.text().codePointCount(0, each.text().length());
    }
    text = lines.toString();
  }

  /** The statements, in the order in which they can be read. */
  List<Statement> statements() {
    return statements;
  }

  /** The program. */
  public String text() {
    return text;
  }

  /** The last statement; the text has one. */
  public Statement last() {
    return statements.get(statements.size() - 1);
  }

  /**
   * A diagnostic that speaks of this text, as one that speaks of the statement alone that is meant:
   * the others were not typed together with it.
   */
  public Diagnostic byStatement(Diagnostic told) {
    if (told.source() == null || !told.source().text().equals(text)) {
      return told;
    }
    int number = at(told.span().start());
    Diagnostic.Related related = told.related();
    if (statements.size() < 2 || (related != null && at(related.span().start()) != number)) {
      return told;
    }
    int start = starts.get(number);
    return new Diagnostic(
        told.severity(),
        told.message(),
        Source.of(statements.get(number).text()),
        moved(told.span(), start),
        related == null
            ? null
            : new Diagnostic.Related(related.message(), moved(related.span(), start)),
        told.hint());
  }

  private int at(int point) {
    int number = starts.size() - 1;
    while (number > 0 && starts.get(number) > point) {
      number--;
    }
    return number;
  }

  private static Span moved(Span span, int start) {
    return new Span(span.start() - start, Math.max(span.start(), span.end()) - start);
  }
}
