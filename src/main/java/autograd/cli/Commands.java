package autograd.cli;

import java.util.List;

/** The commands there are, each made only when it is wanted. */
final class Commands {
  /** Their names, in the order of help. */
  static final List<String> NAMES =
      List.of(
          "eval",
          "trace",
          "dot",
          "check",
          "step",
          "plot",
          "page",
          "diff",
          "hessian",
          "jacobian",
          "taylor",
          "code",
          "batch",
          "fit",
          "minimize",
          "solve",
          "uncertainty",
          "repl",
          "functions");

  private Commands() {}

  /** A new command of that name, or null. */
  static Command named(String name) {
    return switch (name) {
      case "eval" -> new EvalCommand();
      case "trace" -> new TraceCommand();
      case "dot" -> new DotCommand();
      case "check" -> new CheckCommand();
      case "step" -> new StepCommand();
      case "plot" -> new PlotCommand();
      case "page" -> new PageCommand();
      case "diff" -> new DiffCommand();
      case "hessian" -> new HessianCommand();
      case "jacobian" -> new JacobianCommand();
      case "taylor" -> new TaylorCommand();
      case "code" -> new CodeCommand();
      case "batch" -> new BatchCommand();
      case "fit" -> new FitCommand();
      case "minimize" -> new MinimizeCommand();
      case "solve" -> new SolveCommand();
      case "uncertainty" -> new UncertaintyCommand();
      case "repl" -> new ReplCommand();
      case "functions" -> new FunctionsCommand();
      default -> null;
    };
  }
}
