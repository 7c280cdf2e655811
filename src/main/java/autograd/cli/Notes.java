package autograd.cli;

import autograd.lang.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What there is to say besides an answer, which repeats it. */
final class Notes {
  private final Console console;

  /** What every note here begins with. */
  private final String where;

  private final List<String> notes = new ArrayList<>();

  Notes(Console console) {
    this(console, "");
  }

  /** Notes of a part, which is named on the console; null to say nothing there. */
  Notes(Console console, String where) {
    this.console = console;
    this.where = where;
  }

  /** Says it. */
  void add(String text, String hint) {
    notes.add(text);
    if (where != null) {
      console.tell(Diagnostic.note(where + text, null, null).hint(hint));
    }
  }

  /** Says it, if there is anything to say. */
  void add(Diagnostic note) {
    if (note != null) {
      notes.add(note.message());
      console.tell(note);
    }
  }

  /** Keeps what has been said already. */
  void keep(String text) {
    notes.add(text);
  }

  /** All that was said, in order. */
  List<String> all() {
    return notes;
  }
}
