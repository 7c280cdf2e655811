package autograd.rows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CSV and TSV as RFC 4180 has them: fields between delimiters, in quotes where they hold one, a
 * quote doubled inside; rows end with LF or CR LF. A row passes through byte by byte as it came,
 * with its own end. Lines without anything are no rows, and no header.
 */
final class Delimited extends RowFormat {
  private final boolean hasHeader;
  private final NumberStyle style;

  /** Once the table has been looked at, if it was not told. */
  private byte delimiter;

  private boolean isTold;
  private List<String> columns = List.of();
  private byte[] head = {};
  private int headStart;
  private int headBody;
  private byte[] lineEnd = {'\n'};

  /** With that between the fields; 0 to find out. */
  Delimited(char delimiter, boolean hasHeader, NumberStyle style) {
    this.delimiter = (byte) delimiter;
    this.isTold = delimiter != 0;
    this.hasHeader = hasHeader;
    this.style = style;
  }

  /** What stands between the fields. */
  byte delimiter() {
    return delimiter;
  }

  @Override
  List<String> columns() {
    return columns;
  }

  @Override
  int lastEnd(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == Fields.QUOTE) {
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
    int next = Fields.rowEnd(bytes, 0, length, delimiter);
    while (next > 0) {
      last = next;
      next = Fields.rowEnd(bytes, next, length, delimiter);
    }
    return last;
  }

  @Override
  int firstEnd(byte[] bytes, int length) {
    if (!isTold) {
      delimiter = Separator.of(bytes, bom(bytes, length), length, style.decimal());
      isTold = true;
    }
    return Fields.rowEnd(bytes, firstStart(bytes, length), length, delimiter);
  }

  /** Behind the lines without anything that the first row may be preceded by. */
  private static int firstStart(byte[] bytes, int length) {
    int start = bom(bytes, length);
    for (int i = start; i < length && (bytes[i] == '\r' || bytes[i] == '\n'); i++) {
      start = bytes[i] == '\n' ? i + 1 : start;
    }
    return start;
  }

  private static int bom(byte[] bytes, int length) {
    return length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
  }

  @Override
  int readHead(byte[] bytes, int length) {
    int bom = bom(bytes, length);
    int end = firstEnd(bytes, length);
    int rowEnd = end == 0 ? length : end;
    List<String> names = new ArrayList<>();
    headStart = firstStart(bytes, length);
    if (hasHeader && headStart == length && length > bom) {
      throw new BadData("there is nothing in it but empty lines");
    }
    int at = headStart;
    boolean isMore = rowEnd > headStart;
    while (isMore) {
      int stop = Fields.end(bytes, at, rowEnd, delimiter);
      isMore = stop < rowEnd && bytes[stop] == delimiter;
      int textEnd = isMore ? stop : Fields.trimmedEnd(bytes, at, stop);
      checkHead(bytes, at, textEnd, rowEnd);
      names.add(hasHeader ? Fields.text(bytes, at, textEnd) : String.valueOf(names.size() + 1));
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

  /** Where there are no rows but for the head, there is more wrong than with a row. */
  private static void checkHead(byte[] bytes, int start, int end, int rowEnd) {
    if (start < rowEnd && bytes[start] == Fields.QUOTE) {
      if (Fields.quoteEnd(bytes, start, rowEnd) == rowEnd) {
        throw new BadData("its first row has a quote that is never closed");
      }
      return;
    }
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\r') {
        throw new BadData("its lines end in CR alone, and not in LF or CR LF");
      }
    }
  }

  @Override
  void writeHead(Bytes out, List<String> added) {
    if (!hasHeader) {
      out.append(head, 0, head.length);
      return;
    }
    out.append(head, 0, bom(head, head.length));
    out.append(head, headStart, headBody);
    for (String name : added) {
      out.append(delimiter).append(Fields.quoted(name, delimiter));
    }
    out.append(lineEnd, 0, lineEnd.length);
  }

