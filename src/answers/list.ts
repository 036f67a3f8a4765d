import type { Check } from "../decode.ts";
import { mismatch, placeOf } from "./place.ts";

/** A list of items that are all of one kind. */
export function answerList(item: Check): Check {
  return (value, exact, path, key) => {
    if (!Array.isArray(value)) throw mismatch(path, key, "an array", value);
    const here = exact && `${placeOf(path, key)}[]`;
    for (let index = 0; index < value.length; index++) value[index] = item(value[index], exact?.[index], here);
    return value;
  };
}
