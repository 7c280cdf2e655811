"""Generated C against C by hand, both `gcc -O2`: value and all partials of a neuron and of the
model Gauss1 of NIST. Prints nanoseconds a call and the ratio, the two in turn in one process.

    mvn -q -DskipTests package && python3 src/benchmark/generated_c.py [ROUNDS]
"""

import pathlib
import subprocess
import sys
import tempfile

AUTOGRAD = pathlib.Path("target/autograd/bin/autograd")

NEURON = "tanh(x1*w1 + x2*w2 + b)"
GAUSS1 = "b1*exp(-b2*x) + b3*exp(-(x - b4)^2/b5^2) + b6*exp(-(x - b7)^2/b8^2)"

BY_HAND = r"""
static double hand_neuron(double x1, double w1, double x2, double w2, double b, double g[5]) {
    double y = tanh(x1*w1 + x2*w2 + b);
    double d = 1/cosh(x1*w1 + x2*w2 + b);
    d *= d;
    g[0] = w1*d; g[1] = x1*d; g[2] = w2*d; g[3] = x2*d; g[4] = d;
    return y;
}

static double hand_gauss1(double b1, double b2, double x, double b3, double b4, double b5,
                          double b6, double b7, double b8, double g[8]) {
    double e1 = exp(-b2*x);
    double u = (x - b4)/b5, e2 = exp(-u*u);
    double v = (x - b7)/b8, e3 = exp(-v*v);
    double d2 = 2*b3*e2*u/b5, d3 = 2*b6*e3*v/b8;
    g[0] = e1; g[1] = -b1*x*e1;
    g[2] = e2; g[3] = d2; g[4] = d2*u;
    g[5] = e3; g[6] = d3; g[7] = d3*v;
    return b1*e1 + b3*e2 + b6*e3;
}
"""

MAIN = r"""
#include <stdio.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec*1e9 + t.tv_nsec;
}

#define CALLS 200000
#define TIME(CALL, COUNT) \
    start = now(); \
    for (int i = 0; i < CALLS; i++) { \
        double x = i*1e-3; \
        sum += CALL; \
        for (int k = 0; k < COUNT; k++) sum += g[k]; \
    } \
    spent = (now() - start)/CALLS;

int main(int count, char **arguments) {
    double g[8], sum = 0, start, spent;
    int rounds = atoi(arguments[1]);
    (void) count;
    for (int round = 0; round < rounds; round++) {
        TIME(hand_neuron(2, x - 3, 0.5, 1, 6.88, g), 5) printf("%f ", spent);
        TIME(neuron(2, x - 3, 0.5, 1, 6.88, g), 5) printf("%f ", spent);
        TIME(hand_gauss1(98, 0.01, x, 100, 67, 23, 72, 178, 18, g), 8) printf("%f ", spent);
        TIME(gauss1(98, 0.01, x, 100, 67, 23, 72, 178, 18, g), 8) printf("%f\n", spent);
    }
    fprintf(stderr, "%g\n", sum);
    return 0;
}
"""


def generated(formula, name, wrt):
    command = [AUTOGRAD, "code", formula, "--to", "c", "--name", name]
    return subprocess.run(
        command + wrt, check=True, capture_output=True, text=True
    ).stdout


def median(numbers):
    return sorted(numbers)[len(numbers) // 2]


def main():
    rounds = sys.argv[1] if len(sys.argv) > 1 else "21"
    parameters = ",".join(f"b{k}" for k in range(1, 9))
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "all.c")
        source.write_text(
            "#define _POSIX_C_SOURCE 200809L\n#include <stdlib.h>\n"
            + generated(NEURON, "neuron", [])
            + generated(GAUSS1, "gauss1", ["--wrt", parameters])
            + BY_HAND
            + MAIN
        )
        program = pathlib.Path(folder, "all")
        subprocess.run(["gcc", "-std=c99", "-O2", "-o", program, source, "-lm"], check=True)
        lines = subprocess.run([program, rounds], check=True, capture_output=True, text=True).stdout
    rows = [[float(word) for word in line.split()] for line in lines.splitlines()]
    for name, at in (("neuron", 0), ("gauss1", 2)):
        hand = median([row[at] for row in rows])
        ours = median([row[at + 1] for row in rows])
        ratio = median([row[at + 1] / row[at] for row in rows])
        print(f"{name:8} by hand {hand:6.1f} ns   generated {ours:6.1f} ns   ratio {ratio:.2f}")


main()
