package autograd.fuzz;

import java.util.HashSet;
import java.util.Set;

/**
 * Spoils texts for a while and holds the parser to its promises; texts with an outcome not seen
 * before are spoiled further.
 *
 * <pre>java -cp … autograd.fuzz.ParserFuzz SECONDS [SEED]</pre>
 *
 * <p>Prints its figures, and each text that broke a promise; the exit code is 1 if one did.
 */
public final class ParserFuzz {
  /** One text may take this long, in nanoseconds, before it counts as a failure. */
  private static final long SLOW = 60_000_000_000L;

  private ParserFuzz() {}

  /** Runs for so many seconds. */
  public static void main(String[] arguments) {
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
    Corpus corpus = new Corpus(seed);
    Set<String> outcomes = new HashSet<>();
    long executions = 0;
    long failures = 0;
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      String text = corpus.next();
      executions++;
      try {
        if (outcomes.add(Promise.kept(text))) {
          corpus.add(text);
        }
        if (System.nanoTime() - start > SLOW) {
          throw new AssertionError("slow");
        }
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        failures++;
        System.out.println(e + " in " + quoted(text));
      }
    }
    System.out.printf(
        "seed %d: %d executions, %d outcomes, %d failures%n",
        seed, executions, outcomes.size(), failures);
    System.exit(failures == 0 ? 0 : 1);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> quoted.append(c < ' ' || c > '~' ? String.format("\\u%04x", c) : (char) c + ""));
    return quoted.append('"').toString();
  }
}
