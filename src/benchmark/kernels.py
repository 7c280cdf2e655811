"""The same in numpy, over blocks that stay in cache, and in a loop over an engine in the manner of
micrograd (Andrej Karpathy, MIT License), a graph a row. Prints nanoseconds a row, see Kernels.java.
"""

import math
import time

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


class Value:
    """A number, and how its gradient flows on."""

    def __init__(self, data, operands=(), step=None):
        self.data, self.grad, self.operands, self.step = data, 0.0, operands, step

    def apply(self, data, others, locals_):
        result = Value(data, (self, *others))

        def step():
            for operand, local in zip(result.operands, locals_):
                operand.grad += local * result.grad

        result.step = step
        return result

    def __add__(self, other):
        return self.apply(self.data + other.data, (other,), (1.0, 1.0))

    def __mul__(self, other):
        return self.apply(self.data * other.data, (other,), (other.data, self.data))

    def tanh(self):
        y = math.tanh(self.data)
        return self.apply(y, (), (1 - y * y,))

    def backward(self):
        order, seen = [], set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for operand in value.operands:
                    visit(operand)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for value in reversed(order):
            if value.step:
                value.step()


def neurons(rows):
    for x1, w1, x2, w2, b in rows:
        x1, w1, x2, w2, b = Value(x1), Value(w1), Value(x2), Value(w2), Value(b)
        (x1 * w1 + x2 * w2 + b).tanh().backward()


if np is not None:
    random = np.random.default_rng(1)
    columns = random.uniform(0.5, 2, (9, ROWS))
    weights = [random.uniform(-1, 1, s) for s in ((8, 3), (8, 1), (8, 8), (8, 1), (8,))]
    print("neuron numpy", best_of(20, 100, ROWS, lambda: neuron(*columns[:5])))
    parameters = (0.9, 0.3, 1.1, 1.2, 0.7, 0.6, 1.6, 0.4)
    print("Gauss1 numpy", best_of(20, 100, ROWS, lambda: gauss(columns[0], *parameters)))
    print("Rosenbrock numpy", best_of(20, 100, ROWS, lambda: rosenbrock(*columns[:2])))
    print("network numpy", best_of(20, 100, ROWS, lambda: network(columns[:3], *weights)))
rows = [(0.5, 0.25, 1.0, -1.5, 0.1 * (i % 10)) for i in range(ROWS)]
print("neuron micrograd", best_of(3, 3, ROWS, lambda: neurons(rows)))
