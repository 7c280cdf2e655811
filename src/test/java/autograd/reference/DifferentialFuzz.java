package autograd.reference;

import autograd.fuzz.Trials;
import autograd.reference.RandomTrees.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Makes up formulas and points, ordinary and awkward ones, and holds all roads to a value and its
 * derivatives against each other. What parts them is reduced, and each kind is told of once.
 *
 * <pre>java -cp … autograd.reference.DifferentialFuzz SECONDS [SEED]</pre>
 */
public final class DifferentialFuzz {
  private static final int DEPTH = 4;

  /** So many formulas go into one generated program. */
  private static final int BATCH = 1_000;

  private final long seed;
  private final Path directory;
  private final List<String> languages = new ArrayList<>();
  private final TreeSet<String> kinds = new TreeSet<>();
  private final Trials<Sample> trials = RandomTrees.ofDepthAnywhere(DEPTH);
  private int tried;
  private int compared;
  private int smooth;

  private DifferentialFuzz(long seed, Path directory) {
    this.seed = seed;
    this.directory = directory;
    if (GeneratedPrograms.hasC()) {
      languages.add("c");
    }
    if (GeneratedPrograms.hasPython()) {
      languages.add("python");
    }
  }

  /** Runs for so many seconds. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
    DifferentialFuzz fuzz = new DifferentialFuzz(seed, Files.createTempDirectory("fuzz"));
    while (System.nanoTime() < end) {
      fuzz.next(BATCH).forEach(System.out::println);
    }
    System.out.println(fuzz.figures());
    System.exit(fuzz.kinds.isEmpty() ? 0 : 1);
  }

  /** What parts the roads among the first so many formulas, reduced, one of each kind. */
  static List<String> partings(long seed, int count, Path directory)
      throws IOException, InterruptedException {
    return new DifferentialFuzz(seed, directory).next(count);
  }

  private String figures() {
    return String.format(
        "seed %d: %d formulas, %d compared (%d with derivatives) over eval, forward mode, batch,"
            + " diff, diff --exact, hessian, %s: %d kinds of disagreement",
        seed, tried, compared, smooth, String.join(", ", languages), kinds.size());
  }

  private List<String> next(int count) throws IOException, InterruptedException {
    List<String> partings = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    List<Roads> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Sample sample = trials.sample(seed, tried++);
      Roads roads = Roads.of(sample, "f" + i);
      if (roads != null) {
        samples.add(sample);
        all.add(roads);
        compared++;
        smooth += roads.isSmooth() ? 1 : 0;
        tell(sample, DifferentialFuzz::compare, partings);
      }
    }
    for (String language : languages) {
      List<String> lines = GeneratedPrograms.run(language, all, directory);
      for (int i = 0; i < all.size(); i++) {
        if (lines.get(i) != null && failure(language, all.get(i), lines.get(i)) != null) {
          tell(samples.get(i), sample -> compare(language, sample), partings);
        }
      }
    }
    return partings;
  }

  /** Reduces what fails, and tells of it if there was none like it. */
  private void tell(Sample sample, Trials.Property<Sample> property, List<String> partings) {
    String failure = failure(property, sample);
    if (failure == null) {
      return;
    }
    Sample least = trials.least(sample, property);
    String text = failure(property, least);
    String kind = text.replaceAll(":(?s).*", "") + " of " + least.tree().bare();
    if (kinds.add(kind)) {
      partings.add(least + "\n  " + text);
    }
  }

  private static String failure(Trials.Property<Sample> property, Sample sample) {
    try {
      property.holdsFor(sample);
      return null;
    } catch (Exception | AssertionError | StackOverflowError e) {
      return e instanceof Roads.Parting ? e.getMessage() : e.toString();
    }
  }

  private static void compare(Sample sample) throws IOException {
    Roads roads = Roads.of(sample, "f");
    if (roads != null) {
      roads.compare();
    }
  }

  private void compare(String language, Sample sample) throws IOException, InterruptedException {
    Roads roads = Roads.of(sample, "f");
    if (roads != null) {
      String line = GeneratedPrograms.run(language, List.of(roads), directory).get(0);
      if (line != null) {
        judge(language, roads, line);
      }
    }
  }

  private static Throwable failure(String language, Roads roads, String line) {
    try {
      judge(language, roads, line);
      return null;
    } catch (AssertionError e) {
      return e;
    }
  }

  private static void judge(String language, Roads roads, String line) {
    if (line.contains("(")) {
      throw new Roads.Parting(language + " throws: " + line);
    }
    roads.judge(language, GeneratedPrograms.numbers(line));
  }
}
