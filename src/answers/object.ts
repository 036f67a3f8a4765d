import { type Check, DecodeError } from "../decode.ts";
import { isRecord } from "../record.ts";
import { answerAny } from "./any.ts";
import { mismatch, placeOf } from "./place.ts";

/** A type by its `typeof`, or a check. */
export type Field = "string" | "number" | "boolean" | Check;

/** What is wanted of a field. */
interface Step {
  readonly name: string;
  readonly field: Field | undefined;
  readonly isText: boolean;
}

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
  const plan: Step[] = [];

  // No closure in here may mention what the loop uses: it would cost the loop a third of its speed.
  return (value, exact, path, key) => {
    if (!isRecord(value)) throw mismatch(path, key, "an object", value);
    const place = exact && placeOf(path, key);
    let found = 0;
    let index = 0;
    for (const name in value) {
      let step = plan[index];
      if (step?.name !== name) {
        const field = fields[name];
        step = { name, field, isText: field === "string" };
        plan[index] = step;
      }
      index++;
      const { field } = step;
      const item = value[name];
      // Most fields are texts. What compares with a constant is fastest.
      if ((step.isText && typeof item === "string") || typeof item === field) found++;
      else if (field !== undefined && (item !== null || field === answerAny)) {
        if (typeof field === "string") throw mismatch(place, name, `a ${field}`, item);
        value[name] = field(item, exact?.[name], place, name);
        found++;
      }
    }
    if (found < size) {
      for (const name of required) {
        const item = value[name];
        if (item === undefined || (item === null && fields[name] !== answerAny)) {
          throw new DecodeError(`lacks \`${placeOf(place, name)}\``);
        }
      }
    }
    return value;
  };
}
