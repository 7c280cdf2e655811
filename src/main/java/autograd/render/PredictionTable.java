package autograd.render;

import autograd.optimize.Prediction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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

  /** What the columns are called that name the group, and its fields. */
  private final List<String> groupColumns;

  private final Function<double[], List<String>> group;

  /**
   * Of some rows.
   *
   * @param names what the columns are called that are shown of each
   * @param places where their numbers stand in a row
   */
  public PredictionTable(Prediction prediction, List<String> names, List<Integer> places) {
    this(prediction, names, places, List.of(), row -> List.of());
  }

  /**
   * Likewise, with columns that name the group of each row.
   *
   * @param groupColumns what they are called
   * @param group the fields of a row's group
   */
  public PredictionTable(
      Prediction prediction,
      List<String> names,
      List<Integer> places,
      List<String> groupColumns,
      Function<double[], List<String>> group) {
    this.prediction = prediction;
    this.names = List.copyOf(names);
    this.places = List.copyOf(places);
    this.groupColumns = List.copyOf(groupColumns);
    this.group = group;
  }

  /** Writes the names of the columns. */
  public void writeHeader(char separator, Appendable out) throws IOException {
    List<String> header = new ArrayList<>(groupColumns);
    header.addAll(names);
    header.addAll(ADDED);
    Delimited.write(out, separator, header);
  }

  /**
   * Writes the rows.
   *
   * @param digits how many after the decimal point; null for as many as needed
   * @throws IOException if {@code out} cannot take it
   */
  public void write(char separator, Integer digits, Appendable out) throws IOException {
    Numbers form = digits == null ? Numbers.shortest() : Numbers.shortest().decimals(digits);
    List<String> cells = new ArrayList<>();
    prediction.visit(
        (row, point) -> {
          cells.clear();
          cells.addAll(group.apply(row));
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
