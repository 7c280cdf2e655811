package autograd.compile;

import static autograd.compile.LaneLoops.FRACTION;
import static autograd.compile.LaneLoops.ROOT_HALF;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Loops of all that vectors can do, a vector of rows at a time, by way of {@code
 * jdk.incubator.vector}:
 *
 * <pre>{@code
 * static void s0(double[][] r, int[] p, int n) {
 *   double[] r0 = r[p[0]], r1 = r[p[1]], r5 = r[p[2]];
 *   for (int i = 0; i < n; i += 4) {
 *     DoubleVector x0 = DoubleVector.fromArray(SPECIES, r0, i);
 *     DoubleVector x1 = DoubleVector.fromArray(SPECIES, r1, i);
 *     DoubleVector x5 = x0.mul(x1);
 *     …
 *     x5.intoArray(r5, i);
 *   }
 * }
 * }</pre>
 *
 * <p>A comparison leaves both a mask, for a choice in the same loop, and numbers; of the two the
 * compiler drops what nobody uses. No helper is called: a compiler that does not see to the bottom
 * of a loop makes every vector an object.
 */
final class VectorLoopWriter extends LoopWriter {
  private static final String PACKAGE = "jdk/incubator/vector/";
  private static final String VECTOR = PACKAGE + "DoubleVector";
  private static final String LONGS = PACKAGE + "LongVector";
  private static final String MASK = PACKAGE + "VectorMask";
  private static final String OPERATORS = PACKAGE + "VectorOperators";
  private static final String ANY = 'L' + PACKAGE + "Vector;";
  private static final String SPECIES = 'L' + PACKAGE + "VectorSpecies;";
  private static final String FROM_ARRAY = '(' + SPECIES + "[DI)L" + VECTOR + ';';
  private static final String OF_NOTHING = "()L" + VECTOR + ';';
  private static final String OF_ONE = '(' + ANY + ")L" + VECTOR + ';';
  private static final String OF_TWO = '(' + ANY + ANY + ")L" + VECTOR + ';';
  private static final String LONGS_OF_ONE = '(' + ANY + ")L" + LONGS + ';';
  private static final String LONGS_OF_NUMBER = "(J)L" + LONGS + ';';

  /** Keeps exponents from going below 0, where there are no shifts in vectors. */
  private static final long BIAS = 1024L << FRACTION;

  private static final int NONE = -1;

  /** So many constants stay in registers. */
  private static final int FEW = 8;

  private static final long WHOLE = Double.doubleToRawLongBits(0x1p52);

  /** The local variables of masks, of registers that hold a comparison made in this loop. */
  private final Map<Integer, Integer> masks = new HashMap<>();

  private final Constants constants;

  /** The local variable of the array that these are in. */
  private int pool;

  /** The local variable of the check's sum; none if the segment does not compute it. */
  private int sum = NONE;

  /** How often the loop reads each constant. */
  private final Map<Double, Integer> uses = new HashMap<>();

  /**
   * @param constants takes in those that are to be read from memory
   */
  VectorLoopWriter(MethodVisitor method, Program program, Constants constants) {
    super(method, program, program.kind().lanes(), Type.getObjectType(VECTOR));
    this.constants = constants;
  }

  @Override
  void begin(Segment segment) {
    if (segment.makesCheck()) {
      sum = newVariable(1);
      number(0);
      method.visitVarInsn(Opcodes.ASTORE, sum);
    }
    pool = newVariable(1);
    method.visitVarInsn(Opcodes.ALOAD, REGISTERS);
    method.visitLdcInsn(program.registers());
    method.visitInsn(Opcodes.AALOAD);
    method.visitVarInsn(Opcodes.ASTORE, pool);
    for (Step step : segment.steps()) {
      for (int register : step.from()) {
        if (program.isConstant(register)) {
          uses.merge(program.constant(register), 1, Integer::sum);
        }
      }
    }
  }

