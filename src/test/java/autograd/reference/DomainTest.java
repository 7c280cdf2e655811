package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Expression;
import autograd.operations.Operation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row's domain, itself a formula of the language, says where the value is undefined. */
class DomainTest {
  static Stream<Operation> operations() {
    return AccuracyTest.operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void domainIsTrueJustWhereTheValueIsDefined(Operation operation) {
    Graph domain = Expression.parse(operation.domain().isEmpty() ? "1" : operation.domain());
    for (Reference reference : Reference.of(operation)) {
      if (reference.isFinite()) {
        Map<String, Double> point = reference.point(operation);
        boolean inside = Evaluation.at(domain, point).value() != 0;
        if (reference.isDefined()) {
          // On its edge the value may still be a limit: log(0) is -inf.
          assertTrue(inside || reference.value().endsWith("inf"), () -> "outside: " + point);
        } else {
          assertFalse(inside, () -> "inside: " + point);
        }
      }
    }
  }
}
