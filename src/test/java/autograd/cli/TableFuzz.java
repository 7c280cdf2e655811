package autograd.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes up tables for a while, spoils most of them, and holds {@code batch} to its promise: every
 * row is answered, or refused by an error that names row and column, or counted. Another reader of
 * CSV says what the rows are.
 *
 * <pre>java -cp … autograd.cli.TableFuzz SECONDS [SEED]</pre>
 */
public final class TableFuzz {
  private static final String[] FIELDS = {
    "1",
    "-2.5",
    "0",
    "1e3",
    " 7 ",
    "1e400",
    "1e-400",
    "inf",
    "nan",
    "NA",
    "",
    "\"\"",
    "\"3\"",
    "x",
    "\"a,b\"",
    "\"a;b\"",
    "\"a\nb\"",
    "\"a\r\nb\"",
    "\"q\"\"q\"",
    "a'b",
    "é日",
    "1,5",
    "1 000",
    "5%"
  };
  private static final String[] SPOILERS = {
    "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "\0", "\uFEFF", "x", "1", " ", "\n\n", "é"
  };
  private static final String[] LEFT = {"left out", "left without results"};

  /** What an error must say of where it is. */
  private static final Pattern PLACE =
      Pattern.compile(
          "row \\d+: (.*column |\\d+ fields? where |there (is|are) |not (a )?JSON|more than one JSON)"
              + "|its (first row|lines|array) |nothing in it|no column|two columns"
              + "|there is a column|behind the end of its array");

  private final Random random;

  private TableFuzz(long seed) {
    random = new Random(seed);
  }

  /** Runs for so many seconds. */
  public static void main(String[] arguments) {
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
    TableFuzz fuzz = new TableFuzz(seed);
    long cases = 0;
    long failures = 0;
    while (System.nanoTime() < end) {
      cases++;
      String failure = fuzz.next();
      if (failure != null) {
        failures++;
        System.out.println(failure);
      }
    }
    System.out.printf("seed %d: %d tables, %d failures%n", seed, cases, failures);
    System.exit(failures == 0 ? 0 : 1);
  }

  /** What went wrong with the first of so many tables with which something did; or null. */
  static String firstFailure(long seed, int count) {
    TableFuzz fuzz = new TableFuzz(seed);
    for (int i = 0; i < count; i++) {
      String failure = fuzz.next();
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }

  /** What came of a run. */
  private record Run(int code, String out, String said) {
    /** How many rows it says have no results, for one reason or another. */
    long left() {
      long left = 0;
      for (String line : said.split("\n", -1)) {
        Matcher count = Pattern.compile("warning: (\\d+) of \\d+ row").matcher(line);
        if (count.find() && (line.endsWith(LEFT[0]) || line.endsWith(LEFT[1]))) {
          left += Long.parseLong(count.group(1));
        }
      }
      return left;
    }
  }

  private String next() {
    String onError = pick("fail", "skip", "null");
    return random.nextInt(4) == 0 ? json(onError) : delimited(onError);
  }

  private Run run(String text, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Console console = new Console(new ByteArrayInputStream(bytes), out, err);
    List<String> line = new ArrayList<>(List.of("batch", "x+x", "--data", "-", "--threads"));
    line.add(pick("1", "2"));
    line.addAll(List.of(options));
    int code = Main.call(console, line.toArray(new String[0]));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** What is wrong with how it ended; or null. */
  private static String ending(Run run) {
    if (run.code == ExitCode.FILE && run.said.contains("it is no whole text in UTF-16")) {
      // What begins with every other byte 0 is taken for that, and it is said.
      return null;
    }
    boolean isWhole = run.code == ExitCode.ANSWER;
    if (!isWhole && run.code != ExitCode.WRONG) {
      return "exit code " + run.code;
    }
    if (run.said.length() > 4_000) {
      return "a message of " + run.said.length() + " characters";
    }
    return isWhole || PLACE.matcher(run.said).find() ? null : "no place";
  }

  private static String report(String what, String text, String onError, Run run) {
    return what
        + " under "
        + onError
        + " of "
        + text.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0")
        + "\n  out: "
        + run.out.replace("\r", "\\r").replace("\n", "\\n")
        + "\n  said: "
        + run.said.replace("\n", "\\n");
  }

  private String delimited(String onError) {
    String delimiter = pick(",", ";", "\t");
    String text = table(delimiter);
    for (int n = random.nextInt(3); n > 0; n--) {
      text = spoilt(text);
    }
    boolean isTold = random.nextInt(4) > 0;
    Run run =
        isTold
            ? run(text, "--on-error", onError, "--delimiter", delimiter)
            : run(text, "--on-error", onError);
    String what = ending(run);
    if (what == null && isTold && run.code == ExitCode.ANSWER) {
      what = comparison(text, delimiter.charAt(0), onError, run);
    }
    return what == null ? null : report(what, text, onError, run);
  }

  private String table(String delimiter) {
    int columns = 1 + random.nextInt(4);
    int x = random.nextInt(columns);
    String end = pick("\n", "\n", "\r\n");
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < columns; c++) {
      String other = pick("a%d", "b%d", "\"c\nd%d\"", "é%d", "y z%d");
      text.append(c == 0 ? "" : delimiter).append(c == x ? "x" : String.format(other, c));
    }
    for (int r = random.nextInt(6); r > 0; r--) {
      text.append(end);
      for (int c = 0; c < columns; c++) {
        boolean isNumber = c == x && random.nextInt(4) > 0;
        text.append(c == 0 ? "" : delimiter);
        text.append(isNumber ? String.valueOf(random.nextInt(100) / 8.0) : pick(FIELDS));
      }
    }
    return text.append(random.nextBoolean() ? end : "").toString();
  }

  private String spoilt(String text) {
    int at = random.nextInt(text.length() + 1);
    int behind = Math.min(text.length(), at + random.nextInt(3));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(behind);
      default -> text.substring(0, at) + pick(SPOILERS) + text.substring(behind);
    };
  }

