import { withoutExamples } from "./bounds.ts";
import { plain } from "./text.ts";

const value = `["']?([A-Z][A-Z0-9_]*|true|false|>=|<=)["']?`;
const separator = String.raw`\s*(?:[,/|;]|\bor\b|\band\b|或|和|与)\s*(?:\bor\b|\band\b|或)?\s*`;
const run = new RegExp(`${value}(?:${separator}${value})+`, "g");
const before =
  /(^|[,.:;([]|\b(?:is|are|be|values?|enums?|supports?|supported|of|to|allowed|type|status|有效|可选|支持|值为|选择|为|可|method))["'\s]*$/i;

/**
 * The values that a description lists as the possible ones: `"TRUE", "FALSE"`, `LIMIT/MARKET`, `BUY 或 SELL`. How they
 * are quoted makes no difference. A default that follows is not part of the list.
 */
export function readValues(description: string): readonly string[] | undefined {
  const text = withoutDefault(withoutExamples(plain(description)));
  for (const match of text.matchAll(run)) {
    if (!before.test(text.slice(0, match.index))) continue;
    const values = match[0].split(new RegExp(separator)).map((part) => part.replace(/["'\s]/g, ""));
    if (values.length > 1) return [...new Set(values.filter((part) => part !== ""))];
  }
  return undefined;
}

/** The words of a description that could be values. */
export function valueWords(description: string): readonly string[] {
  const text = withoutDefault(withoutExamples(plain(description)));
  return [...new Set(text.match(/(?<![\w-])([A-Z][A-Z0-9_]+|true|false)(?![\w-])/g) ?? [])];
}

function withoutDefault(text: string): string {
  return text.replace(/[`*\\]/g, "").replace(/[,;.]?\s*(?:\bdefaults?\b|默认|缺省)[^,;.\n]*/gi, " ");
}
