
// ── The drawn graph ─────────────────────────────────────────────────────────

const element = (id) => document.getElementById(id);

/** The parts of the drawing that belong to each Value. */
function partsOf(graph) {
  return graph.values.map((value, i) => {
    const node = element("v" + i);
    return {
      node,
      title: node.querySelector("title"),
      data: node.querySelector(".number.data"),
      grad: node.querySelector(".number.grad"),
      operation: element("o" + i),
      result: element("r" + i),
      uses: (value.operands ?? []).map((operand, k) => element("u" + i + "-" + k)),
    };
  });
}

/** Squeezes a text that is wider than its box into it. */
function fitText(text, width) {
  text.removeAttribute("textLength");
  if (text.textContent && text.getComputedTextLength() > width) {
    text.setAttribute("textLength", width.toFixed(1));
    text.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
}

const LOST = "lost";
const INHERITED = "inherited";

/** What the mistake did to each Value; null where nothing. */
function fatesOf(graph, right, wrong) {
  return graph.values.map((value, i) => {
    if (!value.flows || Object.is(right.grad[i] + 0, wrong.grad[i] + 0)) {
      return null;
    }
    return wrong.counts[i] > 1 ? LOST : INHERITED;
  });
}

/** Draws a moment: numbers that are known, and where the pass is. */
function draw(graph, parts, shown, form, fates) {
  const { data, grad, done, last } = shown;
  graph.values.forEach((value, i) => {
    const part = parts[i];
    const isMoving = !shown.isEnd && placesOfStep(graph, last).includes(i);
    part.node.classList.toggle("current", isMoving);
    part.node.classList.toggle("unknown", data[i] === undefined);
    part.node.classList.toggle("waiting", value.flows && data[i] !== undefined && !done[i]);
    part.node.classList.toggle("complete", done[i]);
    const fate = fates && grad[i] !== undefined && done[i] ? fates[i] : null;
    part.node.classList.toggle(LOST, fate === LOST);
    part.node.classList.toggle(INHERITED, fate === INHERITED);
    part.data.textContent = data[i] === undefined ? "" : form.brief(data[i]);
    fitText(part.data, room(part.node));
    let told = value.name + ": data " + spoken(data[i], form);
    if (value.flows) {
      const slope = grad[i] === undefined ? "" : form.brief(grad[i]);
      part.grad.textContent = slope + (fate === null ? "" : fate === LOST ? " ✗" : " ≠");
      fitText(part.grad, room(part.node));
      told += ", gradient " + spoken(grad[i], form) + (fate === null ? "" : ", " + fate);
    }
    told += graph.insideOf(i);
    part.node.setAttribute("aria-label", told);
    part.title.textContent = told;
    part.operation?.classList.toggle("current", isMoving && isFrom(last, i));
    part.result?.classList.toggle("current", isMoving && last.kind === "data");
    part.result?.classList.toggle("carrying", isMoving && last.kind === "use" && last.from === i);
    part.uses.forEach((use, k) => {
      const isStep = isMoving && last.kind === "use" && last.from === i && last.position === k;
      use.classList.toggle("carrying", isStep);
      use.classList.toggle("current", isMoving && last.kind === "data" && last.index === i);
    });
  });
  const carried = !shown.isEnd && last !== null && last.kind === "use";
  writeAmount(carried ? parts[last.from].uses[last.position] : null, last, form, fates !== null);
}

/** The Values that a step is about, or the parts in which they are folded. */
function placesOfStep(graph, last) {
  const places = last === null ? [] : [last.index, last.from, last.to];
  return places.filter((i) => i !== undefined).map(graph.face);
}

function isFrom(last, index) {
  return last.index === index || last.from === index;
}

function spoken(number, form) {
  return number === undefined ? "not known yet" : form.whole(number);
}

/** How much room a number has beside its name. */
function room(node) {
  return Number(node.querySelector(".ground").getAttribute("width")) - 62;
}

/** Writes what a step brings beside the line along which it comes. */
function writeAmount(line, step, form, overwrites) {
  const text = element("amount");
  const isSeen = line !== null && !line.classList.contains("hidden");
  text.textContent = !isSeen ? "" : (overwrites ? "= " : "+= ") + form.brief(step.amount);
  if (isSeen) {
    const middle = line.getPointAtLength(line.getTotalLength() / 2);
    text.setAttribute("x", middle.x.toFixed(1));
    text.setAttribute("y", (middle.y - 7).toFixed(1));
  }
}

/** Lights the marked Values and the lines between them; null lights none. */
function light(graph, parts, passes, marks) {
  element("graph").classList.toggle("tracing", marks !== null);
  graph.values.forEach((value, i) => {
    const isOn = marks !== null && marks[i];
    const part = parts[i];
    const through = (k) =>
      isOn && marks[value.operands[k]] && value.operands[k] !== i && isTaken(graph, passes.data, i, k);
    const feeds = (value.operands ?? []).some((operand, k) => through(k));
    part.node.classList.toggle("lit", isOn);
    part.operation?.classList.toggle("lit", feeds);
    part.result?.classList.toggle("lit", feeds);
    part.uses.forEach((use, k) => use.classList.toggle("lit", through(k)));
  });
}

/** Text smaller than this part of its size is hard to read. */
const READABLE = 0.72;

/** The drawing in its pane: its sizes, and its two layouts, of which only what is not folded is seen. */
function drawing(pane, svg, graph, parts, redraw) {
  const { turned, folded } = JSON.parse(element("layouts").textContent);
  const layouts = [{ ...layoutOf(svg, parts), isDown: !turned.isDown }, turned];
  const folds = foldsOf(graph, parts, () => {
    lay();
    fitReadably();
    redraw();
  });
  let now = layouts[0];
  let scale = 1;
  const frame = () => ({
    width: pane.clientWidth - 2,
    height: parseFloat(getComputedStyle(pane).maxHeight) - 2,
  });
  const fitting = ({ width, height }) =>
    Math.min(1.2, frame().width / width, frame().height / height);
  const set = (wanted) => {
    scale = Math.min(4, Math.max(0.15, wanted));
    svg.setAttribute("width", (now.width * scale).toFixed(1));
    svg.setAttribute("height", (now.height * scale).toFixed(1));
  };
  const lay = () => {
    now = folds.isOpen()
      ? layouts[0]
      : folds.isClosed() ? folded[0] : squeezed(layouts[0], graph, parts, folds);
    arrange(svg, parts, now);
    hideFolded(graph, parts, folds);
  };
  const turn = () => {
    layouts.reverse();
    folded.reverse();
    lay();
  };
  // Text that cannot be read helps less than a pane that is scrolled.
  const fitReadably = () => {
    const across = Math.min(1.2, frame().width / now.width);
    set(Math.max(fitting(now), Math.min(READABLE, across), 0.5));
  };
  lay();
  if ("mayTurn" in pane.dataset) {
    const seen = folds.isClosed() && folded.length > 0 ? folded : layouts;
    const [usual, other] = seen.map(({ width }) => frame().width / width);
    if (usual < 0.5 && other > 1.25 * usual) {
      turn();
    }
  }
  fitReadably();
  // Of a picture larger than its pane, the corner may be empty: begin where the answer is.
  reveal(pane, [parts[parts.length - 1].node], true);
  return {
    fit: () => set(fitting(now)),
    turn: () => {
      turn();
      fitReadably();
    },
    by: (factor) => {
      const x = (pane.scrollLeft + pane.clientWidth / 2) / scale;
      const y = (pane.scrollTop + pane.clientHeight / 2) / scale;
      set(scale * factor);
      pane.scrollTo(x * scale - pane.clientWidth / 2, y * scale - pane.clientHeight / 2);
    },
  };
}

/** Where everything lies now. */
function layoutOf(svg, parts) {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  return {
    width,
    height,
    parts: parts.map((part) => ({
      node: part.node.getAttribute("transform"),
      operation: part.operation?.getAttribute("transform"),
      result: part.result?.getAttribute("d"),
      uses: part.uses.map((use) => use.getAttribute("d")),
    })),
  };
}

/** Puts everything where a layout has it. */
function arrange(svg, parts, layout) {
  svg.setAttribute("viewBox", "0 0 " + layout.width + " " + layout.height);
  layout.parts.forEach((place, i) => {
    const part = parts[i];
    const put = (target, name, value) => value && target.setAttribute(name, value);
    put(part.node, "transform", place.node);
    put(part.operation, "transform", place.operation);
    put(part.result, "d", place.result);
    part.uses.forEach((use, k) => put(use, "d", place.uses[k]));
  });
}

/** Shows what is not folded away, and no more. */
function hideFolded(graph, parts, folds) {
  graph.values.forEach((value, i) => {
    const isHidden = folds.isHidden(i);
    const isInside = isHidden || folds.isFolded(i);
    const part = parts[i];
    part.node.classList.toggle("hidden", isHidden);
    part.operation?.classList.toggle("hidden", isInside);
    part.result?.classList.toggle("hidden", isInside);
    // What comes into a folded part from outside is seen.
    part.uses.forEach((use, k) => use.classList.toggle("hidden", folds.isHidden(value.operands[k])));
  });
}

/** Scrolls the pane, and nothing else, so that these nodes are in view. */
function reveal(pane, nodes, atOnce = false) {
  const frame = pane.getBoundingClientRect();
  const boxes = nodes.map((node) => node.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  const top = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const across = (left + right) / 2 - (frame.left + frame.right) / 2;
  const down = (top + bottom) / 2 - (frame.top + frame.bottom) / 2;
  pane.scrollBy({
    left: left < frame.left || right > frame.right ? across : 0,
    top: top < frame.top || bottom > frame.bottom ? down : 0,
    behavior:
      atOnce || matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
}
