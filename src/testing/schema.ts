import type { Schema } from "./document.ts";
import { integerOf, isList, isObject, type Json, parseJson } from "./json.ts";

const decimal = /^-?\d+(\.\d+)?$/;

/** What a text stands for where a value of this schema is asked for; `undefined` if it is none. */
export function readText(schema: Schema, text: string): Json | undefined {
  switch (schema.type) {
    case "integer":
      return readDigits(text) ?? (/^-?\d+$/.test(text) ? integerOf(text) : undefined);
    case "number":
      return readDigits(text) ?? (decimal.test(text) ? Number(text) : undefined);
    case "boolean":
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : undefined;
    case "array":
    case "object":
      return structureOf(text);
    default:
      return text;
  }
}

/** The number that up to 15 digits stand for: most times and ids, and exact. */
function readDigits(text: string): number | undefined {
  if (text.length === 0 || text.length > 15) return undefined;
  let number = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return number;
}

/** The pages want lists without white space outside of strings. */
function structureOf(text: string): Json | undefined {
  if (/\s/.test(text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/g, ""))) return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

type Check = (value: Json) => boolean;

const checks = new WeakMap<Schema, Check>();

/** Whether a value is what a schema asks for. */
export function fits(schema: Schema, value: Json): boolean {
  return checkOf(schema)(value);
}

/** What tells whether a value is what a schema asks for; it is made once for each schema. */
export function checkOf(schema: Schema): Check {
  const known = checks.get(schema);
  if (known) return known;
  const check = compile(schema);
  const { enum: values } = schema;
  const checked: Check = values ? (value) => values.includes(value) && check(value) : check;
  checks.set(schema, checked);
  return checked;
}

function compile(schema: Schema): Check {
  switch (schema.type) {
    case "string":
      return compileText(schema);
    case "integer":
      return compileNumber(schema, (value) => Number.isSafeInteger(value) || typeof value === "bigint");
    case "number":
      return compileNumber(schema, (value) => typeof value === "number" || typeof value === "bigint");
    case "boolean":
      return (value) => typeof value === "boolean";
    case "array":
      return compileList(schema);
    case "object":
      return compileObject(schema);
    default:
      return () => true;
  }
}

function isInt64(value: number | bigint): boolean {
  return Number.isSafeInteger(value) || (value >= -(2n ** 63n) && value < 2n ** 63n);
}

function compileText({ format, pattern, minLength = 0, maxLength = Infinity }: Schema): Check {
  const expression = pattern === undefined ? undefined : new RegExp(pattern, "u");
  return (text) => {
    if (typeof text !== "string") return false;
    // A character outside of the basic plane counts once, though it takes two places.
    if (text.length < 2 * minLength || text.length > maxLength) {
      const length = [...text].length;
      if (length < minLength || length > maxLength) return false;
    }
    if (format === "decimal" && !decimal.test(text)) return false;
    if (format === "int64" && !(/^-?\d{1,20}$/.test(text) && isInt64(BigInt(text)))) return false;
    return expression === undefined || expression.test(text);
  };
}

function compileNumber({ format, minimum = -Infinity, maximum = Infinity }: Schema, isKind: Check): Check {
  return (value) => {
    if (!isKind(value)) return false;
    const number = value as number | bigint;
    return (format !== "int64" || isInt64(number)) && number >= minimum && number <= maximum;
  };
}

function compileList({ items, minItems = 0, maxItems = Infinity, uniqueItems }: Schema): Check {
  const check = checkOf(items ?? {});
  return (list) => {
    if (!isList(list) || list.length < minItems || list.length > maxItems) return false;
    if (uniqueItems && new Set(list).size < list.length) return false;
    return list.every(check);
  };
}

function compileObject({ properties = {}, required = [], additionalProperties, ...schema }: Schema): Check {
  const others = typeof additionalProperties === "object" ? additionalProperties : undefined;
  const { minProperties = 0, maxProperties = Infinity, propertyNames = {} } = schema;
  const isName = checkOf(propertyNames);
  return (value) => {
    if (!isObject(value) || !required.every((name) => Object.hasOwn(value, name))) return false;
    const members = Object.entries(value);
    if (members.length < minProperties || members.length > maxProperties) return false;
    return members.every(([name, item]) => {
      if (!isName(name)) return false;
      const schema = Object.hasOwn(properties, name) ? properties[name] : others;
      return schema !== undefined && checkOf(schema)(item);
    });
  };
}

/**
 * The value in the form that a schema asks for: digits as an integer where it says integer, as text where it says
 * string. Values that cannot be brought into that form come back unchanged.
 */
export function coerce(schema: Schema, value: Json): Json {
  switch (schema.type) {
    case "string":
      return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
        ? String(value)
        : value;
    case "integer":
    case "number":
    case "boolean":
      return typeof value === "string" ? (readText(schema, value) ?? value) : value;
    default:
      return value;
  }
}

/** The value as the ledger keeps it: 64-bit ids as decimal text, others as their schema says. */
export function canonical(schema: Schema, value: Json): Json {
  const coerced = coerce(schema, value);
  return schema.format === "int64" && fits(schema, coerced) ? String(integerOf(String(coerced))) : coerced;
}
