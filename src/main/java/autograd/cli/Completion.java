package autograd.cli;

import autograd.lang.VectorFunction;
import autograd.operations.OperationTable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Completion for shells, written from the commands' own descriptions: commands, options and their
 * values, files, and, inside a formula, the functions of the table.
 */
final class Completion {
  private Completion() {}

  /** A script for bash. */
  static String bash() {
    StringBuilder cases = new StringBuilder();
    for (Command command : commands()) {
      cases.append(
          """
                  %s)
                      options='%s'
                      case $option in
          %s            esac
                      ;;
          """
              .formatted(command.name(), names(command), values(command, Completion::bashValue)));
    }
    return """
        # bash completion for autograd

        _autograd() {
            local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]}
            local options='' values='' kind=formula head
            COMPREPLY=()
            # --format=json is three words here.
            if [[ $word == '=' ]]; then
                word=''
            elif [[ $option == '=' ]]; then
                option=${COMP_WORDS[COMP_CWORD-2]}
            fi
            if ((COMP_CWORD == 1)); then
                COMPREPLY=($(compgen -W '%1$s help --help --version' -- "$word"))
                return
            fi
            if [[ ${COMP_WORDS[1]} == help ]]; then
                COMPREPLY=($(compgen -W '%1$s %4$s' -- "$word"))
                return
            fi
            case ${COMP_WORDS[1]} in
        %2$s    esac
            case $kind in
                file) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$word")) ;;
                choice) COMPREPLY=($(compgen -W "$values" -- "$word")) ;;
                formula)
                    if [[ $word == -* ]]; then
                        COMPREPLY=($(compgen -W "$options" -- "$word"))
                    elif [[ $word =~ [[:alpha:]][[:alnum:]]*$ ]]; then
                        # The name that the formula ends in so far may become a function's.
                        head=${word%%"${BASH_REMATCH[0]}"}
                        COMPREPLY=($(compgen -P "$head" -S '(' -W '%3$s' -- "${BASH_REMATCH[0]}"))
                        compopt -o nospace 2>/dev/null
                    fi
                    ;;
            esac
        }

        complete -F _autograd autograd
        """
        .formatted(
            String.join(" ", Commands.NAMES), cases, functions(), String.join(" ", Topic.WORDS));
  }

  /** A script for zsh. */
  static String zsh() {
    StringBuilder functions = new StringBuilder();
    for (Command command : commands()) {
      functions.append("_autograd_" + command.name() + "() {\n    _arguments -s \\\n");
      for (Option option : options(command)) {
        functions.append("        ").append(zshOption(option)).append(" \\\n");
      }
      functions.append("        '*:expression:_autograd_formula'\n}\n\n");
    }
    String summaries =
        commands().stream()
            .map(c -> "        '" + c.name() + ":" + zshText(c.summary()) + "'\n")
            .collect(Collectors.joining());
    String topics =
        Arrays.stream(Topic.values())
            .map(t -> "        '" + t.word() + ":" + zshText(t.summary()) + "'\n")
            .collect(Collectors.joining());
    return """
        #compdef autograd
        # zsh completion for autograd

        # The name that the formula ends in so far may become a function's.
        _autograd_formula() {
            local -a functions
            functions=(%3$s)
            [[ $PREFIX == -* ]] && return
            compset -P '*[^[:alnum:]]'
            compadd -S '(' -- $functions
        }

        %1$s_autograd() {
            local -a commands
            commands=(
        %2$s        'help:Show the help of a command'
            )
            local -a topics
            topics=(
        %4$s    )
            if ((CURRENT == 2)); then
                _describe command commands
                _arguments '--help[Show help]' '--version[Show the version]'
                return
            fi
            local command=$words[2]
            if [[ $command == help ]]; then
                _describe command commands
                _describe topic topics
            elif (($+functions[_autograd_$command])); then
                shift words
                ((CURRENT--))
                _autograd_$command
            fi
        }

        _autograd "$@"
        """
        .formatted(functions, summaries, functions(), topics);
  }

