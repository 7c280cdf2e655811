package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code mvn -Pdist package} packs runs where no Java is, and comes and goes without trace.
 */
@EnabledIfSystemProperty(named = "autograd.packages", matches = ".+")
final class DistributionIT {
  private static final List<String> COMMAND =
      List.of("eval", "a+a", "--set", "a=3", "--get", "gradient.a");
  private static final String ANSWER = "2\n";

  @TempDir private Path folder;

  /** The unpacked download. */
  private Path download;

  @BeforeEach
  void unpack() throws Exception {
    Path tar = only(Path.of(System.getProperty("autograd.packages")), "autograd-.*\\.tar\\.gz");
    Path unpacked = Files.createDirectory(folder.resolve("a folder"));
    assertEquals("", run(Map.of("PATH", "/usr/bin:/bin"), "tar", "xzf", tar, "-C", unpacked));
    download = only(unpacked, "autograd-.*");
  }

  @Test
  void runsInAnEmptyEnvironmentFromItsArchive() throws Exception {
    assertAnswersFast(download.resolve("bin/autograd"));
  }

  @Test
  void isInstalledAndTakenAwayAgain() throws Exception {
    Path prefix = folder.resolve("a prefix");
    install(download.resolve("install.sh"), "--prefix", prefix);
    assertAnswersFast(prefix.resolve("bin/autograd"));
    // Again, as an upgrade would.
    install(download.resolve("install.sh"), "--prefix", prefix);
    install(prefix.resolve("lib/autograd/install.sh"), "--uninstall");
    assertTrue(Files.notExists(prefix));
  }

  @Test
  void leavesAloneWhatItDidNotInstall() throws Exception {
    Path prefix = folder.resolve("prefix");
    Path bin = Files.createDirectories(prefix.resolve("bin"));
    Path page = Files.createDirectories(prefix.resolve("share/man/man1")).resolve("autograd.1");
    Files.writeString(page, "another program's");
    install(download.resolve("install.sh"), "--prefix", prefix);
    install(download.resolve("install.sh"), "--prefix", prefix, "--uninstall");
    assertEquals("another program's", Files.readString(page));
    try (Stream<Path> left = Files.walk(prefix)) {
      assertEquals(
          List.of(
              prefix,
              bin,
              prefix.resolve("share"),
              page.getParent().getParent(),
              page.getParent(),
              page),
          left.sorted().toList());
    }
  }

  @Test
  void isADebianPackage() throws Exception {
    if (Files.isExecutable(Path.of("/usr/bin/dpkg-deb"))) {
      Path deb = only(Path.of(System.getProperty("autograd.packages")), "autograd_.*\\.deb");
      Path root = folder.resolve("root");
      run(Map.of("PATH", "/usr/bin:/bin"), "dpkg-deb", "-x", deb, root);
      assertAnswersFast(root.resolve("usr/bin/autograd"));
      assertTrue(Files.isRegularFile(root.resolve("usr/share/doc/autograd/copyright")));
    }
  }

  private static void install(Path script, Object... arguments) throws Exception {
    List<Object> words = new ArrayList<>(List.of("sh", script));
    words.addAll(List.of(arguments));
    run(Map.of("PATH", "/usr/bin:/bin"), words.toArray());
  }

  private static void assertAnswersFast(Path program) throws Exception {
    List<Object> words = new ArrayList<>(List.of(program));
    words.addAll(COMMAND);
    assertEquals(ANSWER, run(Map.of(), words.toArray()));
    String classes = run(Map.of("AUTOGRAD_JAVA_OPTS", "-Xlog:class+load"), words.toArray());
    assertTrue(
        classes.contains("autograd.cli.Main source: shared objects file"), program::toString);
  }

  /** What a program prints, in the given environment and no other. */
  private static String run(Map<String, String> environment, Object... words) throws Exception {
    List<String> command = Stream.of(words).map(Object::toString).toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> command + ": " + output);
    return output;
  }

  private static Path only(Path directory, String name) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.filter(file -> file.getFileName().toString().matches(name)).toList();
      assertEquals(1, found.size(), found::toString);
      return found.get(0);
    }
  }
}
