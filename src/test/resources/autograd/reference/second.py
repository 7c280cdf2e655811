"""Second derivatives of an operation, from differences of its slopes at a great many digits.

A difference of slopes over so small a step is exact to 40 digits; where half the step gives another
result, at a corner or a pole, nothing is said.
"""

import math
import random

from mpmath import mp, mpf

STEP = mpf("1e-30")
AGREE = mpf("1e-20")

# Where rules are apt to cancel, overflow or vanish.
SIZES = [1e-300, 1e-160, 1e-40, 1e-15, 1e-8, 1e-5, 1e-3, 0.05, 0.4, 0.75, 0.999999, 1.000001, 1.7, 3.5, 9.0, 23.0, 39.0, 110.0, 360.0,
         720.0, 1e5, 1e9, 1e17, 1e40, 1e110, 1e160, 1e300]
SLOW = ("bessel", "airy", "zeta", "ellip", "gamma", "lgamma", "digamma", "trigamma", "polygamma", "beta", "lbeta", "betaslope", "erf", "dawson", "expint", "sinint",
        "cosint", "normcdf", "gelu", "factorial", "binom", "lambertw", "lognormcdf", "norminv")
# Of the same make as others that are looked at, and slow at so many digits.
LEFT_OUT = ("bessely(", "bessely0", "bessely1", "besselj1", "besselk", "airyaiprime", "airybi", "zeta", "betaslope", "betainc")

# The highest order whose second derivative is one that the row has.
HIGHEST = {"polygamma(n, x)": 99}


def rows(name, points, function, count, exact=()):
    """Points, the second derivatives there in the order of the rows of the matrix, and how well each is
    conditioned; operands at places in `exact` are whole."""
    if name.startswith(LEFT_OUT):
        return
    dice = random.Random(20260103)
    points = sorted({p for p in points if all(map(math.isfinite, p))})
    arity = max(map(len, points))
    own = [p for p in points if all(not x or 1e-40 < abs(x) < 99 for x in p)] if name.startswith(SLOW) else points
    chosen = set(own if len(own) <= count else dice.sample(own, count))
    reach = [s for s in SIZES if 1e-40 <= s < 99] if name.startswith(SLOW) else SIZES
    if arity == 1:
        chosen |= {(s * sign,) for s in reach for sign in (1, -1)} | {(0.0,)}
    else:
        for base in dice.choices(points, k=count):
            chosen.add(tuple(x if k in exact else dice.choice((x, x * dice.choice(reach), dice.choice(reach), -dice.choice(reach))) for k, x in enumerate(base)))
    for point in sorted(p for p in chosen if all(map(math.isfinite, p)) and p[0] <= HIGHEST.get(name, math.inf)):
        found = settled(function, point, exact)
        if found is not None:
            yield (point, *found)


def settled(function, point, exact):
    size = max((abs(math.log10(abs(x))) if x else 0 for x in point), default=0)
    digits = int(120 + 4 * size)
    last = None
    for each in (digits, 2 * digits, 6 * digits):
        with mp.workdps(each):
            where = [mpf(x) for x in point]
            try:
                if not all(map(is_number, function(*where) or [None])):
                    return None
                now = matrix(function, where, exact)
            except (ValueError, TypeError, ArithmeticError, mp.NoConvergence):
                return None
            if now is None:
                return None
            if last is not None and all(map(near, last, now)):
                return now, conditioned(function, where, now, exact)
            last = now
    return None


def is_number(x):
    return x is not None and not isinstance(x, (tuple, mp.mpc)) and not mp.isinf(x)


def near(x, y):
    return x == y or abs(x - y) <= AGREE * abs(y) or (abs(x) < mpf("1e-340") and abs(y) < mpf("1e-340"))


def matrix(function, point, exact):
    """Row by row from the diagonal on; None if there is none."""
    free = [k for k in range(len(point)) if k not in exact]
    columns = {}
    for k in free:
        coarse, fine = (differences(function, point, k, step) for step in (STEP, STEP / 2))
        if coarse is None or fine is None:
            return None
        if not all(near(coarse[i][0], fine[i][0]) for i in free) or any(fine[i][1] for i in free):
            return None
        columns[k] = [each[0] for each in fine]
    return [columns[k][i] for i in free for k in free if k >= i]


def differences(function, point, k, step):
    """The slopes' own slopes by one operand, and whether there is a corner, which the two sides show."""
    h = step * min(1, abs(point[k]) or 1)
    here = []
    for x in (point[k] + h, point[k], point[k] - h):
        there = function(*point[:k], x, *point[k + 1:])
        if there is None or not all(map(is_number, there)):
            return None
        here.append([mpf(each) for each in there[1:]])
    return [((above - below) / (2 * h), abs(above + below - 2 * at) > abs(above - below) / 1000 + abs(at) * STEP / 1000)
            for above, at, below in zip(*here)]


def conditioned(function, point, results, exact):
    """By how much a small relative error in the operands is magnified in each."""
    sums = [mpf(0) for _ in results]
    nudge = mpf("1e-20")
    for k in range(len(point)):
        if k not in exact and point[k]:
            there = matrix(function, [*point[:k], point[k] * (1 + nudge), *point[k + 1:]], exact)
            for i, result in enumerate(results):
                if there is not None and result and mp.isfinite(result):
                    sums[i] += abs((there[i] - result) / result) / nudge
    return sums
