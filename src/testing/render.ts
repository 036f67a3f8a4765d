import { alternativesOf, type Schema } from "./document.ts";
import type { AnsweredError } from "./errors.ts";
import { isList, isObject, type Json, writeJson } from "./json.ts";
import type { Naming } from "./naming.ts";
import { compileGroups, compileKinds, compileList } from "./render-lists.ts";
import { coerce } from "./schema.ts";
import { blank, spare } from "./spare.ts";
import { isOfError, isStructured, pathOf } from "./subject.ts";
import { shareOut, type Takes } from "./takes.ts";

/** What the values of an answer are taken from. */
export interface Source {
  /** What `order.<field>` reads. */
  readonly order?: Json | undefined;
  /** What lists and maps hold. */
  readonly orders?: readonly Source[] | undefined;
  /** Whether `order` is no order, but an item of one of its fields. */
  readonly isInside?: boolean;
  readonly cancel?: { readonly id: string; readonly time: number };
  readonly error?: AnsweredError;
  /** The server's time in milliseconds. */
  readonly now: number;
}

/** Writes a value as JSON. */
export type Write = (source: Source) => string;

/** What beside the schema decides how it is written. */
export interface Context {
  readonly naming: Naming;
  /** Whether what is written is about an error. */
  readonly isOfError: boolean;
  /** Which of the orders a list or a map has; without it those that its own items can tell of. */
  readonly takes?: Takes | undefined;
}

/** Compiles a schema within a context. */
export type Compile = (schema: Schema, example: Json | undefined, context: Context) => Write;

/**
 * Compiles a schema into what writes a value of it; what the source lacks is taken from the schema's default, the example
 * or the type.
 */
export function compileWriter(schema: Schema, example: Json | undefined, context: Context): Write {
  const branches = alternativesOf(schema);
  if (branches)
    return compileKinds(branches, (branch, about) => compileWriter(branch, example, { ...context, ...about }));
  if (schema["x-group-by"]) return compileGroups(schema, example, context, compileWriter);
  if (schema.type === "array") return compileList(schema, example, context, compileWriter);
  if (schema.type === "object") return compileObject(schema, example, context);
  return compileValue(schema, example, context.naming.fieldOf(schema));
}

/** @param field What of an order stands here alone. */
function compileValue(schema: Schema, example: Json | undefined, field: string | undefined): Write {
  const { "x-value": path, type } = schema;
  const read = readOf(path ?? "order");
  const readAlone = path === undefined && type !== undefined ? readOf(`order.${field}`) : undefined;
  const otherwise = writeJson(spare(schema, example));
  return (source) => {
    const value = readFrom(source, read);
    const shown = readAlone && isObject(value) ? readFrom(source, readAlone) : value;
    return shown === undefined ? otherwise : writeAs(schema, shown);
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
  context: Context,
): Write {
  const examples = isObject(example) ? example : {};
  const shares = shareOut(properties);
  const members = Object.entries(properties).map(([name, property]): Member => {
    const label = `${JSON.stringify(name)}:`;
    const isRequired = required.includes(name);
    const path = pathOf(name, property);
    const inner = { ...context, takes: shares.get(name) };
    const write = isStructured(property) ? compileWriter(property, examples[name], inner) : undefined;
    const otherwise =
      isRequired && !write ? label + writeJson(lacking(path, property, examples[name], context)) : undefined;
    const read = readOf(path);
    return { label, property, read, otherwise, write, isRequired, last: undefined, text: "" };
  });
  const others =
    typeof additionalProperties === "object" ? compileOthers(additionalProperties, properties, context) : undefined;
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
function compileOthers(schema: Schema, properties: Readonly<Record<string, Schema>>, context: Context): Write {
  const write = compileWriter(schema, undefined, context);
  return (source) => {
    const others = Object.entries(isObject(source.order) ? source.order : {}).filter(
      ([name]) => !Object.hasOwn(properties, name),
    );
    return others.map(([name, value]) => `${JSON.stringify(name)}:${write(inside(source, value))}`).join(",");
  };
}

/** What stands in a field that has no value: of what went well no error, and of what did not no other order's name. */
function lacking(
  path: string,
  property: Schema,
  example: Json | undefined,
  { naming, isOfError: isFailed }: Context,
): Json {
  if (isOfError(path) && !isFailed) return example ?? blank(property);
  const field = path.startsWith("order.") ? path.slice("order.".length) : undefined;
  const isName = field !== undefined && (property.format === "int64" || naming.fields.has(field));
  return isFailed && isName ? blank(property) : spare(property, example);
}

/** The source for what is inside of a value: the value, or its items. */
function inside(source: Source, value: Json): Source {
  const orders = isList(value)
    ? value.map((order) => ({ ...source, order, orders: undefined, isInside: true }))
    : undefined;
  return { ...source, order: value, orders };
}

/** Where a value stands in a source: `now`, or a field such as `order.price`. */
export interface Read {
  readonly key: "order";
  readonly field: string | undefined;
}

/** Reads a path such as `order.price`. */
export function readOf(path: string): Read {
  const dot = path.indexOf(".");
  // What a spec names and no source has is undefined, like an order's field that is not there.
  return { key: (dot < 0 ? path : path.slice(0, dot)) as "order", field: dot < 0 ? undefined : path.slice(dot + 1) };
}

/** What a source has at a place; `undefined` if it has not. */
export function readFrom(source: Source, { key, field }: Read): Json | undefined {
  const value = source[key];
  if (field === undefined) return value;
  return isObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
}
