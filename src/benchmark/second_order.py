"""Value, gradient and Hessian as one C function, and a Jacobian: by `autograd code` and by SymPy's
`diff`, `cse` and `ccode`. Prints operations in the C text (+ - * / and calls), seconds to generate it
(whole process; SymPy without its import), nanoseconds a call with `gcc -O2`, and how far the numbers
are apart.

    mvn -q -DskipTests package && python3 src/benchmark/second_order.py [ROUNDS]
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import time

import sympy

AUTOGRAD = pathlib.Path("target/autograd/bin/autograd")

BLACK_SCHOLES = (
    "d1 = (log(s/k) + (r + v^2/2)*t)/(v*sqrt(t)); d2 = d1 - v*sqrt(t);"
    " p = s*(1 + erf(d1/sqrt(2)))/2 - k*exp(-r*t)*(1 + erf(d2/sqrt(2)))/2"
)
PBE = (
    "ec = -0.0621814*(1 + 0.2137*rs)*log(1 + 1/(0.0621814*(7.5957*sqrt(rs) + 3.5876*rs"
    " + 1.6382*rs^1.5 + 0.49294*rs^2))); a = 2.1461263399673642/(exp(-ec/0.031090690869654895) - 1);"
    " p = ec + 0.031090690869654895*log(1 + 2.1461263399673642*u^2*(1 + a*u^2)"
    "/(1 + a*u^2 + a^2*u^4))"
)
ARM = "x = l1*cos(a) + l2*cos(a + b); y = l1*sin(a) + l2*sin(a + b)"


def cluster(atoms):
    terms = []
    for i in range(atoms):
        for j in range(i):
            square = "+".join(f"({c}{i}-{c}{j})^2" for c in "xyz")
            terms.append(f"4*(({square})^(-6) - ({square})^(-3))")
    return "p = " + " + ".join(terms)


def place(name):
    """A number for an input, of its own, at which everything is finite."""
    return 0.4 + sum(ord(c) * (7 + 3 * k) for k, c in enumerate(name)) % 23 / 10


PROBLEMS = {
    "Black-Scholes": (BLACK_SCHOLES, ["p"], "s k r v t"),
    "PBE correlation": (PBE, ["p"], "rs u"),
    "4 Lennard-Jones atoms": (cluster(4), ["p"], " ".join(f"{c}{i}" for i in range(4) for c in "xyz")),
    "arm of two links": (ARM, ["x", "y"], "l1 a l2 b"),
}


def by_sympy(program, outputs, names):
    symbols = sympy.symbols(names)
    known = dict(zip(names.split(), symbols))
    known.update({f: getattr(sympy, f) for f in ("log", "exp", "sqrt", "erf", "sin", "cos")})
    for statement in program.split(";"):
        name, text = statement.split("=", 1)
        known[name.strip()] = eval(text.replace("^", "**"), known)
    started = time.perf_counter()
    values = [known[output] for output in outputs]
    results = list(values)
    for value in values:
        gradient = [sympy.diff(value, s) for s in symbols]
        results += gradient
        if len(values) == 1:
            results += [sympy.diff(g, s) for i, g in enumerate(gradient) for s in symbols[i:]]
    parts, results = sympy.cse(results)
    lines = [f"const double {name} = {sympy.ccode(term)};" for name, term in parts]
    lines += [f"out[{k}] = {sympy.ccode(term)};" for k, term in enumerate(results)]
    return "\n".join(lines), time.perf_counter() - started, len(results)


def by_autograd(program, outputs, names):
    command = [AUTOGRAD, "code", program, "--to", "c", "--name", "ours", "--wrt", ",".join(names.split())]
    command += ["--order", "2"] if len(outputs) == 1 else ["--output", ",".join(outputs)]
    started = time.perf_counter()
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return text, time.perf_counter() - started


def operations(text):
    body = re.sub(r"//.*|#.*|\[\d+\]|^double .*\{|^void .*\{", "", text, flags=re.M)
    body = re.sub(r"(\d)[eE][-+]?\d+", r"\1", body)
    binary = re.findall(r"(?<=[\w)\]]) ?[-+*/] ?(?=[\w(.-])", body)
    calls = re.findall(r"\b(?!return|double|const)[a-zA-Z_]\w*\(", body)
    return len(binary) + len(calls)


MAIN = r"""
static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec*1e9 + t.tv_nsec;
}

