#!/usr/bin/env python3
"""Writes operations.tsv: what each operation is worth, and its slopes, to 25 digits.

    python3 generate.py > operations.tsv
    python3 generate.py lambertw > /tmp/some.tsv
    python3 generate.py --dense 2500 [NAME…] > /tmp/dense.tsv
    python3 generate.py --second 12 [NAME…] > second.tsv

With names, only the operations of those names are written.
With --dense each operation gets so many points of its own instead, between those and next to
them, and next to the zeros of its value and slopes; see dense.py. With --second each gets its
second derivatives at about so many points and at tiny and huge ones; see second.py.

Everything finite comes from mpmath at 1000 digits, where nothing cancels, with derivatives
from a calculus book. What holds at the awkward points (zeros, edges of the domain,
infinities) is written out below by hand: IEEE 754 for values; for slopes the limit, and
where there is none the convention of the reference page. Nothing here is read from the
program under test. To add an operation, add an entry; run again.
"""

import math
import random
import sys
from math import inf, nan

from mpmath import mp, mpf

import dense
import second

mp.dps = 1000

HEAD = """\
# Values and local derivatives of every operation: made by generate.py, with mpmath at 1000 digits.
# Columns: operation, operands (exact doubles), value, one derivative for each operand, condition of the
# value, and of each derivative: by how much a small relative error in the operands is magnified in it.
# inf stands for whatever rounds to it; zeros of values carry their sign, zeros of slopes need not."""

HEAD_OF_SECOND = """\
# Second derivatives of every operation: made by generate.py --second.
# Columns: operation, how many operands, these, the second derivatives that there are, row by row from the
# diagonal on, and by how much a small relative error in the operands is magnified in each."""

LARGEST = mpf(1.7976931348623157e308)
LIMIT = LARGEST * (1 + mpf(2) ** -54)
AWKWARD = [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 1e-300, 1e300, inf, -inf, nan]
EXTREMES = [5e-324, -5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -1.7976931348623157e308]
dice = random.Random(20260101)
SECOND = "--second" in sys.argv
DENSE = int(sys.argv[2]) if SECOND or "--dense" in sys.argv else 0
WANTED = sys.argv[3 if DENSE else 1:]


def is_wanted(name):
    return not WANTED or name.split("(")[0] in WANTED or name in WANTED


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


def row(name, operands, results, conditions=None):
    if DENSE:
        return
    conditions = conditions or [0] * len(results)
    print("\t".join([name, *map(repr, operands), *map(text, results), *map(size, conditions)]))


# How well a result is conditioned: the sum of |x df/dx / f| over the operands x. 0 where it is
# zero or not finite, and at the points that are written out by hand.

NUDGE = mpf("1e-20")


def size(condition):
    """Two digits will do."""
    return "0" if condition < mpf("0.01") else mp.nstr(condition, 2, min_fixed=-1, max_fixed=4)


def ordinary(*numbers):
    return all(not isinstance(x, tuple) and x and mp.isfinite(x) and abs(x) < LIMIT for x in numbers)


def conditions(point, results, slopes, exact=()):
    """`slopes` gives all derivatives at a point; operands at places in `exact` are whole."""
    loose = [i for i in range(len(point)) if i not in exact]
    value = results[0]
    found = [0]
    if ordinary(value):
        found = [sum(abs(point[i] * results[1 + i] / value) for i in loose if ordinary(results[1 + i]))]
    found += [mpf(0) for _ in results[1:]]
    for i in loose:
        if point[i]:
            near = slopes(*point[:i], point[i] * (1 + NUDGE), *point[i + 1:])
            for k, there in enumerate(near):
                here = results[1 + k]
                if ordinary(here, there):
                    found[1 + k] += abs((there - here) / here) / NUDGE
    return found


def distinct(points):
    return list({key(*p): p for p in points}.values())


# A thorough look, in place of what is written below.


def dense_rows(name, points, function, exact=(), known=()):
    """`function` gives the value and all derivatives at a point, or None where nothing is said."""
    points = points + dense.EDGES.get(name, [])
    if SECOND:
        for point, results, found in second.rows(name, points, function, DENSE, exact):
            print("\t".join([name, str(len(point)), *map(repr, point), *map(text, results), *map(size, found)]), flush=True)
        print(f"{name} done", file=sys.stderr)
        return
    for point, results in dense.rows(points, function, DENSE, exact):
        if key(*point) in known:
            continue
        with mp.workdps(60):
            where = [mpf(x) for x in point]
            try:
                found = conditions(where, results, lambda *t: function(*t)[1:], exact)
            except (ValueError, ZeroDivisionError, TypeError):
                continue
        print("\t".join([name, *map(repr, point), *map(text, results), *map(size, found)]))
    print(f"{name} done", file=sys.stderr)


# Operations of one operand.


def unary(name, value, slope, points, at, domain=lambda x: True):
    """`at` says what the value and the slope are at special points; nan is nan everywhere."""
    special = {key(x): result for x, result in at.items()} if isinstance(at, dict) else {key(x): r for x, r in at}
    if not is_wanted(name):
        return
    if DENSE:
        dense_rows(name, [(x,) for x in AWKWARD[:10] + points if domain(x)],
                   lambda x: (value(x), slope(x)) if domain(x) else None, known=special)
        return
    for (x,) in distinct([(x,) for x in AWKWARD + points]):
        condition = None
        if math.isnan(x):
            result = (nan, nan)
        elif key(x) in special:
            result = special[key(x)]
        elif not domain(x) or math.isinf(x):
            result = (nan, nan)
        else:
            result = (value(mpf(x)),)
            if result[0] != ():
                result = (*result, slope(mpf(x)))
                condition = conditions([mpf(x)], result, lambda t: [slope(t)])
        if result and () not in result:
            row(name, (x,), result, condition)


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


print(HEAD_OF_SECOND if SECOND else HEAD)

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
    if not is_wanted(name):
        return
    if DENSE:
        def of(x, y):
            known = special(float(x), float(y))
            if known is UNSAID or known and known[0] != known[0] or known and value:
                return None
            return known or (value(x, y), *slopes(x, y))
        dense_rows(name, points, of)
        return
    awkward = [(x, y) for x in AWKWARD for y in AWKWARD]
    for x, y in distinct(awkward + points):
        result = special(x, y)
        condition = None
        if result is UNSAID:
            continue
        if result is None:
            a, b = mpf(x), mpf(y)
            result = (value(a, b), *slopes(a, b))
            condition = conditions([a, b], result, slopes)
        row(name, (x, y), (result[0], nan, nan) if result[0] != result[0] else result, condition)


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


# More of one operand: reciprocals of the trigonometric and hyperbolic functions.

pi = mp.pi
NEAR_0 = [x for x in EVERYWHERE if abs(x) < 1e300 and abs(x) > 1e-307]


def poles(at):
    """An odd function with a pole at 0."""
    return [(0.0, (inf, at)), (-0.0, (-inf, at))]


unary("abs2(x)", lambda x: x * x, lambda x: 2 * x, EVERYWHERE, even(0.0, 0) + ends((inf, -inf), (inf, inf)))
unary("inv(x)", lambda x: 1 / x, lambda x: -1 / x**2, EVERYWHERE, poles(-inf) + ends((-0.0, 0), (0.0, 0)),
      lambda x: x != 0)
for name, base in ("exp2", 2), ("exp10", 10):
    unary(f"{name}(x)", lambda x, b=base: mp.mpf(b) ** x, lambda x, b=base: mp.log(b) * mp.mpf(b) ** x,
          EVERYWHERE + between(-300, 300, 20), even(1, mp.log(base)) + ends((0.0, 0), (inf, inf)))

FEW = scales(-300, 0, 12, BOTH) + scales(-2, 3, 12, BOTH) + between(-4, 4, 16) + TURNS
unary("sec(x)", mp.sec, lambda x: mp.sec(x) * mp.tan(x), FEW, even(1))
unary("csc(x)", mp.csc, lambda x: -mp.csc(x) * mp.cot(x), FEW, poles(-inf))
unary("cot(x)", mp.cot, lambda x: -mp.csc(x) ** 2, FEW, poles(-inf))
BEYOND_1 = around(1.0, -1.0, 2.0) + scales(0, 300, 20, BOTH) + between(1, 4, 20) + between(-3, -1, 10)
unary("asec(x)", mp.asec, lambda x: 1 / (abs(x) * mp.sqrt(x * x - 1)), BEYOND_1,
      [(1.0, (0.0, inf)), (-1.0, (pi, inf))] + ends((pi / 2, 0), (pi / 2, 0)), lambda x: abs(x) >= 1)
unary("acsc(x)", mp.acsc, lambda x: -1 / (abs(x) * mp.sqrt(x * x - 1)), BEYOND_1,
      [(1.0, (pi / 2, -inf)), (-1.0, (-pi / 2, -inf))] + ends((-0.0, 0), (0.0, 0)), lambda x: abs(x) >= 1)
unary("acot(x)", lambda x: mp.atan(1 / x), lambda x: -1 / (1 + x * x), EVERYWHERE,
      [(0.0, (pi / 2, -1)), (-0.0, (-pi / 2, -1))] + ends((-0.0, 0), (0.0, 0)))

HALVES = [k / 2 for k in range(-6, 7)] + between(-3, 3, 20) + scales(-300, 12, 20, BOTH) + [1e15 + 0.5, 5e-324, 1e-320]


def exact(value, slope):
    """mpmath's own zeros at whole and half numbers, where sin(pi x) would only come close."""
    return lambda x: value(x), lambda x: slope(x)


def sinpi(x):
    return mp.sinpi(x) if x != mp.floor(x) else mpf(0)


unary("sinpi(x)", lambda x: sinpi(x) or math.copysign(0.0, x), lambda x: pi * mp.cospi(x), HALVES, odd(pi))
unary("cospi(x)", lambda x: mp.cospi(x), lambda x: -pi * sinpi(x), HALVES, even(1))


def cosc(x):
    return (mp.cospi(x) - sinpi(x) / (pi * x)) / x


