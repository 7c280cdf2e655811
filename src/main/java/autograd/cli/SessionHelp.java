package autograd.cli;

/** What a session says of itself. */
final class SessionHelp {
  static final String TEXT =
      """
      name = formula      define; what uses the name follows it when it is given anew
      x = 2               the same, of a number: an input with a value
      f(x) = x^2          the same, of a function
      formula             its value and its gradient, or itself while inputs are open
      _                   the last answer, as a number
      :COMMAND …          every command with its options, as in :trace, :diff --order 2,
                          :dot -o graph.svg; without a formula, of the last one
      :set x=2            as x = 2
      :list               the program so far
      :forget NAME …      without these definitions
      :save FILE.ag       write the program and the last formula
      :load FILE.ag       read definitions
      :help WORD          of a command, a function, or a subject
      :quit               leave; so does Ctrl-D
      """;

  private SessionHelp() {}
}
