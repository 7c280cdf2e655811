package autograd.lang;

import static autograd.lang.grammar.ExpressionParser.*;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Constants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Reads a program in which {@code left = right} may say that two expressions are equal: {@code x^2
 * + y^2 = 4; x*y = 1}. Definitions stay what they are: {@code f(x) = x^2} where the language has no
 * such function, and {@code name = expression} where the name is neither bound by the caller nor
 * used before or on the right, for an equation says the same then. An expression alone stands for
 * the equation that it is 0.
 */
public final class Equations {
  private final Graph graph;
  private final List<Equation> equations;

  /**
   * That two expressions are equal, or that one is at most the other.
   *
   * @param left the one
   * @param right the other; null for 0
   * @param relation how the one stands to the other
   * @param span where the equation stands
   * @param text how it is written
   */
  public record Equation(Value left, Value right, Relation relation, Span span, String text) {}

  /** How one side stands to the other. */
  public enum Relation {
    /** They are equal. */
    EQUAL,
    /** The left one is no larger. */
    AT_MOST,
    /** The left one is no smaller. */
    AT_LEAST
  }

  private final Source source;
  private final List<Value> aims;

  private Equations(Source source, Graph graph, List<Value> aims, List<Equation> equations) {
    this.source = source;
    this.graph = graph;
    this.aims = List.copyOf(aims);
    this.equations = List.copyOf(equations);
  }

  /**
   * Reads them.
   *
   * @throws DiagnosticException if they cannot be read
   */
  public static Equations read(Source source, Expression.Options options) {
    return new Reader(source, options, 0).read(source.text());
  }

  /**
   * Reads a formula and, behind it, what its inputs have to obey: equations and inequalities, which
   * may speak of its names. What is strictly less is taken as at most.
   *
   * @param constraints each a text of its own
   * @throws DiagnosticException if they cannot be read
   */
  public static Equations under(
      Source formula, List<String> constraints, Expression.Options options) {
    // It is read alone first, so that what is wrong with it is told of it alone.
    Graph alone = Expression.parse(formula, options.withRemarks(remark -> {}));
    String text = formula.text() + "\n" + String.join("\n", constraints);
    int length = formula.text().codePointCount(0, formula.text().length());
    Source whole = new Source(formula.name(), text);
    Equations equations = new Reader(whole, options, length).read(text);
    List<Value> aims = new ArrayList<>();
    int count = alone.statements().size();
    for (int k = count - (count == 0 ? 0 : alone.outputs().size()); k < count; k++) {
      aims.add(equations.graph.statements().get(k).value());
    }
    if (count == 0) {
      alone.outputs().forEach(each -> aims.add(equations.graph.named(each.label())));
    }
    return new Equations(whole, equations.graph, aims, equations.equations);
  }

  /** All that was read, formula and constraints. */
  public Source source() {
    return source;
  }

  /** The output of the formula, or its elements; empty where there are equations alone. */
  public List<Value> aims() {
    return aims;
  }

  /** Whatever the program computes. */
  public Graph graph() {
    return graph;
  }

  /** What is said to be equal, in order. */
  public List<Equation> equations() {
    return equations;
  }

  /**
   * One side of an equation, or a statement that has no sides.
   *
   * @param relation how the side before stands to this one; null if there is none before
   */
  private record Side(Relation relation, Span span) {}

  /** Tells equations from definitions by their tokens, and has the parser read both sides alone. */
  private static final class Reader {
    private final Source source;
    private final Expression.Options options;
    private final Functions functions;
    private final int[] text;

    /** Where constraints begin, behind a formula; 0 if all are equations. */
    private final int first;

    /** How many bare statements the formula has. */
    private int before;

    /** Names that were read so far. */
    private final Set<String> used = new HashSet<>();

    /** Functions that the program defines. */
    private final Set<String> defined = new HashSet<>();

    /** The bare statements that the parser will read, in order. */
    private final List<Side> sides = new ArrayList<>();

    Reader(Source source, Expression.Options options, int first) {
      this.source = source;
      this.first = first;
      this.options = options;
      this.functions = new Functions(source, options);
      this.text = source.text().codePoints().toArray();
    }

    private boolean isConstraint() {
      return first > 0;
    }

