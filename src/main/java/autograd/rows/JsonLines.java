package autograd.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * JSON lines: an object a line, whose members are the columns. A row passes through byte by byte as
 * it came, with members added before its last brace.
 */
final class JsonLines extends RowFormat {
  private byte[][] keys = {};
  private final List<String> columns = new ArrayList<>();

  @Override
  List<String> columns() {
    return columns;
  }

  @Override
  int lastEnd(byte[] bytes, int length) {
    int i = length;
    while (i > 0 && bytes[i - 1] != '\n') {
      i--;
    }
    return i;
  }

  @Override
  int firstEnd(byte[] bytes, int length) {
    return end(bytes, 0, length);
  }

  private static int end(byte[] bytes, int at, int length) {
    for (int i = at; i < length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  @Override
  int readHead(byte[] bytes, int length) {
    int bom = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
    int end = end(bytes, bom, length);
    try (JsonParser parser =
        new JsonFactory().createParser(bytes, bom, (end == 0 ? length : end) - bom)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          columns.add(parser.currentName());
          parser.nextToken();
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      // The first row is read once more, and then found wrong in its place.
      return bom;
    }
    return bom;
  }

  @Override
  void writeHead(Bytes out, List<String> added) {
    keys = new byte[added.size()][];
    for (int k = 0; k < keys.length; k++) {
      String key = new String(JsonStringEncoder.getInstance().quoteAsString(added.get(k)));
      keys[k] = ("\"" + key + "\": ").getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  void writeRow(Bytes out, byte[] bytes, TableRow row, double value, double[][] gradients, int at) {
    int body = openBody(out, bytes, row);
    member(out, 0, value);
    for (int k = 0; k < gradients.length; k++) {
      out.append((byte) ',').append((byte) ' ');
      member(out, k + 1, gradients[k][at]);
    }
    out.append(bytes, body, row.end);
    endLine(out, bytes, row);
  }

  private void member(Bytes out, int k, double number) {
    out.append(keys[k], 0, keys[k].length);
    boolean isFinite = Double.isFinite(number);
    if (!isFinite) {
      out.append((byte) '"');
    }
    out.append(number, true);
    if (!isFinite) {
      out.append((byte) '"');
    }
  }

  @Override
  void writeEmpty(Bytes out, byte[] bytes, TableRow row) {
    if (row.bodyEnd < 0) {
      // No object, so nothing can be added to it.
      out.append(bytes, row.start, row.end);
      endLine(out, bytes, row);
      return;
    }
    int body = openBody(out, bytes, row);
    for (int k = 0; k < keys.length; k++) {
      out.append(k == 0 ? "" : ", ").append(keys[k], 0, keys[k].length).append("null");
    }
    out.append(bytes, body, row.end);
    endLine(out, bytes, row);
  }

  @Override
  void writeCells(Bytes out, byte[] bytes, TableRow row, boolean[] isNumber) {
    byte[][] cells = new byte[isNumber.length][0];
    if (row.bodyEnd >= 0) {
      try (JsonParser parser =
          new JsonFactory().createParser(bytes, row.start, row.bodyEnd - row.start)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          int column = columns.indexOf(name);
          if (column < 0) {
            throw new BadData(
                "a row has a member '"
                    + name
                    + "' that the first row lacks, and so there is no column for it");
          }
          cells[column] = cell(parser, bytes, row.start);
        }
      } catch (IOException e) {
        throw new IllegalStateException("it has been read before", e);
      }
    }
    for (int c = 0; c < cells.length; c++) {
      Cells.write(out, isNumber[c], cells[c], 0, cells[c].length);
    }
  }

  /** A member as text: what a string holds, any other as it is written. */
  private static byte[] cell(JsonParser parser, byte[] bytes, int start) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_NULL) {
      return new byte[0];
    }
    if (!token.isStructStart()) {
      return parser.getText().getBytes(StandardCharsets.UTF_8);
    }
    int from = start + (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int to = start + (int) parser.currentLocation().getByteOffset();
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Copies the object up to the end of its last member, and answers with where the rest begins. */
  private static int openBody(Bytes out, byte[] bytes, TableRow row) {
    int last = row.bodyEnd - 1;
    while (last > row.start && (bytes[last - 1] == ' ' || bytes[last - 1] == '\t')) {
      last--;
    }
    out.append(bytes, row.start, last);
    if (bytes[last - 1] != '{') {
      out.append((byte) ',').append((byte) ' ');
    }
    return row.bodyEnd - 1;
  }

  private static void endLine(Bytes out, byte[] bytes, TableRow row) {
    if (bytes[row.end - 1] != '\n') {
      out.append((byte) '\n');
    }
  }

  @Override
  Reader reader(Selection selection) {
    return new MemberReader(selection);
  }

  private static final class MemberReader implements Reader {
    private final JsonFactory factory = new JsonFactory();
    private final List<String> columns;
    private final String group;
    private final List<String> added;
    private final boolean[] found;

    MemberReader(Selection selection) {
      this.columns = selection.columns();
      this.group = selection.group();
      this.added = selection.added();
      this.found = new boolean[columns.size()];
    }

    @Override
    public boolean read(byte[] bytes, int at, int length, TableRow row) {
      int next = end(bytes, at, length);
      row.start = at;
      row.end = next == 0 ? length : next;
      row.problem = null;
      row.group = null;
      int body = row.end;
      while (body > at && bytes[body - 1] <= ' ') {
        body--;
      }
      if (body == at) {
        return false;
      }
      row.bodyEnd = body;
      Arrays.fill(found, false);
      try (JsonParser parser = factory.createParser(bytes, at, body - at)) {
        readObject(parser, row);
      } catch (IOException e) {
        row.problem = "not JSON: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        row.bodyEnd = -1;
      }
      for (int c = 0; c < found.length && row.problem == null; c++) {
        if (!found[c]) {
          row.problem = "there is no " + columns.get(c);
        }
      }
      if (group != null && row.group == null && row.problem == null) {
        row.problem = "there is no " + group;
      }
      return true;
    }

    private void readObject(JsonParser parser, TableRow row) throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        row.problem = "not a JSON object";
        row.bodyEnd = -1;
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (name.equals(group)) {
          row.group = parser.getText();
        }
        for (int c = 0; c < found.length; c++) {
          if (columns.get(c).equals(name)) {
            found[c] = true;
            row.numbers[c] = number(parser, token, name, row);
          }
        }
        if (added.contains(name) && row.problem == null) {
          row.problem = "there is a " + name + " already";
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        row.problem = "more than one JSON object";
        row.bodyEnd = -1;
      }
    }

    private static double number(JsonParser parser, JsonToken token, String name, TableRow row)
        throws IOException {
      double number = Double.NaN;
      if (token.isNumeric() || token == JsonToken.VALUE_STRING) {
        byte[] text = parser.getText().getBytes(StandardCharsets.UTF_8);
        number = NumberField.read(text, 0, text.length);
      }
      if (Double.isNaN(number) && row.problem == null) {
        row.problem =
            token == JsonToken.VALUE_NULL
                ? "column " + name + " is empty"
                : token == JsonToken.VALUE_STRING
                    ? "column " + name + " holds '" + parser.getText() + "', which is no number"
                    : "column " + name + " holds no number";
      }
      return number;
    }
  }
}
