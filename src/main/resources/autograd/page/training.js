
// ── Training: inputs that go down their gradient, step by step ──────────────

/** The room of the curve, and of the words beside it. */
const CURVE = { width: 600, height: 170, left: 102, right: 12, top: 12, bottom: 30 };

/** Values so many times as large as others are drawn on a scale of powers. */
const WIDE = 50;

/** A run ends after so many steps, lest it be forgotten. */
const MOST_STEPS = 100000;

/**
 * The training of a page; null if it has none.
 *
 * @param graph the graph; what it says of training is the rate and the inputs that are moved
 * @param look the passes at the present point
 * @param move adds to inputs, by their indexes, and computes everything again
 */
function trainingOf(graph, look, move) {
  if (!graph.training) {
    return null;
  }
  const rate = element("rate");
  let history = [];
  let frame = null;
  const loss = () => graph.seeds.reduce((sum, [index, seed]) => sum + seed * look().data[index], 0);
  const draw = () => {
    const last = history[history.length - 1];
    const steps = history.length - 1;
    const isLost = !Number.isFinite(last);
    element("trained").textContent = steps + (steps === 1 ? " step" : " steps") + ", value " +
      numberForms(null).brief(last) + (isLost ? ": it diverges; take a smaller rate" : "");
    element("curve").replaceChildren(...curveOf(history));
    element("curve").setAttribute("aria-label", "The value after each step: from " +
      numberForms(null).brief(history[0]) + " to " + numberForms(null).brief(last));
  };
  const step = () => {
    const { grad } = look();
    const length = Number(rate.value);
    move(graph.training.inputs.map((index) => [index, -length * grad[index]]));
    history.push(loss());
  };
  const isOver = () => !Number.isFinite(history[history.length - 1]) || history.length > MOST_STEPS;
  const make = (count) => {
    for (let k = 0; k < count && !isOver(); k++) {
      step();
    }
    draw();
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = null;
    element("train-run").textContent = "Run";
  };
  const run = () => {
    make(1);
    if (isOver()) {
      stop();
    } else {
      frame = requestAnimationFrame(run);
    }
  };
  const isRate = () => {
    const isGood = rate.value.trim() !== "" && Number(rate.value) > 0;
    rate.setAttribute("aria-invalid", String(!isGood));
    return isGood;
  };
  const ifReady = (action) => () => {
    stop();
    if (isRate()) {
      action();
    }
  };
  element("train-once").onclick = ifReady(() => make(1));
  element("train-ten").onclick = ifReady(() => make(10));
  element("train-run").onclick = () => {
    if (frame !== null) {
      stop();
    } else if (isRate()) {
      element("train-run").textContent = "Stop";
      run();
    }
  };
  rate.oninput = isRate;
  rate.value = shortest(graph.training.rate);
  /** From the present point on, without steps. */
  const restart = () => {
    stop();
    history = [loss()];
    draw();
  };
  return { restart, stop };
}

/** The curve of values, one after each step, with its axes. */
function curveOf(history) {
  const finite = history.filter(Number.isFinite);
  const brief = numberForms(null).brief;
  const least = Math.min(...finite);
  const most = Math.max(...finite);
  const isPower = least > 0 && most / least > WIDE;
  const scale = isPower ? Math.log : (number) => number;
  const low = scale(least);
  const span = scale(most) - low || 1;
  const { width, height, left, right, top, bottom } = CURVE;
  const x = (k) => left + ((width - left - right) * k) / Math.max(1, history.length - 1);
  const y = (number) => height - bottom - ((height - top - bottom) * (scale(number) - low)) / span;
  const make = (name, attributes, text = "") => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.textContent = text;
    return made;
  };
  // Of many points no more are drawn than there is room for.
  const stride = Math.max(1, Math.floor(history.length / width));
  const points = history.flatMap((number, k) =>
    Number.isFinite(number) && (k % stride === 0 || k === history.length - 1)
      ? [x(k).toFixed(1) + "," + y(number).toFixed(1)]
      : []);
  const base = height - bottom;
  const drawn = [
    make("path", { class: "axis", d: "M" + left + " " + top + "V" + base + "H" + (width - right) }),
    make("text", { class: "tick left", x: left - 8, y: y(most) + 4 }, brief(most)),
    make("text", { class: "tick", x: left, y: height - 10 }, "0"),
    make("text", { class: "tick left", x: width - right, y: height - 10 },
      history.length - 1 + (isPower ? " steps, logarithmic" : " steps")),
    make("polyline", { class: "loss", points: points.join(" ") }),
  ];
  if (most > least) {
    drawn.push(make("text", { class: "tick left", x: left - 8, y: y(least) + 4 }, brief(least)));
  }
  const last = history[history.length - 1];
  if (Number.isFinite(last)) {
    drawn.push(make("circle", { class: "here", cx: x(history.length - 1), cy: y(last), r: 4 }));
  }
  return drawn;
}
