package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * NIST's Statistical Reference Datasets for nonlinear regression: 27 problems, each from two
 * starts, held against the certified parameters, standard errors and sums of squares. How many
 * digits agree of each, as the logarithm of the relative error, is in {@code target/nist.txt}.
 */
final class NistTest {
  private static final Path DATA = Path.of("src/test/resources/autograd/optimize/nist");
  private static final Path MODELS = Path.of("src/test/resources/autograd/reference/models.tsv");

  /** No more digits than these are certified. */
  private static final double MOST = 11;

  private static final double ENOUGH = 10;

  private static final Pattern PARAMETER =
      Pattern.compile(" *(b\\d) =\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)");
  private static final Pattern SUM = Pattern.compile("Residual Sum of Squares:\\s+(\\S+)");

  private static final List<String> REPORT = new ArrayList<>();

  /** What is certified: start, other start, value and standard error of each, and the sum. */
  private record Certified(Map<String, double[]> parameters, double sum) {
    static Certified read(String name) throws IOException {
      Map<String, double[]> parameters = new HashMap<>();
      double sum = Double.NaN;
      for (String line : Files.readAllLines(DATA.resolve(name + ".dat"))) {
        Matcher parameter = PARAMETER.matcher(line);
        if (parameter.matches()) {
          double[] numbers = new double[4];
          for (int k = 0; k < 4; k++) {
            numbers[k] = Double.parseDouble(parameter.group(k + 2));
          }
          parameters.put(parameter.group(1), numbers);
        }
        Matcher total = SUM.matcher(line);
        sum = total.find() ? Double.parseDouble(total.group(1)) : sum;
      }
      return new Certified(parameters, sum);
    }
  }

  @TestFactory
  Stream<DynamicTest> certifiedDigitsComeOutFromEitherStart() throws IOException {
    return formulas().entrySet().stream()
        .flatMap(
            each ->
                Stream.of(1, 2)
                    .map(
                        start ->
                            dynamicTest(
                                each.getKey() + " from start " + start,
                                () -> check(each.getKey(), each.getValue(), start))));
  }

  /** The formulas of the problems, by name. */
  private static Map<String, String> formulas() throws IOException {
    Map<String, String> formulas = new TreeMap<>();
    for (String line : Files.readAllLines(MODELS)) {
      String[] fields = line.split("\t", -1);
      if (fields.length > 2 && Files.exists(DATA.resolve(fields[0] + ".dat"))) {
        formulas.put(fields[0], fields[1]);
      }
    }
    assertEquals(27, formulas.size());
    return formulas;
  }

  private static Prompt.Result fit(String name, String formula, String options)
      throws IOException, InterruptedException {
    String response = name.equals("Nelson") ? "log(y)" : "y";
    return new InProcess(DATA)
        .run(
            "autograd fit \""
                + formula
                + "\" --response '"
                + response
                + "' --data "
                + name
                + ".dat --format json --quiet "
                + options);
  }

  /** Of a range of four orders of magnitude for each parameter, and nothing else. */
  @TestFactory
  Stream<DynamicTest> certifiedDigitsComeOutWithoutAStart() throws IOException {
    return formulas().entrySet().stream()
        .map(
            each ->
                dynamicTest(
                    each.getKey() + " without a start",
                    () -> checkWithoutStart(each.getKey(), each.getValue())));
  }

  private static void checkWithoutStart(String name, String formula)
      throws IOException, InterruptedException {
    Certified certified = Certified.read(name);
    StringBuilder ranges = new StringBuilder();
    certified.parameters.forEach(
        (parameter, numbers) -> {
          double low = Math.min(numbers[2] / 100, numbers[2] * 100);
          double high = Math.max(numbers[2] / 100, numbers[2] * 100);
          ranges.append(" --range ").append(parameter).append('=').append(low + ":" + high);
        });
    Prompt.Result result = fit(name, formula, "--multistart 20" + ranges);
    Map<String, Double> numbers = numbers(result.stdout());
    Map<String, Double> found = new TreeMap<>();
    Map<String, Double> expected = new TreeMap<>();
    certified.parameters.forEach(
        (parameter, certainly) -> {
          found.put(parameter, numbers.get(parameter + ".value"));
          expected.put(parameter, certainly[2]);
        });
    inOrder(name, found);
    inOrder(name, expected);
    double least = MOST;
    for (Map.Entry<String, Double> each : expected.entrySet()) {
      least = Math.min(least, digits(found.get(each.getKey()), each.getValue()));
    }
    String line =
        String.format(
            Locale.ROOT,
            "%-8s  no start parameters %4.1f  evaluations %3.0f",
            name,
            least,
            numbers.get("evaluations"));
    synchronized (REPORT) {
      REPORT.add(line);
    }
    assertEquals(0, result.exitCode(), result.stderr());
    assertTrue(least >= ENOUGH, line);
  }