  /** How what came out differs from what the other reader finds in what went in. */
  private static String comparison(String text, char delimiter, String onError, Run run) {
    if (text.replace("\r\n", "").contains("\r")) {
      // That reader takes a CR alone for the end of a line, and here it is an error in its row.
      return null;
    }
    List<List<String>> in;
    List<List<String>> out;
    try {
      in = read(text, delimiter);
    } catch (CsvParseException e) {
      // Nobody knows what text behind a quote on the same line means.
      return null;
    }
    try {
      out = read(run.out, delimiter);
    } catch (CsvParseException e) {
      return "the other reader: " + e;
    }
    if (in.isEmpty() || out.isEmpty()) {
      return in.size() == out.size() ? null : "there is no head";
    }
    long left = run.left();
    boolean isSkip = onError.equals("skip");
    if (out.size() != in.size() - (isSkip ? left : 0)) {
      return in.size() + " rows with the head became " + out.size();
    }
    int x = in.get(0).indexOf("x");
    int width = in.get(0).size();
    long answered = 0;
    for (List<String> row : out.subList(1, out.size())) {
      if (!row.get(row.size() - 1).isEmpty()) {
        answered++;
        if (row.size() != width + 2 || !isTwice(row.get(width), row.get(x))) {
          return "wrong: " + row;
        }
        if (!in.contains(row.subList(0, width))) {
          return "new: " + row;
        }
      }
    }
    return answered != in.size() - 1 - left ? answered + " were answered" : null;
  }

  private static boolean isTwice(String answer, String field) {
    try {
      double number = Double.parseDouble(field.strip().replace("inf", "Infinity"));
      return Double.parseDouble(answer) == number + number;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static List<List<String>> read(String text, char delimiter) {
    List<List<String>> rows = new ArrayList<>();
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(plain)) {
      for (CsvRecord row : reader) {
        rows.add(row.getFields());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private String json(String onError) {
    boolean isArray = random.nextBoolean();
    int rows = random.nextInt(5);
    StringBuilder text = new StringBuilder(isArray ? "[" : "");
    for (int r = 0; r < rows; r++) {
      String x = pick("1", "-2.5", "\"3\"", "1e400", "null", "NaN", "true", "\"x\"", "[1]");
      String other = pick("{\"a\": [1, \"]}\"]}", "\"q\\\"q,\"", "9007199254740993", "null");
      String gap = isArray ? pick("", " ", "\n", "\r\n ") : pick("", " ");
      text.append(isArray && r > 0 ? "," + gap : "");
      text.append("{" + gap + "\"x\":" + gap + x + ", \"o\": " + other + gap + "}");
      text.append(isArray ? gap : "\n");
    }
    text.append(isArray ? "]" : "");
    String whole = text.toString();
    boolean isCut = random.nextInt(3) == 0 && whole.length() > 1;
    String given = isCut ? whole.substring(0, 1 + random.nextInt(whole.length() - 1)) : whole;
    Run run = run(given, "--on-error", onError, "--data-format", isArray ? "json" : "jsonl");
    String what = ending(run);
    if (what == null && run.code == ExitCode.ANSWER) {
      long lines = run.out.lines().filter(line -> line.startsWith("{")).count();
      long expected = isArray ? rows : given.lines().filter(line -> !line.isBlank()).count();
      long left = onError.equals("skip") ? run.left() : 0;
      if (isArray && isCut) {
        what = "the end was not missed";
      } else if (lines != expected - left && !(isArray && rows == 0)) {
        what = expected + " rows became " + lines;
      }
    }
    return what == null ? null : report(what, given, onError, run);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