unary("sinc(x)", lambda x: sinpi(x) / (pi * x), cosc, [x for x in HALVES if DENSE or abs(x) < 1e12], even(1) + ends((0.0, 0), (0.0, 0)))
unary("cosc(x)", cosc, lambda x: -pi * sinpi(x) / x - 2 * cosc(x) / x, [x for x in HALVES if DENSE or abs(x) < 1e12],
      [(0.0, (-0.0, -pi * pi / 3)), (-0.0, (0.0, -pi * pi / 3)), (1e300, ())] + ends((0.0, 0), (-0.0, 0)))
unary("mod2pi(x)", lambda x: x - 2 * pi * mp.floor(x / (2 * pi)), lambda x: 1, FEW + [6.283185307179586, 6.283185307179587], odd(1))

# Degrees.

DEGREES = [15.0 * k for k in range(-26, 27)] + between(-400, 400, 30) + scales(-300, 15, 20, BOTH) + [29.999999999999996, 89.99999999999999, 1e300]


def sind(x):
    r = x - 360 * mp.floor(x / 360)
    return mpf(0) if r in (0, 180) else mp.sin(r * pi / 180)


def cosd(x):
    return sind(x + 90)


def tand(x):
    return sind(x) / cosd(x) if cosd(x) else mpf(inf) * sign(sind(x))


def signed(value):
    return lambda x: value(x) or math.copysign(0.0, x)


DEG = pi / 180
unary("deg2rad(x)", lambda x: x * DEG, lambda x: DEG, EVERYWHERE, odd(DEG) + ends((-inf, DEG), (inf, DEG)))
unary("rad2deg(x)", lambda x: x / DEG, lambda x: 1 / DEG, EVERYWHERE, odd(1 / DEG) + ends((-inf, 1 / DEG), (inf, 1 / DEG)))
unary("sind(x)", signed(sind), lambda x: DEG * cosd(x), DEGREES, odd(DEG))
unary("cosd(x)", lambda x: cosd(x), lambda x: -DEG * sind(x), DEGREES, even(1))
unary("tand(x)", lambda x: tand(x) if sind(x) else UNSAID, lambda x: DEG * (1 + tand(x) ** 2), DEGREES, odd(DEG))
unary("secd(x)", lambda x: 1 / cosd(x) if cosd(x) else UNSAID, lambda x: DEG * tand(x) / cosd(x), DEGREES, even(1))
unary("cscd(x)", lambda x: 1 / sind(x) if sind(x) else UNSAID, lambda x: -DEG * cosd(x) / sind(x) ** 2, DEGREES, poles(-inf))
unary("cotd(x)", lambda x: cosd(x) / sind(x) if sind(x) and cosd(x) else UNSAID, lambda x: -DEG / sind(x) ** 2, DEGREES, poles(-inf))
INSIDE_1 = around(1.0, -1.0, 0.5, -0.5) + scales(-290, 0, 20, BOTH) + between(-1, 1, 30)


def in_degrees(name, value, slope, points, at, domain):
    unary(name, lambda x: value(x) / DEG, lambda x: slope(x) / DEG, points,
          [(x, (v / DEG if v else v, s / DEG if s else s)) for x, (v, s) in at], domain)


in_degrees("asind(x)", mp.asin, lambda x: 1 / mp.sqrt(1 - x * x), INSIDE_1,
           odd(1) + [(1.0, (pi / 2, inf)), (-1.0, (-pi / 2, inf))], lambda x: abs(x) <= 1)
in_degrees("acosd(x)", mp.acos, lambda x: -1 / mp.sqrt(1 - x * x), INSIDE_1,
           [(1.0, (0.0, -inf)), (-1.0, (pi, -inf))], lambda x: abs(x) <= 1)
in_degrees("atand(x)", mp.atan, lambda x: 1 / (1 + x * x), EVERYWHERE, odd(1) + ends((-pi / 2, 0), (pi / 2, 0)), lambda x: True)
in_degrees("asecd(x)", mp.asec, lambda x: 1 / (abs(x) * mp.sqrt(x * x - 1)), BEYOND_1,
           [(1.0, (0.0, inf)), (-1.0, (pi, inf))] + ends((pi / 2, 0), (pi / 2, 0)), lambda x: abs(x) >= 1)
in_degrees("acscd(x)", mp.acsc, lambda x: -1 / (abs(x) * mp.sqrt(x * x - 1)), BEYOND_1,
           [(1.0, (pi / 2, -inf)), (-1.0, (-pi / 2, -inf))] + ends((-0.0, 0), (0.0, 0)), lambda x: abs(x) >= 1)
in_degrees("acotd(x)", lambda x: mp.atan(1 / x), lambda x: -1 / (1 + x * x), EVERYWHERE,
           [(0.0, (pi / 2, -1)), (-0.0, (-pi / 2, -1))] + ends((-0.0, 0), (0.0, 0)), lambda x: True)

unary("sech(x)", mp.sech, lambda x: -mp.sech(x) * mp.tanh(x), HYPERBOLIC, even(1) + ends((0.0, 0), (0.0, 0)))
unary("csch(x)", mp.csch, lambda x: -mp.csch(x) * mp.coth(x), HYPERBOLIC, poles(-inf) + ends((-0.0, 0), (0.0, 0)))
unary("coth(x)", mp.coth, lambda x: -mp.csch(x) ** 2, HYPERBOLIC, poles(-inf) + ends((-1, 0), (1, 0)))
unary("asech(x)", mp.asech, lambda x: -1 / (x * mp.sqrt(1 - x * x)), around(1.0, 0.5) + scales(-320, 0, 20) + between(0, 1, 30),
      [(0.0, (inf, -inf)), (-0.0, ()), (1.0, (0.0, -inf))], lambda x: 0 < x <= 1)
unary("acsch(x)", mp.acsch, lambda x: -1 / (abs(x) * mp.sqrt(1 + x * x)), EVERYWHERE, poles(-inf) + ends((-0.0, 0), (0.0, 0)))
unary("acoth(x)", mp.acoth, lambda x: 1 / (1 - x * x), BEYOND_1,
      [(1.0, (inf, -inf)), (-1.0, (-inf, -inf))] + ends((-0.0, 0), (0.0, 0)), lambda x: abs(x) > 1)

# Logarithms of sums.

UNIT = scales(-300, 0, 16) + between(0, 1, 20) + around(0.5, 0.25, 0.75, 1.0)
unary("logit(x)", lambda x: mp.log(x / (1 - x)) or 0.0, lambda x: 1 / (x * (1 - x)), UNIT,
      even(-inf, inf) + [(1.0, (inf, inf))], lambda x: 0 < x < 1)
unary("log1mexp(x)", lambda x: mp.log(1 - mp.exp(x)) or -0.0, lambda x: -1 / mp.expm1(-x),
      [-x for x in POSITIVE] + around(-0.6931471805599453) + between(-40, 0, 10),
      even(-inf, -inf) + [(-inf, (-0.0, 0))], lambda x: x < 0)
unary("logexpm1(x)", lambda x: mp.log(mp.exp(x) - 1), lambda x: -1 / mp.expm1(-x),
      POSITIVE + around(0.6931471805599453) + between(0, 40, 10),
      even(-inf, inf) + [(inf, (inf, 1))], lambda x: x > 0)
unary("xlogx(x)", lambda x: x * mp.log(x) or 0.0, lambda x: mp.log(x) + 1, POSITIVE + around(0.36787944117144233),
      even(0.0, -inf) + [(inf, (inf, inf))], lambda x: x >= 0)

# Neural networks.

TAILS = EVERYWHERE + between(-40, 40, 20) + between(-3, 3, 20)


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


unary("leakyrelu(x)", lambda x: x if x > 0 else x * mpf(0.01), lambda x: 1 if x > 0 else mpf(0.01), EVERYWHERE,
      odd(mpf(0.01)) + ends((-inf, 0.01), (inf, 1)))
unary("relu6(x)", lambda x: min(max(x, 0), 6), lambda x: int(0 < x < 6), EVERYWHERE + [5.5, 6.5], even(0.0) + [(6.0, (6, 0))] + ends((0.0, 0), (6, 0)))
unary("elu(x)", lambda x: x if x > 0 else mp.expm1(x), lambda x: 1 if x > 0 else mp.exp(x), TAILS, odd(1) + ends((-1, 0), (inf, 1)))
S, SA = mpf(1.0507009873554805), mpf(1.7580993408473766)
unary("selu(x)", lambda x: S * x if x > 0 else SA * mp.expm1(x), lambda x: S if x > 0 else SA * mp.exp(x), TAILS,
      odd(S) + ends((-SA, 0), (inf, S)))
unary("silu(x)", lambda x: x * sigmoid(x), lambda x: sigmoid(x) * (1 + x * sigmoid(-x)), TAILS + around(-1.2784645427610738),
      odd(0.5) + [(-inf, ()), (inf, (inf, 1))])


def mish(x):
    return x * mp.tanh(mp.log(1 + mp.exp(x)))


def mish_slope(x):
    s = mp.log(1 + mp.exp(x))
    return mp.tanh(s) + x * mp.sech(s) ** 2 * sigmoid(x)


unary("mish(x)", mish, mish_slope, [x for x in TAILS if -700 < x < 1e100], odd(0.6) + [(-inf, ()), (-1e300, ()), (inf, (inf, 1))])
unary("softsign(x)", lambda x: x / (1 + abs(x)), lambda x: 1 / (1 + abs(x)) ** 2, TAILS, odd(1) + ends((-1, 0), (1, 0)))
unary("logsigmoid(x)", lambda x: -mp.log(1 + mp.exp(-x)) or -0.0, lambda x: sigmoid(-x), TAILS, even(-mp.log(2), 0.5) + ends((-inf, 1), (-0.0, 0)))
unary("hardsigmoid(x)", lambda x: min(max(x + 3, 0), 6) / mpf(6) or 0.0, lambda x: mpf(abs(x) < 3) / 6,
      [x for x in TAILS if abs(x) > 1e-3 and abs(x + 3) > 0.1],
      even(0.5, mpf(1) / 6) + [(3.0, (1, 0)), (-3.0, (0.0, 0))] + ends((0.0, 0), (1, 0)))

