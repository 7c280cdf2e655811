package autograd.render;

import autograd.derive.LocalSeries;
import autograd.series.Expansion;
import autograd.series.Expansion.Term;
import autograd.series.Slopes.Side;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms of a series, each with the power it belongs to; where the two sides of the point have
 * series of their own, those of one after those of the other.
 */
public final class Coefficients implements Report {
  /** A fraction of larger numbers would be found near any double. */
  private static final double LARGEST = 1e10;

  /** How far a double may be from a fraction that it is taken for, as a part of itself. */
  private static final double NEAR = 1e-15;

  private final LocalSeries series;

  /** A term with the factor that its coefficient stands before, as text. */
  private record Row(Side side, Term term, String factor) {
    double coefficient() {
      return term.coefficient();
    }
  }

  /** The terms of a series. */
  public Coefficients(LocalSeries series) {
    this.series = series;
  }

  /**
   * Writes them: as JSON an array, or objects where not all powers are whole and positive, else a
   * row each, with the fraction that a coefficient is, to all its digits, where there is one of
   * small numbers.
   *
   * @param digits how many digits
   * @throws IOException if {@code out} cannot take it
   */
  @Override
  public void write(AnswerFormat format, Digits digits, Style style, Appendable out)
      throws IOException {
    if (format == AnswerFormat.JSON) {
      writeJson(Numbers.json().digits(digits), out);
      return;
    }
    Numbers form = Numbers.shortest().digits(digits);
    List<String> header = new ArrayList<>(List.of("power", "coefficient", "fraction"));
    if (!series.isOne()) {
      header.add(0, "side");
    }
    List<List<String>> rows = new ArrayList<>();
    for (Side side : series.sides()) {
      for (Row row : rows(side)) {
        List<String> cells =
            new ArrayList<>(
                List.of(row.factor, form.text(row.coefficient()), fraction(row.coefficient())));
        if (!series.isOne()) {
          cells.add(0, name(side));
        }
        rows.add(cells);
      }
    }
    format.write(out, header, rows, style);
  }

  /** A coefficient of a Taylor series by {@code coefficient.POWER}; null if there is none. */
  public Double number(String path) {
    double[] coefficients = series.taylor();
    for (int k = 0; coefficients != null && k < coefficients.length; k++) {
      if (path.equals("coefficient." + k)) {
        return coefficients[k];
      }
    }
    return null;
  }

  /**
   * Writes the series as a formula, which ends with its last power; where the sides differ, with a
   * condition.
   *
   * @throws IOException if {@code out} cannot take it
   */
  public void writeFormula(Appendable out) throws IOException {
    List<Side> sides = series.sides();
    if (sides.size() < 2) {
      out.append(formula(sides.get(0))).append('\n');
      return;
    }
    out.append("if(" + series.variable() + " < " + centre() + ", ");
    out.append(formula(Side.LEFT) + ", " + formula(Side.RIGHT) + ")\n");
  }

  /** What is to be told of the series beside its terms, in a sentence; null if there is nothing. */
  public String note() {
    List<String> parts = new ArrayList<>();
    if (!series.isAny() || !series.isOne()) {
      parts.add(sides());
    }
    if (series.isAny() && series.isAssumed()) {
      parts.add("the series is right if that is 0 which cannot be told from 0");
    }
    if (series.isAny() && series.isCoarse()) {
      parts.add("the coefficients are good to some ten digits");
    }
    boolean isWhole = series.left().isExact() && series.right().isExact();
    if (series.taylor() == null && !isWhole && series.order() > LocalSeries.HIGHEST_POWER) {
      parts.add("powers above " + LocalSeries.HIGHEST_POWER + " were not looked for");
    }
    return parts.isEmpty() ? null : String.join("; ", parts);
  }

  /** On which sides there is which series. */
  private String sides() {
    String place = series.variable() + "=" + centre();
    Expansion left = series.left();
    Expansion right = series.right();
    if (!series.isAny()) {
      String reason = left.reason().isEmpty() ? right.reason() : left.reason();
      return "there is no series around " + place + " (" + reason + ")";
    }
    if (left.isDefined() && right.isDefined()) {
      return "the series to the left of " + place + " is another than that to the right";
    }
    String other = left.isDefined() ? right.reason() : left.reason();
    return "there is a series only to the "
        + (left.isDefined() ? "left" : "right")
        + " of "
        + place
        + " (on the other side, "
        + other
        + ")";
  }

  private String formula(Side side) {
    if (!series.isAny()) {
      return "nan";
    }
    StringBuilder text = new StringBuilder();
    for (Row row : rows(side)) {
      double number = row.coefficient();
      if (number == 0) {
        continue;
      }
      String sign = number < 0 ? "-" : "+";
      text.append(text.isEmpty() ? (number < 0 ? "-" : "") : " " + sign + " ");
      text.append(product(Math.abs(number), row.factor));
    }
    return text.isEmpty() ? "0" : text.toString();
  }

  /** A positive number times a factor; a fraction as one, so that nothing of it is lost. */
  private static String product(double number, String factor) {
    String fraction = fraction(number);
    int slash = fraction.indexOf('/');
    String plain = slash < 0 ? Numbers.shortest().text(number) : fraction.substring(0, slash);
    String divisor = slash < 0 ? "" : fraction.substring(slash);
    if (factor.equals("1")) {
      return plain + divisor;
    }
    return (plain.equals("1") ? factor : plain + "*" + factor) + divisor;
  }

