import { type Check, DecodeError } from "../decode.ts";
import { isRecord, mismatch, placeOf } from "./place.ts";

/** An object of any names, whose values are all of one kind. */
export function answerMap(item: Check): Check {
  return (value, exact, path, key) => {
    const place = placeOf(path, key);
    if (!isRecord(value)) throw mismatch(place, "an object", value);
    for (const name of Object.keys(value)) {
      // Names that are numbers do not come in the order of the text.
      if (!exact && /^\d/.test(name)) throw new DecodeError("has numbers for names");
      value[name] = item(value[name], exact?.[name], `${place}.*`);
    }
    return value;
  };
}
