"""Ten million draws of the end gauge of JCGM 100, H.1, through autograd's launcher and by NumPy,
both with the uniform and the t distributions that its inputs have. Run it where the program has
been packaged, with NumPy installed:

    mvn -q -DskipTests package && python3 src/benchmark/draws.py [DRAWS]

It prints the time, the mean, the deviation and the symmetric interval of 99 % of each: for
autograd that of the whole process, for NumPy that of the draws, the formula and the quantiles.
"""

import json
import os
import subprocess
import sys
import time

import numpy

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
AUTOGRAD = os.path.join(ROOT, "target", "autograd", "bin", "autograd")
FORMULA = "ls + d - ls*(da*th + a*dth)"
INPUTS = [
    "ls=50000623±25 df 18",
    "d=215±9.7 df 25.6",
    "a=uniform(9.5e-6, 13.5e-6)",
    "th=-0.1±0.41",
    "da=uniform(0±1e-6)",
    "dth=uniform(0±0.05)",
]


def by_autograd(draws):
    command = [AUTOGRAD, "uncertainty", FORMULA, "--coverage", "0.99", "--format", "json", "--quiet"]
    command += ["--monte-carlo", str(draws)]
    for each in INPUTS:
        command += ["--set", each]
    start = time.time()
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    seconds = time.time() - start
    drawn = answer["monte_carlo"]
    names = ["mean", "standard_deviation", "symmetric_lower", "symmetric_upper"]
    return [seconds] + [drawn[name] for name in names]


def by_numpy(draws):
    start = time.time()
    dice = numpy.random.default_rng(1)
    ls = 50000623 + 25 * dice.standard_t(18, draws)
    d = 215 + 9.7 * dice.standard_t(25.6, draws)
    a = dice.uniform(9.5e-6, 13.5e-6, draws)
    th = dice.normal(-0.1, 0.41, draws)
    da = dice.uniform(-1e-6, 1e-6, draws)
    dth = dice.uniform(-0.05, 0.05, draws)
    length = ls + d - ls * (da * th + a * dth)
    lower, upper = numpy.quantile(length, [0.005, 0.995])
    figures = [length.mean(), length.std(ddof=1), lower, upper]
    return [time.time() - start] + figures


def main():
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    print(f"{'':10} {'seconds':>8} {'mean':>14} {'deviation':>10} {'lower':>14} {'upper':>14}")
    for name, road in (("autograd", by_autograd), ("NumPy", by_numpy)):
        seconds, mean, deviation, lower, upper = road(draws)
        print(f"{name:10} {seconds:8.1f} {mean:14.1f} {deviation:10.2f} {lower:14.1f} {upper:14.1f}")


if __name__ == "__main__":
    main()
