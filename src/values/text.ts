import { assertBounds, type TextKind } from "./kind.ts";

/** Any text but a blank one. */
export const text: TextKind = (given, refuse) => {
  if (typeof given !== "string") throw refuse("must be a string");
  if (!given.trim()) throw refuse("must not be empty: leave it out, or give a value");
  if (!given.isWellFormed()) throw refuse("has a lone surrogate");
  return given;
};

/** One of a few texts. */
export function oneOf(...texts: readonly string[]): TextKind {
  return (given, refuse) => {
    if (!texts.includes(given as string)) throw refuse(`must be ${texts.map((each) => `"${each}"`).join(" or ")}`);
    return given as string;
  };
}

/** A text of a form; the example goes into the error. */
export function matching(pattern: RegExp, example?: string): TextKind {
  return (given, refuse) => {
    const checked = text(given, refuse);
    if (pattern.test(checked)) return checked;
    throw refuse(`must match ${pattern.source}${example ? `, such as ${example}` : ""}`);
  };
}

/** A text of at least and at most so many characters. */
export function sized(least: number | undefined, most: number | undefined, kind = text): TextKind {
  return (given, refuse) => {
    const checked = kind(given, refuse);
    assertBounds(Array.from(checked).length, least, most, refuse, "characters");
    return checked;
  };
}

/** A decimal number as text. */
export const decimal: TextKind = (given, refuse) => {
  if (typeof given === "string" && /^-?\d+(\.\d+)?$/.test(given)) return given;
  throw refuse('must be a decimal number as text, such as "0.01"');
};

/** A text that stands alone between the slashes of a path. */
export function segment(kind: TextKind): TextKind {
  return (given, refuse) => {
    const checked = kind(given, refuse);
    if (/^\.\.?$/.test(checked)) throw refuse("must not be a dot or two, which a URL takes for a way to another path");
    return checked;
  };
}
