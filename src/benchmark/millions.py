"""A fit of three parameters to ten million rows of CSV, or as many as are asked for, through
autograd's launcher: with the memory that Java takes by itself, and with a hundred megabytes, where
the rows go to a temporary file. Run it where the program has been packaged:

    mvn -q -DskipTests package && python3 src/benchmark/millions.py [ROWS]

It prints the time and the most memory of each, and to how many digits the second agrees with the
first.
"""

import json
import math
import os
import random
import sys
import tempfile
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
AUTOGRAD = os.path.join(ROOT, "target", "autograd", "bin", "autograd")


def write(path, rows):
    dice = random.Random(1)
    with open(path, "w") as table:
        table.write("x,y\n")
        for _ in range(rows):
            x = 10 * dice.random()
            table.write(f"{x:.6f},{4 * math.exp(-x / 2.5) + 1 + dice.gauss(0, 0.1):.6f}\n")


def fit(path, answer, options):
    """Every parameter with its error, the seconds that it took, and the kilobytes."""
    words = [AUTOGRAD, "fit", "y = a*exp(-x/t) + c", "--data", path, "--set", "t=1"]
    words += ["--format", "json", "-o", answer, "--quiet"]
    began = time.perf_counter()
    child = os.spawnvpe(os.P_NOWAIT, words[0], words, {**os.environ, "AUTOGRAD_JAVA_OPTS": options})
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - began
    assert status == 0
    numbers = []
    for each in json.load(open(answer))["parameters"]:
        numbers += [each["value"], each["error"]]
    return numbers, seconds, usage.ru_maxrss


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory() as directory:
        path, answer = os.path.join(directory, "rows.csv"), os.path.join(directory, "answer.json")
        write(path, rows)
        print(f"{rows:,} rows, {os.path.getsize(path) / 1e6:.0f} MB")
        known = None
        for options in ("", "-Xmx100m"):
            numbers, seconds, kilobytes = fit(path, answer, options)
            known = known or numbers
            off = max(abs(a - b) / abs(b) for a, b in zip(numbers, known))
            digits = "all" if off == 0 else f"{-math.log10(off):.1f}"
            print(f"{options or 'as it is':9}  {seconds:6.1f} s  {kilobytes / 1e3:6.0f} MB  {digits} digits")


if __name__ == "__main__":
    main()
