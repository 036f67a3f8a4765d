import { type Check, readLongId } from "../decode.ts";
import { mismatch, placeOf } from "./place.ts";

/** An id as a decimal string. */
export const answerId: Check = (value, exact, path, key) => {
  let text = value;
  if (typeof value === "number") {
    if (Number.isSafeInteger(value) && (exact !== undefined || Math.abs(value) < 1e15)) return String(value);
    const long = exact === undefined && key !== undefined && readLongId(key);
    if (long) return long;
    text = exact;
  }
  if (typeof text === "string" && /^-?\d{1,19}$/.test(text)) return text;
  throw mismatch(placeOf(path, key), "a 64-bit id", value);
};
