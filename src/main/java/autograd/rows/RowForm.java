package autograd.rows;

/** The forms in which the rows of a table can be written as text. */
public enum RowForm {
  /** Fields between commas, or between what they came with. */
  CSV,
  /** Fields between tabs. */
  TSV,
  /** An object a line. */
  JSON_LINES,
  /** One array of objects. */
  JSON;

  /** Whether rows are JSON objects. */
  public boolean isJson() {
    return this == JSON_LINES || this == JSON;
  }
}
