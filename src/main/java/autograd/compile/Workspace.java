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
  private final double[] zeros;

  Workspace(Program program) {
    int block = program.blockLength();
    this.registers = program.newRegisters();
    this.own = registers.clone();
    this.suspect = new boolean[block];
    this.frame = Operation.frame(program.widest());
    this.work = BlockFunction.work(block);
    this.zeros = new double[block];
  }

  /**
   * Lets a register stand for rows of an array, to be read. From row 0 on it is the array itself
   * and costs nothing; the loops over blocks know no other place to begin.
   */
  void read(int register, double[] from, int start, int n) {
    if (start == 0) {
      registers[register] = from;
    } else {
      registers[register] = own[register];
      System.arraycopy(from, start, own[register], 0, n);
    }
  }

  /** Lets a register be an array of the caller, to be written; from row 0 on only. */
  void write(int register, double[] to, int start) {
    registers[register] = start == 0 ? to : own[register];
  }

  /** Whether a register holds anything but zeros, -0.0 being none of them. */
  boolean holdsMoreThanZeros(int register, int n) {
    return Arrays.mismatch(registers[register], 0, n, zeros, 0, n) >= 0;
  }
}
