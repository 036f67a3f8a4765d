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
  const quote = collectIds(shape, fields) ? quoteAll : fields.size > 0 ? fieldQuoter(fields) : undefined;
  const check = compileShape(shape);
  return (text) => {
    // Shorter integers are exact as numbers.
    const quoted = quote && /\d{16}/.test(text) ? quote(text) : text;
    if (quoted === text) return check(parse(text), undefined, "");
    // As a rule only ids are that long, and the quoted text alone will do. Where other numbers of that length were
    // quoted as well, or texts may be taken for quoted numbers, ids are taken from it and all else from the original.
    if (!/"-?\d{16,}"/.test(text)) {
      longIds = 0;
      const value = attempt(() => check(parse(quoted), undefined, ""));
      if (value !== undefined && longIds === (quoted.length - text.length) / 2) return value;
    }
    return check(parse(text), parse(quoted), "");
  };
}

// How many ids of 16 digits and more were read as text since the count began; decoding never waits in between.
let longIds = 0;

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DecodeError("is not JSON");
  }
}

/** Puts the names of id fields into `fields`; says whether an id stands anywhere else, as an item of an array does. */
function collectIds(shape: Shape, fields: Set<string>): boolean {
  switch (shape.type) {
    case "id":
      return true;
    case "array":
      return collectIds(shape.items, fields);
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
 * Quotes integers of 16 digits and more behind the given names. The quote behind a name ends a key, since inside a
 * string it would be escaped.
 */
function fieldQuoter(fields: ReadonlySet<string>): (text: string) => string {
  const names = [...fields].map((name) => name.replace(/[^\w]/g, "\\$&")).join("|");
  const pattern = new RegExp(`("(?:${names})"\\s*:\\s*)(-?[1-9]\\d{15,})(?=[\\s,}])`, "g");
  return (text) => text.replace(pattern, '$1"$2"');
}

/** Quotes all integers of 16 digits and more; strings are matched to be passed over. */
function quoteAll(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?[1-9]\d{15,}(?![\w.])/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
}

/** `exact` is the same value with its long integers quoted, where there are any; only ids are taken from it. */
type Check = (value: unknown, exact: unknown, path: string) => unknown;

function compileShape(shape: Shape): Check {
  switch (shape.type) {
    case "any":
      return (value) => value;
    case "id":
      return readId;
    case "array": {
      const check = compileShape(shape.items);
      return (value, exact, path) => {
        if (!Array.isArray(value)) throw mismatch(path, "an array", value);
        const items = exact as unknown[] | undefined;
        for (let index = 0; index < value.length; index++) {
          value[index] = check(value[index], items?.[index], `${path}[]`);
        }
        return value;
      };
    }
    case "map": {
      const check = compileShape(shape.values);
      return (value, exact, path) => {
        if (!isRecord(value)) throw mismatch(path, "an object", value);
        const values = exact as Record<string, unknown> | undefined;
        for (const key of Object.keys(value)) value[key] = check(value[key], values?.[key], `${path}.*`);
        return value;
      };
    }
    case "object":
      return compileObject(shape);
    case "oneOf":
      return compileOneOf(shape.shapes);
    default:
      return (value, _exact, path) => {
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
  return (value, exact, path) => {
    if (!isRecord(value)) throw mismatch(path, "an object", value);
    const items = exact as Record<string, unknown> | undefined;
    for (const { name, mandatory, check, plain, isId, any } of checks) {
      const item = value[name];
      if (item === undefined || item === null) {
        if (mandatory && !(any && item === null)) throw new DecodeError(`lacks \`${path}.${name}\``);
      } else if (plain === undefined || typeof item !== plain) {
        if (isId && typeof item === "number" && Number.isSafeInteger(item)) value[name] = String(item);
        else value[name] = check(item, items?.[name], `${path}.${name}`);
      }
    }
    return value;
  };
}

/** The branch is told by the required fields alone, so that checking it may change the value. */
function compileOneOf(shapes: readonly Shape[]): Check {
  const branches = shapes.map((shape) => ({ fits: compileFit(shape), check: compileShape(shape) }));
  return (value, exact, path) => {
    for (const { fits, check } of branches) if (fits(value)) return check(value, exact, path);
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

/** An id as a decimal string. A number beyond 2^53 was rounded when it was parsed, so its exact text is taken. */
function readId(value: unknown, exact: unknown, path: string): string {
  if (Number.isSafeInteger(value)) return String(value);
  const text = typeof value === "number" ? exact : value;
  if (typeof text === "string" && /^-?\d{1,19}$/.test(text)) {
    if (text.length > 16 || (text.length === 16 && text[0] !== "-")) longIds++;
    return text;
  }
  throw mismatch(path, "a 64-bit id", value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mismatch(path: string, wanted: string, value: unknown): DecodeError {
  const found = value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
  return new DecodeError(`has ${found} instead of ${wanted} at \`${path || "."}\``);
}
