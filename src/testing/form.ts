import { Refusal } from "./refusal.ts";

/** One `name=value` of a query or a form. */
export interface Pair {
  /** As it came in. */
  readonly raw: string;
  readonly name: string;
  readonly value: string;
}

/** Reads a query or a form; empty pairs (`a=1&&b=2`) have the name "". */
export function readPairs(text: string): readonly Pair[] {
  if (text === "") return [];
  return text.split("&").map((raw) => {
    const mark = raw.indexOf("=");
    const name = decode(spaced(mark < 0 ? raw : raw.slice(0, mark)));
    return { raw, name, value: mark < 0 ? "" : decode(spaced(raw.slice(mark + 1)), name) };
  });
}

/** The text of the pairs but for those of one name, byte for byte. */
export function textWithout(pairs: readonly Pair[], name: string | undefined): string {
  return pairs
    .filter((pair) => pair.name !== name)
    .map((pair) => pair.raw)
    .join("&");
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
