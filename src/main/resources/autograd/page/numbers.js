
// ── Numbers as text ─────────────────────────────────────────────────────────
// The fewest digits that read back to the same double, as autograd prints them.

/** A number's sign, its significant digits, and the power of ten of the first. */
function digitsOf(number) {
  const [mantissa, power] = Math.abs(number).toExponential().split("e");
  const isNegative = number < 0 || Object.is(number, -0);
  return { sign: isNegative ? "-" : "", digits: mantissa.replace(".", ""), power: Number(power) };
}

function shortest(number) {
  if (!Number.isFinite(number)) {
    return String(number);
  }
  const { sign, digits, power } = digitsOf(number);
  if (power < -5 || power >= 16) {
    return sign + digits[0] + (digits.length > 1 ? "." + digits.slice(1) : "") + "e" + power;
  }
  if (power < 0) {
    return sign + "0." + "0".repeat(-power - 1) + digits;
  }
  if (digits.length > power + 1) {
    return sign + digits.slice(0, power + 1) + "." + digits.slice(power + 1);
  }
  return sign + digits.padEnd(power + 1, "0");
}

/** With that many digits after the decimal point. */
function rounded(number, count) {
  if (!Number.isFinite(number)) {
    return String(number);
  }
  const { sign, power } = digitsOf(number);
  if (number !== 0 && (power < -count || power >= 16)) {
    return number.toExponential(count).replace("e+", "e");
  }
  return (number === 0 ? sign : "") + number.toFixed(count);
}

/** Ways to write numbers: whole, brief, and as they are shown, which is one of the two. */
function numberForms(count) {
  if (count !== null) {
    const form = (number) => rounded(number, count);
    return { whole: form, brief: form, shown: form };
  }
  const brief = (number) =>
    shortest(Number.isFinite(number) && number !== 0 ? Number(number.toPrecision(6)) : number);
  return { whole: shortest, brief, shown: brief };
}
