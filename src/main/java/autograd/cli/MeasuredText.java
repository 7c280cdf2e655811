package autograd.cli;

import autograd.graph.Span;
import autograd.lang.Diagnostic;
import autograd.lang.Source;
import autograd.measure.Measurement;
import autograd.measure.Shape;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How measured numbers are written: {@code 2±0.1}, {@code 2+/-0.1}, {@code 2±5%}, {@code 2.00(10)},
 * {@code uniform(1.9, 2.1)} and the like, and {@code 215±5.8 df 24}.
 */
final class MeasuredText {
  private static final Pattern FREEDOM = Pattern.compile("\\s+df\\s+(\\S.*)$");
  private static final Pattern PLUS_MINUS = Pattern.compile("±|\\+/-");
  private static final Pattern CONCISE =
      Pattern.compile(
          "([-+]?(?:\\d+(?:\\.(\\d*))?|\\.(\\d+)))\\((\\d+(?:\\.\\d+)?)\\)([eE][-+]?\\d+)?");
  private static final Pattern SHAPED =
      Pattern.compile("(normal|uniform|rectangular|triangular|arcsine)\\s*\\((.*)\\)");

  private final String whole;
  private final int start;

  private MeasuredText(String whole, int start) {
    this.whole = whole;
    this.start = start;
  }

  /**
   * Reads the tail of a text.
   *
   * @return null if that is no measured number but a plain one, or nothing of the kind
   */
  static Measurement read(String whole, int start) {
    return new MeasuredText(whole, start).read();
  }

  private Measurement read() {
    String text = whole.substring(start);
    Matcher freedom = FREEDOM.matcher(text);
    boolean hasFreedom = freedom.find();
    String rest = (hasFreedom ? text.substring(0, freedom.start()) : text).strip();
    Measurement measured = measured(rest);
    if (measured == null) {
      if (hasFreedom) {
        throw wrong(
            "degrees of freedom belong to an uncertainty", "write 215±5.8 df 24, for example");
      }
      return null;
    }
    if (!hasFreedom) {
      return measured;
    }
    double df = number(freedom.group(1), "the degrees of freedom");
    if (!(df > 0)) {
      throw wrong(
          "degrees of freedom are above 0", "leave out df for an uncertainty that is known well");
    }
    if (measured.shape() != Shape.NORMAL) {
      throw wrong("the limits of a distribution have no degrees of freedom", "leave out df");
    }
    return new Measurement(measured.estimate(), measured.u(), df, measured.shape());
  }

  private Measurement measured(String text) {
    Matcher shaped = SHAPED.matcher(text);
    if (shaped.matches()) {
      return shaped(shaped.group(1), shaped.group(2));
    }
    Matcher concise = CONCISE.matcher(text);
    if (concise.matches()) {
      return concise(concise);
    }
    return PLUS_MINUS.matcher(text).find() ? plusMinus(text, Shape.NORMAL) : null;
  }

  /** A number and how far the result may be off to both sides, which may be a part of it. */
  private Measurement plusMinus(String text, Shape shape) {
    String[] sides = PLUS_MINUS.split(text, -1);
    if (sides.length != 2) {
      throw wrong("one ± is enough", "write 2±0.1, for example");
    }
    double estimate = number(sides[0], "the number before ±");
    String reach = sides[1].strip();
    boolean isPart = reach.endsWith("%");
    double u = number(isPart ? reach.substring(0, reach.length() - 1) : reach, "the uncertainty");
    if (u < 0) {
      throw wrong("an uncertainty is not negative", null);
    }
    double half = isPart ? Math.abs(estimate) * u / 100 : u;
    return shape == Shape.NORMAL
        ? new Measurement(estimate, half, Double.POSITIVE_INFINITY, shape)
        : Measurement.within(estimate - half, estimate + half, shape);
  }

  /** The digits in parentheses are those of the uncertainty, at the last places of the number. */
  private Measurement concise(Matcher text) {
    String exponent = text.group(5) == null ? "" : text.group(5);
    String decimals = text.group(2) != null ? text.group(2) : text.group(3);
    double estimate = Double.parseDouble(text.group(1) + exponent);
    if (Double.isInfinite(estimate)) {
      throw wrong("the number is not finite", null);
    }
    String digits = text.group(4);
    int places = decimals == null || digits.contains(".") ? 0 : decimals.length();
    double u = Double.parseDouble(digits + "e-" + places);
    return new Measurement(
        estimate,
        exponent.isEmpty() ? u : Double.parseDouble(digits + "e" + (power(exponent) - places)),
        Double.POSITIVE_INFINITY,
        Shape.NORMAL);
  }

  private static int power(String exponent) {
    return Integer.parseInt(exponent.substring(1).replace("+", ""));
  }

  private Measurement shaped(String name, String inside) {
    Shape shape =
        name.equals("rectangular") ? Shape.UNIFORM : Shape.valueOf(name.toUpperCase(Locale.ROOT));
    if (PLUS_MINUS.matcher(inside).find()) {
      return plusMinus(inside, shape);
    }
    int comma = inside.indexOf(',');
    if (comma < 0) {
      String example = shape == Shape.NORMAL ? "(2, 0.1) or normal(2±0.1)" : "(1.9, 2.1)";
      throw wrong(name + " takes two numbers", "write " + name + example + ", for example");
    }
    double first = number(inside.substring(0, comma), "the first number");
    double second = number(inside.substring(comma + 1), "the second number");
    if (shape == Shape.NORMAL) {
      if (second < 0) {
        throw wrong("a standard deviation is not negative", null);
      }
      return new Measurement(first, second, Double.POSITIVE_INFINITY, shape);
    }
    if (second < first) {
      throw wrong("the limits are the wrong way round", "write the lower one first");
    }
    return Measurement.within(first, second, shape);
  }

  private double number(String text, String what) {
    if (text.isBlank()) {
      throw wrong(what + " is missing", "write 2±0.1, for example");
    }
    double number = PointOptions.constant(whole, whole.indexOf(text, start), text.length());
    if (!Double.isFinite(number)) {
      throw wrong(what + " is not finite", null);
    }
    return number;
  }

  private Failure wrong(String message, String hint) {
    Source source = Source.of(whole);
    int from = whole.codePointCount(0, start);
    int to = whole.codePointCount(0, whole.stripTrailing().length());
    Span span = new Span(from, Math.max(from, to));
    return Failure.wrong(Diagnostic.error(message, source, span).hint(hint));
  }
}