  @Override
  void load(int array) {
    species();
    place(array);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, VECTOR, "fromArray", FROM_ARRAY, false);
  }

  /** The check is not stored but summed up: for the one number nobody has to go over a block. */
  @Override
  void store(int register, int array) {
    get(register);
    if (sum != NONE && register == program.witnesses()[0]) {
      method.visitVarInsn(Opcodes.ALOAD, sum);
      call(VECTOR, "add", OF_ONE);
      method.visitVarInsn(Opcodes.ASTORE, sum);
      return;
    }
    place(array);
    call(VECTOR, "intoArray", "([DI)V");
  }

  @Override
  void end() {
    if (sum == NONE) {
      method.visitInsn(Opcodes.DCONST_0);
      return;
    }
    method.visitVarInsn(Opcodes.ALOAD, sum);
    String associative = 'L' + OPERATORS + "$Associative;";
    method.visitFieldInsn(Opcodes.GETSTATIC, OPERATORS, "ADD", associative);
    call(VECTOR, "reduceLanes", '(' + associative + ")D");
  }

  private void species() {
    method.visitFieldInsn(Opcodes.GETSTATIC, VECTOR, "SPECIES_PREFERRED", SPECIES);
  }

  @Override
  void number(double number) {
    species();
    method.visitLdcInsn(number);
    String type = '(' + SPECIES + "D)L" + VECTOR + ';';
    method.visitMethodInsn(Opcodes.INVOKESTATIC, VECTOR, "broadcast", type, false);
  }

  private void call(String owner, String name, String type) {
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, type, false);
  }

  @Override
  void step(Step step) {
    int[] from = step.from();
    Integer condition = from.length > 0 ? masks.get(from[0]) : null;
    Integer other = from.length > 1 ? masks.get(from[1]) : null;
    masks.remove(step.to());
    switch (step.instruction()) {
      case ADD -> exchangeable("add", from);
      case SUBTRACT -> binary("sub", from);
      case CHECK -> binary("sub", new int[] {from[0], from[0]});
      case MULTIPLY -> exchangeable("mul", from);
      case DIVIDE -> binary("div", from);
      case MIN -> binary("min", from);
      case MAX -> binary("max", from);
      case SQUARE -> binary("mul", new int[] {from[0], from[0]});
      case NEGATE -> unary("neg", from[0]);
      case SQRT -> unary("sqrt", from[0]);
      case ABS -> unary("abs", from[0]);
      case MULTIPLY_ADD -> {
        exchangeable("mul", from);
        get(from[2]);
        call(VECTOR, "add", OF_ONE);
      }
      case MULTIPLY_SUBTRACT -> {
        get(from[2]);
        exchangeable("mul", from);
        call(VECTOR, "sub", OF_ONE);
      }
      case FUSED -> {
        exchangeable(from);
        get(from[2]);
        call(VECTOR, "fma", OF_TWO);
      }
      case LESS -> truth(step, () -> compare("LT", from[0], from[1]));
      case LESS_OR_EQUAL -> truth(step, () -> compare("LE", from[0], from[1]));
      case EQUAL -> truth(step, () -> compare("EQ", from[0], from[1]));
      case UNEQUAL -> truth(step, () -> compare("NE", from[0], from[1]));
      case NOT -> truth(step, () -> compare("EQ", from[0], 0.0));
      case AND -> truth(step, () -> both(from, condition, other, "and"));
      case OR -> truth(step, () -> both(from, condition, other, "or"));
      case SELECT -> choose(from, condition);
      case IF -> {
        choose(from, condition);
        if (condition == null) {
          number(Double.NaN);
          compare("NE", from[0], from[0]);
          blend();
        }
      }
      case WITH_SIGN -> {
        bits(from[0]);
        bits(from[1]);
        method.visitLdcInsn(Long.MIN_VALUE);
        call(LONGS, "and", LONGS_OF_NUMBER);
        call(LONGS, "or", LONGS_OF_ONE);
        fromBits();
      }
      case POWER_OF_TWO -> {
        bits(from[0]);
        powerOfTwo();
      }
      case SCALE -> scale(from[0], from[1]);
      case EXPONENT -> {
        biasedExponent(from[0]);
        shift("LSHR", FRACTION);
        method.visitLdcInsn(WHOLE);
        call(LONGS, "or", LONGS_OF_NUMBER);
        fromBits();
        number(0x1p52 + 1024);
        call(VECTOR, "sub", OF_ONE);
      }
      case MANTISSA -> {
        bits(from[0]);
        biasedExponent(from[0]);
        method.visitLdcInsn(-1L << FRACTION);
        call(LONGS, "and", LONGS_OF_NUMBER);
        call(LONGS, "sub", LONGS_OF_ONE);
        method.visitLdcInsn(BIAS);
        call(LONGS, "add", LONGS_OF_NUMBER);
        fromBits();
      }
      default -> throw new IllegalArgumentException(step.instruction() + " is not for vectors");
    }
  }

  private void unary(String name, int x) {
    get(x);
    call(VECTOR, name, OF_NOTHING);
  }

  private void binary(String name, int[] from) {
    get(from[0]);
    second(from[1]);
    call(VECTOR, name, OF_ONE);
  }

  private void exchangeable(String name, int[] from) {
    exchangeable(from);
    call(VECTOR, name, OF_ONE);
  }

  /** Leaves the first two, a constant as the second. */
  private void exchangeable(int[] from) {
    int constant = program.isConstant(from[0]) ? 0 : 1;
    get(from[1 - constant]);
    second(from[constant]);
  }

  /**
   * An operand that an instruction may read from memory, which is where a constant is that the loop
   * reads once. One that it has to have in a register it loads anew at every turn, as there are few
   * registers, and those that hold such loads are missed where the processor works ahead.
   */
  private void second(int register) {
    if (!program.isConstant(register)
        || program.constant(register) == 0
        || uses.size() <= FEW
        || uses.get(program.constant(register)) > 1) {
      get(register);
      return;
    }
    species();
    method.visitVarInsn(Opcodes.ALOAD, pool);
    method.visitLdcInsn(constants.place(program.constant(register)));
    method.visitMethodInsn(Opcodes.INVOKESTATIC, VECTOR, "fromArray", FROM_ARRAY, false);
  }

  /** Leaves 1 and 0, and keeps the mask. */
  private void truth(Step step, Runnable mask) {
    mask.run();
    int local = newVariable(1);
    masks.put(step.to(), local);
    method.visitVarInsn(Opcodes.ASTORE, local);
    number(0);
    number(1);
    method.visitVarInsn(Opcodes.ALOAD, local);
    blend();
  }

  private void compare(String how, int x, int y) {
    get(x);
    comparison(how);
    get(y);
    compare();
  }

  private void compare(String how, int x, double number) {
    get(x);
    comparison(how);
    number(number);
    compare();
  }

  private void comparison(String how) {
    String type = 'L' + OPERATORS + "$Comparison;";
    method.visitFieldInsn(Opcodes.GETSTATIC, OPERATORS, how, type);
  }

  private void compare() {
    call(VECTOR, "compare", "(L" + OPERATORS + "$Comparison;" + ANY + ")L" + MASK + ';');
  }

  /** Where a number counts as true. */
  private void mask(int register, Integer known) {
    if (known != null) {
      method.visitVarInsn(Opcodes.ALOAD, known);
    } else {
      compare("NE", register, 0.0);
    }
  }

  private void both(int[] from, Integer first, Integer second, String how) {
    mask(from[0], first);
    mask(from[1], second);
    call(MASK, how, "(L" + MASK + ";)L" + MASK + ';');
  }

  private void choose(int[] from, Integer condition) {
    get(from[2]);
    get(from[1]);
    mask(from[0], condition);
    blend();
  }

  private void blend() {
    call(VECTOR, "blend", '(' + ANY + 'L' + MASK + ";)L" + VECTOR + ';');
  }

  private void bits(int register) {
    get(register);
    call(VECTOR, "reinterpretAsLongs", "()L" + LONGS + ';');
  }

  private void fromBits() {
    call(LONGS, "reinterpretAsDoubles", OF_NOTHING);
  }

  private void shift(String how, long places) {
    method.visitFieldInsn(Opcodes.GETSTATIC, OPERATORS, how, 'L' + OPERATORS + "$Binary;");
    method.visitLdcInsn(places);
    call(LONGS, "lanewise", "(L" + OPERATORS + "$Binary;J)L" + LONGS + ';');
  }

  /** From bits whose lowest are the exponent's of a power of two to that power. */
  private void powerOfTwo() {
    shift("LSHL", FRACTION);
    fromBits();
  }

  /** By two powers of which each is an ordinary double. */
  private void scale(int y, int shifted) {
    int half = newVariable(1);
    bits(shifted);
    shift("LSHR", 1);
    method.visitVarInsn(Opcodes.ASTORE, half);
    method.visitVarInsn(Opcodes.ALOAD, half);
    powerOfTwo();
    if (!program.isConstant(y) || program.constant(y) != 1) {
      get(y);
      call(VECTOR, "mul", OF_ONE);
    }
    bits(shifted);
    method.visitVarInsn(Opcodes.ALOAD, half);
    call(LONGS, "sub", LONGS_OF_ONE);
    powerOfTwo();
    call(VECTOR, "mul", OF_ONE);
  }

  /** k + 1024 above the fraction, and something in the fraction, for x = m·2^k. */
  private void biasedExponent(int x) {
    bits(x);
    method.visitLdcInsn(BIAS - ROOT_HALF);
    call(LONGS, "add", LONGS_OF_NUMBER);
  }
}
