
// ── Named parts, folded into one box ────────────────────────────────────────

/** So much of a gap stays where what lay in it is folded away. */
const GAP_LEFT = 36;

/** What is folded, and what shows it. */
function foldsOf(graph, parts, changed) {
  const { hosts } = graph;
  const sizes = graph.values.map(() => 0);
  hosts.filter((host) => host >= 0).forEach((host) => sizes[host]++);
  const foldable = sizes.flatMap((size, i) => (size > 0 ? [i] : []));
  const folded = new Set(graph.folds ? foldable : []);
  const isHidden = (i) => hosts[i] >= 0 && folded.has(hosts[i]);
  graph.face = (i) => (isHidden(i) ? hosts[i] : i);
  graph.insideOf = (i) => (folded.has(i) ? ", " + sizes[i] + " values folded in it" : "");
  const update = () => {
    foldable.forEach((i) => {
      const isFolded = folded.has(i);
      parts[i].node.setAttribute("aria-expanded", String(!isFolded));
      parts[i].node.classList.toggle("folded", isFolded);
      parts[i].fold.textContent = isFolded ? "+" : "−";
    });
    element("fold").textContent = folded.size > 0 ? "Open all" : "Fold all";
  };
  const toggle = (i) => {
    if (!folded.delete(i)) {
      folded.add(i);
    }
    update();
    changed();
    parts[i].node.focus();
  };
  foldable.forEach((i) => {
    const { node } = parts[i];
    node.setAttribute("role", "button");
    node.classList.add("foldable");
    parts[i].fold = badge(node);
    node.addEventListener("click", () => toggle(i));
    node.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        toggle(i);
      }
    });
  });
  element("fold").hidden = foldable.length === 0;
  element("fold").onclick = () => {
    const isOpen = folded.size === 0;
    folded.clear();
    foldable.filter(() => isOpen).forEach((i) => folded.add(i));
    update();
    changed();
  };
  update();
  return {
    isHidden,
    isFolded: (i) => folded.has(i),
    isOpen: () => folded.size === 0,
    isClosed: () => folded.size === foldable.length,
  };
}

/** A sign at the corner of a box that can be folded; answers with its text. */
function badge(node) {
  const width = Number(node.querySelector(".ground").getAttribute("width"));
  const draw = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return node.appendChild(made);
  };
  draw("circle", { class: "badge", cx: width - 5, cy: 5, r: 8 });
  return draw("text", { class: "fold", x: width - 5, y: 9.5 });
}

/**
 * A layout in which only some boxes are seen, without the room that the others took: what lies
 * beside a box that is seen keeps its distance, and the gaps between them are shortened.
 */
function squeezed(layout, graph, parts, folds) {
  const boxes = [];
  layout.parts.forEach((place, i) => {
    if (!folds.isHidden(i)) {
      boxes.push(boxOf(place.node, parts[i].node));
      if (place.operation && !folds.isFolded(i)) {
        boxes.push(boxOf(place.operation, parts[i].operation));
      }
    }
  });
  const across = shortening(boxes.map(({ x, width }) => [x, x + width]), layout.width);
  const down = shortening(boxes.map(({ y, height }) => [y, y + height]), layout.height);
  const moved = (transform) => {
    const [x, y] = transform.match(/-?[\d.]+/g).map(Number);
    return "translate(" + across(x).toFixed(1) + " " + down(y).toFixed(1) + ")";
  };
  const places = layout.parts.map((place) => ({
    node: moved(place.node),
    operation: place.operation && moved(place.operation),
    result: place.result && bent(place.result, across, down),
    uses: place.uses.map((use) => bent(use, across, down)),
  }));
  graph.values.forEach((value, i) => {
    const face = graph.face(i);
    if (value.operands && folds.isFolded(face)) {
      const end = entryOf(boxOf(places[face].node, parts[face].node), layout.isDown);
      places[i].uses = places[i].uses.map((use) => continued(use, end, layout.isDown));
    }
  });
  return { ...layout, width: across(layout.width), height: down(layout.height), parts: places };
}

function boxOf(transform, node) {
  const [x, y] = transform.match(/-?[\d.]+/g).map(Number);
  const rectangle = node.querySelector("rect");
  const size = (name) => Number(rectangle.getAttribute(name));
  return { x, y, width: size("width"), height: size("height") };
}

/** A map of places along one axis that leaves intervals as long as they are, and shortens gaps. */
function shortening(intervals, end) {
  const stops = [[0, 0]];
  let reached = 0;
  let place = 0;
  const go = (to, length) => {
    place += length;
    reached = to;
    stops.push([reached, place]);
  };
  [...intervals].sort((one, other) => one[0] - other[0]).forEach(([from, to]) => {
    if (from > reached) {
      go(from, Math.min(from - reached, GAP_LEFT));
    }
    if (to > reached) {
      go(to, to - reached);
    }
  });
  go(end, Math.min(end - reached, GAP_LEFT));
  return (x) => {
    const k = Math.max(1, stops.findIndex(([stop]) => stop >= x));
    const [[low, from], [high, to]] = [stops[k - 1], stops[k]];
    return high === low ? to : from + ((to - from) * (x - low)) / (high - low);
  };
}

/** A line of a drawing where a map of both axes takes it. */
function bent(line, across, down) {
  return line.replace(/([MHVC])([^MHVC]*)/g, (whole, command, text) => {
    const numbers = text.match(/-?[\d.]+/g).map(Number);
    const isDown = (k) => command === "V" || (command !== "H" && k % 2 === 1);
    return command + numbers.map((n, k) => (isDown(k) ? down(n) : across(n)).toFixed(1)).join(" ");
  });
}

/** Where lines come into a box. */
function entryOf({ x, y, width, height }, isDown) {
  return isDown ? [x + width / 2, y] : [x, y + height / 2];
}

/** A line that goes on to a point. */
function continued(line, [x, y], isDown) {
  const steps = line.match(/[MHVC][^MHVC]*/g);
  let at = [0, 0];
  steps.forEach((step) => {
    const numbers = step.match(/-?[\d.]+/g).map(Number);
    at = step[0] === "H" ? [numbers[0], at[1]] : step[0] === "V" ? [at[0], numbers[0]] : numbers.slice(-2);
  });
  const first = isDown ? [at[0], (at[1] + y) / 2] : [(at[0] + x) / 2, at[1]];
  const second = isDown ? [x, (at[1] + y) / 2] : [(at[0] + x) / 2, y];
  return line + "C" + [first, second, [x, y]].map((point) => point.map((n) => n.toFixed(1)).join(" ")).join(" ");
}
