package autograd.rows;

import java.util.List;

/** Reads rows of one form of text and writes them, with what is added, in another. */
final class Rewriting extends Wrapped {
  private final RowForm form;

  /** For JSON, what writes the members that are added; or null. */
  private final JsonLines members;

  private final byte delimiter;
  private final boolean[] isNumber;
  private byte[][] keys = {};

  /** The cells of a row, for each thread. */
  private final ThreadLocal<Bytes> scratches = ThreadLocal.withInitial(Bytes::new);

  Rewriting(RowFormat source, RowForm form) {
    super(source);
    this.form = form;
    this.members = form.isJson() ? new JsonLines(NumberStyle.PLAIN, form == RowForm.JSON) : null;
    this.delimiter = (byte) (form == RowForm.TSV ? '\t' : ',');
    this.isNumber = new boolean[source.columns().size()];
  }

  @Override
  void writeHead(Bytes out, List<String> added) {
    List<String> columns = source.columns();
    if (members != null) {
      members.results = results;
      members.writeHead(out, added);
      keys = new byte[columns.size()][];
      for (int c = 0; c < keys.length; c++) {
        keys[c] = new Bytes().append(JsonLines.quoted(columns.get(c))).append(": ").copy();
      }
      return;
    }
    for (int c = 0; c < columns.size(); c++) {
      out.append(c == 0 ? "" : String.valueOf((char) delimiter));
      out.append(Fields.quoted(columns.get(c), delimiter));
    }
    for (String name : added) {
      out.append(delimiter).append(Fields.quoted(name, delimiter));
    }
    out.append((byte) '\n');
  }

  @Override
  void writeEnd(Bytes out) {
    if (members != null) {
      members.writeEnd(out);
    }
  }

  @Override
  int separator() {
    return members == null ? 0 : members.separator();
  }

  @Override
  void writeRow(Bytes out, byte[] bytes, TableRow row, double value, double[][] gradients, int at) {
    open(out, bytes, row);
    if (members != null) {
      members.writeMembers(out, value, gradients, at);
    } else {
      out.append(delimiter);
      results.writeField(out, value, delimiter);
      for (double[] gradient : gradients) {
        out.append(delimiter);
        results.writeField(out, gradient[at], delimiter);
      }
    }
    close(out);
  }

  @Override
  void writeEmpty(Bytes out, byte[] bytes, TableRow row) {
    open(out, bytes, row);
    if (members != null) {
      members.writeNulls(out);
    } else {
      for (int i = 0; i < row.missing; i++) {
        out.append(delimiter);
      }
    }
    close(out);
  }

  /** Writes the row's own fields, for more to follow. */
  private void open(Bytes out, byte[] bytes, TableRow row) {
    Bytes scratch = scratches.get();
    scratch.clear();
    source.writeCells(scratch, bytes, row, isNumber);
    if (form == RowForm.JSON) {
      out.append(",\n");
    }
    int at = 0;
    for (int c = 0; c < isNumber.length; c++) {
      int length = scratch.intAt(at);
      at += Integer.BYTES;
      if (members != null) {
        out.append(c == 0 ? "{" : ", ").append(keys[c], 0, keys[c].length);
        member(out, scratch.array(), at, length);
      } else {
        out.append(c == 0 ? "" : String.valueOf((char) delimiter));
        field(out, scratch.array(), at, length);
      }
      at += Math.max(0, length);
    }
    if (members != null) {
      out.append(isNumber.length == 0 ? "{" : ", ");
    }
  }

  private void close(Bytes out) {
    if (members != null) {
      out.append((byte) '}');
    }
    if (form != RowForm.JSON) {
      out.append((byte) '\n');
    }
  }

  private void field(Bytes out, byte[] bytes, int at, int length) {
    if (length == Cells.NO_TEXT) {
      return;
    }
    boolean isPlain = true;
    for (int i = at; i < at + length && isPlain; i++) {
      byte b = bytes[i];
      isPlain = b != delimiter && b != '"' && b != '\n' && b != '\r';
    }
    if (isPlain) {
      out.append(bytes, at, at + length);
      return;
    }
    out.append((byte) '"');
    for (int i = at; i < at + length; i++) {
      if (bytes[i] == '"') {
        out.append((byte) '"');
      }
      out.append(bytes[i]);
    }
    out.append((byte) '"');
  }

  private static void member(Bytes out, byte[] bytes, int at, int length) {
    if (length == Cells.NO_TEXT) {
      out.append("null");
    } else if (isJsonNumber(bytes, at, at + length)) {
      out.append(bytes, at, at + length);
    } else {
      out.append(JsonLines.quoted(Fields.text(bytes, at, at + length)));
    }
  }

  /** Whether JSON reads it as a number: what has leading zeros is more likely a name. */
  private static boolean isJsonNumber(byte[] bytes, int from, int to) {
    int i = from < to && bytes[from] == '-' ? from + 1 : from;
    int whole = digits(bytes, i, to);
    if (whole == i || (bytes[i] == '0' && whole > i + 1)) {
      return false;
    }
    i = whole;
    if (i < to && bytes[i] == '.') {
      whole = digits(bytes, i + 1, to);
      if (whole == i + 1) {
        return false;
      }
      i = whole;
    }
    if (i < to && (bytes[i] | 0x20) == 'e') {
      int sign = i + 1 < to && (bytes[i + 1] == '-' || bytes[i + 1] == '+') ? i + 2 : i + 1;
      i = digits(bytes, sign, to);
      return i == to && i > sign;
    }
    return i == to;
  }

  private static int digits(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }
}
