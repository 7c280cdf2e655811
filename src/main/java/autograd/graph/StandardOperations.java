package autograd.graph;

/**
 * The operations of the language: one row each. To add a function, add a row.
 *
 * <p>The columns: how it is written; what computes it, a static method or a formula; its local
 * derivatives, one for each operand, where y (or z, of two operands) is the result; what holds at
 * special points, see {@link Convention}; where it is defined; what it is; an example. A row whose
 * second column is {@code = NAME} gives an operation another name.
 *
 * <p>The rules are those of any calculus book, in the form that neither cancels nor overflows
 * before the result does: the logistic function's is y·(1 - y) with 1 - y written as sigmoid(-x),
 * the hyperbolic tangent's 1/cosh² and not 1 - y², which is 0 from 19 on.
 */
final class StandardOperations {
  private StandardOperations() {}

  static final String ROWS =
      """
      ── operators ─────────────────────────────────────────────────────────────────────────────────
      x + y       |                     | 1, 1                                  |                                        |                  | sum                                        | 2 + 3
      x - y       |                     | 1, -1                                 |                                        |                  | difference                                 | 2 - 3
      x * y       |                     | y, x                                  |                                        |                  | product                                    | 2 * 3
      x / y       |                     | 1/y, -z/y                             | kink y == 0: _, _                      | y != 0           | quotient                                   | 2 / 3
      -x          |                     | -1                                    |                                        |                  | negation                                   | -2
      x ^ y       |                     | y*x^(y - 1), z*log(x)                 | kink x == 0 and y > 0 and y < 1: inf, _; kink x == 0 and y <= 0: _, _; where y == 0: 0, _; where x < 0 and y - floor(y) != 0: nan, nan; where abs(y) == inf and z == 0: 0, 0; where (y < 0.5 or y > 1e15) and x != 0 and abs(x) < inf and abs(z) > 1e-307: y*z/x, _; where x == 0 and y >= 0: _, 0; where x > 0 and z == 0: _, 0 | x >= 0 or y == floor(y) | power; also written ** | 2 ^ 10
      ── conditions: 1 when true, 0 when false ──────────────────────────────────────────────────────
      x < y       |                     | 0, 0                                  | kink x == y: 0, 0                      |                  | less                                       | 1 < 2
      x <= y      |                     | 0, 0                                  | kink x == y: 0, 0                      |                  | less or equal                              | 2 <= 2
      x > y       |                     | 0, 0                                  | kink x == y: 0, 0                      |                  | greater                                    | 1 > 2
      x >= y      |                     | 0, 0                                  | kink x == y: 0, 0                      |                  | greater or equal                           | 2 >= 3
      x == y      |                     | 0, 0                                  | kink x == y: 0, 0                      |                  | equal                                      | 2 == 2
      x != y      |                     | 0, 0                                  | kink x == y: 0, 0                      |                  | unequal                                    | 2 != 2
      x and y     |                     | 0, 0                                  |                                        |                  | both                                       | 1 and 0
      x or y      |                     | 0, 0                                  |                                        |                  | either                                     | 1 or 0
      not x       |                     | 0                                     |                                        |                  | neither true nor NaN                       | not 0
      if(c, x, y) |                     | 0, if(c, 1, 0), if(c, 0, 1)           |                                        |                  | x where c holds, else y; only that branch counts | if(1 < 2, 10, 20)
      ── powers and roots ───────────────────────────────────────────────────────────────────────────
      sqrt(x)     | StrictMath.sqrt     | 1/(2*y)                               | kink x == 0: inf                       | x >= 0           | square root                                | sqrt(2)
      cbrt(x)     | StrictMath.cbrt     | 1/(3*y^2)                             | kink x == 0: inf                       |                  | cube root                                  | cbrt(-27)
      hypot(x, y) | StrictMath.hypot    | x/z, y/z                              | kink z == 0: 0, 0; where abs(x) == inf and abs(y) < inf: sign(x), 0; where abs(y) == inf and abs(x) < inf: 0, sign(y); where z == inf: x/2/hypot(x/2, y/2), y/2/hypot(x/2, y/2) | | length of the vector (x, y) | hypot(3, 4)
      pow(x, y)   | = ^                 |                                       |                                        |                  | power                                      | pow(2, 10)
      ── exponentials and logarithms ────────────────────────────────────────────────────────────────
      exp(x)      | StrictMath.exp      | y                                     |                                        |                  | e to the power x                           | exp(1)
      expm1(x)    | StrictMath.expm1    | exp(x)                                |                                        |                  | exp(x) - 1, exact near 0                   | expm1(1e-18)
      log(x)      | StrictMath.log      | 1/x                                   | kink x == 0: inf                       | x > 0            | natural logarithm                          | log(10)
      log1p(x)    | StrictMath.log1p    | 1/(1 + x)                             | kink x == -1: inf                      | x > -1           | log(1 + x), exact near 0                   | log1p(1e-18)
      log2(x)     | Elementary.log2     | 1/log(2)/x                            | kink x == 0: inf                       | x > 0            | logarithm to base 2                        | log2(1024)
      log10(x)    | StrictMath.log10    | 1/log(10)/x                           | kink x == 0: inf                       | x > 0            | logarithm to base 10                       | log10(1000)
      ── trigonometry, in radians ───────────────────────────────────────────────────────────────────
      sin(x)      | StrictMath.sin      | cos(x)                                |                                        | abs(x) < inf     | sine                                       | sin(pi/6)
      cos(x)      | StrictMath.cos      | -sin(x)                               |                                        | abs(x) < inf     | cosine                                     | cos(pi/3)
      tan(x)      | StrictMath.tan      | 1 + y^2                               |                                        | abs(x) < inf     | tangent                                    | tan(pi/4)
      asin(x)     | StrictMath.asin     | 1/sqrt((1 - x)*(1 + x))               | kink abs(x) == 1: inf                  | abs(x) <= 1      | inverse sine                               | asin(0.5)
      acos(x)     | StrictMath.acos     | -1/sqrt((1 - x)*(1 + x))              | kink abs(x) == 1: -inf                 | abs(x) <= 1      | inverse cosine                             | acos(0.5)
      atan(x)     | StrictMath.atan     | 1/(1 + x^2)                           | where abs(x) > 1e9: (1/x)^2            |                  | inverse tangent                            | atan(1)
      atan2(y, x) | StrictMath.atan2    | x/hypot(x, y)/hypot(x, y), -y/hypot(x, y)/hypot(x, y) | kink x == 0 and y == 0: nan, nan; where hypot(x, y) == inf: 0, 0 | | angle of the vector (x, y); the height comes first | atan2(1, -1)
      ── hyperbolic functions ───────────────────────────────────────────────────────────────────────
      sinh(x)     | StrictMath.sinh     | cosh(x)                               |                                        |                  | hyperbolic sine                            | sinh(1)
      cosh(x)     | StrictMath.cosh     | sinh(x)                               |                                        |                  | hyperbolic cosine                          | cosh(1)
      tanh(x)     | Elementary.tanh     | (1/cosh(x))^2                         |                                        |                  | hyperbolic tangent                         | tanh(1)
      asinh(x)    | Elementary.asinh    | 1/hypot(1, x)                         |                                        |                  | inverse hyperbolic sine                    | asinh(1)
      acosh(x)    | Elementary.acosh    | 1/sqrt(x - 1)/sqrt(x + 1)             | kink x == 1: inf                       | x >= 1           | inverse hyperbolic cosine                  | acosh(2)
      atanh(x)    | Elementary.atanh    | 1/((1 - x)*(1 + x))                   | kink abs(x) == 1: inf                  | abs(x) < 1       | inverse hyperbolic tangent                 | atanh(0.5)
      ── neural networks ────────────────────────────────────────────────────────────────────────────
      relu(x)     | max(x, 0)           | if(x > 0, 1, 0)                       | kink x == 0: 0                         |                  | x where positive, else 0                   | relu(-2)
      sigmoid(x)  | Elementary.sigmoid  | y*sigmoid(-x)                         |                                        |                  | logistic function 1/(1 + exp(-x))          | sigmoid(1)
      softplus(x) | Elementary.softplus | sigmoid(x)                            |                                        |                  | log(1 + exp(x)), without overflow          | softplus(1)
      ── steps and corners ──────────────────────────────────────────────────────────────────────────
      abs(x)      | StrictMath.abs      | sign(x)                               | kink x == 0: 0                         |                  | absolute value                             | abs(-2)
      sign(x)     | StrictMath.signum   | 0                                     | kink x == 0: 0                         |                  | -1, 0 or 1                                 | sign(-2)
      floor(x)    | StrictMath.floor    | 0                                     | kink x == floor(x): 0                  |                  | largest whole number not above x           | floor(-2.5)
      ceil(x)     | StrictMath.ceil     | 0                                     | kink x == ceil(x): 0                   |                  | smallest whole number not below x          | ceil(-2.5)
      min(x, y)   | StrictMath.min      | if(x < y, 1, 0), if(y < x, 1, 0)      | kink x == y: 1/2, 1/2                  |                  | the smaller                                | min(2, 3)
      max(x, y)   | StrictMath.max      | if(x > y, 1, 0), if(y > x, 1, 0)      | kink x == y: 1/2, 1/2                  |                  | the larger                                 | max(2, 3)
      """;
}
