package autograd.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Value and all partials over blocks of 1,024 rows that stay in cache, on one thread: a kernel and
 * one with vector instructions beside what is written by hand in Java with the same functions, in C
 * (kernels.c: gcc -O3, and -Ofast with its vector functions), in numpy and in a loop over a small
 * engine (kernels.py). Then what a gradient costs over a value, and what a second thread is worth.
 *
 * <pre>mvn -q -Pbenchmark -DskipTests package
 * java -cp "target/benchmark/classes:target/benchmark/lib/*:target/autograd/lib/*" \
 *     autograd.benchmark.Kernels [--quick] [FORMULA]...</pre>
 *
 * <p>All in one run of some twenty-five minutes, since times of different hours are not comparable;
 * C, which the others are measured by, before and after what runs under JMH. Of each the least time
 * of many rounds counts, and of Java the median of that over several JVMs, the least and the
 * largest beside it. With formulas (neuron, Gauss1, Rosenbrock, network) only the table of these.
 * With {@code --quick} it shows in two minutes that all works; its figures mean little.
 */
final class Kernels {
  private static final List<String> OWN = List.of("kernel", "fast", "byHand");
  private static final List<String> PEERS = List.of("gcc -O3", "gcc -Ofast", "numpy", "micrograd");

  private static final List<List<String>> RATIOS =
      List.of(
          List.of("kernel", "byHand"),
          List.of("kernel", "gcc -O3"),
          List.of("fast", "gcc -O3"),
          List.of("fast", "gcc -Ofast"));

  private Kernels() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    List<String> titles = new ArrayList<>(Arrays.asList(arguments));
    boolean isQuick = titles.remove("--quick");
    if (isQuick) {
      System.out.println("too quick for the times to have settled");
    }
    Harness harness = new Harness(isQuick);
    List<Model> models = titles.isEmpty() ? List.of(Model.values()) : models(titles);
    formulas(harness, models);
    if (titles.isEmpty()) {
      gradientsOverValues(harness);
      twoThreads(harness);
    }
  }

  private static List<Model> models(List<String> titles) {
    List<Model> models = new ArrayList<>();
    for (String title : titles) {
      models.add(
          Arrays.stream(Model.values())
              .filter(model -> model.title().equalsIgnoreCase(title))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("there is no formula " + title)));
    }
    return models;
  }

  private static void formulas(Harness harness, List<Model> models)
      throws IOException, InterruptedException, RunnerException {
    try (Peers peers = new Peers()) {
      peers.runC();
      peers.runPython();
      String[] names = models.stream().map(Model::name).toArray(String[]::new);
      Map<String, Spread> own = harness.run(KernelBenchmark.class, Map.of("model", names));
      peers.runC();
      table(models, own, peers);
    }
  }

  private static void table(List<Model> models, Map<String, Spread> own, Peers peers) {
    line("ns a row", models, Model::title);
    for (String name : OWN) {
      line(words(name), models, model -> own.get(name + " " + model).toString());
    }
    for (String name : PEERS) {
      line(name, models, model -> number(peers.time(model, name)));
    }
    for (List<String> pair : RATIOS) {
      line(
          words(pair.get(0)) + " / " + words(pair.get(1)),
          models,
          model -> {
            double time = own.get(pair.get(0) + " " + model).median();
            Spread other = own.get(pair.get(1) + " " + model);
            return number(time / (other != null ? other.median() : peers.time(model, pair.get(1))));
          });
    }
  }

  private static String words(String name) {
    return name.equals("byHand") ? "by hand" : name;
  }

  private static void line(String name, List<Model> models, Function<Model, String> cell) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-18s", name));
    for (Model model : models) {
      line.append(String.format(Locale.ROOT, " %-25s", cell.apply(model)));
    }
    System.out.println(line.toString().stripTrailing());
  }

  private static String number(double number) {
    return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.2f", number);
  }

  private static void gradientsOverValues(Harness harness) throws RunnerException {
    Map<String, Spread> times = harness.run(GradientBenchmark.class, Map.of());
    System.out.println("\nvalue and gradient over value alone, of n variables, ns a row");
    for (Map.Entry<String, Spread> each : times.entrySet()) {
      if (each.getKey().startsWith("gradient ")) {
        String formula = each.getKey().substring("gradient ".length());
        Spread both = each.getValue();
        Spread value = times.get("value " + formula);
        System.out.printf(
            Locale.ROOT,
            "%-16s %-34s / %-34s = %.2f%n",
            formula,
            both,
            value,
            both.median() / value.median());
      }
    }
  }

  private static void twoThreads(Harness harness) throws RunnerException {
    Map<String, Spread> rates = harness.run(ThreadsBenchmark.class, Map.of());
    Spread one = rates.get("one");
    Spread two = rates.get("two");
    System.out.printf(
        Locale.ROOT,
        "%nrows a microsecond: two threads %s / one %s = %.2f%n",
        two,
        one,
        two.median() / one.median());
  }
}
