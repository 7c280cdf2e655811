package autograd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line at a prompt that means the same without a shell: {@code autograd} and its words, with
 * quotes around some, behind a {@code printf}, {@code echo} or {@code seq} if it is fed, with a
 * file as its input or its standard error in its output. Whatever else a shell would do something
 * about makes a line no plain command: then it is for a {@link Shell}.
 *
 * @param feeder the command before the pipe, for a shell to run; null if there is none
 * @param arguments the words after {@code autograd}
 * @param input the file that is standard input; null if none is
 * @param isMerged whether standard error goes where standard output goes
 */
record PlainCommand(String feeder, List<String> arguments, String input, boolean isMerged) {
  private static final String PROGRAM = "autograd";
  private static final Set<String> FEEDERS = Set.of("printf", "echo", "seq");

  /** What the launcher arranges, or what is known of the packaged program alone. */
  private static final Set<String> ONLY_PACKAGED = Set.of("--fast", "--version", "-V");

  /** A line as a plain command; empty if it is none. */
  static Optional<PlainCommand> parse(String line) {
    return Optional.ofNullable(new Reader(line).read());
  }

  /** Reads a line from left to right. */
  private static final class Reader {
    private static final String BLANKS = " \t";
    private static final String LEFT_TO_A_SHELL = "$`&;(){}*?[]~#!\n";
    private static final String ESCAPED_IN_QUOTES = "$`\"\\";
    private static final String MERGE = "2>&1";

    private final String line;
    private int next;
    private String feeder;
    private List<String> words = new ArrayList<>();
    private String input;
    private boolean isMerged;

    Reader(String line) {
      this.line = line;
    }

    PlainCommand read() {
      while (skipBlanks()) {
        char c = line.charAt(next);
        if (line.startsWith(MERGE, next) && endsAt(next + MERGE.length())) {
          next += MERGE.length();
          isMerged = true;
        } else if (c == '<' && input == null) {
          next++;
          input = skipBlanks() ? word() : null;
          if (input == null) {
            return null;
          }
        } else if (c == '|' && isFeeder()) {
          feeder = line.substring(0, next++);
          words = new ArrayList<>();
        } else {
          String word = word();
          if (word == null) {
            return null;
          }
          words.add(word);
        }
      }
      boolean isPlain =
          !words.isEmpty()
              && words.get(0).equals(PROGRAM)
              && words.stream().noneMatch(ONLY_PACKAGED::contains)
              && !words.contains("/dev/stdin");
      return isPlain
          ? new PlainCommand(feeder, List.copyOf(words.subList(1, words.size())), input, isMerged)
          : null;
    }

    private boolean isFeeder() {
      return feeder == null
          && input == null
          && !isMerged
          && !words.isEmpty()
          && FEEDERS.contains(words.get(0));
    }

    private boolean skipBlanks() {
      while (next < line.length() && BLANKS.indexOf(line.charAt(next)) >= 0) {
        next++;
      }
      return next < line.length();
    }

    private boolean endsAt(int index) {
      return index == line.length() || BLANKS.indexOf(line.charAt(index)) >= 0;
    }

    /** The word that begins here; null if only a shell can tell it. */
    private String word() {
      StringBuilder word = new StringBuilder();
      int start = next;
      while (!endsAt(next)) {
        char c = line.charAt(next);
        if (c == '\'' || c == '"') {
          if (!quoted(c, word)) {
            return null;
          }
        } else if (c == '\\' && next + 1 < line.length()) {
          word.append(line.charAt(next + 1));
          next += 2;
        } else if (c == '\\' || "|<>".indexOf(c) >= 0 || LEFT_TO_A_SHELL.indexOf(c) >= 0) {
          return null;
        } else {
          word.append(c);
          next++;
        }
      }
      return next > start ? word.toString() : null;
    }

    /** Adds what stands between quotes; false if they do not end, or hold what a shell replaces. */
    private boolean quoted(char quote, StringBuilder word) {
      for (next++; next < line.length(); next++) {
        char c = line.charAt(next);
        if (c == quote) {
          next++;
          return true;
        }
        boolean isEscape =
            quote == '"'
                && c == '\\'
                && next + 1 < line.length()
                && ESCAPED_IN_QUOTES.indexOf(line.charAt(next + 1)) >= 0;
        if (quote == '"' && (c == '$' || c == '`')) {
          return false;
        }
        word.append(isEscape ? line.charAt(++next) : c);
      }
      return false;
    }
  }
}
