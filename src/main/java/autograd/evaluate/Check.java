package autograd.evaluate;

import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Differences.Verdict;
import autograd.evaluate.Finding.Kind;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Gradients against differences, at one point: inputs are moved, and intermediates whatever they
 * are computed from.
 */
public final class Check {
  private final Question question;
  private final Map<String, ToDoubleFunction<Evaluation>> claims;
  private final double tolerance;

  /**
   * What was found of one name.
   *
   * @param name of an input or of an intermediate
   * @param at its number
   * @param gradient the gradient as it is answered
   * @param claim the gradient that was claimed; that which is answered where nothing was
   * @param slope the slope by differences
   * @param error how far that may be off, by its own estimate
   * @param verdict whether the claim agrees
   */
  public record Result(
      String name,
      double at,
      double gradient,
      double claim,
      double slope,
      double error,
      Verdict verdict) {}

  /**
   * Prepares to check what a question asks of the outputs' sum.
   *
   * @param claims gradients that somebody claims at a point, by name; those alone are then checked
   * @param tolerance how far a gradient may be off, relative to itself
   */
  public Check(
      Question question, Map<String, ToDoubleFunction<Evaluation>> claims, double tolerance) {
    this.question = question;
    this.claims = claims;
    this.tolerance = tolerance;
  }

  /** Checks an answer to the question, by each of these names. */
  public List<Result> at(Answer answer, List<Named> names) {
    boolean isAtKink = false;
    for (Note note : answer.notes()) {
      isAtKink |= note.kind() != Note.Kind.UNDEFINED && note.kind() != Note.Kind.KEPT_NAN;
    }
    List<Result> results = new ArrayList<>();
    for (Named name : names) {
      if (claims.isEmpty() || claims.containsKey(name.name())) {
        results.add(result(name, answer, isAtKink));
      }
    }
    return results;
  }

  private Result result(Named name, Answer answer, boolean isAtKink) {
    Value value = name.value();
    Evaluation evaluation = answer.evaluation();
    double at = evaluation.value(value);
    Differences differences = new Differences(x -> output(evaluation.moved(value, x)), at);
    double gradient = answer.gradients().get(0).by(value);
    boolean isClaimed = claims.containsKey(name.name());
    double claim = isClaimed ? claims.get(name.name()).applyAsDouble(evaluation) : gradient;
    Verdict verdict = differences.judge(claim, tolerance);
    Finding corner = corner(answer, value);
    if (isClaimed && corner != null) {
      // Between the two slopes every number is a subgradient.
      verdict = isBetween(claim, corner) ? Verdict.KINK : Verdict.FAIL;
    } else if (isClaimed && Double.isFinite(gradient) && !isAtKink) {
      // Exactly known is better than estimated.
      verdict = isNear(claim, gradient) ? differences.judge(gradient, tolerance) : Verdict.FAIL;
    } else if (verdict != Verdict.PASS && isAtKink && !isClaimed) {
      verdict = Verdict.KINK;
    }
    Differences.Estimate best = differences.best();
    return new Result(name.name(), at, gradient, claim, best.slope(), best.error(), verdict);
  }

  /** What was found of an input's slopes from both sides; null where they are one. */
  private static Finding corner(Answer answer, Value input) {
    for (Note note : answer.notes()) {
      for (Finding each : note.findings()) {
        if (each.kind() == Kind.CORNER && each.input() == input) {
          return each;
        }
      }
    }
    return null;
  }

  private boolean isBetween(double claim, Finding corner) {
    double least = Math.min(corner.left(), corner.right());
    double most = Math.max(corner.left(), corner.right());
    return (claim >= least && claim <= most) || isNear(claim, least) || isNear(claim, most);
  }

  private boolean isNear(double claim, double gradient) {
    double size = Math.max(Math.abs(claim), Math.abs(gradient));
    return claim == gradient
        || (Double.isFinite(size) && Math.abs(claim - gradient) <= tolerance * size);
  }

  private double output(Evaluation evaluation) {
    double sum = 0;
    for (Map.Entry<Value, Double> seed : question.start().entrySet()) {
      sum += seed.getValue() * evaluation.value(seed.getKey());
    }
    return sum;
  }
}
