package autograd.cli;

import autograd.render.Style;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A subject that help and the manual have a page about. The page is a resource: headings stand at
 * the margin, text is indented by two, and what is to be typed by four.
 */
enum Topic {
  LANGUAGE("language", "How a formula is written"),
  NUMBERS("numbers", "What a gradient is, how good numbers are, how they are printed");

  /** Their words on the command line. */
  static final List<String> WORDS = words();

  private final String word;
  private final String summary;

  Topic(String word, String summary) {
    this.word = word;
    this.summary = summary;
  }

  /** The topic of that word; null if there is none. */
  static Topic named(String word) {
    for (Topic topic : values()) {
      if (topic.word.equals(word)) {
        return topic;
      }
    }
    return null;
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Topic topic : values()) {
      words.add(topic.word);
    }
    return List.copyOf(words);
  }

  String word() {
    return word;
  }

  /** What it is about, in a line. */
  String summary() {
    return summary;
  }

  /** Its page, line by line. */
  List<String> lines() throws IOException {
    try (InputStream in = Topic.class.getResourceAsStream(word + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Its page for a terminal. */
  String page(Style style) throws IOException {
    StringBuilder page = new StringBuilder();
    for (String line : lines()) {
      page.append(isHeading(line) ? style.bold(line) : line).append('\n');
    }
    return page.toString();
  }

  /** Whether a line of a page is a heading. */
  static boolean isHeading(String line) {
    return !line.isEmpty() && !line.startsWith(" ");
  }
}
