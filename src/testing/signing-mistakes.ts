import { readPairs } from "./form.ts";
import { splitTarget } from "./request.ts";
import type { Signed } from "./signature.ts";

/** A text that clients sign by mistake, and how they come to do so. */
export interface Guess {
  readonly because: string;
  readonly text: string;
}

/** Longer texts would take long to guess at. */
const longest = 10_000;

/** The texts that are usually signed instead of the right one. */
export function* guessSigned(signed: Signed, payload: (signed: Signed) => string): Generator<Guess> {
  const { query, body } = signed;
  if (query.length + body.length > longest) return;
  const [path] = splitTarget(signed.request.target);
  const expected = payload(signed);
  const rewritten = (rewrite: (text: string) => string) =>
    payload({ ...signed, query: rewrite(query), body: rewrite(body) });

  if (query && body) {
    yield {
      because: "Query and body were joined by &.",
      text: payload({ ...signed, query: `${query}&${body}`, body: "" }),
    };
    yield { because: "The body was put before the query.", text: payload({ ...signed, query: body, body: query }) };
    yield { because: "The query was left out.", text: payload({ ...signed, query: "" }) };
    yield { because: "The body was left out.", text: payload({ ...signed, body: "" }) };
  }
  for (const [because, rewrite] of spellings) yield { because, text: rewritten(rewrite) };
  for (const pair of [...query.split("&"), ...body.split("&")].slice(0, 20)) {
    const [name] = pair.split("=");
    yield { because: `${name} was added after signing.`, text: rewritten((text) => without(text, pair)) };
  }
  yield { because: "The question mark was signed as well.", text: `?${expected}` };
  yield { because: "The path was signed as well.", text: payload({ ...signed, query: `${path}?${query}` }) };
  const decoded = Buffer.from(expected, "base64");
  yield { because: "The text inside the base64 was signed, not the base64.", text: decoded.toString("latin1") };
}

/** How a query that is sent in one spelling may have been spelled when it was signed. */
const spellings: readonly (readonly [because: string, rewrite: (text: string) => string])[] = [
  ["The text was signed before it was percent-encoded.", decode],
  ["Spaces were signed as %20 and sent as +.", (text) => text.replaceAll("+", "%20")],
  ["Spaces were signed as + and sent as %20.", (text) => text.replaceAll("%20", "+")],
  ["It was signed as encodeURIComponent spells it, and sent in another spelling.", (text) => spell(text, encode)],
  ["It was signed as a form encodes it, and sent in another spelling.", (text) => spell(text, encodeForm)],
  ["Brackets, quotes and commas were signed plain and sent percent-encoded.", plain],
  ["The percent-encoding was signed in the other letter case.", swapCase],
  ["The parameters were sorted by name for signing.", (text) => text.split("&").sort().join("&")],
  ["It was signed with a line break at its end.", (text) => text && `${text}\n`],
];

function without(text: string, pair: string): string {
  const pairs = text.split("&");
  const at = pairs.indexOf(pair);
  return at < 0 ? text : pairs.toSpliced(at, 1).join("&");
}

/** UTF-8 is signed as bytes, a character for each. */
function decode(text: string): string {
  try {
    return Buffer.from(decodeURIComponent(text.replaceAll("+", " "))).toString("latin1");
  } catch {
    return text;
  }
}

function spell(text: string, write: (value: string) => string): string {
  try {
    return readPairs(text)
      .map(({ name, value }) => `${write(name)}=${write(value)}`)
      .join("&");
  } catch {
    // No form, so nothing that could be spelled otherwise.
    return text;
  }
}

function encode(value: string): string {
  return encodeURIComponent(value);
}

function encodeForm(value: string): string {
  return new URLSearchParams([["", value]]).toString().slice(1);
}

function plain(text: string): string {
  return text.replace(/%(?:5B|5D|22|2C|3A|2F)/gi, decodeURIComponent);
}

function swapCase(text: string): string {
  return text.replace(/%[\da-f]{2}/gi, (code) => (/[A-F]/.test(code) ? code.toLowerCase() : code.toUpperCase()));
}
