package autograd.cli;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.DiagnosticException;
import autograd.lang.Dimensions;
import autograd.lang.Elements;
import autograd.lang.Expression;
import autograd.lang.Nearest;
import autograd.lang.Source;
import autograd.lang.Subscript;
import autograd.measure.Measurement;
import autograd.render.Numbers;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The point: numbers for the inputs, from {@code --set} and {@code --vars}. */
final class PointOptions {
  private final Option set =
      Option.many(
          "NAME=VALUE",
          "Set an input; VALUE may be a constant expression such as pi/4, a vector, or @FILE.",
          "--set");
  private final Option vars =
      Option.text(
          "FILE",
          "Set inputs from a file, a JSON object or lines of NAME=VALUE; --set goes before it.",
          "--vars");

  /** Where each input was set from, for what is said of it later. */
  private final Map<String, String> origins = new LinkedHashMap<>();

  private final Map<String, Double> point = new LinkedHashMap<>();

  /** What was given with an uncertainty. */
  private final Map<String, Measurement> measured = new LinkedHashMap<>();

  /** The shapes of names that were given vectors and matrices. */
  private final Map<String, Dimensions> shapes = new LinkedHashMap<>();

  /** Coefficients for pairs of those, as far as a file has them. */
  private final Map<List<String>, Double> correlations = new LinkedHashMap<>();

  private final Option shape =
      Option.many(
          "NAME=SHAPE", "Say that an input is a vector (x=3) or a matrix (W=2x3).", "--shape");

  void addTo(Arguments arguments) {
    arguments.group("Point", set, vars, shape);
  }

  /** The inputs that were set, by name. Call {@link #read} before. */
  Map<String, Double> point() {
    return point;
  }

  /** The shapes of names that stand for vectors and matrices, as far as options say them. */
  Map<String, Dimensions> shapes() {
    return shapes;
  }

  /** The shapes of vectors whose elements were given one by one, if nothing else says them. */
  Map<String, Dimensions> likelyShapes() {
    Map<String, Dimensions> likely = new HashMap<>();
    boolean isAny = false;
    for (String name : point.keySet()) {
      isAny |= name.endsWith("]");
    }
    if (!isAny) {
      return likely;
    }
    for (Elements group : Elements.of(List.copyOf(point.keySet()), name -> false)) {
      if (!group.isNumber()) {
        likely.put(group.name(), group.shape());
      }
    }
    return likely;
  }

  void read(Console console) throws IOException {
    for (String each : shape.values()) {
      declare(each);
    }
    String file = vars.value();
    if (file != null) {
      VarsFile vars = VarsFile.read(FormulaOptions.file(file, console), VarsFile.INPUTS);
      vars.numbers()
          .forEach(
              (name, number) -> {
                point.put(name, number);
                origins.put(name, file);
              });
      vars.shapes()
          .forEach(
              (name, shape) -> {
                declare(name, shape);
                origins.put(name, file);
              });
      measured.putAll(vars.measured());
      correlations.putAll(vars.correlations());
    }
    for (String binding : set.values()) {
      int equals = binding.indexOf('=');
      if (equals > 0 && isVector(binding, equals + 1)) {
        bindVector(binding, equals, console);
      } else {
        bind(binding, "--set");
      }
    }
  }

