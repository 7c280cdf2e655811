#!/usr/bin/env python3
"""Judges answers at singular points by differences of several hundred digits.

    java -cp … autograd.reference.SingularSweep SEED COUNT | python3 sweep.py [-v]

Reads formula, point, value, gradients, notes; evaluates each formula with mpmath (pip install gmpy2 makes
that fast), whose exponents have no bounds, at the point and at three small distances on each side of it, and
compares value and slopes with the answer. What the differences contradict is tried again with more digits.
Prints what is wrong (with -v also what is undecided, or was not judged) and counts of all. Nothing here is
read from the program under test.
"""

import ast
import math
import signal
import sys
import zlib
from collections import Counter

from mpmath import mp, mpf

import sweep_functions as functions
from sweep_functions import Unjudged

# Digits, and exponents of the distances.
MILD = (320, (40, 60, 80))
FAR = (2500, (500, 700, 900))
FARTHEST = (6000, (1400, 1700, 2000))
SECONDS = 4
LARGEST = mpf(1.7976931348623157e308) * (1 + mpf(2) ** -54)


class Formula:
    """A formula's tree, by Python's own grammar, which reads the operators alike."""

    def __init__(self, text):
        *bindings, last = text.replace("if(", "where(").replace("^", "**").split(";")
        self.bindings = [(b.split("=", 1)[0].strip(), ast.parse(b.split("=", 1)[1].strip(), mode="eval").body) for b in bindings]
        self.last = ast.parse(last.strip(), mode="eval").body

    def at(self, point, noise=None):
        names = dict(point)
        for name, tree in self.bindings:
            names[name] = self.value(tree, names, noise)
        return self.value(self.last, names, noise)

    def value(self, tree, names, noise):
        if isinstance(tree, ast.Constant):
            return functions.number(float(tree.value))
        if isinstance(tree, ast.Name):
            return names[tree.id] if tree.id in names else functions.CONSTANTS[tree.id]
        name, operands = self.parts(tree)
        if name == "where":
            condition = self.value(operands[0], names, noise)
            if mp.isnan(condition):
                return mp.nan
            return self.value(operands[1 if condition != 0 else 2], names, noise)
        result = functions.apply(name, [self.value(each, names, noise) for each in operands])
        if noise and name not in functions.WHOLE:
            key = (tree.lineno, tree.col_offset, tree.end_col_offset, name)
            result = noise(key, result) if result else result
        return result

    SYMBOLS = {
        ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "^", ast.USub: "neg", ast.Not: "not",
        ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.And: "and", ast.Or: "or",
    }

    def parts(self, tree):
        if isinstance(tree, ast.BinOp):
            return self.SYMBOLS[type(tree.op)], [tree.left, tree.right]
        if isinstance(tree, ast.UnaryOp):
            return self.SYMBOLS[type(tree.op)], [tree.operand]
        if isinstance(tree, ast.Compare):
            return self.SYMBOLS[type(tree.ops[0])], [tree.left, tree.comparators[0]]
        if isinstance(tree, ast.BoolOp):
            return self.SYMBOLS[type(tree.op)], tree.values
        return tree.func.id, tree.args


# What a side is like: a number (possibly infinite), or one of these.
UNDEFINED, JUMP, UNKNOWN = "undefined", "jump", "unknown"


def side(formula, point, name, sign, value, exponents, noise=None):
    """The slope on one side, with the differences."""
    quotients = []
    place = point[name]
    for exponent in exponents:
        scale = abs(mpf(place)) if place else mpf(1)
        step = scale * mpf(10) ** -exponent
        moved = dict(point)
        moved[name] = mpf(place) + sign * step
        beside = formula.at(moved, noise)
        if mp.isinf(beside):
            quotients.append(mp.inf)
        else:
            change = beside - value
            if abs(change) < abs(value) * mpf(10) ** (20 - mp.dps):
                change = mpf(0)
            quotients.append(sign * change / step)
    a, b, c = quotients
    if mp.isnan(c) or mp.isnan(b):
        return UNDEFINED if mp.isnan(b) and mp.isnan(c) else UNKNOWN, quotients
    if mp.isinf(c) or mp.isinf(b):
        return JUMP, quotients
    if b == c or abs(b - c) <= abs(c) * mpf("1e-15"):
        return c, quotients
    if mp.isnan(a) or mp.isinf(a) or not a or not b or not c:
        return UNKNOWN, quotients
    # How it goes with the distance: c/b is the distance's ratio to a power.
    power = mp.log(abs(c / b)) / (exponents[2] - exponents[1]) / mp.log(10)
    before = mp.log(abs(b / a)) / (exponents[1] - exponents[0]) / mp.log(10)
    if abs(power - before) > 0.02 and not (power > 1.001 and before > 1.001):
        return UNKNOWN, quotients
    if power > 0.999:
        return JUMP, quotients
    if power < -0.01 and before < -0.01:
        return mpf(0), quotients
    if power > 0.01 and before > 0.01:
        return mp.sign(c) * mp.inf, quotients
    # Logarithms.
    if abs(c) > abs(b) > abs(a) and abs(c - b) > 0.4 * abs(b - a) * (exponents[2] - exponents[1]) / (exponents[1] - exponents[0]):
        return mp.sign(c) * mp.inf, quotients
    return UNKNOWN, quotients


