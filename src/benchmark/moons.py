"""Two moons, a network of two layers of 16 and a hinge loss over 100 points, with 337 weights and a
price of 1e-4 on their squares: value and gradient by autograd's launcher, and by the scalar engine
beside this file on the same numbers. Run it where the program has been packaged:

    mvn -q -DskipTests package && python3 src/benchmark/moons.py [RUNS]

It prints the median time of each, that of autograd for the whole process and that of the engine for
its two passes, the ratio, and by how much values and gradients differ at the most.
"""

import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

from engine import Value

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
AUTOGRAD = os.path.join(ROOT, "target", "autograd", "bin", "autograd")
WEIGHTS = ["W1", "b1", "W2", "b2", "w3", "b3"]
PROGRAM = """
f(p) = w3 @ relu(W2 @ relu(W1 @ p + b1) + b2) + b3
hinge = mean(i = 1, 100, relu(1 - y[i]*f(X[i])))
hinge + 1e-4*(sum(W1^2) + sum(b1^2) + sum(W2^2) + sum(b2^2) + sum(w3^2) + b3^2)
"""


def moons():
    """Points on two half circles that grip each other, and the sign of each."""
    draw = random.Random(1)
    points, signs = [], []
    for i in range(100):
        angle = math.pi * draw.random()
        x, y = (math.cos(angle), math.sin(angle))
        if i % 2:
            x, y = 1 - x, 0.5 - y
        points.append([x + draw.gauss(0, 0.1), y + draw.gauss(0, 0.1)])
        signs.append(1 - 2 * (i % 2))
    return points, signs


def weights():
    draw = random.Random(2)

    def some(*sides):
        if not sides:
            return draw.uniform(-1, 1)
        return [some(*sides[1:]) for _ in range(sides[0])]

    return dict(zip(WEIGHTS, [some(16, 2), some(16), some(16, 16), some(16), some(16), some()]))


def by_autograd(numbers):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(numbers, file)
        file.flush()
        command = [AUTOGRAD, "eval", PROGRAM, "--vars", file.name, "--wrt", ",".join(WEIGHTS)]
        command += ["--format", "json", "--quiet"]
        start = time.time()
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        seconds = time.time() - start
    answer = json.loads(text)
    return seconds, answer["value"], flat([answer["gradient"][name] for name in WEIGHTS])


def by_engine(numbers):
    values = {name: valued(numbers[name]) for name in WEIGHTS}
    start = time.time()

    def relu(x):
        return x.apply(max(x.data, 0.0), 1.0 if x.data > 0 else 0.0)

    def layer(matrix, biases, inputs):
        return [relu(product(row, inputs) + b) for row, b in zip(matrix, biases)]

    def product(left, right):
        return total([a * b for a, b in zip(left, right)])

    def total(terms):
        result = terms[0]
        for term in terms[1:]:
            result = result + term
        return result

    hinges = []
    for point, sign in zip(numbers["X"], numbers["y"]):
        hidden = layer(values["W1"], values["b1"], [Value(x) for x in point])
        score = product(values["w3"], layer(values["W2"], values["b2"], hidden)) + values["b3"]
        hinges.append(relu(score * -sign + 1.0))
    squares = [w**2 for w in flat([values[name] for name in WEIGHTS])]
    loss = total(hinges) * 0.01 + total(squares) * 1e-4
    loss.backward()
    seconds = time.time() - start
    return seconds, loss.data, [w.grad for w in flat([values[name] for name in WEIGHTS])]


def valued(numbers):
    return [valued(each) for each in numbers] if isinstance(numbers, list) else Value(numbers)


def flat(numbers):
    return [x for each in numbers for x in flat(each)] if isinstance(numbers, list) else [numbers]


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    sys.setrecursionlimit(100_000)
    points, signs = moons()
    numbers = {"X": points, "y": signs, **weights()}
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(by_autograd(numbers))
        theirs.append(by_engine(numbers))
    own = statistics.median(run[0] for run in ours)
    other = statistics.median(run[0] for run in theirs)
    off = max(abs(a - b) for a, b in zip(ours[0][2], theirs[0][2]))
    print(f"{len(ours[0][2])} weights, loss {ours[0][1]:.6f}")
    print(f"autograd {own:.3f} s, engine {other:.3f} s, ratio {own / other:.2f}")
    print(f"values differ by {abs(ours[0][1] - theirs[0][1]):.1e}, gradients by {off:.1e}")


if __name__ == "__main__":
    main()
