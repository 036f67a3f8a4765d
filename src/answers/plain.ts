import type { Check } from "../decode.ts";
import { mismatch } from "./place.ts";

/** A value told by its `typeof`. */
export function answerPlain(type: "string" | "number" | "boolean"): Check {
  return (value, _exact, path, key) => {
    if (typeof value !== type) throw mismatch(path, key, `a ${type}`, value);
    return value;
  };
}