# Steps.


def rounded(x):
    return mp.nint(x) or math.copysign(0.0, x)


unary("round(x)", rounded, lambda x: 0, EVERYWHERE + WHOLE + [1.5, 2.5, -2.5, 0.49999999999999994], odd(0) + ends((-inf, 0), (inf, 0)))
unary("trunc(x)", lambda x: (mp.floor(x) if x > 0 else mp.ceil(x)) or math.copysign(0.0, x), lambda x: 0, EVERYWHERE + WHOLE,
      odd(0) + ends((-inf, 0), (inf, 0)))
unary("step(x)", lambda x: (x > 0) * 1.0, lambda x: 0, EVERYWHERE, even(0.5) + ends((0.0, 0), (1, 0)))


# More of two operands.


def undefined(*operands):
    return any(math.isnan(x) for x in operands)


def only_finite(value, slopes=None):
    """nan where an operand is; infinities are not spoken of."""
    return lambda x, y: (nan, nan, nan) if undefined(x, y) else UNSAID if not finite(x, y) else value(x, y)


def log_base(b, x):
    if b <= 0 or x <= 0 or b == 1:
        return (nan, nan, nan) if b < 0 or x < 0 or b == 1 else UNSAID
    return (math.copysign(0.0, b - 1), 0, 1 / mp.log(b)) if x == 1 else None


binary("logb(b, x)", lambda b, x: mp.log(x) / mp.log(b), lambda b, x: (-mp.log(x) / (b * mp.log(b) ** 2), 1 / (x * mp.log(b))),
       pairs(scales(-300, 300, 20), scales(-300, 300, 20)) + pairs(between(0, 3, 30), between(0, 3, 30))
       + [(2.0, 8.0), (10.0, 1000.0), (2.0, 1024.0), (3.0, 243.0), (1.0000000001, 3.0), (7.0, 1.0000000001), (0.1, 0.001)],
       only_finite(log_base))


def xlogy_at(x, y):
    if x == 0:
        return (0.0, mp.log(y) if y > 0 else -inf, 0) if y >= 0 else (nan, nan, nan)
    if y == 0:
        return (-inf * x, -inf, inf * x) if x > 0 else UNSAID
    return (nan, nan, nan) if y < 0 else (x * 0.0, 0, x) if y == 1 else None


binary("xlogy(x, y)", lambda x, y: x * mp.log(y), lambda x, y: (mp.log(y), x / y), ANY + pairs(between(-4, 4, 20), POSITIVE[:20]),
       only_finite(xlogy_at))


def xlog1py_at(x, y):
    if x == 0:
        return (0.0, mp.log(1 + mpf(y)) if y > -1 else -inf, 0) if y >= -1 else (nan, nan, nan)
    if y == -1:
        return UNSAID
    return (nan, nan, nan) if y < -1 else (x * y, 0, x) if y == 0 else None


binary("xlog1py(x, y)", lambda x, y: x * mp.log(1 + y), lambda x, y: (mp.log(1 + y), x / (1 + y)),
       ANY + pairs(between(-4, 4, 20), scales(-18, -1, 20, BOTH)), only_finite(xlog1py_at))
LOGS = (pairs(between(-4, 4, 30), between(-4, 4, 30)) + pairs(scales(-5, 3, 30, BOTH), scales(-5, 3, 30, BOTH))
        + [(1000.0, 1000.0), (-1000.0, -1000.0), (-0.6931471805599453, -0.6931471805599453), (-0.5, -0.9327521295671885),
           (1000.0, 999.0), (1e-18, 1e-18), (-800.0, 3.0), (0.25, 0.0), (1.0, 0.5413248546129181), (710.0, 709.0)])


def logs(x, y):
    return None if max(abs(x), abs(y)) < 1e5 else UNSAID


def log_of_sum(*operands):
    return mp.log(sum(mp.exp(x) for x in operands))


binary("logaddexp(x, y)", log_of_sum, lambda x, y: (1 / (1 + mp.exp(y - x)), 1 / (1 + mp.exp(x - y))), LOGS, only_finite(logs))
binary("logsubexp(x, y)", lambda x, y: mp.log(abs(mp.exp(x) - mp.exp(y))), lambda x, y: (-1 / mp.expm1(y - x), -1 / mp.expm1(x - y)),
       LOGS, only_finite(lambda x, y: logs(x, y) if x != y else UNSAID if x else (-inf, -inf, -inf)))


def mod_at(x, y):
    if not math.isfinite(x) or y == 0:
        return (nan, nan, nan)
    if math.isinf(y):
        return UNSAID
    whole = mp.floor(mpf(x) / mpf(y))
    rest = mpf(x) - mpf(y) * whole
    return (rest or math.copysign(0.0, y), 1, -whole) if abs(whole) < 2**50 else UNSAID


def rem_at(x, y):
    if not math.isfinite(x) or y == 0:
        return (nan, nan, nan)
    if math.isinf(y):
        return (x, 1, 0)
    whole = mpf(x) / mpf(y)
    whole = mp.floor(whole) if whole > 0 else mp.ceil(whole)
    rest = mpf(x) - mpf(y) * whole
    return (rest or math.copysign(0.0, x), 1, -whole) if abs(whole) < 2**50 else UNSAID


def no_nan(at):
    return lambda x, y: (nan, nan, nan) if undefined(x, y) else at(x, y)


WRAPS = pairs(between(-50, 50, 40), between(-4, 4, 40)) + pairs(scales(-5, 5, 20, BOTH), scales(-5, 5, 20, BOTH)) + [(7.0, 3.0), (-7.0, 3.0), (7.0, -3.0)]
binary("mod(x, y)", None, None, WRAPS, no_nan(mod_at))
binary("rem(x, y)", None, None, WRAPS, no_nan(rem_at))
binary("copysign(x, y)", None, None, ANY,
       no_nan(lambda x, y: (math.copysign(x, y), 0 if x == 0 else math.copysign(1, x) * math.copysign(1, y), 0)))


def ldexp_at(x, n):
    if n != math.floor(n) if math.isfinite(n) else True:
        return (nan, nan, nan) if math.isfinite(n) or math.isnan(n) else UNSAID
    if not math.isfinite(x) or abs(n) > 2000:
        return UNSAID if not math.isnan(x) else (nan, nan, nan)
    return (mpf(x) * mpf(2) ** int(n) or x, mpf(2) ** int(n), nan)


binary("ldexp(x, n)", None, None, pairs(scales(-10, 10, 40, BOTH), [float(k) for k in range(-20, 20)]), ldexp_at)


# Three operands, and any number.


def many(name, value, slopes, points, special=lambda *x: None, exact=()):
    if not is_wanted(name):
        return
    if DENSE:
        def of(*x):
            known = special(*map(float, x))
            if known is UNSAID or known and known[0] != known[0] or known and value:
                return None
            return known or (value(*x), *slopes(*x))
        dense_rows(name, points, of, exact)
        return
    for point in distinct(points):
        result = special(*point)
        condition = None
        if result is UNSAID:
            continue
        if result is None:
            operands = [mpf(x) for x in point]
            result = (value(*operands), *slopes(*operands))
            condition = conditions(operands, result, slopes, exact)
        row(name, point, (result[0], *[nan for _ in point]) if result[0] != result[0] else result, condition)


SOME = [0.0, 1.0, -1.0, 0.5, 3.0, nan]
THREES = ([(x, y, z) for x in SOME for y in SOME for z in SOME]
          + list(zip(between(-4, 4, 40), between(-4, 4, 40), between(-4, 4, 40)))
          + list(zip(scales(-5, 5, 20, BOTH), scales(-5, 5, 20, BOTH), scales(-5, 5, 20, BOTH))))


def clamp_at(x, lo, hi):
    if undefined(x, lo, hi) or lo > hi:
        return (nan, nan, nan, nan)
    if lo == hi and x == lo or x == 0 == min(abs(lo), abs(hi)):
        return UNSAID
    value = min(max(x, lo), hi)
    if DENSE and value == 0:
        # Which zero a bound is has been lost on the way.
        return UNSAID
    if x == lo:
        return (value, 0, 1, 0)
    if x == hi:
        return (value, 0, 0, 1)
    return (value, int(lo < x < hi), int(x < lo), int(x > hi))


many("clamp(x, lo, hi)", None, None, THREES, clamp_at)
many("fma(x, y, z)", lambda x, y, z: x * y + z, lambda x, y, z: (y, x, 1), THREES + [(1e200, 1e200, -inf)],
     lambda x, y, z: (nan, nan, nan, nan) if undefined(x, y, z) else UNSAID if math.isinf(z) or x * y + z == 0 else None)

WIDTHS = [1, 2, 3, 3, 4, 5, 8]


def lists(*pools):
    """Operands of every number, from pools of every kind."""
    return [tuple(dice.choice(pool) for _ in range(width)) for pool in pools for width in WIDTHS * 3]


MILD = between(-4, 4, 60)
ROUGH = scales(-5, 5, 60, BOTH)
WILD = scales(-150, 150, 60, BOTH)
LISTS = lists(MILD, ROUGH, WILD, [1.0, 2.0, -1.0, 3.0]) + [(1.0, nan, 2.0), (nan,), (2.0, 2.0, 2.0), (3.0,), (1e200, 1e200), (1e200, 1.0, -1e200)]


def defined(*operands):
    return (nan,) if undefined(*operands) else None


def extreme(pick):
    def at(*operands):
        if undefined(*operands):
            return (nan,)
        best = pick(operands)
        return (best, *[mpf(x == best) / operands.count(best) for x in operands])
    return at


many("max(x, …)", None, None, LISTS, extreme(max))
many("min(x, …)", None, None, LISTS, extreme(min))
many("sum(x, …)", lambda *x: sum(x) or 0.0, lambda *x: [1] * len(x), LISTS + [(1e308, 1e308, -1e308), (1e16, 1.0, -1e16), (0.1, 0.2, -0.3)], defined)
many("mean(x, …)", lambda *x: sum(x) / len(x) or 0.0, lambda *x: [mpf(1) / len(x)] * len(x), LISTS + [(1e308, 1e308), (1e16, 1.0, -1e16)], defined)


