import type { Node } from "jsonc-parser";
import type { Example } from "../read/example.ts";
import type { Remark } from "../write/render.ts";
import { isId, isTime } from "./describe.ts";
import { jsonType, membersOf } from "./schema.ts";

/** A value in an example. */
export interface Shown {
  readonly node: Node;
  readonly example: Example;
}

/** What the schemas of a spec are called that others refer to. */
export interface Shared {
  /** A decimal number as text. */
  readonly decimal?: string;
  /** What is said of something that was refused, with its fields. */
  readonly error?: { readonly ref: string; readonly fields: readonly string[] };
}

export interface ShownSchema {
  readonly schema: Record<string, unknown>;
  /** What the examples do not tell, by its place in the schema. */
  readonly remarks: readonly Remark[];
}

/** The schema of values that stand at the same place of examples. */
export function schemaOfShown(shown: readonly Shown[], shared: Shared, name = ""): ShownSchema {
  const types = [...new Set(shown.map(({ node, example }) => jsonType(node, example)))].filter(
    (type) => type !== "null",
  );
  const ofType = (type: string) => shown.filter(({ node, example }) => jsonType(node, example) === type);
  if (types.length === 0) return open(shown.length > 0 ? "null in the example" : "nothing is shown of it");
  if (types.length === 2 && types.includes("integer") && types.includes("number")) return plain({ type: "number" });
  if (types.length > 1) {
    const structured = types.every((type) => type === "object" || type === "array");
    return structured
      ? alternatives(types.map((type) => schemaOfShown(ofType(type), shared, name)))
      : open("of several types");
  }
  const [type = ""] = types;
  const present = ofType(type);
  if (type === "object") return objectOf(present, shared, name);
  if (type === "array") return listOf(present, shared, name);
  const sources = present.map(({ node, example }) => example.sourceOf(node).replace(/^["']|["']$/g, ""));
  return plain(type === "string" ? textOf(sources, shared, name) : numberOf(type, sources, name));
}

function objectOf(shown: readonly Shown[], shared: Shared, name: string): ShownSchema {
  const fields = new Map<string, Shown[]>();
  for (const { node, example } of shown) {
    for (const member of membersOf(node)) {
      const values = fields.get(member.name) ?? [];
      values.push({ node: member.value, example });
      fields.set(member.name, values);
    }
  }
  if (fields.size === 0)
    return { schema: { type: "object" }, remarks: [unknown([], "an empty object in the example")] };
  if ([...fields.keys()].every(isMapKey)) {
    return within({ type: "object" }, "additionalProperties", schemaOfShown([...fields.values()].flat(), shared, name));
  }
  const required = [...fields].filter(
    ([, values]) => values.length === shown.length && values.every(({ node }) => node.type !== "null"),
  );
  const properties: Record<string, unknown> = {};
  const remarks: Remark[] = [];
  for (const [field, values] of fields) {
    const found = schemaOfShown(values, shared, field);
    properties[field] = found.schema;
    remarks.push(...found.remarks.map(({ path, text }) => ({ path: ["properties", field, ...path], text })));
  }
  return {
    schema: { type: "object", ...(required.length > 0 && { required: required.map(([field]) => field) }), properties },
    remarks,
  };
}

function listOf(shown: readonly Shown[], shared: Shared, name: string): ShownSchema {
  const items = shown.flatMap(({ node, example }) => (node.children ?? []).map((child) => ({ node: child, example })));
  const { error } = shared;
  const fields = error?.fields.join();
  const isError = ({ node }: Shown) =>
    fields !== undefined &&
    membersOf(node)
      .map((member) => member.name)
      .sort()
      .join() === fields;
  const others = items.filter((item) => !isError(item));
  const one = name.replace(/s$/, "");
  if (!error || others.length === items.length || others.length === 0)
    return within({ type: "array" }, "items", schemaOfShown(items, shared, one));
  const both = alternatives([schemaOfShown(others, shared, one), plain({ $ref: error.ref })]);
  return within({ type: "array" }, "items", both);
}

function textOf(values: readonly string[], { decimal }: Shared, name: string): Record<string, unknown> {
  if (isId(name) && values.every((value) => /^\d+$/.test(value))) return { type: "string", format: "int64" };
  // So many digits are an id: an amount has a point, or a name that says so.
  const long = values.every((value) => /^[1-9]\d{8,18}$/.test(value));
  const number = values.every((value) => /^-?\d+(\.\d+)?$/.test(value));
  const amount = /qty|quantity|price|amount|balance|rate|fee|quote|volume|commission|total|profit|pnl|value/i.test(
    name,
  );
  if (number && (amount || values.every((value) => value.includes("."))))
    return decimal ? { $ref: decimal } : { type: "string", format: "decimal" };
  return long ? { type: "string", format: "int64" } : { type: "string" };
}

function numberOf(type: string, values: readonly string[], name: string): Record<string, unknown> {
  if (type !== "integer") return { type };
  if (isId(name) || values.some((value) => !Number.isSafeInteger(Number(value)))) return { type, format: "int64" };
  const ms = values.some((value) => /^1\d{12}$/.test(value));
  return ms && (isTime(name) || /Date$|date$/.test(name)) ? { type, format: "unix-time-ms" } : { type };
}

/** A pair or an asset as a key: the object is a map. */
function isMapKey(key: string): boolean {
  return /^[A-Z0-9]{2,}([_-][A-Z0-9]+)?$/.test(key) && /[A-Z]/.test(key);
}

function plain(schema: Record<string, unknown>): ShownSchema {
  return { schema, remarks: [] };
}

function open(text: string): ShownSchema {
  return { schema: {}, remarks: [unknown([], text)] };
}

function alternatives(parts: readonly ShownSchema[]): ShownSchema {
  return {
    schema: { oneOf: parts.map(({ schema }) => schema) },
    remarks: parts.flatMap(({ remarks }, index) =>
      remarks.map(({ path, text }) => ({ path: ["oneOf", index, ...path], text })),
    ),
  };
}

function within(outer: Record<string, unknown>, key: string, { schema, remarks }: ShownSchema): ShownSchema {
  return {
    schema: { ...outer, [key]: schema },
    remarks: remarks.map(({ path, text }) => ({ path: [key, ...path], text })),
  };
}

function unknown(path: Remark["path"], text: string): Remark {
  return { path, text: `unknown: ${text}` };
}

/** The value of a piece of JSON; an integer that no number holds exactly is a bigint. */
export function shownValue(node: Node, example: Example): unknown {
  if (node.type === "array") return (node.children ?? []).map((child) => shownValue(child, example));
  if (node.type === "object")
    return Object.fromEntries(membersOf(node).map(({ name, value }) => [name, shownValue(value, example)]));
  const source = example.sourceOf(node);
  return node.type === "number" && /^-?\d+$/.test(source) && !Number.isSafeInteger(Number(source))
    ? BigInt(source)
    : node.value;
}
