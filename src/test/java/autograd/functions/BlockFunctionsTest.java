package autograd.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Sweep;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Over a block of points a function has the bits that it has at each. */
class BlockFunctionsTest {
  private static final double[] AWKWARD =
      DoubleStream.of(
              0,
              1,
              0x1p-28,
              0x1p-27,
              1e-5,
              0.34657359,
              0.5,
              0.78539816,
              1.5707963267948966,
              22,
              700,
              707.99,
              708,
              709.7,
              709.8,
              710.4,
              745.1,
              746,
              99_999,
              1e5,
              1e15,
              1e300,
              1e-300,
              Double.MIN_NORMAL,
              Double.MIN_VALUE,
              Double.MAX_VALUE,
              Double.POSITIVE_INFINITY,
              Double.NaN)
          .flatMap(x -> DoubleStream.of(x, -x, Math.nextUp(x), Math.nextDown(x)))
          .toArray();

  private static List<Operation> ofOneOperand() {
    return OperationTable.standard().operations().stream()
        .filter(operation -> operation.arity() == 1 && !operation.isVariadic())
        .toList();
  }

  @Test
  void hasTheBitsOfThePoints() {
    Random random = new Random(1);
    double[] x =
        DoubleStream.concat(
                DoubleStream.of(AWKWARD),
                DoubleStream.generate(
                        () -> random.nextGaussian() * Math.exp(random.nextInt(14) - 6))
                    .limit(Sweep.of(3000, 300)))
            .toArray();
    for (Operation operation : ofOneOperand()) {
      // These take long at large operands.
      if (operation.name().matches("(bessel|airy|polygamma|zeta).*")) {
        continue;
      }
      double[] z = new double[x.length];
      operation.overBlocks().values(z, x, x.length, BlockFunction.work(x.length));
      for (int i = 0; i < x.length; i++) {
        double expected = operation.value(x[i]);
        double at = x[i];
        assertEquals(expected, z[i], () -> operation.signature() + " at " + at);
      }
    }
  }

  /** The exponential rises, the hyperbolic tangent is odd and stays within ±1, and so on. */
  @Test
  void keepsItsShapeWhereItsPiecesMeet() {
    double before = 0;
    for (double x = -750; x <= 715; x += 0.0137) {
      double exp = Exponential.exp(x);
      assertTrue(exp >= before, "exp falls at " + x);
      before = exp;
      double tanh = Exponential.tanh(x);
      assertEquals(-tanh, Exponential.tanh(-x));
      assertEquals(-Exponential.sinh(x), Exponential.sinh(-x));
      assertEquals(Exponential.cosh(x), Exponential.cosh(-x));
      assertEquals(-Circular.sin(x), Circular.sin(-x));
      assertEquals(Circular.cos(x), Circular.cos(-x));
      assertTrue(Math.abs(tanh) <= 1);
    }
    for (double joint : new double[] {708, 22, 0x1p-28, 0x1p-27, 1e5, Double.MIN_NORMAL}) {
      for (Operation operation : ofOneOperand()) {
        if (operation.name().matches("exp|expm1|log|sin|cos|sinh|cosh|tanh|sigmoid")) {
          double below = operation.value(Math.nextDown(joint));
          double above = operation.value(Math.nextUp(joint));
          double slope = 1e-12 * Math.max(1, Math.abs(joint));
          assertEquals(below, above, slope * Math.max(1, Math.abs(below)), operation + " " + joint);
        }
      }
    }
  }
}
