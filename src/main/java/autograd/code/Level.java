package autograd.code;

import java.util.List;
import java.util.Locale;

/** How tightly a piece of text holds together, the loosest first. */
enum Level {
  CONDITIONAL,
  OR,
  AND,
  NOT,
  COMPARISON,
  SUM,
  PRODUCT,
  SIGN,
  POWER,
  ATOM;

  private static final List<Level> ALL = List.of(values());

  static Level named(String name) {
    return name.isEmpty() ? ATOM : valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The next tighter one. */
  Level above() {
    return this == ATOM ? ATOM : ALL.get(ALL.indexOf(this) + 1);
  }
}
