import type { Edit } from "../difference.ts";
import type { Cost } from "../page.ts";
import { type SpecFile, SpecNode } from "../spec/node.ts";
import { operationsOf, type SpecCost } from "../spec/operation.ts";

/** What a call takes, as `x-weight` says it, and the budget that has to be added for it. */
export interface Draw {
  readonly limit: string;
  readonly weight: number;
  readonly edits: readonly Edit[];
  /** The budget that `edits` adds. */
  readonly added?: Readonly<Record<string, unknown>>;
}

/** The budget that a page's weight or rate limit draws on: one that the spec has, or for a rate limit a new one. */
export function drawFor(spec: SpecFile, path: string, cost: Cost): Draw | undefined {
  const scope = cost.scope ?? "IP";
  const budgets = SpecNode.root(spec).get("x-rate-limits")?.entries() ?? [];
  const fitting = budgets.filter(([, budget]) => budget.get("scope")?.text === scope);
  if ("weight" in cost) {
    const used = [...operationsOf(spec)]
      .sort((a, b) => common(b.path, path) - common(a.path, path))
      .flatMap(({ node }) => node.get("x-weight")?.items() ?? [])
      .map((item) => item.get("limit")?.text);
    const limit = used.find((name) => fitting.some(([other]) => other === name)) ?? fitting[0]?.[0];
    return limit === undefined ? undefined : { limit, weight: cost.weight, edits: [] };
  }
  const same = fitting.find(
    ([, budget]) => budget.get("limit")?.number === cost.limit && budget.get("intervalMs")?.number === cost.intervalMs,
  );
  if (same) return { limit: same[0], weight: 1, edits: [] };
  const words = scope.toLowerCase().replace(/\+(\w)/g, (_, letter: string) => `And${letter.toUpperCase()}`);
  const limit = `${words}${cost.limit}Per${unitOf(cost.intervalMs)}`;
  const added = { scope, per: "operation", limit: cost.limit, intervalMs: cost.intervalMs };
  return { limit, weight: 1, edits: [{ path: ["x-rate-limits", limit], value: added }], added };
}

/** The changes after which a cost of an operation is the page's; a budget that nobody else uses changes itself. */
export function costEdits(
  cost: Cost,
  known: SpecCost,
  operation: { readonly spec: SpecFile; readonly path: string },
  alone: boolean,
): readonly Edit[] | string {
  const name = known.node.get("limit")?.text ?? "";
  if (!("weight" in cost) && alone && known.weight === 1 && (cost.scope ?? "IP") === known.scope) {
    return [
      { path: ["x-rate-limits", name, "limit"], value: cost.limit },
      { path: ["x-rate-limits", name, "intervalMs"], value: cost.intervalMs },
    ];
  }
  const draw = drawFor(operation.spec, operation.path, cost);
  if (!draw) return `the spec has no budget of the scope ${cost.scope}`;
  return [
    { path: [...known.node.route, "limit"], value: draw.limit },
    { path: [...known.node.route, "weight"], value: draw.weight },
    ...draw.edits,
  ];
}

function unitOf(intervalMs: number): string {
  const units: Readonly<Record<number, string>> = { 1000: "Second", 60000: "Minute", 3600000: "Hour", 86400000: "Day" };
  return units[intervalMs] ?? `${intervalMs}Ms`;
}

function common(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  const end = left.findIndex((part, index) => part !== right[index]);
  return end < 0 ? left.length : end;
}
