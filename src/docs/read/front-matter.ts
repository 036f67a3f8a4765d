import type { Parsers } from "../parsers.ts";

/** The block of YAML that a page may begin with. */
export interface FrontMatter {
  readonly values: Readonly<Record<string, string>>;
  /** The line on which a value stands. */
  lineOf(key: string): number;
  /** How many lines it takes, its fences included. */
  readonly lines: number;
}

/** Reads the front matter of a page; a page without has none of its values. */
export function readFrontMatter(lines: readonly string[], { yaml }: Parsers): FrontMatter {
  const none = { values: {}, lineOf: () => 1, lines: 0 };
  if (lines[0]?.trimEnd() !== "---") return none;
  // A page's front matter is short; what looks like one but never ends is the page itself.
  const end = lines.slice(1, 200).findIndex((line) => /^(---|\.\.\.)\s*$/.test(line));
  if (end < 0) return none;
  const text = lines.slice(1, end + 1).join("\n");
  let parsed: unknown;
  try {
    parsed = yaml.parse(text, { logLevel: "error" });
  } catch {
    return none;
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return none;
  const values = Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value ?? "")]));
  return {
    values,
    lines: end + 2,
    lineOf: (key) => lines.findIndex((line, index) => index > 0 && line.startsWith(`${key}:`)) + 1 || 1,
  };
}
