package autograd.code;

import autograd.code.TableCases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What compiles and runs the text of a target. All functions go into one program, which prints for
 * each function and point the value and the partials, as many lines as there are points, numbers so
 * that they read back exactly.
 */
public interface Toolchain {
  /** The target's name. */
  String target();

  /** Whether the tools are on this machine. */
  boolean isThere();

  /** Whether the sign of a zero survives, and with it the side of a pole. */
  default boolean keepsSignsOfZeros() {
    return true;
  }

  /**
   * Runs functions at their points.
   *
   * @param texts the functions' texts, one for each case
   * @return for each case, for each point, the value and the partials
   */
  List<List<double[]>> run(List<Case> cases, List<String> texts, Path directory)
      throws IOException, InterruptedException;

  /** Runs a command in a directory and answers with what it prints; fails if it fails. */
  static String execute(Path directory, String... command)
      throws IOException, InterruptedException {
    Path out = directory.resolve("out.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int code = process.waitFor();
    String text = Files.readString(out);
    if (code != 0) {
      throw new AssertionError(
          String.join(" ", command) + " exits with " + code + ":\n" + head(text));
    }
    return text;
  }

  private static String head(String text) {
    return text.substring(0, Math.min(4000, text.length()));
  }

  /** Whether a command runs. */
  static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Reads what a program printed: a line a point, the bits of the doubles in hexadecimal. */
  static List<List<double[]>> read(String printed, List<Case> cases) {
    List<List<double[]>> all = new ArrayList<>();
    String[] lines = printed.split("\n", -1);
    int line = 0;
    for (Case each : cases) {
      List<double[]> results = new ArrayList<>();
      for (int i = 0; i < each.points().size(); i++) {
        String[] words = lines[line++].trim().split(" ", -1);
        double[] row = new double[words.length];
        for (int k = 0; k < row.length; k++) {
          row[k] = Double.longBitsToDouble(Long.parseUnsignedLong(words[k], 16));
        }
        results.add(row);
      }
      all.add(results);
    }
    return all;
  }

  /** The points of every arity as bits, for programs to read. */
  static void writePoints(Path directory) throws IOException {
    for (int arity = 1; arity <= 3; arity++) {
      StringBuilder text = new StringBuilder();
      for (double[] point : TableCases.points(arity)) {
        for (int k = 0; k < arity; k++) {
          text.append(k > 0 ? " " : "")
              .append(String.format("%016x", Double.doubleToLongBits(point[k])));
        }
        text.append('\n');
      }
      Files.writeString(directory.resolve("points" + arity + ".txt"), text);
    }
  }
}
