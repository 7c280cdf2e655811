package autograd.code;

import autograd.graph.Value;
import autograd.lang.Elements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A function of a target that returns a value and its gradient: the statements of the forward pass,
 * those of the backward pass, and in front of them the helpers that they call.
 */
final class FunctionText {
  /** The longest line of a target that counts, less the sign that goes on. */
  private static final int LONGEST_LINE = 120;

  private final Target target;
  private final GradientFunction function;
  private final Identifiers identifiers;
  private final String name;
  private final Parameters parameters;
  private final Helpers helpers;
  private final Body body;
  private final Node value;
  private final String frame;

  /** What goes over many points; null for one point. */
  private final Loop loop;

  /** What is written behind it; null for nothing. */
  private final TestText test;

  private final List<Node> partials = new ArrayList<>();
  private final List<ArrayText> arrays = new ArrayList<>();

  /**
   * Lowers the function.
   *
   * @param numbers what to test it by, in a program behind it; null for none
   * @throws UntranslatableException if the target lacks something
   */
  FunctionText(GradientFunction function, Target target, SourceCode.Numbers numbers) {
    this(function, target, numbers, null);
  }

  /**
   * Lowers the function, which goes over many points.
   *
   * @param summed the inputs that are one number for all points; null for a function of one point
   */
  FunctionText(
      GradientFunction function, Target target, SourceCode.Numbers numbers, Set<String> summed) {
    this.target = target;
    this.function = function;
    this.identifiers = new Identifiers(target);
    this.name = identifiers.take(function.name());
    String prefix = target.setting("prefix").replace("{name}", name);
    this.helpers = new Helpers(target, identifiers, prefix, false);
    Lowering lowering = new Lowering(target, helpers, null);
    this.body = new Body(target, lowering.nodes(), identifiers);
    List<String> by = List.copyOf(function.partials().keySet());
    this.loop = summed == null ? null : new Loop(target, by, summed, identifiers);
    this.parameters =
        new Parameters(
            function.inputs(),
            function.parts()::containsKey,
            target,
            lowering.nodes(),
            identifiers,
            body,
            loop);
    name(function.higher());
    Node[] lowered = lowering.lower(function.graph(), function.needed());
    if (function.isArrays()) {
      value = null;
    } else {
      value = lowering.asNumber(lowered[function.value().index()]);
      body.root(value);
    }
    function.parts().forEach((part, of) -> wish(lowered[of.index()], part));
    if (loop == null) {
      wish(value, target.is("notation") ? function.name() : "value");
    }
    function
        .partials()
        .forEach(
            (input, partial) -> {
              Node node = lowering.asNumber(lowered[partial.index()]);
              partials.add(node);
              body.root(node);
            });
    for (ArrayText array : arrays) {
      for (Value entry : array.array().entries()) {
        Node node = lowering.asNumber(lowered[entry.index()]);
        array.entries().add(node);
        body.root(node);
      }
    }
    this.frame = kind();
    test = numbers == null ? null : new TestText(target, function, name, arrays, numbers);
  }

  /** Takes a name for each array of higher partials. */
  private void name(List<Higher> higher) {
    if (!higher.isEmpty() && target.setting("entryof").isEmpty()) {
      throw new UntranslatableException(
          "only value and gradient are written in " + target.name(),
          null,
          "autograd hessian --to " + target.name() + " writes second derivatives; or take --to c");
    }
    higher.forEach(array -> arrays.add(new ArrayText(target, array, identifiers)));
  }

  private void wish(Node node, String wanted) {
    if (node != null) {
      body.wish(node, wanted, true);
    }
  }

