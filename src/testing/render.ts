import type { Schema } from "./document.ts";
import type { AnsweredError } from "./errors.ts";
import { isList, isObject, type Json } from "./json.ts";
import { coerce } from "./schema.ts";

/** What the values of an answer are taken from. */
export interface Source {
  /** What `order.<field>` reads. */
  readonly order?: Json | undefined;
  /** What lists and maps hold. */
  readonly orders?: readonly Source[] | undefined;
  readonly cancel?: { readonly id: string; readonly time: number };
  readonly error?: AnsweredError;
  /** The server's time in milliseconds. */
  readonly now: number;
}

/** Makes a value of a schema; what the source lacks is taken from the schema's default, the example or the type. */
export function render(schema: Schema, source: Source, example: Json | undefined): Json {
  if (schema.oneOf) return render(branchOf(schema.oneOf, source), source, example);
  if (schema["x-group-by"]) return renderGroups(schema, schema["x-group-by"], source);
  if (schema.type === "array") return renderList(schema.items ?? {}, source.orders ?? [], example);
  if (schema.type === "object") return renderObject(schema, source, example);
  const value = schema["x-value"] ? read(source, schema["x-value"]) : source.order;
  return value === undefined ? spare(schema, example) : coerce(schema, value);
}

function renderObject(schema: Schema, source: Source, example: Json | undefined): Json {
  const { properties = {}, required = [] } = schema;
  const examples = isObject(example) ? example : {};
  const members = Object.entries(properties).flatMap(([name, property]): [string, Json][] => {
    const value = read(source, pathOf(name, property));
    const structured = isStructured(property);
    if (value !== undefined) {
      return [[name, structured ? render(property, inside(source, value), examples[name]) : coerce(property, value)]];
    }
    if (!required.includes(name) && !(structured && source.orders)) return [];
    return [[name, structured ? render(property, source, examples[name]) : spare(property, examples[name])]];
  });
  const others = typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
  if (others && isObject(source.order)) {
    for (const [name, value] of Object.entries(source.order)) {
      if (!Object.hasOwn(properties, name)) members.push([name, render(others, inside(source, value), undefined)]);
    }
  }
  return Object.fromEntries(members);
}

function renderList(items: Schema, sources: readonly Source[], example: Json | undefined): Json {
  return sources.map((source) => {
    const schema = items.oneOf ? branchOf(items.oneOf, source) : items;
    return render(schema, source, exampleLike(schema, example));
  });
}

function renderGroups(schema: Schema, field: string, source: Source): Json {
  const groups = new Map<string, Source[]>();
  for (const item of source.orders ?? []) {
    const name = String(read(item, `order.${field}`));
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  const values = typeof schema.additionalProperties === "object" ? schema.additionalProperties : {};
  const entries = [...groups].map(
    ([name, orders]) => [name, render(values, { ...source, orders }, undefined)] as const,
  );
  return Object.fromEntries(entries);
}

/** The source for what is inside of a value: the value, or its items. */
function inside(source: Source, value: Json): Source {
  const orders = isList(value) ? value.map((order) => ({ ...source, order, orders: undefined })) : undefined;
  return { ...source, order: value, orders };
}

/** Where a property's value is taken from. */
export function pathOf(name: string, property: Schema): string {
  return property["x-value"] ?? `order.${name}`;
}

/** Reads `now`, or a field such as `order.price`. */
function read(source: Source, path: string): Json | undefined {
  const dot = path.indexOf(".");
  // What a spec names and no source has is undefined, like an order's field that is not there.
  const value = source[(dot < 0 ? path : path.slice(0, dot)) as "order"];
  if (dot < 0) return value;
  const field = path.slice(dot + 1);
  return isObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
}

/** Whether a value of this schema holds others. */
export function isStructured({ type, oneOf }: Schema): boolean {
  return type === "object" || type === "array" || oneOf !== undefined;
}

/** What an object of this schema tells of. */
export function subjectOf({ properties = {} }: Schema): "order" | "orderList" | "error" {
  const paths = Object.entries(properties).map(([name, property]) => pathOf(name, property));
  if (paths.some((path) => path.startsWith("error."))) return "error";
  return paths.includes("order.orders") ? "orderList" : "order";
}

function branchOf(branches: readonly Schema[], { error, order }: Source): Schema {
  const subject = error ? "error" : isObject(order) && isList(order.orders) ? "orderList" : "order";
  return branches.find((branch) => subjectOf(branch) === subject) ?? branches[0] ?? {};
}

/** The first item of an example list that has what the schema requires. */
export function exampleLike({ required = [] }: Schema, example: Json | undefined): Json | undefined {
  const items = isList(example) ? example : [];
  return items.find((item) => isObject(item) && required.every((name) => Object.hasOwn(item, name)));
}

/** A value for want of a better one. */
export function spare(schema: Schema, example: Json | undefined): Json {
  const { default: given, const: only, enum: [first] = [], examples: [own] = [], type, format } = schema;
  const documented = given ?? only ?? example ?? schema.example ?? own ?? first;
  if (documented !== undefined) return documented;
  if (type === "string") return format === "decimal" || format === "int64" ? "0" : "";
  if (type === "integer" || type === "number") return 0;
  return type === "boolean" ? false : null;
}
