package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Elements;
import autograd.measure.Propagation;
import autograd.render.Numbers;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One number of an answer, by its path in the JSON object: {@code value}, {@code value.d}, {@code
 * gradient.a}, {@code jacobian.s1.x1}.
 */
final class AnswerPath {
  private AnswerPath() {}

  static String find(String path, Answer answer, List<Propagation> unsure, Numbers form) {
    List<String> words = List.of(path.split("\\.", -1));
    Graph graph = answer.evaluation().graph();
    boolean isJacobian = answer.question().isJacobian();
    switch (words.get(0)) {
      case "value" -> {
        if (words.size() == 1 && isOne(answer.question().outputs(), graph)) {
          return text(answer.question().outputs(), graph, answer.evaluation()::value, form);
        }
        if (words.size() == 2) {
          return text(named(graph, words.get(1)), graph, answer.evaluation()::value, form);
        }
      }
      case "gradient" -> {
        if (words.size() == 2 && !isJacobian) {
          List<Named> by = named(graph, words.get(1));
          return text(by, graph, answer.gradients().get(0)::by, form);
        }
      }
      case "jacobian" -> {
        if (words.size() == 3 && isJacobian) {
          List<String> outputs = answer.question().outputs().stream().map(Named::name).toList();
          int k = outputs.indexOf(words.get(1));
          if (k >= 0) {
            List<Named> by = named(graph, words.get(2));
            return text(by, graph, answer.gradients().get(k)::by, form);
          }
        }
      }
      case "u" -> {
        List<String> outputs = answer.question().outputs().stream().map(Named::name).toList();
        int k = words.size() == 2 ? outputs.indexOf(words.get(1)) : 0;
        boolean isOne = words.size() == 2 || outputs.size() == 1;
        if (k >= 0 && k < unsure.size() && isOne) {
          return form.text(unsure.get(k).u());
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

  private static List<Named> named(Graph graph, String name) {
    return QuestionOptions.elements(graph, name, "--get");
  }

  /** Whether there is one output, or one vector. */
  private static boolean isOne(List<Named> outputs, Graph graph) {
    return outputs.size() == 1 || groups(outputs, graph).size() == 1;
  }

  private static List<Elements> groups(List<Named> named, Graph graph) {
    return Elements.of(named.stream().map(Named::name).toList(), graph.names()::containsKey);
  }

  /** One number, or those of a vector in its shape. */
  private static String text(
      List<Named> named, Graph graph, ToDoubleFunction<Value> worth, Numbers form) {
    if (named.size() == 1) {
      return form.text(worth.applyAsDouble(named.get(0).value()));
    }
    return groups(named, graph)
        .get(0)
        .text(k -> form.text(worth.applyAsDouble(named.get(k).value())));
  }
}
