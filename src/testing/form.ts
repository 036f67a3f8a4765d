import { Refusal } from "./refusal.ts";

/** One `name=value` of a query or a form. */
export interface Pair {
  /** As it came in. */
  readonly raw: string;
  readonly name: string;
  readonly value: string;
}

/** Told of each pair with something in it: its name, its value, and where it stands in the text. */
interface PairTaker {
  take(name: string, value: string, from: number, end: number): void;
}

/** Passes over a query or a form once. */
export function eachPair(text: string, taker: PairTaker): void {
  // What nothing is encoded in needs no decoder.
  const isPlain = /^[ -$&-*,-~]*$/.test(text);
  let mark = -1;
  for (let from = 0, end = 0; from < text.length; from = end + 1) {
    end = text.indexOf("&", from);
    if (end < 0) end = text.length;
    if (end === from) continue;
    if (mark < from) mark = text.indexOf("=", from);
    if (mark < 0) mark = text.length;
    const middle = Math.min(mark, end);
    const name = isPlain ? text.slice(from, middle) : decode(spaced(text.slice(from, middle)));
    const value = isPlain ? text.slice(middle + 1, end) : decode(spaced(text.slice(middle + 1, end)), name);
    taker.take(name, value, from, end);
  }
}

/** Reads a query or a form; pairs without anything in them (`a=1&&b=2`) are left out. */
export function readPairs(text: string): readonly Pair[] {
  const pairs: Pair[] = [];
  eachPair(text, { take: (name, value, from, end) => pairs.push({ raw: text.slice(from, end), name, value }) });
  return pairs;
}

/** Reads percent-encoded text; bytes that should have been encoded are refused, like broken encodings. */
function decode(text: string, parameter = text): string {
  try {
    if (/^[\x20-\x7e]*$/.test(text)) return text.includes("%") ? decodeURIComponent(text) : text;
  } catch {
    // Not UTF-8, or no two hexadecimal digits behind a percent sign.
  }
  throw new Refusal("parameterMalformed", parameter).because(() => ({ because: "It is not percent-encoded UTF-8." }));
}

/** In queries and forms a plus is a space. */
function spaced(text: string): string {
  return text.replaceAll("+", " ");
}
