#!/usr/bin/env python3
"""Writes hundred.tsv: what SymPy and Maxima answer when a hundred functions are derived by x.

    python3 hundred.py > hundred.tsv

It needs SymPy, and Maxima on the path (both as a distribution has them). Each answers twice: as its
`diff` prints it, and after its own simplification (SymPy's `simplify`; of Maxima's `ratsimp`,
`factor` and `trigsimp` what has the fewest characters). The spelling is that of our formulas.
"""

import re
import subprocess
import sympy

FUNCTIONS = """
x^3 - 4*x^2 + 5*x - 7
x^3/3 - 2*x + 7
(2*x + 3)^5
(x^2 + 1)^3
(x^2 - 1)*(x^3 + 2)
(x + 1)*(x - 2)
x*(x - 1)^3
(x - 1)^2*(x + 2)^3
1/x
1/x^2 + 1/x
x/(1 + x)
(x + 2)/(x - 3)
(x^2 + 1)/(x^2 - 1)
1/(1 + x^2)
x/(x^2 + 1)
x^2/(1 + x)
x^3/(x^2 + 1)
(x^3 + 1)/(x + 1)
(x^2 - 4)/(x + 2)
(2*x - 1)/(3*x + 2)
1/(x^2 - 5*x + 6)
(a*x + b)/(c*x + d)
x + 1/x
(x - 1)/(x^2 + x + 1)
1/(1 + 1/x)
x/(x - 1)^2
(1 - x)^3/(1 + x)^2
sqrt(x)
sqrt(1 - x^2)
sqrt(x^2 + 1)
x*sqrt(x)
1/sqrt(x)
sqrt(x)/(1 + x)
x/sqrt(1 + x^2)
x*sqrt(1 - x^2)
sqrt((x - a)^2 + (y - b)^2)
sqrt((1 - x)/(1 + x))
(1 + sqrt(x))/(1 - sqrt(x))
sqrt(a^2 - x^2)/x
1/sqrt(x^2 + a^2)
x^n
a^x
2^x
x^x
e^x
x*exp(x)
x^2*exp(-x)
exp(-x^2/2)
exp(a*x)*cos(b*x)
(x - 1)*exp(x)
exp(x)/x
exp(x)/(1 + exp(x))
1/(1 + exp(-x))
(exp(x) - exp(-x))/2
(exp(x) - 1)/(exp(x) + 1)
exp(sin(x))
exp(1/x)
x*exp(-x^2/2)/sqrt(2*pi)
exp(-(x - m)^2/(2*s^2))
log(x)
log(x)/x
x*log(x) - x
x^2*log(x) - x^2/2
log(x^2 + 1)
log(sin(x))
log(tan(x))
log(abs(x))
log(log(x))
log((1 + x)/(1 - x))
log(x + sqrt(x^2 + 1))
log(x)^2/2
x^2*(log(x) - 1)
1/log(x)
sin(x)^2
sin(x)*cos(x)
sin(x)^2 + cos(x)^2
cos(x)^2 - sin(x)^2
x^2*sin(x)
x*sin(x) + cos(x)
sin(x) - x*cos(x)
sin(x)/x
sin(x)/(1 + cos(x))
(sin(x) + cos(x))/(sin(x) - cos(x))
tan(x)
tan(x)^2
x*tan(x)
tan(x) - x
sin(cos(x))
cos(a*x + b)
asin(x)
acos(x)
atan(x)
x*atan(x) - log(1 + x^2)/2
x*asin(x) + sqrt(1 - x^2)
atan((1 + x)/(1 - x))
asin(x/a)
tanh(x)
sinh(x)*cosh(x)
log(cosh(x))
erf(x)
"""

# In this order, so that no name is taken for a part of another.
FROM_SYMPY = [(r"\*\*", "^"), (r"\bAbs\b", "abs")]
FROM_MAXIMA = [(r"%pi\b", "pi")]

names = {name: sympy.Symbol(name, real=True) for name in "x y a b c d m n s".split()}
names.update(e=sympy.E, abs=sympy.Abs)


def replaced(text, pairs):
    for pattern, new in pairs:
        text = re.sub(pattern, new, text)
    return text


def with_exp(text):
    """exp(…) for %e^…: what is raised to is one factor, perhaps with a minus and a power itself."""
    start = text.find("%e^")
    while start >= 0:
        end = start + 3
        depth = 0
        while end < len(text) and (depth > 0 or text[end] not in "+*/)," and
                                   (text[end] != "-" or text[end - 1] == "^")):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        exponent = text[start + 3:end]
        if exponent.startswith("(") and exponent.endswith(")"):
            exponent = exponent[1:-1]
        text = f"{text[:start]}exp({exponent}){text[end:]}"
        start = text.find("%e^")
    return text


def sympy_answers(formula):
    derivative = sympy.diff(sympy.sympify(formula.replace("^", "**"), locals=names), names["x"])
    simple = sympy.simplify(derivative)
    if isinstance(simple, sympy.Piecewise):
        # What it tells apart at one point alone has no place in a formula.
        simple = simple.args[-1].expr
    return [replaced(str(each), FROM_SYMPY) for each in (derivative, simple)]


def maxima_answers(formulas):
    lines = ["display2d: false$", "linel: 100000$"]
    for formula in formulas:
        text = replaced(formula, [(r"\be\b", "%e"), (r"\bpi\b", "%pi")])
        lines.append(f"answer: diff({text}, x)$")
        for form in ("answer", "ratsimp(answer)", "factor(answer)", "trigsimp(answer)"):
            lines.append(f'printf(true, "> ~a~%", string({form}))$')
    run = subprocess.run(["maxima", "--very-quiet"], input="\n".join(lines), text=True,
                         capture_output=True, check=True)
    found = [line[2:].strip() for line in run.stdout.splitlines() if line.startswith("> ")]
    found = [replaced(with_exp(line), FROM_MAXIMA) for line in found]
    assert len(found) == 4 * len(formulas), run.stdout
    return [[found[i], min(found[i + 1:i + 4], key=len)] for i in range(0, len(found), 4)]


def main():
    formulas = FUNCTIONS.strip().split("\n")
    assert len(formulas) == len(set(formulas)) == 100, len(formulas)
    version = subprocess.run(["maxima", "--version"], text=True, capture_output=True).stdout
    print("# Derivatives by x as SymPy", sympy.__version__, "and", version.strip(), "answer.")
    print("# Made by hundred.py, which says how. Columns: formula; SymPy, its diff and simplified;")
    print("# Maxima, likewise.")
    for formula, theirs in zip(formulas, maxima_answers(formulas)):
        print(formula, *sympy_answers(formula), *theirs, sep="\t")


main()