def product(*x):
    result = mpf(1)
    for each in x:
        result *= each
    return result


def products(*x):
    return [product(*x[:k], *x[k + 1:]) for k in range(len(x))]


many("prod(x, …)", product, products, LISTS + lists([0.5, 2.0, 3.0, -7.0, 0.0])[-14:] + [(1e300, 1e300, 1e-300, 1e-300), (0.0, 2.0, 3.0), (0.0, 0.0, 1.0)],
     lambda *x: (nan,) if undefined(*x) else (math.prod(x), *products(*map(mpf, x))) if 0 in x else None)


def norm(*x):
    return mp.sqrt(sum(each * each for each in x))


many("hypot(x, …)", norm, lambda *x: [each / norm(*x) for each in x], LISTS + [(0.0, 0.0, 0.0), (1e-200, 1e-200, 1e-200), (3e-320, 4e-320, 0.0)],
     lambda *x: (nan,) if undefined(*x) else (0.0, 0, 0, 0) if set(x) == {0.0} else None)
many("logsumexp(x, …)", log_of_sum, lambda *x: [mp.exp(each - log_of_sum(*x)) for each in x],
     lists(MILD, between(-100, 100, 40), [-1.0, 0.0, 1.0]) + [(1000.0, 1000.0, 1000.0), (-1.0986122886681098,) * 3, (5.0,), (nan, 1.0)], defined)


# Special functions. Their series are long at 1000 digits, and 100 see through any cancellation here.

mp.dps = 100


def special(name, value, slope, points, at=()):
    """Points and what holds at those of `at`; nan is nan."""
    known = {key(x): result for x, result in at}
    if not is_wanted(name):
        return
    if DENSE:
        dense_rows(name, [(x,) for x in points], lambda x: (value(x), slope(x)), known=known)
        return
    for (x,) in distinct([(x,) for x in [nan, *[x for x, _ in at], *points]]):
        result = (nan, nan) if math.isnan(x) else known.get(key(x))
        condition = None
        if result is None:
            result = (value(mpf(x)), slope(mpf(x)))
            condition = conditions([mpf(x)], result, lambda t: [slope(t)])
        row(name, (x,), result, condition)


def psi(n, x):
    """Below 0 by reflection: with c = cot(pi x), of which the slopes are polynomials."""
    if x > 0:
        return mp.psi(n, x)
    p = [0, 1]
    for _ in range(n):
        slope = [k * a for k, a in enumerate(p)][1:]
        p = [-(a + b) for a, b in zip(slope + [0, 0], [0, 0] + slope)]
    c = mp.cospi(x) / mp.sinpi(x)
    return (-1) ** n * mp.psi(n, 1 - x) - pi ** (n + 1) * sum(a * c**k for k, a in enumerate(p))


def ordered(name, value, slope, points):
    """A function of a whole order, by which there is no slope."""
    if not is_wanted(name):
        return
    if DENSE:
        dense_rows(name, points, lambda n, x: (value(int(n), x), nan, slope(int(n), x)), exact=[0])
        return
    for n, x in distinct(points):
        result = (value(int(n), mpf(x)), nan, slope(int(n), mpf(x)))
        row(name, (n, x), result, conditions([n, mpf(x)], result, lambda n, t: (nan, slope(int(n), t)), exact=[0]))
    row(name, (2.5, 1.0), (nan, nan, nan))
    row(name, (2.0, nan), (nan, nan, nan))


ABOVE_0 = between(0, 3, 20) + between(3, 30, 12) + around(1.0, 2.0) + [0.5, 1.5, 3.0, 10.0]
NEGATIVE = between(-5, 0, 16) + [-0.5, -1.5, -10.25, -50.5]
special("gamma(x)", mp.gamma, lambda x: mp.gamma(x) * psi(0, x),
        ABOVE_0 + NEGATIVE + between(30, 171, 8) + [171.6, 172.5, 1e-300, 1e-10, -1e-10, 1.4616321449683622, -170.3],
        [(0.0, (inf, -inf)), (-0.0, (-inf, -inf)), (-1.0, (nan, nan)), (-2.0, (nan, nan)), (inf, (inf, inf)), (-inf, (nan, nan))])


def lgamma(x):
    if x < 0:
        return mp.log(pi / abs(mp.sinpi(x))) - mp.loggamma(1 - x)
    return mp.loggamma(x)


special("lgamma(x)", lambda x: lgamma(x) or 0.0, lambda x: psi(0, x),
        ABOVE_0 + NEGATIVE + scales(1, 300, 12) + [1e-300, 1e-10, -1e-10, -170.3, -2.4570247382208006],
        [(0.0, (inf, nan)), (-1.0, (inf, nan)), (-2.0, (inf, nan)), (inf, (inf, inf))])
special("digamma(x)", lambda x: psi(0, x), lambda x: psi(1, x), ABOVE_0 + NEGATIVE + scales(1, 100, 12) + around(1.4616321449683622) + [1e-100, 1e-10, -1e-10],
        [(0.0, (-inf, inf)), (-1.0, (nan, nan)), (inf, (inf, 0))])
special("trigamma(x)", lambda x: psi(1, x), lambda x: psi(2, x), ABOVE_0 + NEGATIVE + scales(1, 100, 12) + [1e-100, 1e-10, -1e-10],
        [(0.0, (inf, nan)), (-1.0, (nan, nan)), (inf, (0.0, 0))])
ordered("polygamma(n, x)", psi, lambda n, x: psi(n + 1, x),
        [(float(n), x) for n in (0, 1, 2, 3, 10, 40) for x in between(0, 8, 6) + [0.01, 100.0, -0.3, -1.6]])
GAPS = ([(n, x, x * step) for n in (0.0, 1.0, 2.0, 3.0) for x in between(0, 8, 3) + [0.02, 40.0, 1e4]
         for step in (1e-30, 1e-12, 0.9e-7, 1.1e-7, 1e-3, 1.0, 30.0, -0.25)]
        + [(1.0, 0.0, 2.0), (0.0, 2.0, -3.0), (0.5, 1.0, 1.0), (0.0, nan, 1.0)])
many("polygammadiff(n, x, y)", lambda n, x, y: mp.psi(int(n), x + y) - mp.psi(int(n), x),
     lambda n, x, y: [nan, mp.psi(int(n) + 1, x + y) - mp.psi(int(n) + 1, x), mp.psi(int(n) + 1, x + y)], GAPS,
     lambda n, x, y: (nan,) if undefined(n, x, y) or n % 1 or min(x, x + y) <= 0 else None, exact=[0])
POSITIVES = pairs(between(0, 8, 30), between(0, 8, 30)) + pairs(scales(-3, 4, 20), scales(-3, 4, 20)) + [(0.5, 0.5), (1.0, 1.0), (2.0, 3.0), (300.0, 200.0)]


def log_beta(x, y):
    return mp.loggamma(x) + mp.loggamma(y) - mp.loggamma(x + y)


def beta_slopes(x, y):
    return mp.digamma(x) - mp.digamma(x + y), mp.digamma(y) - mp.digamma(x + y)


many("beta(x, y)", lambda x, y: mp.exp(log_beta(x, y)), lambda x, y: [mp.exp(log_beta(x, y)) * s for s in beta_slopes(x, y)],
     POSITIVES + [(nan, 1.0), (-1.0, 2.0)], lambda x, y: (nan, nan, nan) if undefined(x, y) or min(x, y) < 0 else None)
many("lbeta(x, y)", lambda x, y: log_beta(x, y) or 0.0, beta_slopes,
     POSITIVES + [(nan, 1.0), (-1.0, 2.0)], lambda x, y: (nan, nan, nan) if undefined(x, y) or min(x, y) < 0 else None)

GAUSS = between(-6, 6, 40) + scales(-300, 0, 8, BOTH) + around(2.5, -2.5, 1.0) + [7.5, 10.0, 20.0, 26.0, 26.5, -26.0, 5.8]
ROOT = 2 / mp.sqrt(pi)
special("erf(x)", mp.erf, lambda x: ROOT * mp.exp(-x * x), GAUSS, odd(ROOT) + ends((-1, 0), (1, 0)))
special("erfc(x)", mp.erfc, lambda x: -ROOT * mp.exp(-x * x), GAUSS, even(1, -ROOT) + ends((2, 0), (0.0, 0)))


def erfcx(x):
    return mp.exp(x * x) * mp.erfc(x) if x < 100 else mp.quad(lambda t: mp.exp(-t * t / (x * x) - 2 * t), [0, mp.inf]) * ROOT / x


special("erfcx(x)", erfcx, lambda x: 2 * x * erfcx(x) - ROOT, [x for x in GAUSS if x > -26.5] + [50.0, 99.0], even(1, -ROOT) + ends((inf, -inf), (0.0, 0)))
special("erfi(x)", mp.erfi, lambda x: ROOT * mp.exp(x * x), GAUSS, odd(ROOT) + ends((-inf, inf), (inf, inf)))


def dawson(x):
    return mp.exp(-x * x) * mp.erfi(x) / ROOT


def slopes_of(first, second, factor):
    """f, f' and so on, where each is `factor` times x f' + (n - 1) f of the two before."""
    def of_order(n, x):
        last, this = first(x), second(x)
        for k in range(n):
            last, this = this, factor * (x * this + (k + 1) * last)
        return last
    return of_order


erfcx_slope = slopes_of(erfcx, lambda x: 2 * x * erfcx(x) - ROOT, 2)
dawson_slope = slopes_of(dawson, lambda x: 1 - 2 * x * dawson(x), -2)
ALONG = [(float(n), x) for n in range(6) for x in between(-3, 3, 6) + between(3, 12, 4) + [0.0, 1e-200, 2.49, 2.51, 7.6, 9.99, 10.01, 99.0]]
ordered("erfcx(n, x)", erfcx_slope, lambda n, x: erfcx_slope(n + 1, x), ALONG + [(1.0, -20.0), (2.0, -26.0)])
ordered("dawson(n, x)", dawson_slope, lambda n, x: dawson_slope(n + 1, x), ALONG + [(1.0, 1e4), (2.0, -1e4), (1.0, -30.0), (1.0, 0.9241388730045916)])


