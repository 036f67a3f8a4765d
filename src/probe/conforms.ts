import { alternativesOf, type Schema } from "../testing/document.ts";

/** Says what of a value is not as a schema has it, in words; nothing if all is. Fields beyond the documented are fine. */
export function* findMisfits(schema: Schema, value: unknown, at = "the body"): Generator<string> {
  const { type, properties = {}, required = [], items } = schema;
  const alternatives = alternativesOf(schema);
  if (alternatives) {
    const fits = alternatives.some((each) => findMisfits(each, value, at).next().done);
    if (!fits) yield `${at} is none of what is documented`;
    return;
  }
  if (type !== undefined && ![type].flat().some((each) => isOf(each as string, value))) {
    yield `${at} is no ${[type].flat().join(" or ")}`;
    return;
  }
  if (schema.enum && !schema.enum.includes(value as never)) yield `${at} is none of the documented values`;
  if (Array.isArray(value)) {
    for (const item of items ? value : []) yield* findMisfits(items as Schema, item, `an item of ${at}`);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name of required) if (!Object.hasOwn(fields, name)) yield `\`${name}\` is not there`;
  for (const [name, property] of Object.entries(properties)) {
    if (Object.hasOwn(fields, name)) yield* findMisfits(property, fields[name], `\`${name}\``);
  }
}

function isOf(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  // Numbers with a fraction are told apart; exact ids are not read here.
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
