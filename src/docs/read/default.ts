import { plain, readNumber } from "./text.ts";

const english = /\bdefaults?(?: value)?(?:\s+is|\s+to|\s*:|\s*=)?\s*(["']?)([\w.+-]+)\1/gi;
const chinese = /(?:默认(?:值)?|缺省(?:值)?)\s*(?:为|是|:)?\s*(["']?)([\w.+-]+)\1/g;

/**
 * Reads the default that a description states. One that holds only under a condition ("Default BOTH for One-way Mode"),
 * or that differs by case, is none.
 */
export function readDefault(description: string): string | undefined {
  const text = plain(description).replace(/[`*]/g, "").replace(/\\/g, "");
  const found: string[] = [];
  for (const pattern of [english, chinese]) {
    for (const match of text.matchAll(pattern)) {
      const value = (match[2] ?? "").replace(/[.,;]+$/, "");
      const behind = text.slice(match.index + match[0].length);
      if (/^["']?\s*(?:for|when|if|in|days?|hours?|minutes?|天|小时|如果|当)\b/i.test(behind)) continue;
      if (match[1] || isValue(value)) found.push(value);
    }
  }
  return new Set(found).size === 1 ? found[0] : undefined;
}

/** Whether a word can be a value rather than a word of the sentence. */
export function isValue(word: string): boolean {
  return readNumber(word) !== undefined || /^(true|false)$/i.test(word) || /^[A-Z][A-Z0-9_]*$/.test(word);
}
