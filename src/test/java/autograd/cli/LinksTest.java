package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Where the links of the documentation lead: to files that are there, and to headings in them. */
final class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : Documentation.pages()) {
      Matcher link = LINK.matcher(CODE.matcher(prose(page)).replaceAll(""));
      while (link.find()) {
        if (!leadsSomewhere(page, link.group(1))) {
          broken.add(page + ": " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void noHeadingStandsTwiceOnAPage() throws IOException {
    for (Path page : Documentation.pages()) {
      List<String> anchors = anchors(page);
      assertEquals(anchors.stream().distinct().toList(), anchors, page.toString());
    }
  }

  @Test
  void theIndexHasEveryPageAndExample() throws IOException {
    String index = Files.readString(Documentation.EXAMPLES.resolve("README.md"));
    try (var files = Files.list(Documentation.EXAMPLES)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean isRead = name.matches(".*\\.(md|ag|sh|java)") && !name.equals("README.md");
        assertTrue(!isRead || index.contains("](" + name + ")"), name + " is in the index");
      }
    }
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    if (link.matches("https?:.*")) {
      // Whether a page of the network is there, only the network knows.
      return URI.create(link).getHost() != null;
    }
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0 || anchors(target).contains(link.substring(hash + 1));
  }

  /** The headings of a page, as links name them: in small letters, with hyphens for spaces. */
  private static List<String> anchors(Path page) throws IOException {
    List<String> anchors = new ArrayList<>();
    Matcher heading = HEADING.matcher(prose(page));
    while (heading.find()) {
      String text = heading.group(1).toLowerCase(Locale.ROOT);
      anchors.add(text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    }
    return anchors;
  }

  /** A page without its blocks of code. */
  private static String prose(Path page) throws IOException {
    return BLOCK.matcher(Files.readString(page)).replaceAll("");
  }
}
