"""NIST's 27 problems of nonlinear regression through autograd's launcher, gnuplot's `fit`, SciPy's
`curve_fit` and lmfit, each as far as it is installed. Run it where the program has been packaged:

    mvn -q -DskipTests package && python3 src/benchmark/fits.py

Of each problem and each of its two starts it counts the digits to which the worst parameter agrees
with the certified one, by the relative error, and prints at how many problems these are at least 4
and at least 6, and the time that all 54 fits took. autograd and gnuplot are started anew for each
fit, SciPy and lmfit run in this process. The last line but one is of no start at all: parameters
have ranges of two decades to each side of the certified number, and 20 points in them are tried.
Like terms of a sum, which then may change places, are put in order before they are compared.
"""

import json
import math
import os
import re
import shutil
import subprocess
import tempfile
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
RESOURCES = os.path.join(ROOT, "src", "test", "resources", "autograd")
AUTOGRAD = os.path.join(ROOT, "target", "autograd", "bin", "autograd")
TRIES = 20

# Terms of a sum that are alike, by their parameters, of which the first gives their order.
LANCZOS = (("b2", "b1"), ("b4", "b3"), ("b6", "b5"))
GAUSS = (("b4", "b3", "b5"), ("b7", "b6", "b8"))
LIKE_TERMS = {
    **{"Lanczos" + which: LANCZOS for which in "123"},
    **{"Gauss" + which: GAUSS for which in "123"},
    "ENSO": (("b4", "b5", "b6"), ("b7", "b8", "b9")),
    "MGH17": (("b4", "b2"), ("b5", "b3")),
}


class Problem:
    """A data set, its formula, the two starts and the certified numbers of each parameter."""

    def __init__(self, name, formula):
        self.name = name
        self.formula = formula
        self.path = os.path.join(RESOURCES, "optimize", "nist", name + ".dat")
        self.starts, self.certified, self.rows = ({}, {}), {}, []
        lines = open(self.path).read().splitlines()
        for line in lines:
            match = re.match(r" *(b\d) =\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)", line)
            if match:
                parameter = match.group(1)
                self.starts[0][parameter] = float(match.group(2))
                self.starts[1][parameter] = float(match.group(3))
                self.certified[parameter] = float(match.group(4))
        head = max(i for i, line in enumerate(lines) if line.startswith("Data:"))
        self.columns = lines[head].split()[1:]
        self.rows = [[float(f) for f in line.split()] for line in lines[head + 1 :] if line.strip()]
        self.response = "log(y)" if name == "Nelson" else "y"

    def digits(self, found):
        """Of the worst parameter; 0 if there is none."""
        worst = 11.0
        for parameter, certified in self.certified.items():
            number = found.get(parameter, math.nan)
            if not math.isfinite(number):
                return 0.0
            error = abs(number - certified) / abs(certified)
            worst = min(worst, 11.0 if error == 0 else -math.log10(error))
        return max(0.0, worst)

    def python(self):
        """The formula in Python's words."""
        return self.formula.replace("[", "(").replace("]", ")")


def in_order(problem, parameters):
    """The parameters with like terms in the order of their first ones."""
    terms = LIKE_TERMS.get(problem.name, ())
    found = sorted(tuple(parameters.get(name, math.nan) for name in term) for term in terms)
    ordered = dict(parameters)
    for term, numbers in zip(terms, found):
        ordered.update(zip(term, numbers))
    return ordered


def problems():
    found = []
    for line in open(os.path.join(RESOURCES, "reference", "models.tsv")):
        fields = line.split("\t")
        path = os.path.join(RESOURCES, "optimize", "nist", fields[0] + ".dat")
        if len(fields) > 2 and os.path.exists(path):
            found.append(Problem(fields[0], fields[1]))
    assert len(found) == 27
    return found


def run_autograd(problem, options):
    words = [AUTOGRAD, "fit", problem.formula, "--response", problem.response]
    words += ["--data", problem.path, "--format", "json", "--quiet"] + options
    answer = subprocess.run(words, capture_output=True, text=True)
    if answer.returncode != 0:
        return {}
    return {each["name"]: each["value"] for each in json.loads(answer.stdout)["parameters"]}


def autograd(problem, start):
    options = [w for name in sorted(start) for w in ("--set", f"{name}={start[name]!r}")]
    return run_autograd(problem, options)


def without_starts(problem, _):
    options = ["--multistart", str(TRIES)]
    for name, number in sorted(problem.certified.items()):
        ends = sorted((number / 100, number * 100))
        options += ["--range", f"{name}={ends[0]!r}:{ends[1]!r}"]
    found = in_order(problem, run_autograd(problem, options))
    # As far as the certified ones are in this order too.
    certified = in_order(problem, problem.certified)
    names = {certified[name]: name for name in certified}
    return {name: found.get(names[number], math.nan) for name, number in problem.certified.items()}


