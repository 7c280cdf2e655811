package autograd.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the targets: they speak of operations that there are, and lose none. */
class TargetTest {
  private static final Path REFUSED = Path.of("src/test/resources/autograd/code/refused");

  /** What rows may be for besides operations of the language. */
  private static final Set<String> MORE =
      Set.of("pi", "tau", "e", "inf", "nan", "truth(x)", "number(c)", "isnegative(x)");

  static List<String> targets() {
    return Target.names();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void rowsAreOfOperationsThatThereAre(String name) {
    Set<String> signatures =
        OperationTable.standard().operations().stream()
            .map(Operation::signature)
            .collect(Collectors.toSet());
    Set<String> strangers = new TreeSet<>();
    for (String signature : Target.named(name).signatures()) {
      String general = signature.replaceFirst(" c$", " y").replaceFirst("^c ", "x ");
      boolean isKnown =
          signatures.contains(general) || MORE.contains(signature) || signature.startsWith("raw");
      if (!isKnown) {
        strangers.add(signature);
      }
    }
    assertEquals(Set.of(), strangers);
  }

  /** A lost function is noticed here, and a new one wants to be taken off the list. */
  @ParameterizedTest
  @MethodSource("targets")
  void refusesWhatItsListSays(String name) throws IOException {
    Target target = Target.named(name);
    List<String> refused = new ArrayList<>();
    for (TableCases.Case each : TableCases.all()) {
      try {
        if (name.equals("sql")) {
          SourceCode.query(each.function(), "points");
        } else {
          SourceCode.function(each.function(), target);
        }
      } catch (UntranslatableException e) {
        assertTrue(e.value() != null && e.hint() != null, "says where, and what to do");
        refused.add(each.operation().signature());
      }
    }
    Path list = REFUSED.resolve(name + ".txt");
    List<String> expected = Files.exists(list) ? Files.readAllLines(list) : List.of();
    assertEquals(String.join("\n", expected), String.join("\n", refused));
  }
}
