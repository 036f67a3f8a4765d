import type { Schema } from "./document.ts";
import { integerOf, isList, isObject, type Json, parseJson } from "./json.ts";

const decimal = /^-?\d+(\.\d+)?$/;

/** What a text stands for where a value of this schema is asked for; `undefined` if it is none. */
export function readText(schema: Schema, text: string): Json | undefined {
  switch (schema.type) {
    case "integer":
      return /^-?\d+$/.test(text) ? integerOf(text) : undefined;
    case "number":
      return decimal.test(text) ? Number(text) : undefined;
    case "boolean":
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : undefined;
    case "array":
    case "object":
      return structureOf(text);
    default:
      return text;
  }
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

/** Whether a value is what a schema asks for. */
export function fits(schema: Schema, value: Json): boolean {
  if (schema.enum && !schema.enum.includes(value)) return false;
  switch (schema.type) {
    case "string":
      return typeof value === "string" && fitsText(schema, value);
    case "integer":
      return (Number.isSafeInteger(value) || typeof value === "bigint") && fitsNumber(schema, value as number | bigint);
    case "number":
      return (typeof value === "number" || typeof value === "bigint") && fitsNumber(schema, value);
    case "boolean":
      return typeof value === "boolean";
    case "array":
      return isList(value) && fitsList(schema, value);
    case "object":
      return isObject(value) && fitsObject(schema, value);
    default:
      return true;
  }
}

function isInt64(value: number | bigint): boolean {
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}

function fitsText({ format, pattern, minLength = 0, maxLength = Infinity }: Schema, text: string): boolean {
  const length = [...text].length;
  if (length < minLength || length > maxLength) return false;
  if (format === "decimal" && !decimal.test(text)) return false;
  if (format === "int64" && !(/^-?\d{1,20}$/.test(text) && isInt64(BigInt(text)))) return false;
  return pattern === undefined || new RegExp(pattern, "u").test(text);
}

function fitsNumber({ format, minimum = -Infinity, maximum = Infinity }: Schema, value: number | bigint): boolean {
  if (format === "int64" && !isInt64(value)) return false;
  return value >= minimum && value <= maximum;
}

function fitsList(schema: Schema, items: readonly Json[]): boolean {
  const { minItems = 0, maxItems = Infinity, uniqueItems } = schema;
  if (items.length < minItems || items.length > maxItems) return false;
  if (uniqueItems && new Set(items).size < items.length) return false;
  return items.every((item) => fits(schema.items ?? {}, item));
}

function fitsObject({ properties = {}, required = [], additionalProperties }: Schema, value: Json): boolean {
  if (!isObject(value) || !required.every((name) => Object.hasOwn(value, name))) return false;
  const others = typeof additionalProperties === "object" ? additionalProperties : undefined;
  return Object.entries(value).every(([name, item]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : others;
    return schema !== undefined && fits(schema, item);
  });
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
