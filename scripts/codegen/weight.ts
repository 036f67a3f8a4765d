import type { OperationFacts } from "../../src/facts.ts";
import type { Api } from "../../src/operation.ts";
import { type JsonObject, type Spec, SpecError } from "./spec.ts";

/**
 * Reads `x-weight`: what a call takes from which budgets.
 *
 * @throws {SpecError} A budget is none of `x-rate-limits`, is named twice, or has less than one call takes.
 */
export function readWeight(spec: Spec, path: readonly string[], node: JsonObject): OperationFacts["weight"] {
  const limits = (spec.root["x-rate-limits"] ?? {}) as unknown as Api["limits"];
  const all = (node["x-weight"] ?? []) as unknown as OperationFacts["weight"];
  for (const [index, { limit, weight }] of all.entries()) {
    const refuse = (key: string, text: string) => new SpecError(spec, [...path, "x-weight", index, key], text);
    const budget = Object.hasOwn(limits, limit) ? limits[limit] : undefined;
    if (!budget) {
      const known = Object.keys(limits).join(", ") || "none";
      throw refuse("limit", `\`${limit}\` is no budget of \`x-rate-limits\`; it has ${known}`);
    }
    if (all.findIndex((other) => other.limit === limit) < index) {
      throw refuse("limit", `\`x-weight\` names \`${limit}\` twice: write one item with all that a call takes from it`);
    }
    if (weight > budget.limit) {
      const most = `${budget.limit} per ${budget.intervalMs} ms`;
      throw refuse("weight", `\`weight\` is ${weight}, but \`${limit}\` has ${most}: no call could be made`);
    }
  }
  return all.map(({ limit, weight }) => ({ limit, weight }));
}
