package autograd.lang;

import java.util.ArrayList;
import java.util.List;

/**
 * Calls that two communities read differently, so that one of them would get a wrong number without
 * a word; and functions that go by another name here. Each is refused with what to write instead.
 *
 * <p>Only a call that the table of operations has no row for, or that names a module, or is written
 * in capitals comes here.
 */
final class Misreadings {
  /** What the modules of Python that compute with arrays are called. */
  private static final List<String> ARRAYS = List.of("np.", "numpy.", "jnp.", "jax.numpy.");

  /** The modules of Python and JavaScript that have the logarithm with the base behind. */
  private static final List<String> BASE_BEHIND =
      List.of("math.", "sympy.", "np.", "numpy.", "jnp.", "jax.numpy.", "torch.", "tf.math.");

  /**
   * The columns: the call, with as many operands as are meant, … for any more; its spellings, of
   * which a capital M stands for each of {@link #BASE_BEHIND} and a capital N for each of {@link
   * #ARRAYS}; why it is refused, where {f} is the name as it was written; what to write, where {x}
   * is the text of the operand x, {(x)} the same in parentheses if it needs them, {…} that of all
   * operands, and {function} the name without its module.
   */
  // spotless:off
  private static final String[] ROWS = {
    "(x, y)    | log ln Log Ln LOG LN     | the base of {f} comes first for some, and last for others | for the base {x}, write logb({x}, {y}); for the base {y}, write logb({y}, {x})",
    "(x, b)    | M:log Math.log StrictMath.log | the base of {f} comes last, and that of logb first | write logb({b}, {x})",
    "(x)       | LOG                      | LOG is of base 10 in spreadsheets, and natural elsewhere | for the natural logarithm, write log({x}); for base 10, write log10({x})",
    "(y, x)    | ATAN2                    | the operands of ATAN2 stand the other way round in spreadsheets | if {y} is the height, write atan2({y}, {x}); if {x} is, write atan2({x}, {y})",
    "(y, x)    | atan arctan              | the angle of a point has a function of its own | write atan2({y}, {x})",
    "(x, y)    | ArcTan                   | the angle of a point has a function of its own, and the height comes first | write atan2({y}, {x})",
    "(x)       | Math.round StrictMath.round | {f} takes halves up, and round to the even neighbour | to take halves up, write floor({(x)} + 0.5); to the even neighbour, write round({x})",
    "(x)       | std::round ROUND         | {f} takes halves away from 0, and round to the even neighbour | to take halves away from 0, write sign({x})*floor(abs({x}) + 0.5); to the even neighbour, write round({x})",
    "(x, n)    | round N:round N:around ROUND Round | round has one operand, and gives whole numbers | write round({(x)}*10^{(n)})/10^{(n)}",
    "(x)       | N:around                 | {f} is called round here | write round({x})",
    "(x)       | int INT Int              | {f} goes towards 0 in most languages, and down in spreadsheets | to go towards 0, write trunc({x}); to go down, write floor({x})",
    "(x, y)    | MOD                      | MOD has the sign of the divisor in spreadsheets, and that of the dividend in SQL | for the sign of {y}, write mod({x}, {y}); for that of {x}, write rem({x}, {y})",
    "(x, y)    | remainder                | a remainder has the sign of the divisor for some, and is the least in size for others | for the sign of {y}, write mod({x}, {y}); for the least, write {(x)} - {(y)}*round({(x)}/{(y)})",
    "(x, y)    | N:remainder torch.remainder Math.floorMod StrictMath.floorMod tf.math.floormod | {f} is called mod here | write mod({x}, {y})",
    "(x, y)    | math.remainder std::remainder Math.IEEEremainder StrictMath.IEEEremainder | there is no function for the remainder of least size | write {(x)} - {(y)}*round({(x)}/{(y)})",
    "(x, y)    | div quo floordiv floor_divide N:floor_divide torch.floor_divide Math.floorDiv StrictMath.floorDiv | {f} is no function here | write floor({(x)}/{(y)})",
    "(x, y)    | floor ceil FLOOR         | floor and ceil have one operand, and give whole numbers | for multiples of {y}, write {(y)}*floor({(x)}/{(y)}); or upwards, write {(y)}*ceil({(x)}/{(y)})",
    "(x, y)    | CEILING                  | ceil has one operand, and gives whole numbers | for multiples of {y}, write {(y)}*ceil({(x)}/{(y)})",
    "(x, y)    | sign SIGN dsign DSIGN    | sign has one operand | for the size of {x} and the sign of {y}, write copysign({x}, {y})",
    "(x)       | fract                    | fract is x - floor(x), and frac(x) has the sign of x | for the former, write mod({x}, 1); for the latter, write frac({x})",
    "(x)       | sqr Sqr SQR              | {f} is the square for some, and the square root for others | for the square, write {(x)}^2; for the root, write sqrt({x})",
    "(x, n)    | nthroot nthRoot          | {f} is called root here | write root({x}, {n})",
    "(x, y, …) | N:max N:min N:sum N:mean N:prod | the second operand of {f} is an axis | write {function}({…})",
    "(x, h)    | N:heaviside heaviside    | {f} has one operand, and is 1/2 at 0 | write if({(x)} == 0, {h}, step({x}))",
    "(x)       | sympy.sinc Sinc          | {f} is sin(x)/x, and sinc(x) is sin(pi*x)/(pi*x) | for the former, write sinc({(x)}/pi); for the latter, write sinc({x})",
    "(x)       | std::expint              | std::expint is the integral Ei, and expint E1 | write expinti({x})",
    "(x)       | ei Ei expi special.expi scipy.special.expi | {f} is called expinti here | write expinti({x})",
    "(x)       | e1 E1 exp1 special.exp1 scipy.special.exp1 | {f} is called expint here | write expint({x})",
    "(n, x)    | En expn special.expn scipy.special.expn | {f} is called expint here | write expint({n}, {x})",
    "(n, k)    | comb math.comb special.comb scipy.special.comb choose nchoosek nCr COMBIN binomial Binomial | {f} is called binom here | write binom({n}, {k})",
    "(a, x)    | igamma torch.igamma tf.math.igamma | {f} is called gammainc here | write gammainc({a}, {x})",
    "(a, x)    | igammac torch.igammac tf.math.igammac GammaRegularized | {f} is called gammaincc here | write gammaincc({a}, {x})",
    "(x)       | si Si               | {f} is called sinint here | write sinint({x})",
    "(x)       | ci Ci               | {f} is called cosint here | write cosint({x})",
    "(x)       | ld lb               | {f} is called log2 here | write log2({x})",
    "(x, k)    | special.lambertw scipy.special.lambertw | the branch of {f} comes last, and that of lambertw first | write lambertw({k}, {x})",
    "(x)       | fact Factorial FACT      | {f} is no function here | write {(x)}!",
    "(x)       | Math.fround float double Number | every number is a double | leave {f} out: write {(x)}",
    "(x)       | NOT Not                  | {f} is an operator here | write not {(x)}",
    "(x, y)    | AND And                  | {f} is an operator here | write {(x)} and {(y)}",
    "(x, y)    | OR Or                    | {f} is an operator here | write {(x)} or {(y)}",
    "(x, y, …) | average AVERAGE avg AVG  | {f} is called mean here | write mean({…})",
    "(x, y, z) | median MEDIAN Median     | {f} is no function here | write max(min({x}, {y}), min(max({x}, {y}), {z}))",
    "(c, x, y) | IIF iif Iif iff cond np.iif tf.cond | {f} is called if here | write if({c}, {x}, {y})",
    "(y, x)    | diff D deriv derivative Derivative differentiate Differentiate sympy.diff | the commands differentiate, and formulas do not | write {y}",
    "(y)       | diff D deriv derivative Derivative grad gradient Grad | the commands differentiate, and formulas do not | write {y}",
    "(x, …)    | Σ | {f} is called sum here | write sum({…})",
    "(x, …)    | Π | {f} is called prod here | write prod({…})",
  };
  // spotless:on

