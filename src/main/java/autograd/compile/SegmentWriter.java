package autograd.compile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes segments as the bytecode of a class, a method each:
 *
 * <pre>{@code
 * static void s0(double[][] r, int n) {
 *   double[] r0 = r[0], r1 = r[1], r5 = r[5];
 *   for (int i = 0; i < n; i++) {
 *     double x0 = r0[i], x1 = r1[i];
 *     double x5 = x0 * x1;
 *     …
 *     r5[i] = x5;
 *   }
 * }
 * }</pre>
 *
 * <p>Java rounds every operation, so the bits are those of {@link Loops}. It is not used, and ASM
 * not loaded, before a kernel has run long.
 */
final class SegmentWriter {
  private static final String OBJECT = "java/lang/Object";
  private static final String LOOP = Type.getInternalName(Segments.Loop.class);
  private static final String NAME = LOOP.substring(0, LOOP.lastIndexOf('/') + 1) + "WrittenLoops";
  private static final String OVER_ROWS = "([[DI)V";

  private static final int REGISTERS = 0;
  private static final int ROWS = 1;
  private static final int ROW = 2;

  private final MethodVisitor method;
  private final double[] constants;
  private final boolean[] isConstant;

  /** The local variables of the arrays and of the numbers, by register. */
  private final Map<Integer, Integer> arrays = new HashMap<>();

  private final Map<Integer, Integer> numbers = new HashMap<>();
  private int locals = ROW + 1;

  private SegmentWriter(MethodVisitor method, double[] constants, boolean[] isConstant) {
    this.method = method;
    this.constants = constants;
    this.isConstant = isConstant;
  }

  static Segments.Loop write(
      List<Segment> segments, Step[] steps, double[] constants, boolean[] isConstant) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    writer.visit(Opcodes.V17, access, NAME, null, OBJECT, new String[] {LOOP});
    constructor(writer);
    dispatch(writer, segments.size());
    for (int s = 0; s < segments.size(); s++) {
      MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "s" + s, OVER_ROWS, null, null);
      new SegmentWriter(method, constants, isConstant).loop(segments.get(s), steps);
    }
    writer.visitEnd();
    try {
      MethodHandles.Lookup written =
          MethodHandles.lookup().defineHiddenClass(writer.toByteArray(), true);
      return (Segments.Loop)
          written
              .findConstructor(written.lookupClass(), MethodType.methodType(void.class))
              .invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("loops were written that do not load", e);
    }
  }

  private static void constructor(ClassWriter writer) {
    MethodVisitor method = writer.visitMethod(0, "<init>", "()V", null, null);
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    method.visitInsn(Opcodes.RETURN);
    end(method);
  }

  /** {@code run(segment, r, n)}. */
  private static void dispatch(ClassWriter writer, int count) {
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "(I[[DI)V", null, null);
    method.visitCode();
    Label[] labels = new Label[count];
    for (int s = 0; s < count; s++) {
      labels[s] = new Label();
    }
    Label other = new Label();
    method.visitVarInsn(Opcodes.ILOAD, 1);
    method.visitTableSwitchInsn(0, count - 1, other, labels);
    for (int s = 0; s < count; s++) {
      method.visitLabel(labels[s]);
      method.visitVarInsn(Opcodes.ALOAD, 2);
      method.visitVarInsn(Opcodes.ILOAD, 3);
      method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "s" + s, OVER_ROWS, false);
      method.visitInsn(Opcodes.RETURN);
    }
    method.visitLabel(other);
    method.visitInsn(Opcodes.RETURN);
    end(method);
  }

  private static void end(MethodVisitor method) {
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private void loop(Segment segment, Step[] steps) {
    method.visitCode();
    TreeSet<Integer> used = new TreeSet<>(segment.read());
    used.addAll(segment.written());
    used.forEach(this::array);
    method.visitInsn(Opcodes.ICONST_0);
    method.visitVarInsn(Opcodes.ISTORE, ROW);
    Label test = new Label();
    Label body = new Label();
    method.visitJumpInsn(Opcodes.GOTO, test);
    method.visitLabel(body);
    for (int register : segment.read()) {
      method.visitVarInsn(Opcodes.ALOAD, arrays.get(register));
      method.visitVarInsn(Opcodes.ILOAD, ROW);
      method.visitInsn(Opcodes.DALOAD);
      set(register);
    }
    for (int i = segment.start(); i < segment.end(); i++) {
      step(steps[i]);
      set(steps[i].to());
    }
    for (int register : segment.written()) {
      method.visitVarInsn(Opcodes.ALOAD, arrays.get(register));
      method.visitVarInsn(Opcodes.ILOAD, ROW);
      get(register);
      method.visitInsn(Opcodes.DASTORE);
    }
    method.visitIincInsn(ROW, 1);
    method.visitLabel(test);
    method.visitVarInsn(Opcodes.ILOAD, ROW);
    method.visitVarInsn(Opcodes.ILOAD, ROWS);
    method.visitJumpInsn(Opcodes.IF_ICMPLT, body);
    method.visitInsn(Opcodes.RETURN);
    end(method);
  }

  private void array(int register) {
    method.visitVarInsn(Opcodes.ALOAD, REGISTERS);
    method.visitLdcInsn(register);
    method.visitInsn(Opcodes.AALOAD);
    method.visitVarInsn(Opcodes.ASTORE, locals);
    arrays.put(register, locals++);
  }

  /** Leaves the result on the stack. */
  private void step(Step step) {
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

  private void get(int register) {
    if (isConstant[register]) {
      method.visitLdcInsn(constants[register]);
    } else {
      method.visitVarInsn(Opcodes.DLOAD, numbers.get(register));
    }
  }

  private void set(int register) {
    Integer local = numbers.get(register);
    if (local == null) {
      local = locals;
      numbers.put(register, local);
      locals += 2;
    }
    method.visitVarInsn(Opcodes.DSTORE, local);
  }
}
