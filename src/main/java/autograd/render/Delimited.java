package autograd.render;

import java.io.IOException;
import java.util.List;

/** Tables for other programs: RFC 4180, with a separator of one's choice. */
final class Delimited {
  private Delimited() {}

  static void write(Appendable out, char separator, List<String> header, List<List<String>> rows)
      throws IOException {
    write(out, separator, header);
    for (List<String> row : rows) {
      write(out, separator, row);
    }
  }

  /** Writes one row. */
  static void write(Appendable out, char separator, List<String> row) throws IOException {
    for (int i = 0; i < row.size(); i++) {
      if (i > 0) {
        out.append(separator);
      }
      write(out, separator, row.get(i));
    }
    out.append('\n');
  }

  /** A field stands in quotes where it holds what would end it, and a quote inside is doubled. */
  private static void write(Appendable out, char separator, String field) throws IOException {
    boolean isPlain =
        field.indexOf(separator) < 0
            && field.indexOf('"') < 0
            && field.indexOf('\n') < 0
            && field.indexOf('\r') < 0;
    out.append(isPlain ? field : '"' + field.replace("\"", "\"\"") + '"');
  }
}
