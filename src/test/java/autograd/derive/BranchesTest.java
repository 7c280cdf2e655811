package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Expression;
import autograd.render.FormulaText;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A derivative of nested choices is worth the same as one of them nested alike. */
class BranchesTest {
  private static final int FORMULAS = 300;
  private static final double[] PLACES = {-2, -1, -0.5, 0, 0.25, 1, 1.5, 3};

  /** A formula of x and y with choices as deep as that. */
  private static String random(Random dice, int depth) {
    if (depth == 0) {
      String[] leaves = {"x^2", "x*y", "sin(x)", "exp(y)*x", "3*x", "y^3", "2", "x/(1 + y^2)"};
      return leaves[dice.nextInt(leaves.length)];
    }
    String[] conditions = {
      "x < 0", "y < 1", "x <= y", "x > 1", "x < 0 and y < 1", "not y < 0", "x < 0 or y > 1"
    };
    String condition = conditions[dice.nextInt(conditions.length)];
    String choice =
        "if(" + condition + ", " + random(dice, depth - 1) + ", " + random(dice, depth - 1) + ")";
    return switch (dice.nextInt(4)) {
      case 0 -> "2*" + choice + "*y";
      case 1 -> "(" + choice + " + " + random(dice, depth - 1) + ")";
      default -> choice;
    };
  }

  @Test
  void isWorthWhatThePassesSay() {
    Random dice = new Random(24);
    for (int i = 0; i < FORMULAS; i++) {
      String formula = random(dice, 1 + dice.nextInt(3)) + " + 0*x*y";
      Graph graph = Expression.parse(formula);
      Derivation ours = partials(graph);
      for (double x : PLACES) {
        for (double y : PLACES) {
          Map<String, Double> point = Map.of("x", x + 0.01, "y", y + 0.02);
          double expected = Evaluation.at(graph, point).gradient("x");
          double actual = Evaluation.at(ours.graph(), point).value(ours.results().get("d_x"));
          assertEquals(
              expected, actual, 1e-12 * Math.max(1, Math.abs(expected)), formula + " at " + point);
        }
      }
    }
  }

  private static Derivation partials(Graph graph) {
    return Derivatives.partials(
        new Derivatives.Request(
            graph,
            Map.of("", graph.output()),
            Map.of("x", graph.named("x")),
            Map.of(),
            Points.ORDINARY),
        1);
  }

  /** Pieces in a row come back as pieces in a row, each condition once. */
  @Test
  void piecesStayPieces() throws IOException {
    StringBuilder formula = new StringBuilder("sin(x)");
    for (int k = 10; k > 0; k--) {
      formula.insert(0, "if(x < " + k + ", x^" + (k + 1) + ", ").append(')');
    }
    Derivation ours = partials(Expression.parse(formula.toString()));
    StringBuilder text = new StringBuilder();
    new FormulaText(ours.graph(), ours.results(), false).write(text);
    for (int k = 1; k <= 10; k++) {
      String condition = "x < " + k + ",";
      int first = text.indexOf(condition);
      assertTrue(first >= 0 && text.indexOf(condition, first + 1) < 0, text.toString());
    }
    assertTrue(text.indexOf("not") < 0 && text.indexOf("and") < 0, text.toString());
  }
}
