package autograd.rows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CSV and TSV as RFC 4180 has them: fields between delimiters, in quotes where they hold one, a
 * quote doubled inside; rows end with LF or CR LF. A row passes through byte by byte as it came,
 * with its own end. Lines without anything are no rows, unless the table has one column.
 */
final class Delimited extends RowFormat {
  private static final byte QUOTE = '"';

  private final byte delimiter;
  private final boolean hasHeader;

  private List<String> columns = List.of();
  private byte[] head = {};
  private int headBody;
  private byte[] lineEnd = {'\n'};

  Delimited(char delimiter, boolean hasHeader) {
    this.delimiter = (byte) delimiter;
    this.hasHeader = hasHeader;
  }

  @Override
  List<String> columns() {
    return columns;
  }

  @Override
  int lastEnd(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == QUOTE) {
        return lastEndAmongQuotes(bytes, length);
      }
    }
    for (int i = length - 1; i >= 0; i--) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private int lastEndAmongQuotes(byte[] bytes, int length) {
    int last = 0;
    for (int next = endAfter(bytes, 0, length); next > 0; next = endAfter(bytes, next, length)) {
      last = next;
    }
    return last;
  }

  @Override
  int firstEnd(byte[] bytes, int length) {
    return endAfter(bytes, 0, length);
  }

  /** Where the row that begins at {@code at} ends; 0 if its end is not there. */
  private int endAfter(byte[] bytes, int at, int length) {
    int i = at;
    while (i < length) {
      i = fieldEnd(bytes, i, length);
      if (i < length && bytes[i] == '\n') {
        return i + 1;
      }
      i++;
    }
    return 0;
  }

  /** Where the field that begins at {@code at} ends: at a delimiter, an LF, or the end. */
  private int fieldEnd(byte[] bytes, int at, int length) {
    int i = at;
    if (i < length && bytes[i] == QUOTE) {
      i++;
      while (i < length && (bytes[i] != QUOTE || (i + 1 < length && bytes[i + 1] == QUOTE))) {
        i += bytes[i] == QUOTE ? 2 : 1;
      }
      i++;
    }
    while (i < length && bytes[i] != delimiter && bytes[i] != '\n') {
      i++;
    }
    return Math.min(i, length);
  }

  @Override
  int readHead(byte[] bytes, int length) {
    int bom = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
    int end = endAfter(bytes, bom, length);
    int rowEnd = end == 0 ? length : end;
    List<String> names = new ArrayList<>();
    int at = bom;
    boolean isMore = rowEnd > bom;
    while (isMore) {
      int stop = fieldEnd(bytes, at, rowEnd);
      isMore = stop < rowEnd && bytes[stop] == delimiter;
      int textEnd = isMore ? stop : bodyEnd(bytes, at, stop);
      names.add(hasHeader ? text(bytes, at, textEnd) : String.valueOf(names.size() + 1));
      headBody = textEnd;
      at = stop + 1;
    }
    columns = names;
    if (end > 0) {
      lineEnd = Arrays.copyOfRange(bytes, headBody, end);
    }
    int taken = hasHeader ? rowEnd : bom;
    head = Arrays.copyOf(bytes, taken);
    return taken;
  }

  /** The end of the last field of a row, less the CR of its line's end. */
  private static int bodyEnd(byte[] bytes, int start, int end) {
    return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  /** A field as text, its quotes taken off. */
  private static String text(byte[] bytes, int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text;
  }

  @Override
  void writeHead(Bytes out, List<String> added) {
    if (!hasHeader) {
      out.append(head, 0, head.length);
      return;
    }
    out.append(head, 0, headBody);
    for (String name : added) {
      out.append(delimiter).append(quoted(name));
    }
    out.append(lineEnd, 0, lineEnd.length);
  }

  private String quoted(String text) {
    boolean isPlain =
        text.indexOf(delimiter) < 0
            && text.indexOf('"') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0;
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  void writeRow(Bytes out, byte[] bytes, TableRow row, double value, double[][] gradients, int at) {
    out.append(bytes, row.start, row.bodyEnd).append(delimiter).append(value, false);
    for (double[] gradient : gradients) {
      out.append(delimiter).append(gradient[at], false);
    }
    endLine(out, bytes, row);
  }

  @Override
  void writeEmpty(Bytes out, byte[] bytes, TableRow row) {
    out.append(bytes, row.start, row.bodyEnd);
    for (int i = 0; i < row.lacking + row.missing; i++) {
      out.append(delimiter);
    }
    endLine(out, bytes, row);
  }

  @Override
  void writeCells(Bytes out, byte[] bytes, TableRow row, boolean[] isNumber) {
    int start = row.start;
    for (boolean asNumber : isNumber) {
      int stop =
          start > row.bodyEnd ? start : Math.min(fieldEnd(bytes, start, row.end), row.bodyEnd);
      boolean isQuoted = stop - start > 1 && bytes[start] == QUOTE && bytes[stop - 1] == QUOTE;
      if (isQuoted) {
        byte[] text = text(bytes, start, stop).getBytes(StandardCharsets.UTF_8);
        Cells.write(out, asNumber, text, 0, text.length);
      } else {
        Cells.write(out, asNumber, bytes, start, stop);
      }
      start = stop + 1;
    }
  }

  private void endLine(Bytes out, byte[] bytes, TableRow row) {
    if (row.end > row.bodyEnd && bytes[row.end - 1] == '\n') {
      out.append(bytes, row.bodyEnd, row.end);
    } else {
      out.append(lineEnd, 0, lineEnd.length);
    }
  }

  @Override
  Reader reader(Selection selection) {
    int[] numberOf = new int[columns.size()];
    Arrays.fill(numberOf, -1);
    int[] twins = new int[selection.columns().size()];
    Arrays.fill(twins, -1);
    for (int c = 0; c < selection.columns().size(); c++) {
      int field = columns.indexOf(selection.columns().get(c));
      // Two inputs may be bound to one column.
      twins[c] = numberOf[field];
      numberOf[field] = c;
    }
    return new FieldReader(numberOf, twins, columns.indexOf(selection.group()));
  }

  private final class FieldReader implements Reader {
    private final int[] numberOf;
    private final int[] twins;
    private final int group;

    FieldReader(int[] numberOf, int[] twins, int group) {
      this.numberOf = numberOf;
      this.twins = twins;
      this.group = group;
    }

    @Override
    public boolean read(byte[] bytes, int at, int length, TableRow row) {
      row.start = at;
      row.problem = null;
      row.group = null;
      int field = 0;
      int start = at;
      boolean isMore = true;
      while (isMore) {
        int stop = fieldEnd(bytes, start, length);
        isMore = stop < length && bytes[stop] == delimiter;
        int textEnd = isMore ? stop : bodyEnd(bytes, start, stop);
        if (field < numberOf.length && numberOf[field] >= 0) {
          number(bytes, start, textEnd, field, row);
        }
        if (field == group) {
          row.group = text(bytes, start, textEnd);
        }
        field++;
        row.bodyEnd = textEnd;
        row.end = Math.min(stop + 1, length);
        start = stop + 1;
      }
      if (field == 1 && row.bodyEnd == row.start && columns.size() > 1) {
        return false;
      }
      row.lacking = Math.max(0, columns.size() - field);
      if (field != columns.size()) {
        String fields = field == 1 ? "1 field" : field + " fields";
        String where = hasHeader ? "the header" : "the first row";
        row.problem = fields + " where " + where + " has " + columns.size();
      }
      return true;
    }

    private void number(byte[] bytes, int start, int end, int field, TableRow row) {
      boolean isQuoted = end - start > 1 && bytes[start] == QUOTE && bytes[end - 1] == QUOTE;
      double number =
          isQuoted
              ? NumberField.read(bytes, start + 1, end - 1)
              : NumberField.read(bytes, start, end);
      for (int c = numberOf[field]; c >= 0; c = twins[c]) {
        row.numbers[c] = number;
      }
      if (Double.isNaN(number) && row.problem == null) {
        String text = text(bytes, start, end);
        row.problem =
            "column "
                + columns.get(field)
                + (text.isBlank() ? " is empty" : " holds '" + text + "', which is no number");
      }
    }
  }
}
