package autograd.code;

/** Names as they are typeset: Greek letters, digits as an index, primes, words upright. */
final class Notation {
  private Notation() {}

  static String name(Target target, String name) {
    if (name.endsWith("]")) {
      return name(target, name.replaceAll("[\\[,]", "_").replace("]", ""));
    }
    int primes = name.length();
    while (primes > 1 && name.charAt(primes - 1) == '\'') {
      primes--;
    }
    int digits = primes;
    while (digits > 1 && isIndex(name.charAt(digits - 1))) {
      digits--;
    }
    String stem = name.substring(0, digits);
    StringBuilder index = new StringBuilder();
    for (char c : name.substring(digits, primes).toCharArray()) {
      index.append(c >= '₀' && c <= '₉' ? (char) (c - '₀' + '0') : c);
    }
    if (stem.length() > 1 && stem.endsWith("_")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    int underscore = stem.indexOf('_', 1);
    if (underscore > 0 && underscore < stem.length() - 1) {
      return withIndices(target, name, underscore);
    }
    String typeset = stem(target, stem);
    if (!index.isEmpty()) {
      typeset =
          target
              .setting("index")
              .replace("{name}", typeset)
              .replace("{index}", digits(target, index.toString()));
    }
    for (int i = primes; i < name.length(); i++) {
      typeset = target.setting("prime").replace("{name}", typeset);
    }
    return typeset;
  }

  /** What follows underscores, as indices: {@code d_x_y}, {@code k_spring}. */
  private static String withIndices(Target target, String name, int underscore) {
    StringBuilder indices = new StringBuilder();
    for (String part : name.substring(underscore + 1).split("_", -1)) {
      if (!part.isEmpty()) {
        indices.append(indices.isEmpty() ? "" : target.setting("indices"));
        boolean isNumber = Character.isDigit(part.charAt(0));
        indices.append(isNumber ? digits(target, part) : name(target, part));
      }
    }
    return target
        .setting("index")
        .replace("{name}", name(target, name.substring(0, underscore)))
        .replace("{index}", indices.toString());
  }

  private static String digits(Target target, String digits) {
    return target.setting("digits").replace("{}", digits);
  }

  private static boolean isIndex(char c) {
    return (c >= '0' && c <= '9') || (c >= '₀' && c <= '₉');
  }

  private static String stem(Target target, String stem) {
    boolean isMarkup = target.setting("greek").isEmpty();
    if (isMarkup) {
      int letter = Identifiers.letter(stem);
      String text = letter > 0 ? Character.toString(letter) : stem;
      return target.setting("word").replace("{name}", text);
    }
    if (stem.codePointCount(0, stem.length()) == 1) {
      String greek = Identifiers.greek(stem.codePointAt(0));
      return greek == null ? stem.replace("_", "\\_") : greek(target, greek);
    }
    return Identifiers.letter(stem) > 0
        ? greek(target, stem)
        : target.setting("word").replace("{name}", stem.replace("_", "\\_"));
  }

  /** LaTeX has commands for the Greek letters that look like no Latin one. */
  private static String greek(Target target, String name) {
    boolean isCapital = Character.isUpperCase(name.charAt(0));
    boolean isLatin =
        name.equals("omicron")
            || (isCapital
                && !java.util.Set.of(
                        "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi",
                        "Psi", "Omega")
                    .contains(name));
    return target.setting(isLatin ? "word" : "greek").replace("{name}", name);
  }
}