int main(int count, char **arguments) {
    static double r[COUNT], q[COUNT];
    double x[INPUTS] = {PLACE}, worst = 0, sum = 0;
    (void) count;
    for (int round = 0; round < atoi(arguments[1]); round++) {
        double start = now();
        for (int i = 0; i < 20000; i++) { x[0] = FIRST + i*1e-9; theirs(x, r); sum += r[COUNT - 1]; }
        double between = now();
        for (int i = 0; i < 20000; i++) { x[0] = FIRST + i*1e-9; call(x, q); sum += q[COUNT - 1]; }
        printf("%f %f\n", (between - start)/20000, (now() - between)/20000);
    }
    for (int k = 0; k < COUNT; k++) {
        double off = fabs(r[k] - q[k])/(fabs(r[k]) + 1e-300);
        if (off > worst) worst = off;
    }
    fprintf(stderr, "%g %g\n", worst, sum);
    return 0;
}
"""


def program(problem, theirs, ours, results):
    _, outputs, names = PROBLEMS[problem]
    inputs = names.split()
    declared = "".join(f"const double {n} = in[{k}]; (void) {n};\n" for k, n in enumerate(inputs))
    listed = re.search(r"ours\(([^)]*)\)", ours).group(1)
    order = [p.split()[-1] for p in listed.split(", ") if "[" not in p]
    arguments = ", ".join(f"v[{inputs.index(n)}]" for n in order)
    count = len(inputs)
    if len(outputs) == 1:
        calls = f"r[0] = ours({arguments}, r + 1, r + {1 + count});"
    else:
        calls = f"ours({arguments}, s, s + 2);\n"
        calls += f"r[0] = s[0]; r[1] = s[1]; for (int k = 0; k < {2 * count}; k++) r[2 + k] = s[2 + k];"
    start = ", ".join(repr(place(n)) for n in inputs)
    text = MAIN.replace("COUNT", str(results)).replace("INPUTS", str(count))
    return (
        "#define _POSIX_C_SOURCE 200809L\n#include <stdio.h>\n#include <stdlib.h>\n#include <time.h>\n"
        "#include <math.h>\n#ifndef M_PI\n#define M_PI 3.14159265358979323846\n#define M_SQRT2"
        " 1.41421356237309504880\n#endif\n"
        + ours
        + "static __attribute__((noinline)) void theirs(const double *in, double *out) {\n" + declared + theirs + "\n}\n"
        + f"static __attribute__((noinline)) void call(const double *v, double *r) {{ double s[{results + 1}]; (void) s; {calls} }}\n"
        + text.replace("PLACE", start).replace("FIRST", repr(place(inputs[0])))
    )


def median(numbers):
    return sorted(numbers)[len(numbers) // 2]


def main():
    rounds = sys.argv[1] if len(sys.argv) > 1 else "21"
    print(f"SymPy {sympy.__version__}: operations, seconds to generate, nanoseconds a call")
    for problem, (text, outputs, names) in PROBLEMS.items():
        theirs, their_time, results = by_sympy(text, outputs, names)
        ours, our_time = by_autograd(text, outputs, names)
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder, "all.c")
            source.write_text(program(problem, theirs, ours, results))
            binary = pathlib.Path(folder, "all")
            subprocess.run(["gcc", "-std=c99", "-O2", "-o", binary, source, "-lm"], check=True)
            run = subprocess.run([binary, rounds], check=True, capture_output=True, text=True)
        rows = [[float(word) for word in line.split()] for line in run.stdout.splitlines()]
        print(
            f"{problem:22} SymPy {operations(theirs):5} {their_time:6.2f} {median([r[0] for r in rows]):8.1f}"
            f"   autograd {operations(ours):5} {our_time:6.2f} {median([r[1] for r in rows]):8.1f}"
            f"   apart {run.stderr.split()[0]}"
        )


main()
