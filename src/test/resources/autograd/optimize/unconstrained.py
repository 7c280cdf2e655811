"""Writes unconstrained.tsv: the problems of Moré, Garbow and Hillstrom (1981), "Testing
Unconstrained Optimization Software", ACM TOMS 7, section (c), from their standard starts.

Each is a formula, and the lowest values that a method may end at are computed here with mpmath at
60 digits: Newton's method on differences of the formula, begun at a point that is known to be near.
Where the least value is 0, the residuals are, at the point that the paper gives.
"""

import re

from mpmath import mp, mpf, matrix, lu_solve

mp.dps = 60


def squares(*residuals):
    return " + ".join(f"({r})^2" for r in residuals)


def number(x):
    return repr(x).rstrip("0").rstrip(".") if "e" not in repr(x) else repr(x)


def chebyshev(i):
    """The shifted polynomial of that degree in u, by Horner's rule."""
    rows = [[1], [-1, 2]]
    while len(rows) <= i:
        a, b = rows[-1], rows[-2]
        c = [0] * (len(a) + 1)
        for k, v in enumerate(a):
            c[k] -= 2 * v
            c[k + 1] += 4 * v
        for k, v in enumerate(b):
            c[k] -= v
        rows.append(c)
    text = str(rows[i][-1])
    for v in reversed(rows[i][:-1]):
        text = f"({text})*u {'+' if v >= 0 else '-'} {abs(v)}"
    return text


def watson(n):
    residuals = []
    for i in range(1, 30):
        t = f"({i}/29)"
        first = " + ".join(f"{j - 1}*x{j}*{t}^{j - 2}" for j in range(2, n + 1))
        second = " + ".join(f"x{j}*{t}^{j - 1}" for j in range(1, n + 1))
        residuals.append(f"{first} - ({second})^2 - 1")
    return squares(*residuals, "x1", "x2 - x1^2 - 1")


def penalty2(n):
    s = "sqrt(1e-5)"
    residuals = ["x1 - 0.2"]
    for i in range(2, n + 1):
        residuals.append(
            f"{s}*(exp(x{i}/10) + exp(x{i - 1}/10) - exp({i}/10) - exp({i - 1}/10))")
    for i in range(n + 1, 2 * n):
        residuals.append(f"{s}*(exp(x{i - n + 1}/10) - exp(-1/10))")
    residuals.append(" + ".join(f"{n - j + 1}*x{j}^2" for j in range(1, n + 1)) + " - 1")
    return squares(*residuals)


def chebyquad(n):
    residuals = []
    for i in range(1, n + 1):
        mean = " + ".join("(" + chebyshev(i).replace("u", f"x{j}") + ")" for j in range(1, n + 1))
        integral = f" + 1/{i * i - 1}" if i % 2 == 0 else ""
        residuals.append(f"({mean})/{n}{integral}")
    return squares(*residuals)


def trigonometric(n):
    cosines = " - ".join(f"cos(x{j})" for j in range(1, n + 1))
    return squares(
        *(f"{n} - {cosines} + {i}*(1 - cos(x{i})) - sin(x{i})" for i in range(1, n + 1)))


GAUSS = [0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989]
GAUSS += GAUSS[-2::-1]


def rosenbrock(n):
    return squares(*(r for i in range(1, n, 2)
                     for r in (f"10*(x{i + 1} - x{i}^2)", f"1 - x{i}")))


