#!/usr/bin/env python3
"""Writes operations.tsv: what each operation is worth, and its slopes, to 25 digits.

    python3 generate.py > operations.tsv

Everything finite comes from mpmath at 1000 digits, where nothing cancels, with derivatives
from a calculus book. What holds at the awkward points (zeros, edges of the domain,
infinities) is written out below by hand: IEEE 754 for values; for slopes the limit, and
where there is none the convention of the reference page. Nothing here is read from the
program under test. To add an operation, add an entry; run again.
"""

import math
import random
from math import inf, nan

from mpmath import mp, mpf

mp.dps = 1000

HEAD = """\
# Values and local derivatives of every operation: made by generate.py, with mpmath at 1000 digits.
# Columns: operation, operands (exact doubles), value, one derivative for each operand.
# inf stands for whatever rounds to it; zeros of values carry their sign, zeros of slopes need not."""

LARGEST = mpf(1.7976931348623157e308)
LIMIT = LARGEST * (1 + mpf(2) ** -54)
AWKWARD = [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 1e-300, 1e300, inf, -inf, nan]
EXTREMES = [5e-324, -5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -1.7976931348623157e308]
dice = random.Random(20260101)


# Where to look.


def between(low, high, count):
    return [dice.uniform(low, high) for _ in range(count)]


def scales(low, high, count, signs=(1,)):
    """Numbers of every size: the exponent is uniform."""
    return [dice.choice(signs) * 10 ** dice.uniform(low, high) * dice.uniform(1, 2) for _ in range(count)]


def around(*centres):
    """A centre, the doubles next to it, and some that come close."""
    points = []
    for c in centres:
        points += [c, math.nextafter(c, inf), math.nextafter(c, -inf)]
        points += [c * (1 + s * 10.0**-k) for k in (12, 8, 4, 2) for s in (1, -1)]
    return points


BOTH = (1, -1)
EVERYWHERE = scales(-300, 300, 12, BOTH) + scales(-20, 3, 12, BOTH) + between(-4, 4, 16) + EXTREMES
POSITIVE = scales(-300, 300, 16) + scales(-5, 5, 16) + between(0, 3, 8) + around(1.0) + [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -1e-300]


# How a number is written.


def text(number):
    if isinstance(number, (int, float)):
        return repr(float(number))
    if number != number:
        return "nan"
    if abs(number) >= LIMIT:
        return "inf" if number > 0 else "-inf"
    if abs(number) < mpf("1e-330"):
        return "-0.0" if number < 0 else "0.0"
    return mp.nstr(number, 25, min_fixed=1, max_fixed=0)


def key(*operands):
    return tuple(repr(x) for x in operands)


def row(name, operands, results):
    print("\t".join([name, *map(repr, operands), *map(text, results)]))


def distinct(points):
    return list({key(*p): p for p in points}.values())


# Operations of one operand.


def unary(name, value, slope, points, at, domain=lambda x: True):
    """`at` says what the value and the slope are at special points; nan is nan everywhere."""
    special = {key(x): result for x, result in at.items()} if isinstance(at, dict) else {key(x): r for x, r in at}
    for (x,) in distinct([(x,) for x in AWKWARD + points]):
        if math.isnan(x):
            result = (nan, nan)
        elif key(x) in special:
            result = special[key(x)]
        elif not domain(x) or math.isinf(x):
            result = (nan, nan)
        else:
            result = (value(mpf(x)), slope(mpf(x)))
        row(name, (x,), result)


def odd(slope):
    """What an odd function that is 0 at 0 does there."""
    return [(0.0, (0.0, slope)), (-0.0, (-0.0, slope))]


def even(value, slope=0):
    return [(0.0, (value, slope)), (-0.0, (value, slope))]


def ends(left, right):
    """Values and slopes at -inf and inf."""
    return [(-inf, left), (inf, right)]


def sign(x):
    return (x > 0) - (x < 0)


print(HEAD)

unary("-x", lambda x: -x, lambda x: -1, EVERYWHERE,
      [(0.0, (-0.0, -1)), (-0.0, (0.0, -1))] + ends((inf, -1), (-inf, -1)))

unary("sqrt(x)", mp.sqrt, lambda x: 1 / (2 * mp.sqrt(x)), POSITIVE,
      odd(inf) + [(inf, (inf, 0))], lambda x: x >= 0)
unary("cbrt(x)", lambda x: sign(x) * mp.root(abs(x), 3), lambda x: 1 / (3 * mp.root(x * x, 3)),
      EVERYWHERE + around(1.0, -27.0), odd(inf) + ends((-inf, 0), (inf, 0)))

