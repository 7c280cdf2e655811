"""Many points for an operation: between given ones and next to them, and next to its zeros.

What it is worth there is found at 60 digits, at 130 and so on, until two agree.
"""

import math
import random

from mpmath import mp, mpf

DIGITS = [60, 130, 400, 1000]

# Where a way to compute ends and another begins, and what is far out.
ORDERS = [(n, x) for n in (1.0, 20.0, 31.0, 60.0, 100.0)
          for x in (0.5, 31.0, 95.0, 260.0, 1e3, 1e6, 1e12, -0.5, -9.5, -20.4, -1e7)]
WAVES = [(n, x) for n in (1.0, 11.0, 25.0, -47.0, 200.0)
         for x in (1e-140, 1e-30, 1e-5, 0.1, 20.0, 30.0, 60.0, 180.0, 220.0, 1e3, 1e6, 1e10, 1e15, 1e40)]
GROWTH = [(n, x) for n in (0.0, 1.0, 2.0, 25.0, 200.0, 1246.0)
          for x in (1e-120, 1e-20, 1e-5, 1.0, 30.0, 200.0, 500.0, 700.0, 712.0, 713.9, 716.0, 800.0, 1e3)]
HUGE = [(x, y) for x in (1e-20, 1e-3, 0.5, 2.0, 31.0, 1e6) for y in (1e-20, 1.0, 33.0, 1e5, 1e12, 1e20, 1e40, 1e120)]
TURNS = [(k * math.pi / 2 * (1 + k % 7 * 2.0**-j),) for k in range(1, 64000, 271) for j in (9, 15, 25, 45)]
EDGES = {
    "sinc(x)": [(2.0**40 + 0.5,), (2.0**51 + 0.5,), (1e-5,), (2.0**52,)],
    "cosc(x)": [(2.0**40 + 0.5,), (2.0**51 + 0.5,), (1e-5,), (2.0**52,)],
    "x ^ y": [(1.0000002, 3e9), (1.0000002, -3e9), (0.9999999, 7e9), (1.000000000001, 1e14), (1 + 2.0**-52, 1e18), (3.0, -600.0)],
    "gamma(x)": [(171.0,), (-175.5,), (-20.5,), (1e-20,)],
    "lgamma(x)": [(5e-324,), (-5e-324,), (-1e-310,), (1e15,), (1e290,), (1e305,), (-1e5 - 0.5,)],
    "digamma(x)": [(-1e6 - 0.5,), (-1e12 - 0.5,), (1e300,)],
    "trigamma(x)": [(-1e6 - 0.5,), (-1e12 - 0.5,), (1e-154,), (1e154,)],
    "polygamma(n, x)": ORDERS,
    "beta(x, y)": HUGE,
    "lbeta(x, y)": HUGE,
    "besselj(n, x)": WAVES,
    "bessely(n, x)": [(n, x) for n, x in WAVES],
    "besseli(n, x)": GROWTH,
    "besselk(n, x)": [(n, x) for n, x in GROWTH if n < 100 and x > 1e-6],
    "besselj0(x)": [(1e9,), (1e15,), (1e40,)],
    "besselj1(x)": [(1e9,), (1e15,), (1e40,)],
    "bessely0(x)": [(1e-140,), (1e-300,), (1e9,), (1e15,), (1e40,)],
    "bessely1(x)": [(1e-140,), (1e-300,), (1e9,), (1e15,), (1e40,)],
    "airyai(x)": [(-1e4,), (-99999.0,), (105.0,), (-10.5,)],
    "airyaiprime(x)": [(-1e4,), (-99999.0,), (105.0,), (-10.5,)],
    "airybi(x)": [(-1e4,), (-99999.0,), (104.0,), (-10.5,)],
    "airybiprime(x)": [(-1e4,), (-99999.0,), (104.0,), (-10.5,)],
    "sinint(x)": [(25.0,), (1e9,), (1e15,), (1e40,), (-1e-10,)],
    "cosint(x)": [(25.0,), (1e9,), (1e15,), (1e40,)],
    "zeta(x)": [(-1e-18,), (1e-18,), (-1.0,), (-170.5,), (60.0,)],
    "zetaprime(x)": [(-1e-18,), (1e-18,), (-1.0,), (-170.5,), (60.0,), (100.0,)],
    "sigmoid(x)": [(-745.0,), (-708.0,), (36.0,)],
    "silu(x)": [(-745.0,), (-708.0,), (36.0,)],
    "mish(x)": [(-745.0,), (-708.0,), (25.0,)],
    "sin(x)": TURNS,
    "cos(x)": TURNS,
    "tan(x)": TURNS,
    "erfcx(x)": [(2.5,), (-26.0,), (1e10,), (20.0,)],
    "expinti(x)": [(50.0,), (709.0,), (715.0,)],
    "lambertw(x)": [(1e-18,), (-1e-18,), (-0.3674,), (1e308,)],
    "factorial(x)": [(170.62,), (-175.5,), (-20.5,), (0.4616321449683623,)],
    "binom(n, k)": [(300.5, 120.0), (240.0, 120.0), (700.25, 580.0), (1e150, 2.0), (-1e-9, 3.0), (0.3, 2.3), (1e17, 0.3)],
    "lognormcdf(x)": [(3.5355339059327378,), (28.284271247461902,), (38.4,), (-3.5355339059327378,), (-1e10,)],
    "norminv(p)": [(1e-310,), (0.05,), (0.15,), (0.95,)],
    "expint(x)": [(3.0,), (740.0,)],
}

