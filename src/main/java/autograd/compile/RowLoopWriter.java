package autograd.compile;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Loops of arithmetic a row at a time, which the compiler turns into vector instructions by itself:
 *
 * <pre>{@code
 * static void s0(double[][] r, int[] p, int n) {
 *   double[] r0 = r[p[0]], r1 = r[p[1]], r5 = r[p[2]];
 *   for (int i = 0; i < n; i++) {
 *     double x0 = r0[i], x1 = r1[i];
 *     double x5 = x0 * x1;
 *     …
 *     r5[i] = x5;
 *   }
 * }
 * }</pre>
 *
 * <p>Java rounds every operation, so the bits are those of {@link Loops}.
 */
final class RowLoopWriter extends LoopWriter {
  RowLoopWriter(MethodVisitor method, Program program) {
    super(method, program, 1, Type.DOUBLE_TYPE);
  }

  @Override
  void begin(Segment segment) {
    // Every number is to be had in the loop.
  }

  @Override
  void end() {
    method.visitInsn(Opcodes.DCONST_0);
  }

  @Override
  void load(int array) {
    place(array);
    method.visitInsn(Opcodes.DALOAD);
  }

  @Override
  void store(int register, int array) {
    place(array);
    get(register);
    method.visitInsn(Opcodes.DASTORE);
  }

  @Override
  void number(double number) {
    method.visitLdcInsn(number);
  }

  @Override
  void step(Step step) {
    int[] from = step.from();
    if (step.instruction() == Instruction.MULTIPLY_SUBTRACT) {
      get(from[2]);
    }
    get(from[0]);
    switch (step.instruction()) {
      case ADD -> with(from[1], Opcodes.DADD);
      case SUBTRACT -> with(from[1], Opcodes.DSUB);
      case MULTIPLY -> with(from[1], Opcodes.DMUL);
      case DIVIDE -> with(from[1], Opcodes.DDIV);
      case SQUARE -> with(from[0], Opcodes.DMUL);
      case NEGATE -> method.visitInsn(Opcodes.DNEG);
      case SQRT -> call("sqrt");
      case ABS -> call("abs");
      case MULTIPLY_ADD -> {
        with(from[1], Opcodes.DMUL);
        with(from[2], Opcodes.DADD);
      }
      case MULTIPLY_SUBTRACT -> {
        with(from[1], Opcodes.DMUL);
        method.visitInsn(Opcodes.DSUB);
      }
      default -> throw new IllegalArgumentException(step.instruction() + " is no arithmetic");
    }
  }

  private void with(int register, int opcode) {
    get(register);
    method.visitInsn(opcode);
  }

  private void call(String function) {
    method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Math", function, "(D)D", false);
  }
}
