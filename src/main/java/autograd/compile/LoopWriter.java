package autograd.compile;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes a segment as the bytecode of a loop over rows, a stride at a time: what it reads is loaded
 * into local variables, its steps work on those, and what others read is stored.
 */
abstract class LoopWriter {
  /** The local variable of all registers. */
  protected static final int REGISTERS = 0;

  private static final int PLACES = 1;
  private static final int ROWS = 2;
  private static final int ROW = 3;

  /**
   * A method of more bytes HotSpot compiles on its own and never as a part of its caller. There the
   * loops of a program of a few came out slower, one that was alone by a fifth; those of hundreds a
   * fifth faster.
   */
  private static final int LARGEST_INLINED = 325;

  private static final int MOST_ARRAYS_DOWN = 7;
  private static final int LARGEST_DOWN = 34;

  protected final MethodVisitor method;
  protected final Program program;
  private final int stride;
  private final Type type;

  /** The local variables of what the registers hold, by register. */
  private final Map<Integer, Integer> variables = new HashMap<>();

  private int locals = ROW + 1;

  /**
   * @param method static, of the registers, the places of the segment and the number of rows
   * @param stride how many rows at a time
   * @param type of what a local variable holds of so many rows
   */
  LoopWriter(MethodVisitor method, Program program, int stride, Type type) {
    this.method = method;
    this.program = program;
    this.stride = stride;
    this.type = type;
  }

  /** Writes what goes before the loop. */
  abstract void begin(Segment segment);

  /** Leaves on the stack the sum of the program's check; 0 if it is stored or not in the loop. */
  abstract void end();

  /** Leaves on the stack what an array, by its local variable, holds of the next rows. */
  abstract void load(int array);

  /** Stores in an array what a register holds of them. */
  abstract void store(int register, int array);

  /** Leaves a number on the stack. */
  abstract void number(double number);

  /** Leaves a step's result on the stack. */
  abstract void step(Step step);

  /**
   * Writes the loop.
   *
   * @param isApart whether it is to be compiled on its own
   */
  final void write(Segment segment, boolean isApart) {
    method.visitCode();
    for (int i = 0; isApart && i < LARGEST_INLINED; i++) {
      method.visitInsn(Opcodes.NOP);
    }
    // One that is read and written is seen to be one: else the compiler fears for the order.
    Map<Integer, Integer> arrays = new HashMap<>();
    for (int register : segment.places()) {
      arrays.put(register, array(arrays.size()));
    }
    begin(segment);
    boolean isDown = goesDown(segment);
    Label next = new Label();
    Label last = new Label();
    first(isDown);
    method.visitLabel(next);
    unlessLeft(isDown, last);
    for (int register : segment.read()) {
      load(arrays.get(register));
      set(register);
    }
    for (Step step : segment.steps()) {
      step(step);
      set(step.to());
    }
    for (int register : segment.written()) {
      store(register, arrays.get(register));
    }
    method.visitIincInsn(ROW, isDown ? -stride : stride);
    method.visitJumpInsn(Opcodes.GOTO, next);
    method.visitLabel(last);
    end();
    method.visitInsn(Opcodes.DRETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  /**
   * Whether to go from the last row to the first. Results mostly lie behind inputs in memory. Where
   * they do so by about a multiple of a page, a load on the way up is taken for one of what was
   * just stored, and waits; on the way down that lies further on. But there the compiler makes
   * vector instructions of short loops only.
   */
  private static boolean goesDown(Segment segment) {
    return segment.arrays() <= MOST_ARRAYS_DOWN && segment.size() <= LARGEST_DOWN;
  }

  /** Sets the first rows to go over. */
  private void first(boolean isDown) {
    if (isDown) {
      method.visitVarInsn(Opcodes.ILOAD, ROWS);
      method.visitLdcInsn(stride);
      method.visitInsn(Opcodes.ISUB);
    } else {
      method.visitInsn(Opcodes.ICONST_0);
    }
    method.visitVarInsn(Opcodes.ISTORE, ROW);
  }

  /** Jumps there unless there are rows left. */
  private void unlessLeft(boolean isDown, Label there) {
    method.visitVarInsn(Opcodes.ILOAD, ROW);
    if (isDown) {
      method.visitJumpInsn(Opcodes.IFLT, there);
    } else {
      method.visitVarInsn(Opcodes.ILOAD, ROWS);
      method.visitJumpInsn(Opcodes.IF_ICMPGE, there);
    }
  }

  /** A local variable for the array at one of the segment's places. */
  private int array(int place) {
    int local = newVariable(1);
    method.visitVarInsn(Opcodes.ALOAD, REGISTERS);
    method.visitVarInsn(Opcodes.ALOAD, PLACES);
    method.visitLdcInsn(place);
    method.visitInsn(Opcodes.IALOAD);
    method.visitInsn(Opcodes.AALOAD);
    method.visitVarInsn(Opcodes.ASTORE, local);
    return local;
  }

  /** Leaves an array and the index of the next row. */
  protected final void place(int array) {
    method.visitVarInsn(Opcodes.ALOAD, array);
    method.visitVarInsn(Opcodes.ILOAD, ROW);
  }

  /** Leaves on the stack what a register holds of these rows by now. */
  protected final void get(int register) {
    if (program.isConstant(register)) {
      number(program.constant(register));
    } else {
      method.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable(register));
    }
  }

  private void set(int register) {
    method.visitVarInsn(type.getOpcode(Opcodes.ISTORE), variable(register));
  }

  private int variable(int register) {
    return variables.computeIfAbsent(register, r -> newVariable(type.getSize()));
  }

  protected final int newVariable(int slots) {
    int local = locals;
    locals += slots;
    return local;
  }
}
