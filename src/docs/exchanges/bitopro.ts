import type { Cost } from "../page.ts";
import type { TextLine } from "../read/block.ts";
import type { Layout } from "../read/layout.ts";
import { plain, readNumber } from "../read/text.ts";

const units: Readonly<Record<string, number>> = {
  second: 1000,
  sec: 1000,
  s: 1000,
  minute: 60_000,
  min: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** The pages of bitopro-offical-api-docs. */
export const layout: Layout = {
  exchange: "bitopro",

  recognizes: (text, { exchange, source_url: source = "" }) =>
    exchange === "bitopro" ||
    /bito(pro|ex)/i.test(source) ||
    /X-BITOPRO-|bitopro/i.test(text) ||
    /^#+\s*api (request|response)/im.test(text),

  vocabulary: [
    [/^(api )?request$/i, "declaration"],
    [/^rate limits?\b/i, "cost"],
    [/^request (body|fields|payload)/i, "body"],
    [/^(request )?(parameters?|headers?)$/i, "parameters"],
    [/^(request example|example request|sample request)/i, "request"],
    [/^(api )?response\b/i, "response"],
    [/^errors?\b/i, "errors"],
    [/^notes?$/i, "notes"],
  ],

  readCosts(lines, _label, notes) {
    const costs = lines.flatMap(readLine);
    const text = plain(lines.map((line) => line.text).join(" "));
    if (costs.length === 0 && /\d.*\b(requests?|times)\b/i.test(text)) {
      notes.push({ line: lines[0]?.line ?? 1, message: `a rate limit was not understood: ${text.slice(0, 120)}` });
    }
    return costs;
  },

  placeOf: (label) => (label === "body" ? "body" : undefined),
};

/** "Allow 2 requests per second per IP & UID." */
function readLine({ text, line }: TextLine): readonly Cost[] {
  const words = plain(text).replace(/[`'"*]/g, "");
  const pattern =
    /(\d[\d,]*)\s*(?:requests?|reqs?|times)\s*(?:per|\/|every|in)\s*(?:(\d+)\s*)?(second|sec|minute|min|hour|day|s)s?\b(?:\s*(?:per|\/)\s*((?:IP|UID|user|account)(?:\s*(?:&|and|\+)\s*(?:IP|UID|user|account))*))?/gi;
  return [...words.matchAll(pattern)].map(([, count = "", times = "1", unit = "", scope]) => ({
    line,
    limit: readNumber(count) ?? 0,
    intervalMs: Number(times) * (units[unit.toLowerCase()] ?? 0),
    ...(scope && {
      scope: scope
        .toUpperCase()
        .replace(/USER|ACCOUNT/g, "UID")
        .split(/\s*(?:&|AND|\+)\s*/)
        .sort()
        .join("+"),
    }),
  }));
}
