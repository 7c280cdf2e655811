package autograd.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what an installation puts beside the program, the manual pages, a page of all commands and
 * the completions of each shell, from the same source as {@code --help}. Only the build uses it.
 */
final class Handbook {
  private Handbook() {}

  /** Writes below the directory that is named first. */
  public static void main(String[] args) throws IOException {
    Path share = Path.of(args[0]);
    for (String name : Commands.NAMES) {
      String page = ManualPage.of(Commands.named(name));
      write(share.resolve("man/man1/autograd-" + name + ".1"), page);
    }
    for (Topic topic : Topic.values()) {
      write(share.resolve("man/man7/autograd-" + topic.word() + ".7"), ManualPage.of(topic));
    }
    write(share.resolve("man/man1/autograd.1"), ManualPage.ofProgram());
    write(share.resolve("doc/autograd/commands.md"), CommandPages.markdown());
    write(share.resolve("bash-completion/completions/autograd"), Completion.bash());
    write(share.resolve("zsh/site-functions/_autograd"), Completion.zsh());
    write(share.resolve("fish/vendor_completions.d/autograd.fish"), Completion.fish());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