def gnuplot(limit):
    def fit(problem, start):
        with tempfile.TemporaryDirectory() as directory:
            with open(os.path.join(directory, "rows"), "w") as rows:
                for row in problem.rows:
                    rows.write(" ".join(repr(number) for number in row) + "\n")
            formula = problem.python().replace("arctan", "atan")
            # In gnuplot, 1/2 is 0.
            formula = re.sub(r"(?<![\w.])(\d+)(?![\w.])", r"\1.0", formula)
            names = [column for column in problem.columns if column != "y"]
            formula = formula.replace("x1", "x") if len(names) == 2 else formula
            formula = formula.replace("x2", "y") if len(names) == 2 else formula
            observed = "(log($1))" if problem.response != "y" else "1"
            using = ":".join([str(k + 2) for k in range(len(names))] + [observed])
            lines = ["set fit quiet", "set fit logfile '/dev/null'"]
            lines += [f"FIT_LIMIT = {limit}"] if limit else []
            lines += [f"{name} = {number!r}" for name, number in start.items()]
            arguments = "x" if len(names) == 1 else "x,y"
            lines += [f"f({arguments}) = {formula}"]
            lines += [f"fit f({arguments}) 'rows' using {using} via {','.join(sorted(start))}"]
            lines += [f"print sprintf('{name} %.17g', {name})" for name in sorted(start)]
            script = os.path.join(directory, "script")
            open(script, "w").write("\n".join(lines) + "\n")
            answer = subprocess.run(["gnuplot", "script"], cwd=directory, capture_output=True, text=True)
        found = re.findall(r"^(b\d) (\S+)$", answer.stderr, re.M)
        return {name: float(number) for name, number in found}

    return fit


def numeric(problem):
    """Names for evaluating the formula, the columns, and what was observed."""
    import numpy

    words = {word: getattr(numpy, word) for word in ("exp", "sin", "cos", "arctan", "pi")}
    table = numpy.array(problem.rows)
    columns = {name: table[:, k] for k, name in enumerate(problem.columns)}
    observed = numpy.log(columns["y"]) if problem.response != "y" else columns["y"]
    return words, columns, observed


def scipy(problem, start):
    from scipy.optimize import curve_fit

    words, columns, observed = numeric(problem)
    code = compile(problem.python(), problem.name, "eval")
    names = sorted(start)

    def model(_, *parameters):
        return eval(code, {**words, **columns, **dict(zip(names, parameters))})

    try:
        best, _ = curve_fit(model, 0, observed, [start[name] for name in names])
    except RuntimeError:
        return {}
    return dict(zip(names, best))


def lmfit(problem, start):
    from lmfit import Parameters, minimize

    words, columns, observed = numeric(problem)
    code = compile(problem.python(), problem.name, "eval")
    parameters = Parameters()
    for name in sorted(start):
        parameters.add(name, start[name])
    try:
        found = minimize(
            lambda p: eval(code, {**words, **columns, **p.valuesdict()}) - observed, parameters
        )
    except ValueError:
        return {}
    return found.params.valuesdict()


def is_there(module):
    try:
        __import__(module)
        return True
    except ImportError:
        return False


def main():
    import warnings

    warnings.simplefilter("ignore")
    fitters = [("autograd", autograd)]
    if shutil.which("gnuplot"):
        fitters.append(("gnuplot", gnuplot(None)))
        fitters.append(("gnuplot, FIT_LIMIT = 1e-15", gnuplot("1e-15")))
    if is_there("scipy"):
        fitters.append(("SciPy's curve_fit", scipy))
    if is_there("lmfit"):
        fitters.append(("lmfit", lmfit))
    all_problems = problems()
    print("| of 27 problems, from start 1 / start 2 | 4 digits | 6 digits | seconds |")
    print("|---|---|---|---|")
    for name, fitter in fitters:
        began = time.perf_counter()
        digits = [[p.digits(fitter(p, p.starts[k])) for p in all_problems] for k in (0, 1)]
        seconds = time.perf_counter() - began
        counts = [[sum(d >= least for d in each) for each in digits] for least in (4, 6)]
        cells = [f"{first} / {second}" for first, second in counts]
        print(f"| {name} | {cells[0]} | {cells[1]} | {seconds:.1f} |", flush=True)
    began = time.perf_counter()
    digits = {p.name: p.digits(without_starts(p, None)) for p in all_problems}
    seconds = time.perf_counter() - began
    counts = [sum(d >= least for d in digits.values()) for least in (4, 6)]
    print(f"| autograd, no start, --multistart {TRIES} | {counts[0]} | {counts[1]} | {seconds:.1f} |")
    missed = sorted(name for name, d in digits.items() if d < 6)
    print("Not found without a start: " + (", ".join(missed) or "none"))


if __name__ == "__main__":
    main()
