import type { Schema } from "./document.ts";
import type { AnsweredError } from "./errors.ts";
import { isList, isObject, type Json, writeJson } from "./json.ts";
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

/** Writes a value as JSON. */
export type Write = (source: Source) => string;

/**
 * Compiles a schema into what writes a value of it; what the source lacks is taken from the schema's default, the example
 * or the type.
 */
export function compileWriter(schema: Schema, example: Json | undefined): Write {
  if (schema.oneOf) return compileBranches(schema.oneOf, (branch) => compileWriter(branch, example));
  if (schema["x-group-by"]) return compileGroups(schema, schema["x-group-by"]);
  if (schema.type === "array") return compileList(schema.items ?? {}, example);
  if (schema.type === "object") return compileObject(schema, example);
  const read = readOf(schema["x-value"] ?? "order");
  const otherwise = writeJson(spare(schema, example));
  return (source) => {
    const value = readFrom(source, read);
    return value === undefined ? otherwise : writeAs(schema, value);
  };
}

function writeAs(schema: Schema, value: Json): string {
  return writeJson(typeof value === "string" && schema.type === "string" ? value : coerce(schema, value));
}

/** A property as it is written. */
interface Member {
  /** Its name and a colon. */
  readonly label: string;
  readonly property: Schema;
  readonly read: Read;
  /** What stands there without a value; `undefined` leaves it out. */
  readonly otherwise: string | undefined;
  /** What writes a value that holds others, whether or not there is one. */
  readonly write: Write | undefined;
  readonly isRequired: boolean;
  /** The value before, and how it was written: orders are alike in most of their fields. */
  last: Json | undefined;
  text: string;
}

function compileObject(
  { properties = {}, required = [], additionalProperties }: Schema,
  example: Json | undefined,
): Write {
  const examples = isObject(example) ? example : {};
  const members = Object.entries(properties).map(([name, property]): Member => {
    const label = `${JSON.stringify(name)}:`;
    const isRequired = required.includes(name);
    const write = isStructured(property) ? compileWriter(property, examples[name]) : undefined;
    const otherwise = isRequired && !write ? label + writeJson(spare(property, examples[name])) : undefined;
    const read = readOf(pathOf(name, property));
    return { label, property, read, otherwise, write, isRequired, last: undefined, text: "" };
  });
  const others = typeof additionalProperties === "object" ? compileOthers(additionalProperties, properties) : undefined;
  return (source) => {
    let text = "{";
    for (const member of members) {
      const written = writeMember(member, source);
      if (written !== undefined) text += text.length > 1 ? `,${written}` : written;
    }
    const more = others?.(source);
    if (more) text += text.length > 1 ? `,${more}` : more;
    return `${text}}`;
  };
}

function writeMember(member: Member, source: Source): string | undefined {
  const { label, property, write } = member;
  const value = readFrom(source, member.read);
  if (write) {
    if (value !== undefined) return label + write(inside(source, value));
    return member.isRequired || source.orders ? label + write(source) : undefined;
  }
  if (value === undefined) return member.otherwise;
  if (value !== member.last) {
    member.last = value;
    member.text = label + writeAs(property, value);
  }
  return member.text;
}

/** What writes the order's fields that have no property of their own. */
function compileOthers(schema: Schema, properties: Readonly<Record<string, Schema>>): Write {
  const write = compileWriter(schema, undefined);
  return (source) => {
    const others = Object.entries(isObject(source.order) ? source.order : {}).filter(
      ([name]) => !Object.hasOwn(properties, name),
    );
    return others.map(([name, value]) => `${JSON.stringify(name)}:${write(inside(source, value))}`).join(",");
  };
}

function compileList(items: Schema, example: Json | undefined): Write {
  const compile = (schema: Schema) => compileWriter(schema, exampleLike(schema, example));
  const write = items.oneOf ? compileBranches(items.oneOf, compile) : compile(items);
  return ({ orders = [] }) => `[${orders.map(write).join(",")}]`;
}

function compileGroups({ additionalProperties }: Schema, field: string): Write {
  const write = compileWriter(typeof additionalProperties === "object" ? additionalProperties : {}, undefined);
  const read = readOf(`order.${field}`);
  return (source) => {
    const groups = new Map<string, Source[]>();
    for (const item of source.orders ?? []) {
      const name = String(readFrom(item, read));
      const group = groups.get(name);
      if (group) group.push(item);
      else groups.set(name, [item]);
    }
    return `{${[...groups].map(([name, orders]) => `${JSON.stringify(name)}:${write({ ...source, orders })}`).join(",")}}`;
  };
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

/** Where a value stands in a source: `now`, or a field such as `order.price`. */
interface Read {
  readonly key: "order";
  readonly field: string | undefined;
}

function readOf(path: string): Read {
  const dot = path.indexOf(".");
  // What a spec names and no source has is undefined, like an order's field that is not there.
  return { key: (dot < 0 ? path : path.slice(0, dot)) as "order", field: dot < 0 ? undefined : path.slice(dot + 1) };
}

function readFrom(source: Source, { key, field }: Read): Json | undefined {
  const value = source[key];
  if (field === undefined) return value;
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

/** Compiles the branch for each subject; what none is for goes by the first. */
function compileBranches(branches: readonly Schema[], compile: (branch: Schema) => Write): Write {
  const writeOf = (subject: ReturnType<typeof subjectOf>) =>
    compile(branches.find((branch) => subjectOf(branch) === subject) ?? branches[0] ?? {});
  const [error, orderList, order] = [writeOf("error"), writeOf("orderList"), writeOf("order")];
  return (source) => {
    if (source.error) return error(source);
    return isObject(source.order) && isList(source.order.orders) ? orderList(source) : order(source);
  };
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
