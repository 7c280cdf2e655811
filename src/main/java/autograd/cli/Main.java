package autograd.cli;

import autograd.lang.Diagnostic;
import autograd.lang.DiagnosticException;
import autograd.lang.Nearest;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The program: finds the command, runs it, and turns whatever happens into an exit code. */
public final class Main {
  private static final int BUFFER = 1 << 16;

  private final Console console;

  private Main(Console console) {
    this.console = console;
  }

  /** Runs the command that the arguments name. */
  public static void main(String[] args) {
    int code = call(args);
    // Returning is cheaper than exiting.
    if (code != ExitCode.ANSWER) {
      System.exit(code);
    }
  }

  /** Runs the command that the arguments name, and answers with the exit code. */
  static int call(String... args) {
    // Picocli would look for Groovy closures and load converters for types we do not have.
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", "java.(sql|time|net|nio|io).*");
    Console console =
        new Console(
            System.in,
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
            new FileOutputStream(FileDescriptor.err));
    return new Main(console).run(List.of(args));
  }

  private int run(List<String> args) {
    try {
      return dispatch(args);
    } catch (ClosedPipeException e) {
      return ExitCode.ANSWER;
    } catch (Failure e) {
      console.tell(e.diagnostic());
      return e.exitCode();
    } catch (DiagnosticException e) {
      console.tell(e.diagnostic());
      return ExitCode.WRONG;
    } catch (CommandLine.ParameterException e) {
      console.tell(UsageError.of(e));
      return ExitCode.WRONG;
    } catch (IOException e) {
      console.tell(Diagnostic.error("cannot read the input: " + OutputFile.reason(e)));
      return ExitCode.FILE;
    } catch (OutOfMemoryError e) {
      console.tell(
          Diagnostic.error("the formula needs more memory than Java may take")
              .hint("allow it more, with AUTOGRAD_JAVA_OPTS=-Xmx8g for example"));
      return ExitCode.WRONG;
    } catch (RuntimeException | StackOverflowError e) {
      console.tell(
          Diagnostic.error("a defect of autograd: " + e)
              .hint("please report it, with the command that led to it"));
      return ExitCode.DEFECT;
    }
  }

  private int dispatch(List<String> args) throws IOException {
    String first = args.isEmpty() ? "" : args.get(0);
    Command command = Commands.named(first);
    if (command != null) {
      return run(command, args.subList(1, args.size()));
    }
    switch (first) {
      case "" -> {
        console.err().print(usage(root()));
        return ExitCode.WRONG;
      }
      case "-h", "--help" -> print(usage(root()));
      case "-V", "--version" -> print(version() + System.lineSeparator());
      case "help" -> print(usage(args.size() > 1 ? known(args.get(1)) : root()));
      default -> throw unknown(first);
    }
    return ExitCode.ANSWER;
  }

  private int run(Command command, List<String> args) throws IOException {
    CommandSpec spec = command.specToParse("autograd");
    CommandLine commandLine = new CommandLine(spec);
    commandLine
        .setExpandAtFiles(false)
        .setPosixClusteredShortOptionsAllowed(false)
        .setToggleBooleanFlags(false);
    CommandLine.ParseResult result = commandLine.parseArgs(ArgumentOrder.of(args, spec));
    if (result.isUsageHelpRequested()) {
      print(usage(known(command.name())));
    } else {
      command.run(console);
    }
    return ExitCode.ANSWER;
  }

  private void print(String text) {
    OutputFile.writeText(console, null, out -> out.append(text));
  }

  private String usage(CommandSpec spec) {
    Ansi ansi = console.outStyle() == autograd.render.Style.COLOUR ? Ansi.ON : Ansi.OFF;
    return new CommandLine(spec).getUsageMessage(ansi);
  }

  private static CommandSpec known(String name) {
    Command command = Commands.named(name);
    if (command == null) {
      throw unknown(name);
    }
    return command.specForHelp("autograd");
  }

  /** The program itself, with all of its commands. */
  static CommandSpec root() {
    CommandSpec spec = CommandSpec.create().name("autograd");
    UsageMessageSpec usage = spec.usageMessage();
    usage.description("Exact gradients of a formula by all of its variables.");
    usage.customSynopsis(
        "autograd COMMAND [EXPRESSION] [OPTIONS]",
        "       autograd help COMMAND",
        "       autograd --help | --version");
    usage.optionListHeading("%nOptions:%n");
    usage.commandListHeading("%nCommands:%n");
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.exitCodeList(UsageMessageSpec.keyValuesMap(ExitCode.HELP));
    for (String name : Commands.NAMES) {
      spec.addSubcommand(name, new CommandLine(Commands.named(name).specForHelp("")));
    }
    Command.examples(
        spec,
        "autograd eval \"(a*b)*(a+b)\" --set a=-2 --set b=3",
        "autograd dot \"(a*b)*(a+b)\" --set a=-2 --set b=3 | dot -Tsvg > graph.svg",
        "autograd help eval");
    spec.addOption(Command.help());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .arity("0")
            .type(boolean.class)
            .description("Show the version, and the Java it runs on.")
            .build());
    return spec;
  }

  private static Failure unknown(String first) {
    List<String> candidates = new ArrayList<>(Commands.NAMES);
    candidates.addAll(Arrays.asList("help", "--help", "--version"));
    String nearest = Nearest.to(first, candidates);
    boolean isFormula = !first.matches("-{0,2}[a-z-]*");
    return Failure.wrong(
        "unknown command '" + first + "'",
        isFormula
            ? "to evaluate a formula, write autograd eval \"" + first + "\""
            : nearest != null
                ? "did you mean " + nearest + "?"
                : "the commands are " + String.join(", ", Commands.NAMES));
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return "autograd "
        + (version == null ? "(unpackaged)" : version)
        + " (Java "
        + System.getProperty("java.version")
        + ", "
        + System.getProperty("java.vendor")
        + ")";
  }
}
