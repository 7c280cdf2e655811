package autograd.render;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.util.List;

/** Tables for other programs: RFC 4180, with a separator of one's choice. */
final class Delimited {
  private Delimited() {}

  static void write(Appendable out, char separator, List<String> header, List<List<String>> rows)
      throws IOException {
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(separator)
            .lineDelimiter(LineDelimiter.LF)
            .build(new AppendableWriter(out));
    csv.writeRecord(header);
    rows.forEach(csv::writeRecord);
    csv.flush();
  }
}
