package autograd.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A language to write in: a table of how it writes each operation, and the frames that statements
 * are set into. To teach a target a function, add a row to its table, {@code c.txt} and so on.
 */
public final class Target {
  /** Sections that hold text with places to fill. */
  private static final Set<String> FRAMES =
      Set.of(
          "function",
          "helper",
          "test",
          "passes",
          "formula",
          "formulas",
          "value",
          "arrays",
          "call",
          "call value",
          "call arrays",
          "points",
          "sums");

  private static final List<String> NAMES =
      List.of(
          "latex",
          "python",
          "numpy",
          "jax",
          "c",
          "cpp",
          "java",
          "javascript",
          "julia",
          "rust",
          "sql",
          "mathml",
          "fortran",
          "octave",
          "r");

  /**
   * They choose and raise to powers by functions of their own, which a formula cannot bring along.
   */
  private static final Set<String> FUNCTIONS_ALONE = Set.of("octave", "r");

  /** Phrases that join or test what the target takes for conditions. */
  private static final Set<String> TRUTHS =
      Set.of(
          "x < y",
          "x <= y",
          "x > y",
          "x >= y",
          "x == y",
          "x != y",
          "x and y",
          "x or y",
          "not x",
          "truth(x)",
          "isnegative(x)");

  private final String name;
  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, Phrase> phrases = new LinkedHashMap<>();
  private final Map<String, List<String>> frames = new LinkedHashMap<>();
  private final Set<String> words = new HashSet<>();

  private Target(String name) {
    this.name = name;
  }

  /** The names of the targets. */
  public static List<String> names() {
    return NAMES;
  }

  /** The names of those that formulas can be written in without a function around them. */
  public static List<String> formulaNames() {
    return NAMES.stream().filter(name -> !FUNCTIONS_ALONE.contains(name)).toList();
  }

  /**
   * The target of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Target named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("there is no target " + name);
    }
    Target target = new Target(name);
    target.read(lines(name + ".txt"));
    return target;
  }

  /** The lines of a resource beside this class, without those that start with {@code #}. */
  static List<String> lines(String resource) {
    try (InputStream in = Target.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(List<String> lines) {
    String section = "";
    for (String line : lines) {
      if (line.startsWith("──")) {
        section = line.replace("─", "").trim();
      } else if (FRAMES.contains(section) || section.startsWith("native ")) {
        frames.computeIfAbsent(section, any -> new ArrayList<>()).add(line);
      } else if (!line.isBlank() && !line.startsWith("# ") && !section.isEmpty()) {
        row(section, line);
      }
    }
    frames.values().forEach(Target::trim);
    words.addAll(Arrays.asList(setting("reserved").split(" ", -1)));
    frames.forEach(
        (kind, frame) -> {
          // A test sees the function from outside, and none of its names.
          if (!kind.startsWith("native ") && !kind.equals("test") && !kind.startsWith("call")) {
            frame.forEach(this::reserve);
          }
        });
  }

  private static void trim(List<String> frame) {
    while (!frame.isEmpty() && frame.get(frame.size() - 1).isBlank()) {
      frame.remove(frame.size() - 1);
    }
  }

  private void row(String section, String line) {
    int bar = line.indexOf(" | ");
    String key = line.substring(0, bar).trim();
    String rest = line.substring(bar + 3);
    if (section.equals("settings")) {
      settings.put(key, rest.trim());
      return;
    }
    int second = rest.lastIndexOf(" | ");
    String template = (second < 0 ? rest : rest.substring(0, second)).trim();
    Level level = Level.named(second < 0 ? "" : rest.substring(second + 3).trim());
    phrases.put(key, phrase(key, template, level));
    reserve(template);
  }

  private static Phrase phrase(String key, String template, Level level) {
    return new Phrase(key, operands(key), template, level, TRUTHS.contains(general(key)));
  }

  /** A row for a number on one side is one of the same operator. */
  private static String general(String key) {
    String[] parts = key.split(" ", -1);
    return parts.length == 3 && !key.contains("(") ? "x " + parts[1] + " y" : key;
  }

  /** The operands' names in a signature: {@code x + y}, {@code -x}, {@code max(x, …)}. */
  static List<String> operands(String signature) {
    int open = signature.indexOf('(');
    if (open > 0) {
      List<String> names =
          new ArrayList<>(
              Arrays.asList(signature.substring(open + 1, signature.length() - 1).split(", ", -1)));
      names.remove("…");
      return names;
    }
    String[] parts = signature.split(" ", -1);
    return switch (parts.length) {
      case 1 -> signature.startsWith("-") ? List.of(signature.substring(1)) : List.of();
      case 2 -> List.of(parts[1]);
      default -> List.of(parts[0], parts[2]);
    };
  }

  /** A name may not be a word that a text of the target says. */
  private void reserve(String text) {
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean isWord = i < text.length() && Character.isJavaIdentifierPart(text.charAt(i));
      if (isWord && start < 0) {
        start = i;
      } else if (!isWord && start >= 0) {
        boolean isFree = start == 0 || "{.".indexOf(text.charAt(start - 1)) < 0;
        if (isFree) {
          words.add(text.substring(start, i));
        }
        start = -1;
      }
    }
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The phrase of that signature; null if the target has none. */
  Phrase phrase(String signature) {
    return phrases.get(signature);
  }

  /** The signatures that it has phrases for. */
  public Set<String> signatures() {
    return phrases.keySet();
  }

  /** A setting; empty if it is not made. */
  String setting(String key) {
    return settings.getOrDefault(key, "");
  }

  /** Whether it is for people to read and computes nothing. */
  public boolean isNotation() {
    return is("notation");
  }

  boolean is(String key) {
    return setting(key).equals("yes");
  }

  /** The most operations to write in one expression. */
  int longest() {
    return Integer.parseInt(setting("longest"));
  }

  /** The fewest operations for which a part that is used twice gets a name. */
  int shared() {
    String fewest = setting("shared");
    return fewest.isEmpty() ? 1 : Integer.parseInt(fewest);
  }

  /** The lines that a thing is set into; null if there are none. */
  List<String> frame(String kind) {
    return frames.get(kind);
  }

  /** Words that no name may be. */
  Set<String> words() {
    return words;
  }
}
