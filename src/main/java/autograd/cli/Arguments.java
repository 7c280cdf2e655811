package autograd.cli;

import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options a command takes, added in groups. Help shows the groups under their headings; the
 * parser, which would slow down over them and change how defaults work, is given a plain list.
 */
final class Arguments {
  private final CommandSpec spec;
  private final boolean isForHelp;

  Arguments(CommandSpec spec, boolean isForHelp) {
    this.spec = spec;
    this.isForHelp = isForHelp;
  }

  /** Adds what belongs together. */
  void group(String heading, ArgSpec... members) {
    if (isForHelp) {
      ArgGroupSpec.Builder group =
          ArgGroupSpec.builder().validate(false).heading("%n" + heading + ":%n");
      for (ArgSpec member : members) {
        group.addArg(member);
      }
      spec.addArgGroup(group.order(spec.argGroups().size()).build());
      return;
    }
    for (ArgSpec member : members) {
      if (member instanceof OptionSpec option) {
        spec.addOption(option);
      } else {
        spec.addPositional((PositionalParamSpec) member);
      }
    }
  }
}
