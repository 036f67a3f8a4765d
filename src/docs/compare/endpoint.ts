import type { Difference, Edit } from "../difference.ts";
import type { Endpoint, Page } from "../page.ts";
import type { Note } from "../read/block.ts";
import { bare, plain } from "../read/text.ts";
import type { SpecOperation } from "../spec/operation.ts";
import { Comparison } from "./context.ts";
import { compareCosts } from "./costs.ts";
import { compareHeaders } from "./headers.ts";
import { compareNested } from "./nested.ts";
import { compareParameters } from "./parameters.ts";
import { compareAnswers } from "./response.ts";
import { compareRules } from "./rules.ts";

/** Compares one half of an endpoint's description with the operation it is about. */
export function compareEndpoint(
  page: Page,
  endpoint: Endpoint,
  operation: SpecOperation,
  sibling: Endpoint | undefined,
): { readonly differences: readonly Difference[]; readonly notes: readonly Note[] } {
  const comparison = new Comparison(page, endpoint, operation, sibling);
  compareTitle(comparison);
  compareHeaders(comparison);
  compareParameters(comparison);
  compareNested(comparison);
  compareRules(comparison);
  compareCosts(comparison);
  compareAnswers(comparison);
  for (const { value, line } of endpoint.codes) {
    if (operation.codes.includes(value)) continue;
    const codes = operation.node.get("x-error-codes");
    comparison.add(
      "additive",
      "error-code",
      String(value),
      { line, spec: operation.node, specLine: codes?.line },
      {
        page: `names ${value}`,
        spec: operation.codes.length > 0 ? `names ${operation.codes.join(", ")}` : "names none",
      },
      [{ path: [...operation.node.route, "x-error-codes"], append: true, value }],
    );
  }
  return comparison;
}

/** Only the English title has a counterpart in the spec. */
function compareTitle(comparison: Comparison): void {
  const { endpoint, operation } = comparison;
  const summary = operation.node.get("summary");
  if (endpoint.half !== "en" || !endpoint.title || !summary?.text) return;
  const { value, line } = endpoint.title;
  if (titleKey(value) === titleKey(summary.text)) return;
  comparison.add(
    "editorial",
    "title",
    "title",
    { line, spec: operation.node, specLine: summary.line },
    { page: bare(value), spec: summary.text },
    titleEdits(titleText(value), operation),
  );
}

/** The summary, and the name of the source page if it is the same one. */
function titleEdits(title: string, { node }: SpecOperation): readonly Edit[] {
  const named = (text: string) => text.replace(/\s*\([A-Z_]+\)$/, "");
  const name = node.at("externalDocs", "description");
  const same = name?.text !== undefined && titleKey(name.text) === titleKey(named(node.get("summary")?.text ?? ""));
  return [
    { path: [...node.route, "summary"], value: title },
    ...(name && same ? [{ path: name.route, value: named(title) }] : []),
  ];
}

/** A title as a spec has it: without marks, its quotes kept. */
export function titleText(title: string): string {
  return plain(title.replace(/[*`\\]/g, ""))
    .replace(/\s+/g, " ")
    .replace(/(?<=\w)\(/g, " (")
    .trim();
}

/** A title without what typesetting changes. */
export function titleKey(title: string): string {
  return bare(title)
    .replace(/[\\_]/g, "_")
    .replace(/\s*([()/])\s*/g, "$1")
    .replace(/[.:]+$/, "")
    .trim();
}
