"""What a course on backpropagation ends with, in the manner of micrograd (Andrej Karpathy, MIT
License): an engine of a few dozen lines, and (a*b)*(a+b)."""

import math


class Value:
    def __init__(self, data, operands=()):
        self.data = data
        self.grad = 0.0
        self.operands = operands
        self.backward_step = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data, (self, other))

        def step():
            self.grad += result.grad
            other.grad += result.grad

        result.backward_step = step
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data, (self, other))

        def step():
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.backward_step = step
        return result

    def __pow__(self, number):
        return self.apply(self.data**number, number * self.data ** (number - 1))

    def exp(self):
        y = math.exp(self.data)
        return self.apply(y, y)

    def tanh(self):
        y = math.tanh(self.data)
        return self.apply(y, 1 - y * y)

    def apply(self, data, local):
        result = Value(data, (self,))

        def step():
            self.grad += local * result.grad

        result.backward_step = step
        return result

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
            value.backward_step()


if __name__ == "__main__":
    a, b = Value(-2.0), Value(3.0)
    y = (a * b) * (a + b)
    y.backward()
    print(y.data, a.grad, b.grad)
