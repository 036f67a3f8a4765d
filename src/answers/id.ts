import { type Check, readLongId } from "../decode.ts";
import { mismatch } from "./place.ts";

// Compiled once, not with each id.
const integer = /^-?\d{1,19}$/;

/** An id as a decimal string. */
export const answerId: Check = (value, exact, path, key) => {
  const text = exact ?? value;
  if (typeof text === "string" && integer.test(text)) return text;
  // Numbers are exact up to 2^53. The search in the text tells by length and first digit, and so begins at 9e15.
  if (Number.isSafeInteger(text) && (exact || Math.abs(text) < 9e15)) return String(text);
  if (typeof text === "number" && !exact && key) return readLongId(key);
  throw mismatch(path, key, "a 64-bit id", value);
};
