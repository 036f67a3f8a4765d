import type { Shape } from "./operation.ts";

/** An answer that is not what the spec says; the message tells where. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
}

/** Reads the text of a successful answer: ids become decimal strings, all else stays as it is on the wire. */
export type Decode = (text: string) => unknown;

/** Compiles how the answers of one shape are read, once. */
export function compileDecoder(shape: Shape): Decode {
  const fields = new Set<string>();
  const inArrays = collectIds(shape, fields);
  const check = compileShape(shape);
  const quoteFields = fields.size === 0 ? undefined : fieldQuoter(fields);
  return (text) => {
    let exact = text;
    // Shorter integers are exact as numbers and cost less when they become text after parsing.
    if (/\d{16}/.test(text)) {
      if (quoteFields) exact = quoteFields(exact);
      if (inArrays) exact = quoteArrayItems(exact);
    }
    let value: unknown;
    try {
      value = JSON.parse(exact);
    } catch {
      throw new DecodeError("is not JSON");
    }
    return check(value, "");
  };
}

/** Puts the names of id fields into `fields`; says whether ids are items of arrays as well. */
function collectIds(shape: Shape, fields: Set<string>): boolean {
  switch (shape.type) {
    case "array":
      return shape.items.type === "id" || collectIds(shape.items, fields);
    case "map":
      return collectIds(shape.values, fields);
    case "oneOf":
      return shape.shapes.map((each) => collectIds(each, fields)).includes(true);
    case "object":
      return Object.entries(shape.fields)
        .map(([name, field]) => {
          if (field.type === "id") fields.add(name);
          return field.type !== "id" && collectIds(field, fields);
        })
        .includes(true);
    default:
      return false;
  }
}

/**
 * Quotes integers of 16 digits and more behind the given names. An unescaped quote before a name can only begin a key,
 * since inside a string it would be escaped and behind one no name can follow.
 */
function fieldQuoter(fields: ReadonlySet<string>): (text: string) => string {
  const names = [...fields].map((name) => name.replace(/[^\w]/g, "\\$&")).join("|");
  const pattern = new RegExp(`(?<=[{,\\s])("(?:${names})"\\s*:\\s*)(-?\\d{16,})(?=[\\s,}])`, "g");
  return (text) => text.replace(pattern, '$1"$2"');
}

/** Quotes integers of 16 digits and more that are items of an array; strings are matched to be passed over. */
function quoteArrayItems(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|(?<=[[,]\s*)-?\d{16,}(?=\s*[,\]])/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
}

type Check = (value: unknown, path: string) => unknown;

function compileShape(shape: Shape): Check {
  switch (shape.type) {
    case "any":
      return (value) => value;
    case "id":
      return readId;
    case "array": {
      const check = compileShape(shape.items);
      return (value, path) => {
        if (!Array.isArray(value)) throw mismatch(path, "an array", value);
        for (let index = 0; index < value.length; index++) value[index] = check(value[index], `${path}[]`);
        return value;
      };
    }
    case "map": {
      const check = compileShape(shape.values);
      return (value, path) => {
        if (!isRecord(value)) throw mismatch(path, "an object", value);
        for (const key of Object.keys(value)) value[key] = check(value[key], `${path}.*`);
        return value;
      };
    }
    case "object":
      return compileObject(shape);
    case "oneOf":
      return compileOneOf(shape.shapes);
    default:
      return (value, path) => {
        if (typeof value !== shape.type) throw mismatch(path, `a ${shape.type}`, value);
        return value;
      };
  }
}

function compileObject({ required, fields }: Extract<Shape, { type: "object" }>): Check {
  const checks = Object.entries(fields).map(([name, field]) => ({
    name,
    mandatory: required.includes(name),
    check: compileShape(field),
    // Most fields are plain, and comparing their type here spares a call.
    plain: field.type === "string" || field.type === "number" || field.type === "boolean" ? field.type : undefined,
    isId: field.type === "id",
    any: field.type === "any",
  }));
  return (value, path) => {
    if (!isRecord(value)) throw mismatch(path, "an object", value);
    for (const { name, mandatory, check, plain, isId, any } of checks) {
      const item = value[name];
      if (item === undefined || item === null) {
        if (mandatory && !(any && item === null)) throw new DecodeError(`lacks \`${path}.${name}\``);
      } else if (plain === undefined || typeof item !== plain) {
        if (isId && typeof item === "number" && Number.isSafeInteger(item)) value[name] = String(item);
        else value[name] = check(item, `${path}.${name}`);
      }
    }
    return value;
  };
}

/** The branch is told by the required fields alone, so that checking it may change the value. */
function compileOneOf(shapes: readonly Shape[]): Check {
  const branches = shapes.map((shape) => ({ fits: compileFit(shape), check: compileShape(shape) }));
  return (value, path) => {
    for (const { fits, check } of branches) if (fits(value)) return check(value, path);
    throw new DecodeError(`has something else than documented at \`${path || "."}\``);
  };
}

function compileFit(shape: Shape): (value: unknown) => boolean {
  switch (shape.type) {
    case "object":
      return (value) => isRecord(value) && shape.required.every((name) => value[name] !== undefined);
    case "oneOf": {
      const fits = shape.shapes.map(compileFit);
      return (value) => fits.some((each) => each(value));
    }
    case "array":
      return Array.isArray;
    case "map":
      return isRecord;
    case "any":
      return () => true;
    case "id":
      return (value) => typeof value === "string" || typeof value === "number";
    default:
      return (value) => typeof value === shape.type;
  }
}

/** An id as a decimal string. A number beyond 2^53 was rounded when it was parsed, so it is no answer. */
function readId(value: unknown, path: string): string {
  if (typeof value === "string" ? /^-?\d{1,19}$/.test(value) : Number.isSafeInteger(value)) return String(value);
  throw mismatch(path, "a 64-bit id", value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mismatch(path: string, wanted: string, value: unknown): DecodeError {
  const found = value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
  return new DecodeError(`has ${found} instead of ${wanted} at \`${path || "."}\``);
}
