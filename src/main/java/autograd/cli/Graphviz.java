package autograd.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Writes DOT, or has the installed Graphviz draw it where the file's name asks for a picture:
 * {@code -o graph.svg}.
 */
final class Graphviz {
  private static final Set<String> DRAWN = Set.of("svg", "png", "pdf");
  private static final Set<String> OTHER_PICTURES =
      Set.of("jpg", "jpeg", "gif", "ps", "eps", "webp");

  private Graphviz() {}

  static void write(Console console, String file, OutputFile.Text dot) throws IOException {
    String extension = extension(file);
    if (OTHER_PICTURES.contains(extension)) {
      throw Failure.wrong(
          "cannot draw a ." + extension + " file",
          "name it .svg, .png, .pdf, or .dot for the text");
    }
    if (DRAWN.contains(extension)) {
      byte[] picture = draw(extension, dot);
      OutputFile.writeBytes(console, file, out -> out.write(picture));
    } else {
      OutputFile.writeText(console, file, dot);
    }
  }

  /** Complains of a name that asks for a picture where there is only text to write. */
  static void requireText(String file) {
    String extension = extension(file);
    if (DRAWN.contains(extension) || OTHER_PICTURES.contains(extension)) {
      throw Failure.wrong(
          "only --format dot is drawn as a ." + extension + " file", "name it .mmd for the text");
    }
  }

  private static String extension(String file) {
    int dot = file == null ? -1 : file.lastIndexOf('.');
    return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static byte[] draw(String format, OutputFile.Text dot) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder("dot", "-T" + format)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw Failure.file(
          "Graphviz, which draws ." + format + " files, is not installed",
          "install it (apt install graphviz, brew install graphviz), or write DOT with -o FILE.dot");
    }
    // Graphviz reads all of its input before it writes, so one thread serves both pipes.
    try (OutputStream in = process.getOutputStream();
        InputStream out = process.getInputStream()) {
      Writer writer = new OutputStreamWriter(in, StandardCharsets.UTF_8);
      dot.write(writer);
      writer.close();
      ByteArrayOutputStream picture = new ByteArrayOutputStream();
      out.transferTo(picture);
      if (process.waitFor() == 0) {
        return picture.toByteArray();
      }
    } catch (IOException e) {
      // It ended early; said below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroy();
    }
    throw Failure.file(
        "Graphviz could not draw the graph", "write DOT with -o FILE.dot and try dot on it");
  }
}
