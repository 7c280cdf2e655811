"""The table's operations in mpmath, with what IEEE arithmetic and the reference page say at poles and ends.

A negative zero is the float -0.0, since mpmath has none.
"""

import math

from mpmath import mp, mpf


class Unjudged(Exception):
    """Why nothing can be said."""


# Whether doubles would round what is compared.
IS_DOUBLE = False
CONSTANTS = {"pi": mpf(math.pi), "e": mpf(math.e)}

# Results that are whole numbers and not rounded.
WHOLE = {"<", "<=", ">", ">=", "==", "!=", "and", "or", "not", "sign", "floor", "ceil", "round", "trunc", "step", "neg", "max", "min", "abs"}

# Bits of an exponent beyond which an exponential or an angle is left alone.
MOST = 30_000


def number(x):
    return x if x == 0 and math.copysign(1, x) < 0 else mpf(x)


def is_minus(x):
    """Whether a number has the sign of minus, zero included."""
    return x < 0 or x == 0 and isinstance(x, float)


def zero(is_negative):
    return -0.0 if is_negative else mpf(0)


def order(x, y):
    """-1, 0, 1; numbers that differ by less than what is rounded off cannot be told apart."""
    if x == y:
        return 0
    if mp.isinf(x) or mp.isinf(y):
        return -1 if x < y else 1
    if abs(x - y) < mpf(10) ** (-mp.dps * 9 // 10) * max(abs(x), abs(y)):
        raise Unjudged("equal or not")
    if IS_DOUBLE and abs(x - y) < mpf("4e-16") * max(abs(x), abs(y)):
        raise Unjudged("equal or not as doubles")
    return -1 if x < y else 1


def check(x):
    if mp.isfinite(x) and x and mp.mag(x) > MOST:
        raise Unjudged("beyond")
    return x


def exp(x):
    return mp.exp(check(x))


def expm1(x):
    return mp.expm1(check(x)) if x else x


def log(x):
    return mp.nan if x < 0 or mp.isnan(x) else -mp.inf if x == 0 else mp.log(x)


def log1p(x):
    return mp.nan if x < -1 or mp.isnan(x) else -mp.inf if x == -1 else mp.inf if x == mp.inf else _log1p(x)


def _log1p(x):
    if x and mp.mag(x) < -mp.prec // 3:
        return x - x * x / 2 + x**3 / 3
    with mp.extraprec(max(0, -mp.mag(x)) if x else 0):
        return mp.log(1 + x)


def over(x, y):
    if mp.isnan(x) or mp.isnan(y) or (x == 0 and y == 0) or (mp.isinf(x) and mp.isinf(y)):
        return mp.nan
    if y == 0:
        return -mp.inf if is_minus(x) != is_minus(y) else mp.inf
    if x == 0 or mp.isinf(y):
        return zero(is_minus(x) != is_minus(y))
    return x / y


def times(x, y):
    if mp.isnan(x) or mp.isnan(y):
        return mp.nan
    if x == 0 or y == 0:
        return mp.nan if mp.isinf(x) or mp.isinf(y) else zero(is_minus(x) != is_minus(y))
    return x * y


def plus(x, y):
    if x == 0 and y == 0:
        return zero(is_minus(x) and is_minus(y))
    if mp.isinf(x) and mp.isinf(y) and x != y:
        return mp.nan
    return mpf(x) + mpf(y)


def neg(x):
    return zero(not is_minus(x)) if x == 0 else -x


def whole(y):
    if mp.isinf(y):
        return True
    if y and mp.mag(y) > mp.prec:
        raise Unjudged("whole or not")
    near = mp.nint(y)
    if y != near and abs(y - near) < mpf(10) ** (-mp.dps * 9 // 10) * max(1, abs(y)):
        raise Unjudged("whole or not")
    return y == near


def power(x, y):
    if y == 0:
        return mpf(1)
    if mp.isnan(x) or mp.isnan(y):
        return mp.nan
    if mp.isinf(y):
        if abs(x) == 1:
            return mp.nan
        if x < 0:
            raise Unjudged("a negative number to infinity")
        return mp.inf if (abs(x) > 1) == (y > 0) else mpf(0)
    if x == 0 or mp.isinf(x):
        odd = whole(y) and int(y) % 2 == 1
        if x == -mp.inf and not whole(y):
            raise Unjudged("minus infinity to a broken power")
        size = mp.inf if mp.isinf(x) == (y > 0) else mpf(0)
        return neg(size) if odd and is_minus(x) else size
    if x < 0:
        if not whole(y):
            return mp.nan
        size = exp(y * mp.log(-x))
        return -size if int(y) % 2 else size
    if whole(y) and abs(y) < 1000:
        return mpf(x) ** int(y)
    return exp(y * mp.log(x))


def sqrt(x):
    return mp.nan if x < 0 else x if x == 0 else mp.sqrt(x)


def cbrt(x):
    return x if x == 0 or mp.isinf(x) else mp.sign(x) * mp.cbrt(abs(x))


def root(x, n):
    if n == 0 or mp.isinf(n):
        return mp.nan if n == 0 else mpf(1) if x > 0 else _unjudged("a root of infinite order")
    if x < 0 or x == 0 and is_minus(x):
        if x < 0 and not (whole(n) and int(n) % 2):
            return mp.nan
        if x == 0:
            odd = whole(n) and int(n) % 2
            size = mpf(0) if n > 0 else mp.inf
            return neg(size) if odd else size
        return -power(-x, 1 / n)
    if x == 0:
        return mpf(0) if n > 0 else mp.inf
    return power(x, over(mpf(1), n))


def _unjudged(why):
    raise Unjudged(why)


def hypot(*x):
    if any(mp.isinf(e) for e in x):
        return mp.inf
    return mp.sqrt(mp.fsum(mpf(e) ** 2 for e in x))


def logb(b, x):
    if x < 0 or b < 0 or b == 1:
        return mp.nan
    if b == 0 or x == 0:
        if b == 0 and x == 0:
            return mp.nan
        if x == 0:
            return -mp.inf if b > 1 else mp.inf
        # log(x)/-inf
        return zero(not x < 1) if x != mp.inf else mp.nan
    return over(mp.log(x), mp.log(b))


def logit(x):
    return mp.nan if x < 0 or x > 1 else -mp.inf if x == 0 else mp.inf if x == 1 else mp.log(x) - _log1p(-x)


def log1mexp(x):
    return mp.nan if x > 0 else -mp.inf if x == 0 else zero(True) if x == -mp.inf else mp.log(-expm1(x)) if x > -1 else _log1p(-exp(x))


def logexpm1(x):
    return mp.nan if x < 0 else -mp.inf if x == 0 else x if x == mp.inf else x + log1mexp(-x)


def xlogx(x):
    return mp.nan if x < 0 else mpf(0) if x == 0 else x * mp.log(x)


def xlogy(x, y):
    return mpf(0) if x == 0 and y >= 0 else times(x, log(y))


def xlog1py(x, y):
    return mpf(0) if x == 0 and y >= -1 else times(x, log1p(y))


BRANCH = mpf(-1 / math.e)


def lambertw(*operands):
    k, x = operands if len(operands) == 2 else (0, operands[0])
    if x == mp.inf:
        return x if k == 0 else mp.nan
    if abs(x - BRANCH) < mpf("1e-14"):
        raise Unjudged("the branch point")
    if x < BRANCH or k not in (0, -1) or k == -1 and x > 0:
        return mp.nan
    if x == 0:
        return x if k == 0 else -mp.inf
    if mp.mag(x) < -mp.prec // 3 and k == 0:
        return x - x * x + mpf(3) / 2 * x**3
    check(x)
    w = mp.lambertw(mpf(x), int(k))
    return mp.re(w)


def logaddexp(*x):
    return logsumexp(*x)


def logsumexp(*x):
    most = max(x)
    if mp.isinf(most):
        return most
    rest = mp.fsum(exp(e - most) if e != -mp.inf else 0 for k, e in enumerate(x) if k != list(x).index(most))
    return most + _log1p(rest) if rest else mpf(most)


def logsubexp(x, y):
    if mp.isinf(x) or mp.isinf(y):
        raise Unjudged("logsubexp of infinity")
    return -mp.inf if order(x, y) == 0 else max(x, y) + log1mexp(-abs(mpf(x) - mpf(y)))


def finite(function):
    return lambda x: mp.nan if mp.isinf(x) else function(mpf(check(x))) if x else x if function(0) == 0 else function(mpf(0))


def odd(function):
    """Zero stays what it is."""
    return lambda x: x if x == 0 else function(mpf(check(x)))


def _near_zero(value):
    return value == 0 or mp.mag(value) < -mp.prec * 9 // 10


def tan(x):
    if mp.isinf(x):
        return mp.nan
    return x if x == 0 else mp.tan(check(x))


def asin(x):
    return mp.nan if abs(x) > 1 else x if x == 0 else mp.asin(mpf(x))


def acos(x):
    if abs(x) > 1:
        return mp.nan
    return mp.acos(mpf(x))


def atan2(y, x):
    if mp.isinf(x) or mp.isinf(y):
        return mpf(math.atan2(float(y), float(x))) if mp.isinf(x) and mp.isinf(y) else _far_angle(y, x)
    if y == 0:
        if is_minus(x):
            return -mp.pi if is_minus(y) else +mp.pi
        return y
    return mp.atan2(mpf(y), mpf(x))


def _far_angle(y, x):
    if mp.isinf(y):
        return mp.sign(y) * mp.pi / 2
    size = mp.pi if x < 0 else mpf(0)
    return neg(size) if is_minus(y) else size


def acot(x):
    return mp.atan(over(mpf(1), x)) if not mp.isinf(x) else zero(x < 0)


def asec(x):
    return mp.nan if abs(x) < 1 else mp.acos(over(mpf(1), x))


def acsc(x):
    return mp.nan if abs(x) < 1 else asin(over(mpf(1), x))


def sinpi(x):
    if mp.isinf(x):
        return mp.nan
    return x if x == 0 else zero(x < 0) if whole(x) else mp.sinpi(mpf(x))


def cospi(x):
    if mp.isinf(x):
        return mp.nan
    return mpf(0) if whole(mpf(x) - mpf(0.5)) else mp.cospi(mpf(x))


def sinc(x):
    if mp.isinf(x):
        return zero(False)
    if x and mp.mag(x) < -mp.prec // 4:
        return 1 - (mp.pi * x) ** 2 / 6
    return mpf(1) if x == 0 else sinpi(x) / (mp.pi * x)


def cosc(x):
    if mp.isinf(x):
        return zero(x > 0)
    if x == 0:
        return neg(x)
    if mp.mag(x) < -mp.prec // 6:
        return -(mp.pi**2) * x / 3 + mp.pi**4 * x**3 / 30
    with mp.extraprec(max(0, -2 * mp.mag(x))):
        return (mp.cospi(x) - mp.sinpi(x) / (mp.pi * x)) / x


def floor(x):
    if mp.isinf(x) or x == 0:
        return x
    if whole(x):
        return mpf(x)
    return mp.floor(x)


def ceil(x):
    result = neg(floor(neg(x)))
    return result if result or x == 0 else mpf(0)


def trunc(x):
    return ceil(x) if is_minus(x) else floor(x)


def nearest(x):
    if mp.isinf(x) or x == 0:
        return x
    whole(mpf(x) * 2)
    result = mp.nint(x)
    return result


def mod2pi(x):
    return mp.nan if mp.isinf(x) else mpf(x) - 2 * mp.pi * floor(mpf(check(x)) / (2 * mp.pi)) if x else x


def degrees(function):
    return lambda x: function(mpf(x) / 180) if x else function(x)


def tand(x):
    return over(degrees(sinpi)(x), degrees(cospi)(x))


RADIAN = lambda: 180 / mp.pi


def in_degrees(function):
    return lambda x: times(function(x), RADIAN())


def acotd(x):
    return acot(x) * RADIAN()


def sinh(x):
    return x if x == 0 else _sinh(x)


def _sinh(x):
    check(x)
    if mp.isfinite(x) and mp.mag(x) < -mp.prec // 6:
        return x + x**3 / 6
    return mp.sinh(x)


def tanh(x):
    check(x)
    if x == 0:
        return x
    if mp.isinf(x):
        return mp.sign(x)
    if mp.mag(x) < -mp.prec // 6:
        return x - x**3 / 3
    if mp.mag(x) > 40:
        return mp.sign(x) * (1 - 2 * mp.exp(-2 * abs(x)))
    return mp.sign(x) * (-expm1(-2 * abs(x)) / (1 + mp.exp(-2 * abs(x))))


def asinh(x):
    if x == 0 or mp.isinf(x):
        return x
    return mp.sign(x) * _log1p(abs(x) + x * x / (1 + mp.sqrt(1 + x * x)))


def acosh(x):
    return mp.nan if x < 1 else x if x == mp.inf else _log1p((x - 1) + mp.sqrt((x - 1) * (x + 1)))


def atanh(x):
    return mp.nan if abs(x) > 1 else mp.sign(x) * mp.inf if abs(x) == 1 else x if x == 0 else (_log1p(x) - _log1p(-x)) / 2


def asech(x):
    return mp.nan if x < 0 or x > 1 else mp.inf if x == 0 else acosh(1 / mpf(x))


def acsch(x):
    return asinh(over(mpf(1), x))


def acoth(x):
    return mp.nan if abs(x) < 1 else atanh(over(mpf(1), x))


def sigmoid(x):
    if mp.isinf(x):
        return mpf(1 if x > 0 else 0)
    return 1 / (1 + exp(-x)) if x > 0 else exp(x) / (1 + exp(x))


def softplus(x):
    if mp.isinf(x):
        return x if x > 0 else mpf(0)
    return max(mpf(x), mpf(0)) + _log1p(exp(-abs(mpf(x))))


def relu(x):
    return mpf(x) if x > 0 else mpf(0)


def elu(x):
    return x if x >= 0 else expm1(x)


def selu(x):
    return mpf(1.0507009873554805) * x if x > 0 else x if x == 0 else mpf(1.7580993408473766) * expm1(x)


def times_zero(x, y):
    return times(x, y) if not mp.isinf(x) else mpf(0) if x < 0 else x


def silu(x):
    return times_zero(x, sigmoid(x))


def mish(x):
    return times_zero(x, tanh(softplus(x)))


def softsign(x):
    return mp.sign(x) if mp.isinf(x) else x if x == 0 else x / (1 + abs(x))


def mod(x, y):
    if mp.isinf(x) or y == 0:
        return mp.nan
    if mp.isinf(y):
        return x if x == 0 or (x > 0) == (y > 0) else y
    rest = mpf(x) - mpf(y) * floor(mpf(x) / mpf(y))
    return rest if rest else zero(is_minus(y))


def rem(x, y):
    if mp.isinf(x) or y == 0:
        return mp.nan
    if mp.isinf(y):
        return x
    rest = mpf(x) - mpf(y) * trunc(mpf(x) / mpf(y))
    return rest if rest else zero(is_minus(x))


def copysign(x, y):
    size = abs(mpf(x))
    return neg(size) if is_minus(y) else size


def ldexp(x, n):
    return times(x, mpf(2) ** int(n)) if mp.isfinite(n) and whole(n) else mp.nan


def clamp(x, low, high):
    return smallest(largest(x, low), high) if order(low, high) <= 0 else mp.nan


def largest(*x):
    best = x[0]
    for each in x[1:]:
        side = order(each, best)
        if side > 0 or side == 0 and each == 0 and is_minus(best):
            best = each
    return best


def smallest(*x):
    return neg(largest(*[neg(each) for each in x]))


def total(*x):
    result = x[0]
    for each in x[1:]:
        result = plus(result, each)
    return result


def product(*x):
    result = x[0]
    for each in x[1:]:
        result = times(result, each)
    return result


# Gamma and its family.


def is_pole(x):
    return x <= 0 and not mp.isinf(x) and whole(x)


def gamma(x):
    if x == mp.inf:
        return x
    if x == 0:
        return -mp.inf if is_minus(x) else mp.inf
    if mp.isinf(x) or is_pole(x):
        return mp.nan
    if mp.mag(check(x)) > 2000:
        raise Unjudged("beyond")
    if mp.mag(x) < -mp.prec // 4:
        return 1 / mpf(x) - mp.euler + (mp.euler**2 / 2 + mp.pi**2 / 12) * x
    if x < 0 and abs(x) > 1000:
        return mp.pi / (mp.sinpi(x) * gamma(1 - x))
    if x > 1000:
        return exp(mp.loggamma(x))
    return mp.gamma(x)


def lgamma(x):
    if mp.isinf(x):
        return mp.inf if x > 0 else _unjudged("lgamma of minus infinity")
    if is_pole(x):
        return mp.inf
    if x < 0:
        return mp.log(mp.pi / abs(mp.sinpi(x))) - mp.loggamma(1 - x)
    if mp.mag(x) < -mp.prec // 4:
        return -mp.log(x) - mp.euler * x
    return mp.loggamma(mpf(check(x)))


def polygamma(n, x):
    n = int(n)
    if x == 0:
        if n % 2 == 0:
            return mp.inf if is_minus(x) else -mp.inf
        return mp.inf
    if is_pole(x):
        return mp.nan
    if mp.isinf(x):
        return (mp.inf if n == 0 else zero(n % 2 == 0)) if x > 0 else mp.nan
    check(x)
    if x > 0:
        return mp.psi(n, x)
    p = [0, 1]
    for _ in range(n):
        slope = [k * a for k, a in enumerate(p)][1:]
        p = [-(a + b) for a, b in zip(slope + [0, 0], [0, 0] + slope)]
    c = mp.cospi(x) / mp.sinpi(x)
    return (-1) ** n * mp.psi(n, 1 - x) - mp.pi ** (n + 1) * sum(a * c**k for k, a in enumerate(p))


def polygammadiff(n, x, y):
    if x <= 0 or x + y <= 0:
        return mp.nan if x < 0 or x + y < 0 else _unjudged("an end of polygammadiff")
    return polygamma(n, mpf(x) + mpf(y)) - polygamma(n, x)


def lbeta(x, y):
    if x < 0 or y < 0:
        return mp.nan
    if x == 0 or y == 0:
        return mp.inf
    if mp.isinf(x) or mp.isinf(y):
        return -mp.inf
    return lgamma(x) + lgamma(y) - lgamma(x + y)


def beta(x, y):
    logarithm = lbeta(x, y)
    return logarithm if mp.isnan(logarithm) else mpf(0) if logarithm == -mp.inf else exp(logarithm)


# Error functions.


def erf(x):
    check(x)
    return x if x == 0 else mp.erf(mpf(x))


def erfc(x):
    if mp.isinf(x):
        return mpf(0) if x > 0 else mpf(2)
    if x > 50:
        return _erfcx(x) * exp(-x * x)
    with mp.extraprec(int(x * x * 3) + 50 if x > 0 else 0):
        return mp.erfc(mpf(x))


def _erfcx(x):
    """By its asymptotic series where that suffices."""
    if x > 50:
        term, total, n = mpf(1), mpf(1), 0
        while True:
            n += 1
            following = -term * (2 * n - 1) / (2 * x * x)
            if abs(following) >= abs(term):
                raise Unjudged("erfcx to so many digits")
            term = following
            total += term
            if mp.mag(term) < -mp.prec:
                return total / (x * mp.sqrt(mp.pi))
    return exp(mpf(x) ** 2) * erfc(x)


def by_order(first, base, sign):
    """The slopes of erfcx and dawson: y[n + 1] = ±(2 x y[n] + 2 n y[n - 1])."""

    def function(*operands):
        n, x = operands if len(operands) == 2 else (0, operands[0])
        if mp.isinf(x):
            raise Unjudged("an infinite operand")
        n = int(n)
        with mp.extraprec(n * 3 * max(0, mp.mag(x) if x else 0)):
            y = [base(mpf(x))]
            if n > 0:
                y.append(first(mpf(x), y[0]))
            for k in range(1, n):
                y.append(sign * (2 * mpf(x) * y[k] + 2 * k * y[k - 1]))
            return y[n]

    return function


def dawson0(x):
    check(x)
    if abs(x) > 50:
        term, total, n = mpf(1), mpf(1), 0
        while True:
            n += 1
            following = term * (2 * n - 1) / (2 * x * x)
            if abs(following) >= abs(term):
                raise Unjudged("dawson to so many digits")
            term = following
            total += term
            if mp.mag(term) < -mp.prec:
                return total / (2 * x)
    return mp.sqrt(mp.pi) / 2 * mp.exp(-x * x) * mp.erfi(x)


erfcx = by_order(lambda x, y: 2 * x * y - 2 / mp.sqrt(mp.pi), _erfcx, 1)
dawson = by_order(lambda x, y: 1 - 2 * x * y, dawson0, -1)


def erfi(x):
    return x if x == 0 or mp.isinf(x) else 2 / mp.sqrt(mp.pi) * exp(x * x) * dawson0(mpf(x))


def newton(start, value, slope):
    x = mpf(start)
    for _ in range(60):
        step = value(x) / slope(x)
        x -= step
        if not step or mp.mag(step) < mp.mag(x) - mp.prec + 20:
            return x
    raise Unjudged("no convergence")


def erfinv(x):
    if abs(x) > 1:
        return mp.nan
    if abs(x) == 1:
        return mp.sign(x) * mp.inf
    if x == 0:
        return x
    if mp.mag(1 - abs(x)) < -400:
        return mp.sign(x) * erfcinv(1 - abs(x))
    with mp.workdps(30):
        start = mp.erfinv(x) if mp.mag(x) > -60 else x * mp.sqrt(mp.pi) / 2
    return newton(start, lambda w: mp.erf(w) - x, lambda w: 2 / mp.sqrt(mp.pi) * mp.exp(-w * w))


def erfcinv(x):
    if x < 0 or x > 2:
        return mp.nan
    if x == 0 or x == 2:
        return mp.inf if x == 0 else -mp.inf
    if x > 0.5:
        return erfinv(1 - mpf(x))
    with mp.workdps(30):
        w = mp.sqrt(-mp.log(x))
        for _ in range(40):
            w = mp.sqrt(-mp.log(x) - mp.log(mp.sqrt(mp.pi) * w)) if mp.mag(x) < -5 else w
    # Newton's steps for log(erfc(w)) = log(x).
    target = mp.log(x)
    return newton(w, lambda v: mp.log(erfc(v)) - target, lambda v: -2 / mp.sqrt(mp.pi) / _erfcx(v))


def normcdf(x):
    return erfc(-x / mp.sqrt(2)) / 2


def lognormcdf(x):
    if mp.isinf(x):
        return x if x < 0 else zero(True)
    return _log1p(-normcdf(-x)) if x > 0 else mp.log(_erfcx(-x / mp.sqrt(2)) / 2) - x * x / 2


def norminv(p):
    if p < 0 or p > 1:
        return mp.nan
    if p > 0.5:
        return mp.sqrt(2) * erfcinv(2 * (1 - mpf(p)))
    return -mp.sqrt(2) * erfcinv(2 * mpf(p))


def gelu(x):
    return times_zero(x, normcdf(x))


# Bessel and Airy functions, integrals and zeta.


def bessel(function, at_zero, is_positive):
    def value(*operands):
        n, x = operands
        if mp.isinf(x) or not whole(n):
            raise Unjudged("Bessel functions at infinity")
        if is_positive and x < 0:
            return mp.nan
        if x == 0:
            return at_zero(int(n))
        if mp.mag(x) > 1500:
            raise Unjudged("beyond")
        return function(int(n), mpf(x))

    return value


besselj = bessel(mp.besselj, lambda n: mpf(n == 0), False)
besseli = bessel(mp.besseli, lambda n: mpf(n == 0), False)
bessely = bessel(mp.bessely, lambda n: -mp.inf if n >= 0 or n % 2 == 0 else mp.inf, True)
besselk = bessel(mp.besselk, lambda n: mp.inf, True)


def airy(function, derivative=0):
    def value(x):
        if mp.isinf(x):
            raise Unjudged("Airy functions at infinity")
        if x < -1e5:
            return mp.nan
        if x and mp.mag(x) > 100:
            raise Unjudged("beyond")
        return function(mpf(x), derivative=derivative) if derivative else function(mpf(x))

    return value


def ellip(a, b, c, is_closed, scale):
    """scale·π·2F1(a, b; c; m), and its slopes."""

    def value(*operands):
        n, m = operands if len(operands) == 2 else (0, operands[0])
        n = int(n)
        if mp.isinf(m):
            raise Unjudged("an elliptic integral at infinity")
        if m > 1:
            return mp.nan
        if m == 1 and not (is_closed and n == 0):
            return mp.inf
        factor = mpf(1)
        for k in range(n):
            factor *= (a + k) * (b + k) / mpf(c + k)
        if m and mp.mag(m) > 1000:
            raise Unjudged("beyond")
        return scale * mp.pi * factor * mp.hyp2f1(a + n, b + n, c + n, mpf(m))

    return value


HALF = mpf(0.5)
ellipk = lambda m: _unjudged("infinity") if mp.isinf(m) else mp.nan if m > 1 else mp.inf if m == 1 else mp.ellipk(mpf(m))
ellipe = lambda m: _unjudged("infinity") if mp.isinf(m) else mp.nan if m > 1 else mpf(1) if m == 1 else mp.ellipe(mpf(m))
ellipb = ellip(HALF, HALF, 2, True, mpf(0.25))
ellipd = ellip(HALF, 3 * HALF, 2, False, mpf(0.25))


def expint(*operands):
    n, x = operands if len(operands) == 2 else (1, operands[0])
    if x < 0 or not whole(n):
        return mp.nan
    n = int(n)
    if x == 0:
        return 1 / mpf(n - 1) if n > 1 else mp.inf
    if mp.isinf(x):
        return mpf(0)
    if mp.mag(x) > 1000:
        raise Unjudged("beyond")
    if n <= 0:
        # exp(-x)/x and its slopes by n.
        value = exp(-x) / x
        for k in range(1, -n + 1):
            value = (exp(-x) + k * value) / x
        return value
    return mp.expint(n, mpf(x))


def expinti(x):
    if x == 0:
        return -mp.inf
    if mp.isinf(x):
        return x if x > 0 else zero(True)
    if mp.mag(x) > 1000:
        raise Unjudged("beyond")
    return mp.ei(mpf(x))


def sinint(x):
    if mp.isinf(x):
        return mp.sign(x) * mp.pi / 2
    if x and mp.mag(x) > 1000:
        raise Unjudged("beyond")
    return x if x == 0 else mp.si(mpf(x))


def cosint(x):
    if x < 0:
        return mp.nan
    if x == 0 or mp.isinf(x):
        return -mp.inf if x == 0 else mpf(0)
    if mp.mag(x) > 1000:
        raise Unjudged("beyond")
    return mp.ci(mpf(x))


def zeta(x):
    if x == 1:
        return mp.inf
    if mp.isinf(x):
        return mpf(1) if x > 0 else mp.nan
    if x <= -1e5:
        return mp.nan
    return mp.zeta(mpf(check(x)))


def zetaprime(x):
    if x == 1 or mp.isinf(x):
        raise Unjudged("the slope of zeta at its pole")
    if x <= -1e5:
        return mp.nan
    return mp.zeta(mpf(x), derivative=1)


def truth(holds):
    return mpf(1 if holds else 0)


COMPARISONS = {
    "<": lambda s: s < 0, "<=": lambda s: s <= 0, ">": lambda s: s > 0, ">=": lambda s: s >= 0,
    "==": lambda s: s == 0, "!=": lambda s: s != 0,
}

TABLE = {
    "+": plus, "-": lambda x, y: plus(x, neg(y)), "*": times, "/": over, "neg": neg, "^": power,
    "sqrt": sqrt, "cbrt": cbrt, "root": root, "hypot": hypot, "abs2": lambda x: times(x, x), "inv": lambda x: over(mpf(1), x),
    "exp": exp, "expm1": expm1, "exp2": lambda x: exp(x * mp.log(2)) if x else mpf(1), "exp10": lambda x: exp(x * mp.log(10)) if x else mpf(1),
    "log": log, "log1p": lambda x: x if x == 0 else log1p(x), "log2": lambda x: log(x) / mp.log(2), "log10": lambda x: log(x) / mp.log(10),
    "logb": logb, "logit": logit, "log1mexp": log1mexp, "logexpm1": logexpm1, "xlogx": xlogx, "xlogy": xlogy, "xlog1py": xlog1py,
    "lambertw": lambertw, "logaddexp": logaddexp, "logsubexp": logsubexp, "logsumexp": logsumexp,
    "sin": finite(mp.sin), "cos": finite(mp.cos), "tan": tan, "asin": asin, "acos": acos, "atan": odd(mp.atan), "atan2": atan2,
    "sec": lambda x: over(mpf(1), finite(mp.cos)(x)), "csc": lambda x: over(mpf(1), finite(mp.sin)(x)), "cot": lambda x: over(mpf(1), tan(x)),
    "asec": asec, "acsc": acsc, "acot": acot, "sinpi": sinpi, "cospi": cospi, "sinc": sinc, "cosc": cosc, "mod2pi": mod2pi,
    "deg2rad": lambda x: times(x, mp.pi / 180), "rad2deg": lambda x: times(x, 180 / mp.pi),
    "sind": degrees(sinpi), "cosd": degrees(cospi), "tand": tand, "secd": lambda x: over(mpf(1), degrees(cospi)(x)),
    "cscd": lambda x: over(mpf(1), degrees(sinpi)(x)), "cotd": lambda x: over(mpf(1), tand(x)),
    "asind": in_degrees(asin), "acosd": in_degrees(acos), "atand": in_degrees(odd(mp.atan)), "asecd": in_degrees(asec),
    "acscd": in_degrees(acsc), "acotd": acotd,
    "sinh": sinh, "cosh": lambda x: mp.cosh(check(x)), "tanh": tanh, "asinh": asinh, "acosh": acosh, "atanh": atanh,
    "sech": lambda x: over(mpf(1), mp.cosh(check(x))), "csch": lambda x: over(mpf(1), sinh(x)), "coth": lambda x: over(mpf(1), tanh(x)),
    "asech": asech, "acsch": acsch, "acoth": acoth,
    "relu": relu, "sigmoid": sigmoid, "softplus": softplus, "leakyrelu": lambda x: x if x >= 0 else x * mpf(0.01),
    "relu6": lambda x: min(relu(x), mpf(6)), "elu": elu, "selu": selu, "silu": silu, "mish": mish, "softsign": softsign,
    "logsigmoid": lambda x: neg(softplus(-mpf(x))), "hardsigmoid": lambda x: min(relu(mpf(x) + 3), mpf(6)) / 6,
    "abs": lambda x: abs(mpf(x)), "sign": lambda x: x if x == 0 else mp.sign(x), "floor": floor, "ceil": ceil, "round": nearest, "trunc": trunc,
    "frac": lambda x: rem(x, mpf(1)), "step": lambda x: (1 + mp.sign(x)) / mpf(2), "mod": mod, "rem": rem, "copysign": copysign, "ldexp": ldexp,
    "clamp": clamp, "min": smallest, "max": largest, "sum": total, "mean": lambda *x: over(total(*x), mpf(len(x))), "prod": product,
    "fma": lambda x, y, z: plus(times(x, y), z),
    "gamma": gamma, "factorial": lambda x: gamma(x + 1) if x + 1 else mp.inf, "lgamma": lgamma, "digamma": lambda x: polygamma(0, x), "trigamma": lambda x: polygamma(1, x),
    "polygamma": polygamma, "polygammadiff": polygammadiff, "beta": beta, "lbeta": lbeta,
    "erf": erf, "erfc": erfc, "erfcx": erfcx, "erfi": erfi, "dawson": dawson, "erfinv": erfinv, "erfcinv": erfcinv,
    "gauss": lambda x: exp(-x * x), "normpdf": lambda x: exp(-x * x / 2) / mp.sqrt(2 * mp.pi), "normcdf": normcdf, "lognormcdf": lognormcdf,
    "norminv": norminv, "gelu": gelu,
    "besselj": besselj, "bessely": bessely, "besseli": besseli, "besselk": besselk,
    "besselj0": lambda x: besselj(0, x), "besselj1": lambda x: besselj(1, x), "bessely0": lambda x: bessely(0, x), "bessely1": lambda x: bessely(1, x),
    "airyai": airy(mp.airyai), "airyaiprime": airy(mp.airyai, 1), "airybi": airy(mp.airybi), "airybiprime": airy(mp.airybi, 1),
    "ellipk": ellipk, "ellipe": ellipe, "ellipb": ellipb, "ellipd": ellipd,
    "expint": expint, "expinti": expinti, "sinint": sinint, "cosint": cosint, "zeta": zeta, "zetaprime": zetaprime,
}


def apply(name, x):
    if name in COMPARISONS:
        if mp.isnan(x[0]) or mp.isnan(x[1]):
            return truth(name == "!=")
        return truth(COMPARISONS[name](order(x[0], x[1])))
    if name in ("and", "or"):
        both = [mp.isnan(e) or e != 0 for e in x]
        return truth(all(both) if name == "and" else any(both))
    if name == "not":
        return truth(not mp.isnan(x[0]) and x[0] == 0)
    if name != "^" and any(mp.isnan(e) for e in x):
        return mp.nan
    return TABLE[name](*x)