    Equations read(String whole) {
      List<Token> statement = new ArrayList<>();
      ProgramLexer lexer = new ProgramLexer(whole);
      int depth = 0;
      for (Token token = lexer.nextToken(); ; token = lexer.nextToken()) {
        int type = token.getType();
        depth += ProgramLexer.nesting(type);
        if (type == Token.EOF || (type == SEPARATOR && depth <= 0)) {
          if (!statement.isEmpty() && statement.get(0).getStartIndex() >= first) {
            take(statement);
          } else if (!statement.isEmpty()) {
            before += isNamed(statement) ? 0 : 1;
          }
          statement.clear();
          depth = 0;
          if (type == Token.EOF) {
            break;
          }
        } else {
          statement.add(token);
        }
      }
      return equations(parse());
    }

    /** Whether a statement of a formula gives something a name. */
    private static boolean isNamed(List<Token> statement) {
      int depth = 0;
      for (Token token : statement) {
        depth += ProgramLexer.nesting(token.getType());
        if (depth == 0 && token.getType() == EQUALS) {
          return true;
        }
      }
      return false;
    }

    private Graph parse() {
      String split = new String(text, 0, text.length);
      try {
        return Expression.parse(new Source(source.name(), split), options);
      } catch (DiagnosticException e) {
        Diagnostic d = e.diagnostic();
        boolean isHere = d.source() != null && d.source().text().equals(split);
        throw new DiagnosticException(
            new Diagnostic(
                d.severity(),
                d.message(),
                isHere ? source : d.source(),
                d.span(),
                d.related(),
                d.hint()));
      }
    }

    /** Decides what a statement is. */
    private void take(List<Token> statement) {
      List<Integer> equals = new ArrayList<>();
      Token doubtful = null;
      int depth = 0;
      for (int i = 0; i < statement.size(); i++) {
        Token token = statement.get(i);
        depth += ProgramLexer.nesting(token.getType());
        if (depth == 0 && (token.getType() == EQUALS || token.getType() == COMPARISON)) {
          if (relation(token) == null) {
            throw isConstraint()
                ? error("nothing can be kept away from one number", token, "use <=, >= or =")
                : error(
                    "an inequality has no single solution",
                    token,
                    "for the range of an input, add --range NAME=LOW:HIGH");
          }
          equals.add(i);
        } else if (depth == 0 && isLooser(token)) {
          doubtful = token;
        }
      }
      if (doubtful != null && equals.stream().anyMatch(i -> isComparison(statement.get(i)))) {
        throw error(
            "it is not clear how far '" + doubtful.getText() + "' reaches here",
            doubtful,
            doubtful.getType() == AND
                ? "give each condition by itself, with ; between them"
                : "put that side in parentheses");
      }
      boolean isDefinition =
          !isConstraint()
              && !equals.isEmpty()
              && !isComparison(statement.get(equals.get(0)))
              && (isBinding(statement) || isHeader(statement, equals.get(0)));
      use(statement);
      if (isDefinition) {
        return;
      }
      if (equals.isEmpty()) {
        // What is not closed is the parser's to tell.
        if (isConstraint() && depth == 0) {
          throw error(
              "this is no constraint", statement.get(0), "write one such as \"x + y <= 1\"");
        }
        sides.add(new Side(null, span(statement)));
        return;
      }
      int start = 0;
      for (int k = 0; k <= equals.size(); k++) {
        int end = k < equals.size() ? equals.get(k) : statement.size();
        if (start == end) {
          Token where = statement.get(k == 0 ? equals.get(0) : equals.get(k - 1));
          throw error(
              "there is nothing on the "
                  + (k == 0 ? "left" : "right")
                  + " of '"
                  + where.getText()
                  + "'",
              where,
              "put a name, a number or a formula there");
        }
        Relation relation = k == 0 ? null : relation(statement.get(equals.get(k - 1)));
        sides.add(new Side(relation, span(statement.subList(start, end))));
        start = end + 1;
      }
      for (int k : equals) {
        Token token = statement.get(k);
        for (int i = token.getStartIndex(); i <= token.getStopIndex(); i++) {
          text[i] = i == token.getStartIndex() ? ';' : ' ';
        }
      }
    }

    private static boolean isComparison(Token token) {
      return token.getType() == COMPARISON;
    }

    /** Whether it binds more loosely than a comparison. */
    private static boolean isLooser(Token token) {
      return switch (token.getType()) {
        case AND, OR, NOT, CHOICE -> true;
        default -> false;
      };
    }

    /** What a sign between two sides says; null if it may not stand there. */
    private Relation relation(Token token) {
      return switch (token.getText()) {
        case "=", "==" -> Relation.EQUAL;
        case "<", "<=", "\u2264" -> isConstraint() ? Relation.AT_MOST : null;
        case ">", ">=", "\u2265" -> isConstraint() ? Relation.AT_LEAST : null;
        default -> null;
      };
    }

