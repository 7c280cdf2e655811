
// ── What the page does ──────────────────────────────────────────────────────

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
  const picture = drawing(element("pane"), element("graph"), graph, parts, () => show());
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
    const whole = moment(graph, passes, state.step);
    const shown = quiz.isOn ? quiz.hide(whole) : whole;
    const fates = state.overwrites ? fatesOf(graph, right, wrong) : null;
    draw(graph, parts, shown, form, fates);
    fillTable(graph, shown, right, wrong, fates, form);
    const scrub = element("scrub");
    scrub.max = passes.steps.length;
    scrub.value = state.step;
    if (!quiz.isOn) {
      tell(graph, passes, shown, state, form);
      scrub.setAttribute("aria-valuetext", element("progress").textContent);
    }
    element("first").disabled = element("back").disabled = state.step === 0;
    element("next").disabled = element("last").disabled = shown.isEnd;
    const asked = quiz.isOn && quiz.current() !== undefined ? graph.face(quiz.current()) : -1;
    parts.forEach(({ node }, i) => node.classList.toggle("asked", i === asked));
    lightUp();
    return shown;
  }

  /** Lights the paths of the Value that is looked at, or else those that a guess forgets. */
  function lightUp() {
    const index = state.hovered ?? state.pinned;
    if (index === null && quiz.isOn && quiz.forgotten.length > 0) {
      const marks = graph.values.map((value, i) => i === quiz.current());
      quiz.forgotten.filter(({ kind }) => kind === "use").forEach(({ from }) =>
        pathsTo(graph, right, from).forEach((isOn, i) => (marks[i] ||= isOn)));
      light(graph, parts, passes, marks);
    } else {
      light(graph, parts, passes, index === null ? null : pathsTo(graph, passes, index));
    }
  }

  function goTo(step) {
    state.step = Math.min(passes.steps.length, Math.max(0, step));
    const { last, isEnd } = show();
    if (last !== null && !isEnd) {
      reveal(element("pane"), placesOfStep(graph, last).map((i) => parts[i].node));
    }
  }

  /** After a change of numbers: the same step, or the end if it was the end. */
  function recompute() {
    const isEnd = passes === null || state.step === passes.steps.length;
    compute();
    state.step = isEnd ? passes.steps.length : Math.min(state.step, passes.steps.length);
    if (quiz.isOn) {
      quiz.start();
    } else {
      show();
    }
  }

  function overwrite(isOn) {
    state.overwrites = isOn;
    element("overwrite").checked = isOn;
    document.body.classList.toggle("overwrites", isOn);
    element("mistake").hidden = !isOn;
    recompute();
  }

  const quiz = quizOf(() => ({ graph, right, wrong, form }), show, () => {
    training?.stop();
    state.step = passes.steps.length;
    if (state.overwrites) {
      overwrite(false);
    }
  });
  const training = trainingOf(graph, () => right, (moves) => {
    moves.forEach(([index, way]) => {
      const k = inputs.indexOf(index);
      state.point[k] += way;
      movers[k](state.point[k]);
    });
    recompute();
  });
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
  element("overwrite").onchange = (event) => {
    if (quiz.isOn) {
      quiz.turn(false);
    }
    overwrite(event.target.checked);
  };
  const chooseDigits = (isWhole) => {
    form.shown = isWhole ? form.whole : form.brief;
    element("digits").checked = isWhole;
    if (passes !== null) {
      show();
    }
  };
  element("digits").onchange = (event) => chooseDigits(event.target.checked);
  chooseDigits(graph.full);
  listenToKeys(() => state.step, (step) => quiz.isOn || goTo(step), () => passes.steps.length);
  listenToPointers(graph, parts, state, lightUp);
  const movers = inputs.map((index, k) => mover(index, point[k], (number) => {
    state.point[k] = number;
    recompute();
    training?.restart();
  }));
  element("reset").onclick = () => {
    state.point = [...point];
    movers.forEach((set, k) => set(point[k]));
    recompute();
    training?.restart();
  };
  overwrite(false);
  training?.restart();
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

/** Ties an input's slider to its field, and tells of each new number. Answers with how to set it. */
function mover(index, start, moved) {
  const slider = element("i" + index + "r");
  const field = element("i" + index);
  const grain = Number(slider.max) / 500;
  const decimals = Math.max(0, Math.ceil(-Math.log10(grain)) + 1);
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
  const set = (number) => {
    field.value = slider.value = Number.isFinite(number) ? shortest(number) : "";
    field.removeAttribute("aria-invalid");
  };
  set(start);
  return set;
}

begin();