special("dawson(x)", dawson, lambda x: 1 - 2 * x * dawson(x), GAUSS + around(0.9241388730045916) + [50.0, -300.0, 9999.0], odd(1) + ends((-0.0, 0), (0.0, 0)))


def inverse_erfc(z):
    """By Newton's method on log erfc."""
    x = mp.sqrt(-mp.log(z)) if z < 0.1 else mp.erfinv(1 - z)
    for _ in range(12 if z < 0.1 else 0):
        x += (mp.log(mp.erfc(x)) - mp.log(z)) * mp.erfc(x) / (ROOT * mp.exp(-x * x))
    return x


def inverse_erf(y):
    return sign(y) * inverse_erfc(1 - abs(y)) if abs(y) > 1e-30 else y / ROOT * (1 + pi * y * y / 12)


special("erfinv(x)", inverse_erf, lambda y: mp.exp(inverse_erf(y) ** 2) / ROOT,
        between(-1, 1, 40) + scales(-200, 0, 12) [:8] + [1 - 2.0**-k for k in (2, 5, 10, 20, 30, 40, 53)],
        odd(1 / ROOT) + [(1.0, (inf, inf)), (-1.0, (-inf, inf)), (1.5, (nan, nan))])
special("erfcinv(x)", inverse_erfc, lambda z: -mp.exp(inverse_erfc(z) ** 2) / ROOT,
        between(0, 1, 20) + [0.99999999, 1e-5, 1e-10, 1e-50, 1e-300],
        [(1.0, (0.0, -1 / ROOT)), (0.0, (inf, -inf)), (2.0, (-inf, -inf)), (-0.5, (nan, nan))])
special("erfcinv(x)", lambda z: -inverse_erfc(2 - z), lambda z: -mp.exp(inverse_erfc(2 - z) ** 2) / ROOT, between(1, 2, 10) + [1.0000000001, 1.9999999999999998])
special("gauss(x)", lambda x: mp.exp(-x * x), lambda x: -2 * x * mp.exp(-x * x), GAUSS, even(1) + ends((0.0, 0), (0.0, 0)) + [(1.7976931348623157e308, (0.0, 0))])


def density(x):
    return mp.exp(-x * x / 2) / mp.sqrt(2 * pi)


special("normpdf(x)", density, lambda x: -x * density(x), GAUSS, even(density(0)) + ends((0.0, 0), (0.0, 0)))
special("normcdf(x)", mp.ncdf, density, GAUSS, even(0.5, density(0)) + ends((0.0, 0), (1, 0)))
special("gelu(x)", lambda x: x * mp.ncdf(x), lambda x: mp.ncdf(x) + x * density(x), GAUSS + around(-0.7517915246935645), odd(0.5) + [(inf, (inf, 1))])

ORDERS = ([(float(n), x) for n in (0, 1, 2, 5, -3) for x in between(0, 25, 5) + between(25, 60, 3) + [0.01, 1e-8, 25.0, 24.999, 100.0, 1000.0, 30000.0]]
          + [(40.0, 30.0), (40.0, 3.0), (30.0, 30.5), (100.0, 90.0), (60.0, 26.0)])
ZEROS = [(0.0, 2.404825557695773), (0.0, 5.520078110286311), (1.0, 3.831705970207512), (0.0, 30.634606468431976)]


def half_difference(f):
    return lambda n, x: (f(n - 1, x) - f(n + 1, x)) / 2


ordered("besselj(n, x)", mp.besselj, half_difference(mp.besselj), ORDERS + ZEROS + [(0.0, -3.0), (1.0, -3.0), (2.0, -40.0)])
ordered("bessely(n, x)", mp.bessely, half_difference(mp.bessely), [(n, x) for n, x in ORDERS if abs(n) < 50] + [(0.0, 0.8935769662791675)])
MODIFIED = [(n, x) for n, x in ORDERS if x <= 700] + [(0.0, 700.0), (2.0, 300.0)]


def besseli(n, x):
    return mp.re(mp.besseli(n, x))


ordered("besseli(n, x)", besseli, lambda n, x: (besseli(n - 1, x) + besseli(n + 1, x)) / 2, MODIFIED + [(0.0, -3.0), (1.0, -3.0)])
ordered("besselk(n, x)", mp.besselk, lambda n, x: -(mp.besselk(n - 1, x) + mp.besselk(n + 1, x)) / 2, MODIFIED)
WAVES = between(0, 25, 20) + between(25, 100, 8) + scales(-8, 0, 6) + [24.99, 25.01, 2.404825557695773, 3.831705970207512, 1e4]
for n in 0, 1:
    special(f"besselj{n}(x)", lambda x, n=n: mp.besselj(n, x), lambda x, n=n: half_difference(mp.besselj)(n, x), WAVES + [-x for x in WAVES[:6]])
    special(f"bessely{n}(x)", lambda x, n=n: mp.bessely(n, x), lambda x, n=n: half_difference(mp.bessely)(n, x), WAVES + [0.8935769662791675])
AIRY = between(-10, 10, 24) + between(-60, -10, 8) + [0.0, 1.0, 1.001, -10.5, -10.51, 30.0, 80.0, 100.0, -1000.0, -2.338107410459767, -1.0187929716474712, 1e-10, 10.5, 10.6]
special("airyai(x)", mp.airyai, lambda x: mp.airyai(x, derivative=1), AIRY)
special("airyaiprime(x)", lambda x: mp.airyai(x, derivative=1), lambda x: x * mp.airyai(x), AIRY)
special("airybi(x)", mp.airybi, lambda x: mp.airybi(x, derivative=1), AIRY)
special("airybiprime(x)", lambda x: mp.airybi(x, derivative=1), lambda x: x * mp.airybi(x), AIRY)


def b(m):
    return (mp.ellipe(m) - (1 - m) * mp.ellipk(m)) / m if m else pi / 4


def d(m):
    return (mp.ellipk(m) - mp.ellipe(m)) / m if m else pi / 4


def b_slope(n, m):
    """By the hypergeometric series."""
    half = n + mpf(1) / 2
    return pi / 4 * mp.rf(mpf(1) / 2, n) ** 2 / mp.rf(2, n) * mp.hyp2f1(half, half, n + 2, m)


def d_slope(m):
    return (b(m) / (1 - m) - d(m)) / (2 * m) if m else 3 * pi / 32


MODULI = between(-1, 1, 24) + [-x for x in scales(-5, 5, 10)] + [0.0, 1e-30, -1e-10, 1e-5, 0.5, 0.9999999999999999, 0.999999, 0.99]
special("ellipk(m)", mp.ellipk, lambda m: b(m) / (2 * (1 - m)), MODULI, [(1.0, (inf, inf)), (1.5, (nan, nan))])
special("ellipe(m)", mp.ellipe, lambda m: -d(m) / 2, MODULI, [(1.0, (1, -inf)), (1.5, (nan, nan))])
special("ellipb(m)", b, lambda m: b_slope(1, m), MODULI, [(1.0, (1, inf)), (1.5, (nan, nan))])
ordered("ellipb(n, m)", b_slope, lambda n, m: b_slope(n + 1, m),
        [(float(n), m) for n in range(6) for m in between(-2, 1, 8) + [0.0, 1e-30, -1e-10, 0.49, 0.51, -0.49, -0.51, 0.99, -50.0, -1e5]])
special("ellipd(m)", d, d_slope, MODULI, [(1.0, (inf, inf)), (1.5, (nan, nan))])

GROWING = between(0, 5, 16) + between(5, 50, 8) + between(50, 700, 6) + scales(-300, 0, 6) + [1.0, 3.0, 49.9, 50.1, 24.9, 25.1]
special("expint(x)", mp.e1, lambda x: -mp.exp(-x) / x, GROWING, [(0.0, (inf, -inf)), (inf, (0.0, 0)), (-1.0, (nan, nan))])
special("expinti(x)", mp.ei, lambda x: mp.exp(x) / x, GROWING + [-x for x in GROWING] + around(0.37250741078136663) + [709.5, 712.0, 716.0], [(0.0, (-inf, nan)), (inf, (inf, inf))])
special("sinint(x)", mp.si, lambda x: mp.sin(x) / x, GROWING + [-x for x in GROWING] + [1e6, 1e12], odd(1) + ends((-pi / 2, 0), (pi / 2, 0)))
special("cosint(x)", mp.ci, lambda x: mp.cos(x) / x, GROWING + around(0.6165054856207162) + [1e6], [(0.0, (-inf, inf)), (inf, (0.0, 0)), (-1.0, (nan, nan))])
ZETA = between(-8, 8, 24) + around(1.0)[1:] + [-2.0, -4.0, 0.0, -0.5, -20.5, -100.3, -1.9999999999, 20.0, 50.0, 70.0, 0.5, 1e-10, 2.0, 3.0]
special("zeta(x)", lambda x: mp.zeta(x) or 0.0, lambda x: mp.zeta(x, 1, 1), ZETA, [(1.0, (inf, nan)), (-inf, (nan, nan))])
special("zetaprime(x)", lambda x: mp.zeta(x, 1, 1), lambda x: nan, ZETA, [(1.0, (-inf, nan))])


# Lambert's W by Newton's method on w + log|w| = log|x|, from what mpmath has, which is less close to -1/e.

BRANCH_POINT = -0.36787944117144233


def lambert(k, x):
    if not x or x < -1 / mp.e:
        return nan if x else x
    w = mp.re(mp.lambertw(x, int(k)))
    for _ in range(6):
        w -= (w + mp.log(abs(w)) - mp.log(abs(x))) * w / (1 + w)
    return w


def lambert_slope(k, x):
    w = lambert(k, x)
    return 1 / (x + mp.exp(w))


BELOW_0 = ([BRANCH_POINT * (1 - 2.0**-j) for j in range(1, 53)] + [-x for x in scales(-300, -1, 10)] + between(-0.36, 0, 20)
           + [-0.3674, -0.3675, -0.36, -0.18, -0.19, -0.2])
