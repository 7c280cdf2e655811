package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged program answers, and says nothing else, however and wherever it is called. */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(OS.WINDOWS)
final class LauncherIT {
  private static final List<String> COMMAND =
      List.of("eval", "a+a", "--set", "a=3", "--get", "gradient.a");
  private static final String ANSWER = "2\n";
  private static final List<String> WRONG_COMMAND = List.of("eval", "a+");
  private static final String UNICODE_COMMAND = "eval 'α+α' --set 'α=3' --get 'gradient.α'";

  /** With it Java lists on standard output where each class comes from. */
  private static final String LIST_CLASSES = "-Xlog:class+load";

  private static final String FROM_ARCHIVE = "autograd.cli.Main source: shared objects file";

  private static final Path HOME = Path.of(System.getProperty("autograd.home"));

  @TempDir private Path folder;

  /** A copy of the program that a test may spoil, in a folder with a blank in its name. */
  private Path copy;

  private final Map<String, String> environment = new HashMap<>();

  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void copyTheProgram() throws IOException {
    copy = folder.resolve("a copy");
    copy(HOME, copy);
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
  }

  // --- From anywhere -----------------------------------------------------------------------------

  @Test
  void answersByItsPath() throws Exception {
    assertAnswer(run(HOME.resolve("bin/autograd"), COMMAND));
  }

  @Test
  void answersWithBlanksInThePath() throws Exception {
    assertAnswer(run(launcher(), COMMAND));
  }

