package autograd.cli;

import autograd.optimize.Fit;
import autograd.optimize.Model;
import autograd.optimize.Prediction;
import autograd.render.FittedJson;
import autograd.render.PredictionTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a fit writes besides its answer: the rows with what it says of them, and its numbers. */
final class FitFiles {
  private final Option predict =
      Option.text(
          "FILE",
          "Write the rows, with the fit, its residual and the 95 % bands of the curve and of"
              + " further observations, as .csv or .tsv.",
          "--predict");
  private final SavedNumbers saved =
      new SavedNumbers(
          "Write all parameters for --vars, as lines of NAME = VALUE; a file that ends in .json has"
              + " their uncertainties and correlations too.");

  private final OutputOptions output;

  FitFiles(OutputOptions output) {
    this.output = output;
  }

  Option predict() {
    return predict;
  }

  Option save() {
    return saved.option();
  }

  /** Complains of files that cannot be written, before anything is computed. */
  void check(FitData data, FitParameters parameters, FitGroups groups) {
    if (saved.option().isGiven() && groups.isGiven()) {
      throw Failure.wrong(
          "--save writes one number for each parameter, and every group has its own",
          "--format csv -o FILE keeps them all");
    }
    for (String name : savesJson() ? parameters.names() : List.<String>of()) {
      if (VarsFile.isReserved(name)) {
        throw Failure.wrong(
            "--save: a parameter '" + name + "' has no place in such a file of measured numbers",
            "rename it in the formula, or let the file end in .vars");
      }
    }
    if (predict.isGiven()) {
      separator();
      List<String> names = data.names();
      for (String added : PredictionTable.ADDED) {
        if (names.contains(added)) {
          throw Failure.wrong(
              "--predict adds a column '" + added + "', and there is one already",
              "call it otherwise in the formula, with --bind " + added + "1=" + added);
        }
      }
    }
  }

  /** Whether what is saved has uncertainties. */
  private boolean savesJson() {
    return saved.option().isGiven() && Ending.of(saved.option().value()).equals("json");
  }

  private char separator() {
    return switch (Ending.of(predict.value())) {
      case "csv", "txt", "" -> ',';
      case "tsv", "tab" -> '\t';
      default ->
          throw Failure.wrong(
              "--predict cannot write " + predict.value(), "name the file .csv or .tsv");
    };
  }

  /** Writes them. */
  void write(Fit fit, Model model, FitParameters parameters, FitData data, Console console) {
    if (predict.isGiven()) {
      PredictionTable written =
          new PredictionTable(new Prediction(fit, model), data.names(), data.places());
      write(List.of(written), console);
    }
    if (savesJson()) {
      OutputFile.writeText(
          console, saved.option().value(), out -> FittedJson.write(fit, parameters.fixed(), out));
    } else if (saved.option().isGiven()) {
      Map<String, Double> numbers = new LinkedHashMap<>(parameters.fixed());
      for (int j = 0; j < fit.parameters().size(); j++) {
        numbers.put(fit.parameters().get(j), fit.value(j));
      }
      saved.write(numbers, console);
    }
  }

  /** Writes what was asked for of fits to groups of rows, or of one fit to all of them. */
  void write(List<Fit> fits, List<Model> models, FitGroups groups, FitData data, Console console) {
    if (!predict.isGiven()) {
      return;
    }
    List<Integer> shown = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int c = 0; c < groups.columns().size(); c++) {
      // A variable is among the columns anyway.
      if (!data.names().contains(groups.columns().get(c))) {
        shown.add(c);
        names.add(groups.columns().get(c));
      }
    }
    List<List<String>> fields = data.groups();
    List<PredictionTable> tables = new ArrayList<>();
    for (int f = 0; f < fits.size(); f++) {
      tables.add(
          new PredictionTable(
              new Prediction(fits.get(f), models.get(f)),
              data.names(),
              data.places(),
              names,
              row -> {
                List<String> all = fields.get((int) row[data.groupColumn()]);
                return shown.stream().map(all::get).toList();
              }));
    }
    write(tables, console);
  }

  private void write(List<PredictionTable> tables, Console console) {
    OutputFile.writeText(
        console,
        predict.value(),
        out -> {
          tables.get(0).writeHeader(separator(), out);
          for (PredictionTable each : tables) {
            each.write(separator(), output.decimals(), out);
          }
        });
  }
}
