package autograd.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What tries properties must itself fail when it should, and say so with a small case. */
class TrialsTest {
  @Test
  void everyTryIsAnotherCaseAndEveryRunTheSame() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    Corpus.anyTexts().check(1, 200, first::add);
    Corpus.anyTexts().check(1, 200, second::add);
    assertEquals(first, second);
    assertTrue(new HashSet<>(first).size() > 150, "most differ");
  }

  @Test
  void aFailureIsReducedAndToldWithItsSeed() {
    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () ->
                Corpus.anyTexts()
                    .check(5, 1000, text -> assertFalse(text.length() > 3 && text.contains("x"))));
    List<String> lines = failure.getMessage().lines().toList();
    assertTrue(lines.get(0).matches("seed 5, try \\d+: (xaaa|axaa|aaxa|aaax)"), lines.get(0));
    assertTrue(lines.get(1).startsWith("reduced from "), lines.get(1));
    assertEquals(AssertionError.class, failure.getCause().getClass().getSuperclass());
  }

  @Test
  void whatFailsOtherwiseIsNotTakenForTheSame() {
    Trials<String> trials = Trials.of(dice -> "aaaaaaaa").reducedBy(Corpus::smaller);
    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () ->
                trials.check(
                    1,
                    1,
                    text -> {
                      assertFalse(text.length() > 5);
                      Objects.checkIndex(0, text.length());
                    }));
    assertTrue(failure.getMessage().startsWith("seed 1, try 0: aaaaaa\n"), failure.getMessage());
  }
}
