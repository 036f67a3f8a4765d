import type { PageParameter, PageType } from "../page.ts";
import { boundKeys } from "./bound-keys.ts";
import { unicodePattern } from "./pattern.ts";
import { plainSchema } from "./type.ts";
import { areListed } from "./values.ts";

/** A parameter of a page as a spec describes it. */
export function describe(
  row: PageParameter,
  place: "path" | "query" | "header" = "query",
  nested: readonly PageParameter[] = [],
): Record<string, unknown> {
  const schema = describeSchema(row, nested);
  const json = schema.type === "array" || schema.type === "object";
  return {
    name: row.name,
    in: place,
    ...((row.mandatory?.value || place === "path") && { required: true }),
    ...(schema.format === "unix-time-ms" && { "x-unit": "ms" }),
    ...(json ? { content: { "application/json": { schema } } } : { schema }),
  };
}

/** The schema of a parameter of a page; `nested` are the rows about the items of a list. */
export function describeSchema(row: PageParameter, nested: readonly PageParameter[] = []): Record<string, unknown> {
  const schema = schemaOf(row, nested);
  if (row.values && schema.type === "string" && !schema.format && areListed(row, "string")) {
    schema.enum = [...row.values.value];
    delete schema["x-type"];
  }
  for (const side of ["minimum", "maximum"] as const) {
    const bound = row[side]?.value;
    if (!bound) continue;
    const keys = boundKeys(schema.type as string, schema.format as string | undefined, side);
    if (keys.list && side === "minimum" && bound.value <= 0) continue;
    const step = side === "minimum" ? 1 : -1;
    if (bound.exclusive && !keys.integer) schema[keys.exclusive] = bound.value;
    else schema[keys.inclusive] = bound.value + (bound.exclusive ? step : 0);
  }
  const pattern = row.pattern && schema.type === "string" ? unicodePattern(row.pattern.value) : undefined;
  if (pattern) schema.pattern = pattern;
  if (schema.type === "string" && !schema.format && !schema.enum && !pattern) schema.minLength = 1;
  if (row.default) schema.default = typed(row.default.value, schema.type);
  return schema;
}

function schemaOf(row: PageParameter, nested: readonly PageParameter[]): Record<string, unknown> {
  const type: PageType | undefined = row.type?.value;
  if (type?.name === "list") {
    return { type: "array", items: type.items === "json" || nested.length > 0 ? fieldsOf(nested) : itemOf(row, type) };
  }
  if (type?.name === "json") return fieldsOf(nested);
  const bounded = row.minimum !== undefined || row.maximum !== undefined;
  const whole = type?.name === "long" || type?.name === "integer";
  if (whole && isId(row.name) && !bounded) return { type: "integer", format: "int64" };
  if (whole && isTime(row.name) && !bounded) return { type: "integer", format: "unix-time-ms" };
  return plainSchema(type?.name ?? "string");
}

function itemOf({ name }: PageParameter, { items = "string" }: PageType): Record<string, unknown> {
  const id = (items === "long" || items === "integer") && /ids?(list)?$/i.test(name);
  return id
    ? { type: "integer", format: "int64" }
    : { ...plainSchema(items), ...(items === "string" && { minLength: 1 }) };
}

/** What nothing is known of is a map of texts: that is what values are on the wire. */
function fieldsOf(rows: readonly PageParameter[]): Record<string, unknown> {
  if (rows.length === 0) return { type: "object", additionalProperties: { type: "string" } };
  const required = rows.filter(({ mandatory }) => mandatory?.value).map(({ name }) => name);
  return {
    type: "object",
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(rows.map((row) => [row.name, describeSchema(row)])),
  };
}

/** Whether a name is that of a 64-bit id: ids are those whatever the wire shows. */
export function isId(name: string): boolean {
  return /(^i|[a-z_]I|_i|^I)d$|[a-z]ID$/.test(name);
}

/** Whether a name is that of a time. */
export function isTime(name: string): boolean {
  return /(^|[a-z_])(Time|time|[tT]imestamp)(_?ms)?$/.test(name);
}

/** The text of a default as a value of a type. */
export function typed(text: string, type: unknown): unknown {
  if (type === "integer" || type === "number") return Number.isNaN(Number(text)) ? text : Number(text);
  return type === "boolean" ? text.toLowerCase() === "true" : text;
}
