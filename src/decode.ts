/** An answer that is not what the spec says; the message tells where. */
export class DecodeError extends Error {}

/**
 * Checks a value and gives it back with its ids as text.
 *
 * @param exact The same value with its long integers in quotes; undefined as long as `readLongId` will do.
 * @param path Where the value stands, `key` apart.
 * @param key Its name, if it stands in an object.
 */
// biome-ignore lint/suspicious/noExplicitAny: values are checked before they are used.
export type Check = (value: any, exact: any, path: string, key?: string) => unknown;

/** The text under way. */
let source = "";
/** Searches by the names of fields; each goes on behind the id that was read last, or from 0. */
const searches = new Map<string, RegExp>();

/**
 * Reads the text of a successful answer: ids become decimal strings, all else stays as it is on the wire.
 *
 * `JSON.parse` rounds integers beyond 2^53. The exact ones are looked up in the text, name by name: what is checked
 * comes in the order of the text, so the next one is the right one, provided that each is used and none is left. Where
 * that fails, as with ids that have no name, the text is parsed once more, with all long integers in quotes.
 *
 * No exchange gives a field of one object twice. Should it do so beside a list of orders, their ids could change places.
 *
 * @throws {SyntaxError} The text is not JSON.
 * @throws {DecodeError} It is not what `check` says.
 */
export function decode(text: string, check: Check): unknown {
  let value = JSON.parse(text);
  source = text;
  try {
    value = check(value, undefined, "");
    for (const search of searches.values()) {
      // Without a backslash a name in quotes stands for itself, wherever it is.
      if (search.lastIndex > 0 && (search.test(text) || text.includes("\\"))) throw new DecodeError();
    }
    return value;
  } catch {
    // Said below, should it be so after all.
  } finally {
    source = "";
  }
  // They stand where they were given up.
  searches.clear();
  return check(JSON.parse(text), JSON.parse(quoteLongIntegers(text)), "");
}

/**
 * The next integer of 9e15 and more that stands behind a name; those below are exact as numbers already.
 *
 * @throws {DecodeError} It cannot be told.
 */
export function readLongId(name: string): string {
  const search = searches.get(name) ?? searchFor(name);
  if (!search.test(source) || source[search.lastIndex - 1] === '"') throw new DecodeError();
  let start = search.lastIndex - 16;
  while (source[start - 1] !== ":") start--;
  // Short pieces are copied, where one of the whole length would keep the text in memory.
  return source.slice(start, start + 8) + source.slice(start + 8, search.lastIndex);
}

/** Passes over smaller integers, other values, and texts like the name; what is odd has the search end with the name. */
function searchFor(name: string): RegExp {
  const search = new RegExp(
    `"${name.replace(/\W/g, "\\$&")}"(?::(?:9\\d{15}|\\d{17,19})(?=[,}])|(?!:-?[1-8]?\\d{1,15}[,}]|:?[^-:\\s\\d]))`,
    "g",
  );
  searches.set(name, search);
  return search;
}

/** Strings are matched to be passed over. */
function quoteLongIntegers(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|[-+.\de]+/gi, (token) =>
    /^-?\d{16,}$/.test(token) ? `"${token}"` : token,
  );
}
