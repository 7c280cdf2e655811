package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.rows.ParquetEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Parquet files in and out of the packaged program, which loads the database itself; and what can
 * be seen without a start of it.
 */
@Execution(ExecutionMode.CONCURRENT)
class ParquetIT {
  private static final Path JAR =
      Shell.HOME.resolve("lib/duckdb/duckdb_jdbc-" + ParquetEngine.DUCKDB_VERSION + ".jar");

  @TempDir private Path directory;

  private Prompt.Result run(String command) throws IOException, InterruptedException {
    return new Shell(directory, Map.of()).run(command);
  }

  private Prompt.Result call(String command) throws IOException, InterruptedException {
    return new InProcess(directory).run(command);
  }

  private void table(int rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT random() AS x, random() AS y, i AS id, 'row ' || i AS s FROM range("
              + rows
              + ") r(i)) TO '"
              + directory.resolve("in.parquet")
              + "'");
    }
  }

  @Test
  void theDatabaseIsPackedButNotOnTheClassPath() throws IOException, InterruptedException {
    assertTrue(Files.isRegularFile(JAR));
    Prompt.Result result = run("AUTOGRAD_JAVA_OPTS=-Xlog:class+load autograd eval 'a+a' --set a=3");
    assertFalse(result.stdout().contains("duckdb"));
    assertFalse(result.stdout().contains("autograd.parquet"));
  }

  @Test
  void tablesGoFromTextToParquetAndBack() throws IOException, InterruptedException {
    Prompt.Result result =
        run(
            "printf 'id,x,y\\n007,3,4\\n,-1.5,\"2\"\\n' > in.csv"
                + " && autograd batch 'x*y' --data in.csv -o out.parquet"
                + " && autograd batch 'x+value' --data out.parquet --wrt value --value-name sum");
    assertEquals("", result.stderr());
    assertEquals(
        """
        id,x,y,value,d_x,d_y,sum,d_value
        007,3.0,4.0,12.0,4.0,3.0,15,1
        ,-1.5,2.0,-3.0,2.0,-1.5,-4.5,1
        """,
        result.stdout());
  }

  @Test
  void sumsAreTheSameAsOfText() throws Exception {
    table(50_000);
    assertEquals(0, call("autograd batch 'x' --data in.parquet -o in.csv").exitCode());
    String sum =
        "autograd batch 'exp(x*y)' --value-name v --gradient-prefix g_"
            + " --aggregate sum --format json --threads 3 --data ";
    Prompt.Result ofText = call(sum + "in.csv");
    assertEquals(0, ofText.exitCode(), ofText.stderr());
    assertEquals(ofText, call(sum + "in.parquet"));
  }

  @Test
  void fitsAreTheSameAsOfText() throws Exception {
    table(50_000);
    assertEquals(0, call("autograd batch 'x' --data in.parquet -o in.csv").exitCode());
    String fit =
        "autograd fit 'a*exp(b*x) + c*y' --response 'log(1 + x)' --set b=0.1 --format json --data ";
    Prompt.Result ofText = call(fit + "in.csv");
    assertEquals(0, ofText.exitCode(), ofText.stderr());
    assertEquals(ofText, call(fit + "in.parquet"));
    String rows = "printf 'g,x,y\\nA,1,2\\nB,1,3\\nA,2,4.1\\nB,2,6.2\\n' > g.csv";
    assertEquals(0, run(rows + "; autograd batch x --data g.csv -o g.parquet").exitCode());
    String groups = "autograd fit 'y = a*x' --group-by g --predict - --data ";
    Prompt.Result ofGroups = call(groups + "g.csv");
    assertEquals(0, ofGroups.exitCode(), ofGroups.stderr());
    assertEquals(ofGroups, call(groups + "g.parquet"));
  }

  @Test
  void memoryDoesNotGrowWithTheTable() throws Exception {
    table(4_000_000);
    // A tenth of what the numbers alone would take.
    Prompt.Result result =
        run(
            "AUTOGRAD_JAVA_OPTS=-Xmx48m autograd batch 'x*y' --data in.parquet -o out.parquet"
                + " && ls in.parquet out.parquet");
    assertEquals("in.parquet\nout.parquet\n", result.stdout(), result.stderr());
  }

  @Test
  void withoutTheDatabaseItSaysHowToGetIt() throws IOException, InterruptedException {
    // A program that lies elsewhere, without the folder.
    Prompt.Result result =
        run(
            "mkdir -p p/lib && cp -R '"
                + Shell.HOME
                + "/bin' p && cp '"
                + Shell.HOME
                + "'/lib/*.jar p/lib && : > in.parquet"
                + " && p/bin/autograd batch x --data in.parquet");
    assertEquals(3, result.exitCode());
    assertEquals(
        "autograd: error: DuckDB, which reads and writes Parquet, is not there\n  hint: put "
            + JAR.getFileName()
            + ", which Maven knows as org.duckdb:duckdb_jdbc, into "
            + directory.toRealPath().resolve("p/lib/duckdb")
            + "/, or set AUTOGRAD_DUCKDB to where it is\n",
        result.stderr());
    Prompt.Result found =
        run(
            "echo x > in.csv; echo 1 >> in.csv; AUTOGRAD_DUCKDB='"
                + JAR
                + "' p/bin/autograd batch x --data in.csv -o out.parquet");
    assertEquals("", found.stderr());
    assertTrue(Files.exists(directory.resolve("out.parquet")));
  }

  @Test
  void pipesAndPackedFilesAreRefused() throws IOException, InterruptedException {
    String refusal = "autograd: error: a Parquet file cannot come from a pipe: its end is read";
    Prompt.Result pipe = call("autograd batch x --data - --data-format parquet");
    assertEquals(2, pipe.exitCode());
    assertTrue(pipe.stderr().startsWith(refusal), pipe.stderr());
    Files.writeString(directory.resolve("in.csv"), "x\n1\n");
    for (String words : new String[] {"--data in.parquet.gz", "--data in.csv -o out.parquet.zst"}) {
      Prompt.Result packed = call("autograd batch x " + words);
      assertEquals(2, packed.exitCode());
      assertTrue(packed.stderr().contains(" packed inside, not as a whole"), packed.stderr());
    }
    Files.createSymbolicLink(directory.resolve("full.parquet"), Path.of("/dev/full"));
    Prompt.Result device = call("autograd batch x --data in.csv -o full.parquet");
    assertEquals(3, device.exitCode());
    assertTrue(device.stderr().contains("cannot go to a device or a pipe"), device.stderr());
  }

  @Test
  void brokenFilesAreOneLine() throws Exception {
    table(200_000);
    run("head -c 500000 in.parquet > half.parquet");
    Prompt.Result half = call("autograd batch x --data half.parquet");
    assertEquals(3, half.exitCode());
    assertEquals(
        "autograd: error: cannot read half.parquet: it is no Parquet file, or not a whole one\n",
        half.stderr());
    run("dd if=/dev/zero of=in.parquet bs=1k seek=10 count=900 conv=notrunc 2>/dev/null");
    Prompt.Result hole = call("autograd batch 'x*y' --data in.parquet -o out.parquet");
    assertEquals(3, hole.exitCode());
    assertTrue(hole.stderr().startsWith("autograd: error: cannot read in.parquet: "));
    assertEquals(1, hole.stderr().lines().count(), hole.stderr());
    assertEquals("half.parquet\nin.parquet\n", run("ls -A").stdout());
  }

  @Test
  void badRowsLeaveNothing() throws IOException, InterruptedException {
    Prompt.Result result =
        call("printf 'x\\n1\\nfour\\n' | autograd batch x --data - -o out.parquet");
    assertEquals(2, result.exitCode());
    assertTrue(result.stderr().contains("row 2: column x holds 'four', which is no number"));
    assertEquals("", run("ls -A").stdout());
  }

  /** The signal comes while the file is written. */
  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "KILL, 137"})
  void signalsLeaveNothingUnderTheName(String signal, int exitCode)
      throws IOException, InterruptedException {
    Shell shell = new Shell(directory, Map.of());
    assumeTrue(shell.canSignal(), "env gives signals their meaning back");
    assertEquals(exitCode, shell.signal(signal, "out.parquet"));
    assertFalse(Files.exists(directory.resolve("out.parquet")));
    // Nobody can clear up behind KILL.
    if (!signal.equals("KILL")) {
      assertEquals("", run("ls -A").stdout());
    }
  }

  @Test
  void fullDiskLeavesNothingUnderTheName() throws Exception {
    table(200_000);
    Path small = Files.createDirectory(directory.resolve("small"));
    String mount = "mount -t tmpfs -o size=64k none " + small;
    assumeTrue(run(mount).exitCode() == 0, "a small file system can be mounted");
    try {
      Prompt.Result result = call("autograd batch 'x*y' --data in.parquet -o small/out.parquet");
      assertEquals(3, result.exitCode());
      assertEquals(
          "autograd: error: cannot write small/out.parquet: No space left on device\n",
          result.stderr());
      assertEquals("", run("ls -A small").stdout());
    } finally {
      run("umount " + small);
    }
  }
}
