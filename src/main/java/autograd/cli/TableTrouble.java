package autograd.cli;

import autograd.rows.BadData;
import autograd.rows.Batch;
import autograd.rows.UnreadableData;

/** What goes wrong while a table is read, in words that name the table. */
final class TableTrouble {
  private TableTrouble() {}

  /** Something that reads a table. */
  interface Reading<T, E extends Exception> {
    T run() throws E;
  }

  /** Reads, and complains of a table that is none or cannot be read. */
  static <T, E extends Exception> T told(TableOptions table, Reading<T, E> reading) throws E {
    try {
      return reading.run();
    } catch (BadData e) {
      throw Failure.wrong(table.name() + ": " + e.getMessage(), null);
    } catch (UnreadableData e) {
      throw Failure.file(
          "cannot read " + table.name() + ": " + OutputFile.reason(e.reason()), null);
    }
  }

  /**
   * Complains of the row at which the reading ended, if it did.
   *
   * @param skip how to go on after such a row
   */
  static void check(TableOptions table, Batch.Failure failure, String skip) {
    if (failure != null) {
      String hint = failure.hint() == null ? skip : failure.hint() + "; " + skip;
      throw Failure.wrong(
          table.name() + ": " + failure.message(), failure.isFinal() ? failure.hint() : hint);
    }
  }
}