special("lambertw(x)", lambda x: lambert(0, x), lambda x: lambert_slope(0, x),
        BELOW_0 + scales(-300, 300, 24) + between(0, 8, 20) + around(1.0, math.e, 1e-18) + [1.7976931348623157e308, 5e-324, -5e-324],
        odd(1) + [(BRANCH_POINT, (-1, inf)), (-0.3678794411714424, (nan, nan)), (-inf, (nan, nan)), (inf, (inf, 0))])
BRANCHES = [(-1.0, x) for x in BELOW_0] + [(0.0, x) for x in BELOW_0[::4] + between(0, 8, 6) + scales(-300, 300, 8)]
many("lambertw(k, x)", lambert, lambda k, x: (nan, lambert_slope(k, x)),
     BRANCHES + [(-1.0, BRANCH_POINT), (0.0, BRANCH_POINT), (-1.0, 0.0), (-1.0, 0.5), (1.0, 0.5), (0.5, 1.0), (0.0, -1.0), (-1.0, nan), (0.0, inf)],
     lambda k, x: (nan,) if undefined(k, x) or k not in (0, -1) or x < BRANCH_POINT or k and x > 0
     else (-1, nan, inf if k == 0 else -inf) if x == BRANCH_POINT
     else (-inf, nan, -inf) if k and not x else (inf, nan, 0) if x == inf else None, exact=[0])


def ratio_below(x):
    """The normal distribution function over its density, by its continued fraction where x is far below."""
    if x > -30:
        return mp.ncdf(x) / density(x)
    rest = -x
    for k in range(int(3 * (mp.dps / x) ** 2) + 80, 0, -1):
        rest = -x + k / rest
    return 1 / rest


def log_normal(x):
    return mp.log(ratio_below(x) / mp.sqrt(2 * pi)) - x * x / 2 if x < 0 else mp.log1p(-mp.erfc(x / mp.sqrt(2)) / 2)


TAILS = GAUSS + [-x for x in GAUSS] + [-x for x in scales(1, 150, 16)] + around(-3.5355339059327378, 3.5355339059327378) + [28.3, 37.5, 38.6, -1e10, -2e10]
special("lognormcdf(x)", log_normal, lambda x: 1 / ratio_below(x), TAILS,
        even(mp.log(0.5), mp.sqrt(2 / pi)) + ends((-inf, inf), (-0.0, 0)) + [(50.0, (-0.0, 0)), (-1e200, (-inf, 1e200)), (-1.7976931348623157e308, (-inf, 1.7976931348623157e308))])


def quantile(p):
    return mp.sqrt(2) * (-inverse_erfc(2 * p) if p < 0.5 else inverse_erfc(2 * (1 - p)))


special("norminv(p)", quantile, lambda p: mp.sqrt(2 * pi) * mp.exp(quantile(p) ** 2 / 2),
        between(0, 1, 40) + scales(-300, -1, 16) + around(0.5, 0.1, 0.9)[1:] + [1 - 2.0**-k for k in (5, 10, 20, 30, 40, 53)] + [5e-324],
        [(0.5, (0.0, mp.sqrt(2 * pi))), (0.0, (-inf, inf)), (1.0, (inf, inf)), (1.5, (nan, nan)), (-0.5, (nan, nan))])
special("factorial(x)", lambda x: mp.gamma(x + 1), lambda x: mp.gamma(x + 1) * psi(0, x + 1),
        ABOVE_0 + NEGATIVE + between(30, 170, 20) + around(0.4616321449683623, -0.5) + scales(-20, -1, 10, BOTH)
        + [170.0, 170.6, 171.5, 1e-300, -1e-300, -1.0000001, -0.9999999, -170.3],
        [(-1.0, (inf, -inf)), (-2.0, (nan, nan)), (inf, (inf, inf)), (-inf, (nan, nan))])
mp.dps = 1000


def frac_at(x):
    return x - (mp.floor(x) if x > 0 else mp.ceil(x)) or math.copysign(0.0, x)


unary("frac(x)", frac_at, lambda x: 1, EVERYWHERE + WHOLE, odd(1) + ends((nan, nan), (nan, nan)))


def real_root(x, n):
    size = mp.exp(mp.log(abs(x)) / n)
    return -size if x < 0 else size


def root_slopes(x, n):
    z = real_root(x, n)
    return z / (n * x), -z * mp.log(x) / n**2 if x > 0 else nan


def root_at(x, n):
    odd = math.isfinite(n) and n % 2 == 1
    if undefined(x, n) or n == 0 or x < 0 and not odd:
        return (nan, nan, nan)
    if math.isinf(x) or math.isinf(n):
        return UNSAID
    if x == 0:
        sign = math.copysign(1, x) if odd else 1
        slope = 1 if n == 1 else inf if n > 1 else -inf if n < 0 else 0
        return (sign * 0.0, slope, 0) if n > 0 else (sign * inf, slope, inf)
    return (math.copysign(1.0, x), mpf(1) / mpf(n), 0 if x > 0 else nan) if abs(x) == 1 else None


ODD = [float(n) for n in (1, 3, 5, 7, -1, -3, 9, 101)]
binary("root(x, n)", real_root, root_slopes,
       pairs(scales(-300, 300, 30), [dice.choice(ODD + [2.0, 4.0, -2.0, 1.5]) for _ in range(30)]) + pairs(scales(-300, 300, 20), scales(-2, 4, 20, BOTH))
       + pairs(scales(-300, 300, 20, (-1,)), [dice.choice(ODD) for _ in range(20)]) + pairs(between(0, 4, 20), between(-4, 4, 20))
       + [(-32.0, 5.0), (-27.0, 3.0), (2.0, 12.0), (5e-324, 3.0), (1.7976931348623157e308, 3.0), (1.0000000001, 7.0), (2.0, 1e18), (2.0, -1e18)], root_at)
mp.dps = 100


def integral_of_order(n, x):
    """The exponential integral by its relation to the orders next to it, where mpmath loses digits."""
    n = int(n)
    if n <= 0:
        value = mp.exp(-x) / x
        for k in range(1, 1 - n):
            value = (mp.exp(-x) + k * value) / x
        return value
    return mp.expint(n, x)


ordered("expint(n, x)", integral_of_order, lambda n, x: -integral_of_order(n - 1, x),
        [(float(n), x) for n in (1, 2, 3, 5, 20, 100, 0, -1, -4, -30) for x in between(0, 4, 4) + between(4, 40, 4) + [1e-3, 1e-9, 2.9999, 3.0, 300.0, 700.0]]
        + [(2.0, 1e-300), (5.0, 1e-20), (1000.0, 2.5), (1000.0, 30.0), (-200.0, 40.0), (-150.0, 730.0), (-9.0, 1e-30)])


# Binomial coefficients: one over gamma has a slope also where gamma has a pole.


def slope_of_rgamma(x):
    return (-1) ** int(-x) * mp.factorial(-x) if x <= 0 and x == mp.floor(x) else -psi(0, x) * mp.rgamma(x)


def in_digits_for(function):
    """With more digits for large operands, of which the gamma functions cancel."""
    def of(n, k):
        with mp.workdps(mp.dps + int(2 * abs(mp.log10(1 + abs(n) + abs(k))))):
            return function(n, k)
    return of


@in_digits_for
def binomial(n, k):
    if n <= -1:
        return (-1) ** int(k) * mp.gamma(k - n) * mp.rgamma(-n) * mp.rgamma(k + 1) if k >= 0 else mpf(0)
    if abs(n) > 1e15 and 0 <= k < 100 and k == mp.floor(k):
        return product(*[(n - j) / (j + 1) for j in range(int(k))])
    return mp.gamma(n + 1) * mp.rgamma(k + 1) * mp.rgamma(n - k + 1)


def polynomial_slope(n, k):
    """Of n (n - 1) … (n - k + 1)/k!, also where that or its slope is 0."""
    return sum(products(*[n - j for j in range(k)])) / mp.factorial(k)


@in_digits_for
def binomial_slopes(n, k):
    if n <= -1:
        return binomial(n, k) * (mp.psi(0, -n) - mp.psi(0, k - n)) if k > 0 else mpf(0), nan
    by_rest = mp.gamma(n + 1) * mp.rgamma(k + 1) * slope_of_rgamma(n - k + 1)
    by_next = mp.gamma(n + 1) * slope_of_rgamma(k + 1) * mp.rgamma(n - k + 1)
    by_n = polynomial_slope(n, int(k)) if 0 <= k < 60 and k == mp.floor(k) else binomial(n, k) * mp.psi(0, n + 1) + by_rest
    return by_n, 0 if n == 2 * k else by_next - by_rest


def binomial_at(n, k):
    if undefined(n, k) or n <= -1 and not whole(k):
        return (nan, nan, nan)
    if math.isinf(n) and math.isinf(k):
        return UNSAID
    if math.isinf(k):
        return (0.0, 0, 0)
    if math.isinf(n):
        if k == 0:
            return (1, 0, inf if n > 0 else nan)
        if k < 0:
            return (0.0, 0, 0 if n > 0 else nan)
        odd = n < 0 and k % 2 == 1
        return (-inf if odd else inf, (inf if k > 1 else 1 if k == 1 else 0), inf) if n > 0 else UNSAID
    return (0.0, 0, nan) if n <= -1 and k < 0 else None


WHOLES = [(float(n), float(k)) for n, k in ((5, 2), (50, 25), (50, 3), (52, 26), (10, 10), (7, 0), (0, 0), (5, 6), (5, 9), (3, -1), (0, -4), (0, 2), (-1, 0), (-1, 3),
                                            (-3, 2), (-3, -2), (-8, 5), (1000, 500), (1020, 510), (300, 150), (1000, 3), (1000, 997), (1000, 121), (1000, 860), (-40, 200))]
