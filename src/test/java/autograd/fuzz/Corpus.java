package autograd.fuzz;

import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts to start from, and ways to spoil them. */
public final class Corpus {
  private static final List<String> PIECES = pieces();

  private final List<String> texts = new ArrayList<>();
  private final Random dice;

  /** Starts with formulas of every operation; the same seed makes the same texts. */
  public Corpus(long seed) {
    dice = new Random(seed);
    OperationTable.standard().operations().forEach(each -> texts.add(each.signature()));
    OperationTable.standard().operations().forEach(each -> texts.add(each.example()));
    texts.add("a = -2; b = 3; c = 10\nd = a*b; e = d + c # why\nf = -2; L = e*f");
    texts.add("if(x < 0 and not y >= 1 or z == 2, [x^-2], 1e-3*x')");
    texts.add("(\n1.5\n+ .5e1)\r\n");
    texts.add("W = [[1, 2], [3, 4]]; x = [1, pi]; y = W @ x + b; sum((y - x)^2)/norm(W.T[1])");
    texts.add(
        "x = vector(3); n = 3; s = sum(i = 1, n, x[i]^2*prod(k = i, 3, x[k] - k)); s + x[1:2]");
    texts.add("A = matrix(2, 2); f(p, n) = (t = A @ p; t[1]^n + max(t)); f([a, b], 2)*det(inv(A))");
    texts.add("z = softmax(cumsum([a, 1, -b])); v = vector(i = 1, 3, z[i]*i); if(v[1] > 0, v, -v)");
    texts.add("f(x, y) = (t = x*y; t^2 + t²); g(x) = f(x, np.exp(x)); g(a) + f(1, b)");
  }

  /** A text that is worth spoiling further. */
  void add(String text) {
    texts.add(text);
  }

  int size() {
    return texts.size();
  }

  /** A known text, spoiled in a few places, or pieces at random. */
  public String next() {
    StringBuilder text =
        new StringBuilder(dice.nextInt(10) == 0 ? "" : texts.get(dice.nextInt(texts.size())));
    for (int n = 1 + dice.nextInt(dice.nextInt(8) == 0 ? 40 : 4); n > 0; n--) {
      spoil(text);
    }
    return text.toString();
  }

  private void spoil(StringBuilder text) {
    int from = dice.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + dice.nextInt(6));
    switch (dice.nextInt(8)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(from, text.substring(from, to).repeat(1 + dice.nextInt(3)));
      case 2 -> text.replace(from, to, piece());
      case 3 -> text.insert(from, "(").insert(to + 1, ")");
      case 4 -> text.insert(from, texts.get(dice.nextInt(texts.size())));
      case 5 -> text.insert(from, character());
      default -> text.insert(from, piece());
    }
    if (text.length() > 400) {
      text.setLength(dice.nextInt(400));
    }
  }

  private String piece() {
    return PIECES.get(dice.nextInt(PIECES.size()));
  }

  private String character() {
    return character(dice);
  }

  /** Mostly of the common alphabets; now and then half of a pair. */
  private static String character(Random dice) {
    int[] ranges = {0x80, 0x250, 0x3000, 0x10000, 0x110000};
    char[] chars = Character.toChars(dice.nextInt(ranges[dice.nextInt(ranges.length)]));
    return new String(chars, 0, dice.nextInt(20) == 0 ? 1 : chars.length);
  }

  /** Texts of any characters at all, few or up to 255 of them. */
  public static Trials<String> anyTexts() {
    return Trials.of(Corpus::anyText).reducedBy(Corpus::smaller);
  }

  private static String anyText(Random dice) {
    StringBuilder text = new StringBuilder();
    for (int n = dice.nextInt(dice.nextInt(3) == 0 ? 256 : 12); n > 0; n--) {
      text.append(character(dice));
    }
    return text.toString();
  }

  /** A text without some stretch of it, or with a letter in place of something else. */
  static List<String> smaller(String text) {
    List<String> smaller = new ArrayList<>();
    for (List<String> each : Trials.shorter(text.chars().mapToObj(c -> "" + (char) c).toList())) {
      smaller.add(String.join("", each));
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != 'a') {
        smaller.add(text.substring(0, i) + "a" + text.substring(i + 1));
      }
    }
    return smaller;
  }

  private static List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    for (Operation operation : OperationTable.standard().operations()) {
      pieces.add(operation.isInfix() ? " " + operation.name() + " " : operation.name() + "(");
    }
    String rest =
        "( ) [ ] , ; = ** == + - * / ^ < \n \r\n # . 1 2.5 .5 1e3 1e 9e999 x y x' e pi π − × ·";
    pieces.addAll(List.of(rest.split(" ", -1)));
    return pieces;
  }
}
