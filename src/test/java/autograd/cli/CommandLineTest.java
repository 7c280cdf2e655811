package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every command and every command line. */
final class CommandLineTest {
  @Test
  void everyNameHasItsCommand() {
    for (String name : Commands.NAMES) {
      Command command = Commands.named(name);
      assertNotNull(command, name);
      assertEquals(name, command.name());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noCommandLineEndsInADefect(long seed) {
    assertNull(CommandLineFuzz.firstFailure(seed, 2_000));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noRowOfASpoiltTableIsLost(long seed) {
    assertNull(TableFuzz.firstFailure(seed, 500));
  }
}