BIG_EXP = around(709.78271289338397, -708.3964185322641, -744.4400719213812, 1.0) + between(-745, 710, 20)
unary("exp(x)", mp.exp, mp.exp, EVERYWHERE + BIG_EXP, even(1, 1) + ends((0, 0), (inf, inf)))
unary("expm1(x)", lambda x: mp.exp(x) - 1, mp.exp, EVERYWHERE + BIG_EXP + scales(-18, -1, 20, BOTH),
      odd(1) + ends((-1, 0), (inf, inf)))
for name, base in ("log", mp.e), ("log2", mpf(2)), ("log10", mpf(10)):
    unary(f"{name}(x)", lambda x, b=base: mp.log(x) / mp.log(b), lambda x, b=base: 1 / (x * mp.log(b)),
          POSITIVE + [2.0**k for k in (-1074, -1030, -3, 1, 10, 1023)] + [3e-309, 1e10, 1000.0] + between(0.6, 1.6, 20),
          even(-inf, inf) + [(1.0, (0.0, 1 / mp.log(base))), (inf, (inf, 0))], lambda x: x > 0)
unary("log1p(x)", lambda x: mp.log(1 + x), lambda x: 1 / (1 + x),
      POSITIVE + scales(-18, -1, 20, BOTH) + around(-1.0, -0.5), odd(1) + [(-1.0, (-inf, inf)), (inf, (inf, 0))],
      lambda x: x > -1)

TURNS = around(*(k * math.pi / 4 for k in (1, 2, 3, 4, 6, 8, -2, -4, 22))) + [1e22, 6381956970095103 * 2.0**797]
unary("sin(x)", mp.sin, mp.cos, EVERYWHERE + TURNS, odd(1))
unary("cos(x)", mp.cos, lambda x: -mp.sin(x), EVERYWHERE + TURNS, even(1))
unary("tan(x)", mp.tan, lambda x: 1 + mp.tan(x) ** 2, EVERYWHERE + TURNS, odd(1))
unary("asin(x)", mp.asin, lambda x: 1 / mp.sqrt(1 - x * x),
      around(1.0, -1.0, 0.5) + scales(-300, 0, 20, BOTH) + between(-1, 1, 30),
      odd(1) + [(-1.0, (-mp.pi / 2, inf)), (1.0, (mp.pi / 2, inf))], lambda x: abs(x) <= 1)
unary("acos(x)", mp.acos, lambda x: -1 / mp.sqrt(1 - x * x),
      around(1.0, -1.0, 0.5) + scales(-300, 0, 20, BOTH) + between(-1, 1, 30),
      even(mp.pi / 2, -1) + [(-1.0, (mp.pi, -inf)), (1.0, (0.0, -inf))], lambda x: abs(x) <= 1)
unary("atan(x)", mp.atan, lambda x: 1 / (1 + x * x), EVERYWHERE + around(1.0, 1e9, 1e154),
      odd(1) + ends((-mp.pi / 2, 0), (mp.pi / 2, 0)))

HYPERBOLIC = EVERYWHERE + around(1.0, -22.0, 710.4758600739439) + between(-711, 711, 20) + between(-2, 2, 20)
unary("sinh(x)", mp.sinh, mp.cosh, HYPERBOLIC, odd(1) + ends((-inf, inf), (inf, inf)))
unary("cosh(x)", mp.cosh, mp.sinh, HYPERBOLIC, even(1) + ends((inf, -inf), (inf, inf)))
unary("tanh(x)", mp.tanh, lambda x: mp.sech(x) ** 2, HYPERBOLIC + between(-40, 40, 20), odd(1) + ends((-1, 0), (1, 0)))
unary("asinh(x)", mp.asinh, lambda x: 1 / mp.sqrt(1 + x * x), HYPERBOLIC + around(2.0**28),
      odd(1) + ends((-inf, 0), (inf, 0)))
unary("acosh(x)", mp.acosh, lambda x: 1 / mp.sqrt(x * x - 1),
      around(1.0, 2.0, 2.0**28) + scales(0, 300, 20) + between(1, 3, 30) + [1 + 10.0**-k for k in range(1, 16)],
      [(1.0, (0.0, inf)), (inf, (inf, 0))], lambda x: x >= 1)
unary("atanh(x)", lambda x: mp.log((1 + x) / (1 - x)) / 2, lambda x: 1 / (1 - x * x),
      around(1.0, -1.0, 0.5) + scales(-300, 0, 20, BOTH) + between(-1, 1, 40),
      odd(1) + [(-1.0, (-inf, inf)), (1.0, (inf, inf))], lambda x: abs(x) < 1)

unary("relu(x)", lambda x: max(x, 0), lambda x: int(x > 0), EVERYWHERE, even(0.0) + ends((0.0, 0), (inf, 1)))
unary("sigmoid(x)", lambda x: 1 / (1 + mp.exp(-x)), lambda x: 1 / (mp.exp(x) + 2 + mp.exp(-x)),
      EVERYWHERE + BIG_EXP + between(-40, 40, 20), even(0.5, 0.25) + ends((0.0, 0), (1, 0)))
