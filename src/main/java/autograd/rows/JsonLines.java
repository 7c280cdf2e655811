package autograd.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * JSON lines: an object a line, whose members are the columns. A row passes through byte by byte as
 * it came, with members added before its last brace; where the rows are wanted as an array, with a
 * comma before it.
 */
final class JsonLines extends RowFormat {
  /** Of numbers of any length, and of NaN, it is said where they stand what is wrong with them. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .build())
          .build();

  private final NumberStyle style;
  private final boolean isArray;
  private byte[][] keys = {};
  private List<String> columns = List.of();

  /** As lines, or as one array when they are written. */
  JsonLines(NumberStyle style, boolean isArray) {
    this.style = style;
    this.isArray = isArray;
  }

  /** The same rows, to be written as lines or as an array. */
  JsonLines as(RowForm form) {
    JsonLines other = new JsonLines(style, form == RowForm.JSON);
    other.columns = columns;
    return other;
  }

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

  /** The first line may be empty. */
  @Override
  int firstEnd(byte[] bytes, int length) {
    return end(bytes, first(bytes, length), length);
  }

  private static int first(byte[] bytes, int length) {
    int i = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
    while (i < length && bytes[i] <= ' ' && bytes[i] >= 0) {
      i++;
    }
    return i;
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
    int first = first(bytes, length);
    int end = end(bytes, first, length);
    Set<String> names = new LinkedHashSet<>();
    try (JsonParser parser = JSON.createParser(bytes, first, (end == 0 ? length : end) - first)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          names.add(parser.currentName());
          parser.nextToken();
          parser.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      // A first row with names is read once more, and then found wrong in its place.
      if (names.isEmpty()) {
        throw new BadData("its first row is not JSON: " + JsonFault.text(e));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    columns = List.copyOf(names);
    return first;
  }

  @Override
  void writeHead(Bytes out, List<String> added) {
    keys = new byte[added.size()][];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = (quoted(added.get(k)) + ": ").getBytes(StandardCharsets.UTF_8);
    }
    if (isArray) {
      out.append("[");
    }
  }

  static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  @Override
  void writeEnd(Bytes out) {
    if (isArray) {
      out.append("\n]\n");
    }
  }

  @Override
  int separator() {
    return isArray ? 1 : 0;
  }

  /** What stands before a row. */
  private void begin(Bytes out) {
    if (isArray) {
      out.append((byte) ',').append((byte) '\n');
    }
  }

  /** What stands behind an object that ends at {@code at}. */
  private void finish(Bytes out, byte[] bytes, TableRow row, int at) {
    if (isArray) {
      return;
    }
    out.append(bytes, at, row.end);
    if (bytes[row.end - 1] != '\n') {
      out.append((byte) '\n');
    }
  }

  @Override
  void writeRow(Bytes out, byte[] bytes, TableRow row, double value, double[][] gradients, int at) {
    begin(out);
    openBody(out, bytes, row);
    writeMembers(out, value, gradients, at);
    out.append((byte) '}');
    finish(out, bytes, row, row.bodyEnd);
  }

  /** The added numbers as members. */
  void writeMembers(Bytes out, double value, double[][] gradients, int at) {
    member(out, 0, value);
    for (int k = 0; k < gradients.length; k++) {
      out.append((byte) ',').append((byte) ' ');
      member(out, k + 1, gradients[k][at]);
    }
  }

  private void member(Bytes out, int k, double number) {
    out.append(keys[k], 0, keys[k].length);
    boolean isFinite = Double.isFinite(number);
    if (!isFinite) {
      out.append((byte) '"');
    }
    results.write(out, number, true);
    if (!isFinite) {
      out.append((byte) '"');
    }
  }

  @Override
  void writeEmpty(Bytes out, byte[] bytes, TableRow row) {
    begin(out);
    if (row.bodyEnd < 0 && !isArray) {
      // No object, so nothing can be added to it.
      finish(out, bytes, row, row.start);
      return;
    }
    if (row.bodyEnd < 0) {
      out.append((byte) '{');
    } else {
      openBody(out, bytes, row);
    }
    writeNulls(out);
    out.append((byte) '}');
    finish(out, bytes, row, row.bodyEnd);
  }

  /** The added numbers as members, where there are none. */
  void writeNulls(Bytes out) {
    for (int k = 0; k < keys.length; k++) {
      out.append(k == 0 ? "" : ", ").append(keys[k], 0, keys[k].length).append("null");
    }
  }

  @Override
  void writeCells(Bytes out, byte[] bytes, TableRow row, boolean[] isNumber) {
    byte[][] cells = new byte[isNumber.length][0];
    if (row.bodyEnd >= 0) {
      try (JsonParser parser = JSON.createParser(bytes, row.start, row.bodyEnd - row.start)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          int column = columns.indexOf(parser.currentName());
          byte[] cell = cell(parser, bytes, row.start);
          if (column >= 0) {
            cells[column] = cell;
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException("it has been read before", e);
      }
    }
    for (int c = 0; c < cells.length; c++) {
      Cells.write(out, isNumber[c] ? style : null, cells[c], 0, cells[c].length);
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

  /** Copies the object up to the end of its last member, for more to follow. */
  private static void openBody(Bytes out, byte[] bytes, TableRow row) {
    int last = row.bodyEnd - 1;
    while (last > row.start && (bytes[last - 1] == ' ' || bytes[last - 1] == '\t')) {
      last--;
    }
    out.append(bytes, row.start, last);
    if (bytes[last - 1] != '{') {
      out.append((byte) ',').append((byte) ' ');
    }
  }

  @Override
  Reader reader(Selection selection) {
    return new MemberReader(selection);
  }

  private final class MemberReader implements Reader {
    private final List<String> wanted = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<String> added;

    /** The names that a row may have; null for any. */
    private final Set<String> known;

    private final boolean[] isFound;

    MemberReader(Selection selection) {
      selection.columns().forEach(column -> wanted.add(columns.get(column)));
      selection.groups().forEach(column -> groups.add(columns.get(column)));
      this.added = selection.added();
      this.known = selection.isWhole() ? Set.copyOf(columns) : null;
      this.isFound = new boolean[wanted.size()];
    }

    @Override
    public boolean read(byte[] bytes, int at, int length, TableRow row) {
      int next = end(bytes, at, length);
      row.start = at;
      row.end = next == 0 ? length : next;
      row.clear();
      int body = row.end;
      while (body > at && bytes[body - 1] <= ' ' && bytes[body - 1] >= 0) {
        body--;
      }
      if (body == at) {
        return false;
      }
      row.bodyEnd = body;
      Arrays.fill(isFound, false);
      Arrays.fill(row.groups, null);
      try (JsonParser parser = JSON.createParser(bytes, at, body - at)) {
        readObject(parser, row);
      } catch (JsonProcessingException e) {
        row.fail("not JSON: " + JsonFault.text(e));
        row.bodyEnd = -1;
      } catch (IOException e) {
        row.fail("not JSON: " + e.getMessage());
        row.bodyEnd = -1;
      }
      for (int c = 0; c < isFound.length; c++) {
        if (!isFound[c]) {
          fail(row, "there is no " + wanted.get(c));
        }
      }
      for (int g = 0; g < row.groups.length; g++) {
        if (row.groups[g] == null) {
          fail(row, "there is no " + groups.get(g));
        }
      }
      return true;
    }

    /** What was found first is told. */
    private static void fail(TableRow row, String what) {
      if (row.problem == null || row.isMissing) {
        row.fail(what);
      }
    }

    private void readObject(JsonParser parser, TableRow row) throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        row.fail("not a JSON object");
        row.bodyEnd = -1;
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        member(parser, token, name, row);
        if (added.contains(name)) {
          fail(row, "there is a " + name + " already");
        }
        if (known != null && !known.contains(name)) {
          fail(row, "there is a " + name + ", which the first row has not: it has no column");
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        row.fail("more than one JSON object");
        row.bodyEnd = -1;
      }
    }

    private void member(JsonParser parser, JsonToken token, String name, TableRow row)
        throws IOException {
      int group = groups.indexOf(name);
      boolean isTwice = group >= 0 && row.groups[group] != null;
      if (group >= 0 && token.isStructStart()) {
        fail(row, "column " + name + " holds more than a text or a number");
        row.groups[group] = "";
      } else if (group >= 0) {
        row.groups[group] = parser.getText();
      }
      for (int c = 0; c < isFound.length; c++) {
        if (wanted.get(c).equals(name)) {
          isTwice |= isFound[c];
          isFound[c] = true;
          row.numbers[c] = number(parser, token, name, row);
        }
      }
      if (isTwice) {
        fail(row, "there are two of " + name);
      }
    }

    private double number(JsonParser parser, JsonToken token, String name, TableRow row)
        throws IOException {
      if (token != JsonToken.VALUE_NULL && token != JsonToken.VALUE_STRING && !token.isNumeric()) {
        fail(row, "column " + name + " holds no number");
        return Double.NaN;
      }
      String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      double number =
          token == JsonToken.VALUE_STRING
              ? style.read(bytes, 0, bytes.length)
              : NumberField.read(bytes, 0, bytes.length);
      if (Double.isNaN(number) && (row.problem == null || row.isMissing)) {
        style.complain(row, name, text);
      }
      return number;
    }
  }
}
