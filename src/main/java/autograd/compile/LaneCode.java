package autograd.compile;

import autograd.functions.Lanes;
import java.util.Arrays;

/** Writes the steps of functions as lines of a code, operands and results being lines. */
final class LaneCode implements Lanes {
  private final Code code;

  LaneCode(Code code) {
    this.code = code;
  }

  private int line(Instruction instruction, int... operands) {
    int[] three = Arrays.copyOf(operands, 3);
    return code.line(instruction, three[0], three[1], three[2]);
  }

  @Override
  public int number(double number) {
    return code.number(number);
  }

  @Override
  public int add(int x, int y) {
    return line(Instruction.ADD, x, y);
  }

  @Override
  public int subtract(int x, int y) {
    return line(Instruction.SUBTRACT, x, y);
  }

  @Override
  public int multiply(int x, int y) {
    return line(Instruction.MULTIPLY, x, y);
  }

  @Override
  public int divide(int x, int y) {
    return line(Instruction.DIVIDE, x, y);
  }

  @Override
  public int fused(int x, int y, int z) {
    return line(Instruction.FUSED, x, y, z);
  }

  @Override
  public int negate(int x) {
    return line(Instruction.NEGATE, x);
  }

  @Override
  public int abs(int x) {
    return line(Instruction.ABS, x);
  }

  @Override
  public int withSign(int size, int sign) {
    return line(Instruction.WITH_SIGN, size, sign);
  }

  @Override
  public int less(int x, int y) {
    return line(Instruction.LESS, x, y);
  }

  @Override
  public int equal(int x, int y) {
    return line(Instruction.EQUAL, x, y);
  }

  @Override
  public int select(int condition, int x, int y) {
    return code.select(condition, x, y);
  }

  @Override
  public int powerOfTwo(int shifted) {
    return line(Instruction.POWER_OF_TWO, shifted);
  }

  @Override
  public int scale(int y, int shifted) {
    return line(Instruction.SCALE, y, shifted);
  }

  @Override
  public int exponent(int x) {
    return line(Instruction.EXPONENT, x);
  }

  @Override
  public int mantissa(int x) {
    return line(Instruction.MANTISSA, x);
  }
}