SERIES = [(n, float(k)) for n in (-0.5, 0.5, -2.5, -0.9999999, 1e-20, -1e-9, 2.0000001, -7.3, 1 / 3) for k in (0, 1, 2, 3, 7, 30)]
INSIDE = [(n, n * t + (t - 1)) for n in between(0, 60, 30) + scales(-3, 4, 10) for t in between(0.02, 0.98, 1)]
BESIDE = ([(n, n + 1 + t) for n, t in zip(between(-1, 12, 14), between(0, 9, 14))] + [(n, -1 - t) for n, t in zip(between(-1, 12, 14), between(0, 9, 14))]
          + [(n, t) for n, t in zip(between(-1, 0, 10), between(-1, 3, 10))])
FAR = [(1e20, 3.0), (1e17, 0.25), (1e60, 2.5), (1e150, 2.0), (1e10, 4.5), (1e12, -0.75), (1e6, 17.3), (0.3, 1e6), (2.5, 1e9 + 0.25), (3.75, -1e7 - 0.5), (500.5, 130.25), (900.25, 450.5)]
many("binom(n, k)", lambda n, k: binomial(n, k) or 0.0, binomial_slopes, WHOLES + SERIES + INSIDE + BESIDE + FAR
     + [(nan, 1.0), (2.0, nan), (-2.5, 0.5), (-1.0, 0.5), (inf, 0.0), (inf, 1.0), (inf, 0.5), (inf, 2.5), (inf, -0.5), (2.5, inf), (2.5, -inf), (-inf, 0.0), (-inf, -2.0)],
     binomial_at)
def divided_difference(m, n, x, y):
    """Of digamma at x taken m times and y taken n times."""
    with mp.workdps(60 + 20 * int(m + n)):
        return of_fewer(int(m), int(n), x, y)


def of_fewer(m, n, x, y):
    """By the differences of fewer points, which cancel where x and y are close."""
    if x == y or not m or not n:
        order = m + n - 1
        return mp.psi(order, x if m else y) / mp.factorial(order)
    return (of_fewer(m - 1, n, x, y) - of_fewer(m, n - 1, x, y)) / (y - x)


many("digammadiff(m, n, x, y)", divided_difference,
     lambda m, n, x, y: [nan, nan, m * divided_difference(m + 1, n, x, y), n * divided_difference(m, n + 1, x, y)],
     [(m, n, x, x * step) for m, n in ((1.0, 1.0), (1.0, 2.0), (2.0, 1.0), (3.0, 1.0), (2.0, 3.0), (4.0, 4.0)) for x in between(0, 8, 3) + [1e-5, 1.0, 40.0, 1e6]
      for step in (1.0, 1 + 2.0**-52, 1 - 1e-9, 1.01, 1.24, 1.26, 0.79, 3.0, 1e-3, 1e12)]
     + [(0.0, 1.0, 2.0, 3.0), (1.5, 1.0, 2.0, 3.0), (8.0, 8.0, 2.0, 3.0), (1.0, 1.0, -1.0, 3.0), (1.0, 1.0, nan, 1.0), (1.0, 2.0, 1.0, -inf)],
     lambda m, n, x, y: (nan,) if undefined(m, n, x, y) or m % 1 or n % 1 or min(m, n) < 1 or m + n > 12 or min(x, y) <= 0 else None, exact=[0, 1])


def slope_of_beta(x, y):
    return mp.exp(log_beta(x, y)) * beta_slopes(x, y)[0]


def slopes_of_slope(x, y):
    by_x, by_y = beta_slopes(x, y)
    here, there = mp.psi(1, x), mp.psi(1, x + y)
    return [mp.exp(log_beta(x, y)) * s for s in (by_x**2 + here - there, by_x * by_y - there)]


many("betaslope(x, y)", slope_of_beta, slopes_of_slope,
     POSITIVES + pairs(scales(-30, 0, 20), scales(-30, 1, 20)) + [(nan, 1.0), (-1.0, 2.0)],
     lambda x, y: (nan, nan, nan) if undefined(x, y) or min(x, y) < 0 else None)




# Incomplete gamma functions: P by its series of positive terms and Q = 1 - P, at as many digits more as that
# cancels, in Taylor series of a; for a large a by quadrature.


def convolved(p, q):
    return [sum(p[j] * q[k - j] for j in range(k + 1)) for k in range(len(p))]


def log_power(a, x, count):
    """Taylor coefficients, by a, of log(x^a exp(-x)/Gamma(a + 1))."""
    found = [a * mp.log(x) - x - mp.loggamma(a + 1)] + [-mp.psi(k - 1, a + 1) / mp.factorial(k) for k in range(1, count)]
    found[1] += mp.log(x)
    return found


def exponential(series):
    found = [mp.exp(series[0])]
    for n in range(1, len(series)):
        found.append(sum(j * series[j] * found[n - j] for j in range(1, n + 1)) / n)
    return found


def tail_digits(a, x):
    return abs(x - a - (a * math.log(x / a) if a else 0)) / math.log(10)


def lost_digits(a, x):
    """How many P has before Q begins, or a before its Taylor series does."""
    a, x = float(a), float(x)
    return int(2 * tail_digits(a, x) + (abs(math.log10(a)) if a else 0)) + 60


def density_orders(a, x, count):
    with mp.workdps(mp.dps + lost_digits(a, x)):
        a, x = mpf(a), mpf(x)
        both = convolved(exponential(log_power(a, x, count)), [a, mpf(1), *[mpf(0)] * (count - 2)])
        return [mp.factorial(k) * each / x for k, each in enumerate(both)]


def gamma_orders(a, x, count):
    """P, its slopes by a, and Q."""
    if a > 2e6:
        return gamma_by_quadrature(a, x, count)
    with mp.workdps(mp.dps + lost_digits(a, x)):
        a, x = mpf(a), mpf(x)
        term = [mpf(1), *[mpf(0)] * (count - 1)]
        total = list(term)
        k = 0
        while k < x - a or abs(term[0]) > mp.eps * total[0] / 1000:
            k += 1
            last = mpf(0)
            for i in range(count):
                last = term[i] = (term[i] * x - last) / (a + k)
                total[i] += last
        found = [mp.factorial(k) * each for k, each in enumerate(convolved(exponential(log_power(a, x, count)), total))]
        return found, 1 - found[0]


def gamma_by_quadrature(a, x, count):
    with mp.workdps(40):
        root = mp.sqrt(a) * (1 if x > a else -1)
        parts = [mp.quad(lambda s: root * density_orders(a, x + root * s, count)[k], [0, 2, 4, 8, 12]) for k in range(count)]
        small = abs(parts[0])
        slopes = [-each for each in parts[1:]]
        return ([1 - small, *slopes], small) if x > a else ([small, *slopes], 1 - small)


def is_long(a, x):
    return a > 2e4 or x > 1e5 or x > 0 and tail_digits(a, x) > 330


def edge_of_gamma(n, is_upper):
    def at(a, x):
        if undefined(a, x) or a < 0 or x < 0 or a == 0 == x:
            return (nan, nan, nan)
        if math.isinf(a) and math.isinf(x) or DENSE and is_long(a, x):
            return UNSAID
        end = 0.0 if n else 1.0
        if math.isinf(a) or math.isinf(x):
            return (end if math.isinf(x) != is_upper else 0.0, 0, 0)
        if x == 0:
            slope = 1 if a == 1 else inf if a < 1 else 0
            return (end if is_upper else 0.0, 0, -slope if is_upper else slope)
        if a > 2e6 and n == 0:
            # Without conditions, which would take as long again.
            (lower, slope), upper = gamma_by_quadrature(mpf(a), mpf(x), 2)
            sign = -1 if is_upper else 1
            return (upper if is_upper else lower, sign * slope, sign * density_orders(mpf(a), mpf(x), 2)[0])
        if a == 0 and n == 0:
            return (0.0 if is_upper else 1.0, mp.e1(x) if is_upper else -mp.e1(x), 0)
        return None
    return at


BULK = [(a, a + s * math.sqrt(a)) for a, s in zip(scales(-1, 4, 40), between(-4, 5, 40)) if a + s * math.sqrt(a) > 0]
TAILED = [(a, a * t) for a, t in zip(scales(-2, 3, 40), scales(-2, 1.5, 40))] + pairs(scales(-3, 1, 20), scales(-9, 2, 20)) + pairs(scales(-20, 0, 12), scales(-200, 2, 12))
SWITCHES = [(a, x) for a in (0.5, 1.0, 2.0, 40.0) for x in (math.nextafter(3, 0), 3.0, 3.5, a + 5 * math.sqrt(a), 20.0)] + [
    (999.9999, 900.0), (1000.0, 900.0), (1000.0, 750.0), (1000.0, 749.99), (1000.0, 1250.0), (1000.0, 1250.01), (1000.0, 1000.0), (1e4, 1e4), (5000.0, 4000.0),
    (1.0, 1.0), (1.0, 690.0), (0.5, 0.5), (2.0, 700.0), (1e-300, 1.0), (1e-300, 5.0), (1e-17, 1e-17), (3.0, 1e-100), (200.5, 3.0)]
HUGE_SHAPES = [(1e8, 1e8 - 3e4), (1e12, 1e12 + 2e6), (1e16, 1e16 - 1e8), (1e20, 1e20)]
ENDS_OF_GAMMA = [(nan, 1.0), (1.0, nan), (-1.0, 2.0), (2.0, -1.0), (0.0, 0.0), (0.0, 1.0), (0.0, 7.5), (2.0, 0.0), (1.0, 0.0), (0.5, 0.0), (2.0, inf), (inf, 2.0), (0.0, 1e-10)]
TAILED = [(a, x) for a, x in TAILED if tail_digits(a, x) < 330]
GAMMAS = BULK + TAILED + SWITCHES
many("gammainc(a, x)", lambda a, x: gamma_orders(a, x, 2)[0][0], lambda a, x: (gamma_orders(a, x, 2)[0][1], density_orders(a, x, 2)[0]),
     GAMMAS + HUGE_SHAPES + ENDS_OF_GAMMA, edge_of_gamma(0, False))
many("gammaincc(a, x)", lambda a, x: gamma_orders(a, x, 2)[1], lambda a, x: (-gamma_orders(a, x, 2)[0][1], -density_orders(a, x, 2)[0]),
     GAMMAS + HUGE_SHAPES + ENDS_OF_GAMMA, edge_of_gamma(0, True))


