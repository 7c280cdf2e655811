package autograd.fuzz;

import autograd.graph.Operation;
import autograd.graph.OperationTable;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The parser's promises, held to random texts: short ones, which shrink well. */
class ParserPropertiesTest {
  @Property(tries = 2000, seed = "1")
  void anyCharacters(@ForAll String text) {
    Promise.kept(text);
  }

  @Property(tries = 3000, seed = "2")
  void anyTokens(@ForAll("tokens") List<String> tokens) {
    Promise.kept(String.join("", tokens));
    Promise.kept(String.join(" ", tokens));
  }

  @Property(tries = 3000, seed = "3")
  void spoiltFormulas(@ForAll long seed) {
    Promise.kept(new Corpus(seed).next());
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    List<String> tokens = new ArrayList<>(List.of("(", ")", "[", "]", ",", ";", "=", "\n"));
    tokens.addAll(List.of("x", "y", "e", "2", ".5", "1e3", "**", "#", "−", "²", "."));
    for (Operation operation : OperationTable.standard().operations()) {
      tokens.add(operation.name());
    }
    return Arbitraries.of(tokens).list().ofMaxSize(20);
  }
}
