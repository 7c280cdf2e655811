package autograd.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers with a name for each row and each column, such as a Hessian, or with a name for each row
 * alone.
 */
public final class Grid implements Report {
  private final String title;
  private final List<String> rows;
  private final List<String> columns;
  private final double[][] numbers;

  /**
   * A grid of several columns.
   *
   * @param title what the numbers are; the key of the JSON object
   * @param rows the names of the rows
   * @param columns the names of the columns
   * @param numbers row by row
   */
  public Grid(String title, List<String> rows, List<String> columns, double[][] numbers) {
    this.title = title;
    this.rows = rows;
    this.columns = columns;
    this.numbers = numbers;
  }

  /** A grid of one column, which needs no name. */
  public static Grid column(String title, List<String> rows, double[] numbers) {
    double[][] grid = new double[numbers.length][];
    for (int i = 0; i < numbers.length; i++) {
      grid[i] = new double[] {numbers[i]};
    }
    return new Grid(title, rows, null, grid);
  }

  /**
   * Writes it.
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
   * One of its numbers, by the title and the names of row and column with points between: {@code
   * hessian.x.y}; null if there is none.
   */
  public Double number(String path) {
    for (int i = 0; i < numbers.length; i++) {
      for (int k = 0; k < numbers[i].length; k++) {
        String name = title + "." + rows.get(i) + (columns == null ? "" : "." + columns.get(k));
        if (name.equals(path)) {
          return numbers[i][k];
        }
      }
    }
    return null;
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of(title));
    header.addAll(columns == null ? List.of("value") : columns);
    return header;
  }

  private List<List<String>> cells(Numbers form) {
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      List<String> row = new ArrayList<>(List.of(rows.get(i)));
      for (double number : numbers[i]) {
        row.add(form.text(number));
      }
      cells.add(row);
    }
    return cells;
  }

  private void writeJson(Numbers form, Appendable out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeObjectFieldStart(title);
      for (int i = 0; i < numbers.length; i++) {
        if (columns != null) {
          json.writeObjectFieldStart(rows.get(i));
        }
        for (int k = 0; k < numbers[i].length; k++) {
          json.writeFieldName(columns == null ? rows.get(i) : columns.get(k));
          Json.number(json, form, numbers[i][k]);
        }
        if (columns != null) {
          json.writeEndObject();
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    out.append('\n');
  }
}
