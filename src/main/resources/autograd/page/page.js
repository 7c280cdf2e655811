
// ── What the page does ──────────────────────────────────────────────────────

const HOLE = 0xe000;
const HOLE_OF_SIGNED = 0xe100;

/** Begins with what lies in the page. */
function begin() {
  const graph = JSON.parse(element("data").textContent);
  graph.uses = usesOf(graph);
  graph.places = placesOf(graph);
  graph.seeds = graph.seeds.map(([index, seed]) => [index, Number(seed)]);
  const given = graph.numbers.map(revived);
  const form = numberForms(graph.digits);
  const parts = partsOf(graph);
  const inputs = graph.values.flatMap((value, i) => (value.input ? [i] : []));
  const point = inputs.map((i) => given[0][i]);
  const state = { point: [...point], overwrites: false, step: 0, pinned: null, hovered: null };
  const picture = drawing(element("pane"), element("graph"), parts);
  let right = null;
  let wrong = null;
  let passes = null;

  /** Both passes anew: at the point given with its own numbers, elsewhere by the page's function. */
  function compute() {
    const isGiven = state.point.every((number, k) => Object.is(number, point[k]));
    const numbers = isGiven ? given : globalPasses(...state.point);
    right = run(graph, numbers, false);
    wrong = run(graph, numbers, true);
    passes = state.overwrites ? wrong : right;
    const notes = element("notes");
    if (notes) {
      notes.hidden = !isGiven;
    }
  }

  function show() {
    const shown = moment(graph, passes, state.step);
    const fates = state.overwrites ? fatesOf(graph, right, wrong) : null;
    draw(graph, parts, shown, form, fates);
    fillTable(graph, shown, right, wrong, fates, form);
    tell(graph, passes, shown, state, form);
    const scrub = element("scrub");
    scrub.max = passes.steps.length;
    scrub.value = state.step;
    scrub.setAttribute("aria-valuetext", element("progress").textContent);
    element("first").disabled = element("back").disabled = state.step === 0;
    element("next").disabled = element("last").disabled = shown.isEnd;
    lightUp();
    return shown;
  }

  function lightUp() {
    const index = state.hovered ?? state.pinned;
    light(graph, parts, passes, index === null ? null : pathsTo(graph, passes, index));
  }

  function goTo(step) {
    state.step = Math.min(passes.steps.length, Math.max(0, step));
    const { last, isEnd } = show();
    if (last !== null && !isEnd) {
      const wanted = [last.index, last.from, last.to].filter((i) => i !== undefined);
      reveal(element("pane"), wanted.map((i) => parts[i].node));
    }
  }

  /** After a change of numbers: the same step, or the end if it was the end. */
  function recompute() {
    const isEnd = passes === null || state.step === passes.steps.length;
    compute();
    state.step = isEnd ? passes.steps.length : Math.min(state.step, passes.steps.length);
    show();
  }

  element("first").onclick = () => goTo(0);
  element("back").onclick = () => goTo(state.step - 1);
  element("next").onclick = () => goTo(state.step + 1);
  element("last").onclick = () => goTo(passes.steps.length);
  element("scrub").oninput = (event) => goTo(Number(event.target.value));
  element("smaller").onclick = () => picture.by(1 / 1.25);
  element("larger").onclick = () => picture.by(1.25);
  element("fit").onclick = () => picture.fit();
  element("turn").onclick = () => {
    picture.turn();
    show();
  };
  element("overwrite").checked = false;
  element("overwrite").onchange = (event) => {
    state.overwrites = event.target.checked;
    document.body.classList.toggle("overwrites", state.overwrites);
    element("mistake").hidden = !state.overwrites;
    recompute();
  };
  listenToKeys(() => state.step, goTo, () => passes.steps.length);
  listenToPointers(graph, parts, state, lightUp);
  const movers = inputs.map((index, k) => mover(index, point[k], (number) => {
    state.point[k] = number;
    recompute();
  }));
  element("reset").onclick = () => {
    state.point = [...point];
    movers.forEach((reset) => reset());
    recompute();
  };
  recompute();
}

