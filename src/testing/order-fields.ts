import { exampleOf } from "./answer.ts";
import { alternativesOf, type MediaType, type Schema } from "./document.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { exampleLike } from "./spare.ts";
import { isStructured, pathOf, subjectOf } from "./subject.ts";

/** A single order (or one order of a list), or a list of orders. */
export type Kind = "order" | "orderList";

/** What answers show of an order's field. */
export interface ShownField {
  readonly schema: Schema;
  /** Whether each order has it: every answer that shows it has it always. */
  readonly required: boolean;
  readonly example: Json | undefined;
}

export type ShownFields = Readonly<Record<Kind, Map<string, ShownField>>>;

/** Adds the fields of orders and order lists that an answer shows. */
export function gatherFields(media: MediaType, fields: ShownFields): void {
  gather(media.schema ?? {}, exampleOf(media), fields);
}

function gather(schema: Schema, example: Json | undefined, fields: ShownFields): void {
  const branches = alternativesOf(schema);
  if (branches) {
    for (const branch of branches) gather(branch, example, fields);
  } else if (schema.type === "array") {
    const { items: kind = {} } = schema;
    for (const items of alternativesOf(kind) ?? [kind]) {
      gather(items, exampleLike(items, example) ?? (isList(example) ? example[0] : undefined), fields);
    }
  } else if (schema["x-group-by"]) {
    const first = isObject(example) ? Object.values(example)[0] : undefined;
    if (typeof schema.additionalProperties === "object") gather(schema.additionalProperties, first, fields);
  } else if (schema.type === "object") {
    gatherProperties(schema, isObject(example) ? example : {}, fields);
  } else if (schema["x-value"]) {
    add(fields.order, schema["x-value"], { schema, required: true, example });
  }
}

function gatherProperties(schema: Schema, examples: JsonObject, fields: ShownFields): void {
  const subject = subjectOf(schema);
  if (subject === "error") return;
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const required = schema.required?.includes(name) === true;
    const example = examples[name];
    if (isStructured(property)) gather(property, example, fields);
    else add(fields[subject], pathOf(name, property), { schema: property, required, example });
  }
}

function add(fields: Map<string, ShownField>, path: string, { schema, required, example }: ShownField): void {
  const name = /^order\.(.+)$/.exec(path)?.[1];
  if (name === undefined) return;
  const before = fields.get(name);
  fields.set(name, {
    schema: before?.schema ?? schema,
    required: required && before?.required !== false,
    example: before?.example ?? example,
  });
}
