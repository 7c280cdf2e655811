package autograd.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows for other programs, each as long as the header. */
final class DelimitedRows implements Rows {
  private final Appendable out;
  private final char separator;
  private final int width;

  DelimitedRows(Appendable out, char separator, String... header) throws IOException {
    this.out = out;
    this.separator = separator;
    this.width = header.length;
    List<String> trimmed = new ArrayList<>();
    for (String heading : header) {
      trimmed.add(heading.trim());
    }
    Delimited.write(out, separator, trimmed);
  }

  @Override
  public void row(String... cells) throws IOException {
    List<String> row = new ArrayList<>(List.of(cells));
    while (row.size() < width) {
      row.add("");
    }
    Delimited.write(out, separator, row);
  }

  @Override
  public void end() {}
}
