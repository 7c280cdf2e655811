package autograd.cli;

import autograd.evaluate.Evaluation;
import autograd.lang.Expression;
import autograd.lang.Nearest;
import autograd.lang.VectorFunction;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import autograd.render.AnswerFormat;
import autograd.render.FunctionPages;
import autograd.render.FunctionPages.Accuracy;
import autograd.render.FunctionPages.Entry;
import autograd.render.Style;
import autograd.render.VectorPages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code autograd functions}: the table of operations as a reference. */
final class FunctionsCommand extends Command {
  private final Option name =
      Option.positional(
          "WORD",
          "Describe this function or operator, or list those a word is found in; without it, list"
              + " them all.");
  private final Option format =
      Option.choice("FORMAT", AnswerFormat.optionNames(), "How to print", "--format");
  private final OutputOptions output = new OutputOptions();

  FunctionsCommand() {
    super(
        "functions",
        "List or search the functions and operators, or describe one",
        "autograd functions",
        "autograd functions tanh",
        "autograd functions bessel",
        "autograd functions --format json");
  }

  @Override
  String synopsis() {
    return "[WORD] [OPTIONS]";
  }

  @Override
  void describe(Arguments arguments) {
    arguments.group("Function", name);
    output.addTo(arguments, OutputOptions.Content.TEXT, format);
  }

  @Override
  int run(Console console) throws IOException {
    output.apply(console);
    String word = name.value();
    Wish named = named(word);
    boolean isOne = word != null && isAny(named);
    Wish wish = isOne ? named : found(word == null ? "" : word);
    List<Entry> entries = entries(wish);
    List<VectorPages.Entry> vectorEntries = vectorEntries(wish);
    requireAny(entries, vectorEntries);
    FunctionPages pages = new FunctionPages(entries);
    VectorPages vectors = new VectorPages(vectorEntries);
    String form = output.form(format);
    OutputFile.writeText(
        console,
        output.file(),
        out -> {
          switch (form) {
            case "json" -> pages.writeJson(vectors, out);
            case "csv", "tsv" -> pages.writeRows(vectors, AnswerFormat.named(form), out);
            case "markdown" -> pages.writeMarkdown(vectors, out);
            default -> {
              Style style = console.outStyle();
              out.append(
                  isOne
                      ? details(entries, vectorEntries, style)
                      : list(entries, vectorEntries, style));
            }
          }
        });
    return ExitCode.ANSWER;
  }

  /** Which functions are wanted, by the banner they stand under, their names and their meaning. */
  private interface Wish {
    boolean includes(String family, List<String> names, String meaning);
  }

  private static Wish named(String name) {
    return (family, names, meaning) -> names.contains(name);
  }

  /** Those of which the word is a part of what there is to read. */
  private static Wish found(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return (family, names, meaning) ->
        (family + "\n" + String.join("\n", names) + "\n" + meaning)
            .toLowerCase(Locale.ROOT)
            .contains(lower);
  }

  private static boolean isAny(Wish wish) throws IOException {
    return !entries(wish).isEmpty() || !vectorEntries(wish).isEmpty();
  }

  /**
   * All of the function or operator of that name, or the list of those that the word is found with;
   * null if there is none.
   */
  static String page(String word, Style style) throws IOException {
    if (isAny(named(word))) {
      return details(entries(named(word)), vectorEntries(named(word)), style);
    }
    Wish found = found(word);
    return isAny(found) ? list(entries(found), vectorEntries(found), style) : null;
  }

  private static String details(List<Entry> entries, List<VectorPages.Entry> vectors, Style style)
      throws IOException {
    StringBuilder page = new StringBuilder();
    new FunctionPages(entries).writeDetails(page, style);
    new VectorPages(vectors).writeDetails(page, style);
    return page.toString();
  }

  private static String list(List<Entry> entries, List<VectorPages.Entry> vectors, Style style)
      throws IOException {
    StringBuilder page = new StringBuilder();
    new FunctionPages(entries).writeList(page, style);
    page.append(entries.isEmpty() || vectors.isEmpty() ? "" : "\n");
    new VectorPages(vectors).writeList(page, style);
    return page.toString();
  }

  private static List<Entry> entries(Wish wish) throws IOException {
    OperationTable table = OperationTable.standard();
    Map<String, Accuracy> accuracies = accuracies();
    List<Entry> entries = new ArrayList<>();
    for (OperationTable.Family family : table.families()) {
      for (Operation operation : family.operations()) {
        List<String> others = otherNames(table, operation);
        List<String> names = new ArrayList<>(others);
        names.add(operation.name());
        if (wish.includes(family.name(), names, operation.meaning())) {
          double answer = Evaluation.at(Expression.parse(operation.example()), Map.of()).value();
          Accuracy accuracy = accuracies.get(operation.signature());
          entries.add(new Entry(family.name(), operation, others, answer, accuracy));
        }
      }
    }
    return entries;
  }

  private static List<VectorPages.Entry> vectorEntries(Wish wish) {
    List<VectorPages.Entry> entries = new ArrayList<>();
    for (VectorFunction function : VectorFunction.values()) {
      List<String> names = List.of(function.functionName());
      if (wish.includes(VectorPages.FAMILY, names, function.meaning())) {
        double answer =
            function.example() == null
                ? Double.NaN
                : Evaluation.at(Expression.parse(function.example()), Map.of()).value();
        entries.add(new VectorPages.Entry(function, answer));
      }
    }
    return entries;
  }

  private void requireAny(List<Entry> entries, List<VectorPages.Entry> vectors) {
    if (entries.isEmpty() && vectors.isEmpty()) {
      List<String> names = new ArrayList<>(OperationTable.standard().functionNames());
      for (VectorFunction function : VectorFunction.values()) {
        names.add(function.functionName());
      }
      String nearest = Nearest.to(name.value(), names);
      throw Failure.wrong(
          "there is no function '" + name.value() + "'",
          nearest == null ? "autograd functions lists them" : "did you mean " + nearest + "?");
    }
  }

  private static List<String> otherNames(OperationTable table, Operation operation) {
    List<String> others = new ArrayList<>();
    for (String each : table.functionNames()) {
      if (table.functionsNamed(each).contains(operation) && !each.equals(operation.name())) {
        others.add(each);
      }
    }
    return others;
  }

  /** The errors that the test suite measured, by signature. */
  private static Map<String, Accuracy> accuracies() throws IOException {
    Map<String, Accuracy> accuracies = new HashMap<>();
    try (InputStream in = FunctionsCommand.class.getResourceAsStream("accuracy.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        if (cells.length == 4) {
          int points = Integer.parseInt(cells[3]);
          accuracies.put(cells[0], new Accuracy(cells[1], cells[2], points));
        }
      }
    }
    return accuracies;
  }
}
