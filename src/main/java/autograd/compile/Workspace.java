package autograd.compile;

import autograd.graph.BlockFunction;
import autograd.graph.Operation;
import java.util.Arrays;

/** What one thread needs to run a program: registers and room for whatever its steps want. */
final class Workspace {
  /** The blocks of the program's registers; some may be arrays of the caller. */
  final double[][] registers;

  /** The blocks that are its own. */
  private final double[][] own;

  final boolean[] suspect;
  final double[] frame;
  final double[][] work;

  Workspace(Program program) {
    int block = program.blockLength();
    this.registers = program.newRegisters();
    this.own = registers.clone();
    this.suspect = new boolean[block];
    this.frame = Operation.frame(program.widest());
    this.work = BlockFunction.work(block);
  }

  /** Lets a register be an array of the caller, or its own with a copy of those rows. */
  void read(int register, double[] from, int start, int n, boolean inPlace) {
    registers[register] = inPlace ? from : own[register];
    if (!inPlace) {
      System.arraycopy(from, start, own[register], 0, n);
    }
  }

  /** Lets a register be an array of the caller, or its own. */
  void write(int register, double[] to, boolean inPlace) {
    registers[register] = inPlace ? to : own[register];
  }

  /** Whether a register holds anything but zeros, -0.0 being none of them. */
  boolean holdsMoreThanZeros(int register, int n) {
    double[] numbers = registers[register];
    // If each is like the next, all are like the first.
    return Double.doubleToRawLongBits(numbers[0]) != 0
        || Arrays.mismatch(numbers, 0, n - 1, numbers, 1, n) >= 0;
  }
}
