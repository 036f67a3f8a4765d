import type { PageParameter } from "../page.ts";
import type { SpecNode } from "../spec/node.ts";
import type { SpecParameter } from "../spec/operation.ts";
import type { Comparison } from "./context.ts";

/** Compares the regular expression that a value has to match. */
export function comparePattern(
  page: PageParameter,
  { name, node }: SpecParameter,
  schema: SpecNode,
  comparison: Comparison,
): void {
  const { pattern } = page;
  const known = schema.get("pattern");
  if (!pattern || (known?.text && unicodePattern(known.text) === unicodePattern(pattern.value))) return;
  const value = unicodePattern(pattern.value);
  comparison.add(
    "breaking",
    "parameter-pattern",
    name,
    { line: pattern.line, spec: node, specLine: known?.line ?? schema.line },
    { page: pattern.value, spec: known?.text ?? "any text" },
    value && schema.get("type")?.text === "string"
      ? [{ path: [...schema.route, "pattern"], value }]
      : "it is no regular expression that JSON Schema knows",
  );
}

/** A regular expression as JSON Schema asks for it: escapes that mean nothing, such as `\:`, are errors there. */
export function unicodePattern(pattern: string): string | undefined {
  const text = pattern.replace(/\\([^A-Za-z0-9^$\\.*+?()[\]{}|/-])/g, "$1");
  try {
    new RegExp(text, "u");
    return text;
  } catch {
    return undefined;
  }
}
