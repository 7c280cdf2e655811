
// ── The table, and every other number beside the graph ─────────────────────

/** Writes the numbers of a moment into every cell that shows one. */
function fillTable(graph, shown, right, wrong, fates, form) {
  const each = (kind, fill) => {
    document.querySelectorAll("[data-" + kind + "]").forEach((cell) => {
      fill(cell, Number(cell.dataset[kind]));
    });
  };
  each("data", (cell, i) => writeNumber(cell, shown.data[i], form));
  // With the mistake, the right gradient stands beside what it leaves.
  each("grad", (cell, i) => {
    const isBeside = fates !== null && shown.grad[i] !== undefined;
    writeNumber(cell, isBeside ? right.grad[i] : shown.grad[i], form);
  });
  each("wrong", (cell, i) => writeNumber(cell, fates === null ? undefined : shown.grad[i], form));
  each("why", (cell, i) => {
    const isKnown = fates !== null && shown.grad[i] !== undefined && shown.done[i];
    cell.textContent = isKnown ? reasonOf(graph, wrong, i, fates[i], form) : "";
  });
  document.querySelectorAll("[data-row]").forEach((row) => {
    const i = Number(row.dataset.row);
    const isCurrent = !shown.isEnd && shown.last !== null &&
      [shown.last.index, shown.last.from, shown.last.to].includes(i);
    row.classList.toggle("current", isCurrent);
    row.classList.toggle("lost", fates !== null && shown.done[i] && fates[i] === LOST);
    row.classList.toggle("inherited", fates !== null && shown.done[i] && fates[i] === INHERITED);
  });
}

/** A number with few digits, and all of them for who points at it, or what the reader chose. */
function writeNumber(cell, number, form) {
  const whole = number === undefined ? "" : form.whole(number);
  const text = number === undefined ? "" : form.shown(number);
  cell.textContent = text;
  if (text === whole) {
    cell.removeAttribute("title");
  } else {
    cell.title = whole;
  }
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