  @Override
  void writeRow(Bytes out, byte[] bytes, TableRow row, double value, double[][] gradients, int at) {
    out.append(bytes, row.start, row.bodyEnd).append(delimiter);
    results.writeField(out, value, delimiter);
    for (double[] gradient : gradients) {
      out.append(delimiter);
      results.writeField(out, gradient[at], delimiter);
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
          start > row.bodyEnd
              ? start
              : Math.min(Fields.end(bytes, start, row.end, delimiter), row.bodyEnd);
      if (Fields.isQuoted(bytes, start, stop)) {
        byte[] text = Fields.text(bytes, start, stop).getBytes(StandardCharsets.UTF_8);
        Cells.write(out, asNumber ? style : null, text, 0, text.length);
      } else {
        Cells.write(out, asNumber ? style : null, bytes, start, stop);
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
    return new FieldReader(selection);
  }

  private final class FieldReader implements Reader {
    private static final int NONE = -1;

    private final byte delimiter = Delimited.this.delimiter;
    private final int width = columns.size();

    /** Bytes above this are no end of a field. */
    private final byte lastEnding = (byte) Math.max(delimiter, '\r');

    /** For each field which number of the row it is, or none. */
    private final int[] numberOf = new int[width];

    /** For each number the one before it that is of the same field, or none. */
    private final int[] twins;

    /** For each field which part of the group's key it is, or none. */
    private final int[] groupOf = new int[width];

    FieldReader(Selection selection) {
      Arrays.fill(numberOf, NONE);
      Arrays.fill(groupOf, NONE);
      twins = new int[selection.columns().size()];
      for (int c = 0; c < twins.length; c++) {
        int field = selection.columns().get(c);
        // Two inputs may be bound to one column.
        twins[c] = numberOf[field];
        numberOf[field] = c;
      }
      for (int g = 0; g < selection.groups().size(); g++) {
        groupOf[selection.groups().get(g)] = g;
      }
    }

    @Override
    public boolean read(byte[] bytes, int at, int length, TableRow row) {
      row.start = at;
      row.clear();
      int field = 0;
      int start = at;
      boolean isMore = true;
      while (isMore) {
        int stop = fieldEnd(bytes, start, length, field, row);
        isMore = stop < length && bytes[stop] == delimiter;
        int textEnd = isMore ? stop : Fields.trimmedEnd(bytes, start, stop);
        if (field < width && numberOf[field] >= 0) {
          number(bytes, start, textEnd, field, row);
        }
        if (field < width && groupOf[field] >= 0) {
          row.groups[groupOf[field]] = Fields.text(bytes, start, textEnd);
        }
        field++;
        row.bodyEnd = textEnd;
        row.end = Math.min(stop + 1, length);
        start = stop + 1;
      }
      if (field == 1 && row.bodyEnd == row.start) {
        return false;
      }
      row.lacking = Math.max(0, width - field);
      if (field != width && !row.isBroken) {
        String fields = field == 1 ? "1 field" : field + " fields";
        row.problem =
            fields + " where " + (hasHeader ? "the header" : "the first row") + " has " + width;
        row.hint = null;
        row.isMissing = false;
      }
      return true;
    }

    /** Where the field that begins at {@code at} ends; notes what must not be in it. */
    private int fieldEnd(byte[] bytes, int at, int length, int field, TableRow row) {
      int i = at;
      if (i < length && bytes[i] == Fields.QUOTE) {
        i = behindQuotes(bytes, i, length, field, row);
      }
      while (i < length) {
        byte b = bytes[i];
        if (b <= lastEnding) {
          if (b == delimiter || b == '\n') {
            return i;
          }
          if (b == '\r' && i + 1 < length && bytes[i + 1] != '\n') {
            row.fail("column " + name(field) + " holds a CR, which is no end of a line, unquoted");
          }
        }
        i++;
      }
      return length;
    }

    /** Where the rest of a field begins whose quote opens at {@code at}. */
    private int behindQuotes(byte[] bytes, int at, int length, int field, TableRow row) {
      int close = Fields.quoteEnd(bytes, at, length);
      if (close == length) {
        row.fail("the quote that opens column " + name(field) + " is never closed");
        row.isBroken = true;
        return length;
      }
      int rest = Fields.end(bytes, close + 1, length, delimiter);
      boolean isTextBehind = false;
      for (int i = close + 1; i < rest; i++) {
        isTextBehind |= bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r';
      }
      for (int i = at; i < close && isTextBehind; i++) {
        if (bytes[i] == '\n') {
          // More likely that quote opens than that it closes, and rows before it are swallowed.
          row.fail(
              "the quote that opens column " + name(field) + " is closed lines later, before text");
          row.isBroken = true;
        }
      }
      return close + 1;
    }

    private String name(int field) {
      return field < width ? columns.get(field) : String.valueOf(field + 1);
    }

    private void number(byte[] bytes, int start, int end, int field, TableRow row) {
      boolean isQuoted = Fields.isQuoted(bytes, start, end);
      double number =
          isQuoted ? style.read(bytes, start + 1, end - 1) : style.read(bytes, start, end);
      for (int c = numberOf[field]; c >= 0; c = twins[c]) {
        row.numbers[c] = number;
      }
      if (Double.isNaN(number) && (row.problem == null || row.isMissing)) {
        style.complain(row, columns.get(field), Fields.text(bytes, start, end));
      }
    }
  }
}
