package autograd.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Fits of one formula to groups of rows: the parameters of each, and how good it is. */
public final class GroupFitsReport implements Report {
  private final List<String> columns;
  private final List<List<String>> groups;
  private final List<FitReport> fits;
  private final List<String> notes;

  /**
   * A report.
   *
   * @param columns what the columns are called that tell groups apart
   * @param groups the fields of each group
   * @param fits what there is to tell of each
   * @param notes what there is to tell of all
   */
  public GroupFitsReport(
      List<String> columns, List<List<String>> groups, List<FitReport> fits, List<String> notes) {
    this.columns = List.copyOf(columns);
    this.groups = List.copyOf(groups);
    this.fits = List.copyOf(fits);
    this.notes = List.copyOf(notes);
  }

  /**
   * Writes it.
   *
   * @param digits how many digits; unless decimals were asked for, as many as mean something in a
   *     table for people, and all elsewhere
   * @throws IOException if {@code out} cannot take it
   */
  @Override
  public void write(AnswerFormat format, Digits digits, Style style, Appendable out)
      throws IOException {
    switch (format) {
      case TABLE -> {
        Columns.write(out, with(columns, FitReport.HEADER), rows(digits, true), style);
        out.append('\n');
        Columns.write(out, statisticsHeader(digits), statistics(digits), style);
        out.append('\n').append(ending()).append('\n');
      }
      case MARKDOWN -> {
        Markdown.write(out, with(columns, FitReport.HEADER), rows(digits, true));
        out.append('\n');
        Markdown.write(out, statisticsHeader(digits), statistics(digits));
      }
      case JSON -> writeJson(Numbers.json().digits(digits), out);
      case CSV -> Delimited.write(out, ',', with(columns, FitReport.HEADER), rows(digits, false));
      case TSV -> Delimited.write(out, '\t', with(columns, FitReport.HEADER), rows(digits, false));
    }
  }

  private static List<String> with(List<String> first, List<String> then) {
    List<String> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  private List<List<String>> rows(Digits digits, boolean isForPeople) {
    List<List<String>> rows = new ArrayList<>();
    for (int g = 0; g < fits.size(); g++) {
      for (List<String> row : fits.get(g).rows(digits, isForPeople)) {
        rows.add(with(groups.get(g), row));
      }
    }
    return rows;
  }

  private List<String> statisticsHeader(Digits digits) {
    List<String> names = new ArrayList<>(columns);
    fits.get(0).statisticsRows(digits).forEach(row -> names.add(row.get(0)));
    names.add("outcome");
    return names;
  }

  private List<List<String>> statistics(Digits digits) {
    List<List<String>> rows = new ArrayList<>();
    for (int g = 0; g < fits.size(); g++) {
      List<String> row = new ArrayList<>(groups.get(g));
      fits.get(g).statisticsRows(digits).forEach(each -> row.add(each.get(1)));
      row.add(fits.get(g).fit().outcome().text());
      rows.add(row);
    }
    return rows;
  }

  private long converged() {
    return fits.stream().filter(report -> report.fit().isConverged()).count();
  }

  private String ending() {
    String of = fits.size() == 1 ? " group" : " groups";
    String which =
        converged() == fits.size()
            ? (fits.size() == 1 ? "the only group" : "all " + fits.size() + of)
            : converged() + " of " + fits.size() + of;
    return which + " converged; " + fits.get(0).errors();
  }

  private void writeJson(Numbers form, Appendable out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("groups");
      for (int g = 0; g < fits.size(); g++) {
        json.writeStartObject();
        json.writeObjectFieldStart("group");
        for (int c = 0; c < columns.size(); c++) {
          json.writeStringField(columns.get(c), groups.get(g).get(c));
        }
        json.writeEndObject();
        fits.get(g).writeFields(form, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeBooleanField("converged", converged() == fits.size());
      Json.notes(json, notes);
      json.writeEndObject();
    }
    out.append('\n');
  }
}
