package autograd.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The coefficients of a Taylor series, each with the power it belongs to. */
public final class Coefficients {
  /** A fraction of larger numbers would be found near any double. */
  private static final double LARGEST = 1e10;

  /** How far a double may be from a fraction that it is taken for, as a part of itself. */
  private static final double NEAR = 1e-15;

  private final String variable;
  private final double centre;
  private final double[] numbers;

  /** The coefficients of a series in a variable around a centre, from the power 0 up. */
  public Coefficients(String variable, double centre, double[] numbers) {
    this.variable = variable;
    this.centre = centre;
    this.numbers = numbers;
  }

  /**
   * Writes them: as JSON an array, else a row each, with the fraction that a coefficient is, to all
   * its digits, where there is one of small numbers.
   *
   * @param digits how many digits after the decimal point; null for as many as needed
   * @throws IOException if {@code out} cannot take it
   */
  public void write(AnswerFormat format, Integer digits, Style style, Appendable out)
      throws IOException {
    if (format == AnswerFormat.JSON) {
      writeJson(Numbers.json().digits(digits), out);
      return;
    }
    Numbers form = Numbers.shortest().digits(digits);
    List<String> header = List.of("power", "coefficient", "fraction");
    List<List<String>> rows = new ArrayList<>();
    for (int n = 0; n < numbers.length; n++) {
      rows.add(List.of(power(n), form.text(numbers[n]), fraction(numbers[n])));
    }
    switch (format) {
      case MARKDOWN -> Markdown.write(out, header, rows);
      case CSV -> Delimited.write(out, ',', header, rows);
      case TSV -> Delimited.write(out, '\t', header, rows);
      default -> Columns.write(out, header, rows, style);
    }
  }

  private void writeJson(Numbers form, Appendable out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("taylor");
      for (double number : numbers) {
        Json.number(json, form, number);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append('\n');
  }

  private String power(int n) {
    String distance =
        centre == 0
            ? variable
            : "("
                + variable
                + (centre < 0 ? " + " : " - ")
                + Numbers.shortest().text(Math.abs(centre))
                + ")";
    return n == 0 ? "1" : n == 1 ? distance : distance + "^" + n;
  }

  /** By continued fractions; empty if there is none of small numbers, or if it is whole. */
  private static String fraction(double number) {
    double size = Math.abs(number);
    double rest = size;
    double over = 1;
    double overBefore = 0;
    double under = 0;
    double underBefore = 1;
    while (Math.abs(rest) < LARGEST) {
      double whole = Math.floor(rest);
      double nextOver = whole * over + overBefore;
      double nextUnder = whole * under + underBefore;
      overBefore = over;
      underBefore = under;
      over = nextOver;
      under = nextUnder;
      if (over * under > LARGEST || under == 0) {
        return "";
      }
      if (Math.abs(over / under - size) <= NEAR * size) {
        String text = Numbers.shortest().text(over) + "/" + Numbers.shortest().text(under);
        return under == 1 ? "" : number < 0 ? "-" + text : text;
      }
      rest = 1 / (rest - whole);
    }
    return "";
  }
}
