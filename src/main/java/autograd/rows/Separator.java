package autograd.rows;

/** Finds out what stands between the fields of a table, from its first rows. */
final class Separator {
  private static final byte[] CANDIDATES = {',', ';', '\t'};

  /** So many rows tell. */
  private static final int ROWS = 20;

  private Separator() {}

  /**
   * The first candidate that cuts each of the first rows into as many fields, and not into one; a
   * comma if there is none.
   *
   * @param decimal the decimal mark of numbers, which cannot stand between them
   */
  static byte of(byte[] bytes, int from, int length, char decimal) {
    for (byte candidate : CANDIDATES) {
      if (candidate != decimal && cutsAlike(bytes, from, length, candidate)) {
        return candidate;
      }
    }
    return decimal == ',' ? (byte) ';' : (byte) ',';
  }

  private static boolean cutsAlike(byte[] bytes, int from, int length, byte candidate) {
    int first = 0;
    int fields = 1;
    int rows = 0;
    int at = from;
    while (at < length && rows < ROWS) {
      int stop = Fields.end(bytes, at, length, candidate);
      boolean isField = stop < length && bytes[stop] == candidate;
      boolean isBlank = fields == 1 && Fields.trimmedEnd(bytes, at, stop) == at;
      if (isField) {
        fields++;
      } else if (!isBlank && (stop < length || rows == 0)) {
        first = rows == 0 ? fields : first;
        if (fields != first || first == 1) {
          return false;
        }
        rows++;
      }
      fields = isField ? fields : 1;
      at = stop + 1;
    }
    return rows > 0;
  }
}
