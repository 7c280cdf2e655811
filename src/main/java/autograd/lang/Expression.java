package autograd.lang;

import autograd.graph.Graph;
import autograd.lang.grammar.ExpressionParser;
import autograd.operations.OperationTable;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.UnbufferedTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads formulas. The language: statements separated by newline or {@code ;}, comments from {@code
 * #}, {@code name = expression} for intermediates and defaults, and the operators and functions of
 * the {@link OperationTable}. The last statement that computes something is the output.
 */
public final class Expression {
  /** How deep parentheses, calls, powers and signs may nest unless a caller says otherwise. */
  public static final int DEFAULT_MAX_DEPTH = 250_000;

  /**
   * How many values calls, vectors and running indexes may write out unless a caller says
   * otherwise.
   */
  public static final int DEFAULT_MAX_SIZE = 10_000_000;

  /** A parser's frames for one level of nesting, interpreted, with room to spare. */
  private static final long STACK_PER_LEVEL = 4_096;

  /** As deep as a thread's usual stack bears without asking for more. */
  private static final int SHALLOW = 100;

  /** Nobody pastes more from a hint; it nests no deeper than any thread can read. */
  private static final int LONGEST_PROPOSAL = 200;

  private Expression() {}

  /**
   * How to read a formula.
   *
   * @param table the operations it may use
   * @param inputs names that a point will bind, so that they are inputs even where they would be
   *     constants ({@code e})
   * @param shapes those of names that a point will bind to vectors and matrices if they are among
   *     the inputs; of others, the shapes that they have if nothing in the formula binds them
   * @param numbers what a point will bind names to, as far as it is known now: sizes and indexes
   *     may depend on it
   * @param maxDepth how deep it may nest, at least 1
   * @param maxSize how many values calls, vectors and running indexes may make it
   * @param remarks who is told what names were taken for, where a reader may have meant another
   *     thing
   */
  public record Options(
      OperationTable table,
      Set<String> inputs,
      Map<String, Dimensions> shapes,
      Map<String, Double> numbers,
      int maxDepth,
      int maxSize,
      Consumer<Diagnostic> remarks) {
    /** The standard operations, no special inputs, the usual depth; what is remarked is lost. */
    public static Options standard() {
      return new Options(
          OperationTable.standard(),
          Set.of(),
          Map.of(),
          Map.of(),
          DEFAULT_MAX_DEPTH,
          DEFAULT_MAX_SIZE,
          remark -> {});
    }

    /** The same with another table. */
    public Options withTable(OperationTable operations) {
      return new Options(operations, inputs, shapes, numbers, maxDepth, maxSize, remarks);
    }

    /** The same with other inputs. */
    public Options withInputs(Set<String> names) {
      return new Options(table, names, shapes, numbers, maxDepth, maxSize, remarks);
    }

    /** The same with other shapes of inputs. */
    public Options withShapes(Map<String, Dimensions> vectors) {
      return new Options(table, inputs, vectors, numbers, maxDepth, maxSize, remarks);
    }

    /** The same with other numbers for inputs. */
    public Options withNumbers(Map<String, Double> point) {
      return new Options(table, inputs, shapes, point, maxDepth, maxSize, remarks);
    }

    /** The same with another limit on depth. */
    public Options withMaxDepth(int depth) {
      return new Options(table, inputs, shapes, numbers, depth, maxSize, remarks);
    }

    /** The same with another limit on size. */
    public Options withMaxSize(int size) {
      return new Options(table, inputs, shapes, numbers, maxDepth, size, remarks);
    }

    /** The same with someone who is told what names were taken for. */
    public Options withRemarks(Consumer<Diagnostic> listener) {
      return new Options(table, inputs, shapes, numbers, maxDepth, maxSize, listener);
    }
  }

  /**
   * The graph of a formula.
   *
   * @throws DiagnosticException if it cannot be read
   */
  public static Graph parse(String text) {
    return parse(Source.of(text), Options.standard());
  }

  /**
   * The graph of a formula.
   *
   * @throws DiagnosticException if it cannot be read
   */
  public static Graph parse(Source source, Options options) {
    // No text nests deeper than it has characters.
    int levels = Math.min(options.maxDepth(), source.text().length()) + 1;
    return levels <= SHALLOW
        ? read(source, options)
        : DeepStack.call(levels * STACK_PER_LEVEL, () -> read(source, options));
  }

  private static Graph read(Source source, Options options) {
    ProgramLexer lexer = new ProgramLexer(source.text());
    ExpressionParser parser = parser(lexer);
    ProgramReader reader = new ProgramReader(source, options);
    parser.setErrorHandler(new SyntaxErrors(source, lexer, options.table(), reader));
    parser.addParseListener(reader);
    parser.program();
    return reader.graph();
  }

  static ExpressionParser parser(TokenSource lexer) {
    // Tokens are dropped as soon as they are read, and no tree is built.
    ExpressionParser parser = new ExpressionParser(new UnbufferedTokenStream<>(lexer));
    parser.removeErrorListeners();
    parser.setBuildParseTree(false);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
  }

  /** Whether a short text obeys the grammar, so that a hint can propose it. */
  static boolean isWellFormed(String text) {
    if (text.isBlank() || text.length() > LONGEST_PROPOSAL) {
      return false;
    }
    ExpressionParser parser = parser(new ProgramLexer(text));
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      parser.program();
      return true;
    } catch (ParseCancellationException e) {
      return false;
    }
  }
}