  /** Takes {@code NAME=3} or {@code NAME=2x3}, which says of what shape an input is. */
  private void declare(String text) {
    int equals = text.indexOf('=');
    String[] sides = equals < 1 ? new String[0] : text.substring(equals + 1).split("[x×]", -1);
    boolean isShape = sides.length == 1 || sides.length == 2;
    for (String side : sides) {
      isShape &= side.matches("[1-9][0-9]{0,8}");
    }
    if (!isShape || !isName(text.substring(0, equals))) {
      throw Failure.wrong(
          "--shape takes NAME=LENGTH or NAME=ROWSxCOLUMNS, not '" + text + "'",
          "write --shape x=3 or --shape W=2x3, for example");
    }
    declare(
        text.substring(0, equals),
        sides.length == 1
            ? Dimensions.vector(Integer.parseInt(sides[0]))
            : Dimensions.matrix(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
  }

  private void declare(String name, Dimensions dimensions) {
    Dimensions said = shapes.put(name, dimensions);
    if (said != null && !said.equals(dimensions)) {
      throw Failure.wrong(
          "'" + name + "' is " + dimensions.kind() + " and was said to be " + said.kind(), null);
    }
  }

  /** Whether a vector stands behind a sign, or the name of a file that holds one. */
  private static boolean isVector(String text, int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i < text.length() && (text.charAt(i) == '[' || text.charAt(i) == '@');
  }

  /** The elements of a vector, of which some have uncertainties, one by one. */
  private boolean bindMeasured(String binding, int equals) {
    String name = binding.substring(0, equals).trim();
    List<String> elements = VectorText.elements(binding.substring(equals + 1).strip());
    if (elements == null || !looksMeasured(binding, equals + 1)) {
      return false;
    }
    Dimensions shape = Dimensions.vector(elements.size());
    declare(name, shape);
    for (int i = 0; i < elements.size(); i++) {
      bind(name + shape.subscript(i) + "=" + elements.get(i), "--set");
    }
    return true;
  }

  private void bindVector(String binding, int equals, Console console) throws IOException {
    if (bindMeasured(binding, equals)) {
      return;
    }
    String name = binding.substring(0, equals).trim();
    VectorText vector = VectorText.read(binding, equals + 1, console);
    if (vector.shape().equals(Dimensions.NUMBER)) {
      // A bracket without a comma is a parenthesis.
      bind(binding, "--set");
      return;
    }
    if (!isName(name)) {
      throw notABinding(binding, "--set");
    }
    give(name, vector, "--set");
  }

  /** Gives a name the elements of a vector or a matrix. */
  private void give(String name, VectorText vector, String origin) {
    String before = origins.put(name, origin);
    if (before != null && before.startsWith("--")) {
      throw Failure.wrong("'" + name + "' is set twice", null);
    }
    declare(name, vector.shape());
    vector.bind(name, point);
    for (int i = 0; i < vector.shape().size(); i++) {
      origins.put(name + vector.shape().subscript(i), "");
    }
  }

  private static Failure notABinding(String binding, String option) {
    return Failure.wrong(
        option + " takes NAME=VALUE, not '" + binding + "'",
        "write " + option + " a=3, for example");
  }

  /** Adds {@code NAME=VALUE}, which an option gave, to the point, and answers with the name. */
  String bind(String binding, String option) {
    int equals = binding.indexOf('=');
    String name = equals < 0 ? "" : binding.substring(0, equals).trim();
    Subscript element = name.endsWith("]") ? Subscript.of(name) : null;
    if (!isName(element == null ? name : element.base())) {
      throw notABinding(binding, option);
    }
    name = element == null ? name : element.name();
    String before = origins.put(name, option);
    if (before != null && before.startsWith("--")) {
      throw Failure.wrong("'" + name + "' is set twice", null);
    }
    Measurement measurement =
        looksMeasured(binding, equals + 1) ? MeasuredText.read(binding, equals + 1) : null;
    if (measurement == null) {
      measured.remove(name);
      point.put(name, constant(binding, equals + 1));
    } else {
      measured.put(name, measurement);
      point.put(name, measurement.estimate());
    }
    return name;
  }

  /** Whether a text may hold measured numbers; cheap, since it is asked at every start. */
  static boolean looksMeasured(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isConcise =
          c == '('
              && i > start
              && i + 1 < text.length()
              && Character.isDigit(text.charAt(i - 1))
              && Character.isDigit(text.charAt(i + 1));
      boolean isSign = c == '+' && text.startsWith("/-", i + 1);
      if (c == '±' || isSign || isConcise) {
        return true;
      }
    }
    return text.contains("df ")
        || text.contains("uniform")
        || text.contains("normal")
        || text.contains("rectangular")
        || text.contains("triangular")
        || text.contains("arcsine");
  }

  /**
   * Takes the uncertainties out of a program, whose measured defaults count as set unless an option
   * set them.
   *
   * @return the program with numbers in the places of measured ones
   */
  Source withoutUncertainties(Source program) {
    if (!looksMeasured(program.text(), 0)) {
      return program;
    }
    Map<String, Measurement> defaults = new LinkedHashMap<>();
    Source plain = MeasuredProgram.plain(program, defaults);
    defaults.forEach(
        (name, measurement) -> {
          if (point.putIfAbsent(name, measurement.estimate()) == null) {
            measured.put(name, measurement);
            origins.put(name, "");
          }
        });
    return plain;
  }

  /** What was given with an uncertainty, by name. */
  Map<String, Measurement> measured() {
    return measured;
  }

  /** Coefficients of correlation that came with them. */
  Map<List<String>, Double> correlations() {
    return correlations;
  }

  /** Complains of an option that gave a measured number to a command that has no use for it. */
  void requirePlain(String command) {
    for (Map.Entry<String, Measurement> each : measured.entrySet()) {
      String option = origins.getOrDefault(each.getKey(), "");
      if (option.startsWith("--")) {
        String plain = Numbers.shortest().text(each.getValue().estimate());
        String write = "write " + option + " " + each.getKey() + "=" + plain;
        String sigma =
            " --sigma " + each.getKey() + "=" + Numbers.shortest().text(each.getValue().u());
        throw Failure.wrong(
            command + " takes plain numbers, and '" + each.getKey() + "' is given a measured one",
            write + (command.equals("batch") ? sigma : ", or ask eval or uncertainty"));
      }
    }
  }

  /** Whether the language takes this for a name; any name may be bound, those of constants too. */
  private static boolean isName(String text) {
    try {
      Expression.Options options = Expression.Options.standard().withInputs(Set.of(text));
      Value output = Expression.parse(Source.of(text), options).output();
      return output.isInput() && text.equals(output.label());
    } catch (DiagnosticException e) {
      return false;
    }
  }

  /** The number that the tail of {@code text} is worth. */
  static double constant(String text, int start) {
    return constant(text, start, text.length() - start);
  }

  /** The number that a part of {@code text} is worth. */
  static double constant(String text, int start, int length) {
    String value = text.substring(start, start + length);
    // The language says of one that is too large that it is.
    if (isPlainNumber(value) && Double.isFinite(Double.parseDouble(value))) {
      return Double.parseDouble(value);
    }
    // Blanks in place of the name, so that every place in the value is its place in the whole.
    Source whole = Source.of(text);
    Source padded = Source.of(" ".repeat(text.codePointCount(0, start)) + value);
    try {
      Graph graph = Expression.parse(padded, Expression.Options.standard());
      if (graph.inputs().isEmpty()) {
        return Evaluation.at(graph, Map.of()).value();
      }
      Value unknown = graph.inputs().get(0);
      throw Failure.wrong(
          Diagnostic.error("'" + unknown.label() + "' is not a number", whole, unknown.span())
              .hint("a value is a number or an expression of numbers, such as pi/4"));
    } catch (DiagnosticException e) {
      Diagnostic d = e.diagnostic();
      Diagnostic here =
          Diagnostic.error("bad number: " + d.message(), whole, d.span()).hint(d.hint());
      throw Failure.wrong(value.isBlank() ? blank(whole, text) : here);
    }
  }

  /** Whether this is an optional minus and digits with at most one point among them. */
  private static boolean isPlainNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int digits = 0;
    int points = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      points += c == '.' ? 1 : 0;
    }
    return digits > 0 && points < 2 && digits + points == text.length() - start;
  }

  private static Diagnostic blank(Source whole, String text) {
    int end = text.codePointCount(0, text.length());
    return Diagnostic.error("there is no number after '='", whole, new Span(end, end));
  }

  /** Complains of what was set and cannot be, and warns of what was set for nothing. */
  void check(Graph graph, Source source, Console console) {
    List<String> unused = unusedOfFile(graph);
    if (unused.size() > 1) {
      List<String> some = unused.subList(0, Math.min(10, unused.size()));
      console.tell(
          Diagnostic.warning(
              vars.value()
                  + " sets "
                  + unused.size()
                  + " names that are not used: "
                  + String.join(", ", some)
                  + (unused.size() > some.size() ? ", …" : "")));
    }
    Set<String> vectors = new HashSet<>();
    for (String each : point.keySet()) {
      Value value = graph.named(each);
      Subscript element = value == null && each.endsWith("]") ? Subscript.of(each) : null;
      // Of a vector that is there it is this element that is not.
      boolean isWhole =
          element != null
              && graph.named(element.base() + element.dimensions().subscript(0)) == null;
      String name = isWhole ? element.base() : each;
      if (isWhole && !vectors.add(name)) {
        continue;
      }
      if (value == null && unused.size() > 1 && unused.contains(name)) {
        continue;
      }
      if (value == null) {
        String nearest = Nearest.to(name, graph.inputs().stream().map(Value::label).toList());
        console.tell(
            Diagnostic.warning("'" + name + "' is set but not used")
                .hint(nearest == null ? null : "did you mean " + nearest + "?"));
      } else if (!value.isInput() || !name.equals(value.label())) {
        Subscript of = Subscript.of(name);
        String written = of != null && shapes.containsKey(of.base()) ? of.base() : name;
        throw Failure.wrong(
            Diagnostic.error(
                    "'" + written + "' is computed, so it cannot be set", source, value.span())
                .hint("only inputs can be set: " + inputs(graph)));
      }
    }
  }

  /** The names that {@code --vars} sets for nothing: a file may serve several formulas. */
  private List<String> unusedOfFile(Graph graph) {
    Set<String> unused = new LinkedHashSet<>();
    for (String name : point.keySet()) {
      Subscript element = name.endsWith("]") ? Subscript.of(name) : null;
      String whole = element == null ? name : element.base();
      boolean isOfFile = origins.getOrDefault(whole, origins.get(name)).equals(vars.value());
      if (graph.named(name) == null && isOfFile) {
        unused.add(whole);
      }
    }
    return List.copyOf(unused);
  }

  private static String inputs(Graph graph) {
    List<String> names = graph.inputs().stream().map(Value::label).limit(10).toList();
    return String.join(", ", names) + (graph.inputs().size() > names.size() ? ", …" : "");
  }
}
