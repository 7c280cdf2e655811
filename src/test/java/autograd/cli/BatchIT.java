package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables as users have them: packed, long, broken off. */
@Execution(ExecutionMode.CONCURRENT)
class BatchIT {
  @TempDir private Path directory;

  private Prompt.Result run(String command) throws IOException, InterruptedException {
    return new Shell(directory, Map.of()).run(command);
  }

  private void table(int rows) throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < rows; i++) {
      text.append(random.nextGaussian()).append(',').append(random.nextGaussian()).append('\n');
    }
    Files.writeString(directory.resolve("in.csv"), text);
  }

  @Test
  void zstdIsUnpackedAndPacked() throws IOException, InterruptedException {
    assumeTrue(run("command -v zstd").exitCode() == 0, "zstd is installed");
    table(20_000);
    Prompt.Result result =
        run(
            "autograd batch 'x*y' --data in.csv -o plain.csv && zstd -q in.csv"
                + " && autograd batch 'x*y' --data in.csv.zst -o out.csv.zst"
                + " && zstd -q -dc out.csv.zst | cmp - plain.csv && echo same");
    assertEquals("same\n", result.stdout(), result.stderr());
    Prompt.Result broken =
        run(
            "head -c 100000 in.csv.zst > half.csv.zst; autograd batch 'x' --data half.csv.zst -o"
                + " x");
    assertEquals(3, broken.exitCode(), broken.stderr());
    assertFalse(Files.exists(directory.resolve("x")));
  }

  @Test
  void brokenGzipIsAnErrorAndLeavesNothing() throws IOException, InterruptedException {
    table(20_000);
    Prompt.Result result =
        run(
            "gzip -c in.csv | head -c 100000 > half.csv.gz;"
                + " autograd batch 'x' --data half.csv.gz -o out.csv");
    assertEquals(3, result.exitCode(), result.stderr());
    assertTrue(result.stderr().startsWith("autograd: error: cannot read half.csv.gz"));
    assertFalse(Files.exists(directory.resolve("out.csv")));
  }

  /** The signal comes while rows are written. */
  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "KILL, 137"})
  void signalsLeaveNothingUnderTheName(String signal, int exitCode)
      throws IOException, InterruptedException {
    Shell shell = new Shell(directory, Map.of());
    assumeTrue(shell.canSignal(), "env gives signals their meaning back");
    assertEquals(exitCode, shell.signal(signal, "out.csv"));
    assertFalse(Files.exists(directory.resolve("out.csv")));
    // Nobody can clear up behind KILL.
    if (!signal.equals("KILL")) {
      assertEquals("", run("ls -A").stdout());
    }
  }

  @Test
  void fullDiskLeavesNothingUnderTheName() throws IOException, InterruptedException {
    table(50_000);
    Path small = Files.createDirectory(directory.resolve("small"));
    String mount = "mount -t tmpfs -o size=64k none " + small;
    assumeTrue(run(mount).exitCode() == 0, "a small file system can be mounted");
    try {
      Prompt.Result result = run("autograd batch 'x*y' --data in.csv -o small/out.csv");
      assertEquals(3, result.exitCode());
      assertEquals(
          "autograd: error: cannot write small/out.csv: No space left on device\n",
          result.stderr());
      assertEquals("", run("ls -A small").stdout());
    } finally {
      run("umount " + small);
    }
  }

  @Test
  void outputIsTheSameForAnyNumberOfThreads() throws IOException, InterruptedException {
    table(100_000);
    String command = "autograd batch 'tanh(x*y)/(1 + exp(x))' --data in.csv --threads ";
    Prompt.Result result =
        run(
            command
                + "1 > 1; "
                + command
                + "2 > 2; "
                + command
                + "7 > 7; cmp 1 2 && cmp 1 7 && wc -l < 1");
    assertEquals("100001\n", result.stdout(), result.stderr());
    assertEquals("", result.stderr());
  }

  @Test
  void aFormulaTooLongForVectorInstructionsIsComputedWithoutThem()
      throws IOException, InterruptedException {
    table(10);
    Prompt.Result result =
        run(
            "f=\"$(seq -s '*x) + sin(' 300)*x)\"; autograd batch \"sin($f\" --data in.csv > plain;"
                + " autograd batch \"sin($f\" --data in.csv --fast > fast && cmp plain fast");
    assertEquals(0, result.exitCode(), result.stderr());
    assertEquals(
        "autograd: warning: this formula is too long for vector instructions:"
            + " --fast changes nothing\n",
        result.stderr());
  }

  /** In the long run loops over vectors take over, at another row each time. */
  @Test
  void vectorInstructionsGiveTheSameForAnyNumberOfThreadsAndNearlyTheDigitsOfEval()
      throws IOException, InterruptedException {
    table(100_000);
    String command = "autograd batch 'tanh(x*y)/(1 + exp(x))' --data in.csv ";
    Prompt.Result result =
        run(
            command
                + "> plain; "
                + command
                + "--fast --threads 1 > 1; "
                + command
                + "--fast --threads 2 > 2; "
                + command
                + "--fast --threads 7 > 7; cmp 1 2 && cmp 1 7 && wc -l < 1");
    assertEquals("100001\n", result.stdout(), result.stderr());
    assertEquals("", result.stderr());
    List<String> plain = Files.readAllLines(directory.resolve("plain"));
    List<String> fast = Files.readAllLines(directory.resolve("1"));
    assertNotEquals(plain, fast);
    for (int row = 1; row < plain.size(); row++) {
      String[] expected = plain.get(row).split(",", -1);
      String[] actual = fast.get(row).split(",", -1);
      for (int k = 0; k < expected.length; k++) {
        double number = Double.parseDouble(expected[k]);
        double tolerance = 1e-14 * Math.max(1, Math.abs(number));
        assertEquals(number, Double.parseDouble(actual[k]), tolerance, plain.get(row));
      }
    }
  }
}
