package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.lang.DiagnosticException;
import autograd.lang.Expression;
import autograd.render.Numbers;
import autograd.render.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pages of topics show is so: values, gradients, and what is refused. */
final class TopicTest {
  private static final String ARROW = " → ";

  @ParameterizedTest
  @EnumSource(Topic.class)
  void aPageFitsEightyColumns(Topic topic) throws IOException {
    List<String> tooLong = topic.page(Style.PLAIN).lines().filter(l -> l.length() > 80).toList();
    assertEquals(List.of(), tooLong);
  }

  @Test
  void formulasHaveTheValuesThatArePrinted() throws IOException {
    List<String[]> shown = shown(Topic.LANGUAGE);
    assertTrue(shown.size() > 15);
    for (String[] each : shown) {
      double value = Evaluation.at(Expression.parse(each[0]), Map.of()).value();
      assertEquals(each[1], Numbers.shortest().text(value), each[0]);
    }
  }

  @Test
  void gradientsAreThosePrinted() throws Exception {
    List<String[]> shown = shown(Topic.NUMBERS);
    assertTrue(shown.size() > 7);
    for (String[] each : shown) {
      int comma = each[0].lastIndexOf(", ");
      String formula = each[0].substring(0, comma);
      String point = each[0].substring(comma + 2).replace(" ", "");
      String name = point.substring(0, point.indexOf('='));
      Prompt.Result found =
          run(
              String.format(
                  "autograd eval '%s' --set %s --get gradient.%s -q", formula, point, name));
      assertEquals(each[1], found.stdout().strip(), each[0]);
    }
  }

  @Test
  void whatIsRefusedIsAnError() throws IOException {
    List<String> lines = Topic.LANGUAGE.lines();
    int at = lines.indexOf("Refused, because two communities read it differently") + 1;
    assertTrue(at > 0);
    for (; !lines.get(at).isEmpty(); at++) {
      String line = lines.get(at).strip();
      String formula = line.substring(0, line.indexOf("   "));
      assertThrows(DiagnosticException.class, () -> Expression.parse(formula), formula);
    }
  }

  private static Prompt.Result run(String line) throws Exception {
    return new InProcess(Path.of("")).run(line);
  }

  private static List<String[]> shown(Topic topic) throws IOException {
    List<String[]> shown = new ArrayList<>();
    for (String line : topic.lines()) {
      int arrow = line.indexOf(ARROW);
      if (arrow >= 0) {
        shown.add(
            new String[] {
              line.substring(0, arrow).strip(), line.substring(arrow + ARROW.length()).strip()
            });
      }
    }
    return shown;
  }
}
