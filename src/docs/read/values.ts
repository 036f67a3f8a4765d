import { withoutExamples } from "./bounds.ts";
import { plain } from "./text.ts";

const value = `["']?([A-Z][A-Z0-9_]*|true|false|>=|<=)["']?`;
// A colon before a slash is a slip of the pages.
const separator = String.raw`\s*(?::\s*(?=\/))?(?:[,/|]|\bor\b|\band\b|或|和|与)\s*(?:\bor\b|\band\b|或|和|与)?\s*`;
const run = new RegExp(`${value}(?:${separator}${value})+`, "g");
const before =
  /(^|[,.:;([]|\b(?:is|are|be|values?|enums?|supports?|supported|of|to|allowed|types?|status|method)|有效|可选|支持|取值|枚举|选择|类型|包括|为|是|有|可)["'\s]*$/i;

/**
 * The values that a description lists as the possible ones: `"TRUE", "FALSE"`, `LIMIT/MARKET`, `BUY 或 SELL`. How they
 * are quoted makes no difference. A default that follows is not part of the list.
 */
export function readValues(description: string): readonly string[] | undefined {
  const plainText = plain(description);
  const text = withoutDefault(withoutExamples(plainText));
  // Each with what it means: `A`: the one / `B`: the other.
  const described = [...text.matchAll(/(?:^|[/;,.\s])["']?([A-Z][A-Z0-9_]{2,})["']?\s*:(?!\s*\/)/g)].map(
    ([, name]) => name ?? "",
  );
  if (described.length > 1) return withDefault([...new Set(described)], plainText);
  // Or with a dash: `A` - the one. `B` (default) - the other.
  const explained = [
    ...plainText
      .replace(/[`*\\]/g, "")
      .matchAll(/(?:^|[\s:;,.])["']?([A-Z][A-Z0-9_]{2,})["']?\s*(?:\((?:default|默认)\))?\s*[-\u2013\u2014]\s/g),
  ].map(([, name]) => name ?? "");
  if (explained.length > 1) return [...new Set(explained)];
  const alone = text.split(/\s+/).filter((word) => word !== "");
  if (alone.length > 1 && alone.every((word) => /^["']?[A-Z][A-Z0-9_]*["']?$/.test(word)))
    return [...new Set(alone.map((word) => word.replace(/["']/g, "")))];
  for (const match of text.matchAll(run)) {
    if (!before.test(text.slice(0, match.index))) continue;
    const values = match[0].split(new RegExp(separator)).map((part) => part.replace(/["'\s]/g, ""));
    if (values.length > 1) return withDefault([...new Set(values.filter((part) => part !== ""))], plainText);
  }
  return undefined;
}

/** A default is one of the values, even where the list leaves it out: "Default BOTH …; LONG or SHORT …". */
function withDefault(values: readonly string[], text: string): readonly string[] {
  const initial = /\bdefault\s+["'`]?([A-Z][A-Z0-9_]+)["'`]?\s+(?:for|in|when|if)\b/i.exec(text)?.[1];
  return initial && /^[A-Z]/.test(initial) && initial === initial.toUpperCase() && !values.includes(initial)
    ? [initial, ...values]
    : values;
}

/** The words of a description that could be values. */
export function valueWords(description: string): readonly string[] {
  const text = withoutExamples(plain(description)).replace(/[`*\\]/g, "");
  return [...new Set(text.match(/(?<![\w-])([A-Z][A-Z0-9_]+|true|false)(?![\w-])/g) ?? [])];
}

function withoutDefault(text: string): string {
  return text.replace(/[`*\\]/g, "").replace(/[,;.]?\s*(?:\bdefaults?\b|默认|缺省)[^,;.\n]*/gi, " ");
}
