package autograd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Runs command lines in one Java, so that a class archive made from that run knows them all. Only
 * the build uses it; it has to be in the program's own jar, since an archive holds for the class
 * path it was made with. It does little itself, as whatever it loads is in the archive too.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** Runs each command line, its words between blanks. */
  public static void main(String[] commandLines) {
    for (String line : commandLines) {
      List<String> words = new ArrayList<>();
      for (StringTokenizer rest = new StringTokenizer(line, " "); rest.hasMoreTokens(); ) {
        words.add(rest.nextToken());
      }
      Main.call(words.toArray(new String[0]));
    }
  }
}