/** The function that gives numbers at any point, if the formula has one. */
function globalPasses(...point) {
  return passes(...point);
}

/** The keys that step, wherever no field has a use of its own for them. */
function listenToKeys(current, goTo, end) {
  const moves = {
    ArrowLeft: () => current() - 1,
    ArrowRight: () => current() + 1,
    Home: () => 0,
    End: () => end(),
  };
  document.addEventListener("keydown", (event) => {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const isField = event.target.matches("input[type=range], input[type=number]");
    if (isPlain && !isField && event.key in moves) {
      event.preventDefault();
      goTo(moves[event.key]());
    }
  });
}

/** Lights paths for the Value that is pointed at, or else for that which has the focus. */
function listenToPointers(graph, parts, state, lightUp) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const watch = (target, index) => {
    target.addEventListener("pointerenter", () => {
      state.hovered = index;
      lightUp();
    });
    target.addEventListener("pointerleave", () => {
      state.hovered = null;
      lightUp();
    });
  };
  graph.values.forEach((value, i) => {
    if (!value.flows) {
      return;
    }
    watch(parts[i].node, i);
    watch(rows[i], i);
    parts[i].node.addEventListener("focus", () => {
      state.pinned = i;
      lightUp();
    });
    parts[i].node.addEventListener("blur", () => {
      state.pinned = null;
      lightUp();
    });
  });
}

/** Ties an input's slider to its field, and tells of each new number. Answers with a reset. */
function mover(index, start, moved) {
  const slider = element("i" + index + "r");
  const field = element("i" + index);
  const grain = Number(slider.max) / 500;
  const decimals = Math.max(0, Math.ceil(-Math.log10(grain)) + 1);
  const written = Number.isFinite(start) ? shortest(start) : "";
  slider.oninput = () => {
    const number = Number((Math.round(Number(slider.value) / grain) * grain).toFixed(Math.min(decimals, 100)));
    field.value = shortest(number);
    field.removeAttribute("aria-invalid");
    moved(number);
  };
  field.oninput = () => {
    const isNumber = field.value.trim() !== "" && field.validity.valid;
    field.setAttribute("aria-invalid", String(!isNumber));
    if (isNumber) {
      slider.value = field.value;
      moved(Number(field.value));
    }
  };
  const reset = () => {
    field.value = slider.value = written;
    field.removeAttribute("aria-invalid");
  };
  reset();
  return reset;
}

function fillTable(graph, shown, right, wrong, fates, form) {
  const write = (kind, text) => {
    document.querySelectorAll("[data-" + kind + "]").forEach((cell) => {
      cell.textContent = text(Number(cell.dataset[kind]));
    });
  };
  const known = (number) => (number === undefined ? "" : form.whole(number));
  write("data", (i) => known(shown.data[i]));
  // With the mistake, the right gradient stands beside what it leaves.
  write("grad", (i) => (fates === null || shown.grad[i] === undefined
    ? known(shown.grad[i])
    : form.whole(right.grad[i])));
  write("wrong", (i) => (fates === null ? "" : known(shown.grad[i])));
  write("why", (i) => (fates === null || shown.grad[i] === undefined || !shown.done[i]
    ? ""
    : reasonOf(graph, wrong, i, fates[i], form)));
  document.querySelectorAll("[data-row]").forEach((row) => {
    const i = Number(row.dataset.row);
    const isCurrent = !shown.isEnd && shown.last !== null &&
      [shown.last.index, shown.last.from, shown.last.to].includes(i);
    row.classList.toggle("current", isCurrent);
    row.classList.toggle("lost", fates !== null && shown.done[i] && fates[i] === LOST);
    row.classList.toggle("inherited", fates !== null && shown.done[i] && fates[i] === INHERITED);
  });
}

