#!/usr/bin/env python3
"""Writes textbook.tsv: derivatives as SymPy prints them, unsimplified, in our spelling.

    python3 textbook.py > textbook.tsv
"""

import sympy
from sympy import (Abs, acos, asin, asinh, atan, cos, cosh, erf, exp, log, sign, sin, sinh, sqrt,
                   symbols, tan, tanh)

x, y, a, b, n = symbols("x y a b n", real=True)

CASES = """
x^2*sin(x)
x^3 - 4*x^2 + 5*x - 7
1/x
1/(1 + x^2)
x/(1 + x)
(x^2 - 1)/(x^2 + 1)
(2*x + 3)^5
sqrt(1 - x^2)
sqrt(x)/(1 + x)
x^n
2^x
x^x
exp(-x^2/2)
x*exp(x)
exp(a*x)*cos(b*x)
log(x)
log(x)/x
x*log(x) - x
log(x^2 + 1)
log(sin(x))
log(x + sqrt(x^2 + 1))
sin(x)*cos(x)
sin(x)^2
sin(x)/x
tan(x)
x*tan(x)
asin(x)
x*atan(x)
tanh(x)
sinh(x)*cosh(x)
erf(x)
sin(cos(x))
exp(sin(x))
cos(a*x + b)
1/(1 + exp(-x))
"""

print("# Derivatives by x as SymPy", sympy.__version__, "prints them, made by textbook.py.")
print("# Columns: formula, SymPy's derivative.")
for line in CASES.split("\n"):
    if line:
        derivative = sympy.diff(eval(line.replace("^", "**")), x)
        print(line, str(derivative).replace("**", "^"), sep="\t")
