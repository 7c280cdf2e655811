"""Writes constrained.tsv: problems of Hock and Schittkowski (1981), "Test Examples for Nonlinear
Programming Codes", LNEMS 187, with their starts, moved into the ranges where they lie outside.

The values are exact, or computed here with mpmath at 40 digits from the conditions that hold at
the minimum.
"""

from mpmath import mp, mpf, findroot, sqrt

mp.dps = 40


def hs65():
    # The sphere is active; x1 = x2 by symmetry.
    def conditions(x, z, m):
        return [2 * (2 * x - 10) / 9 + 2 * m * x, 2 * (z - 5) + 2 * m * z, 2 * x**2 + z**2 - 48]

    x, z, m = findroot(conditions, (3.65, 4.62, 0.08))
    return (2 * x - 10) ** 2 / mpf(9) + (z - 5) ** 2


def hs71():
    # Both constraints are active, and x1 is at 1.
    def conditions(x2, x3, x4, a, b):
        return [
            x4 - a * x3 * x4 + 2 * b * x2,
            x4 + 1 - a * x2 * x4 + 2 * b * x3,
            1 + x2 + x3 + x4 * 0 - a * x2 * x3 + 2 * b * x4,
            x2 * x3 * x4 - 25,
            1 + x2**2 + x3**2 + x4**2 - 40,
        ]

    x2, x3, x4, a, b = findroot(conditions, (4.743, 3.821, 1.379, 0.55, 0.16))
    return x4 * (1 + x2 + x3) + x3


PROBLEMS = [
    ("6", "(1-x1)^2", "10*(x2-x1^2) = 0", "x1=-1.2 x2=1", "", mpf(0)),
    ("7", "log(1+x1^2) - x2", "(1+x1^2)^2 + x2^2 = 4", "x1=2 x2=2", "", -sqrt(3)),
    ("26", "(x1-x2)^2 + (x2-x3)^4", "(1+x2^2)*x1 + x3^4 = 3", "x1=-2.6 x2=2 x3=2", "", mpf(0)),
    ("35", "9 - 8*x1 - 6*x2 - 4*x3 + 2*x1^2 + 2*x2^2 + x3^2 + 2*x1*x2 + 2*x1*x3",
     "x1 + x2 + 2*x3 <= 3", "x1=0.5 x2=0.5 x3=0.5", "x1=0:inf x2=0:inf x3=0:inf", mpf(1) / 9),
    ("65", "(x1-x2)^2 + (x1+x2-10)^2/9 + (x3-5)^2", "x1^2 + x2^2 + x3^2 <= 48",
     "x1=-4.5 x2=4.5 x3=0", "x1=-4.5:4.5 x2=-4.5:4.5 x3=-5:5", hs65()),
    ("71", "x1*x4*(x1+x2+x3) + x3", "x1*x2*x3*x4 >= 25; x1^2 + x2^2 + x3^2 + x4^2 = 40",
     "x1=1 x2=5 x3=5 x4=1", "x1=1:5 x2=1:5 x3=1:5 x4=1:5", hs71()),
]

if __name__ == "__main__":
    with open("constrained.tsv", "w") as out:
        out.write("# " + " ".join(__doc__.split("\n\n")[0].split()) + "\n")
        out.write("# Columns: number, formula, constraints, start, ranges, least value\n")
        for *fields, value in PROBLEMS:
            out.write("\t".join(fields) + "\t" + mp.nstr(value, 20) + "\n")