  private void writeJson(Numbers form, Appendable out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      if (series.taylor() != null) {
        json.writeArrayFieldStart("taylor");
        for (double number : series.taylor()) {
          Json.number(json, form, number);
        }
        json.writeEndArray();
      } else if (series.isOne()) {
        writeTerms(json, form, "series", Side.RIGHT);
      } else {
        for (Side side : series.sides()) {
          writeTerms(json, form, name(side), side);
        }
      }
      json.writeEndObject();
    }
    out.append('\n');
  }

  private void writeTerms(JsonGenerator json, Numbers form, String name, Side side)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Row row : rows(side)) {
      json.writeStartObject();
      json.writeStringField("factor", row.factor);
      json.writeFieldName("coefficient");
      Json.number(json, form, row.coefficient());
      json.writeFieldName("power");
      Json.number(json, form, (double) row.term.numerator() / row.term.denominator());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String name(Side side) {
    return side == Side.LEFT ? "left" : "right";
  }

  /** The terms on a side; of a series in whole powers those that are 0 too. */
  private List<Row> rows(Side side) {
    List<Row> rows = new ArrayList<>();
    if (series.taylor() != null) {
      double[] taylor = series.taylor();
      for (int n = 0; n < taylor.length; n++) {
        rows.add(row(side, Term.power(taylor[n], n)));
      }
      return rows;
    }
    List<Term> terms = (side == Side.LEFT ? series.left() : series.right()).terms();
    long next = 0;
    for (Term term : terms) {
      boolean isWhole = term.isPower();
      if (isWhole && !rows.isEmpty() && term.numerator() - next <= series.order()) {
        for (; next < term.numerator(); next++) {
          rows.add(row(side, Term.power(0, next)));
        }
      }
      rows.add(row(side, term));
      next = isWhole ? term.numerator() + 1 : Long.MAX_VALUE;
    }
    return rows.isEmpty() ? List.of(row(side, Term.power(0, 0))) : rows;
  }

  /** To the left powers of the distance are told as powers of what is negative there. */
  private Row row(Side side, Term term) {
    String distance = distance();
    boolean isLeft = side == Side.LEFT && !series.isOne();
    boolean turnsSign = isLeft && term.denominator() == 1 && term.numerator() % 2 != 0;
    boolean isOddLogarithm = term.logarithms() % 2 != 0;
    String length = isLeft ? opposite(distance) : distance;
    List<String> factors = new ArrayList<>();
    if (term.numerator() != 0) {
      factors.add(power(term, isLeft && term.denominator() != 1 ? length : distance));
    }
    if (term.logarithms() != 0) {
      String logarithm = "log" + (length.startsWith("(") ? length : "(" + length + ")");
      int power = term.logarithms();
      factors.add(power == 1 ? logarithm : logarithm + "^" + exponent(power, 1));
    }
    if (!term.exponential().isEmpty()) {
      factors.add("exp(" + exponential(side, term.exponential()) + ")");
    }
    boolean isMinus = turnsSign != isOddLogarithm;
    Term told =
        new Term(
            isMinus ? 0.0 - term.coefficient() : term.coefficient(),
            term.digits(),
            term.numerator(),
            term.denominator(),
            term.logarithms(),
            term.exponential());
    return new Row(side, told, factors.isEmpty() ? "1" : String.join("*", factors));
  }

  private String exponential(Side side, List<Term> terms) {
    StringBuilder text = new StringBuilder();
    for (Term each : terms) {
      Row row = row(side, each);
      text.append(
          text.isEmpty()
              ? (row.coefficient() < 0 ? "-" : "")
              : row.coefficient() < 0 ? " - " : " + ");
      text.append(product(Math.abs(row.coefficient()), row.factor));
    }
    return text.toString();
  }

  private static String power(Term term, String distance) {
    return term.numerator() == 1 && term.denominator() == 1
        ? distance
        : distance + "^" + exponent(term.numerator(), term.denominator());
  }

  private static String exponent(long numerator, long denominator) {
    return denominator == 1 ? String.valueOf(numerator) : "(" + numerator + "/" + denominator + ")";
  }

  private String centre() {
    return series.multiple() != null
        ? series.multiple().toString()
        : Numbers.shortest().text(series.centre());
  }

  private String distance() {
    String centre = centre();
    return centre.equals("0")
        ? series.variable()
        : centre.startsWith("-")
            ? "(" + series.variable() + " + " + centre.substring(1) + ")"
            : "(" + series.variable() + " - " + centre + ")";
  }

  private String opposite(String distance) {
    if (!distance.startsWith("(")) {
      return "(-" + distance + ")";
    }
    String centre = centre();
    return "(" + centre + " - " + series.variable() + ")";
  }

  /** By continued fractions; empty if there is none of small numbers, or if it is whole. */
  private static String fraction(double number) {
    double size = Math.abs(number);
    double rest = size;
    double over = 1;
    double overBefore = 0;
    double under = 0;
    double underBefore = 1;
    while (Math.abs(rest) < LARGEST) {
      double whole = Math.floor(rest);
      double nextOver = whole * over + overBefore;
      double nextUnder = whole * under + underBefore;
      overBefore = over;
      underBefore = under;
      over = nextOver;
      under = nextUnder;
      if (over * under > LARGEST || under == 0) {
        return "";
      }
      if (Math.abs(over / under - size) <= NEAR * size) {
        String text = Numbers.shortest().text(over) + "/" + Numbers.shortest().text(under);
        return under == 1 ? "" : number < 0 ? "-" + text : text;
      }
      rest = 1 / (rest - whole);
    }
    return "";
  }
}