/** What became of a gradient that was overwritten, in a few words. */
function reasonOf(graph, wrong, index, fate, form) {
  const name = (i) => graph.values[i].name;
  if (fate === null) {
    return "";
  }
  if (fate === INHERITED) {
    return "inherited: it comes from " + name(wrong.kept[index]);
  }
  const lost = "lost " + form.brief(wrong.lost[index]);
  const source = wrong.dropped[index];
  if (wrong.counts[index] > 2 || source === wrong.kept[index]) {
    return lost + ": = kept the last of " + wrong.counts[index] + " contributions";
  }
  return lost + (source < 0 ? ", its seed" : " from " + name(source)) +
    ": overwritten by that from " + name(wrong.kept[index]);
}

/** Says which step it is, and what happens in it. */
function tell(graph, passes, shown, state, form) {
  // The last of the steps only says that all is done.
  const total = passes.steps.length - 1;
  const { forward } = passes;
  const isForward = state.step <= forward;
  element("progress").textContent =
    state.step === 0
      ? "Before the first of " + total + " steps"
      : shown.isEnd
        ? "Complete after " + total + (total === 1 ? " step" : " steps")
        : isForward
          ? "Forward, " + state.step + " of " + forward
          : "Backward, " + (state.step - forward) + " of " + (total - forward);
  const [formula, telling] = wordsOf(graph, shown, state, form);
  element("contribution").textContent = formula;
  element("telling").textContent = telling;
}

function wordsOf(graph, shown, state, form) {
  const { last } = shown;
  const name = (i) => graph.values[i].name;
  if (last === null) {
    return ["", "The inputs have their numbers; nothing is computed yet."];
  }
  if (last.kind === "data") {
    const value = graph.values[last.index];
    return [
      name(last.index) + " = " + applied(value, shown.data, form) + " = " +
        form.brief(shown.data[last.index]),
      "The data of " + name(last.index) + ", from that of its operands.",
    ];
  }
  if (last.kind === "end") {
    return ["", "Both passes are complete: every value has its data and its gradient."];
  }
  if (last.kind === "seed") {
    return [
      name(last.index) + " = " + form.brief(last.amount),
      "The backward pass starts with the gradient of the output itself, which is " +
        (last.amount === 1 ? "1." : "its seed."),
    ];
  }
  if (last.kind === "stop") {
    return [
      name(last.from) + " has 0",
      "The gradient of " + name(last.from) + " is 0, so nothing flows on from here.",
    ];
  }
  const rules = graph.values[last.from].rules[last.position];
  // An undefined result has no derivative, whatever the row says.
  const rule = Number.isNaN(last.slope) ? "undefined" : rules[last.source];
  const convention = last.source > 0 ? " by convention" : "";
  const formula = name(last.to) + (state.overwrites ? " = " : " += ") +
    form.brief(last.adjoint) + " × " + form.brief(last.slope) + " = " + form.brief(last.amount);
  let told = "To the gradient of " + name(last.to) + " from " + name(last.from) + ": its gradient " + form.brief(last.adjoint) +
    " times its local derivative by " + name(last.to) + ", which is " + rule + convention + ".";
  if (last.count > 1) {
    told += state.overwrites
      ? " This is contribution " + last.count + ": the " + form.brief(last.before) +
        " that was there is lost."
      : " This is contribution " + last.count + ": added to " + form.brief(last.before) +
        " it makes " + form.brief(last.sum) + ".";
  }
  return [formula, told];
}

/** An operation with the numbers of its operands. */
function applied(value, data, form) {
  return [...value.applied].map((character) => {
    const code = character.codePointAt(0);
    if (code >= HOLE && code < HOLE_OF_SIGNED) {
      return form.brief(data[value.operands[code - HOLE]]);
    }
    if (code >= HOLE_OF_SIGNED && code < HOLE_OF_SIGNED + 0x100) {
      const text = form.brief(data[value.operands[code - HOLE_OF_SIGNED]]);
      return text.startsWith("-") ? "(" + text + ")" : text;
    }
    return character;
  }).join("");
}

begin();
