#!/usr/bin/env python3
"""Writes series.tsv: Taylor coefficients of formulas, to 25 digits, from mpmath at 60 digits.

    python3 series.py > series.tsv

Each coefficient is a derivative over a factorial, which mpmath finds by a contour or by
differences at a precision that leaves the digits printed here untouched.
"""

from mpmath import mp, mpf, taylor, nstr
import mpmath as m

mp.dps = 60

ORDER = 8

CASES = [
    ("exp(sin(x))", lambda x: m.exp(m.sin(x)), ["0", "1", "-2.5"]),
    ("log(1 + x^2)", lambda x: m.log(1 + x**2), ["0.5", "-3"]),
    ("tanh(x)", m.tanh, ["0", "0.75", "-4"]),
    ("1/(1 + exp(-x))", lambda x: 1 / (1 + m.exp(-x)), ["0.25", "3"]),
    ("sigmoid(x)", lambda x: 1 / (1 + m.exp(-x)), ["0.25", "3"]),
    ("softplus(x)", lambda x: m.log(1 + m.exp(x)), ["0.5", "-2"]),
    ("sqrt(x)", m.sqrt, ["2", "0.125"]),
    ("x^2.5", lambda x: x**mpf("2.5"), ["1.5"]),
    ("x^x", lambda x: x**x, ["2", "0.75"]),
    ("2^x/x", lambda x: mpf(2) ** x / x, ["1.5", "-3"]),
    ("atan(x)", m.atan, ["0", "2", "-0.5"]),
    ("asin(x)*acos(x)", lambda x: m.asin(x) * m.acos(x), ["0.25", "-0.5"]),
    ("erf(x)", m.erf, ["0.5", "-1.5"]),
    ("gamma(x)", m.gamma, ["2.5", "4"]),
    ("lgamma(x)", m.loggamma, ["3.5"]),
    ("digamma(x)", m.digamma, ["2"]),
    ("besselj(2, x)", lambda x: m.besselj(2, x), ["1.5", "7"]),
    ("airyai(x)", m.airyai, ["0.5", "-2"]),
    ("sinh(x)*cosh(2*x)", lambda x: m.sinh(x) * m.cosh(2 * x), ["0.5"]),
    ("x*exp(-x^2/2)", lambda x: x * m.exp(-(x**2) / 2), ["0", "1.25"]),
    ("cbrt(x + 2)", lambda x: m.cbrt(x + 2), ["1"]),
    ("atan2(x, 2)", lambda x: m.atan2(x, 2), ["1", "-0.5"]),
    ("hypot(x, 3)", lambda x: m.hypot(x, 3), ["4", "0"]),
    ("log2(x) + log10(x)", lambda x: m.log(x, 2) + m.log(x, 10), ["1.5"]),
    ("(x^3 - 2*x + 1)/(x^2 + 1)", lambda x: (x**3 - 2 * x + 1) / (x**2 + 1), ["0", "1.5"]),
    ("if(x > 0, sin(x), log(x))", m.sin, ["0.5"]),
    ("max(x^2, x)", lambda x: x**2, ["2"]),
    ("sinint(x)", m.si, ["1", "2.5"]),
    ("expint(x)", m.e1, ["1.5"]),
]

print("# Taylor coefficients from the power 0 up: made by series.py, with mpmath at 60 digits.")
print("# Columns: formula, point, coefficients.")
for formula, f, points in CASES:
    for point in points:
        x = mpf(point)
        with m.workdps(90):
            found = taylor(f, x, ORDER)
        tiny = max(abs(c) for c in found) * mpf(10) ** -35
        texts = ["0" if abs(c) < tiny else nstr(m.re(c), 25) for c in found]
        print(formula, point, " ".join(texts), sep="\t")
