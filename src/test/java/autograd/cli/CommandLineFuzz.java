package autograd.cli;

import autograd.fuzz.Corpus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes up command lines for a while: commands, options with values that fit and that do not, and
 * spoilt formulas. None may end in a defect, a stack trace, or silence.
 *
 * <pre>java -cp … autograd.cli.CommandLineFuzz SECONDS [SEED]</pre>
 */
public final class CommandLineFuzz {
  private static final String[] NAMES = {"a", "b", "x", "e", "pi", "s1", "日本", "", "a b", "-", "2"};
  private static final String[] VALUES = {
    "1", "-2", "0", "-0", "inf", "nan", "pi/4", "1e999", "2..3", "x", "(", "", "1e-320", "=", "-"
  };
  private static final String[] LOOSE = {
    "--all", "--quiet", "-q", "--strict", "--help", "--", "-", "-x", "--sett", "eval", "a+b", "@x"
  };

  private final Random random;
  private final Corpus corpus;

  private CommandLineFuzz(long seed) {
    random = new Random(seed);
    corpus = new Corpus(seed);
  }

  /** Runs for so many seconds. */
  public static void main(String[] arguments) {
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
    CommandLineFuzz fuzz = new CommandLineFuzz(seed);
    long executions = 0;
    long failures = 0;
    while (System.nanoTime() < end) {
      executions++;
      List<String> line = fuzz.line();
      String failure = failure(line, fuzz.corpus.next());
      if (failure != null) {
        failures++;
        System.out.println(failure + " of " + line);
      }
    }
    System.out.printf("seed %d: %d executions, %d failures%n", seed, executions, failures);
    System.exit(failures == 0 ? 0 : 1);
  }

  /** What went wrong on the first of so many command lines on which something did; or null. */
  static String firstFailure(long seed, int count) {
    CommandLineFuzz fuzz = new CommandLineFuzz(seed);
    for (int i = 0; i < count; i++) {
      List<String> line = fuzz.line();
      String failure = failure(line, fuzz.corpus.next());
      if (failure != null) {
        return failure + " of " + line;
      }
    }
    return null;
  }

  private static String failure(List<String> line, String input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
    int code;
    try {
      code = Main.call(console, line.toArray(new String[0]));
    } catch (RuntimeException | StackOverflowError e) {
      return e + " thrown";
    }
    String said = err.toString(StandardCharsets.UTF_8);
    if (code < ExitCode.ANSWER || code >= ExitCode.DEFECT || said.contains("\tat ")) {
      return "exit code " + code + " and \"" + said + "\"";
    }
    boolean isSilent = out.size() + err.size() == 0 && !line.contains("-o");
    return isSilent ? "nothing said" : null;
  }

  private List<String> line() {
    List<String> line = new ArrayList<>();
    if (random.nextInt(20) > 0) {
      line.add(Commands.NAMES.get(random.nextInt(Commands.NAMES.size())));
    }
    if (random.nextInt(10) > 0) {
      line.add(random.nextInt(10) > 0 ? corpus.next() : "-");
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      option(line);
    }
    return line;
  }

  private void option(List<String> line) {
    switch (random.nextInt(10)) {
      case 0 -> line.add(pick(LOOSE));
      case 1 -> add(line, "--wrt", pick(NAMES) + "," + pick(NAMES));
      case 2 -> add(line, "--output", pick(NAMES));
      case 3 -> add(line, "--seed", pick(NAMES) + "=" + pick(VALUES));
      case 4 -> add(line, "--format", pick("table", "json", "csv", "tsv", "markdown", "xml"));
      case 5 -> add(line, "--get", pick("value", "gradient.", "jacobian.s1.") + pick(NAMES));
      case 6 -> add(line, "--digits", pick("0", "3", "100", "101", "x"));
      case 7 -> add(line, pick("-o", "-f", "--vars"), pick("/dev/null", "/", "/nonexistent/x"));
      default -> add(line, "--set", pick(NAMES) + "=" + pick(VALUES));
    }
  }

  private void add(List<String> line, String option, String value) {
    if (option.startsWith("--") && random.nextInt(5) == 0) {
      line.add(option + "=" + value);
    } else {
      line.add(option);
      line.add(value);
    }
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
