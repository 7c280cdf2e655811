package autograd.lang;

import autograd.graph.Span;

/**
 * What is wrong, where, and how to put it right. How it is drawn is the business of another
 * package.
 *
 * @param severity how bad it is
 * @param message one line without a full stop
 * @param source the text it speaks of; null if it has no place in a text
 * @param span where in the text; null if and only if {@code source} is
 * @param related a second place that matters; null if there is none
 * @param hint how to put it right; null if there is nothing to say
 */
public record Diagnostic(
    Severity severity, String message, Source source, Span span, Related related, String hint) {

  /** How bad it is. */
  public enum Severity {
    /** There is no answer. */
    ERROR,
    /** The answer stands, but part of what was given was not used. */
    WARNING,
    /** The answer stands; something is worth knowing about it. */
    NOTE
  }

  /**
   * A second place in the same text.
   *
   * @param message what it has to do with the matter
   * @param span where it is
   */
  public record Related(String message, Span span) {}

  /** An error in a text. */
  public static Diagnostic error(String message, Source source, Span span) {
    return new Diagnostic(Severity.ERROR, message, source, span, null, null);
  }

  /** An error that has no place in a text. */
  public static Diagnostic error(String message) {
    return error(message, null, null);
  }

  /** A warning that has no place in a text. */
  public static Diagnostic warning(String message) {
    return new Diagnostic(Severity.WARNING, message, null, null, null, null);
  }

  /** A warning on a place in a text. */
  public static Diagnostic warning(String message, Source source, Span span) {
    return new Diagnostic(Severity.WARNING, message, source, span, null, null);
  }

  /** A note on a place in a text. */
  public static Diagnostic note(String message, Source source, Span span) {
    return new Diagnostic(Severity.NOTE, message, source, span, null, null);
  }

  /** The same with a hint; null for none. */
  public Diagnostic hint(String text) {
    return new Diagnostic(severity, message, source, span, related, text);
  }

  /** The same with what it speaks of before its message. */
  public Diagnostic within(String where) {
    return new Diagnostic(severity, where + message, source, span, related, hint);
  }

  /** The same with a second place. */
  public Diagnostic related(String text, Span place) {
    return new Diagnostic(severity, message, source, span, new Related(text, place), hint);
  }
}
