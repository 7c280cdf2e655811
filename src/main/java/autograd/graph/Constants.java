package autograd.graph;

import java.util.List;

/** The named numbers of the language. A formula may bind any of these names to something else. */
public final class Constants {
  private Constants() {}

  /** The names, for help and completion. */
  public static List<String> names() {
    return List.of("pi", "tau", "e", "inf", "nan");
  }

  /** The number of that name, or null; also written π, τ, ∞, Infinity, NaN. */
  public static Double named(String name) {
    return switch (name) {
      case "pi", "π" -> Math.PI;
      case "tau", "τ" -> 2 * Math.PI;
      case "e" -> Math.E;
      case "inf", "Infinity", "∞" -> Double.POSITIVE_INFINITY;
      case "nan", "NaN" -> Double.NaN;
      default -> null;
    };
  }
}
