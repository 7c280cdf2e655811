package autograd.cli;

import autograd.evaluate.Evaluation;
import autograd.graph.Operation;
import autograd.graph.OperationTable;
import autograd.lang.Expression;
import autograd.lang.Nearest;
import autograd.lang.VectorFunction;
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
import java.util.Map;

/** {@code autograd functions}: the table of operations as a reference. */
final class FunctionsCommand extends Command {
  private final Option name =
      Option.positional("NAME", "Describe this function or operator; without it, list them all.");
  private final Option format =
      Option.choice("FORMAT", List.of("table", "markdown", "json"), "How to print", "--format");
  private final OutputOptions output = new OutputOptions();

  FunctionsCommand() {
    super(
        "functions",
        "List the functions and operators, or describe one",
        "autograd functions",
        "autograd functions tanh",
        "autograd functions --format json");
  }

  @Override
  String synopsis() {
    return "[NAME] [OPTIONS]";
  }

  @Override
  void describe(Arguments arguments) {
    arguments.group("Function", name);
    output.addTo(arguments, OutputOptions.Content.TEXT, format);
  }

  @Override
  int run(Console console) throws IOException {
    output.apply(console);
    List<Entry> entries = entries(name.value());
    List<VectorPages.Entry> vectorEntries = vectorEntries(name.value());
    requireAny(entries, vectorEntries);
    FunctionPages pages = new FunctionPages(entries);
    VectorPages vectors = new VectorPages(vectorEntries);
    boolean isOne = name.isGiven();
    String form = output.form(format);
    OutputFile.writeText(
        console,
        output.file(),
        out -> {
          switch (form) {
            case "json" -> pages.writeJson(vectors, out);
            case "markdown" -> pages.writeMarkdown(vectors, out);
            default -> {
              if (isOne) {
                pages.writeDetails(out, console.outStyle());
                vectors.writeDetails(out, console.outStyle());
              } else {
                pages.writeList(out, console.outStyle());
                vectors.writeList(out, console.outStyle());
              }
            }
          }
        });
    return ExitCode.ANSWER;
  }

  /** All of the function or operator of that name; null if there is none. */
  static String page(String name, Style style) throws IOException {
    List<Entry> entries = entries(name);
    List<VectorPages.Entry> vectors = vectorEntries(name);
    StringBuilder page = new StringBuilder();
    new FunctionPages(entries).writeDetails(page, style);
    new VectorPages(vectors).writeDetails(page, style);
    return entries.isEmpty() && vectors.isEmpty() ? null : page.toString();
  }

  /** Those of a name, or all if it is null. */
  private static List<Entry> entries(String name) throws IOException {
    OperationTable table = OperationTable.standard();
    Map<String, Accuracy> accuracies = accuracies();
    List<Entry> entries = new ArrayList<>();
    for (OperationTable.Family family : table.families()) {
      for (Operation operation : family.operations()) {
        List<String> others = otherNames(table, operation);
        if (name == null || operation.name().equals(name) || others.contains(name)) {
          double answer = Evaluation.at(Expression.parse(operation.example()), Map.of()).value();
          Accuracy accuracy = accuracies.get(operation.signature());
          entries.add(new Entry(family.name(), operation, others, answer, accuracy));
        }
      }
    }
    return entries;
  }

  private static List<VectorPages.Entry> vectorEntries(String name) {
    List<VectorPages.Entry> entries = new ArrayList<>();
    for (VectorFunction function : VectorFunction.values()) {
      if (name == null || function.functionName().equals(name)) {
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
