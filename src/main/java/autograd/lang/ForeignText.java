package autograd.lang;

import autograd.graph.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formulas as other languages write them, of which no single sign is wrong but all of it is put
 * otherwise: conditionals with words, anonymous functions, brace and semicolon in place of
 * parenthesis and comma, LaTeX. What is meant is written over as a whole, and only proposed where
 * that is a formula.
 */
final class ForeignText {
  /** An operand without spaces: a word, perhaps called, or a parenthesis. */
  private static final String OPERAND = "([\\w.]*\\([^()]*\\)|[\\w.]+)";

  private static final String PARAMETERS = "[\\w, ]+";

  /** Why it is refused, what it looks like, and what to write in place of that. */
  private record Rule(String why, Pattern pattern, String instead) {
    Rule(String why, String pattern, String instead) {
      this(why, Pattern.compile(pattern), instead);
    }
  }

  private static final String ALONE = "a formula stands by itself, without the head of a function";
  private static final String BOUND = "a function is defined by its name and '='";
  private static final String COMMANDS = "the commands differentiate, and formulas do not";

  private static final Rule[] RULES = {
    new Rule(ALONE, "^lambda *" + PARAMETERS + ": *(.+)$", "$1"),
    new Rule(ALONE, "^function *\\([\\w, ]*\\) *\\{? *(?:return +)?([^{};]+?);? *\\}?$", "$1"),
    new Rule(ALONE, "^@ *\\(" + PARAMETERS + "\\) *(.+)$", "$1"),
    new Rule(ALONE, "^\\(?" + PARAMETERS + "\\)? *(?:=>|->|↦) *(.+)$", "$1"),
    new Rule(BOUND, "^(\\w+) *= *lambda +(" + PARAMETERS + "): *", "$1($2) = "),
    new Rule(BOUND, "^def +(\\w+) *\\(([^()]*)\\) *: *return +(.+)$", "$1($2) = $3; $1($2)"),
    new Rule(COMMANDS, "^d */ *d *(?:[a-z] +|[a-z](?=\\())(.+)$", "$1"),
    new Rule(COMMANDS, "^d\\((.+)\\) */ *d[a-z]$", "$1"),
    new Rule("a formula begins without '='", "^=(?!=) *(.+)$", "$1"),
    new Rule(
        "a range is two comparisons",
        OPERAND + " +(?i:between) +" + OPERAND + " +(?i:and) +" + OPERAND,
        "($2 <= $1 and $1 <= $3)"),
    new Rule("'%%' is called mod here", OPERAND + " *%% *" + OPERAND, "mod($1, $2)"),
    new Rule("'%/%' is a floor here", OPERAND + " *%/% *" + OPERAND, "floor($1/$2)"),
    new Rule("unequal is written '!='", "~=", "!="),
    new Rule("a percentage is a quotient", "(\\d[\\d.]*) *% *of +", "$1/100*"),
    new Rule("a dash is no minus sign", "[–—]", "-"),
    new Rule("the inverse function has a name", "\\b(sin|cos|tan|sinh|cosh|tanh)-1\\b", "a$1"),
    new Rule("a sum is a function", "[∑Σ] *" + OPERAND, "sum($1)"),
    new Rule("a product is a function", "∏ *" + OPERAND, "prod($1)"),
    new Rule("a root is a function", "∛ *" + OPERAND, "cbrt($1)"),
    new Rule("rounding down is a function", "⌊([^⌊⌋]*)⌋", "floor($1)"),
    new Rule("rounding up is a function", "⌈([^⌈⌉]*)⌉", "ceil($1)"),
    new Rule("a length is a function", "‖([^‖]*)‖", "norm($1)"),
    new Rule("a fraction is a quotient", "½ *(?=\\w)", "1/2*"),
    new Rule("a fraction is a quotient", "½", "1/2"),
    new Rule("an index is a part of the name", "_\\{(\\w+)\\}", "_$1"),
    new Rule(
        "the elements of a vector stand between commas",
        "(?<=\\[[\\w., -]{0,60}\\w) +(?=-?[\\w.][\\w. -]*\\])",
        ", "),
    new Rule("every number is a double", "^\\( *(?:double|float) *\\) *(.+)$", "$1"),
  };

