package autograd.render;

import autograd.optimize.Fit;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a fit as measured numbers, to go on with: each with its standard uncertainty
 * and the degrees of freedom that it is known with, and how they go together.
 */
public final class FittedJson {
  /** The member that holds the coefficients of correlation, and so is no parameter. */
  public static final String CORRELATION = "correlation";

  private FittedJson() {}

  /**
   * Writes them, in all digits.
   *
   * @param fixed parameters that were not looked for, which are plain numbers; as are those of
   *     which the fit knows no error
   * @throws IOException if {@code out} cannot take it
   */
  public static void write(Fit fit, Map<String, Double> fixed, Appendable out) throws IOException {
    Numbers form = Numbers.json();
    List<Integer> measured = new ArrayList<>();
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      for (Map.Entry<String, Double> each : fixed.entrySet()) {
        Json.number(json, form, each.getKey(), each.getValue());
      }
      for (int j = 0; j < fit.parameters().size(); j++) {
        String name = fit.parameters().get(j);
        double error = fit.error(name);
        if (!Double.isFinite(error) || !Double.isFinite(fit.value(j))) {
          Json.number(json, form, name, fit.value(j));
          continue;
        }
        measured.add(j);
        json.writeObjectFieldStart(name);
        Json.number(json, form, "value", fit.value(j));
        Json.number(json, form, "u", error);
        // Errors of standard deviations that are known are known for certain.
        if (!fit.isAbsolute()) {
          json.writeNumberField("df", fit.freedom());
        }
        json.writeEndObject();
      }
      if (measured.size() > 1) {
        json.writeObjectFieldStart(CORRELATION);
        for (int a = 0; a < measured.size() - 1; a++) {
          json.writeObjectFieldStart(fit.parameters().get(measured.get(a)));
          for (int b = a + 1; b < measured.size(); b++) {
            double r = fit.correlation(measured.get(a), measured.get(b));
            if (Double.isFinite(r)) {
              Json.number(json, form, fit.parameters().get(measured.get(b)), r);
            }
          }
          json.writeEndObject();
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    out.append('\n');
  }
}
