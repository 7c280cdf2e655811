package autograd.cli;

import java.io.IOException;

/** Somewhere to type commands. */
interface Prompt {
  /**
   * What a command did.
   *
   * @param stdout what it printed
   * @param stderr what it said
   * @param exitCode what it exited with
   */
  record Result(String stdout, String stderr, int exitCode) {}

  /** Runs a command to its end. */
  Result run(String command) throws IOException, InterruptedException;
}
