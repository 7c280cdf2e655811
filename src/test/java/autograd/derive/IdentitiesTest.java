package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.derive.Identities.Identity;
import autograd.graph.Span;
import autograd.graph.Value;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every identity between squares. */
class IdentitiesTest {
  static List<Identity> identities() {
    return Identities.all();
  }

  @ParameterizedTest
  @MethodSource("identities")
  void holds(Identity identity) {
    Random dice = new Random(5);
    for (int i = 0; i < 1000; i++) {
      double[] frame = {i < 10 ? (i - 5) * 0.5 + 0.25 : 2 * dice.nextGaussian()};
      double left = identity.left().at(frame);
      double right = identity.right().at(frame);
      // What is rounded is the square on the right, which may be larger than the left side.
      double size = Math.max(1, Math.max(Math.abs(left), Math.abs(right)));
      assertEquals(left, right, 4e-15 * size, "x=" + frame[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("identities")
  void isUsedFromEitherSide(Identity identity) {
    Terms terms = new Terms("", Points.ORDINARY);
    Value x = terms.input("x", new Span(0, 0));
    Polynomial first = Polynomial.of(terms.apply(identity.first(), x)).power(2);
    Polynomial second = Polynomial.of(terms.apply(identity.second(), x)).power(2);
    Ratio sign = Ratio.of(-identity.sign());
    Identities identities = new Identities(terms);
    assertEquals(Polynomial.ONE, identities.shortest(first.plus(second.times(sign))));
    Polynomial less = first.plus(Polynomial.of(Ratio.of(-1)));
    assertEquals(second.times(sign.negated()), identities.shortest(less));
  }
}
