package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All roads to a value and its derivatives lead to the same numbers. */
class RoadsTest {
  @Test
  void meet(@TempDir Path directory) throws IOException, InterruptedException {
    List<String> partings = DifferentialFuzz.partings(18, Sweep.of(5_000, 60), directory);
    assertEquals("", String.join("\n", partings));
  }
}
