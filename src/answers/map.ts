import { type Check, DecodeError } from "../decode.ts";
import { isRecord } from "../record.ts";
import { mismatch, placeOf } from "./place.ts";

/** An object of any names, whose values are all of one kind. */
export function answerMap(item: Check): Check {
  return (value, exact, path, key) => {
    if (!isRecord(value)) throw mismatch(path, key, "an object", value);
    for (const name of Object.keys(value)) {
      // Names that are numbers do not come in the order of the text.
      if (!exact && /^\d/.test(name)) throw new DecodeError();
      value[name] = item(value[name], exact?.[name], `${placeOf(path, key)}.*`);
    }
    return value;
  };
}
