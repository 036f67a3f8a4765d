import type { Difference } from "../difference.ts";
import type { Endpoint, Page } from "../page.ts";
import type { Note } from "../read/block.ts";
import { bare } from "../read/text.ts";
import type { SpecOperation } from "../spec/operation.ts";
import { Comparison } from "./context.ts";
import { compareCosts } from "./costs.ts";
import { compareHeaders } from "./headers.ts";
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
      [{ path: [...operation.node.path, "x-error-codes"], append: true, value }],
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
    [{ path: [...operation.node.path, "summary"], value: bare(value) }],
  );
}

/** A title without what typesetting changes. */
export function titleKey(title: string): string {
  return bare(title)
    .replace(/[\\_]/g, "_")
    .replace(/\s*([()/])\s*/g, "$1")
    .replace(/[.:]+$/, "")
    .trim();
}
