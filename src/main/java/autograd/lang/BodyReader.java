package autograd.lang;

import autograd.graph.Span;
import autograd.lang.grammar.ExpressionParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/**
 * Reads an expression in the text once more, with other meanings of its names: what an index runs
 * through, for each of its numbers, and the body of a function that takes vectors, for each call.
 */
final class BodyReader {
  private final ProgramReader reader;
  private final CharStream characters;

  /** The tokens of bodies that were read before. */
  private final Map<Span, List<Token>> tokens = new HashMap<>();

  BodyReader(Source source, ProgramReader reader) {
    this.reader = reader;
    this.characters = CharStreams.fromString(source.text());
  }

  /** Has the reader hear of all that stands there, which obeyed the grammar before. */
  void read(Span body) {
    List<Token> all = tokens.computeIfAbsent(body, this::tokens);
    ExpressionParser parser = Expression.parser(new ListTokenSource(all));
    parser.setErrorHandler(new BailErrorStrategy());
    parser.addParseListener(reader);
    parser.expression();
  }

  private List<Token> tokens(Span body) {
    ProgramLexer lexer = new ProgramLexer(characters, body);
    List<Token> all = new ArrayList<>();
    do {
      all.add(lexer.nextToken());
    } while (all.get(all.size() - 1).getType() != Token.EOF);
    return all;
  }
}
