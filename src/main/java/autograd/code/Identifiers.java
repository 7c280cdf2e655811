package autograd.code;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names as a target takes them: those of the formula where they are legal, else as near to them as
 * may be, and no two alike.
 */
final class Identifiers {
  private static final String[] GREEK = {
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda",
    "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi",
    "psi", "omega"
  };

  private final Target target;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> counters = new HashMap<>();

  Identifiers(Target target) {
    this.target = target;
    target.words().forEach(word -> taken.add(key(word)));
  }

  /** Names for the inside of something that has names of its own and can see only some others. */
  Identifiers inner(Iterable<String> visible) {
    Identifiers inner = new Identifiers(target);
    visible.forEach(name -> inner.taken.add(key(name)));
    return inner;
  }

  /** The name of a Greek letter; null if it is none. */
  static String greek(int character) {
    if (character >= 'α' && character <= 'ω') {
      return GREEK[character - 'α'];
    }
    if (character >= 'Α' && character <= 'Ω' && character != 0x3A2) {
      String name = GREEK[character - 'Α'];
      return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
    return null;
  }

  /** The Greek letter of that name; 0 if there is none. */
  static int letter(String name) {
    for (int c = 'Α'; c <= 'ω'; c++) {
      if (name.equals(greek(c))) {
        return c;
      }
    }
    return 0;
  }

  /** A name that nothing has yet, the wanted one if that can be. */
  String take(String wanted) {
    if (target.is("notation")) {
      taken.add(key(wanted));
      return Notation.name(target, wanted);
    }
    String legal = legal(wanted);
    String name = legal;
    for (int i = 1; !taken.add(key(name)); i++) {
      name = i == 1 ? legal + "_" : legal + "_" + i;
    }
    return name;
  }

  /** Whether a name can stand as it is, were it not for others like it. */
  boolean isLegal(String name) {
    return legal(name).equals(name) && !taken.contains(key(name));
  }

  /** What the language itself has under that name, or would take it for. */
  static String functionName(Target target, String wanted) {
    Identifiers identifiers = new Identifiers(target);
    for (String word : target.setting("functions").split(" ", -1)) {
      identifiers.taken.add(identifiers.key(word));
    }
    return identifiers.take(wanted);
  }

  /** The next of a row of names, {@code t1}, {@code t2} and so on. */
  String next(String stem) {
    while (true) {
      String name = stem + counters.merge(stem, 1, Integer::sum);
      if (taken.add(key(name))) {
        return target.is("notation") ? Notation.name(target, name) : name;
      }
    }
  }

  private String key(String name) {
    return target.is("caseless") ? name.toLowerCase(Locale.ROOT) : name;
  }

  private String legal(String name) {
    StringBuilder legal = new StringBuilder();
    // The element x[1] of a vector is x_1 where it needs a name of its own.
    name.codePoints().filter(c -> c != ']').forEach(c -> append(legal, c));
    if (legal.isEmpty() || Character.isDigit(legal.charAt(0))) {
      legal.insert(0, '_');
    }
    if (target.is("startswithletter") && legal.charAt(0) == '_') {
      legal.insert(0, 'v');
    }
    if (target.setting("free").equals("no") && isTheLanguages(legal)) {
      legal.insert(0, 'v');
    }
    return legal.toString();
  }

  /** C and C++ keep names that begin like that for themselves: {@code __x}, {@code _Bool}. */
  private static boolean isTheLanguages(CharSequence name) {
    return name.length() > 1
        && name.charAt(0) == '_'
        && (name.charAt(1) == '_' || Character.isUpperCase(name.charAt(1)));
  }

  private void append(StringBuilder legal, int c) {
    boolean isAscii = c < 128;
    if (isAscii ? Character.isLetterOrDigit(c) || c == '_' : target.is("unicode") && isLetter(c)) {
      legal.appendCodePoint(c);
    } else if (c == '[' || c == ',') {
      legal.append('_');
    } else if (c == '\'') {
      legal.append("_prime");
    } else if (c >= '₀' && c <= '₉') {
      legal.append(c - '₀');
    } else if (greek(c) != null) {
      legal.append(greek(c));
    } else {
      legal.append('u').append(Integer.toHexString(c));
    }
  }

  /** Letters that no normal form changes: what is written is what is compared. */
  private static boolean isLetter(int c) {
    return Character.isLetter(c)
        && java.text.Normalizer.isNormalized(Character.toString(c), java.text.Normalizer.Form.NFKC);
  }
}
