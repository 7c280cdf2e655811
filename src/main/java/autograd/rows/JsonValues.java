package autograd.rows;

import java.io.IOException;
import java.io.InputStream;

/**
 * JSON values on lines of their own, however they were written: in one array, or one after the
 * other, each over several lines or on one. What is wrong within a value stays so, for the reader
 * of rows to find.
 */
final class JsonValues extends InputStream {
  private static final int BLOCK = 1 << 16;

  /** What may come next. */
  private enum Place {
    /** A value, or an array of values. */
    START,
    /** In an array: a value or its end. */
    FIRST,
    /** In an array, behind a comma: a value. */
    NEXT,
    /** In an array, behind a value: a comma or its end. */
    BEHIND,
    /** Where there is no array: a value. */
    LOOSE,
    /** Behind the array: nothing. */
    END,
    /** The rest of an object, or of an array in its place. */
    NESTED,
    /** The rest of a string there. */
    STRING,
    /** The rest of anything else. */
    WORD
  }

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];

  /** What was made of the last block: for each byte at most that and the end of a line. */
  private final byte[] lines = new byte[2 * BLOCK + 1];

  private int at;
  private int length;
  private boolean isAtEnd;

  private Place place = Place.START;
  private boolean isArray;
  private boolean isEscaped;
  private int depth;
  private long values;

  JsonValues(InputStream in) {
    this.in = in;
  }

  /** Whether it turned out to be one array. */
  boolean isArray() {
    return isArray;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int from, int most) throws IOException {
    while (at == length && !isAtEnd) {
      at = 0;
      length = 0;
      int read = in.read(block, 0, BLOCK);
      for (int i = 0; i < read; i++) {
        take(block[i]);
      }
      if (read < 0) {
        isAtEnd = true;
        end();
      }
    }
    int taken = Math.min(most, length - at);
    System.arraycopy(lines, at, to, from, taken);
    at += taken;
    return taken == 0 && most > 0 ? -1 : taken;
  }

  private void end() {
    if (isArray && place != Place.END) {
      throw new BadData("its array is not closed behind row " + values + ": was it cut short?");
    }
    if (place == Place.NESTED || place == Place.STRING || place == Place.WORD) {
      put('\n');
    }
  }

  private void put(int b) {
    lines[length++] = (byte) b;
  }

  private void take(byte b) {
    switch (place) {
      case NESTED -> nested(b);
      case STRING -> string(b);
      case WORD -> word(b);
      default -> {
        if (!isSpace(b) && !(place == Place.START && isMark(b))) {
          between(b);
        }
      }
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  /** Whether it is of the mark that some write before text in UTF-8. */
  private static boolean isMark(byte b) {
    return b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
  }

  private void between(byte b) {
    boolean isEnd = b == ']';
    switch (place) {
      case START -> {
        isArray = b == '[';
        if (isArray) {
          place = Place.FIRST;
        } else {
          begin(b);
        }
      }
      case FIRST, NEXT -> {
        if (isEnd && place == Place.FIRST) {
          place = Place.END;
        } else if (isEnd || b == ',') {
          throw new BadData("its array has a comma without a value behind row " + values);
        } else {
          begin(b);
        }
      }
      case BEHIND -> {
        if (!isEnd && b != ',') {
          throw new BadData("its array has no comma behind row " + values);
        }
        place = isEnd ? Place.END : Place.NEXT;
      }
      case LOOSE -> begin(b);
      default -> throw new BadData("there is more behind the end of its array");
    }
  }

  private void begin(byte b) {
    values++;
    put(b);
    depth = 1;
    place = b == '{' || b == '[' ? Place.NESTED : Place.WORD;
  }

  private void finish() {
    put('\n');
    place = isArray ? Place.BEHIND : Place.LOOSE;
  }

  private void nested(byte b) {
    put(isSpace(b) ? ' ' : b);
    switch (b) {
      case '"' -> place = Place.STRING;
      case '{', '[' -> depth++;
      case '}', ']' -> {
        if (--depth == 0) {
          finish();
        }
      }
      default -> {
        // Within it.
      }
    }
  }

  private void string(byte b) {
    // A line break cannot be in it, nor can 0, but that is no end of a line.
    put(b == '\n' ? 0 : b);
    if (isEscaped || b == '\\') {
      isEscaped = !isEscaped;
    } else if (b == '"') {
      place = Place.NESTED;
    }
  }

  private void word(byte b) {
    if (isSpace(b)) {
      finish();
    } else if (isArray && (b == ',' || b == ']')) {
      finish();
      between(b);
    } else {
      put(b);
    }
  }
}