  private Misreadings() {}

  /** Why a call is refused, and what to write instead; null if there is nothing against it. */
  static Diagnostic of(Call call) {
    for (String row : ROWS) {
      String[] cells = row.split(" *\\| *", -1);
      List<String> operands = List.of(cells[0].replaceAll("[( )]", "").split(","));
      if (takes(operands, call.count()) && isMeant(cells[1], call.written())) {
        return Diagnostic.error(cells[2].replace("{f}", call.written()), call.source(), call.span())
            .hint(hint(cells[3], operands, call));
      }
    }
    return null;
  }

  private static boolean takes(List<String> operands, int count) {
    return operands.contains("…") ? count >= operands.size() - 1 : count == operands.size();
  }

  private static boolean isMeant(String spellings, String written) {
    for (String spelling : spellings.split(" ", -1)) {
      if (spelling.startsWith("M:") || spelling.startsWith("N:")) {
        String name = spelling.substring(2);
        List<String> modules = spelling.startsWith("M") ? BASE_BEHIND : ARRAYS;
        if (modules.stream().anyMatch(module -> written.equals(module + name))) {
          return true;
        }
      } else if (spelling.equals(written)) {
        return true;
      }
    }
    return false;
  }

  /** The hint with the operands' own texts; with their names, where those are too long. */
  private static String hint(String pattern, List<String> operands, Call call) {
    List<String> texts = new ArrayList<>();
    for (int k = 0; k < call.count(); k++) {
      String text = call.argument(k);
      texts.add(text == null ? operands.get(Math.min(k, operands.size() - 2)) : text);
    }
    String hint = pattern;
    for (int k = 0; k < operands.size() && !operands.get(k).equals("…"); k++) {
      String text = texts.get(k);
      hint = hint.replace("{" + operands.get(k) + "}", text);
      hint = hint.replace("{(" + operands.get(k) + ")}", isAtom(text) ? text : "(" + text + ")");
    }
    return hint.replace("{…}", String.join(", ", texts))
        .replace("{function}", call.plainName())
        .replace("{f}", call.written());
  }

  /** Whether a text holds together beside any operator: a word, or all of it in parentheses. */
  private static boolean isAtom(String text) {
    return text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
  }
}
