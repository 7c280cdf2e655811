package autograd.cli;

import autograd.render.AnswerFormat;
import autograd.render.Digits;
import autograd.render.Grid;
import autograd.render.Style;
import java.io.IOException;

/** {@code --format} of the commands that answer with named numbers. */
final class NumberFormat {
  private final Option format =
      Option.choice("FORMAT", AnswerFormat.optionNames(), "How to print numbers", "--format");

  /** What writes numbers in one of the forms. */
  interface Writer {
    void write(AnswerFormat format, Digits digits, Style style, Appendable out) throws IOException;
  }

  Option option() {
    return format;
  }

  void write(Grid grid, OutputOptions output, Console console) {
    write(grid::write, output, console);
  }

  void write(Writer writer, OutputOptions output, Console console) {
    AnswerFormat form = AnswerFormat.named(output.form(format));
    Digits digits = output.digits(console, form == AnswerFormat.TABLE);
    Style style = output.style(console);
    OutputFile.writeText(console, output.file(), out -> writer.write(form, digits, style, out));
  }
}
