package autograd.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.fuzz.Corpus;
import autograd.graph.Span;
import autograd.lang.Diagnostic;
import autograd.lang.Source;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How diagnostics are drawn, whatever the text. */
final class DiagnosticTextTest {
  private static String draw(String text, int start, int end) {
    Diagnostic diagnostic = Diagnostic.error("no", Source.of(text), new Span(start, end));
    return new DiagnosticText(Style.PLAIN).draw(diagnostic);
  }

  @Test
  void everyPlaceInEveryTextCanBeDrawn() {
    Corpus.anyTexts()
        .check(
            1,
            2_000,
            text -> {
              Random random = new Random(text.hashCode());
              int length = text.codePointCount(0, text.length());
              int from = random.nextInt(length + 1);
              String drawn = draw(text, from, Math.min(length, from + random.nextInt(10)));
              assertTrue(drawn.startsWith("autograd: error: no\n"), drawn);
              assertTrue(drawn.lines().allMatch(line -> Columns.width(line) <= 210), drawn);
            });
  }

  @Test
  void aLoneSurrogateIsNotSplitFromThePairItLacks() {
    String text = "a".repeat(13) + "\udc00" + "b".repeat(110);
    assertTrue(draw(text, 13, 14).contains("aaaaaaaaaaaaa\udc00"));
  }

  @Test
  void ofALongLineAStretchIsShown() {
    String drawn = draw("a+".repeat(100_000) + ")", 200_000, 200_001);
    assertTrue(drawn.length() < 400, drawn);
    String[] lines = drawn.split("\n", -1);
    assertEquals(lines[1].indexOf(')'), lines[2].indexOf('^'));
  }

  @Test
  void nothingInATextReachesTheTerminalAsAControl() {
    String drawn = draw("a\u001b[31m\u202e+\u0007", 2, 3);
    assertTrue(drawn.chars().allMatch(c -> c == '\n' || (c >= ' ' && c != 0x202e)), drawn);
  }
}
