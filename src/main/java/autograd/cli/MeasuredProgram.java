package autograd.cli;

import autograd.lang.Source;
import autograd.measure.Measurement;
import autograd.render.Numbers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measured defaults of a program, {@code a = 2±0.1}, which the language itself knows nothing of.
 */
final class MeasuredProgram {
  /** A statement that gives a name something that looks measured. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?:^|[;\\r\\n])[ \\t]*([\\p{L}_][\\p{L}\\p{N}_']*)[ \\t]*=[ \\t]*"
              + "((?:[^;#\\r\\n]*(?:±|\\+/-)[^;#\\r\\n]*"
              + "|[-+]?[0-9.]+\\([0-9.]+\\)[^;#\\r\\n]*"
              + "|(?:normal|uniform|rectangular|triangular|arcsine)[ \\t]*\\([^;#\\r\\n]*))");

  private MeasuredProgram() {}

  /**
   * The program with estimates in the places of measured numbers, and all else where it was.
   *
   * @param measured takes what was found, by name
   */
  static Source plain(Source program, Map<String, Measurement> measured) {
    String text = program.text();
    Matcher statement = STATEMENT.matcher(text);
    StringBuilder plain = null;
    for (int from = 0; statement.find(from); from = statement.end()) {
      int start = statement.start(2);
      String value = statement.group(2).stripTrailing();
      Measurement one = MeasuredText.read(text.substring(0, start + value.length()), start);
      if (one == null) {
        continue;
      }
      measured.put(statement.group(1), one);
      String estimate = Numbers.shortest().text(one.estimate());
      // Every place keeps its number; an estimate that is too long is not read from here.
      String instead = estimate.length() <= value.length() ? estimate : "0";
      plain = plain == null ? new StringBuilder(text) : plain;
      plain.replace(
          start, start + value.length(), instead + " ".repeat(value.length() - instead.length()));
    }
    return plain == null ? program : new Source(program.name(), plain.toString());
  }
}
