package autograd.render;

import autograd.optimize.Prediction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows with what a fit says of each: its value, the residual, and two bands. */
public final class PredictionTable {
  /** What the columns are called that are added. */
  public static final List<String> ADDED =
      List.of(
          "fit",
          "residual",
          "confidence_lower",
          "confidence_upper",
          "prediction_lower",
          "prediction_upper");

  private final Prediction prediction;
  private final List<String> names;
  private final List<Integer> places;

  /**
   * Of some rows.
   *
   * @param names what the columns are called that are shown of each
   * @param places where their numbers stand in a row
   */
  public PredictionTable(Prediction prediction, List<String> names, List<Integer> places) {
    this.prediction = prediction;
    this.names = List.copyOf(names);
    this.places = List.copyOf(places);
  }

  /**
   * Writes them.
   *
   * @param digits how many after the decimal point; null for as many as needed
   * @throws IOException if {@code out} cannot take it
   */
  public void write(char separator, Integer digits, Appendable out) throws IOException {
    Numbers form = Numbers.shortest().digits(digits);
    List<String> header = new ArrayList<>(names);
    header.addAll(ADDED);
    Delimited.write(out, separator, header);
    List<String> cells = new ArrayList<>();
    prediction.visit(
        (row, point) -> {
          cells.clear();
          for (int place : places) {
            cells.add(form.text(row[place]));
          }
          double value = point.value();
          cells.add(form.text(value));
          cells.add(form.text(point.residual()));
          cells.add(form.text(value - point.confidence()));
          cells.add(form.text(value + point.confidence()));
          cells.add(form.text(value - point.prediction()));
          cells.add(form.text(value + point.prediction()));
          Delimited.write(out, separator, cells);
        });
  }
}
