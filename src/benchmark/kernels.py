"""The same in numpy, over blocks that stay in cache, and in a loop over an engine in the manner of
micrograd (engine.py), a graph a row. Both have to agree. Prints nanoseconds a row, see Kernels.java.
"""

import math
import random
import time

from engine import Value

try:
    import numpy as np
except ImportError:
    np = None

ROWS = 1024


def neuron(x1, w1, x2, w2, b):
    y = np.tanh(x1 * w1 + x2 * w2 + b)
    slope = 1 - y * y
    return y, slope * w1, slope * x1, slope * w2, slope * x2, slope


def gauss(x, b1, b2, b3, b4, b5, b6, b7, b8):
    u = (x - b4) / b5
    w = (x - b7) / b8
    e1, e2, e3 = np.exp(-b2 * x), np.exp(-u * u), np.exp(-w * w)
    s1, s2, s3 = b1 * e1, b3 * e2, b6 * e3
    t2, t3 = 2 * s2 * u / b5, 2 * s3 * w / b8
    return s1 + s2 + s3, e1, -x * s1, e2, t2, t2 * u, e3, t3, t3 * w


def rosenbrock(x, y):
    t = y - x * x
    return (1 - x) ** 2 + 100 * t * t, -2 * (1 - x) - 400 * x * t, 200 * t


def network(x, w1, c1, w2, c2, w3):
    h1 = np.tanh(w1 @ x + c1)
    h2 = np.tanh(w2 @ h1 + c2)
    back = w2.T @ (w3[:, None] * (1 - h2 * h2))
    return w3 @ h2, w1.T @ (back * (1 - h1 * h1))


def best_of(repeats, rounds, rows, call):
    best = math.inf
    for _ in range(repeats):
        start = time.perf_counter()
        for _ in range(rounds):
            call()
        best = min(best, (time.perf_counter() - start) / rounds / rows * 1e9)
    return best


def sum_of(terms):
    terms = iter(terms)
    total = next(terms)
    for term in terms:
        total = total + term
    return total


def weighted(values, weights):
    return sum_of(value * weight for value, weight in zip(values, weights))


def neuron_graph(x1, w1, x2, w2, b):
    return (x1 * w1 + x2 * w2 + b).tanh()


def gauss_graph(x, b1, b2, b3, b4, b5, b6, b7, b8):
    def bell(size, middle, width):
        return size * ((middle * -1 + x) ** 2 * -1 * width**-2).exp()

    return b1 * (b2 * -x).exp() + bell(b3, b4, b5) + bell(b6, b7, b8)


def rosenbrock_graph(x, y):
    return (x * -1 + 1) ** 2 + (y + x**2 * -1) ** 2 * 100


def network_graph(*x):
    h1 = [(weighted(x, w) + c).tanh() for w, c in zip(W1, C1)]
    h2 = [(weighted(h1, w) + c).tanh() for w, c in zip(W2, C2)]
    return weighted(h2, W3)


def row_by_row(graph, columns, constants=()):
    """Value and partials of each row, by the constants if there are any, else by the columns."""
    rows = []
    for numbers in zip(*columns):
        inputs = numbers if constants else [Value(number) for number in numbers]
        parameters = [Value(constant) for constant in constants]
        y = graph(*inputs, *parameters)
        y.backward()
        rows.append((y.data, *(value.grad for value in parameters or inputs)))
    return rows


def check(name, expected, rows):
    expected = np.vstack([np.atleast_2d(part) for part in expected])
    if not np.allclose(expected, np.array(rows).T, rtol=1e-9, atol=1e-12):
        raise SystemExit(f"{name}: numpy and micrograd differ")


def numbers(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


random.seed(1)
W1, C1 = [numbers(-1, 1, 3) for _ in range(8)], numbers(-1, 1, 8)
W2, C2 = [numbers(-1, 1, 8) for _ in range(8)], numbers(-1, 1, 8)
W3 = numbers(-1, 1, 8)
COLUMNS = [numbers(0.5, 2, ROWS) for _ in range(5)]
PARAMETERS = (0.9, 0.3, 1.1, 1.2, 0.7, 0.6, 1.6, 0.4)

graphs = {
    "neuron": (neuron_graph, COLUMNS),
    "Gauss1": (gauss_graph, COLUMNS[:1], PARAMETERS),
    "Rosenbrock": (rosenbrock_graph, COLUMNS[:2]),
    "network": (network_graph, COLUMNS[:3]),
}

if np is not None:
    columns = np.array(COLUMNS)
    w1, c1, w2, c2, w3 = map(np.array, (W1, C1, W2, C2, W3))
    c1, c2 = c1[:, None], c2[:, None]
    blocks = {
        "neuron": lambda: neuron(*columns),
        "Gauss1": lambda: gauss(columns[0], *PARAMETERS),
        "Rosenbrock": lambda: rosenbrock(*columns[:2]),
        "network": lambda: network(columns[:3], w1, c1, w2, c2, w3),
    }
    for name, block in blocks.items():
        check(name, block(), row_by_row(*graphs[name]))
        print(name, "numpy", best_of(20, 100, ROWS, block))
for name, subject in graphs.items():
    print(name, "micrograd", best_of(3, 1, ROWS, lambda: row_by_row(*subject)))