  /** A script for fish. */
  static String fish() {
    StringBuilder script =
        new StringBuilder(
            """
            # fish completion for autograd

            # The name that the formula ends in so far may become a function's.
            function __autograd_functions
                set -l word (commandline -ct | string replace -r '^["\\']' '')
                set -l head (string replace -r '[[:alpha:]][[:alnum:]]*$' '' -- $word)
                for name in %s
                    echo "$head$name("
                end
            end

            complete -c autograd -f
            """
                .formatted(functions()));
    String none = "not __fish_seen_subcommand_from " + String.join(" ", Commands.NAMES) + " help";
    for (Command command : commands()) {
      script.append(fishLine(none, "-a " + command.name(), command.summary()));
    }
    script.append(fishLine(none, "-a help", "Show the help of a command"));
    script.append(fishLine(none, "-l help", "Show help"));
    script.append(fishLine(none, "-l version", "Show the version"));
    String help = "__fish_seen_subcommand_from help";
    script.append(fishLine(help, "-a '" + String.join(" ", Commands.NAMES) + "'", "Command"));
    for (Topic topic : Topic.values()) {
      script.append(fishLine(help, "-a " + topic.word(), topic.summary()));
    }
    for (Command command : commands()) {
      String seen = "__fish_seen_subcommand_from " + command.name();
      for (Option option : options(command)) {
        script.append(fishLine(seen, fishOption(option), description(option)));
      }
      script.append(fishLine(seen, "-a '(__autograd_functions)'", "Function"));
    }
    return script.toString();
  }

  private static List<Command> commands() {
    return Commands.NAMES.stream().map(Commands::named).toList();
  }

  /** The options that have names. */
  private static List<Option> options(Command command) {
    return command.arguments().options().stream().filter(o -> !o.isPositional()).toList();
  }

  private static String functions() {
    Set<String> names = new LinkedHashSet<>(OperationTable.standard().functionNames());
    for (VectorFunction function : VectorFunction.values()) {
      names.add(function.functionName());
    }
    return String.join(" ", names);
  }

  private static String names(Command command) {
    return options(command).stream()
        .map(option -> String.join(" ", option.names()))
        .collect(Collectors.joining(" "));
  }

  private static boolean isFile(Option option) {
    return "FILE".equals(option.label());
  }

  private static String candidates(Option option) {
    return String.join(" ", option.choices());
  }

  private static String values(Command command, Function<Option, String> value) {
    return options(command).stream()
        .filter(Option::takesValue)
        .map(value)
        .collect(Collectors.joining());
  }

  private static String bashValue(Option option) {
    String kind =
        isFile(option)
            ? "kind=file"
            : candidates(option).isEmpty()
                ? "kind=none"
                : "kind=choice values='" + candidates(option) + "'";
    return "                " + String.join(" | ", option.names()) + ") " + kind + " ;;\n";
  }

  private static String zshOption(Option option) {
    List<String> names = option.names();
    boolean isOne = names.size() == 1;
    String list = isOne ? names.get(0) : "'{" + String.join(",", names) + "}'";
    String exclusive = isOne ? "" : "(" + String.join(" ", names) + ")";
    String repeat = option.isRepeatable() ? "*" : exclusive;
    String value = "";
    if (option.takesValue()) {
      String action =
          isFile(option)
              ? "_files"
              : candidates(option).isEmpty() ? " " : "(" + candidates(option) + ")";
      value = ":" + option.label() + ":" + action;
    }
    return "'" + repeat + list + "[" + zshText(description(option)) + "]" + value + "'";
  }

  private static String zshText(String text) {
    return text.replace("'", "'\\''").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String fishOption(Option option) {
    StringBuilder words = new StringBuilder();
    for (String name : option.names()) {
      words.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.takesValue()) {
      words.append(isFile(option) ? " -rF" : " -x");
      words.append(candidates(option).isEmpty() ? "" : "a '" + candidates(option) + "'");
    }
    return words.toString().strip();
  }

  private static String fishLine(String condition, String what, String description) {
    return "complete -c autograd -n '"
        + condition
        + "' "
        + what
        + " -d '"
        + description.replace("'", "\\'")
        + "'\n";
  }

  private static String description(Option option) {
    String text = option.description();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
