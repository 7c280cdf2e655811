package autograd.render;

import autograd.evaluate.Overwriting;
import autograd.graph.Value;
import java.util.function.Function;

/** What became of a gradient that was overwritten, in a few words. */
final class OverwritingText {
  private OverwritingText() {}

  /** Empty if nothing is wrong with it. */
  static String of(
      Overwriting overwriting, Value value, Numbers numbers, Function<Value, String> labels) {
    switch (overwriting.fate(value)) {
      case RIGHT -> {
        return "";
      }
      case INHERITED -> {
        return "wrong, as it comes from " + labels.apply(overwriting.kept(value));
      }
      default -> {
        String lost = "lost " + numbers.text(overwriting.lost(value));
        Value source = overwriting.source(value);
        Value kept = overwriting.kept(value);
        if (overwriting.count(value) > 2 || source == kept) {
          return lost + ": = kept the last of " + overwriting.count(value) + " contributions";
        }
        return lost
            + (source == null ? ", its seed" : " from " + labels.apply(source))
            + ": overwritten by that from "
            + labels.apply(kept);
      }
    }
  }
}