  /** Puts like terms, which may change places, in the order of their first parameters. */
  private static void inOrder(String name, Map<String, Double> parameters) {
    List<List<String>> terms =
        switch (name) {
          case "Lanczos1", "Lanczos2", "Lanczos3" ->
              List.of(List.of("b2", "b1"), List.of("b4", "b3"), List.of("b6", "b5"));
          case "Gauss1", "Gauss2", "Gauss3" ->
              List.of(List.of("b4", "b3", "b5"), List.of("b7", "b6", "b8"));
          case "ENSO" -> List.of(List.of("b4", "b5", "b6"), List.of("b7", "b8", "b9"));
          case "MGH17" -> List.of(List.of("b4", "b2"), List.of("b5", "b3"));
          default -> List.of();
        };
    List<List<Double>> numbers = new ArrayList<>();
    terms.forEach(term -> numbers.add(term.stream().map(parameters::get).toList()));
    numbers.sort(Comparator.comparing(term -> term.get(0)));
    for (int i = 0; i < terms.size(); i++) {
      for (int k = 0; k < terms.get(i).size(); k++) {
        parameters.put(terms.get(i).get(k), numbers.get(i).get(k));
      }
    }
  }

  @AfterAll
  static void writeReport() throws IOException {
    Files.createDirectories(Path.of("target"));
    synchronized (REPORT) {
      REPORT.sort(null);
      Files.write(Path.of("target/nist.txt"), REPORT);
    }
  }

  private static void check(String name, String formula, int start)
      throws IOException, InterruptedException {
    Certified certified = Certified.read(name);
    String sets =
        certified.parameters.entrySet().stream()
            .map(each -> "--set " + each.getKey() + "=" + each.getValue()[start - 1])
            .collect(Collectors.joining(" "));
    Prompt.Result result = fit(name, formula, sets);
    Map<String, Double> numbers = numbers(result.stdout());
    double values = MOST;
    double errors = MOST;
    for (Map.Entry<String, double[]> each : certified.parameters.entrySet()) {
      double[] expected = each.getValue();
      values = Math.min(values, digits(numbers.get(each.getKey() + ".value"), expected[2]));
      errors = Math.min(errors, digits(numbers.get(each.getKey() + ".error"), expected[3]));
    }
    double sum = digits(numbers.get("sum_of_squares"), certified.sum);
    String line =
        String.format(
            Locale.ROOT,
            "%-8s  start %d  parameters %4.1f  errors %4.1f  sum %4.1f  evaluations %3.0f",
            name,
            start,
            values,
            errors,
            sum,
            numbers.get("evaluations"));
    synchronized (REPORT) {
      REPORT.add(line);
    }
    double leastValue = values;
    double leastError = errors;
    assertAll(
        line,
        () -> assertEquals(0, result.exitCode(), result.stderr()),
        () -> assertTrue(leastValue >= ENOUGH, "parameters"),
        // What is left of Lanczos1 is the rounding of its data and of the model.
        () -> assertTrue(leastError >= (name.equals("Lanczos1") ? 1 : ENOUGH), "errors"),
        () -> assertTrue(sum >= (name.equals("Lanczos1") ? 1 : ENOUGH), "sum of squares"));
  }

  private static double digits(double found, double certified) {
    double off = Math.abs(found - certified) / Math.abs(certified);
    return off == 0 ? MOST : Math.max(0, Math.min(MOST, -StrictMath.log10(off)));
  }

  /** The numbers of the answer; those of a parameter behind its name. */
  private static Map<String, Double> numbers(String json) throws IOException {
    Map<String, Double> numbers = new HashMap<>();
    String parameter = "";
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING
            && "name".equals(parser.currentName())) {
          parameter = parser.getText() + ".";
        } else if (parser.currentToken() == JsonToken.END_ARRAY) {
          parameter = "";
        } else if (parser.currentToken().isNumeric()) {
          numbers.put(parameter + parser.currentName(), parser.getDoubleValue());
        }
      }
    }
    return numbers;
  }
}
