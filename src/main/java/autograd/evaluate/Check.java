package autograd.evaluate;

import autograd.evaluate.Answer.Question;
import autograd.evaluate.Differences.Verdict;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gradients against differences, at one point, for inputs that can be moved. */
public final class Check {
  private final Graph graph;
  private final Question question;
  private final Map<String, Double> claims;
  private final double tolerance;

  /**
   * What was found of one input.
   *
   * @param input the input
   * @param at its number
   * @param gradient the gradient by the backward pass
   * @param claim the gradient that was claimed; that of the backward pass where nothing was
   * @param slope the slope by differences
   * @param error how far that may be off, by its own estimate
   * @param verdict whether the claim agrees
   */
  public record Finding(
      Value input,
      double at,
      double gradient,
      double claim,
      double slope,
      double error,
      Verdict verdict) {}

  /**
   * Prepares to check what a question asks of the outputs' sum.
   *
   * @param claims gradients that somebody claims, by input; those alone are then checked
   * @param tolerance how far a gradient may be off, relative to itself
   */
  public Check(Graph graph, Question question, Map<String, Double> claims, double tolerance) {
    this.graph = graph;
    this.question = question;
    this.claims = claims;
    this.tolerance = tolerance;
  }

  /** Checks an answer to the question, by each of the inputs. */
  public List<Finding> at(Answer answer, List<Value> inputs) {
    Evaluation evaluation = answer.evaluation();
    Map<String, Double> point = new HashMap<>();
    for (Value input : graph.inputs()) {
      point.put(input.label(), evaluation.value(input));
    }
    boolean isAtKink = false;
    for (Note note : answer.notes()) {
      isAtKink |= note.kind() != Note.Kind.UNDEFINED;
    }
    List<Finding> findings = new ArrayList<>();
    for (Value input : inputs) {
      if (claims.isEmpty() || claims.containsKey(input.label())) {
        findings.add(finding(input, point, answer, isAtKink));
      }
    }
    return findings;
  }

  private Finding finding(Value input, Map<String, Double> point, Answer answer, boolean isAtKink) {
    String name = input.label();
    double at = point.get(name);
    Map<String, Double> moved = new HashMap<>(point);
    Differences differences =
        new Differences(
            x -> {
              moved.put(name, x);
              return value(Evaluation.at(graph, moved));
            },
            at);
    double gradient = answer.gradients().get(0).by(input);
    double claim = claims.getOrDefault(name, gradient);
    Verdict verdict = differences.judge(claim, tolerance);
    if (claims.containsKey(name) && Double.isFinite(gradient) && !isAtKink) {
      // Exactly known is better than estimated.
      double size = Math.max(Math.abs(claim), Math.abs(gradient));
      boolean isNear = Double.isFinite(claim) && Math.abs(claim - gradient) <= tolerance * size;
      verdict = isNear ? differences.judge(gradient, tolerance) : Verdict.FAIL;
    } else if (verdict != Verdict.PASS && isAtKink && !claims.containsKey(name)) {
      verdict = Verdict.KINK;
    }
    Differences.Estimate best = differences.best();
    return new Finding(input, at, gradient, claim, best.slope(), best.error(), verdict);
  }

  private double value(Evaluation evaluation) {
    double sum = 0;
    for (Map.Entry<Value, Double> seed : question.start().entrySet()) {
      sum += seed.getValue() * evaluation.value(seed.getKey());
    }
    return sum;
  }
}
