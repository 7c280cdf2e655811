
// ── What is said of a step ──────────────────────────────────────────────────

const HOLE = 0xe000;
const HOLE_OF_SIGNED = 0xe100;

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