  /** Writes it. */
  void write(Appendable out) throws IOException {
    require("limit", body.reached().size(), "operations");
    require("most", parameters.names().size(), "operands");
    BitSet forward = value == null ? new BitSet() : body.reach(List.of(value));
    List<Node> results = new ArrayList<>(partials);
    arrays.forEach(array -> results.addAll(array.entries()));
    BitSet backward = body.reach(results);
    BitSet reached = (BitSet) forward.clone();
    reached.or(backward);
    backward.andNot(forward);
    Frame filled =
        new Frame(target, frame)
            .put("name", name)
            .put("class", Character.toUpperCase(name.charAt(0)) + name.substring(1))
            .put("parameters", parameters.text())
            .put("declarations", parameters.declarations())
            .put("arraydeclarations", arrays.stream().map(a -> a.filled("arraydeclared")).toList())
            .put("locals", body.declarations())
            .put("count", Integer.toString(partials.size()))
            .put("comment", comment(function, target))
            .put("helpers", helperLines())
            .put("allowed", allowed())
            .put("unused", unused(reached))
            .put("arrays", asArrays())
            .put("forward", body.statements(forward))
            .put("backward", body.statements(backward))
            .put("statements", statements(reached))
            .put("value", value == null ? "" : body.text(value))
            .put("results", listed(higher("arrayresult"), false))
            .put("tuple", listed(higher("arrayresult"), arrays.size() > 1))
            .put("types", listed(higher("arraytype"), arrays.size() > 1))
            .put("source", markup(function.source()))
            .put("gradient", gradient())
            .put("higherparameters", higher("arrayparameter"))
            .put("highertypes", higher("arraytype"))
            .put("higherresults", higher("arrayresult"))
            .put("higher", higher());
    if (loop != null) {
      fillLoop(filled);
    }
    List<String> lines = filled.put("import", List.of()).lines();
    String imported = target.setting("imported");
    if (!imported.isEmpty() && lines.stream().anyMatch(line -> line.contains(imported))) {
      lines = filled.put("import", List.of(target.setting("import"), "", "")).lines();
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      // Nothing follows the last of several equations.
      boolean isLast = i + 1 < lines.size() && lines.get(i + 1).startsWith("\\end");
      String end = isLast ? line.replaceFirst(" \\\\\\\\$", "") : line;
      out.append(wrapped(end)).append('\n');
    }
    if (test != null) {
      for (String line : test.lines()) {
        out.append(line).append('\n');
      }
    }
  }

  private void fillLoop(Frame filled) {
    loop.fill(filled);
    List<String> texts = partials.stream().map(body::text).toList();
    List<String> comment = new ArrayList<>(comment(function, target));
    loop.comment().forEach(line -> comment.add(target.setting("comment").replace("{}", line)));
    filled
        .put("comment", comment)
        .put("results", loop.parameters())
        .put("resultdeclarations", loop.declarations())
        .put("starts", loop.starts())
        .put("entries", loop.entries(body.text(value), texts))
        .put("ends", loop.ends());
  }

  /** Which frame it has: arrays alone, a value alone, or a value and its gradient. */
  private String kind() {
    if (loop != null) {
      return loop.frame();
    }
    boolean isBare = value != null && partials.isEmpty() && target.frame("value") != null;
    String kind = value == null ? "arrays" : isBare ? "value" : "function";
    if (target.frame(kind) == null) {
      throw new UntranslatableException(
          "one value and its gradient are written together in " + target.name(),
          null,
          "take --to c, or ask for one output without --values and --gradients");
    }
    return kind;
  }

  /** A list that begins with its separator, without that. */
  private static String listed(String text, boolean isBracketed) {
    String list = text.startsWith(", ") ? text.substring(2) : text;
    return isBracketed ? "(" + list + ")" : list;
  }

  /** A line that is too long for the target goes on in the next one. */
  private String wrapped(String line) {
    String sign = target.setting("wrap");
    int at = sign.isEmpty() ? -1 : line.lastIndexOf(' ', LONGEST_LINE);
    int indent = line.length() - line.stripLeading().length();
    if (line.length() <= LONGEST_LINE || at <= indent) {
      return line;
    }
    String rest = " ".repeat(indent + 4) + line.substring(at + 1);
    return line.substring(0, at + 1) + sign + "\n" + wrapped(rest);
  }

  /** A target may take only so much in one function. */
  private void require(String setting, int count, String what) {
    String limit = target.setting(setting);
    if (!limit.isEmpty() && count > Integer.parseInt(limit)) {
      throw new UntranslatableException(
          "a function of " + count + " " + what + " is too large for " + target.name(),
          null,
          "it takes " + limit + " at most; --to c has no such limit");
    }
  }

