package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * No answer depends on the country that the machine is set to, neither by its digits nor by its
 * decimal comma. The country belongs to the whole of Java, so nothing else runs meanwhile.
 */
@Isolated
class CountryTest {
  /** Countries whose own digits, comma and letters differ from those of a program. */
  private static final List<String> COUNTRIES = List.of("ar-EG-u-nu-arab", "de-DE", "tr-TR");

  @TempDir Path directory;

  @Test
  void saysTheSameInEveryCountry() throws IOException {
    OptionsTest.writeFiles(directory);
    List<String> commands = commands();
    List<String> answers = answers(commands);
    Locale before = Locale.getDefault();
    try {
      for (String country : COUNTRIES) {
        Locale.setDefault(Locale.forLanguageTag(country));
        List<String> there = answers(commands);
        for (int i = 0; i < commands.size(); i++) {
          assertEquals(answers.get(i), there.get(i), country + ": " + commands.get(i));
        }
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  /** A command of each kind, each command's help, and pictures. */
  private static List<String> commands() throws IOException {
    return Stream.of(
            OptionsTest.cases().map(OptionsTest.Case::base),
            Commands.NAMES.stream().map(name -> name + " --help"),
            Stream.of(
                "plot x*sin(1/x) -o out.svg", "page x/3 --set x=1e-7 -o out.svg", "functions i"))
        .flatMap(each -> each)
        .distinct()
        .toList();
  }

  private List<String> answers(List<String> commands) throws IOException {
    List<String> answers = new ArrayList<>();
    for (String command : commands) {
      answers.add(OptionsTest.answer(directory, command));
    }
    return answers;
  }
}
