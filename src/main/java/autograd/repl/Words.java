package autograd.repl;

import autograd.graph.Span;
import autograd.lang.Diagnostic;
import autograd.lang.DiagnosticException;
import autograd.lang.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command, between blanks. Double quotes keep blanks together, and so does a single
 * quote where a word begins: within one it may be part of a name.
 */
final class Words {
  private Words() {}

  /**
   * The words of a line.
   *
   * @throws DiagnosticException if a quotation does not end
   */
  static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isWord = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' || (c == '\'' && !isWord)) {
        int end = line.indexOf(c, i + 1);
        if (end < 0) {
          int place = line.codePointCount(0, i);
          throw new DiagnosticException(
              Diagnostic.error(
                  "this quotation does not end", Source.of(line), new Span(place, place + 1)));
        }
        word.append(line, i + 1, end);
        isWord = true;
        i = end;
      } else if (Character.isWhitespace(c)) {
        if (isWord) {
          words.add(word.toString());
          word.setLength(0);
        }
        isWord = false;
      } else {
        word.append(c);
        isWord = true;
      }
    }
    if (isWord) {
      words.add(word.toString());
    }
    return words;
  }
}