unary("softplus(x)", lambda x: mp.log(1 + mp.exp(x)), lambda x: 1 / (1 + mp.exp(-x)),
      EVERYWHERE + BIG_EXP + between(-40, 40, 20), even(mp.log(2), 0.5) + ends((0.0, 0), (inf, 1)))

WHOLE = around(1.0, -3.0) + [2.0**52 + 0.5, 2.0**53, -(2.0**51) - 0.5] + between(-1e6, 1e6, 10)
unary("abs(x)", abs, sign, EVERYWHERE, even(0.0) + ends((inf, -1), (inf, 1)))
unary("sign(x)", lambda x: sign(x), lambda x: 0, EVERYWHERE, odd(0) + ends((-1, 0), (1, 0)))
unary("floor(x)", lambda x: mp.floor(x) or 0.0, lambda x: 0, EVERYWHERE + WHOLE, odd(0) + ends((-inf, 0), (inf, 0)))
unary("ceil(x)", lambda x: mp.ceil(x) or (0.0 if x > 0 else -0.0), lambda x: 0, EVERYWHERE + WHOLE,
      odd(0) + ends((-inf, 0), (inf, 0)))


UNSAID = ()  # a point that is passed over


# Operations of two operands. `special` answers for the points where the formulas do not; it
# gives None to leave a point to them.


def binary(name, value, slopes, points, special):
    awkward = [(x, y) for x in AWKWARD for y in AWKWARD]
    for x, y in distinct(awkward + points):
        result = special(x, y)
        if result is UNSAID:
            continue
        if result is None:
            a, b = mpf(x), mpf(y)
            result = (value(a, b), *slopes(a, b))
        row(name, (x, y), (result[0], nan, nan) if result[0] != result[0] else result)


def finite(x, y):
    return math.isfinite(x) and math.isfinite(y)


def times(x, y):
    """A signed infinity or zero."""
    return math.copysign(1, x) * math.copysign(1, y)


def pairs(xs, ys):
    return list(zip(xs, ys))


ANY = (pairs(scales(-150, 150, 30, BOTH), scales(-150, 150, 30, BOTH))
       + pairs(scales(-5, 5, 30, BOTH), scales(-5, 5, 30, BOTH))
       + pairs(between(-4, 4, 30), between(-4, 4, 30)))
CLOSE = [(x, y) for x in (1.0, -2.0, 1e300) for y in around(x, -x)]


def sum_at(x, y):
    # The exact sum of two doubles can have 600 digits, and an exact zero has a sign.
    return (x + y, 1, 1) if not finite(x, y) or x == -y else None


binary("x + y", lambda x, y: x + y, lambda x, y: (1, 1), ANY + CLOSE, sum_at)
binary("x - y", lambda x, y: x - y, lambda x, y: (1, -1), ANY + CLOSE,
       lambda x, y: (x - y, 1, -1) if not finite(x, y) or x == y else None)
binary("x * y", lambda x, y: x * y, lambda x, y: (y, x), ANY,
       lambda x, y: (x * y, y, x) if not finite(x, y) or x * y == 0 else None)


def quotient_at(x, y):
    if math.isnan(x) or math.isnan(y) or (x == 0 and y == 0) or (math.isinf(x) and math.isinf(y)):
        return (nan, nan, nan)
    if y == 0:
        return (times(x, y) * inf, math.copysign(inf, y), -math.copysign(inf, x))
    if math.isinf(y):
        return (times(x, y) * 0.0, 0, 0)
    if math.isinf(x):
        return (times(x, y) * inf, 1 / mpf(y), -math.copysign(inf, x))
    if x == 0:
        return (times(x, y) * 0.0, 1 / mpf(y), 0)
    return None


binary("x / y", lambda x, y: x / y, lambda x, y: (1 / y, -x / y**2), ANY, quotient_at)


def whole(y):
    return math.isfinite(y) and y == math.floor(y)


def is_odd(y):
    return whole(y) and y % 2 == 1


