package autograd.render;

import autograd.evaluate.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers at several points, a row each: where it is, the value, and the gradients. */
public final class PointRows implements Report {
  private final List<Map<String, Double>> points;
  private final List<Answer> answers;

  /**
   * Of answers to one question.
   *
   * @param points the numbers of the inputs that move, by name, one for each answer
   * @param answers at least one, each with one gradient
   */
  public PointRows(List<Map<String, Double>> points, List<Answer> answers) {
    this.points = points;
    this.answers = answers;
  }

  /**
   * Writes them; as JSON an object for each point, one a line.
   *
   * @param digits how many digits
   * @throws IOException if {@code out} cannot take it
   */
  @Override
  public void write(AnswerFormat format, Digits digits, Style style, Appendable out)
      throws IOException {
    if (format != AnswerFormat.JSON) {
      format.write(out, header(), cells(Numbers.shortest().digits(digits)), style);
      return;
    }
    for (Answer answer : answers) {
      format.write(answer, digits, style, out);
    }
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(points.get(0).keySet());
    header.add("value");
    answers.get(0).variables().forEach(each -> header.add("d_" + each.name()));
    return header;
  }

  private List<List<String>> cells(Numbers form) {
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      List<String> row = new ArrayList<>();
      points.get(i).values().forEach(number -> row.add(form.text(number)));
      row.add(form.text(answer.evaluation().value(answer.question().outputs().get(0).value())));
      answer
          .variables()
          .forEach(each -> row.add(form.text(answer.gradients().get(0).by(each.value()))));
      cells.add(row);
    }
    return cells;
  }
}
