package autograd.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the command lines of a file in one Java, so that a class archive made from that run knows
 * them all. Only the build uses it; it has to be in the program's own jar, since an archive holds
 * for the class path it was made with.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** Runs each line of the file that is named first, its words between blanks, but no comments. */
  public static void main(String[] args) throws IOException {
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        Main.call(line.strip().split("\\s+", -1));
      }
    }
  }
}
