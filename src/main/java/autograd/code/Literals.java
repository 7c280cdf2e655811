package autograd.code;

import autograd.render.Numbers;

/** Numbers as a target writes them: the fewest digits that read back to the same double. */
final class Literals {
  private final Target target;

  Literals(Target target) {
    this.target = target;
  }

  /** The phrase for a number that has a name, and for what is not finite; null for the others. */
  Phrase named(double number) {
    if (Double.isNaN(number)) {
      return target.phrase("nan");
    }
    double size = Math.abs(number);
    String name =
        size == Math.PI
            ? "pi"
            : size == Math.E
                ? "e"
                : size == 2 * Math.PI ? "tau" : size == Double.POSITIVE_INFINITY ? "inf" : null;
    return name == null ? null : target.phrase(name);
  }

  /** How tightly the number holds together. */
  Level level(double number) {
    if (isNegative(number)) {
      return Level.SIGN;
    }
    Phrase named = named(number);
    if (named != null) {
      return named.level();
    }
    if (!target.is("notation")) {
      return Level.ATOM;
    }
    String text = text(number);
    return text.contains(" ") || text.contains("<mrow>")
        ? Level.PRODUCT
        : text.contains("10^") || text.contains("msup") ? Level.POWER : Level.ATOM;
  }

  String text(double number) {
    Phrase named = named(number);
    String sign = isNegative(number) ? target.setting("minus") : "";
    if (named != null) {
      return sign + named.text(0);
    }
    double size = Math.abs(number);
    return sign
        + switch (target.setting("number")) {
          // Where -0 is a whole number it has no sign.
          case "short" -> sign.isEmpty() || size > 0 ? Numbers.shortest().text(size) : "0.0";
          case "exponent" -> withExponent(Numbers.shortest().text(size));
          case "typeset" -> typeset(Numbers.shortest().text(size));
          default -> Numbers.json().text(size) + target.setting("suffix");
        };
  }

  private static boolean isNegative(double number) {
    return number < 0 || (number == 0 && 1 / number < 0);
  }

  /** A number with a point alone would be a decimal to SQL, and no double. */
  private static String withExponent(String text) {
    return text.indexOf('e') < 0 ? text + "e0" : text;
  }

  private String typeset(String text) {
    int e = text.indexOf('e');
    if (e == 1 && text.charAt(0) == '1') {
      return target.setting("power").replace("{exponent}", text.substring(e + 1));
    }
    return e < 0
        ? target.setting("digits").replace("{}", text)
        : target
            .setting("scientific")
            .replace("{digits}", text.substring(0, e))
            .replace("{exponent}", text.substring(e + 1));
  }
}