# name, formula, start, minima as points: exact where the value there is 0, else to begin at
PROBLEMS = [
    ("Rosenbrock", rosenbrock(2), [-1.2, 1], [[1, 1]]),
    ("Helical valley",
     "theta = if(x1 > 0, atan(x2/x1)/(2*pi), atan(x2/x1)/(2*pi) + 0.5); "
     + squares("10*(x3 - 10*theta)", "10*(sqrt(x1^2 + x2^2) - 1)", "x3"), [-1, 0, 0], [[1, 0, 0]]),
    ("Biggs EXP6",
     squares(*(f"x3*exp(-{i}/10*x1) - x4*exp(-{i}/10*x2) + x6*exp(-{i}/10*x5)"
               f" - exp(-{i}/10) + 5*exp(-{i}) - 3*exp(-{i}/10*4)" for i in range(1, 14))),
     [1, 2, 1, 1, 1, 1],
     [[1, 10, 1, 5, 4, 3],
      [1.7114159, 17.6831975, 1.1631437, 5.1865615, 1.7114159, 1.1631437]]),
    ("Gaussian",
     squares(*(f"x1*exp(-x2*({number((8 - i) / 2)} - x3)^2/2) - {number(GAUSS[i - 1])}"
               for i in range(1, 16))), [0.4, 1, 0], [[0.39895613783875655, 1.0000190844878036, 0]]),
    ("Powell badly scaled", squares("1e4*x1*x2 - 1", "exp(-x1) + exp(-x2) - 1.0001"), [0, 1],
     [["1.0981593296997148e-5", "9.106146739867375"]]),
    ("Box", squares(*(f"exp(-{i}/10*x1) - exp(-{i}/10*x2) - x3*(exp(-{i}/10) - exp(-{i}))"
                      for i in range(1, 11))), [0, 10, 20], [[1, 10, 1]]),
    ("Variably dimensioned",
     "s = " + " + ".join(f"{j}*(x{j} - 1)" for j in range(1, 11)) + "; "
     + squares(*(f"x{j} - 1" for j in range(1, 11)), "s", "s^2"),
     [1 - j / 10 for j in range(1, 11)], [[1] * 10]),
    ("Watson 6", watson(6), [0] * 6,
     [[-0.015725086, 1.012434869, -0.232991625, 1.260430087, -1.513728922, 0.992996432]]),
    ("Watson 9", watson(9), [0] * 9,
     [[-0.1530706e-4, 0.9997897039, 0.0147639634, 0.1463423301, 1.0008211030, -2.6177311207,
       4.1044031394, -3.1436122623, 1.0526264037]]),
    ("Penalty I",
     squares(*(f"sqrt(1e-5)*(x{j} - 1)" for j in range(1, 5)),
             " + ".join(f"x{j}^2" for j in range(1, 5)) + " - 1/4"), [1, 2, 3, 4], [[0.25] * 4]),
    ("Penalty II", penalty2(4), [0.5] * 4, [[0.2, 0.1913, 0.4801, 0.5188]]),
    ("Brown badly scaled", squares("x1 - 1e6", "x2 - 2e-6", "x1*x2 - 2"), [1, 1],
     [[10**6, "2e-6"]]),
    ("Brown and Dennis",
     squares(*(f"(x1 + {i}/5*x2 - exp({i}/5))^2 + (x3 + x4*sin({i}/5) - cos({i}/5))^2"
               for i in range(1, 21))), [25, 5, -5, -1],
     [[-11.5944399, 13.2036301, -0.4034395, 0.2367787]]),
    ("Gulf",
     squares(*(f"exp(-abs(25 + (-50*log({i}/100))^(2/3) - x2)^x3/x1) - {i}/100"
               for i in range(1, 100))), [5, 2.5, 0.15], [[50, 25, 1.5]]),
    ("Trigonometric", trigonometric(10), [0.1] * 10,
     [[0] * 10,
      [0.0551509, 0.0568408, 0.0587639, 0.0609906, 0.0636263, 0.0668432, 0.2081615, 0.1643625,
       0.0850068, 0.0914315]]),
    ("Extended Rosenbrock", rosenbrock(10), [-1.2, 1] * 5, [[1] * 10]),
    ("Extended Powell singular",
     squares(*(r for k in (0, 4, 8) for r in (
         f"x{k + 1} + 10*x{k + 2}", f"sqrt(5)*(x{k + 3} - x{k + 4})", f"(x{k + 2} - 2*x{k + 3})^2",
         f"sqrt(10)*(x{k + 1} - x{k + 4})^2"))), [3, -1, 0, 1] * 3, [[0] * 12]),
    ("Beale", squares("1.5 - x1*(1 - x2)", "2.25 - x1*(1 - x2^2)", "2.625 - x1*(1 - x2^3)"),
     [1, 1], [[3, 0.5]]),
    ("Wood", squares("10*(x2 - x1^2)", "1 - x1", "sqrt(90)*(x4 - x3^2)", "1 - x3",
                     "sqrt(10)*(x2 + x4 - 2)", "(x2 - x4)/sqrt(10)"), [-3, -1, -3, -1], [[1] * 4]),
    ("Chebyquad 7", chebyquad(7), [j / 8 for j in range(1, 8)],
     [[0.0580691496, 0.2351716124, 0.3380440947, 0.5, 0.6619559053, 0.7648283876, 0.9419308504]]),
    ("Chebyquad 8", chebyquad(8), [j / 9 for j in range(1, 9)],
     [[0.0431526, 0.1930907, 0.2663287, 0.5, 0.5, 0.7336713, 0.8069093, 0.9568474]]),
    ("Rosenbrock of 100 variables", rosenbrock(100), [-1.2, 1] * 50, [[1] * 100]),
]


