package autograd.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sums of a value and its gradients over rows of data: one, or one for each group. */
public final class Sums implements Report {
  private final List<String> groups;
  private final String value;
  private final List<String> gradients;
  private final List<String> variables;
  private final List<Sum> sums = new ArrayList<>();

  private record Sum(List<String> key, long rows, double value, List<Double> gradients) {}

  /**
   * An answer without any sums yet.
   *
   * @param groups the names of the columns that tell groups apart; none if there is one sum
   * @param names what the value and the gradients are called in tables
   * @param variables what was differentiated by
   */
  public Sums(List<String> groups, List<String> names, List<String> variables) {
    this.groups = groups;
    this.value = names.get(0);
    this.gradients = names.subList(1, names.size());
    this.variables = variables;
  }

  /** Adds the sum over so many rows, those with these fields in the columns that group. */
  public void add(List<String> key, long rows, double sum, double[] slopes) {
    sums.add(new Sum(key, rows, sum, Arrays.stream(slopes).boxed().toList()));
  }

  /**
   * Writes it: a line for each sum, as JSON an object for each.
   *
   * @param digits how many digits
   * @throws IOException if {@code out} cannot take it
   */
  @Override
  public void write(AnswerFormat format, Digits digits, Style style, Appendable out)
      throws IOException {
    if (format == AnswerFormat.JSON) {
      writeJson(Numbers.json().digits(digits), out);
    } else {
      format.write(out, header(), cells(Numbers.shortest().digits(digits)), style);
    }
  }

  /**
   * Writes some of the numbers and nothing else: a line for each sum, with tabs between.
   *
   * @param which 0 is the value, 1 the first gradient, and so on
   * @throws IOException if {@code out} cannot take it
   */
  public void writeBare(List<Integer> which, Digits digits, Appendable out) throws IOException {
    Numbers form = Numbers.shortest().digits(digits);
    for (Sum sum : sums) {
      for (int k = 0; k < which.size(); k++) {
        int number = which.get(k);
        out.append(k == 0 ? "" : "\t");
        out.append(form.text(number == 0 ? sum.value : sum.gradients.get(number - 1)));
      }
      out.append('\n');
    }
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(groups);
    header.add(value);
    header.addAll(gradients);
    header.add("rows");
    return header;
  }

  private List<List<String>> cells(Numbers form) {
    List<List<String>> cells = new ArrayList<>();
    for (Sum sum : sums) {
      List<String> row = new ArrayList<>(sum.key);
      row.add(form.text(sum.value));
      sum.gradients.forEach(gradient -> row.add(form.text(gradient)));
      row.add(String.valueOf(sum.rows));
      cells.add(row);
    }
    return cells;
  }

  private void writeJson(Numbers form, Appendable out) throws IOException {
    for (Sum sum : sums) {
      try (JsonGenerator json = Json.generator(out)) {
        json.writeStartObject();
        for (int g = 0; g < groups.size(); g++) {
          json.writeStringField(groups.get(g), sum.key.get(g));
        }
        json.writeFieldName("value");
        Json.number(json, form, sum.value);
        json.writeObjectFieldStart("gradient");
        for (int k = 0; k < variables.size(); k++) {
          json.writeFieldName(variables.get(k));
          Json.number(json, form, sum.gradients.get(k));
        }
        json.writeEndObject();
        json.writeNumberField("rows", sum.rows);
        json.writeEndObject();
      }
      out.append('\n');
    }
  }
}
