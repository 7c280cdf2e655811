package autograd.code;

import autograd.lang.Elements;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The elements of a vector or a matrix in its shape, as a target lists or typesets them. */
final class Shaped {
  private Shaped() {}

  /** Whether the target has a form for them. */
  static boolean isKnown(Target target) {
    return !target.setting("list").isEmpty() || !target.setting("matrixof").isEmpty();
  }

  /**
   * Their text.
   *
   * @param element the text of an element by its place among the names that were grouped
   */
  static String text(Target target, Elements group, IntFunction<String> element) {
    if (target.setting("matrixof").isEmpty()) {
      return target.setting("list").replace("{}", group.text(element));
    }
    int columns = group.shape().columns();
    List<String> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < group.shape().size(); i++) {
      cells.add(wrapped(target, "matrixcell", element.apply(group.start() + i)));
      if (i % columns == columns - 1) {
        rows.add(wrapped(target, "matrixrow", joined(cells, target.setting("betweencells"))));
        cells.clear();
      }
    }
    String all = joined(rows, target.setting("betweenrows"));
    return target.setting("matrixof").replace("{}", all);
  }

  private static String wrapped(Target target, String setting, String text) {
    String form = target.setting(setting);
    return form.isEmpty() ? text : form.replace("{}", text);
  }

  private static String joined(List<String> parts, String sign) {
    return String.join(sign.isEmpty() ? "" : " " + sign + " ", parts);
  }
}