def of_order(at):
    def with_order(n, *point):
        result = (nan,) if undefined(n, *point) or n not in range(7) else at(n, *point)
        return result and (result[0], nan, *result[1:])
    return with_order


def edge_of_slopes(n, a, x):
    result = edge_of_gamma(n, False)(a, x)
    if result and x == 0 and a <= 1 and math.isfinite(a):
        return (0.0, 0, inf if n % 2 == 0 else -inf) if n else result
    return UNSAID if n == 0 and a == 0 and x > 0 else result


SOME_GAMMAS = BULK[::3] + TAILED[::3] + SWITCHES[::2]
ORDERED = [(float(n), a, x) for n, (a, x) in zip([1, 2, 3, 1, 4, 1, 2, 6, 1, 5] * 12, SOME_GAMMAS * 2)] + [(0.0, 2.0, 3.0), (0.0, 1500.0, 1490.0), (2.5, 1.0, 1.0), (2.0, nan, 1.0),
                                                                                                    (1.0, -1.0, 1.0), (1.0, 2.0, 0.0), (2.0, 2.0, inf), (1.0, 0.0, 0.5), (2.0, 0.0, 5.0)]
many("gammainc(n, a, x)", lambda n, a, x: gamma_orders(a, x, int(n) + 2)[0][int(n)],
     lambda n, a, x: (nan, gamma_orders(a, x, int(n) + 2)[0][int(n) + 1], density_orders(a, x, int(n) + 2)[int(n)]), ORDERED, of_order(edge_of_slopes), exact=[0])


def density_slopes(n, a, x):
    n = int(n)
    d = density_orders(a, x, n + 2)
    return d[n + 1], d[n] * ((a - 1) / x - 1) + (n * d[n - 1] / x if n else 0)


def edge_of_density(n, a, x):
    if undefined(a, x) or a < 0 or x < 0:
        return (nan, nan, nan)
    if math.isinf(a) and math.isinf(x) or a == 0 == x or (n and x == 0) or DENSE and is_long(a, x):
        return UNSAID
    if math.isinf(a) or math.isinf(x):
        return (0.0, 0, 0)
    if x == 0:
        return (0.0, 0, 0 if a > 2 else 1 if a == 2 else inf) if a > 1 else (1, nan, -1) if a == 1 else (inf, nan, -inf)
    return (0.0, mp.exp(-x) / x, 0) if a == 0 and n == 0 else None


many("gammapdf(a, x)", lambda a, x: density_orders(a, x, 2)[0], lambda a, x: density_slopes(0, a, x),
     GAMMAS + HUGE_SHAPES + ENDS_OF_GAMMA + [(1.5, 0.0), (3.0, 0.0), (2.05, 1e-300), (0.5, 1e-300), (5.0, 1e-70), (2.0, 1.0), (1.4616321449683622, 1.0)],
     lambda a, x: edge_of_density(0, a, x))
many("gammapdf(n, a, x)", lambda n, a, x: density_orders(a, x, int(n) + 2)[int(n)], lambda n, a, x: (nan, *density_slopes(n, a, x)),
     ORDERED[:-5] + [(1.0, 0.0, 0.5), (2.0, 0.0, 5.0), (1.0, 1e8, 1e8), (3.0, inf, 2.0)], of_order(edge_of_density), exact=[0])


# Incomplete beta functions: by the series in the smaller of x and 1 - x, at as many digits more as 1 less it
# cancels; slopes by a and b from differences, which digits enough make exact.


def below(a, b, x, y):
    term = total = mpf(1)
    n = 0
    while (a + b + n) * x > (a + 1 + n) * mpf(0.999) or term > total * mp.eps / 1000:
        term *= (a + b + n) * x / (a + 1 + n)
        total += term
        n += 1
    return mp.exp(a * mp.log(x) + b * mp.log(y) - mp.loggamma(a + 1) - mp.loggamma(b) + mp.loggamma(a + b)) * total


def off_middle(a, b, x):
    """How many digits the density is below that of the middle."""
    a, b, x = float(a), float(b), float(x)
    return abs(a * math.log10(x * (a + b) / a) + b * math.log10((1 - x) * (a + b) / b))


def both_parts(a, b, x):
    part = below(a, b, x, 1 - x) if x < 0.5 else below(b, a, 1 - x, x)
    return (part, 1 - part) if x < 0.5 else (1 - part, part)


def in_digits_of_beta(function):
    def of(a, b, x):
        tiny = abs(math.log10(min(float(a), float(b), float(x), 1 - float(x))))
        with mp.workdps(mp.dps + int(3 * off_middle(a, b, x) + 2 * tiny)):
            return function(mpf(a), mpf(b), mpf(x))
    return of


@in_digits_of_beta
def beta_parts(a, b, x):
    return both_parts(a, b, x)


@in_digits_of_beta
def beta_slopes_by(a, b, x):
    """By a, and by b."""
    step = mp.mpf(10) ** (-mp.dps // 3)
    with mp.workdps(2 * mp.dps):
        return ((both_parts(a * (1 + step), b, x)[0] - both_parts(a * (1 - step), b, x)[0]) / (2 * step * a),
                (both_parts(a, b * (1 + step), x)[0] - both_parts(a, b * (1 - step), x)[0]) / (2 * step * b))


@in_digits_of_beta
def beta_density(a, b, x):
    return mp.exp((a - 1) * mp.log(x) + (b - 1) * mp.log(1 - x) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b))


@in_digits_of_beta
def beta_density_slopes(a, b, x):
    f = beta_density(a, b, x)
    return (f * (mp.log(x) + mp.psi(0, a + b) - mp.psi(0, a)), f * (mp.log(1 - x) + mp.psi(0, a + b) - mp.psi(0, b)),
            f * ((a - 1) / x - (b - 1) / (1 - x)))


def edge_of_beta(value):
    def at(a, b, x):
        if undefined(a, b, x) or not (1e-100 <= a <= 1e12 and 1e-100 <= b <= 1e12 and 0 <= x <= 1):
            return (nan,)
        if x == 0 or x == 1:
            return value(a, b, x)
        return UNSAID if DENSE and (max(a, b) > 1e5 or off_middle(a, b, x) > 330) else None
    return at


def end_of_density(a, b, x):
    power, other = (a, b) if x == 0 else (b, a)
    return inf if power < 1 else other if power == 1 else 0


def middle(a, b, s):
    return min(max(a / (a + b) + s * math.sqrt(a / (a + b) * (b / (a + b)) / (a + b + 1)), 1e-9), 1 - 1e-9)


SHAPED = [(a, b, middle(a, b, s)) for a, b, s in zip(scales(-1, 4, 50), scales(-1, 4, 50), between(-5, 5, 50))]
FLAT = [(a, b, x) for a, b, x in zip(scales(-2, 2, 40), scales(-2, 2, 40), between(0, 1, 40))]
TINY_SHAPES = list(zip(scales(-30, 0, 16), scales(-3, 1, 16), scales(-9, -0.4, 16))) + list(zip(scales(-3, 1, 16), scales(-30, 0, 16), scales(-9, -0.4, 16)))
BETAS = [p for p in SHAPED + FLAT + TINY_SHAPES if off_middle(*p) < 330] + [
    (2.0, 3.0, 0.4), (0.5, 0.5, 0.5), (1.0, 1.0, 0.3), (0.01, 5.0, 1e-5), (0.009999, 5.0, 1e-5), (1e-20, 5.0, 0.5), (1e-20, 1e-20, 0.3), (5.0, 1e-100, 0.25), (1e4, 1e4, 0.5), (9999.0, 1e4, 0.503),
    (1e4, 1e4, 0.45), (2e4, 1e6, 0.0198), (2e4, 1e6, 0.0192), (2e4, 1e6, 0.022), (1e6, 1e6, 0.5005), (0.3, 9e11, 1e-12), (2.0, 9e11, 5e-12), (9e11, 2.0, 0.999999999997), (30.0, 1e6, 3e-5), (3.0, 2.0, 1 - 2.0**-40),
    (3.0, 2.0, 1e-100), (2.5, 0.5, 1 - 2.0**-53), (200.0, 1.0, 0.1)]
OUTSIDE_OF_BETA = [(nan, 1.0, 0.5), (1.0, 2.0, nan), (-1.0, 2.0, 0.5), (2.0, 0.0, 0.5), (0.0, 2.0, 0.5), (2.0, 2.0, -0.1), (2.0, 2.0, 1.1), (2e12, 2.0, 0.5), (2.0, inf, 0.5)]
ENDS_OF_BETA = [(a, b, x) for a, b in ((2.0, 3.0), (1.0, 3.0), (0.5, 1.0), (0.5, 0.5)) for x in (0.0, 1.0)]
many("betainc(a, b, x)", lambda a, b, x: beta_parts(a, b, x)[0], lambda a, b, x: (*beta_slopes_by(a, b, x), beta_density(a, b, x)),
     BETAS + OUTSIDE_OF_BETA + ENDS_OF_BETA, edge_of_beta(lambda a, b, x: (x, 0, 0, end_of_density(a, b, x))))
many("betaincc(a, b, x)", lambda a, b, x: beta_parts(a, b, x)[1], lambda a, b, x: [-each for each in (*beta_slopes_by(a, b, x), beta_density(a, b, x))],
     BETAS + OUTSIDE_OF_BETA + ENDS_OF_BETA, edge_of_beta(lambda a, b, x: (1 - x, 0, 0, -end_of_density(a, b, x))))
many("betapdf(a, b, x)", beta_density, beta_density_slopes, BETAS + OUTSIDE_OF_BETA, edge_of_beta(lambda a, b, x: UNSAID))
for place, name in enumerate(("betainca", "betaincb")):
    many(f"{name}(a, b, x)", lambda a, b, x, k=place: beta_slopes_by(a, b, x)[k], lambda a, b, x, k=place: (nan, nan, beta_density_slopes(a, b, x)[k]),
         BETAS + OUTSIDE_OF_BETA, edge_of_beta(lambda a, b, x: UNSAID))