  /** The derivative of LaTeX, and what it is of. */
  private static final Pattern SLOPE =
      Pattern.compile(
          "\\$*\\\\d?frac *\\{(?:d|\\\\mathrm\\{d\\}|\\\\partial)\\} *"
              + "\\{(?:d|\\\\mathrm\\{d\\}|\\\\partial) *[a-z]\\} *(.+)");

  /** The branches of a conditional: what is left when the condition is taken off. */
  private static final Pattern BRANCHES =
      Pattern.compile("(?i)^(?:then\\b|:|\\?)? *(.*?);? *\\b(?:else\\b|elif\\b) *:? *(.*)$");

  private static final Pattern CASES =
      Pattern.compile("(?i)^when\\b(.*?)\\bthen\\b(.*?)(\\bwhen\\b.*|(?:\\belse\\b(.*?))?)\\bend$");

  private ForeignText() {}

  /** What to say of a formula that cannot be read; null if it is of no such kind. */
  static Diagnostic diagnose(Source source, Span place) {
    String text = source.text().strip();
    if (text.length() > 400 || text.contains("\n")) {
      return null;
    }
    Matcher slope = SLOPE.matcher(text);
    if (slope.matches()) {
      return proposed(COMMANDS, LatexText.plain(slope.group(1)), source, place);
    }
    if (text.contains("\\") || text.startsWith("$")) {
      return proposed("LaTeX is written otherwise here", LatexText.plain(text), source, place);
    }
    Matcher head = Pattern.compile("^(\\w+ *= *)?(.*)$").matcher(text);
    if (head.matches()) {
      String start = head.group(1) == null ? "" : head.group(1);
      String choice = choice(head.group(2));
      if (choice != null) {
        String why = "the choice between two values is a function here";
        return proposed(why, start + choice, source, place);
      }
    }
    String why = null;
    String written = text;
    for (Rule rule : RULES) {
      String next = rule.pattern.matcher(written).replaceAll(rule.instead);
      // A parenthesis that was the operand needs none of its own in a call.
      next = next.equals(written) ? written : next.replaceAll("\\(\\(([^()]*)\\)\\)", "($1)");
      why = why == null && !next.equals(written) ? rule.why : why;
      written = next;
    }
    Diagnostic found = why == null ? null : proposed(why, written, source, place);
    if (found != null) {
      return found;
    }
    if (text.contains("{")) {
      String round = text.replace('{', '(').replace('}', ')');
      return proposed("braces are parentheses here", round, source, place);
    }
    return text.matches(".*\\w\\([^()]*;[^()]*\\).*")
        ? proposed("operands stand between commas", text.replace(";", ","), source, place)
        : null;
  }

  private static Diagnostic proposed(String why, String formula, Source source, Span place) {
    return formula == null || !Expression.isWellFormed(formula)
        ? null
        : Diagnostic.error(why, source, place).hint("write " + formula);
  }

  /** The function for {@code if (c) x else y} or {@code case when … end}; null if it is neither. */
  private static String choice(String text) {
    if (text.matches("(?i)case\\b.*")) {
      return cases(text.substring(4).strip());
    }
    if (!text.matches("(?i)if\\b.*")) {
      return null;
    }
    String rest = text.substring(2).strip();
    int end = rest.startsWith("(") ? closing(rest) : rest.indexOf(':');
    if (end < 0) {
      return null;
    }
    String condition = rest.startsWith("(") ? rest.substring(1, end) : rest.substring(0, end);
    String behind = rest.substring(end + 1).strip().replaceAll("[{}]", " ").strip();
    Matcher branches = BRANCHES.matcher(behind);
    if (!branches.matches()) {
      return null;
    }
    boolean isElseIf = behind.matches("(?i).*\\belif\\b.*");
    String last = (isElseIf ? "if " : "") + branches.group(2).replaceAll(";$", "").strip();
    String nested = choice(last);
    return call(condition, branches.group(1), nested == null ? last : nested);
  }

  private static String cases(String text) {
    Matcher matcher = CASES.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String rest = matcher.group(3);
    String otherwise =
        rest.matches("(?i)when\\b.*")
            ? cases(rest + "end")
            : matcher.group(4) == null ? "nan" : matcher.group(4);
    return otherwise == null ? null : call(matcher.group(1), matcher.group(2), otherwise);
  }

  private static String call(String condition, String then, String otherwise) {
    return "if(" + condition.strip() + ", " + then.strip() + ", " + otherwise.strip() + ")";
  }

  /** Where the parenthesis closes that a text begins with; -1 if it does not. */
  private static int closing(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
