package autograd.render;

import autograd.evaluate.Finding;
import autograd.evaluate.Note;
import autograd.graph.Value;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.List;

/** What a note says, in a sentence. */
public final class NoteText {
  private NoteText() {}

  /** More inputs than these are not named. */
  private static final int MOST_NAMES = 4;

  /** One line without a full stop: {@code abs is not differentiable at 0; its gradient …}. */
  public static String of(Note note) {
    if (note.kind() == Note.Kind.FINDINGS) {
      return findings(note);
    }
    String found = findings(note);
    return place(note) + (found.isEmpty() ? "" : "; " + found);
  }

  private static String place(Note note) {
    Operation operation = note.value().operation();
    String name = operation.isInfix() ? "'" + operation.name() + "'" : operation.name();
    String point = list(note.operands());
    return switch (note.kind()) {
      case UNDEFINED ->
          name + " is not defined at " + point + undefined(note) + "; value and gradient are NaN";
      case KEPT_NAN ->
          (operation.isPower()
              ? "1 to the power NaN is NaN here, where C's pow has 1"
              : name + " of NaN and a number is NaN here, where C's f" + name + " has the number");
      case KINK ->
          name
              + " is not differentiable at "
              + point
              + "; its gradient there is taken as "
              + list(note.gradients());
      case NO_DERIVATIVE ->
          name
              + " has no derivative at "
              + point
              + (isLastSlope(operation)
                  ? ", for there are slopes only of " + operation.domain()
                  : "")
              + "; its gradient there is "
              + list(note.gradients());
      case INDETERMINATE ->
          "an infinite adjoint meets a derivative of 0 at "
              + name
              + "; their product is taken as 0";
      case FINDINGS -> throw new IllegalArgumentException("there is no place");
    };
  }

  /** What was found of slopes, for each input a part of the sentence. */
  private static String findings(Note note) {
    List<Finding> all = note.findings();
    if (all.isEmpty()) {
      return "";
    }
    if (note.kind() == Note.Kind.FINDINGS && isShared(all.get(0).kind())) {
      return shared(all);
    }
    if (note.kind() == Note.Kind.NO_DERIVATIVE
        && all.stream().allMatch(each -> each.kind() == Finding.Kind.NO_SLOPE)) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    for (Finding each : all.subList(0, Math.min(all.size(), MOST_NAMES))) {
      parts.add(slopes(each) + taken(each, note));
    }
    int more = all.size() - MOST_NAMES;
    return String.join("; ", parts) + (more > 0 ? "; likewise by " + more + " more" : "");
  }

  private static boolean isShared(Finding.Kind kind) {
    return switch (kind) {
      case UNDECIDED, ASSUMED, VALUE, NO_SLOPE, PASSES -> true;
      case CORNER, ONE_SIDED, JUMP -> false;
    };
  }

  /** What is the same for all inputs. */
  private static String shared(List<Finding> like) {
    Finding first = like.get(0);
    List<String> names =
        like.stream()
            .limit(MOST_NAMES)
            .map(each -> each.input() == null ? "" : each.input().label())
            .toList();
    int more = like.size() - MOST_NAMES;
    String by = "by " + String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    return switch (first.kind()) {
      case UNDECIDED ->
          "the gradient " + by + " could not be decided (" + first.reason() + "), and is NaN";
      case ASSUMED -> "the gradient " + by + " is right if that is 0 which cannot be told from 0";
      case NO_SLOPE -> by + " there is no slope from either side; the gradient is NaN";
      case PASSES ->
          (first.input() == null ? "the value is " : "the gradient " + by + " is ")
              + number(first.taken())
              + " where the passes have "
              + number(first.left())
              + ": "
              + first.reason();
      default ->
          "the value could not be confirmed: numbers on the way to it left the range of doubles";
    };
  }

  private static String slopes(Finding finding) {
    String by = "by " + finding.input().label();
    return switch (finding.kind()) {
      case CORNER ->
          by
              + " the slope is "
              + number(finding.left())
              + " from the left and "
              + number(finding.right())
              + " from the right";
      case ONE_SIDED ->
          by
              + " there is a slope only from the "
              + (Double.isNaN(finding.left()) ? "right" : "left")
              + ", "
              + number(finding.taken());
      case NO_SLOPE -> by + " there is no slope";
      default -> by + " the value jumps";
    };
  }

  /** The answer, where it does not follow from what was said. */
  private static String taken(Finding finding, Note note) {
    boolean isSaid =
        finding.kind() == Finding.Kind.ONE_SIDED
            || note.gradients().equals(List.of(finding.taken()));
    return isSaid ? "" : ", and " + number(finding.taken()) + " is taken";
  }

  private static String number(double number) {
    return Numbers.shortest().text(number + 0.0);
  }

  /** Why it is not: outside the domain, or inside it at a point like 1^inf that has no limit. */
  private static String undefined(Note note) {
    Operation operation = note.value().operation();
    double[] frame = Operation.frame(note.operands().size());
    for (int k = 0; k < note.operands().size(); k++) {
      frame[k] = note.operands().get(k);
    }
    return operation.isDefinedAt(frame)
        ? ", where it has no limit"
        : " (only for " + operation.domain() + ")";
  }

  /**
   * How to put it right, or null where nothing simple does: a product of 0 and an infinite
   * logarithm, as entropies have them, is 0 where it is written as one function.
   *
   * @param source the text that the formula was read from
   */
  public static String hint(Note note, String source) {
    Value value = note.value();
    boolean isProduct = value.arity() == 2 && value.operation().name().equals("*");
    if (note.kind() != Note.Kind.UNDEFINED || !isProduct) {
      return null;
    }
    int factor = note.operands().get(0) == 0 ? 0 : 1;
    Value logarithm = value.operand(1 - factor);
    String call = logarithm.isLeaf() ? null : product(logarithm, source);
    return note.operands().get(factor) != 0 || call == null
        ? null
        : "to have 0 there, write "
            + call.replace("{}", inside(value.operand(factor).span().in(source)));
  }

  /** The product of {} and a logarithm, as one function; null if it is no logarithm. */
  private static String product(Value logarithm, String source) {
    int last = logarithm.arity() - 1;
    String by = "({}, " + inside(logarithm.operand(last).span().in(source)) + ")";
    return switch (logarithm.operation().signature()) {
      case "log(x)" -> "xlogy" + by;
      case "log1p(x)" -> "xlog1py" + by;
      case "log2(x)" -> "xlogy" + by + "/log(2)";
      case "log10(x)" -> "xlogy" + by + "/log(10)";
      case "logb(b, x)" ->
          "xlogy" + by + "/log(" + inside(logarithm.operand(0).span().in(source)) + ")";
      default -> null;
    };
  }

  /** A text without the parentheses around all of it. */
  private static String inside(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0 && i < text.length() - 1) {
        return text;
      }
    }
    return text.startsWith("(") ? text.substring(1, text.length() - 1) : text;
  }

  /** Whether its derivative is itself of the next order, of which the last has none. */
  private static boolean isLastSlope(Operation operation) {
    return operation.derivativeText().contains(operation.name() + "(n + 1");
  }

  private static String list(List<Double> numbers) {
    List<String> texts = numbers.stream().map(Numbers.shortest()::text).toList();
    return texts.size() == 1 ? texts.get(0) : "(" + String.join(", ", texts) + ")";
  }
}