def near(claim, true, part=1e-11):
    if math.isnan(claim):
        return mp.isnan(true)
    if mp.isinf(true) or abs(true) >= LARGEST:
        # Rounded up or down, a number at the end of the doubles may be the last of them.
        return claim == (math.inf if true > 0 else -math.inf) or abs(true) < LARGEST * (1 + 1e-11) and abs(claim) > 1.79e308
    if math.isinf(claim):
        return abs(true) > mpf("1.797693134862e308") and (claim > 0) == (true > 0)
    return abs(claim - true) <= part * abs(true) + mpf("5e-323")


def is_trend(claim, quotients):
    """Whether differences go to a claim, though slowly."""
    if not all(mp.isfinite(q) for q in quotients) or not math.isfinite(claim):
        return False
    a, b, c = [abs(q - claim) for q in quotients]
    return c <= 0.01 * b <= 1e-4 * a


def judge(formula, point, name, claim, notes, value, tier):
    """right, said, or what it is not."""
    own = {n.split("@")[0] for n in notes if n.split(":")[0].endswith("@" + name)}
    is_noted = bool(own) or any("@" not in n for n in notes if not n.startswith("VALUE"))
    if mp.isnan(value):
        return ("right" if math.isnan(claim) else "WRONG number where undefined"), None
    if mp.isinf(value):
        return "infinite value", None
    left, lq = side(formula, point, name, -1, value, tier[1])
    right, rq = side(formula, point, name, 1, value, tier[1])
    evidence = (left, right, lq, rq)
    step = mpf(10) ** -tier[1][-1] * (abs(mpf(point[name])) or 1)
    if not math.isnan(claim) and 0 < abs(claim) * step < abs(value) * mpf(10) ** (20 - mp.dps):
        return "not judged: absorbed", None
    if "ASSUMED" in own:
        is_noted = True
    if UNKNOWN in (left, right):
        known = [s for s, q in ((left, lq), (right, rq)) if s is not UNKNOWN]
        trends = [is_trend(claim, q) for s, q in ((left, lq), (right, rq)) if s is UNKNOWN]
        if all(trends) and all(not isinstance(s, str) and near(claim, s) for s in known):
            return "right", evidence
        return "not judged: slow", evidence
    if JUMP in (left, right):
        return ("said" if is_noted else "WRONG silent jump"), evidence
    if left is UNDEFINED and right is UNDEFINED:
        return ("said" if math.isnan(claim) and is_noted else "WRONG no slope"), evidence
    if UNDEFINED in (left, right):
        one = right if left is UNDEFINED else left
        if not near(claim, one):
            return "WRONG one-sided", evidence
        return ("said" if is_noted else "WRONG one-sided without a note"), evidence
    if near(claim, left) and near(claim, right):
        return "right", evidence
    if left != right and (mp.inf in (abs(left), abs(right)) or abs(left - right) > 1e-12 * max(abs(left), abs(right))):
        low, high = min(left, right), max(left, right)
        inside = not math.isnan(claim) and (low <= claim <= high or near(claim, low) or near(claim, high))
        if not inside:
            return "WRONG outside slopes" + ("" if is_noted else " silent"), evidence
        return ("said" if is_noted else "WRONG corner without a note"), evidence
    return "WRONG " + ("but noted" if is_noted else "silent"), evidence


def spread(formula, point, name, tier, value):
    """How far slopes and value move if every operation is a rounding off."""
    moves = [mpf(0), mpf(0), mpf(0)]
    base = None
    for trial in range(8):
        def noise(key, result, trial=trial):
            if not trial:
                return result
            if trial == 1:
                with mp.workprec(53):
                    return +result
            return result * (1 + mpf(2) ** -53 * (zlib.crc32(repr((key, trial)).encode()) % 2001 - 1000) / 1000)
        off = formula.at(point, noise)
        slopes = [side(formula, point, name, s, off, tier[1], noise)[0] for s in (-1, 1)] if name and mp.isfinite(off) else [UNKNOWN] * 2
        if base is None:
            base = (slopes, off)
            continue
        for k in range(2):
            if isinstance(slopes[k], str) or isinstance(base[0][k], str):
                if slopes[k] != base[0][k]:
                    moves[k] = mp.inf
            elif slopes[k] != base[0][k]:
                moves[k] = max(moves[k], abs(slopes[k] - base[0][k]))
        if mp.isnan(off) != mp.isnan(base[1]):
            moves[2] = mp.inf
        elif off != base[1]:
            moves[2] = max(moves[2], abs(off - base[1]))
    return moves


