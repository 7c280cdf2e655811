package autograd.render;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Gradient;
import autograd.evaluate.Overwriting;
import autograd.graph.Value;
import autograd.measure.Propagation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An answer as rows and columns: for a terminal, for Markdown, or delimited for other programs. */
final class AnswerTable {
  private static final int LONGEST_LABEL = 40;

  /** The place of an uncertainty in a delimited row, behind kind, name and value. */
  private static final int DELIMITED_U = 3;

  private final Answer answer;
  private final Overwriting overwriting;

  /** The uncertainty of each output; none if no input has one. */
  private final List<Propagation> unsure;

  private final Numbers numbers;
  private final Labels labels;

  AnswerTable(Answer answer, Overwriting overwriting, List<Propagation> unsure, Numbers numbers) {
    this.answer = answer;
    this.overwriting = overwriting;
    this.unsure = unsure;
    this.numbers = numbers;
    this.labels = new Labels(answer.evaluation().graph(), LONGEST_LABEL);
  }

  void writeText(Appendable out, Style style) throws IOException {
    List<Named> outputs = answer.question().outputs();
    if (outputs.size() == 1) {
      out.append(style.bold("value"))
          .append("  ")
          .append(
              unsure.isEmpty()
                  ? number(answer.evaluation().value(outputs.get(0).value()))
                  : numbers.measured(unsure.get(0).value(), unsure.get(0).u()))
          .append('\n');
    } else {
      Columns.write(out, outputHeader(), joined(outputRows(), outputs), style);
    }
    if (!answer.variables().isEmpty()) {
      out.append('\n');
      List<List<String>> rows = joined(rows(answer.variables()), answer.variables());
      Columns.write(out, header("variable"), rows, style);
    }
    if (!answer.intermediates().isEmpty()) {
      out.append('\n');
      Columns.write(out, header("intermediate"), rows(answer.intermediates()), style);
    }
  }

  void writeMarkdown(Appendable out) throws IOException {
    Markdown.write(out, outputHeader(), joined(outputRows(), answer.question().outputs()));
    if (!answer.variables().isEmpty()) {
      out.append('\n');
      List<List<String>> rows = joined(rows(answer.variables()), answer.variables());
      Markdown.write(out, header("variable"), rows);
    }
    if (!answer.intermediates().isEmpty()) {
      out.append('\n');
      Markdown.write(out, header("intermediate"), rows(answer.intermediates()));
    }
  }

  /** The rows with short vectors in one; each by itself where a row says more than numbers. */
  private List<List<String>> joined(List<List<String>> rows, List<Named> named) {
    List<String> names = new ArrayList<>();
    boolean isOfVectors = false;
    for (Named each : named) {
      names.add(each.name());
      isOfVectors |= each.name() != null && each.name().endsWith("]");
    }
    return !isOfVectors || overwriting != null || !unsure.isEmpty()
        ? rows
        : ElementRows.joined(rows, names, answer.evaluation().graph().names()::containsKey);
  }

  /** One rectangle, so that any reader of tables takes it: what each row is stands in front. */
  void writeDelimited(Appendable out, char separator) throws IOException {
    List<String> header = new ArrayList<>(header("name"));
    header.replaceAll(each -> each.equals("±") ? "u" : each);
    header.add(0, "kind");
    List<List<String>> rows = new ArrayList<>();
    add(rows, "output", answer.question().outputs());
    for (int k = 0; k < unsure.size(); k++) {
      rows.get(k).set(DELIMITED_U, number(unsure.get(k).u()));
    }
    add(rows, "variable", answer.variables());
    add(rows, "intermediate", answer.intermediates());
    Delimited.write(out, separator, header, rows);
  }

  private void add(List<List<String>> rows, String kind, List<Named> named) {
    for (Named each : named) {
      List<String> row = new ArrayList<>(row(each));
      row.add(0, kind);
      rows.add(row);
    }
  }

  private List<String> outputHeader() {
    List<String> header = new ArrayList<>(List.of("output", "value"));
    if (!unsure.isEmpty()) {
      header.add("±");
    }
    if (!answer.question().seeds().isEmpty()) {
      header.add("seed");
    }
    return header;
  }

  private List<List<String>> outputRows() {
    List<List<String>> rows = new ArrayList<>();
    List<Named> outputs = answer.question().outputs();
    for (int k = 0; k < outputs.size(); k++) {
      Named output = outputs.get(k);
      List<String> row = new ArrayList<>();
      row.add(labels.of(output));
      row.add(number(answer.evaluation().value(output.value())));
      if (!unsure.isEmpty()) {
        row.add(number(unsure.get(k).u()));
      }
      if (!answer.question().seeds().isEmpty()) {
        row.add(number(answer.question().seeds().getOrDefault(output.value(), 1.0)));
      }
      rows.add(row);
    }
    return rows;
  }

  private List<String> header(String kind) {
    List<String> header = new ArrayList<>(List.of(kind, "value"));
    if (!unsure.isEmpty()) {
      header.add("±");
    }
    if (answer.question().isJacobian()) {
      answer.question().outputs().forEach(output -> header.add("∂" + labels.of(output)));
    } else {
      header.add("gradient");
    }
    if (hasShares()) {
      header.add("share");
    }
    if (overwriting != null) {
      header.add("with =");
      header.add("because");
    }
    return header;
  }

  private List<List<String>> rows(List<Named> named) {
    List<List<String>> rows = new ArrayList<>(named.size());
    for (Named each : named) {
      rows.add(row(each));
    }
    return rows;
  }

  private List<String> row(Named named) {
    Value value = named.value();
    List<String> row = new ArrayList<>();
    row.add(labels.of(named));
    row.add(number(answer.evaluation().value(value)));
    // What is computed may have no label, and is not measured.
    int input =
        unsure.isEmpty() || !value.isInput()
            ? -1
            : unsure.get(0).inputs().names().indexOf(value.label());
    if (!unsure.isEmpty()) {
      row.add(input < 0 ? "" : number(unsure.get(0).inputs().get(input).u()));
    }
    for (Gradient gradient : answer.gradients()) {
      row.add(number(gradient.by(value)));
    }
    if (hasShares()) {
      double share = input < 0 ? Double.NaN : unsure.get(0).share(input);
      row.add(Double.isNaN(share) ? "" : number(share));
    }
    if (overwriting != null) {
      row.add(number(overwriting.wrong().by(value)));
      row.add(OverwritingText.of(overwriting, value, numbers, labels::of));
    }
    return row;
  }

  /** Whether there is one variance to have a share of. */
  private boolean hasShares() {
    return unsure.size() == 1;
  }

  private String number(double number) {
    return numbers.text(number);
  }
}
