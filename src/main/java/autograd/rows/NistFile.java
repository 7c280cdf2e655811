package autograd.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The files of NIST's Statistical Reference Datasets: pages of words, and behind the last line that
 * begins with {@code Data:} and names the columns, numbers between blanks.
 */
public final class NistFile {
  /** How such a file begins, without its blanks. */
  public static final String START = "NIST/ITLStRD";

  private static final String HEAD = "Data:";

  private NistFile() {}

  /**
   * Its table as CSV.
   *
   * @throws BadData if it has none
   * @throws UnreadableData if it cannot be read
   */
  public static InputStream asCsv(InputStream in) {
    List<String> lines;
    try {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UnreadableData(e);
    }
    int head = lines.size() - 1;
    while (head >= 0 && !lines.get(head).startsWith(HEAD)) {
      head--;
    }
    if (head < 0) {
      throw new BadData("no line in it begins with " + HEAD + ", as in a file of NIST's");
    }
    StringBuilder csv = new StringBuilder(fields(lines.get(head).substring(HEAD.length())));
    for (String line : lines.subList(head + 1, lines.size())) {
      csv.append(fields(line));
    }
    return new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String fields(String line) {
    return line.isBlank() ? "" : line.strip().replaceAll("\\s+", ",") + "\n";
  }
}