  @Test
  void answersWithAColonInThePath() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("a:b"));
    copy(copy, odd.resolve("c:d"));
    assertAnswer(run(odd.resolve("c:d/bin/autograd"), COMMAND));
    assertAnswer(runIn(odd, command("c:d/bin/autograd")));
    Path link = Files.createSymbolicLink(folder.resolve("link"), odd.resolve("c:d/bin/autograd"));
    assertAnswer(run(link, COMMAND));
  }

  @Test
  void answersByRelativePaths() throws Exception {
    assertAnswer(runIn(copy, command("bin/autograd")));
    assertAnswer(runIn(copy.resolve("bin"), command("./autograd")));
    assertAnswer(runIn(copy.resolve("lib"), command("../bin/autograd")));
    assertAnswer(runIn(copy.resolve("bin"), command("sh", "autograd")));
  }

  @Test
  void answersFromThePath() throws Exception {
    environment.merge("PATH", copy.resolve("bin") + ":", (path, first) -> first + path);
    assertAnswer(runIn(folder, command("sh", "-c", "exec autograd \"$@\"", "sh")));
  }

  @Test
  void answersThroughLinks() throws Exception {
    Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), launcher());
    Path relative =
        Files.createSymbolicLink(folder.resolve("relative"), Path.of("a copy/bin/autograd"));
    Path others = Files.createDirectory(folder.resolve("others"));
    Path chained = Files.createSymbolicLink(others.resolve("chained"), Path.of("../relative"));
    for (Path link : List.of(absolute, relative, chained)) {
      assertAnswer(run(link, COMMAND));
      assertAnswer(runIn(link.getParent(), command("./" + link.getFileName())));
    }
  }

  @Test
  void answersThroughALinkToItsFolder() throws Exception {
    Path bin = Files.createSymbolicLink(folder.resolve("bin"), copy.resolve("bin"));
    assertAnswer(run(bin.resolve("autograd"), COMMAND));
  }

  @Test
  void answersWhereItIsInstalled() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path lib = Files.createDirectory(folder.resolve("lib"));
    Files.move(copy, lib.resolve("autograd"));
    Path link = Path.of("../lib/autograd/bin/autograd");
    Files.createSymbolicLink(bin.resolve("autograd"), link);
    assertAnswer(run(bin.resolve("autograd"), COMMAND));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> answersInEveryShell() {
    return Stream.of("sh", "dash", "bash --posix", "busybox sh", "ksh", "mksh")
        .map(shell -> shell.split(" ", -1))
        .filter(shell -> onPath(shell[0]))
        .map(
            shell ->
                dynamicTest(
                    String.join(" ", shell),
                    () -> {
                      List<String> words = new ArrayList<>(Arrays.asList(shell));
                      words.add(launcher().toString());
                      words.addAll(COMMAND);
                      assertAnswer(runIn(folder, words));
                    }));
  }

  @Test
  void answersAsAPlainJar() throws Exception {
    String java = System.getProperty("java.home") + "/bin/java";
    assertAnswer(runIn(folder, command(java, "-jar", copy + "/lib/autograd.jar")));
  }

  // --- On any Java -------------------------------------------------------------------------------

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> answersOnEveryJavaAndFromItsArchive() throws IOException {
    return javas().stream().map(java -> dynamicTest(java.toString(), () -> answersOn(java)));
  }

  private void answersOn(Path java) throws Exception {
    environment.put("JAVA_HOME", java.toString());
    environment.remove("AUTOGRAD_JAVA_OPTS");
    assertAnswer(run(launcher(), COMMAND));
    environment.put("AUTOGRAD_JAVA_OPTS", LIST_CLASSES);
    for (Path launcher : List.of(HOME.resolve("bin/autograd"), launcher())) {
      String classes = run(launcher, COMMAND).out();
      assertTrue(classes.contains(FROM_ARCHIVE), () -> "starts slowly on " + java);
    }
  }

  @Test
  void callsNoOtherProgram() throws Exception {
    environment.put("PATH", "/nonexistent");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    assertAnswer(run(launcher(), COMMAND));
  }

  @Test
  void refusesAJavaHomeThatHoldsNone() throws Exception {
    environment.put("JAVA_HOME", "/no/such/java");
    assertRefusal("JAVA_HOME is /no/such/java, which holds no bin/java", run(launcher(), COMMAND));
  }

  @Test
  void refusesAnOldJavaHome() throws Exception {
    Path old = fakeJava("1.8.0_392");
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_392\"\n");
    environment.put("JAVA_HOME", old.toString());
    assertRefusal("JAVA_HOME is " + old + ", which is Java 1.8.0_392", run(launcher(), COMMAND));
  }

  @Test
  void asksAJavaThatDoesNotSayWhatItIs() throws Exception {
    Path old = fakeJava("11.0.2");
    environment.put("JAVA_HOME", old.toString());
    assertRefusal("JAVA_HOME is " + old + ", which is Java 11.0.2", run(launcher(), COMMAND));
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    hideJava();
    environment.put("PATH", "/nonexistent");
    assertRefusal(
        "autograd needs Java 17 or newer; found none",
        runIn(folder, command("/bin/sh", launcher().toString())));
  }

  @Test
  void saysThatTheJavaOnThePathIsTooOld() throws Exception {
    hideJava();
    environment.put("PATH", fakeJava("11.0.2").resolve("bin").toString());
    assertRefusal(
        "autograd needs Java 17 or newer; found nothing newer than Java 11.0.2",
        runIn(folder, command("/bin/sh", launcher().toString())));
  }

  @Test
  void takesTheJavaOnThePath() throws Exception {
    hideJava();
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path java = Path.of(System.getProperty("java.home"), "bin/java");
    Path link = Files.createSymbolicLink(bin.resolve("java"), java);
    environment.merge("PATH", bin + ":", (path, first) -> first + path);
    assertAnswer(run(launcher(), COMMAND));
    // Cleaning up would warn of a link that leads out of the folder.
    Files.delete(link);
  }

  // --- With the archive gone, or wrong -----------------------------------------------------------

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> answersWithoutAnArchive() {
    return onEveryJava("no archives", () -> delete(copy.resolve("lib/archive")));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> answersWithAnArchiveThatIsNone() {
    return onEveryJava(
        "spoilt archives",
        () -> {
          for (Path archive : list(copy.resolve("lib/archive"))) {
            Files.delete(archive);
            Files.writeString(archive, "not an archive");
          }
        });
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> answersWithTheArchiveOfAnotherJar() {
    return onEveryJava(
        "other jars",
        () -> {
          for (Path jar : list(copy.resolve("lib"))) {
            // The directory of a jar may end with a comment of any length.
            byte[] bytes = Files.readAllBytes(HOME.resolve("lib").resolve(jar.getFileName()));
            bytes[bytes.length - 2] = 1;
            Files.write(jar, Arrays.copyOf(bytes, bytes.length + 1));
          }
        });
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> startsFromItsArchivesInAPlainCopy() {
    return javas().stream()
        .map(
            java ->
                dynamicTest(
                    java.toString(),
                    () -> {
                      for (Path jar : list(copy.resolve("lib"))) {
                        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_700_000_000_000L));
                      }
                      environment.put("JAVA_HOME", java.toString());
                      environment.put("AUTOGRAD_JAVA_OPTS", LIST_CLASSES);
                      for (List<String> words : List.of(COMMAND, List.of("diff", "a*a"))) {
                        String classes = run(launcher(), words).out();
                        assertTrue(classes.contains(FROM_ARCHIVE), () -> words + " on " + java);
                      }
                    }));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> answersWhereNothingCanBeWritten() {
    return onEveryJava(
        "read-only",
        () -> {
          try (Stream<Path> files = Files.walk(copy)) {
            assertTrue(files.allMatch(file -> file.toFile().setWritable(false)));
          }
        });
  }

  // --- Whatever the environment ------------------------------------------------------------------

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> answersWithOptionsForEveryJava() {
    return Stream.of(
            "-Xmx300m",
            "-XX:+UseParallelGC",
            "-Xshare:auto",
            "-Xshare:off",
            "-XX:-UseCompressedOops")
        .flatMap(
            option ->
                javas().stream()
                    .map(
                        java ->
                            dynamicTest(
                                option + " " + java,
                                () -> {
                                  environment.put("JAVA_HOME", java.toString());
                                  environment.put("JAVA_TOOL_OPTIONS", option);
                                  Outcome outcome = run(launcher(), COMMAND);
                                  // Java says so itself, and nobody can stop it.
                                  assertEquals(
                                      "Picked up JAVA_TOOL_OPTIONS: " + option + "\n",
                                      outcome.err());
                                  assertEquals(ANSWER, outcome.out());
                                })));
  }

  @Test
  void takesOptionsForJava() throws Exception {
    environment.put("AUTOGRAD_JAVA_OPTS", "-Xmx300m -XX:+UseParallelGC");
    assertAnswer(run(launcher(), COMMAND));
  }

  /** 1 is the answer no. */
  @TestFactory
  Stream<DynamicTest> aJavaThatCannotStartIsNoAnswer() {
    return Stream.of("AUTOGRAD_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
        .flatMap(
            name -> Stream.of("-Xmx99999999g", "-Xnonsense").map(option -> name + "=" + option))
        .map(
            setting ->
                dynamicTest(
                    setting,
                    () -> {
                      String[] words = setting.split("=", 2);
                      environment.put(words[0], words[1]);
                      Outcome outcome = run(launcher(), COMMAND);
                      environment.remove(words[0]);
                      assertEquals(2, outcome.code(), outcome.err());
                      assertTrue(
                          outcome
                              .err()
                              .contains("autograd: error: Java does not start with the options"),
                          outcome.err());
                    }));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> readsUnicodeInEveryLocale() {
    return Stream.of("", "C", "POSIX", "en_US.ISO-8859-1", "xx_XX.UTF-8", "C.UTF-8")
        .map(
            locale ->
                dynamicTest(
                    "LANG=" + locale,
                    () -> {
                      // A file passes the letters whole, whatever the locale of this test.
                      Path script = folder.resolve("script");
                      Files.writeString(
                          script, "exec '" + launcher() + "' " + UNICODE_COMMAND + "\n");
                      environment.put("LANG", locale);
                      assertAnswer(runIn(folder, List.of("sh", script.toString())));
                    }));
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    Outcome outcome = run(launcher(), WRONG_COMMAND);
    assertEquals(2, outcome.code());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("autograd: error: "), outcome.err());
  }

  @Test
  void saysThatItIsNotWhole() throws Exception {
    Files.delete(copy.resolve("lib/autograd.jar"));
    assertRefusal("there is no " + copy + "/bin/../lib/autograd.jar", run(launcher(), COMMAND));
  }

  @Test
  void passesShellcheck() throws Exception {
    assumeTrue(onPath("shellcheck"), "shellcheck is not installed");
    List<String> words = new ArrayList<>(List.of("shellcheck"));
    Path sources = Path.of("src/main/launcher").toAbsolutePath();
    words.add(sources.resolve("autograd").toString());
    for (Path file : list(sources)) {
      if (file.toString().endsWith(".sh")) {
        words.add(file.toString());
      }
    }
    assertEquals(new Outcome(0, "", ""), runIn(folder, words));
  }

  // -----------------------------------------------------------------------------------------------

  private static void assertAnswer(Outcome outcome) {
    assertEquals(new Outcome(0, ANSWER, ""), outcome);
  }

  private static void assertRefusal(String message, Outcome outcome) {
    assertEquals(2, outcome.code());
    assertEquals("", outcome.out());
    List<String> lines = outcome.err().lines().toList();
    assertEquals("autograd: error: " + message, lines.get(0));
    assertTrue(lines.get(1).startsWith("  hint: "), outcome.err());
    assertEquals(2, lines.size());
  }

  private interface Change {
    void make() throws IOException;
  }

  private Stream<DynamicTest> onEveryJava(String name, Change change) {
    return javas().stream()
        .map(
            java ->
                dynamicTest(
                    name + " " + java,
                    () -> {
                      change.make();
                      environment.put("JAVA_HOME", java.toString());
                      assertAnswer(run(launcher(), COMMAND));
                    }));
  }

  private Path launcher() {
    return copy.resolve("bin/autograd");
  }

  /** Every Java of this machine on which the program runs: an archive was made for each. */
  private static List<Path> javas() {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    File[] others = new File("/usr/lib/jvm").listFiles();
    for (File other : others == null ? new File[0] : others) {
      Path home = other.toPath();
      if (!Files.isSymbolicLink(home) && feature(home) >= 17 && !homes.contains(home)) {
        homes.add(home);
      }
    }
    return homes;
  }

  private static int feature(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(release)) {
      return lines
          .filter(line -> line.matches("JAVA_VERSION=\"\\d+.*"))
          .map(line -> line.replaceFirst("JAVA_VERSION=\"(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** A Java that can do nothing but say its version. */
  private Path fakeJava(String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("fake java/bin"));
    Path java = bin.resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
    assertTrue(java.toFile().setExecutable(true));
    return bin.getParent();
  }

  /** Makes the copy look for Java where there is none. */
  private void hideJava() throws IOException {
    String script = Files.readString(launcher());
    Files.writeString(
        launcher(), script.replaceAll("(?<![#!.\\w/\"}])/(usr|opt|Library)/", "/nowhere/"));
  }

  private static boolean onPath(String program) {
    return Stream.of("/usr/local/bin", "/usr/bin", "/bin")
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static List<String> command(String... program) {
    List<String> words = new ArrayList<>(Arrays.asList(program));
    words.addAll(COMMAND);
    return words;
  }

  private Outcome run(Path program, List<String> arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(arguments);
    return runIn(folder, words);
  }

  private Outcome runIn(Path directory, List<String> words) throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.directory(directory.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    assertTrue(process.waitFor(8, TimeUnit.MINUTES), "still running after eight minutes");
    return new Outcome(process.exitValue(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Copies the program without its database, which is the larger part and not in question here. */
  private static void copy(Path source, Path target) throws IOException {
    Path database = source.resolve("lib/duckdb");
    try (Stream<Path> files = Files.walk(source).filter(file -> !file.startsWith(database))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(
            file,
            target.resolve(source.relativize(file).toString()),
            LinkOption.NOFOLLOW_LINKS,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      for (Path file : list(directory)) {
        Files.delete(file);
      }
      Files.delete(directory);
    }
  }
}
