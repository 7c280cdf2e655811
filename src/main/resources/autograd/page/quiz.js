
// ── The quiz: gradients to be worked out ────────────────────────────────────

/** So close a guess may stay to the gradient: a few digits are enough. */
const CLOSE = 0.002;

/** Of more questions nobody reaches the end. */
const MOST_QUESTIONS = 40;

/** Of more parts than these not every sum is tried. */
const MOST_PARTS = 12;

/** The Values whose gradients are asked for, in the order of the backward pass. */
function questionsOf(graph, passes) {
  const asked = [];
  for (let i = graph.values.length - 1; i >= 0; i--) {
    const isKnown = graph.values[i].flows && !Number.isNaN(passes.grad[i]);
    if (isKnown && graph.uses.needed.has(i)) {
      asked.push(i);
    }
  }
  const seen = asked.length > MOST_QUESTIONS ? asked.filter((i) => graph.face(i) === i) : asked;
  return seen.slice(0, MOST_QUESTIONS);
}

/** What a reader typed: a number, a fraction or an infinity; NaN if it is none of these. */
function numberOf(text) {
  const plain = text.trim().replaceAll("−", "-").replace(/^([-+]?)inf(inity)?$/i, "$1Infinity");
  const terms = plain.split("/");
  const numbers = terms.map((term) => (term.trim() === "" ? NaN : Number(term)));
  return terms.length > 2 ? NaN : numbers.length === 2 ? numbers[0] / numbers[1] : numbers[0];
}

/** The contributions that a gradient is the sum of, and the seed if there is one. */
function contributionsTo(passes, index) {
  return passes.steps.filter(
    (step) =>
      (step.kind === "use" && step.to === index) || (step.kind === "seed" && step.index === index),
  );
}

/** Whether a guess may stand for a number, beside numbers of that size. */
function isClose(guess, number, size) {
  return guess === number || Math.abs(guess - number) <= CLOSE * Math.abs(number) + 1e-9 * size;
}

/**
 * What is to be said of a guess: whether it is right, in which words, and the parts that it
 * forgets, if it is the sum of some of them.
 */
function verdictOn(graph, right, wrong, index, guess, form) {
  const name = (i) => graph.values[i].name;
  const parts = contributionsTo(right, index);
  const sizes = parts.map((part) => Math.abs(part.amount)).filter(Number.isFinite);
  const size = Math.max(0, ...sizes);
  const near = (number) => isClose(guess, number, size);
  const no = (text, forgotten = []) => ({ isRight: false, text, forgotten });
  if (near(right.grad[index])) {
    return { isRight: true, text: sumOf(graph, parts, index, right, form), forgotten: [] };
  }
  const kept = keptOf(parts, near);
  if (kept !== null) {
    const forgotten = parts.filter((part, k) => !kept[k]);
    const had = parts.filter((part, k) => kept[k]);
    const isLast = near(wrong.grad[index]);
    const moral = isLast ? " That is what = in place of += leaves." : "";
    return no(halfOf(graph, had, forgotten, parts) + moral, forgotten);
  }
  for (const part of parts.filter(({ kind }) => kind === "use")) {
    if (near(part.slope)) {
      return no("That is the local derivative of " + name(part.from) + " by " + name(index) +
        ". Multiply it by the gradient of " + name(part.from) + ".");
    }
    if (near(part.adjoint)) {
      return no("That is the gradient of " + name(part.from) + ". Multiply it by its local" +
        " derivative by " + name(index) + ".");
    }
  }
  if (near(-right.grad[index])) {
    return no("The size is right, and the sign is not.");
  }
  if (near(right.data[index])) {
    return no("That is the data of " + name(index) + ", not its gradient.");
  }
  if (parts.length === 0) {
    return no("Nothing flows back to " + name(index) + " here.");
  }
  const through = placesIn(graph, parts);
  return no(parts.length === 1
    ? "Not that. One part arrives, " + through + ": its gradient times its local derivative."
    : "Not that. " + parts.length + " parts arrive, " + through + ". Each is a gradient times a" +
      " local derivative; add them.");
}

/** Which parts a guess is the sum of, if it is that of some and not of all; else null. */
function keptOf(parts, near) {
  if (parts.length > MOST_PARTS) {
    const left = parts.findIndex((part, k) =>
      near(parts.reduce((sum, other, n) => sum + (n === k ? 0 : other.amount), 0)));
    return left < 0 ? null : parts.map((part, k) => k !== left);
  }
  // Sets in which fewer parts are missing come first.
  const sets = [];
  for (let set = 1; set < (1 << parts.length) - 1; set++) {
    sets.push(parts.map((part, k) => (set & (1 << k)) !== 0));
  }
  const size = (set) => set.filter(Boolean).length;
  sets.sort((one, other) => size(other) - size(one));
  const sum = (set) => parts.reduce((total, part, k) => total + (set[k] ? part.amount : 0), 0);
  // A part of 0 is not missed by anybody.
  return sets.find((set) => near(sum(set)) && parts.some((part, k) => !set[k] && part.amount !== 0)) ?? null;
}

