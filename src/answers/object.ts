import { type Check, DecodeError } from "../decode.ts";
import { answerAny } from "./any.ts";
import { isRecord, mismatch, placeOf } from "./place.ts";

/** A type by its `typeof`, or a check. */
export type Field = "string" | "number" | "boolean" | Check;

/**
 * An object, checked field by field in the order of the text.
 *
 * @param texts The names of required texts, parted by spaces.
 * @param others Required fields that are no texts.
 * @param optional Fields that may be missing or `null`.
 */
export function answerObject(
  texts: string,
  others: Readonly<Record<string, Field>> = {},
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const required = [...texts.split(" ").filter(Boolean), ...Object.keys(others)];
  const fields: Record<string, Field> = Object.create(null);
  for (const name of required) fields[name] = "string";
  Object.assign(fields, others, optional);
  const size = Object.keys(fields).length;

  // Objects of one kind have their names in the same order as a rule, so that the fields of the last one can be reused.
  const order: string[] = [];
  const plan: (Field | undefined)[] = [];

  return (value, exact, path, key) => {
    const place = placeOf(path, key);
    if (!isRecord(value)) throw mismatch(place, "an object", value);
    let found = 0;
    let index = 0;
    for (const name in value) {
      if (order[index] !== name) {
        order[index] = name;
        plan[index] = fields[name];
      }
      const field = plan[index++];
      const item = value[name];
      if (typeof item === field) found++;
      else if (field !== undefined && (item !== null || field === answerAny)) {
        if (typeof field === "string") throw mismatch(`${place}.${name}`, `a ${field}`, item);
        value[name] = field(item, exact?.[name], place, name);
        found++;
      }
    }
    if (found < size) {
      const lacks = (name: string) => value[name] === undefined || (value[name] === null && fields[name] !== answerAny);
      const missing = required.find(lacks);
      if (missing !== undefined) throw new DecodeError(`lacks \`${place}.${missing}\``);
    }
    return value;
  };
}
