package autograd.reference;

import autograd.evaluate.Answer;
import autograd.evaluate.Finding;
import autograd.evaluate.NoDerivativeException;
import autograd.evaluate.Note;
import autograd.graph.Graph;
import autograd.lang.Expression;
import autograd.reference.SingularFormulas.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Answers at singular points, for {@code sweep.py} to judge: random formulas over the whole table,
 * or those of a list, each with the value, the gradients and what the notes tell.
 *
 * <pre>
 * java -cp … autograd.reference.SingularSweep SEED COUNT | python3 sweep.py
 * java -cp … autograd.reference.SingularSweep - &lt; formulas-and-points.tsv | python3 sweep.py
 * </pre>
 */
public final class SingularSweep {
  /** What takes longer is told of. */
  private static final long SLOW_MILLIS = 2_000;

  /** What takes longer than this is given up. */
  private static final long MOST_SECONDS = 60;

  private SingularSweep() {}

  /** Prints a line for each formula; those that take long are told of on the error stream. */
  public static void main(String[] arguments) throws Exception {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            });
    System.out.println("formula\tpoint\tvalue\tgradients\tnotes");
    for (Sample sample : samples(arguments)) {
      long start = System.nanoTime();
      Future<String> answer = threads.submit(answering(sample));
      try {
        String line = answer.get(MOST_SECONDS, TimeUnit.SECONDS);
        if (line != null) {
          System.out.println(sample.formula() + "\t" + sample.pointText() + "\t" + line);
        }
      } catch (TimeoutException late) {
        System.err.println("given up: " + sample);
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      if (millis > SLOW_MILLIS) {
        System.err.println(millis + " ms: " + sample);
      }
    }
    System.exit(0);
  }

  private static Iterable<Sample> samples(String[] arguments) throws IOException {
    List<Sample> samples = new ArrayList<>();
    if (!arguments[0].equals("-")) {
      long seed = Long.parseLong(arguments[0]);
      for (int k = 0; k < Integer.parseInt(arguments[1]); k++) {
        samples.add(SingularFormulas.next(new Random(seed * 1_000_003 + k)));
      }
      return samples;
    }
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] parts = line.split("\t", -1);
      if (parts.length < 2 || parts[0].equals("formula")) {
        continue;
      }
      Map<String, Double> point = new LinkedHashMap<>();
      for (String binding : parts[1].split(";", -1)) {
        String[] sides = binding.split("=", -1);
        point.put(sides[0], Double.parseDouble(sides[1]));
      }
      samples.add(new Sample(parts[0], point));
    }
    return samples;
  }

  private static Callable<String> answering(Sample sample) {
    return () -> {
      try {
        return answer(sample);
      } catch (NoDerivativeException none) {
        return null;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError defect) {
        System.err.println("fails: " + sample + ": " + defect);
        return null;
      }
    };
  }

  /** Value, gradients and notes, separated by tabs. */
  private static String answer(Sample sample) {
    Graph graph = Expression.parse(sample.formula());
    Answer.Named output = new Answer.Named("", graph.output());
    Answer.Question question = new Answer.Question(List.of(output), Map.of(), List.of(), false);
    Answer answer = Answer.to(question, graph, sample.point());
    List<String> gradients = new ArrayList<>();
    for (Answer.Named variable : answer.variables()) {
      double gradient = answer.gradients().get(0).by(variable.value());
      gradients.add(variable.name() + "=" + gradient);
    }
    TreeSet<String> notes = new TreeSet<>();
    for (Note note : answer.notes()) {
      if (note.kind() != Note.Kind.FINDINGS) {
        notes.add(note.kind().name());
      }
      for (Finding each : note.findings()) {
        String by = each.input() == null ? "" : "@" + each.input().label();
        notes.add(each.kind() + by + (each.reason().isEmpty() ? "" : ":" + each.reason()));
      }
    }
    double value = answer.evaluation().value(graph.output());
    return value + "\t" + String.join(";", gradients) + "\t" + String.join(";", notes);
  }
}
