/** JSON with exact integers: those that a number cannot hold are bigints. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

// A string is scanned in runs, since an alternation per character would fill the stack of the expression.
const token =
  /[ \t\n\r]*(?:([{}[\],:])|("[^"\\]*(?:\\.[^"\\]*)*")|(-?(?:0|[1-9]\d*)(?![\d.eE]))|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y;
const deepest = 100;
/** Longer ones are no 64-bit integers, and turning them into a bigint takes long. */
const longest = 40;

/**
 * Parses JSON without rounding an integer.
 *
 * @throws {SyntaxError} The text is no JSON, or nested more than 100 deep.
 */
export function parseJson(text: string): Json {
  let position = 0;
  let match = next();
  const value = read(0);
  if (match || /[^ \t\n\r]/.test(text.slice(position))) throw unexpected();
  return value;

  function next(): RegExpExecArray | null {
    token.lastIndex = position;
    const found = token.exec(text);
    if (found) position = token.lastIndex;
    return found;
  }

  function unexpected(): SyntaxError {
    return new SyntaxError(`no valid JSON at position ${position}`);
  }

  /** Whether the next token is this mark; it is passed then. */
  function pass(mark: string): boolean {
    if (match?.[1] !== mark) return false;
    match = next();
    return true;
  }

  function list(end: string, item: () => void): void {
    if (pass(end)) return;
    do item();
    while (pass(","));
    if (!pass(end)) throw unexpected();
  }

  function readText(): string {
    const raw = match?.[2];
    if (raw === undefined) throw unexpected();
    match = next();
    return JSON.parse(raw) as string;
  }

  function read(depth: number): Json {
    if (!match || depth > deepest) throw unexpected();
    const [, , string, integer, number, word] = match;
    if (string !== undefined) return readText();
    if (pass("[")) {
      const items: Json[] = [];
      list("]", () => items.push(read(depth + 1)));
      return items;
    }
    if (pass("{")) {
      const entries: [string, Json][] = [];
      list("}", () => {
        const name = readText();
        if (!pass(":")) throw unexpected();
        entries.push([name, read(depth + 1)]);
      });
      return Object.fromEntries(entries);
    }
    match = next();
    if (integer !== undefined) return integerOf(integer);
    if (number !== undefined) return Number(number);
    if (word !== undefined) return JSON.parse(word) as boolean | null;
    throw unexpected();
  }
}

/** The integer that decimal digits stand for: a number if that is exact, else a bigint. */
export function integerOf(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) || digits.length > longest ? number : BigInt(digits);
}

/** Writes JSON; bigints as digits, properties that are `undefined` not at all. */
export function writeJson(value: Json | undefined): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (isList(value)) return `[${value.map(writeJson).join(",")}]`;
  const members: string[] = [];
  for (const name of Object.keys(value)) {
    if (value[name] !== undefined) members.push(`${JSON.stringify(name)}:${writeJson(value[name])}`);
  }
  return `{${members.join(",")}}`;
}

/** The text of a JSON object with one more member at its end; of what is no object, the text itself. */
export function withMember(text: string, name: string, value: Json): string {
  if (!text.startsWith("{")) return text;
  const member = `${JSON.stringify(name)}:${writeJson(value)}`;
  return text === "{}" ? `{${member}}` : `${text.slice(0, -1)},${member}}`;
}

/** Whether a value is a JSON object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

/** Whether a value is a JSON array; `Array.isArray` does not see read-only ones. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