def tier_of(point):
    return MILD if all(x == 0 or 1e-12 < abs(x) < 1e6 for x in point.values()) else FAR


def timeout(signum, frame):
    raise TimeoutError()


def tried(tiers, work, is_good):
    """A verdict, from more digits while it is not good."""
    verdict, evidence = None, None
    for tier in tiers:
        mp.dps = tier[0]
        try:
            found = work(tier)
        except Unjudged as open_:
            found = ("not judged: " + str(open_), None)
        except TimeoutError:
            if verdict and verdict.startswith("WRONG"):
                return verdict + " (of fewer digits)", evidence
            return "not judged: time", None
        except Exception as defect:
            found = (f"not judged: {type(defect).__name__} {str(defect)[:60]}", None)
        if verdict is None or not found[0].startswith("not judged"):
            verdict, evidence = found
        if is_good(found[0]):
            return found
    return verdict, evidence


def is_good(verdict):
    return not verdict.startswith("WRONG") and not verdict.startswith("not judged")


def short(evidence):
    if not evidence:
        return ""
    text = lambda s: s if isinstance(s, str) else mp.nstr(s, 17)
    return f"left {text(evidence[0])} right {text(evidence[1])}"


def judged(row, counts, values, verbose):
    text, at, value, gradients, noted = row
    formula = Formula(text)
    floats = {k: float(v) for k, v in (b.split("=") for b in at.split(";"))}
    point = {k: functions.number(v) for k, v in floats.items()}
    notes = [n for n in noted.split(";") if n]
    claimed = float(value.replace("Infinity", "inf"))
    first = tier_of(floats)
    tiers = {MILD: [MILD, FAR, FARTHEST], FAR: [FAR, FARTHEST]}[first]

    def true_value(tier):
        functions.IS_DOUBLE = True
        try:
            true = formula.at(point)
        finally:
            functions.IS_DOUBLE = False
        if near(claimed, true, 1e-12):
            return "right", true
        if any(n.startswith("VALUE") for n in notes):
            return "undecided", true
        if math.isinf(claimed) and mp.isinf(true):
            return "not judged: the sign of zero", true
        off = spread(formula, point, None, tier, true)[2]
        if off == mp.inf or off > abs(true) or not math.isnan(claimed) and abs(claimed - true) <= 100 * off:
            return "ill-conditioned", true
        return "WRONG value", true

    signal.alarm(SECONDS)
    verdict, true = tried(tiers, true_value, is_good)
    signal.alarm(0)
    values[verdict] += 1
    if verdict.startswith("WRONG") or verbose and not verdict == "right":
        print(f"value {verdict}: {text}\t{at}\tclaimed {claimed} true {true if true is None else mp.nstr(true, 17)}\t{noted}", flush=True)
    for part in gradients.split(";"):
        name, claim = part.split("=")
        claim = float(claim.replace("Infinity", "inf"))
        if name not in point:
            continue
        if any(n.startswith("UNDECIDED@" + name + ":") or n == "UNDECIDED@" + name for n in notes):
            verdict, evidence = "undecided", None
        elif math.isnan(claim) and any(n.startswith("VALUE") for n in notes):
            verdict, evidence = "undecided", None
        elif true is None:
            verdict, evidence = "not judged: value", None
        else:
            def true_slope(tier):
                at_point = formula.at(point)
                found, evidence = judge(formula, point, name, claim, notes, at_point, tier)
                if found.startswith("WRONG") and not evidence:
                    off = spread(formula, point, None, tier, at_point)[2]
                    return ("ill-conditioned" if off == mp.inf else found), evidence
                if found.startswith("WRONG"):
                    off = spread(formula, point, name, tier, at_point)
                    ends = evidence[:2]
                    if mp.inf in off[:2] or all(not isinstance(s, str) and mp.isfinite(s) and abs(claim - s) <= 100 * o for s, o in zip(ends, off)):
                        return "ill-conditioned", evidence
                return found, evidence
            signal.alarm(SECONDS)
            verdict, evidence = tried(tiers, true_slope, is_good)
            signal.alarm(0)
        counts[verdict] += 1
        if verdict.startswith("WRONG") or verbose and verdict not in ("right", "said", "infinite value"):
            print(f"{verdict}: {text}\t{at}\tby {name} claimed {claim} {short(evidence)}\t{noted}", flush=True)


def main():
    signal.signal(signal.SIGALRM, timeout)
    verbose = "-v" in sys.argv
    counts, values = Counter(), Counter()
    for line in sys.stdin:
        row = line.rstrip("\n").split("\t")
        if len(row) == 5 and row[0] != "formula":
            judged(row, counts, values, verbose)
    for title, table in (("gradients", counts), ("values", values)):
        total = sum(table.values())
        print(f"{total} {title}")
        for verdict, count in table.most_common():
            print(f"  {count:6} {100 * count / max(1, total):6.2f} %  {verdict}")
    sys.exit(any(v.startswith("WRONG") for v in counts + values))


if __name__ == "__main__":
    main()
