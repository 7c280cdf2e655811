package autograd.graph;

/**
 * A stretch of a source text, from {@code start} (inclusive) to {@code end} (exclusive), counted in
 * Unicode code points.
 *
 * @param start the first code point, at least 0
 * @param end the code point after the last, at least {@code start}
 */
public record Span(int start, int end) {

  /** The shortest stretch that holds this one and {@code other}. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  /**
   * The text that stands here.
   *
   * @throws IndexOutOfBoundsException if the stretch reaches past the end of {@code source}
   */
  public String in(String source) {
    int from = source.offsetByCodePoints(0, start);
    return source.substring(from, source.offsetByCodePoints(from, end - start));
  }
}