# No more zeros than these of a value and of each slope.
ZEROS = 12


def rows(points, function, count, exact=()):
    """Points and the results there; operands at places in `exact` are taken from `points`."""
    dice = random.Random(20260102)
    points = sorted({p for p in points if all(map(math.isfinite, p))})
    found = {}

    def look(point):
        if point not in found:
            found[point] = settled(function, point)
        return found[point]

    for point in points if len(points) < count / 2 else dice.sample(points, count // 2):
        look(point)
    columns = [sorted({p[k] for p in points if len(p) > k}) for k in range(max(map(len, points)))]
    tries = 0
    while len(found) < count and tries < 4 * count:
        tries += 1
        base = dice.choice(points)
        look(tuple(x if k in exact else moved(x, columns[k], dice) for k, x in enumerate(base)))
    if len(columns) == 1:
        next_to_zeros(found, look)
    return sorted((p, r) for p, r in found.items() if r is not None)


def moved(x, others, dice):
    """Next to x, or somewhere between it and its neighbour."""
    kind = dice.random()
    if kind < 0.3 or len(others) < 2:
        return x * (1 + dice.uniform(-1, 1) * 2.0 ** -dice.randrange(1, 53))
    if kind < 0.4:
        for _ in range(dice.randrange(1, 4)):
            x = math.nextafter(x, dice.choice((math.inf, -math.inf)))
        return x
    place = dice.randrange(len(others) - 1)
    low, high = others[place], others[place + 1]
    if low * high > 0 and kind < 0.8:
        return math.copysign(math.exp(dice.uniform(math.log(abs(low)), math.log(abs(high)))), low)
    return low / 2 + high / 2 + (high / 2 - low / 2) * dice.uniform(-1, 1)


def settled(function, point):
    """None where nothing is said, or nothing is found."""
    last = None
    # A huge operand has to be known to the last digit before its point.
    whole = max(math.log10(abs(x)) if abs(x) > 1e30 else 0 for x in point)
    for digits in [digits for digits in DIGITS if digits > whole + 40]:
        with mp.workdps(digits):
            try:
                now = function(*map(mpf, point))
            except (ValueError, TypeError, ZeroDivisionError, OverflowError, mp.NoConvergence):
                return None
            if now is None or any(isinstance(each, tuple) for each in now):
                return None
            if any(isinstance(each, mp.mpc) for each in now):
                return None
            if last is not None and all(map(agree, last, now)):
                return now
            last = now
    return last


def agree(x, y):
    if x != x or y != y:
        return x != x and y != y
    if isinstance(y, int) and x == y:
        return True
    # What is infinite or 0 may be so for lack of digits.
    return mp.isfinite(x) and mp.isfinite(y) and y != 0 and abs(x - y) <= abs(y) * mpf("1e-33")


def next_to_zeros(found, look):
    known = sorted((p[0], r) for p, r in found.items() if r is not None)
    for part in range(len(known[0][1])):
        count = 0
        for (a, at_a), (b, at_b) in zip(known, known[1:]):
            x, y = at_a[part], at_b[part]
            if a * b > 0 and x == x and y == y and x * y < 0 and count < ZEROS:
                count += 1
                for z in bisected(a, b, part, look):
                    look((z,))


def bisected(a, b, part, look):
    """The doubles on both sides of a change of sign, and some that come close."""
    sign = look((a,))[part] > 0
    while math.nextafter(a, b) != b:
        middle = a / 2 + b / 2 if abs(b / 2) < abs(a) < abs(b * 2) else math.copysign(math.sqrt(abs(a)) * math.sqrt(abs(b)), a)
        if middle in (a, b):
            break
        there = look((middle,))
        if there is None:
            return
        if (there[part] > 0) == sign:
            a = middle
        else:
            b = middle
    yield from (a, b)
    for _ in range(2):
        a, b = math.nextafter(a, -math.inf), math.nextafter(b, math.inf)
        yield from (a, b)
    for k in (44, 36, 28, 20, 12):
        yield from (a * (1 + 2.0**-k), a * (1 - 2.0**-k))
