package autograd.lang;

import java.util.regex.Pattern;

/**
 * A formula of LaTeX as it is written here, for a hint: fractions, roots, functions, Greek letters.
 * What is left of its commands makes it no formula, so that nothing is proposed.
 */
final class LatexText {
  /** One pair of braces that holds none, and one of brackets. */
  private static final String GROUP = " *\\{([^{}]*)\\}";

  /** What a function without parentheses is applied to: letters or digits, with a power. */
  private static final String ARGUMENT = " *(?!\\()([A-Za-z]\\w*|\\d+[A-Za-z]?)";

  private static final String FUNCTIONS =
      "arcsin|arccos|arctan|sinh|cosh|tanh|coth|sin|cos|tan|cot|sec|csc|exp|ln|log|min|max";

  /** From, to; the inner ones first, over and over until nothing changes. */
  private static final String[][] GROUPS = {
    {"\\\\(?:d|t)?frac" + GROUP + GROUP, " (($1)/($2))"},
    {"\\\\sqrt *\\[([^\\[\\]]*)\\]" + GROUP, " root($2, $1)"},
    {"\\\\sqrt" + GROUP, " sqrt($1)"},
    {"\\\\(?:mathrm|operatorname|text|mathit|mathbf)" + GROUP, "$1"},
    {"\\\\log_ *(?:\\{10\\}|10(?!\\d))", "log10"},
    {"\\\\log_ *(?:\\{2\\}|2(?!\\d))", "log2"},
    {"_ *\\{(\\w+)\\}", "_$1"},
    {"\\^ *\\{([\\w.]+)\\}", "^$1 "},
    {"\\^ *\\{([^{}]*)\\}", "^($1)"},
  };

  private static final String LETTERS =
      "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho"
          + "|sigma|tau|upsilon|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Phi|Psi|Omega";

  private static final String[][] SIGNS = {
    {"\\\\(" + LETTERS + ")(?![A-Za-z])", " $1 "},
    {"\\\\left *|\\\\right *|\\\\[,;!:]|\\\\quad|\\\\displaystyle", ""},
    {"\\\\lvert|\\\\rvert", "|"},
    {" *\\\\(?:cdot|times|ast) *", "*"},
    {" *\\\\div *", "/"},
    {" *\\\\(?:le|leq|leqslant) +", " <= "},
    {" *\\\\(?:ge|geq|geqslant) +", " >= "},
    {" *\\\\(?:ne|neq) +", " != "},
    {"\\\\infty", "inf"},
    {"\\\\lfloor *(.*?) *\\\\rfloor", "floor($1)"},
    {"\\\\lceil *(.*?) *\\\\rceil", "ceil($1)"},
    {"\\|([^|]*)\\|", "abs($1)"},
    {"\\\\(" + FUNCTIONS + ")(?![A-Za-z])" + ARGUMENT, "$1($2)"},
    {"\\\\(" + FUNCTIONS + ")\\^(\\d+)" + ARGUMENT, "$1($3)^$2"},
    {"\\b(log10|log2)" + ARGUMENT, "$1($2)"},
    {"\\\\(" + FUNCTIONS + ") *(?=\\()", "$1"},
  };

  /** A number or a letter before a letter, or a parenthesis before anything, is a product. */
  private static final String[][] PRODUCTS = {
    {"(\\d) *(?=[A-Za-z](?![\\d+-]))", "$1*"},
    {"\\) *(?=[\\w(])", ")*"},
    {"(?<=\\w) +(?=[A-Za-z(])", "*"},
    {" *([*/^]) *", "$1"},
  };

  /** Letters side by side, which are a product where no command and no index makes them a word. */
  private static final Pattern LETTERS_ASIDE =
      Pattern.compile(
          "(?<![\\\\A-Za-z_])(?<!(?:_|rm|name|text|it|bf)\\{)(?!(?:"
              + FUNCTIONS
              + ")\\b)[A-Za-z]{2,}");

  private LatexText() {}

  static String plain(String latex) {
    String text = latex.replaceAll("^\\$+|\\$+$|^\\\\[\\[(]|\\\\[\\])]$", "").strip();
    text = LETTERS_ASIDE.matcher(text).replaceAll(run -> String.join(" ", run.group().split("")));
    for (String before = null; !text.equals(before); ) {
      before = text;
      text = replaced(text, GROUPS);
    }
    text = replaced(text, SIGNS);
    for (String before = null; !text.equals(before); ) {
      before = text;
      text = Pattern.compile("\\(\\(([A-Za-z]\\w*|[\\d.]+)\\)").matcher(text).replaceAll("($1");
      text = text.replaceAll("([/(])\\(([A-Za-z]\\w*|[\\d.]+)\\)", "$1$2");
    }
    return replaced(text, PRODUCTS)
        .replaceAll(" +", " ")
        .replaceAll("(?<=\\() | (?=[),])", "")
        .strip();
  }

  private static String replaced(String text, String[][] rules) {
    String result = text;
    for (String[] rule : rules) {
      result = result.replaceAll(rule[0], rule[1]);
    }
    return result;
  }
}
