import { alternativesOf, type Schema } from "../../testing/document.ts";

/** What is relied on at one place of an answer, and below it. */
export interface Relied {
  readonly schema: Schema;
  /** Of an object, by name. */
  readonly fields: Map<string, Relied>;
  /** Where the schema allows several, by their place in `oneOf` or `anyOf`. */
  readonly branches: Map<number, Relied>;
  /** What the items of a list, or the values of a map, have to be. */
  items?: Relied;
  /** The values that came, of error codes and of what has an `enum`. */
  readonly seen: Set<string | number | boolean>;
}

/** Starts with nothing but the place itself. */
export function relyOn(schema: Schema): Relied {
  return { schema, fields: new Map(), branches: new Map(), seen: new Set() };
}

/** The place under the one of the schemas that a value is of. */
export function settle(relied: Relied, value: unknown): Relied {
  const alternatives = alternativesOf(relied.schema);
  if (!alternatives) return relied;
  const index = branchOf(alternatives, value);
  const found = relied.branches.get(index) ?? relyOn(alternatives[index] ?? {});
  relied.branches.set(index, found);
  return settle(found, value);
}

/** A field of an object, or a value of a map; `undefined` where none of that name is documented. */
export function fieldOf(relied: Relied, name: string): Relied | undefined {
  const { properties = {}, additionalProperties } = relied.schema;
  if (Object.hasOwn(properties, name)) {
    const found = relied.fields.get(name) ?? relyOn(properties[name] ?? {});
    relied.fields.set(name, found);
    return found;
  }
  if (typeof additionalProperties !== "object") return undefined;
  relied.items ??= relyOn(additionalProperties);
  return relied.items;
}

/** What the items of a list have to be. */
export function itemsOf(relied: Relied): Relied {
  relied.items ??= relyOn(relied.schema.items ?? {});
  return relied.items;
}

/** Relies on a value, where what it is says something. */
export function relyOnValue(relied: Relied, value: unknown): void {
  const { enum: values, const: only } = relied.schema;
  if (!values && only === undefined && !isCode(relied.schema)) return;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") relied.seen.add(value);
}

/** Relies on all that is documented of a value. */
export function relyOnAll(place: Relied, value: unknown): void {
  const relied = settle(place, value);
  if (Array.isArray(value)) {
    const items = itemsOf(relied);
    for (const item of value) relyOnAll(items, item);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      const field = fieldOf(relied, name);
      if (field) relyOnAll(field, item);
    }
  } else relyOnValue(relied, value);
}

/** Whether a property is the exchange's error code. */
export function isCode(schema: Schema): boolean {
  return schema["x-value"] === "error.code";
}

/** Whether a property is the exchange's text of an error. */
export function isMessage(schema: Schema): boolean {
  return schema["x-value"] === "error.message";
}

/** Which of several schemas a value is of: the one with the most mandatory fields, all of which it has. */
export function branchOf(branches: readonly Schema[], value: unknown): number {
  const scores = branches.map((branch) => {
    if (!isOfType(branch, value)) return -1;
    const { required = [] } = branch;
    if (typeof value !== "object" || value === null) return 0;
    return required.every((name) => Object.hasOwn(value, name)) ? required.length : -1;
  });
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}

function isOfType({ type }: Schema, value: unknown): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  if (type === "integer") return typeof value === "number";
  return type === undefined || Array.isArray(type) || typeof value === type;
}
