package autograd.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stretch of steps to be done in one loop: which registers it reads, and which it leaves for
 * others.
 *
 * <p>What it can compute anew from other numbers that it reads it does not read. In the backward
 * pass of a product, say, of all partial products only one in several need then be stored and
 * loaded: between such <em>checkpoints</em> each is the one before times a factor that is read
 * anyway, and a multiplication costs less than a number that travels to memory and back. A step
 * done again gives the bits it gave before.
 */
final class Segment {
  private final Program program;
  private final int start;
  private final int end;

  /** Steps of others to do again, then its own. */
  private final Step[] steps;

  /** The registers to load, with the steps that wrote what they hold. */
  private final Map<Integer, Integer> read = new LinkedHashMap<>();

  private final Set<Integer> written = new LinkedHashSet<>();

  /**
   * @param start the first step
   * @param end one past the last
   * @param isNeeded for each step, whether what it writes is read from {@code end} on
   */
  Segment(Program program, Dataflow flow, int start, int end, boolean[] isNeeded) {
    this.program = program;
    this.start = start;
    this.end = end;
    Step[] all = program.steps();
    for (int i = start; i < end; i++) {
      int[] from = all[i].from();
      for (int k = 0; k < from.length; k++) {
        if (!program.isConstant(from[k]) && flow.writer(i, k) < start) {
          read.put(from[k], flow.writer(i, k));
        }
      }
      if (isNeeded[i]) {
        written.add(all[i].to());
      }
    }
    int[] again =
        read.values().stream()
            .filter(step -> step != Dataflow.NOBODY && canRunAgain(flow, step))
            .mapToInt(step -> step)
            .sorted()
            .toArray();
    this.steps = new Step[again.length + end - start];
    for (int i = 0; i < again.length; i++) {
      steps[i] = all[again[i]];
      read.remove(steps[i].to());
    }
    System.arraycopy(all, start, steps, again.length, end - start);
  }

  /** Whether it is cheap, and all that it read then is read by the loop too. */
  private boolean canRunAgain(Dataflow flow, int step) {
    Instruction instruction = program.steps()[step].instruction();
    if (!instruction.isCheap() || !program.kind().takes(instruction)) {
      return false;
    }
    int[] from = program.steps()[step].from();
    for (int k = 0; k < from.length; k++) {
      Integer writer = read.get(from[k]);
      boolean isThere = writer != null && writer == flow.writer(step, k);
      if (!isThere && !program.isConstant(from[k])) {
        return false;
      }
    }
    return true;
  }

  /** The first of the program's steps that it takes over. */
  int start() {
    return start;
  }

  /** One past the last of them. */
  int end() {
    return end;
  }

  /** What it does, in this order; not to be changed. */
  Step[] steps() {
    return steps;
  }

  /** The registers to load in every row, constants not among them. */
  Set<Integer> read() {
    return read.keySet();
  }

  /** The steps that wrote what it loads, as far as any did. */
  List<Integer> writers() {
    return read.values().stream().filter(step -> step != Dataflow.NOBODY).toList();
  }

  /** The registers to store in every row. */
  Set<Integer> written() {
    return written;
  }

  /** Whether the program's check is among them. */
  boolean makesCheck() {
    return Arrays.stream(steps).anyMatch(step -> step.instruction() == Instruction.CHECK);
  }

  /** How many arrays it goes over. */
  int arrays() {
    return read.size() + written.size();
  }

  /** About how much it is to a compiler: an operation counts 1, an array with its index 3. */
  int size() {
    int size = 3 * arrays();
    for (Step step : steps) {
      size += step.instruction().operations();
    }
    return size;
  }

  /**
   * The registers it reads and then the others it writes: all in which it differs from its likes.
   */
  List<Integer> places() {
    Set<Integer> places = new LinkedHashSet<>(read());
    places.addAll(written);
    return List.copyOf(places);
  }

  /**
   * The same for segments that do the same with other registers: for these one loop will do. An
   * integer stands for what is read, in the order of {@link #places}, or for the result of an
   * earlier step.
   */
  List<Object> shape() {
    List<Object> shape = new ArrayList<>();
    Map<Integer, Integer> numbers = new HashMap<>();
    read().forEach(register -> numbers.put(register, numbers.size()));
    int next = numbers.size();
    // Without it the last of what is read and the first result could not be told apart.
    shape.add(next);
    for (Step step : steps) {
      shape.add(step.instruction());
      for (int register : step.from()) {
        boolean isConstant = program.isConstant(register);
        shape.add(isConstant ? (Object) program.constant(register) : numbers.get(register));
      }
      numbers.put(step.to(), next++);
    }
    List<Integer> places = places();
    for (int register : written) {
      shape.add(numbers.get(register));
      shape.add(places.indexOf(register));
    }
    return shape;
  }
}
