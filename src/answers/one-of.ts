import type { Check } from "../decode.ts";
import { mismatch } from "./place.ts";

/**
 * One of several kinds, told by names of fields, so that checking a value may change it.
 *
 * @param kinds Each with the names that a value of it has, parted by spaces; the first one that fits is taken.
 */
export function answerOneOf(...kinds: readonly (readonly [names: string, check: Check])[]): Check {
  const known = kinds.map(([names, check]) => ({ names: names.split(" ").filter(Boolean), check }));
  return (value, exact, path, key) => {
    for (const { names, check } of known) if (hasAll(value, names)) return check(value, exact, path, key);
    throw mismatch(path, key, "what is documented", value);
  };
}

function hasAll(value: Readonly<Record<string, unknown>> | null, names: readonly string[]): boolean {
  for (const name of names) if (value?.[name] === undefined) return false;
  return true;
}
