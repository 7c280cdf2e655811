package autograd.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Text as HTML and SVG take it, and pages with places to fill. */
public final class Html {
  private Html() {}

  /** Text that is no markup, between tags or between quotes. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(isText(c) ? c : ' ');
      }
    }
    return escaped.toString();
  }

  private static boolean isText(char c) {
    return !Character.isISOControl(c) || c == '\n' || c == '\t';
  }

  /** JSON that can stand in an element: nothing in it is a tag or a comment. */
  static String escapeJson(String json) {
    return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
  }

  /** A text that lies among the page's own. */
  static String resource(String name) {
    try (InputStream in = Html.class.getResourceAsStream("/autograd/page/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fills the places {@code {{name}}} of a text, in one pass, so that what fills one is not looked
   * into.
   */
  static String fill(String text, Map<String, String> words) {
    StringBuilder filled = new StringBuilder();
    int start = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", start)) {
      int close = text.indexOf("}}", open);
      String word = words.get(text.substring(open + 2, close));
      if (word == null) {
        throw new IllegalStateException("nothing fills " + text.substring(open, close + 2));
      }
      filled.append(text, start, open).append(word);
      start = close + 2;
    }
    return filled.append(text, start, text.length()).toString();
  }

  /** What a page's policy calls a script or a style by, so that no other is obeyed. */
  static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
