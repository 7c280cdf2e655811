package autograd.graph;

/**
 * The operations of the language: one row each. To add a function, add a row.
 *
 * <p>The columns: how it is written; what computes it, a static method or a formula; its local
 * derivatives, one for each operand, where y (or z, of two operands) is the result; what holds at
 * special points, see {@link Convention}; where it is defined; what it is; an example; and, where
 * digits are lost for which no rule in the algebra helps, how many and why. A row whose second
 * column is {@code = NAME} gives an operation another name. Of a row for any number of operands the
 * rule is that of each, see {@link Operation#X}.
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
      hypot(x, …) | Wide.hypot          | x/y                                   | kink y == 0: 0; where y == inf and abs(x) == inf: if(r < inf, sign(x), nan); where y == inf: x/2/hypot(x/2, r/2) |                  | length of a vector                         | hypot(1, 2, 2)
      norm(x, …)  | = hypot             |                                       |                                        |                  |                                            |
      pow(x, y)   | = ^                 |                                       |                                        |                  | power                                      | pow(2, 10)
      abs2(x)     | x*x                 | 2*x                                   |                                        |                  | square                                     | abs2(-3)
      inv(x)      | 1/x                 | -y*y                                  | kink x == 0: -inf                      | x != 0           | reciprocal                                 | inv(4)
      square(x)   | = abs2              |                                       |                                        |                  |                                            |
      reciprocal(x) | = inv               |                                       |                                        |                  |                                            |
      power(x, y) | = ^                 |                                       |                                        |                  |                                            |
      ── exponentials and logarithms ────────────────────────────────────────────────────────────────
      exp(x)      | StrictMath.exp      | y                                     |                                        |                  | e to the power x                           | exp(1)
      expm1(x)    | StrictMath.expm1    | exp(x)                                |                                        |                  | exp(x) - 1, exact near 0                   | expm1(1e-18)
      exp2(x)     | 2^x                 | log(2)*y                              |                                        |                  | 2 to the power x                           | exp2(10)
      exp10(x)    | 10^x                | log(10)*y                             |                                        |                  | 10 to the power x                          | exp10(3)
      log(x)      | StrictMath.log      | 1/x                                   | kink x == 0: inf                       | x > 0            | natural logarithm                          | log(10)
      log1p(x)    | StrictMath.log1p    | 1/(1 + x)                             | kink x == -1: inf                      | x > -1           | log(1 + x), exact near 0                   | log1p(1e-18)
      log2(x)     | Elementary.log2     | 1/log(2)/x                            | kink x == 0: inf                       | x > 0            | logarithm to base 2                        | log2(1024)
      log10(x)    | StrictMath.log10    | 1/log(10)/x                           | kink x == 0: inf                       | x > 0            | logarithm to base 10                       | log10(1000)
      log(b, x)   | Logarithms.log      | -y/(b*log(b)), 1/(x*log(b))           | kink x == 0: 0, if(b > 1, inf, -inf); kink b == 0: -inf, 0 | x > 0 and b > 0 and b != 1 | logarithm to base b, which comes first     | log(2, 1024)
      ln(x)       | = log               |                                       |                                        |                  |                                            |
      ── exponentials and logarithms together ───────────────────────────────────────────────────────
      logit(x)    | Logarithms.logit    | 1/(x*(1 - x))                         | kink x == 0 or x == 1: inf             | x > 0 and x < 1  | log-odds log(x/(1 - x))                    | logit(0.75)
      log1mexp(x) | Logarithms.log1mexp | -1/expm1(-x)                          | kink x == 0: -inf                      | x < 0            | log(1 - exp(x)), exact throughout          | log1mexp(-1)
      logexpm1(x) | Logarithms.logexpm1 | -1/expm1(-x)                          | kink x == 0: inf                       | x > 0            | log(exp(x) - 1), the inverse of softplus   | logexpm1(1)
      xlogx(x)    | Logarithms.xlogx    | log(x) + 1                            | kink x == 0: -inf                      | x >= 0           | x log(x), 0 at 0                           | xlogx(2) | slope 1e16: cancels near its zero at 1/e
      xlogy(x, y) | if(x == 0 and y >= 0, 0, x*log(y)) | log(y), x/y                           | where x == 0: _, 0; kink y == 0: -inf, inf | y > 0 or x == 0 and y == 0 | x log(y), 0 where x is 0                   | xlogy(2, 3)
      xlog1py(x, y) | if(x == 0 and y >= -1, 0, x*log1p(y)) | log1p(y), x/(1 + y)                   | where x == 0: _, 0; kink y == -1: -inf, inf | y > -1 or x == 0 and y == -1 | x log(1 + y), 0 where x is 0               | xlog1py(2, 3)
      logaddexp(x, y) | Logarithms.logaddexp | sigmoid(x - y), sigmoid(y - x)        | where x == y: 1/2, 1/2                 |                  | log(exp(x) + exp(y)), without overflow     | logaddexp(1000, 1000) | slope 400: as if x - y were rounded first, so up to its size
      logsubexp(x, y) | Logarithms.logsubexp | -1/expm1(y - x), -1/expm1(x - y)      | kink x == y: -inf, -inf                | x != y           | log of the distance of exp(x) and exp(y)   | logsubexp(1000, 999) | slope 400: as if x - y were rounded first, so up to its size
      logsumexp(x, …) | Wide.logsumexp      | exp(x - y)                            | where x == y: 1; where abs(y) == inf: if(x == y, 1/t, 0) |                  | log of the sum of exponentials             | logsumexp(1, 2, 3) | slope 400: exp(x - y) inherits the rounding of y, so up to abs(y)
      ── trigonometry, in radians ───────────────────────────────────────────────────────────────────
      sin(x)      | StrictMath.sin      | cos(x)                                |                                        | abs(x) < inf     | sine                                       | sin(pi/6)
      cos(x)      | StrictMath.cos      | -sin(x)                               |                                        | abs(x) < inf     | cosine                                     | cos(pi/3)
      tan(x)      | StrictMath.tan      | 1 + y^2                               |                                        | abs(x) < inf     | tangent                                    | tan(pi/4)
      asin(x)     | StrictMath.asin     | 1/sqrt((1 - x)*(1 + x))               | kink abs(x) == 1: inf                  | abs(x) <= 1      | inverse sine                               | asin(0.5)
      acos(x)     | StrictMath.acos     | -1/sqrt((1 - x)*(1 + x))              | kink abs(x) == 1: -inf                 | abs(x) <= 1      | inverse cosine                             | acos(0.5)
      atan(x)     | StrictMath.atan     | 1/(1 + x^2)                           | where abs(x) > 1e9: (1/x)^2            |                  | inverse tangent                            | atan(1)
      atan2(y, x) | StrictMath.atan2    | x/hypot(x, y)/hypot(x, y), -y/hypot(x, y)/hypot(x, y) | kink x == 0 and y == 0: nan, nan; where hypot(x, y) == inf: 0, 0 | | angle of the vector (x, y); the height comes first | atan2(1, -1)
      sec(x)      | 1/cos(x)            | y*tan(x)                              |                                        | abs(x) < inf     | secant 1/cos(x)                            | sec(pi/3)
      csc(x)      | 1/sin(x)            | -y/tan(x)                             | kink x == 0: -inf                      | abs(x) < inf and x != 0 | cosecant 1/sin(x)                          | csc(pi/6)
      cot(x)      | 1/tan(x)            | -(1 + y^2)                            | kink x == 0: -inf                      | abs(x) < inf and x != 0 | cotangent 1/tan(x)                         | cot(pi/4)
      asec(x)     | atan2(sqrt((x - 1)*(x + 1)) + 0, sign(x)) | 1/abs(x)/sqrt(abs(x) - 1)/sqrt(abs(x) + 1) | kink abs(x) == 1: inf                  | abs(x) >= 1      | inverse secant                             | asec(2)
      acsc(x)     | if(abs(x) > 2, asin(1/x), atan2(sign(x), sqrt((x - 1)*(x + 1)))) | -1/abs(x)/sqrt(abs(x) - 1)/sqrt(abs(x) + 1) | kink abs(x) == 1: -inf                 | abs(x) >= 1      | inverse cosecant                           | acsc(2)
      acot(x)     | atan(1/x)           | -1/(1 + x^2)                          | kink x == 0: -1; where abs(x) > 1e9: -(1/x)^2 |                  | inverse cotangent atan(1/x), which jumps at 0 | acot(1)
      sinpi(x)    | Degrees.sinPi       | pi*cospi(x)                           |                                        | abs(x) < inf     | sin(pi x), exact at halves                 | sinpi(0.5)
      cospi(x)    | Degrees.cosPi       | -pi*sinpi(x)                          |                                        | abs(x) < inf     | cos(pi x), exact at halves                 | cospi(0.5)
      sinc(x)     | Degrees.sinc        | cosc(x)                               |                                        |                  | sin(pi x)/(pi x), 1 at 0                   | sinc(0.5)
      cosc(x)     | Degrees.cosc        | -pi^2*sinc(x) - 2*y/x                 | where x == 0: -pi^2/3; where abs(x) == inf: 0 |                  | slope of sinc: (cos(pi x) - sinc(x))/x     | cosc(0.5) | slope 1e16: cancels near its zeros
      mod2pi(x)   | Degrees.mod2pi      | 1                                     | kink x == 0: 1                         | abs(x) < inf     | x less the multiple of 2 pi below it       | mod2pi(-1)
      arcsin(x)   | = asin              |                                       |                                        |                  |                                            |
      arccos(x)   | = acos              |                                       |                                        |                  |                                            |
      arctan(x)   | = atan              |                                       |                                        |                  |                                            |
      arctan2(y, x) | = atan2             |                                       |                                        |                  |                                            |
      arcsec(x)   | = asec              |                                       |                                        |                  |                                            |
      arccsc(x)   | = acsc              |                                       |                                        |                  |                                            |
      arccot(x)   | = acot              |                                       |                                        |                  |                                            |
      tg(x)       | = tan               |                                       |                                        |                  |                                            |
      ctg(x)      | = cot               |                                       |                                        |                  |                                            |
      arctg(x)    | = atan              |                                       |                                        |                  |                                            |
      ── trigonometry, in degrees ───────────────────────────────────────────────────────────────────
      deg2rad(x)  | Degrees.toRadians   | pi/180                                |                                        |                  | radians of an angle in degrees             | deg2rad(180)
      rad2deg(x)  | Degrees.toDegrees   | 180/pi                                |                                        |                  | degrees of an angle in radians             | rad2deg(pi)
      sind(x)     | Degrees.sin         | pi/180*cosd(x)                        |                                        | abs(x) < inf     | sine of degrees                            | sind(30)
      cosd(x)     | Degrees.cos         | -pi/180*sind(x)                       |                                        | abs(x) < inf     | cosine of degrees                          | cosd(60)
      tand(x)     | Degrees.tan         | pi/180*(1 + y^2)                      |                                        | abs(x) < inf     | tangent of degrees                         | tand(45)
      secd(x)     | 1/cosd(x)           | pi/180*y*tand(x)                      | kink cosd(x) == 0: nan                 | abs(x) < inf     | secant of degrees                          | secd(60)
      cscd(x)     | 1/sind(x)           | -pi/180*y/tand(x)                     | kink sind(x) == 0: -inf                | abs(x) < inf     | cosecant of degrees                        | cscd(30)
      cotd(x)     | 1/tand(x)           | -pi/180*(1 + y^2)                     | kink sind(x) == 0: -inf                | abs(x) < inf     | cotangent of degrees                       | cotd(45)
      asind(x)    | Degrees.asin        | 180/pi/sqrt((1 - x)*(1 + x))          | kink abs(x) == 1: inf                  | abs(x) <= 1      | inverse sine in degrees                    | asind(0.5)
      acosd(x)    | Degrees.acos        | -180/pi/sqrt((1 - x)*(1 + x))         | kink abs(x) == 1: -inf                 | abs(x) <= 1      | inverse cosine in degrees                  | acosd(0.5)
      atand(x)    | Degrees.atan        | 180/pi/(1 + x^2)                      | where abs(x) > 1e9: 180/pi*(1/x)^2     |                  | inverse tangent in degrees                 | atand(1)
      asecd(x)    | rad2deg(asec(x))    | 180/pi/abs(x)/sqrt(abs(x) - 1)/sqrt(abs(x) + 1) | kink abs(x) == 1: inf                  | abs(x) >= 1      | inverse secant in degrees                  | asecd(2)
      acscd(x)    | rad2deg(acsc(x))    | -180/pi/abs(x)/sqrt(abs(x) - 1)/sqrt(abs(x) + 1) | kink abs(x) == 1: -inf                 | abs(x) >= 1      | inverse cosecant in degrees                | acscd(2)
      acotd(x)    | atand(1/x)          | -180/pi/(1 + x^2)                     | kink x == 0: -180/pi; where abs(x) > 1e9: -180/pi*(1/x)^2 |                  | inverse cotangent in degrees               | acotd(1)
      radians(x)  | = deg2rad           |                                       |                                        |                  |                                            |
      degrees(x)  | = rad2deg           |                                       |                                        |                  |                                            |
      ── hyperbolic functions ───────────────────────────────────────────────────────────────────────
      sinh(x)     | StrictMath.sinh     | cosh(x)                               |                                        |                  | hyperbolic sine                            | sinh(1)
      cosh(x)     | StrictMath.cosh     | sinh(x)                               |                                        |                  | hyperbolic cosine                          | cosh(1)
      tanh(x)     | Elementary.tanh     | (1/cosh(x))^2                         |                                        |                  | hyperbolic tangent                         | tanh(1)
      asinh(x)    | Elementary.asinh    | 1/hypot(1, x)                         |                                        |                  | inverse hyperbolic sine                    | asinh(1)
      acosh(x)    | Elementary.acosh    | 1/sqrt(x - 1)/sqrt(x + 1)             | kink x == 1: inf                       | x >= 1           | inverse hyperbolic cosine                  | acosh(2)
      atanh(x)    | Elementary.atanh    | 1/((1 - x)*(1 + x))                   | kink abs(x) == 1: inf                  | abs(x) < 1       | inverse hyperbolic tangent                 | atanh(0.5)
      sech(x)     | if(abs(x) > 700, 2*exp(-abs(x)), 1/cosh(x)) | -y*tanh(x)                            |                                        |                  | hyperbolic secant 1/cosh(x)                | sech(1)
      csch(x)     | if(abs(x) > 700, 2*sign(x)*exp(-abs(x)), 1/sinh(x)) | -y/tanh(x)                            | kink x == 0: -inf                      | x != 0           | hyperbolic cosecant 1/sinh(x)              | csch(1)
      coth(x)     | 1/tanh(x)           | -csch(x)^2                            | kink x == 0: -inf                      | x != 0           | hyperbolic cotangent 1/tanh(x)             | coth(1)
      asech(x)    | if(x < 1e-10, log(2) - log(x), log1p((1 - x)/x + sqrt((1 - x)/x*(1 + 1/x)))) | -1/x/sqrt((1 - x)*(1 + x))            | kink x == 0 or x == 1: -inf            | x > 0 and x <= 1 | inverse hyperbolic secant                  | asech(0.5)
      acsch(x)    | if(abs(x) < 1e-10, copysign(log(2) - log(abs(x)), x), asinh(1/x)) | -1/abs(x)/hypot(1, x)                 | kink x == 0: -inf                      | x != 0           | inverse hyperbolic cosecant                | acsch(2)
      acoth(x)    | sign(x)*log1p(2/(abs(x) - 1))/2 | 1/(1 - x)/(1 + x)                     | kink abs(x) == 1: -inf                 | abs(x) > 1       | inverse hyperbolic cotangent               | acoth(2)
      arsinh(x)   | = asinh             |                                       |                                        |                  |                                            |
      arcosh(x)   | = acosh             |                                       |                                        |                  |                                            |
      artanh(x)   | = atanh             |                                       |                                        |                  |                                            |
      arcsinh(x)  | = asinh             |                                       |                                        |                  |                                            |
      arccosh(x)  | = acosh             |                                       |                                        |                  |                                            |
      arctanh(x)  | = atanh             |                                       |                                        |                  |                                            |
      ── neural networks ────────────────────────────────────────────────────────────────────────────
      relu(x)     | max(x, 0)           | if(x > 0, 1, 0)                       | kink x == 0: 0                         |                  | x where positive, else 0                   | relu(-2)
      sigmoid(x)  | Elementary.sigmoid  | y*sigmoid(-x)                         |                                        |                  | logistic function 1/(1 + exp(-x))          | sigmoid(1)
      softplus(x) | Elementary.softplus | sigmoid(x)                            |                                        |                  | log(1 + exp(x)), without overflow          | softplus(1)
      leakyrelu(x) | max(x, 0.01*x)      | if(x > 0, 1, 0.01)                    | kink x == 0: 0.01                      |                  | x where positive, else x/100               | leakyrelu(-2)
      relu6(x)    | min(max(x, 0), 6)   | if(x > 0 and x < 6, 1, 0)             | kink x == 0 or x == 6: 0               |                  | relu, and never above 6                    | relu6(7)
      elu(x)      | if(x > 0, x, expm1(x)) | if(x > 0, 1, exp(x))                  |                                        |                  | x where positive, else exp(x) - 1          | elu(-1)
      selu(x)     | if(x > 0, 1.0507009873554805*x, 1.7580993408473766*expm1(x)) | if(x > 0, 1.0507009873554805, 1.7580993408473766*exp(x)) | kink x == 0: 1.0507009873554805        |                  | self-normalizing elu                       | selu(-1)
      silu(x)     | x*sigmoid(x)        | sigmoid(x)*(1 + x*sigmoid(-x))        | where x == inf: 1; where x < -740: x*exp(x) |                  | x times sigmoid(x)                         | silu(1) | value 3: two roundings below 0; slope 1e16: cancels near its zero at -1.278
      mish(x)     | x*tanh(softplus(x)) | tanh(softplus(x)) + x*sech(softplus(x))^2*sigmoid(x) | where x == inf: 1                      |                  | x times tanh(softplus(x))                  | mish(1) | value 4: four roundings; slope 1e16: cancels near its zero at -1.192
      softsign(x) | if(abs(x) > 1e17, sign(x), x/(1 + abs(x))) | 1/(1 + abs(x))^2                      |                                        |                  | x/(1 + abs(x))                             | softsign(1)
      logsigmoid(x) | -softplus(-x)       | sigmoid(-x)                           |                                        |                  | log(sigmoid(x)), without underflow         | logsigmoid(-1)
      hardsigmoid(x) | min(max(x + 3, 0), 6)/6 | if(abs(x) < 3, 1/6, 0)                | kink abs(x) == 3: 0                    |                  | line from 0 at -3 to 1 at 3                | hardsigmoid(1)
      logistic(x) | = sigmoid           |                                       |                                        |                  |                                            |
      expit(x)    | = sigmoid           |                                       |                                        |                  |                                            |
      log1pexp(x) | = softplus          |                                       |                                        |                  |                                            |
      swish(x)    | = silu              |                                       |                                        |                  |                                            |
      ── steps and corners ──────────────────────────────────────────────────────────────────────────
      abs(x)      | StrictMath.abs      | sign(x)                               | kink x == 0: 0                         |                  | absolute value                             | abs(-2)
      sign(x)     | StrictMath.signum   | 0                                     | kink x == 0: 0                         |                  | -1, 0 or 1                                 | sign(-2)
      floor(x)    | StrictMath.floor    | 0                                     | kink x == floor(x): 0                  |                  | largest whole number not above x           | floor(-2.5)
      ceil(x)     | StrictMath.ceil     | 0                                     | kink x == ceil(x): 0                   |                  | smallest whole number not below x          | ceil(-2.5)
      round(x)    | StrictMath.rint     | 0                                     | kink x - floor(x) == 0.5: 0            |                  | nearest whole number, the even one of two  | round(2.5)
      trunc(x)    | Rounding.trunc      | 0                                     | kink x == trunc(x) and x != 0: 0       |                  | whole part                                 | trunc(-2.5)
      step(x)     | (1 + sign(x))/2     | 0                                     | kink x == 0: 0                         |                  | 0 below 0, 1/2 at 0, 1 above               | step(2)
      mod(x, y)   | Rounding.mod        | 1, -round((x - z)/y)                  | kink z == 0: _, _; where abs(y) == inf: 1, if(x*y < 0, 1, 0) | y != 0 and abs(x) < inf | x - y floor(x/y), with the sign of y       | mod(-7, 3)
      rem(x, y)   | Rounding.rem        | 1, -round((x - z)/y)                  | kink z == 0 and x != 0: _, _; where abs(y) == inf: 1, 0 | y != 0 and abs(x) < inf | x - y trunc(x/y), with the sign of x       | rem(-7, 3)
      copysign(x, y) | Rounding.copysign   | sign(x)*copysign(1, y), 0 | kink x == 0: 0, 0; kink y == 0: _, 0   |                  | size of x with the sign of y               | copysign(2, -3)
      ldexp(x, n) | Rounding.ldexp      | 2^n, -                                |                                        | n == floor(n)    | x times 2 to the whole power n             | ldexp(0.75, 4)
      clamp(x, lo, hi) | if(lo <= hi, min(max(x, lo), hi), nan) | if(x > lo and x < hi, 1, 0), if(x < lo, 1, 0), if(x > hi, 1, 0) | kink x == lo: 1/2, 1/2, 0; kink x == hi: 1/2, 0, 1/2 | lo <= hi         | x kept between lo and hi                   | clamp(7, 0, 5)
      min(x, y)   | StrictMath.min      | if(x < y, 1, 0), if(y < x, 1, 0)      | kink x == y: 1/2, 1/2                  |                  | the smaller                                | min(2, 3)
      max(x, y)   | StrictMath.max      | if(x > y, 1, 0), if(y > x, 1, 0)      | kink x == y: 1/2, 1/2                  |                  | the larger                                 | max(2, 3)
      min(x, …)   | Wide.min            | if(x == y, 1, 0)                      | kink x == y and t > 1: 1/t             |                  | the smallest                               | min(2, 3, 4)
      max(x, …)   | Wide.max            | if(x == y, 1, 0)                      | kink x == y and t > 1: 1/t             |                  | the largest                                | max(2, 3, 4)
      fabs(x)     | = abs               |                                       |                                        |                  |                                            |
      absolute(x) | = abs               |                                       |                                        |                  |                                            |
      sgn(x)      | = sign              |                                       |                                        |                  |                                            |
      rint(x)     | = round             |                                       |                                        |                  |                                            |
      fix(x)      | = trunc             |                                       |                                        |                  |                                            |
      heaviside(x) | = step              |                                       |                                        |                  |                                            |
      fmod(x, y)  | = rem               |                                       |                                        |                  |                                            |
      clip(x, lo, hi) | = clamp             |                                       |                                        |                  |                                            |
      minimum(x, y) | = min               |                                       |                                        |                  |                                            |
      maximum(x, y) | = max               |                                       |                                        |                  |                                            |
      fmin(x, y)  | = min               |                                       |                                        |                  |                                            |
      fmax(x, y)  | = max               |                                       |                                        |                  |                                            |
      ── sums and products ──────────────────────────────────────────────────────────────────────────
      sum(x, …)   | Wide.sum            | 1                                     |                                        |                  | sum                                        | sum(1, 2, 3)
      mean(x, …)  | Wide.mean           | 1/n                                   |                                        |                  | mean                                       | mean(1, 2, 6)
      prod(x, …)  | Wide.prod           | r                                     | where abs(y) > 1e-280 and abs(y) < inf: y/x |                  | product                                    | prod(2, 3, 4)
      fma(x, y, z) | StrictMath.fma      | y, x, 1                               |                                        |                  | x*y + z, rounded once                      | fma(2, 3, 4)
      """;
}
