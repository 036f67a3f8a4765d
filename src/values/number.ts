import { assertBounds, type TextKind } from "./kind.ts";

/** A 64-bit id: a decimal string, a bigint or a safe integer. */
export const id: TextKind = (given, refuse) => {
  const known = typeof given === "string" || typeof given === "bigint" || Number.isSafeInteger(given);
  const text = known ? String(given) : "";
  // Texts of the same length compare as their numbers do.
  if (/^(0|[1-9]\d{0,18})$/.test(text) && (text.length < 19 || text <= "9223372036854775807")) return text;
  throw refuse("must be a 64-bit id: digits, a bigint or a safe integer");
};

/** A whole number between bounds. */
export function integer(least?: number, most?: number): TextKind {
  return (given, refuse) => {
    if (!Number.isSafeInteger(given)) throw refuse("must be a whole number");
    assertBounds(given as number, least, most, refuse);
    return String(given);
  };
}

/** A number between bounds. */
export function number(least?: number, most?: number): TextKind {
  return (given, refuse) => {
    if (!Number.isFinite(given)) throw refuse("must be a number");
    assertBounds(given as number, least, most, refuse);
    const text = String(given);
    // That form would be read differently or not at all.
    if (text.includes("e")) throw refuse("is too large or too small to be written without an exponent");
    return text;
  };
}

/** True or false. */
export const flag: TextKind = (given, refuse) => {
  if (typeof given !== "boolean") throw refuse("must be true or false");
  return String(given);
};