def function(formula):
    text = formula.replace("^", "**").replace("if(", "choose(").replace("abs(", "fabs(")
    *parts, last = text.split("; ")
    def exact(t):
        return re.sub(r"(?<![\w.])(\d+\.?\d*(?:e-?\d+)?)(?![\w.])", r"mpf('\1')", t)

    compiled = [(p.split(" = ")[0], compile(exact(p.split(" = ")[1]), "p", "eval")) for p in parts]
    compiled_last = compile(exact(last), "p", "eval")

    def f(x):
        known = ("exp", "sin", "cos", "atan", "sqrt", "log", "fabs", "pi")
        names = {each: getattr(mp, each) for each in known}
        names["mpf"] = mpf
        names["choose"] = lambda c, a, b: a if c else b
        for j, v in enumerate(x):
            names[f"x{j + 1}"] = v
        for name, code in compiled:
            names[name] = eval(code, names)
        return eval(compiled_last, names)

    return f


def refined(f, x):
    """Newton's method with central differences, whose error is that of their step squared."""
    h = mpf(10) ** -14
    x = [mpf(v) for v in x]
    n = len(x)

    def at(*moves):
        y = list(x)
        for j, by in moves:
            y[j] += by
        return f(y)

    for _ in range(12):
        here = f(x)
        up = [at((j, h)) for j in range(n)]
        down = [at((j, -h)) for j in range(n)]
        g = matrix([(up[j] - down[j]) / (2 * h) for j in range(n)])
        H = matrix(n, n)
        for i in range(n):
            H[i, i] = (up[i] - 2 * here + down[i]) / h**2
            for k in range(i):
                H[i, k] = H[k, i] = (
                    at((i, h), (k, h)) - up[i] - up[k] + here) / h**2
        step = lu_solve(H, -g)
        x = [a + b for a, b in zip(x, step)]
        if max(abs(s) for s in step) < mpf(10) ** -22 * max(abs(v) for v in x):
            break
    return f(x)


if __name__ == "__main__":
    with open("unconstrained.tsv", "w") as out:
        out.write("# " + " ".join(__doc__.split("\n\n")[0].split()) + "\n")
        out.write("# Columns: name, formula, start, the values of its minima\n")
        for name, formula, start, ends in PROBLEMS:
            f = function(formula)
            values = []
            for end in ends:
                there = f([mpf(v) for v in end])
                known = there < mpf(10) ** -25
                value = mpf(0) if known else refined(f, end)
                values.append("0" if abs(value) < mpf(10) ** -30 else mp.nstr(value, 20))
            print(name, values, flush=True)
            starts = " ".join(f"x{j + 1}={v!r}" for j, v in enumerate(start))
            out.write("\t".join([name, formula, starts, " ".join(values)]) + "\n")
