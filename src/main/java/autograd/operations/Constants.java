package autograd.operations;

import java.util.List;

/** The named numbers of the language. A formula may bind any of these names to something else. */
public final class Constants {
  private Constants() {}

  /** The names, for help and completion. */
  public static List<String> names() {
    return List.of("pi", "e", "inf", "nan", "true", "false");
  }

  /**
   * The number of that name, or null. Names that other languages have for it count too where they
   * can mean nothing else: {@code PI}, {@code M_E}, {@code ∞}, {@code True}.
   */
  public static Double named(String name) {
    return switch (name) {
      case "pi", "π", "PI", "M_PI" -> Math.PI;
      case "e", "M_E" -> Math.E;
      case "inf", "Inf", "Infinity", "INFINITY", "∞" -> Double.POSITIVE_INFINITY;
      case "nan", "NaN", "NAN" -> Double.NaN;
      case "true", "True", "TRUE" -> 1.0;
      case "false", "False", "FALSE" -> 0.0;
      default -> null;
    };
  }

  /**
   * How the constant is written that someone may have meant by a name that is none, or null: {@code
   * pi} for {@code Pi}, {@code 2*pi} for {@code tau}, {@code e} for {@code E}.
   */
  public static String meant(String name) {
    return switch (name) {
      case "Pi", "pI", "Π" -> "pi";
      case "tau", "τ", "Tau", "TAU" -> "2*pi";
      case "E", "exp1" -> "e";
      case "INF", "infinity", "oo" -> "inf";
      default -> null;
    };
  }

  /**
   * The number that a module of another language keeps under that name, or null: besides the names
   * that are constants everywhere {@code Math.E} and {@code math.tau}, which alone are an energy
   * and a time.
   */
  public static Double inModule(String name) {
    return switch (name) {
      case "E" -> Math.E;
      case "tau" -> 2 * Math.PI;
      default -> named(name);
    };
  }
}
