package autograd.compile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.Function;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes segments as a class with a method each, and loads it. It is not used, and ASM not loaded,
 * before a kernel has run long or is to be fast.
 */
final class SegmentWriter {
  private static final String OBJECT = "java/lang/Object";
  private static final String LOOP = Type.getInternalName(Segments.Loop.class);
  private static final String NAME = LOOP.substring(0, LOOP.lastIndexOf('/') + 1) + "WrittenLoops";
  private static final String OVER_ROWS = "([[D[II)D";

  private SegmentWriter() {}

  /**
   * @param areApart whether each is to be compiled on its own
   * @param constants takes in those that the loops read from memory
   */
  static Segments.Loop write(
      List<Segment> segments, Program program, boolean areApart, Constants constants) {
    Function<MethodVisitor, LoopWriter> writer =
        method ->
            program.kind() == LoopKind.OVER_ROWS
                ? new RowLoopWriter(method, program)
                : new VectorLoopWriter(method, program, constants);
    ClassWriter code = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    code.visit(Opcodes.V17, access, NAME, null, OBJECT, new String[] {LOOP});
    constructor(code);
    dispatch(code, segments.size());
    for (int s = 0; s < segments.size(); s++) {
      MethodVisitor method = code.visitMethod(Opcodes.ACC_STATIC, "s" + s, OVER_ROWS, null, null);
      writer.apply(method).write(segments.get(s), areApart);
    }
    code.visitEnd();
    try {
      MethodHandles.Lookup written =
          MethodHandles.lookup().defineHiddenClass(code.toByteArray(), true);
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

  /** {@code run(which, registers, places, n)}. */
  private static void dispatch(ClassWriter writer, int count) {
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "(I[[D[II)D", null, null);
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
      method.visitVarInsn(Opcodes.ALOAD, 3);
      method.visitVarInsn(Opcodes.ILOAD, 4);
      method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "s" + s, OVER_ROWS, false);
      method.visitInsn(Opcodes.DRETURN);
    }
    method.visitLabel(other);
    method.visitInsn(Opcodes.DCONST_0);
    method.visitInsn(Opcodes.DRETURN);
    end(method);
  }

  private static void end(MethodVisitor method) {
    method.visitMaxs(0, 0);
    method.visitEnd();
  }
}
