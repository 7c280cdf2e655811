package autograd.cli;

import autograd.render.AnswerFormat;
import autograd.render.Digits;
import autograd.render.Report;
import autograd.render.Style;

/** {@code --format} of the commands that answer with named numbers. */
final class NumberFormat {
  private final Option format =
      Option.choice("FORMAT", AnswerFormat.optionNames(), "How to print numbers", "--format");

  Option option() {
    return format;
  }

  void write(Report report, OutputOptions output, Console console) {
    AnswerFormat form = AnswerFormat.named(output.form(format));
    Digits digits = output.digits(console, form == AnswerFormat.TABLE);
    Style style = output.style(console);
    OutputFile.writeText(console, output.file(), out -> report.write(form, digits, style, out));
  }
}
