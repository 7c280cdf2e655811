package autograd.repl;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells where the word begins that is being typed, and whether a request goes on. */
final class RequestParser implements Parser {
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && Session.goesOn(line)) {
      throw new EOFError(-1, cursor, "a parenthesis is open");
    }
    int start = cursor;
    while (start > 0 && isPartOfWord(line, start - 1)) {
      start--;
    }
    return new Word(line, cursor, start);
  }

  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }

  /** In a command, words lie between blanks as far as they are no formulas. */
  private static boolean isPartOfWord(String line, int place) {
    char c = line.charAt(place);
    if (Character.isLetterOrDigit(c) || c == '_' || c == '\'') {
      return true;
    }
    if (!line.stripLeading().startsWith(":")) {
      return false;
    }
    return switch (c) {
      case ':', '.', '~' -> true;
      case '-' -> isOption(line, place);
      case '/' -> isPath(line, place);
      default -> false;
    };
  }

  /** Whether this minus is one of an option or of a file's name. */
  private static boolean isOption(String line, int place) {
    int start = line.lastIndexOf(' ', place) + 1;
    return line.charAt(start) == '-' || isPath(line, place);
  }

  /** Whether the word here looks like a path, and not like a quotient of names. */
  private static boolean isPath(String line, int place) {
    return Completions.wantsFile(line.substring(0, line.lastIndexOf(' ', place) + 1));
  }

  /** The word up to the cursor, as far as completion asks. */
  private record Word(String line, int cursor, int start) implements CompletingParsedLine {
    @Override
    public String word() {
      return line.substring(start, cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - start;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean isComplete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return wordCursor();
    }

    @Override
    public int wordIndex() {
      return start == 0 ? 0 : 1;
    }

    @Override
    public List<String> words() {
      return start == 0 ? List.of(word()) : List.of(line.substring(0, start), word());
    }
  }
}
