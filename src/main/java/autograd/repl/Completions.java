package autograd.repl;

import autograd.lang.VectorFunction;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * What may be meant by the beginning of a word: a command, an option, a file, a name, a function.
 */
final class Completions implements Completer {
  /** Options behind which the name of a file stands, whatever the command. */
  private static final Set<String> FILES =
      Set.of("-f", "--file", "-o", "--out", "--data", "--vars", "--in", "--plot");

  private final Session session;
  private final Door door;

  Completions(Session session, Door door) {
    this.session = session;
    this.door = door;
  }

  /** Whether behind this beginning of a line, which ends with a blank, a file is named. */
  static boolean wantsFile(String before) {
    List<String> words = List.of(before.strip().split("\\s+", -1));
    String last = words.get(words.size() - 1);
    return words.get(0).startsWith(":")
        && (FILES.contains(last) || last.equals(":save") || last.equals(":load"));
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String word = line.word();
    String before = line.line().substring(0, line.cursor() - word.length());
    boolean isCommand = before.stripLeading().startsWith(":") || word.startsWith(":");
    if (isCommand && before.isBlank()) {
      session.words().forEach(each -> add(candidates, ":" + each, " "));
    } else if (isCommand && word.startsWith("-")) {
      String command = before.strip().split("\\s+", -1)[0].substring(1);
      door.options(command).forEach(each -> add(candidates, each, " "));
    } else if (wantsFile(before)) {
      addFiles(word, candidates);
    } else {
      addNames(before, candidates);
    }
  }

  private void addNames(String before, List<Candidate> candidates) {
    Set<String> functions = new TreeSet<>();
    for (OperationTable.Family family : OperationTable.standard().families()) {
      for (Operation operation : family.operations()) {
        functions.add(operation.name());
      }
    }
    for (VectorFunction each : VectorFunction.values()) {
      functions.add(each.functionName());
    }
    functions.removeIf(each -> !Character.isLetter(each.charAt(0)));
    boolean isHelp = before.strip().equals(":help");
    functions.forEach(each -> add(candidates, each, isHelp ? "" : "("));
    if (isHelp) {
      door.commands().forEach(each -> add(candidates, each, ""));
    }
    session
        .program()
        .definitions()
        .forEach(each -> add(candidates, each.name(), each.isFunction() ? "(" : ""));
  }

  private static void addFiles(String word, List<Candidate> candidates) {
    int end = word.lastIndexOf('/') + 1;
    String folder = word.substring(0, end);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder))) {
      for (Path file : files) {
        boolean isFolder = Files.isDirectory(file);
        add(candidates, folder + file.getFileName() + (isFolder ? "/" : ""), isFolder ? "" : " ");
      }
    } catch (IOException | InvalidPathException e) {
      // Then there are none.
    }
  }

  /** A candidate, which a tail follows where it is the only one. */
  private static void add(List<Candidate> candidates, String text, String tail) {
    boolean isEnd = tail.equals(" ");
    String value = isEnd ? text : text + tail;
    candidates.add(new Candidate(value, value, null, null, null, null, isEnd));
  }
}
