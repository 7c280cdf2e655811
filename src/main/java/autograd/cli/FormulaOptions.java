package autograd.cli;

import autograd.lang.Expression;
import autograd.lang.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the formula comes from: an argument, a file, or standard input. */
final class FormulaOptions {
  private final Option expression =
      Option.positional("EXPRESSION", "The formula, or - to read it from standard input.");
  private final Option file =
      Option.text("FILE", "Read the formula from a file (- for standard input).", "-f", "--file");
  private final Option maxDepth =
      Option.text(
          "N",
          "How deep a formula may nest (" + Expression.DEFAULT_MAX_DEPTH + ").",
          "--max-depth");

  private final Option maxSize =
      Option.text(
          "N",
          "How many values calls may write out (" + Expression.DEFAULT_MAX_SIZE + ").",
          "--max-size");

  void addTo(Arguments arguments) {
    arguments.group("Formula", expression, file, maxDepth, maxSize);
  }

  int maxDepth() {
    Integer depth = maxDepth.wholeNumber(1, 10_000_000);
    return depth == null ? Expression.DEFAULT_MAX_DEPTH : depth;
  }

  int maxSize() {
    Integer size = maxSize.wholeNumber(1, Integer.MAX_VALUE);
    return size == null ? Expression.DEFAULT_MAX_SIZE : size;
  }

  /** Whether the formula is to come from standard input. */
  boolean isFromStandardInput() {
    return "-".equals(expression.value()) || "-".equals(file.value());
  }

  Source read(Console console) throws IOException {
    String argument = expression.value();
    String path = file.value();
    if (argument != null && path != null) {
      throw Failure.wrong(
          "an expression and a file were given", "leave out '" + argument + "' or --file " + path);
    }
    if (argument == null && path == null) {
      throw Failure.wrong(
          "there is no expression", "write one such as \"(a*b)*(a+b)\", or name a file with -f");
    }
    if (path == null && !argument.equals("-")) {
      return Source.of(argument);
    }
    return path == null || path.equals("-")
        ? new Source("standard input", decode(console.in().readAllBytes(), "standard input"))
        : file(path, console);
  }

  /** The text of a file that the user named. */
  static Source file(String name, Console console) throws IOException {
    try {
      Path path = console.path(name);
      if (Files.isDirectory(path)) {
        throw Failure.file(name + " is a directory", null);
      }
      return new Source(name, decode(Files.readAllBytes(path), name));
    } catch (NoSuchFileException | InvalidPathException e) {
      throw Failure.file("there is no file " + name, null);
    } catch (java.nio.file.AccessDeniedException e) {
      throw Failure.file("no permission to read " + name, null);
    }
  }

  private static String decode(byte[] bytes, String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Failure.wrong(name + " is not text in UTF-8", null);
    }
  }
}
