package autograd.compile;

import autograd.functions.BlockFunction;
import autograd.operations.Operation;
import java.util.Arrays;
import java.util.BitSet;

/** What one thread needs to run a program: registers and room for whatever its steps want. */
final class Workspace {
  /**
   * What part of each block, in sixteenths, lies unused behind it. Blocks as long as a page of
   * memory or two would have the same rows at the same place in a page each, and the processor
   * would take a load for one of what it has just stored to another; rows of many of them would
   * compete for the same lines of the nearest cache, too.
   */
  private static final int APART = 3;

  /**
   * The blocks of the program's registers, of which some may be arrays of the caller, and the
   * constants of loops.
   */
  final double[][] registers;

  /** The blocks that are its own; of registers for inputs and results only where asked for. */
  private final double[][] own;

  private final Segments segments;
  private final int blockLength;
  final boolean[] suspect;
  boolean isAnySuspect;
  final double[] frame;
  final double[][] work;

  /**
   * @param segments the loops to run; null for an operation at a time
   */
  Workspace(Program program, Segments segments) {
    this.segments = segments;
    BitSet used = segments == null ? all(program) : segments.used();
    used.or(program.roots());
    used.andNot(program.boundRegisters());
    this.blockLength = program.blockLength();
    this.own = new double[program.registers()][];
    used.stream().forEach(register -> ownBlock(register));
    used.stream()
        .filter(program::isConstant)
        .forEach(register -> Arrays.fill(own[register], program.constant(register)));
    this.registers = Arrays.copyOf(own, own.length + 1);
    this.registers[own.length] = segments == null ? null : segments.constants();
    this.suspect = new boolean[blockLength];
    this.frame = Operation.frame(program.widest());
    this.work = BlockFunction.work(blockLength);
  }

  /** One with a number in all registers that are no constants. */
  static Workspace filled(Program program, Segments segments, double number) {
    Workspace space = new Workspace(program, segments);
    for (int register = 0; register < program.registers(); register++) {
      if (!program.isConstant(register)) {
        space.registers[register] = space.ownBlock(register);
        Arrays.fill(space.registers[register], number);
      }
    }
    return space;
  }

  private static BitSet all(Program program) {
    BitSet all = new BitSet();
    all.set(0, program.registers());
    return all;
  }

  private double[] ownBlock(int register) {
    if (own[register] == null) {
      own[register] = new double[blockLength + blockLength * APART / 16];
    }
    return own[register];
  }

  /** The loops to run; null for an operation at a time. */
  Segments segments() {
    return segments;
  }

  /** How many rows a block has. */
  int blockLength() {
    return blockLength;
  }

  /** Lets a register be an array of the caller, or its own with a copy of those rows. */
  void read(int register, double[] from, int start, int n, boolean inPlace) {
    registers[register] = inPlace ? from : ownBlock(register);
    if (!inPlace) {
      System.arraycopy(from, start, registers[register], 0, n);
    }
  }

  /** Lets a register be an array of the caller, or its own. */
  void write(int register, double[] to, boolean inPlace) {
    registers[register] = inPlace ? to : ownBlock(register);
  }

  /** Whether the first {@code n} numbers of those are finite; not always true of huge ones. */
  boolean areFinite(int[] those, int n) {
    for (int register : those) {
      if (!Finiteness.isIn(registers[register], n)) {
        return false;
      }
    }
    return true;
  }
}
