import type { Edit } from "../difference.ts";
import type { Cost } from "../page.ts";
import type { SpecCost } from "../spec/operation.ts";
import { operationsOf } from "../spec/operation.ts";
import { costEdits, drawFor } from "./budget.ts";
import type { Comparison } from "./context.ts";

/** Compares weights and rate limits; a weight without a scope is one of the IP address. */
export function compareCosts(comparison: Comparison): void {
  const { endpoint, operation, sibling } = comparison;
  const open = [...operation.costs];
  if (endpoint.costs.length === 0) {
    const conditional = endpoint.notes.some(({ message }) =>
      /^a (weight that depends|rate limit was not understood)/.test(message),
    );
    if (open.length > 0 && !conditional && (sibling?.costs.length ?? 0) === 0) {
      comparison.add(
        "editorial",
        "weight",
        "weight",
        { line: endpoint.costsLine, spec: operation.node, specLine: open[0]?.node.line },
        { page: "not said", spec: open.map(costText).join(", ") },
      );
    }
    return;
  }
  const left: Cost[] = [];
  for (const cost of endpoint.costs) {
    const index = open.findIndex(({ scope }) => scope === scopeOf(cost));
    const [known] = index < 0 ? [] : open.splice(index, 1);
    if (known) compareAmount(cost, known, comparison);
    else left.push(cost);
  }
  for (const cost of left) {
    const known = open.shift();
    comparison.add(
      "breaking",
      "weight-scope",
      "scope",
      { line: cost.line, spec: operation.node, specLine: known?.node.line ?? operation.node.get("x-weight")?.line },
      { page: pageText(cost), spec: known ? costText(known) : "no such limit" },
      known ? costEdits(cost, known, operation, false) : addEdits(cost, comparison),
    );
  }
  for (const known of open) {
    comparison.add(
      "additive",
      "weight",
      "weight",
      { line: endpoint.costsLine, spec: operation.node, specLine: known.node.line },
      { page: "no such limit", spec: costText(known) },
      [{ path: known.node.route }],
    );
  }
}

function compareAmount(cost: Cost, known: SpecCost, comparison: Comparison): void {
  const { operation } = comparison;
  const at = { line: cost.line, spec: operation.node, specLine: known.node.get("weight")?.line };
  if ("weight" in cost) {
    if (cost.weight === known.weight) return;
    comparison.add(
      cost.weight > known.weight ? "breaking" : "additive",
      "weight",
      "weight",
      at,
      { page: pageText(cost), spec: costText(known) },
      [{ path: [...known.node.route, "weight"], value: cost.weight }],
    );
    return;
  }
  const ours = known.limit / known.weight / known.intervalMs;
  const theirs = cost.limit / cost.intervalMs;
  if (Math.abs(ours - theirs) < 1e-12 && cost.intervalMs === known.intervalMs) return;
  comparison.add(
    theirs < ours ? "breaking" : "additive",
    "rate-limit",
    cost.scope ?? "rate limit",
    at,
    { page: pageText(cost), spec: costText(known) },
    costEdits(cost, known, operation, isAlone(known, comparison)),
  );
}

function addEdits(cost: Cost, { operation }: Comparison): readonly Edit[] | string {
  const draw = drawFor(operation.spec, operation.path, cost);
  if (!draw) return `the spec has no budget of the scope ${cost.scope}`;
  const { limit, weight, edits } = draw;
  return [{ path: [...operation.node.route, "x-weight"], append: true, value: { limit, weight } }, ...edits];
}

/** Whether a budget is that of operations only which this endpoint describes. */
function isAlone(known: SpecCost, { endpoint, operation }: Comparison): boolean {
  const name = known.node.get("limit")?.text;
  const users = operationsOf(operation.spec).filter(({ node }) =>
    node
      .get("x-weight")
      ?.items()
      .some((item) => item.get("limit")?.text === name),
  );
  return users.length <= endpoint.paths.length;
}

function scopeOf(cost: Cost): string {
  return cost.scope ?? "IP";
}

function pageText(cost: Cost): string {
  const scope = cost.scope ? ` (${cost.scope})` : "";
  return "weight" in cost ? `${cost.weight}${scope}` : `${cost.limit} per ${cost.intervalMs} ms${scope}`;
}

function costText({ weight, scope, limit, intervalMs }: SpecCost): string {
  return `${weight} of ${limit} per ${intervalMs} ms (${scope})`;
}