  /** Which formula it comes from. */
  static List<String> comment(GradientFunction function, Target target) {
    String form = target.setting("comment");
    List<String> lines = new ArrayList<>();
    lines.add(form.replace("{}", "The " + what(function) + " of"));
    Comment.lines(function.source()).forEach(line -> lines.add(form.replace("{}", "  " + line)));
    if (!function.partials().isEmpty()) {
      lines.add(
          form.replace("{}", "by " + Parameters.listed(List.copyOf(function.partials().keySet()))));
    }
    function
        .higher()
        .forEach(array -> ArrayText.comment(array).forEach(l -> lines.add(form.replace("{}", l))));
    return lines;
  }

  private static String what(GradientFunction function) {
    if (function.isArrays()) {
      return String.join(" and the ", function.higher().stream().map(Higher::what).toList());
    }
    return function.partials().isEmpty() ? "value" : "value and the gradient";
  }

  /** All statements; of arrays alone, which would stand close behind them, with a gap. */
  private List<String> statements(BitSet reached) {
    List<String> lines = new ArrayList<>(body.statements(reached));
    if (!lines.isEmpty() && function.isArrays()) {
      lines.add("");
    }
    return lines;
  }

  /** What says of each input that is not needed that this is known. */
  private List<String> unused(BitSet reached) {
    String form = target.setting("unused");
    return form.isEmpty()
        ? List.of()
        : parameters.unused(reached).stream().map(each -> form.replace("{}", each)).toList();
  }

  /** What lets names be as the formula has them. */
  private List<String> allowed() {
    String form = target.setting("capitals");
    boolean isOdd =
        Stream.concat(
                Stream.of(name), Stream.concat(parameters.names().stream(), body.names().stream()))
            .anyMatch(each -> each.contains("__") || each.chars().anyMatch(Character::isUpperCase));
    return isOdd && !form.isEmpty() ? List.of(form) : List.of();
  }

  /** What makes arrays of the operands, where the target has to. */
  private List<String> asArrays() {
    String form = target.setting("array");
    List<String> lines = new ArrayList<>();
    if (!form.isEmpty()) {
      parameters.names().forEach(input -> lines.add(form.replace("{name}", input)));
      lines.add("");
    }
    return lines;
  }

  private String higher(String setting) {
    StringBuilder text = new StringBuilder();
    arrays.forEach(array -> text.append(array.filled(setting)));
    return text.toString();
  }

  private List<String> higher() {
    List<String> lines = new ArrayList<>();
    arrays.forEach(array -> lines.addAll(array.lines(body)));
    return lines;
  }

  private List<String> helperLines() {
    List<String> lines = new ArrayList<>();
    for (List<String> helper : helpers.texts()) {
      lines.addAll(helper);
      lines.add("");
    }
    return lines;
  }

  private static String markup(String source) {
    return String.join("; ", Comment.lines(source))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /** The partials: one by one, or those of a vector in its shape where they go by names. */
  private List<String> gradient() {
    List<String> names = List.copyOf(function.partials().keySet());
    boolean isNamed = Shaped.isKnown(target);
    List<String> lines = new ArrayList<>();
    for (Elements group : Elements.of(names, function.inputs()::contains)) {
      if (isNamed && !group.isNumber()) {
        lines.add(partials(group));
        continue;
      }
      for (int i = 0; i < group.shape().size(); i++) {
        int index = group.start() + i;
        lines.add(partial(names.get(index), index, body.text(partials.get(index))));
      }
    }
    return lines;
  }

  private String partials(Elements group) {
    return partial(
        group.name(), group.start(), Shaped.text(target, group, i -> body.text(partials.get(i))));
  }

  private String partial(String input, int index, String expression) {
    // A name may be one that the target takes for something else where it is a key.
    String own = target.setting("gradient " + input);
    return Frame.filled(
        own.isEmpty() ? target.setting("gradient") : own,
        Map.of(
            "input",
            target.is("notation") ? Notation.name(target, input) : input,
            "name",
            name,
            "index",
            Integer.toString(target.is("countsfromone") ? index + 1 : index),
            "expression",
            expression));
  }
}
