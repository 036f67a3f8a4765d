/** An answer that is not what the spec says; the message tells where. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
}

/**
 * Checks a value and gives it back with its ids as text.
 *
 * @param exact The same value with its long integers in quotes; undefined as long as `readLongId` will do.
 * @param path Where the value stands, `key` apart.
 * @param key Its name, if it stands in an object.
 */
// biome-ignore lint/suspicious/noExplicitAny: values are checked before they are used.
export type Check = (value: any, exact: any, path: string, key?: string) => unknown;

/** The text under way, as long as it can be searched for ids. */
let source = "";
/** Searches by the names of fields; each goes on behind the id that was read last. */
let searches = new Map<string, RegExp>();

/**
 * Reads the text of a successful answer: ids become decimal strings, all else stays as it is on the wire.
 *
 * `JSON.parse` rounds integers beyond 2^53. The exact ones are looked up in the text, name by name: what is checked
 * comes in the order of the text, so the next one is the right one, provided that each is used and none is left. Where
 * that fails, as with ids that have no name, the text is parsed once more, with all long integers in quotes.
 *
 * @throws {DecodeError} The text is not JSON, or not what `check` says.
 */
export function decode(text: string, check: Check): unknown {
  // Without a backslash a name in quotes stands for itself, wherever it is.
  source = text.includes("\\") ? "" : text;
  searches = new Map();
  try {
    const value = check(JSON.parse(text), undefined, "");
    if (!Array.from(searches.keys()).some(readLongId)) return value;
  } catch {
    // Said below, should it be so after all.
  } finally {
    source = "";
  }
  return check(parse(text), parse(quoteLongIntegers(text)), "");
}

/** The next integer of 16 digits and more that stands behind a name. */
export function readLongId(name: string): string | undefined {
  let search = searches.get(name);
  if (!search) {
    search = searchFor(name);
    searches.set(name, search);
  }
  for (let found = search.exec(source); found; found = search.exec(source)) {
    if (found[3] !== undefined) throw new DecodeError("has an odd number");
    // Short pieces are copied, where one of the whole length would keep the text in memory.
    if (found[2] !== undefined) return `${found[1]}${found[2]}`;
  }
  return undefined;
}

/** Behind a name stand a long or a short integer, or what is no number; or it is a text itself; or else it is odd. */
function searchFor(name: string): RegExp {
  const key = `"${name.replace(/\W/g, "\\$&")}"`;
  return new RegExp(`${key}(?::(?:(?:(\\d{8})(\\d{8,11})|-?\\d{1,15})(?![\\d.eE])|["{[tfn])|[,}\\]]|())`, "g");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DecodeError("is not JSON");
  }
}

/** Strings are matched to be passed over. */
function quoteLongIntegers(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?[\d.][\d.eE+-]*/g, (token) =>
    /^-?\d{16,}$/.test(token) ? `"${token}"` : token,
  );
}
