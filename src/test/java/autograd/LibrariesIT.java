package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever hands the packaged folder on hands on what its licences ask for. */
final class LibrariesIT {
  private static final Path HOME = Path.of(System.getProperty("autograd.home"));

  /** The names of jars before a colon, and the licence behind it, up to the next entry. */
  private static final Pattern ENTRY = Pattern.compile("\n  (\\w[^:]*):((?:.|\n(?!  \\w|\n))*)");

  @Test
  void everyLibraryIsNamedAndNoOther() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher entry = ENTRY.matcher(Files.readString(HOME.resolve("LIBRARIES")));
    while (entry.find()) {
      named.addAll(Set.of(entry.group(1).split(",\\s+", -1)));
      assertTrue(entry.group(2).matches("(?s).*[Ll]icen[cs]e.*"), entry::group);
    }
    assertEquals(libraries(), named);
  }

  @Test
  void theLicenceComesAlong() throws IOException {
    assertEquals(Files.readString(Path.of("LICENSE")), Files.readString(HOME.resolve("LICENSE")));
  }

  /** The jars below lib but our own, without their versions. */
  private static Set<String> libraries() throws IOException {
    try (Stream<Path> files = Files.walk(HOME.resolve("lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar") && !name.equals("autograd.jar"))
          .map(name -> name.replaceFirst("-\\d[^-]*(-jre)?\\.jar$", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
