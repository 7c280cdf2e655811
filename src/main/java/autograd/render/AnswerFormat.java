package autograd.render;

import autograd.evaluate.Answer;
import autograd.evaluate.Overwriting;
import autograd.measure.Propagation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The forms in which an answer can be printed. */
public enum AnswerFormat {
  /** Aligned columns, for people. */
  TABLE,
  /** One object on one line. */
  JSON,
  /** RFC 4180, one row for each output, variable and intermediate. */
  CSV,
  /** As CSV, with tabs. */
  TSV,
  /** Tables that Markdown renders. */
  MARKDOWN;

  /** The name on the command line. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that name on the command line. */
  public static AnswerFormat named(String name) {
    // valueOf would go by way of reflection, which costs a start a tenth of its time.
    for (AnswerFormat format : values()) {
      if (format.optionName().equals(name)) {
        return format;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** Every name on the command line. */
  public static List<String> optionNames() {
    List<String> names = new ArrayList<>();
    for (AnswerFormat format : values()) {
      names.add(format.optionName());
    }
    return names;
  }

  /**
   * Writes a table in this form, which is any but JSON: an object has keys where a table has rows.
   *
   * @throws IOException if {@code out} cannot take it
   */
  void write(Appendable out, List<String> header, List<List<String>> rows, Style style)
      throws IOException {
    switch (this) {
      case TABLE -> Columns.write(out, header, rows, style);
      case MARKDOWN -> Markdown.write(out, header, rows);
      case CSV -> Delimited.write(out, ',', header, rows);
      case TSV -> Delimited.write(out, '\t', header, rows);
      case JSON -> throw new IllegalArgumentException("JSON has no rows");
    }
  }

  /**
   * Rows that are written as they come, in this form, which is any but JSON.
   *
   * @param header a heading that begins with a space stands over numbers
   * @throws IOException if {@code out} cannot take it
   */
  Rows rows(Appendable out, Style style, String... header) throws IOException {
    return switch (this) {
      case TABLE -> new RunningColumns(out, style, header);
      case MARKDOWN -> new Markdown(out, header);
      case CSV -> new DelimitedRows(out, ',', header);
      case TSV -> new DelimitedRows(out, '\t', header);
      case JSON -> throw new IllegalArgumentException("JSON has no rows");
    };
  }

  /** Writes an answer in this form. */
  public void write(Answer answer, Digits digits, Style style, Appendable out) throws IOException {
    write(answer, null, List.of(), digits, style, out);
  }

  /**
   * Writes an answer in this form.
   *
   * @param overwriting what a pass that does not add would have found, to stand beside; or null
   * @param unsure the uncertainty of each output; empty if no input has one
   * @param digits how many digits
   * @throws IOException if {@code out} cannot take it
   */
  public void write(
      Answer answer,
      Overwriting overwriting,
      List<Propagation> unsure,
      Digits digits,
      Style style,
      Appendable out)
      throws IOException {
    Numbers plain = Numbers.shortest().digits(digits);
    switch (this) {
      case TABLE -> new AnswerTable(answer, overwriting, unsure, plain).writeText(out, style);
      case MARKDOWN -> new AnswerTable(answer, overwriting, unsure, plain).writeMarkdown(out);
      case JSON ->
          AnswerJson.write(answer, overwriting, unsure, Numbers.json().digits(digits), out);
      case CSV -> new AnswerTable(answer, overwriting, unsure, plain).writeDelimited(out, ',');
      case TSV -> new AnswerTable(answer, overwriting, unsure, plain).writeDelimited(out, '\t');
    }
  }
}
