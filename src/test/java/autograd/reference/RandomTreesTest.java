package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.graph.Value;
import org.junit.jupiter.api.Test;

/** A random formula that fails is told of as the smallest one that does. */
class RandomTreesTest {
  @Test
  void aFailingFormulaIsReducedToWhatFailsInIt() {
    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () ->
                RandomTrees.ofDepth(4)
                    .check(
                        1,
                        1000,
                        sample -> {
                          for (Value value : sample.graph().values()) {
                            assertFalse(!value.isLeaf() && value.operation().name().equals("tanh"));
                          }
                        }));
    String least = failure.getMessage().lines().findFirst().orElse("");
    assertTrue(least.contains(": tanh(x) --set x=0.0 --set y=0.0 "), failure.getMessage());
  }
}
