import type { Edit } from "../difference.ts";
import type { SpecOperation } from "../spec/operation.ts";

/** The changes that take a parameter's name out of rules and target, or put another one in its place. */
export function mentionEdits({ node }: SpecOperation, name: string, now: string | undefined): readonly Edit[] {
  const word = new RegExp(`(?<![\\w.])${name.replace(/[^\w]/g, "\\$&")}(?![\\w.])`, "g");
  const edits: Edit[] = [];
  for (const rule of node.get("x-dependencies")?.items() ?? []) {
    if (!rule.text || !word.test(rule.text)) continue;
    word.lastIndex = 0;
    edits.push({ path: rule.route, ...(now !== undefined && { value: rule.text.replace(word, now) }) });
  }
  for (const part of ["by", "within"]) {
    const known = node.at("x-target", part, name);
    if (known) edits.push({ path: known.route, ...(now !== undefined && { rename: now }) });
  }
  return edits;
}
