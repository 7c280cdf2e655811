package autograd.fuzz;

import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The parser's promises, held to random texts: short ones, which are soon reduced. */
class ParserPropertiesTest {
  private static final List<String> TOKENS = tokens();

  private static List<String> tokens() {
    List<String> tokens = new ArrayList<>(List.of("(", ")", "[", "]", ",", ";", "=", "\n"));
    tokens.addAll(List.of("x", "y", "e", "2", ".5", "1e3", "**", "#", "−", "²", "."));
    for (Operation operation : OperationTable.standard().operations()) {
      tokens.add(operation.name());
    }
    return tokens;
  }

  private static List<String> someTokens(Random dice) {
    List<String> some = new ArrayList<>();
    for (int n = dice.nextInt(21); n > 0; n--) {
      some.add(TOKENS.get(dice.nextInt(TOKENS.size())));
    }
    return some;
  }

  @Test
  void anyCharacters() {
    Corpus.anyTexts().check(1, 2000, Promise::kept);
  }

  @Test
  void anyTokens() {
    Trials.of(ParserPropertiesTest::someTokens)
        .reducedBy(Trials::shorter)
        .check(
            2,
            3000,
            tokens -> {
              Promise.kept(String.join("", tokens));
              Promise.kept(String.join(" ", tokens));
            });
  }

  @Test
  void spoiltFormulas() {
    Trials.of(dice -> new Corpus(dice.nextLong()).next())
        .reducedBy(Corpus::smaller)
        .check(3, 3000, Promise::kept);
  }
}
