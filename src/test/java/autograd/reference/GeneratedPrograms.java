package autograd.reference;

import autograd.code.SourceCode;
import autograd.code.Target;
import autograd.code.Toolchain;
import autograd.code.UntranslatableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many formulas as one program in C or Python, each called at its point. */
final class GeneratedPrograms {
  private static final String C =
      """
      #include <stdio.h>
      #include <stdint.h>
      #include <string.h>
      static void print(double x) {
        uint64_t bits;
        memcpy(&bits, &x, 8);
        printf("%016llx ", (unsigned long long) bits);
      }
      """;

  private static final String PYTHON =
      """
      import struct
      def number(bits):
          return struct.unpack('>d', bytes.fromhex(bits))[0]
      def call(f, *at):
          try:
              value, gradient = f(*(number(bits) for bits in at))
              print(*(struct.pack('>d', x).hex() for x in [value, *gradient.values()]))
          except Exception as e:
              print(repr(e))
      """;

  private GeneratedPrograms() {}

  /** Whether a compiler of C is there. */
  static boolean hasC() {
    return Toolchain.runs("gcc", "--version");
  }

  /** Whether Python is there. */
  static boolean hasPython() {
    return Toolchain.runs("python3", "--version");
  }

  /**
   * Runs all that the language can say, in one process.
   *
   * @param language {@code c} or {@code python}
   * @return a line for each: value and partials as bits in hexadecimal, or what was thrown; null
   *     for what the language cannot say
   */
  static List<String> run(String language, List<Roads> all, Path directory)
      throws IOException, InterruptedException {
    boolean isC = language.equals("c");
    Target target = Target.named(language);
    StringBuilder program = new StringBuilder();
    StringBuilder calls = new StringBuilder();
    List<Boolean> isThere = new ArrayList<>();
    for (Roads each : all) {
      StringBuilder text = new StringBuilder();
      try {
        SourceCode.function(each.function(), target).write(text);
      } catch (UntranslatableException refused) {
        isThere.add(false);
        continue;
      }
      isThere.add(true);
      program.append(text).append('\n');
      calls.append(isC ? callInC(each) : callInPython(each)).append('\n');
    }
    String[] lines =
        (isC ? runC(program, calls, directory) : runPython(program, calls, directory))
            .split("\n", -1);
    List<String> answers = new ArrayList<>();
    int line = 0;
    for (boolean is : isThere) {
      answers.add(is ? lines[line++].strip() : null);
    }
    return answers;
  }

  /** The numbers of such a line. */
  static double[] numbers(String line) {
    String[] words = line.split(" ", -1);
    double[] numbers = new double[words.length];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = Double.longBitsToDouble(Long.parseUnsignedLong(words[k], 16));
    }
    return numbers;
  }

  private static String callInC(Roads each) {
    int count = each.function().partials().size();
    StringBuilder call = new StringBuilder("{ double g[" + count + "]; print(");
    call.append(each.function().name()).append('(');
    each.operands().forEach(x -> call.append(Double.toHexString(x)).append(", "));
    call.append("g));");
    for (int k = 0; k < count; k++) {
      call.append(" print(g[").append(k).append("]);");
    }
    return call.append(" puts(\"\"); }").toString();
  }

  private static String callInPython(Roads each) {
    StringBuilder call = new StringBuilder("call(" + each.function().name());
    each.operands()
        .forEach(x -> call.append(String.format(", '%016x'", Double.doubleToLongBits(x))));
    return call.append(')').toString();
  }

  private static String runC(CharSequence program, CharSequence calls, Path directory)
      throws IOException, InterruptedException {
    Path file = directory.resolve("all.c");
    Files.writeString(file, program + C + "int main(void) {\n" + calls + "return 0; }\n");
    Toolchain.execute(
        directory, "gcc", "-std=c99", "-O0", "-ffp-contract=off", "-o", "all", "all.c", "-lm");
    return Toolchain.execute(directory, "./all");
  }

  private static String runPython(CharSequence program, CharSequence calls, Path directory)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve("all.py"), program + PYTHON + calls);
    return Toolchain.execute(directory, "python3", "all.py");
  }
}
