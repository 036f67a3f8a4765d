import { type Check, readLongId } from "../decode.ts";
import { mismatch } from "./place.ts";

// Compiled once, not with each id.
const integer = /^-?\d{1,19}$/;

/** An id as a decimal string. */
export const answerId: Check = (value, exact, path, key) => {
  const text = exact ?? value;
  if (typeof text === "number") {
    if (Number.isSafeInteger(text) && (exact !== undefined || Math.abs(text) < 1e15)) return String(text);
    if (exact === undefined && key) return readLongId(key);
  } else if (typeof text === "string" && integer.test(text)) return text;
  throw mismatch(path, key, "a 64-bit id", value);
};
