package autograd.lang;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formulas that a hint tells to write: each stands behind the word, up to a semicolon. */
final class Proposals {
  private static final Pattern FORMULA = Pattern.compile("\\bwrite (.+?)(?=; [^;]*\\bwrite |$)");

  private static final Pattern NAME = Pattern.compile("did you mean ([^ ]+)\\?");

  private Proposals() {}

  static List<String> in(String hint) {
    List<String> formulas = new ArrayList<>();
    for (Matcher matcher = FORMULA.matcher(hint); matcher.find(); ) {
      formulas.add(matcher.group(1));
    }
    for (Matcher matcher = NAME.matcher(hint); matcher.find(); ) {
      formulas.add(matcher.group(1) + " = x; " + matcher.group(1));
    }
    return formulas;
  }

  /** Fails unless everything that a hint tells to write can be read as it stands. */
  static void assertReadable(String hint) {
    for (String formula : hint == null ? List.<String>of() : in(hint)) {
      assertTrue(isReadable(formula), "not to be pasted: " + formula);
    }
  }

  /** What the names of vectors and matrices stand for in proposals. */
  private static final Map<String, Dimensions> SHAPES =
      Map.of(
          "x", Dimensions.vector(3),
          "y", Dimensions.vector(3),
          "W", Dimensions.matrix(2, 3),
          "A", Dimensions.matrix(2, 3),
          "B", Dimensions.matrix(2, 3));

  private static boolean isReadable(String formula) {
    try {
      Expression.parse(formula);
      return true;
    } catch (DiagnosticException e) {
      return isReadableOfVectors(formula);
    }
  }

  private static boolean isReadableOfVectors(String formula) {
    try {
      Expression.parse(Source.of(formula), Expression.Options.standard().withShapes(SHAPES));
      return true;
    } catch (DiagnosticException e) {
      // A definition is a line of a program, which may call its own functions.
      return e.getMessage().equals("the formula defines functions and evaluates none")
          || (e.getMessage().equals("unknown function 'f'") && Expression.isWellFormed(formula));
    }
  }
}