/** "through a and through b". */
function placesIn(graph, parts) {
  const names = parts.map((part) =>
    part.kind === "seed" ? "the seed of the output" : "through " + graph.values[part.from].name);
  return listed([...new Set(names)]);
}

function listed(words) {
  return words.length < 2 ? words.join("") : words.slice(0, -1).join(", ") + " and " + words.at(-1);
}

/** What is there and what is missing of a sum. */
function halfOf(graph, had, forgotten, parts) {
  const there = placesIn(graph, had);
  const missing = placesIn(graph, forgotten);
  if (there === missing) {
    return "You have " + had.length + " of the " + parts.length + " parts " + there + ".";
  }
  return "You have the part" + (had.length > 1 ? "s " : " ") + there + ", and not " +
    (forgotten.length > 1 ? "those " : "that ") + missing + ".";
}

/** A gradient as the sum that it is. */
function sumOf(graph, parts, index, right, form) {
  const terms = parts.map((part) => part.kind === "seed"
    ? form.brief(part.amount)
    : form.brief(part.adjoint) + " × " + form.brief(part.slope));
  const sum = terms.length === 0 ? "" : terms.join(" + ") + " = ";
  return graph.values[index].name + " has " + sum + form.brief(right.grad[index]) + ".";
}

/**
 * The quiz of a page.
 *
 * @param look what is known of the page: its graph, its right and wrong passes, its numbers' form
 * @param show draws the page again
 * @param prepare brings the page to the end of both passes, and nothing else is under way
 */
function quizOf(look, show, prepare) {
  const quiz = { isOn: false, asked: [], at: 0, solved: new Set(), firsts: 0, tries: 0, forgotten: [] };
  const name = (i) => look().graph.values[i].name;
  const say = (text, isRight) => {
    element("verdict").textContent = text;
    element("verdict").classList.toggle("right", isRight);
  };
  const ask = () => {
    const isOver = quiz.at >= quiz.asked.length;
    const count = quiz.asked.length;
    element("asked").textContent = isOver
      ? "All " + count + " answered, " + quiz.firsts + " at the first try."
      : "What is the gradient of " + name(quiz.asked[quiz.at]) + "?";
    element("progress").textContent = isOver
      ? "Complete"
      : "Question " + (quiz.at + 1) + " of " + count;
    element("guessing").hidden = isOver;
    element("guess").value = "";
    element("guess").removeAttribute("aria-invalid");
    quiz.tries = 0;
  };
  const goOn = () => {
    quiz.solved.add(quiz.asked[quiz.at]);
    quiz.at++;
    quiz.forgotten = [];
    show();
    ask();
  };
  quiz.start = () => {
    const { graph, right } = look();
    Object.assign(quiz, { asked: questionsOf(graph, right), at: 0, solved: new Set(), firsts: 0, forgotten: [] });
    say("Work backwards from the output. Gradients appear in the graph as you find them.", false);
    show();
    ask();
  };
  quiz.turn = (isOn) => {
    quiz.isOn = isOn;
    document.body.classList.toggle("quizzes", isOn);
    element("question").hidden = !isOn;
    element("stepping").hidden = isOn;
    element("quiz").setAttribute("aria-pressed", String(isOn));
    if (isOn) {
      prepare();
      quiz.start();
      element("guess").focus();
    } else {
      show();
    }
  };
  /** The moment, without the gradients that are still to be found. */
  quiz.hide = (shown) => ({
    ...shown,
    grad: shown.grad.map((number, i) => (quiz.solved.has(i) ? number : undefined)),
    done: shown.done.map((isDone, i) => isDone && quiz.solved.has(i)),
  });
  /** The Value that is asked for; undefined when all are answered. */
  quiz.current = () => quiz.asked[quiz.at];
  element("quiz").onclick = () => quiz.turn(!quiz.isOn);
  element("question").onsubmit = (event) => {
    event.preventDefault();
    const guess = numberOf(element("guess").value);
    element("guess").setAttribute("aria-invalid", String(Number.isNaN(guess)));
    if (quiz.current() === undefined || Number.isNaN(guess)) {
      say("Type a number, such as -3, 0.25 or 1/3.", false);
      return;
    }
    const { graph, right, wrong, form } = look();
    const { isRight, text, forgotten } = verdictOn(graph, right, wrong, quiz.current(), guess, form);
    if (isRight) {
      quiz.firsts += quiz.tries === 0 ? 1 : 0;
      goOn();
      say("Right: " + text, true);
    } else {
      quiz.tries++;
      quiz.forgotten = forgotten;
      say(text, false);
      show();
      element("guess").select();
    }
  };
  element("give-up").onclick = () => {
    const { graph, right, form } = look();
    const index = quiz.current();
    const told = sumOf(graph, contributionsTo(right, index), index, right, form);
    goOn();
    say(told, false);
    element("guess").focus();
  };
  return quiz;
}
