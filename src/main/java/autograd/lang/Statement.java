package autograd.lang;

import autograd.lang.grammar.ExpressionLexer;
import autograd.lang.grammar.ExpressionParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * One statement of a program, taken apart no further than to see what it names and which names it
 * uses. Whether it can be read as a formula is not looked at.
 *
 * @param text the statement, without the blanks and comments around it
 * @param name what it defines; null for a bare formula
 * @param isFunction whether it defines a function
 * @param uses the names that something outside of it may give a meaning
 * @param before the comments above it, a line for each
 * @param after the comment behind it on its line, and at the end of a text those below it
 */
public record Statement(
    String text, String name, boolean isFunction, List<Use> uses, String before, String after) {
  /**
   * A place where a name stands.
   *
   * @param key the name; with {@code (} behind it where that of a function is meant
   * @param start where it begins in the text, in characters
   * @param end where it ends
   */
  public record Use(String key, int start, int end) {}

  /** Behind the name of a function, so that a variable may have the same. */
  private static final String CALL = "(";

  /** What the statement defines, told apart as in {@link Use#key}; null for a bare formula. */
  public String key() {
    return isFunction ? name + CALL : name;
  }

  /** The statement with the comments around it, as lines of a file. */
  public String written() {
    return before + text + after + "\n";
  }

  /** The same, with the comments around another where it has none of its own. */
  public Statement inPlaceOf(Statement old) {
    return new Statement(
        text,
        name,
        isFunction,
        uses,
        before.isEmpty() ? old.before : before,
        after.isEmpty() ? old.after : after);
  }

  /** The key of the function of that name. */
  public static String function(String name) {
    return name + CALL;
  }

  /** The same with another text in all places where a variable is used. */
  public Statement with(String variable, String replacement) {
    StringBuilder changed = new StringBuilder();
    int from = 0;
    for (Use use : uses) {
      if (use.key.equals(variable)) {
        changed.append(text, from, use.start).append(replacement);
        from = use.end;
      }
    }
    return from == 0 ? this : of(changed.append(text.substring(from)).toString()).get(0);
  }

  /** Whether a parenthesis or a bracket is open at the end of a text. */
  public static boolean isOpen(String text) {
    ProgramLexer lexer = new ProgramLexer(text);
    while (lexer.nextToken().getType() != Token.EOF) {
      // Only where it comes to counts.
    }
    return lexer.innermostOpen() != null;
  }

  /** The statements of a text, in their order; those that are empty are none. */
  public static List<Statement> of(String text) {
    ProgramLexer lexer = new ProgramLexer(text);
    Places places = new Places(text);
    List<Statement> statements = new ArrayList<>();
    List<Token> tokens = new ArrayList<>();
    int depth = 0;
    int end = 0;
    while (true) {
      Token token = lexer.nextToken();
      int type = token.getType();
      depth += opens(type) ? 1 : type == ExpressionLexer.CLOSE && depth > 0 ? -1 : 0;
      boolean isEnd = type == Token.EOF;
      if (!isEnd && !(type == ExpressionLexer.SEPARATOR && depth == 0)) {
        tokens.add(token);
        continue;
      }
      if (!tokens.isEmpty()) {
        int start = places.offset(tokens.get(0).getStartIndex());
        String[] remarks = remarks(text.substring(end, start), statements.isEmpty());
        addBehindLast(statements, remarks[0]);
        end = places.offset(tokens.get(tokens.size() - 1).getStopIndex() + 1);
        statements.add(statement(text.substring(start, end), tokens, places, remarks[1]));
        tokens.clear();
      }
      if (isEnd) {
        String[] remarks = remarks(text.substring(end), statements.isEmpty());
        addBehindLast(statements, remarks[0] + ("\n" + remarks[1]).stripTrailing());
        return statements;
      }
    }
  }

  /** The comment on the first line of what stands between statements, and those on the others. */
  private static String[] remarks(String between, boolean isAtStart) {
    StringBuilder first = new StringBuilder();
    StringBuilder others = new StringBuilder();
    String[] lines = between.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      int sign = lines[i].indexOf('#');
      if (sign >= 0 && i == 0 && !isAtStart) {
        first.append("  ").append(lines[i].substring(sign).stripTrailing());
      } else if (sign >= 0) {
        others.append(lines[i].substring(sign).stripTrailing()).append('\n');
      }
    }
    return new String[] {first.toString(), others.toString()};
  }

  private static void addBehindLast(List<Statement> statements, String remark) {
    if (!statements.isEmpty() && !remark.isEmpty()) {
      Statement last = statements.remove(statements.size() - 1);
      statements.add(
          new Statement(last.text, last.name, last.isFunction, last.uses, last.before, remark));
    }
  }

  private static Statement statement(
      String text, List<Token> tokens, Places places, String before) {
    int start = places.offset(tokens.get(0).getStartIndex());
    int equals = equals(tokens);
    boolean isBinding = equals == 1 && tokens.get(0).getType() == ExpressionLexer.NAME;
    boolean isFunction = equals > 3 && isHeader(tokens.subList(0, equals));
    // What is bound within, a parameter, a part or a running index, means nothing outside.
    Set<String> own = new HashSet<>();
    int from = isBinding || isFunction ? equals + 1 : 0;
    for (int i = 2; isFunction && i < equals; i++) {
      own.add(tokens.get(i).getText());
    }
    for (int i = from; i + 1 < tokens.size(); i++) {
      if (tokens.get(i + 1).getType() == ExpressionLexer.EQUALS) {
        own.add(tokens.get(i).getText());
      }
    }
    List<Use> uses = new ArrayList<>();
    for (int i = from; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.getType() == ExpressionLexer.NAME && !own.contains(token.getText())) {
        int first = places.offset(token.getStartIndex()) - start;
        int last = places.offset(token.getStopIndex() + 1) - start;
        int next = i + 1 < tokens.size() ? tokens.get(i + 1).getType() : Token.EOF;
        boolean isRaised = next == ExpressionLexer.POWER || next == ExpressionLexer.SUPERSCRIPT;
        if (next != ExpressionLexer.OPEN) {
          uses.add(new Use(token.getText(), first, last));
        }
        // As in f^2(x), which needs the whole grammar to be told from a power.
        if (next == ExpressionLexer.OPEN || isRaised) {
          uses.add(new Use(function(token.getText()), first, last));
        }
      }
    }
    String name = isBinding || isFunction ? tokens.get(0).getText() : null;
    return new Statement(text, name, isFunction, List.copyOf(uses), before, "");
  }

  /** Where the first equals sign outside of all parentheses is; -1 if there is none. */
  private static int equals(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int type = tokens.get(i).getType();
      depth += opens(type) ? 1 : type == ExpressionLexer.CLOSE ? -1 : 0;
      if (depth == 0 && type == ExpressionLexer.EQUALS) {
        return i;
      }
    }
    return -1;
  }

  private static boolean opens(int type) {
    return type == ExpressionLexer.OPEN
        || type == ExpressionParser.OF_NAME
        || type == ExpressionParser.OF_OPERAND;
  }

  /** Whether this is a name and names in parentheses. */
  private static boolean isHeader(List<Token> tokens) {
    boolean isHeader = tokens.get(0).getType() == ExpressionLexer.NAME;
    for (int i = 1; i < tokens.size(); i++) {
      int wanted =
          i == tokens.size() - 1
              ? ExpressionLexer.CLOSE
              : i == 1
                  ? ExpressionLexer.OPEN
                  : i % 2 == 0 ? ExpressionLexer.NAME : ExpressionLexer.COMMA;
      isHeader &= tokens.get(i).getType() == wanted;
    }
    return isHeader;
  }

  /** Where characters are that the lexer counts as code points; asked for in rising order. */
  private static final class Places {
    private final String text;
    private int point;
    private int offset;

    Places(String text) {
      this.text = text;
    }

    int offset(int codePoint) {
      if (codePoint < point) {
        point = 0;
        offset = 0;
      }
      offset = text.offsetByCodePoints(offset, codePoint - point);
      point = codePoint;
      return offset;
    }
  }
}