def power_at(x, y):
    """IEEE's pow, but that 1^inf and 1^nan are nan; slopes are those of the limit y -> +-inf."""
    if math.isnan(y) or (abs(x) == 1 and math.isinf(y)) or (math.isnan(x) and y != 0):
        return (nan, nan, nan)
    if math.isnan(x):
        return (1, 0, nan)
    if x < 0 and math.isfinite(x) and math.isfinite(y) and not whole(y):
        return (nan, nan, nan)
    if y == 0:
        return (1, 0, nan if x < 0 else 0 if x == 0 else mp.log(x) if x < inf else inf)
    if x == -inf and y > 2.0**53:
        return UNSAID  # the slope's sign would hang on whether y - 1 is odd, which no double can say
    if x < 0 and not whole(y):  # IEEE gives a value all the same, which has no slope
        large = (abs(x) > 1) == (y > 0)
        return (inf if large else 0.0, nan, nan)
    if math.isinf(x) or x == 0:
        base = math.copysign(1, x)
        large = math.isinf(x) == (y > 0)
        value = (inf if large else 0.0) * (base if is_odd(y) else 1)
        # y x^(y-1), of which the power is 1 at y = 1
        steep = math.isinf(x) == (y > 1)
        slope = 1 if y == 1 else (inf * sign(y) if steep else 0.0)
        if steep and y != 1 and whole(y) and not is_odd(y):
            slope *= base
        if x < 0:
            return (value, slope, nan)
        return (value, slope, (0 if not large else value if x else -value))
    if math.isinf(y):
        large = (x > 1) == (y > 0)
        return (inf, sign(y) * inf, (inf if x > 1 else -inf)) if large else (0.0, 0, 0)
    return None


def power(x, y):
    if x < 0:
        return (-1 if is_odd(float(y)) else 1) * mp.exp(y * mp.log(-x))
    return mp.exp(y * mp.log(x))


def power_slopes(x, y):
    return (y * power(x, y) / x, nan if x < 0 else power(x, y) * mp.log(x))


POWERS = (pairs(scales(-3, 3, 40), between(-20, 20, 40))
          + pairs(around(1.0, 1.0), scales(-3, 8, 22, BOTH))
          + pairs(scales(-300, 300, 20), between(-1, 1, 20))
          + pairs(between(-4, 0, 20), [float(k) for k in range(-10, 10)])
          + [(x, y) for x in (-3.0, 1e-10, 0.3, 3.0, 1e200) for y in (-3.0, -1.0, 1.0, 1.5, 3.0, 0.25, 30.0)]
          + [(2.0, -1000.3), (10.0, -307.5), (1.5, 1700.3), (0.1, 300.7), (1e-30, 10.2), (0.7, 1e-20)])
binary("x ^ y", power, power_slopes, POWERS, power_at)


def hypot_at(x, y):
    if math.isinf(x) or math.isinf(y):
        if not (math.isfinite(x) or math.isfinite(y)) or math.isnan(x) or math.isnan(y):
            return (inf, nan, nan)
        return (inf, sign(x) if math.isinf(x) else 0, sign(y) if math.isinf(y) else 0)
    if math.isnan(x) or math.isnan(y):
        return (nan, nan, nan)
    return (0.0, 0, 0) if x == 0 and y == 0 else None


def length(x, y):
    return mp.sqrt(x * x + y * y)


WIDE = ANY + pairs(scales(-300, 300, 20, BOTH), scales(-300, 300, 20, BOTH)) + [(1.5e308, 1.5e308), (3.0, 4.0)]
binary("hypot(x, y)", length, lambda x, y: (x / length(x, y), y / length(x, y)), WIDE, hypot_at)


def angle_at(y, x):
    if math.isnan(x) or math.isnan(y):
        return (nan, nan, nan)
    if x == 0 and y == 0:
        return (0.0 * math.copysign(1, y) if math.copysign(1, x) > 0 else math.copysign(1, y) * mp.pi, nan, nan)
    if math.isinf(math.hypot(x, y)) and finite(x, y):
        return UNSAID  # the slopes, below 1e-308, are taken as 0
    if math.isinf(x) or math.isinf(y):
        corner = mp.pi / 4 if math.isinf(x) and math.isinf(y) else mp.pi / 2 if math.isinf(y) else 0
        turned = corner if x > 0 or math.isfinite(x) else mp.pi - corner
        return (math.copysign(1, y) * turned if turned else math.copysign(0.0, y), 0, 0)
    if y == 0:
        return (math.copysign(0.0, y) if x > 0 else math.copysign(1, y) * mp.pi, 1 / mpf(x), 0)
    return None


binary("atan2(y, x)", mp.atan2, lambda y, x: (x / (x * x + y * y), -y / (x * x + y * y)), WIDE, angle_at)


def chosen(x, y, pick):
    if math.isnan(x) or math.isnan(y):
        return (nan, nan, nan)
    if x == y == 0:
        return (pick((x, y), key=lambda v: math.copysign(1, v)), 0.5, 0.5)
    if x == y:
        return (x, 0.5, 0.5)
    return (pick(x, y), int(pick(x, y) == x), int(pick(x, y) == y))


binary("min(x, y)", None, None, ANY + CLOSE, lambda x, y: chosen(x, y, min))
binary("max(x, y)", None, None, ANY + CLOSE, lambda x, y: chosen(x, y, max))
