package autograd.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** What is wrong with a text that should be JSON, in words that speak of the text alone. */
public final class JsonFault {
  private JsonFault() {}

  /** The fault that a reader of JSON found, without what it says of its own settings. */
  public static String text(JsonProcessingException fault) {
    if (fault instanceof JsonEOFException) {
      return "it ends too soon";
    }
    String message = fault.getOriginalMessage().lines().findFirst().orElse("");
    if (message.startsWith("Non-standard token '")) {
      String token = message.split("'", 3)[1];
      return "it has no number for " + token + ", which is read as the string \"" + token + "\"";
    }
    String plain = message.replaceAll(" \\(code [^)]*\\)", "");
    // What it could be instead is all of JSON.
    return plain.startsWith("Unrecognized token") ? plain.replaceAll(": .*", "") : plain;
  }
}
