package autograd.cli;

/** What the program tells its caller in one number. */
final class ExitCode {
  /** There is an answer. */
  static final int ANSWER = 0;

  /** The answer is no. */
  static final int NO = 1;

  /** The command line, the expression or the data is wrong. */
  static final int WRONG = 2;

  /** A file could not be read or written. */
  static final int FILE = 3;

  /** A defect of ours. */
  static final int DEFECT = 4;

  /** As help prints them. */
  static final String[] HELP = {
    "0:an answer",
    "1:the answer is no (a check, a fit or a search failed, or a note under --strict)",
    "2:the command line, the expression or the data is wrong",
    "3:a file could not be read or written",
    "4:a defect of autograd"
  };

  private ExitCode() {}
}
