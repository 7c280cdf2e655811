package autograd.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import autograd.graph.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is said of texts that are no formulas: the files in {@code diagnostics}, one a kind.
 *
 * <p>Cases are separated by blank lines. A case is the text, indented by two; below the line at
 * fault {@code ^} marks its place, and {@code ~} the related one; then what is said.
 */
class DiagnosticsTest {
  @TestFactory
  Stream<DynamicContainer> files() throws IOException, URISyntaxException {
    URI folder = DiagnosticsTest.class.getResource("diagnostics").toURI();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.sorted().toList().stream()
          .map(file -> DynamicContainer.dynamicContainer(file.getFileName() + "", cases(file)));
    }
  }

  private static Stream<DynamicTest> cases(Path file) {
    try {
      return Arrays.stream(Files.readString(file).split("\n\n", -1))
          .map(String::stripTrailing)
          .filter(block -> !block.isBlank() && !block.startsWith("#"))
          .map(block -> DynamicTest.dynamicTest(program(block), () -> check(block)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(String block) {
    assertEquals(block, draw(program(block)));
    block.lines().filter(line -> line.startsWith("hint: ")).forEach(Proposals::assertReadable);
  }

  private static String program(String block) {
    return block
        .lines()
        .filter(line -> line.startsWith("  ") && !line.matches("  +(\\^+|~+)"))
        .map(line -> line.substring(2))
        .collect(Collectors.joining("\n"));
  }

  static String draw(String program) {
    Diagnostic found =
        assertThrows(DiagnosticException.class, () -> Expression.parse(program)).diagnostic();
    assertEquals(program, found.source().text());
    StringBuilder drawing = new StringBuilder();
    int start = 0;
    for (String line : program.split("\n", -1)) {
      int end = start + line.codePointCount(0, line.length());
      drawing.append("  ").append(line).append('\n');
      mark(drawing, start, end, found.span(), "^");
      if (found.related() != null) {
        mark(drawing, start, end, found.related().span(), "~");
      }
      start = end + 1;
    }
    drawing.append("error: ").append(found.message());
    if (found.related() != null) {
      drawing.append("\nrelated: ").append(found.related().message());
    }
    if (found.hint() != null) {
      drawing.append("\nhint: ").append(found.hint());
    }
    return drawing.toString();
  }

  private static void mark(StringBuilder drawing, int start, int end, Span span, String sign) {
    if (span.start() >= start && span.start() <= end) {
      int width = Math.max(1, Math.min(end, span.end()) - span.start());
      String space = " ".repeat(2 + span.start() - start);
      drawing.append(space).append(sign.repeat(width)).append('\n');
    }
  }
}
