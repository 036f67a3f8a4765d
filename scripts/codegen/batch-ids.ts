import type { Value } from "../../src/facts.ts";
import type { Listed } from "./batch-asks.ts";
import { sourceOf } from "./sources.ts";
import { isObject, type Json, type JsonObject, resolve, type Spec } from "./spec.ts";

/** The field in which an item has what a parameter lists; `""` where the item is that itself. */
export function idField(spec: Spec, item: JsonObject, listed: Listed): string | undefined {
  return candidates(spec, item, listed).find((name) => isExact(spec, schemaAt(item, name), listed.id));
}

/** Such a field, of an item that has no other one, whose numbers are not read exactly: a long id becomes another one. */
export function roundedField(spec: Spec, item: JsonObject, listed: Listed): string | undefined {
  return idField(spec, item, listed) === undefined ? candidates(spec, item, listed)[0] : undefined;
}

/** Whether an item that has this field, if it has, tells by it which order it is. */
export function isIdThere(spec: Spec, item: JsonObject, name: string, { field, id }: Listed): boolean {
  const schema = schemaAt(item, name);
  return schema === undefined || (sourceOf(spec, item, name) === `order.${field}` && isExact(spec, schema, id));
}

/** How sure it is that a list's plain values are ids: by what they say, as ids, or by no more than their type. */
export function sureness(kinds: readonly JsonObject[]): "said" | "ids" | "type" {
  if (kinds.some((each) => each["x-value"] !== undefined)) return "said";
  return kinds.some(({ format }) => format === "int64") ? "ids" : "type";
}

function candidates(spec: Spec, item: JsonObject, { field, id }: Listed): readonly string[] {
  const { properties, type, format, "x-value": source } = item;
  if (isObject(properties)) {
    return Object.keys(properties).filter((each) => sourceOf(spec, item, each) === `order.${field}`);
  }
  const wanted: Value["type"] = id.type;
  const isIt =
    source !== undefined
      ? source === `order.${field}`
      : format === "int64" || wanted === "id"
        ? wanted === "id" && (format === "int64" || isNumber(type))
        : type === wanted;
  return isIt ? [""] : [];
}

function schemaAt(item: JsonObject, name: string): Json | undefined {
  if (name === "") return item;
  return isObject(item.properties) ? item.properties[name] : undefined;
}

/** Whether what is read is what was written. JSON's numbers are rounded where they are long, but for `format: int64`. */
function isExact(spec: Spec, node: Json | undefined, id: Value): boolean {
  const schema = resolve(spec, node ?? null);
  // What is asked for by a number is short enough for one.
  if (!isObject(schema) || isNumber(id.type)) return isObject(schema);
  const branches = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(branches)) return branches.every((each) => isExact(spec, each, id));
  if (schema.format === "int64") return true;
  const types = [schema.type].flat();
  return types.every((each) => each !== undefined && !isNumber(each));
}

function isNumber(type: Json | undefined): boolean {
  return type === "integer" || type === "number";
}