    /** Whether {@code name = expression} only says what to call the expression. */
    private boolean isBinding(List<Token> statement) {
      if (statement.size() < 3
          || statement.get(0).getType() != NAME
          || statement.get(1).getType() != EQUALS) {
        return false;
      }
      String name = statement.get(0).getText();
      List<Token> right = statement.subList(2, statement.size());
      boolean isNumber = true;
      boolean isItself = false;
      for (int i = 0; i < right.size(); i++) {
        if (right.get(i).getType() == NAME && !isCalled(right, i)) {
          String other = right.get(i).getText();
          isItself |= other.equals(name);
          isNumber &= Constants.named(other) != null && !options.inputs().contains(other);
        }
        isItself |= right.get(i).getType() == EQUALS;
      }
      return !options.inputs().contains(name) && !isItself && (isNumber || !used.contains(name));
    }

    private static boolean isCalled(List<Token> tokens, int i) {
      return i + 1 < tokens.size()
          && tokens.get(i + 1).getType() == OPEN
          && tokens.get(i + 1).getText().equals("(");
    }

    /** Whether it is the head of a definition of a function that is not there yet. */
    private boolean isHeader(List<Token> statement, int equals) {
      if (equals < 4
          || statement.get(0).getType() != NAME
          || statement.get(1).getType() != OPEN
          || statement.get(equals - 1).getType() != CLOSE) {
        return false;
      }
      for (int i = 2; i < equals - 1; i++) {
        if (statement.get(i).getType() != (i % 2 == 0 ? NAME : COMMA)) {
          return false;
        }
      }
      String name = statement.get(0).getText();
      boolean isNew = !functions.isInTable(Call.plainName(name)) && !used.contains(name);
      return isNew && defined.add(name);
    }

    private void use(List<Token> statement) {
      for (Token token : statement) {
        if (token.getType() == NAME) {
          used.add(token.getText());
        }
      }
    }

    private Equations equations(Graph graph) {
      List<List<Value>> bare = new ArrayList<>();
      int last = 0;
      for (Graph.Statement statement : graph.statements()) {
        if (statement.name() == null) {
          if (statement.number() != last) {
            bare.add(new ArrayList<>());
          }
          bare.get(bare.size() - 1).add(statement.value());
          last = statement.number();
        }
      }
      bare = bare.subList(before, bare.size());
      List<Equation> equations = new ArrayList<>();
      for (int i = 0; i < sides.size(); i++) {
        Span span = sides.get(i).span;
        Relation relation = sides.get(i).relation;
        boolean isLeft = i + 1 < sides.size() && sides.get(i + 1).relation != null;
        if (relation != null) {
          Span all = sides.get(i - 1).span.to(span);
          equations.addAll(pairs(bare.get(i - 1), bare.get(i), relation, all));
        } else if (!isLeft) {
          String zero = written(span) + " = 0";
          for (Value each : bare.get(i)) {
            equations.add(new Equation(each, null, Relation.EQUAL, span, zero));
          }
        }
      }
      return new Equations(source, graph, List.of(), equations);
    }

    /** An equation of vectors is one for each element; a number stands beside each of them. */
    private List<Equation> pairs(
        List<Value> left, List<Value> right, Relation relation, Span span) {
      int count = Math.max(left.size(), right.size());
      if ((left.size() != count && left.size() != 1)
          || (right.size() != count && right.size() != 1)) {
        throw new DiagnosticException(
            Diagnostic.error(
                "the left side has " + left.size() + " elements and the right side " + right.size(),
                source,
                span));
      }
      List<Equation> pairs = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        String element = count == 1 ? "" : " [" + (k + 1) + "]";
        pairs.add(
            new Equation(
                left.get(Math.min(k, left.size() - 1)),
                right.get(Math.min(k, right.size() - 1)),
                relation,
                span,
                written(span) + element));
      }
      return pairs;
    }

    private String written(Span span) {
      return span.in(source.text()).replaceAll("\\s+", " ");
    }

    private static Span span(List<Token> tokens) {
      return SyntaxErrors.span(tokens.get(0)).to(SyntaxErrors.span(tokens.get(tokens.size() - 1)));
    }

    private DiagnosticException error(String message, Token token, String hint) {
      return new DiagnosticException(
          Diagnostic.error(message, source, SyntaxErrors.span(token)).hint(hint));
    }
  }
}
