"""The problems of Moré, Garbow and Hillstrom, and Rosenbrock's function of 100 variables, through
autograd's launcher and, if it is installed, SciPy's BFGS. Run it where the program has been packaged:

    mvn -q -DskipTests package && python3 src/benchmark/minima.py

Of each problem it prints how often value and gradient were computed from the standard start: by
`autograd minimize`, by `--method bfgs`, and by SciPy, which is given the exact gradient that
`autograd code --to python` writes. Where another value than one of the known minima was reached it
says so: to ten digits, or 1e-10 where the least value is 0. autograd's method of exact second
derivatives computes as many of these besides as there are steps.
"""

import os
import subprocess
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROBLEMS = os.path.join(ROOT, "src", "test", "resources", "autograd", "optimize", "unconstrained.tsv")
AUTOGRAD = os.path.join(ROOT, "target", "autograd", "bin", "autograd")


def call(command, formula, *options):
    """What a command answers to a formula, which may be longer than a shell's argument."""
    words = [AUTOGRAD, command, "-f", "-", *options]
    return subprocess.run(words, input=formula, capture_output=True, text=True).stdout


def is_known(value, minima):
    return any(abs(value - least) <= 1e-10 * max(abs(least), 1) for least in minima)


def autograd(formula, start, *options):
    settings = [word for each in start for word in ("--set", each)]
    paths = ["--get", "value", "--get", "evaluations"]
    value, evaluations = call("minimize", formula, *settings, *paths, *options).split()
    return float(value), int(evaluations)


def scipy(formula, start):
    from scipy.optimize import minimize

    names = [each.split("=")[0] for each in start]
    space = {}
    exec(call("code", formula, "--to", "python", "--name", "f"), space)

    def value_and_gradient(x):
        value, gradient = space["f"](**dict(zip(names, map(float, x))))
        return value, [gradient[name] for name in names]

    begin = [float(each.split("=")[1]) for each in start]
    found = minimize(value_and_gradient, begin, jac=True, method="BFGS", options={"gtol": 1e-9, "maxiter": 10000})
    return float(found.fun), int(found.nfev)


def main():
    ways = [
        ("autograd", autograd),
        ("autograd, BFGS", lambda formula, start: autograd(formula, start, "--method", "bfgs")),
    ]
    try:
        import scipy as _

        ways.append(("SciPy's BFGS", scipy))
    except ImportError:
        pass
    print("| problem | " + " | ".join(name for name, _ in ways) + " |")
    print("|---" * (len(ways) + 1) + "|")
    solved, seconds, count = [0] * len(ways), [0.0] * len(ways), 0
    for line in open(PROBLEMS, encoding="utf-8"):
        if line.startswith("#"):
            continue
        name, formula, start, minima = line.rstrip("\n").split("\t")
        count += 1
        cells = []
        for k, (_, way) in enumerate(ways):
            began = time.perf_counter()
            value, evaluations = way(formula, start.split())
            seconds[k] += time.perf_counter() - began
            known = is_known(value, [float(least) for least in minima.split()])
            solved[k] += known
            cells.append(f"{evaluations}" if known else f"{evaluations}, ends at {value:.3g}")
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
    print(f"| solved, of {count} | " + " | ".join(map(str, solved)) + " |")
    print("| seconds, starting included | " + " | ".join(f"{s:.1f}" for s in seconds) + " |")


if __name__ == "__main__":
    main()
