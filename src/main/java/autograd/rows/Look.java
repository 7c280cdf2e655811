package autograd.rows;

import java.util.List;

/**
 * How a table is written with what was added.
 *
 * @param form its form; null for that which it came in
 * @param rounding what writes the added numbers otherwise than in the fewest digits that read back;
 *     or null
 * @param bare which of the added numbers, counted from 0, are written and nothing else; null for
 *     all, behind their rows
 */
public record Look(RowForm form, Rounding rounding, List<Integer> bare) {
  /** As it came, in all digits. */
  public static final Look AS_IT_CAME = new Look(null, null, null);

  /** Writes a number as text. */
  public interface Rounding {
    /** The number as text, with a point if it must have one. */
    String text(double number, boolean decimalPoint);
  }

  /** What writes rows so that are read in that format. */
  RowFormat of(RowFormat format, RowForm own, char decimal) {
    boolean isOwn = form == null || form == own;
    RowFormat written = format;
    if (bare != null) {
      written = new Bare(format, bare);
    } else if (!isOwn && form.isJson() && format instanceof JsonLines lines) {
      written = lines.as(form);
    } else if (!isOwn) {
      written = new Rewriting(format, form);
    }
    written.results = new Results(rounding, isOwn && bare == null ? decimal : '.');
    return written;
  }
}
