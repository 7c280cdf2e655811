package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.graph.Graph;
import autograd.measure.Propagation;
import java.util.List;

/**
 * One number of an answer, by its path in the JSON object: {@code value}, {@code value.d}, {@code
 * gradient.a}, {@code jacobian.s1.x1}.
 */
final class AnswerPath {
  private AnswerPath() {}

  static double find(String path, Answer answer, List<Propagation> unsure) {
    List<String> words = List.of(path.split("\\.", -1));
    Graph graph = answer.evaluation().graph();
    boolean isJacobian = answer.question().isJacobian();
    switch (words.get(0)) {
      case "value" -> {
        if (words.size() == 1 && answer.question().outputs().size() == 1) {
          return answer.evaluation().value(answer.question().outputs().get(0).value());
        }
        if (words.size() == 2) {
          return answer.evaluation().value(named(graph, words.get(1)).value());
        }
      }
      case "gradient" -> {
        if (words.size() == 2 && !isJacobian) {
          return answer.gradients().get(0).by(named(graph, words.get(1)).value());
        }
      }
      case "jacobian" -> {
        if (words.size() == 3 && isJacobian) {
          List<String> outputs = answer.question().outputs().stream().map(Named::name).toList();
          int k = outputs.indexOf(words.get(1));
          if (k >= 0) {
            return answer.gradients().get(k).by(named(graph, words.get(2)).value());
          }
        }
      }
      case "u" -> {
        List<String> outputs = answer.question().outputs().stream().map(Named::name).toList();
        int k = words.size() == 2 ? outputs.indexOf(words.get(1)) : 0;
        boolean isOne = words.size() == 2 || outputs.size() == 1;
        if (k >= 0 && k < unsure.size() && isOne) {
          return unsure.get(k).u();
        }
      }
      default -> {}
    }
    throw Failure.wrong(
        "--get: the answer has no " + path,
        isJacobian
            ? "with several outputs there are value.NAME and jacobian.OUTPUT.NAME"
            : "there are value, value.NAME and gradient.NAME");
  }

  private static Named named(Graph graph, String name) {
    return QuestionOptions.named(graph, name, "--get");
  }
}
