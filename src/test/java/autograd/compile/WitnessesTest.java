package autograd.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A few numbers vouch for many; that they do is what every test of a kernel relies on. */
class WitnessesTest {
  private final Code code = new Code(false);

  private int input(int which) {
    return code.input("x" + which, which);
  }

  private int line(Instruction instruction, int a, int b) {
    return code.line(instruction, a, b, 0);
  }

  /** Of a product of many the value, and the gradient that took all factors but one. */
  @Test
  void twoVouchForAProduct() {
    int count = 300;
    int[] products = new int[count];
    products[0] = input(0);
    for (int k = 1; k < count; k++) {
      products[k] = line(Instruction.MULTIPLY, products[k - 1], input(k));
    }
    List<Integer> results = new ArrayList<>(List.of(products[count - 1]));
    int suffix = input(count - 1);
    results.add(products[count - 2]);
    for (int k = count - 2; k > 0; k--) {
      results.add(line(Instruction.MULTIPLY, suffix, products[k - 1]));
      suffix = line(Instruction.MULTIPLY, suffix, input(k));
    }
    results.add(suffix);
    assertEquals(Set.of(results.get(0), suffix), Witnesses.of(code, results, Set.of()));
  }

  /** A finite sum has finite terms; a finite quotient a finite numerator, and no NaN below. */
  @Test
  void resultsVouchForWhatTheyAreMadeOf() {
    int sum = line(Instruction.ADD, input(0), input(1));
    int quotient = line(Instruction.DIVIDE, input(0), input(1));
    assertEquals(Set.of(sum), Witnesses.of(code, List.of(sum, input(0), input(1)), Set.of()));
    assertEquals(Set.of(quotient), Witnesses.of(code, List.of(sum, quotient), Set.of()));
  }

  /** Of what has a finite square a multiple is finite, but no longer product. */
  @Test
  void squaresVouchForSize() {
    int x = input(0);
    int y = input(1);
    int loss =
        line(Instruction.ADD, line(Instruction.SQUARE, x, 0), line(Instruction.SQUARE, y, 0));
    int multiple = line(Instruction.MULTIPLY, code.number(1e100), x);
    int product =
        line(Instruction.MULTIPLY, multiple, line(Instruction.MULTIPLY, code.number(2), y));
    assertEquals(Set.of(loss), Witnesses.of(code, List.of(loss, product), Set.of()));
    int cube = line(Instruction.MULTIPLY, line(Instruction.SQUARE, x, 0), x);
    int mixed = line(Instruction.MULTIPLY, cube, y);
    assertEquals(Set.of(mixed), Witnesses.of(code, List.of(loss, mixed), Set.of()));
    int sum = line(Instruction.ADD, x, y);
    assertEquals(Set.of(product), Witnesses.of(code, List.of(sum, product), Set.of()));
  }
}
