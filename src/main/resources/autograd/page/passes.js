
// ── Both passes as a list of steps ──────────────────────────────────────────

/** JSON has no form for numbers that are not finite. */
function revived(list) {
  return list.map(Number);
}

/** The results whose operand a Value is, and how far its uses reach, among those that matter. */
function usesOf(graph) {
  const needed = new Set(graph.seeds.map(([index]) => index));
  const users = graph.values.map(() => Infinity);
  const positions = graph.values.map(() => 0);
  for (let i = graph.values.length - 1; i >= 0; i--) {
    if (needed.has(i)) {
      (graph.values[i].operands ?? []).forEach((operand, k) => {
        needed.add(operand);
        users[operand] = i;
        positions[operand] = k;
      });
    }
  }
  // The backward pass comes last to the use at the lowest result, at its last operand.
  return { needed, users, positions };
}

/** Where the uses of each result begin in the lists of local derivatives. */
function placesOf(graph) {
  let place = 0;
  return graph.values.map((value) =>
    (value.operands ?? []).map((operand) => (graph.values[operand].flows ? place++ : -1)),
  );
}

/** What arrives at an operand. A branch that is not taken receives 0, whatever flows. */
function contribution(value, adjoint, slope) {
  const isStrong = Math.abs(adjoint) === Infinity || value.conditional;
  return slope === 0 && isStrong ? 0 : adjoint * slope;
}

/**
 * Runs both passes over numbers that are known: the data of every Value, and the local derivative
 * of every use. A step computes a Value, or seeds an output, or brings one contribution, or tells
 * that a Value has the gradient 0, from which nothing flows on; the last says that all is done.
 */
function run(graph, numbers, overwrites) {
  const [data, slopes, sources] = numbers;
  const steps = [];
  graph.values.forEach((value, index) => {
    if (value.operands) {
      steps.push({ kind: "data", index });
    }
  });
  const forward = steps.length;
  const grad = graph.values.map(() => 0);
  const counts = graph.values.map(() => 0);
  const lost = graph.values.map(() => 0);
  const kept = graph.values.map(() => -1);
  const dropped = graph.values.map(() => -1);
  for (const [index, seed] of graph.seeds) {
    grad[index] += seed;
    counts[index]++;
    steps.push({ kind: "seed", index, amount: seed, sum: grad[index] });
  }
  for (let from = graph.values.length - 1; from >= 0; from--) {
    const value = graph.values[from];
    if (!value.operands || !value.flows) {
      continue;
    }
    const adjoint = grad[from];
    if (adjoint === 0) {
      if (graph.uses.needed.has(from)) {
        steps.push({ kind: "stop", from, position: Infinity });
      }
      continue;
    }
    value.operands.forEach((to, position) => {
      const place = graph.places[from][position];
      if (place < 0) {
        return;
      }
      const slope = slopes[place];
      const amount = contribution(value, adjoint, slope);
      const before = grad[to];
      const sum = overwrites ? amount : before + amount;
      const count = ++counts[to];
      if (count === 2) {
        dropped[to] = kept[to];
      }
      lost[to] += count > 1 ? before : 0;
      kept[to] = from;
      grad[to] = sum;
      const source = sources[place];
      steps.push({
        kind: "use", from, position, to, adjoint, slope, source, amount, before, sum, count,
      });
    });
  }
  steps.push({ kind: "end" });
  return { steps, forward, data, grad, counts, lost, kept, dropped };
}

/** What is known after so many steps: undefined where nothing is. */
function moment(graph, passes, count) {
  const isEnd = count >= passes.steps.length;
  const data = graph.values.map((value, i) => (value.operands ? undefined : passes.data[i]));
  const grad = graph.values.map(() => undefined);
  let last = null;
  for (let n = 0; n < count; n++) {
    last = passes.steps[n];
    if (last.kind === "data") {
      data[last.index] = passes.data[last.index];
    } else if (last.kind === "seed") {
      grad[last.index] = last.sum;
    } else if (last.kind === "use") {
      grad[last.to] = last.sum;
    }
  }
  const isBackward = isEnd || (last !== null && last.kind !== "data");
  const { users, positions } = graph.uses;
  const isComplete = (i) =>
    isEnd ||
    users[i] === Infinity ||
    (last.from !== undefined &&
      (users[i] > last.from || (users[i] === last.from && positions[i] <= last.position)));
  const done = graph.values.map((value, i) => isBackward && value.flows && isComplete(i));
  done.forEach((isDone, i) => {
    if (isDone && grad[i] === undefined) {
      grad[i] = 0;
    }
  });
  return { data, grad, done, last, isEnd };
}

/**
 * The Values along which the gradient of one comes from the outputs: marks by index. A branch that
 * is not taken lies on no path, nor does a Value at which nothing arrives.
 */
function pathsTo(graph, passes, index) {
  const isLive = liveness(graph, passes.data);
  const marks = graph.values.map(() => false);
  marks[index] = true;
  for (let i = index + 1; i < marks.length; i++) {
    const operands = graph.values[i].operands ?? [];
    marks[i] =
      isLive[i] &&
      passes.grad[i] !== 0 &&
      operands.some((operand, k) => marks[operand] && isTaken(graph, passes.data, i, k));
  }
  return marks;
}

/** Whether a gradient may pass to that operand. */
function isTaken(graph, data, index, position) {
  const value = graph.values[index];
  return !value.conditional || (position > 0 && (data[value.operands[0]] !== 0) === (position === 1));
}

/** Which Values the outputs are computed from at this point. */
function liveness(graph, data) {
  const live = graph.values.map(() => false);
  graph.seeds.forEach(([index]) => (live[index] = true));
  for (let i = live.length - 1; i >= 0; i--) {
    if (live[i]) {
      (graph.values[i].operands ?? []).forEach((operand, k) => {
        live[operand] ||= k === 0 || isTaken(graph, data, i, k);
      });
    }
  }
  return live;
}
