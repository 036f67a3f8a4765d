import { createHash } from "node:crypto";
import type { Api, Operation } from "./operation.ts";
import type { BudgetShare } from "./rate-limiter.ts";

/** A budget, and the header in which answers say how much of it was used. */
export interface ReportedShare extends BudgetShare {
  /** In lower case. */
  readonly header: string | undefined;
}

/** What one call of an operation takes from which budgets. */
export function budgetSharesOf(
  { name: api, limits }: Api,
  { id, weight: weights }: Operation,
  origin: string,
  account: string,
): readonly ReportedShare[] {
  return weights.flatMap(({ limit: name, weight }) => {
    const budget = limits[name];
    if (!budget || weight === 0) return [];
    const { scope, per, limit, intervalMs, header } = budget;
    const own = per === "operation" ? ` ${api}.${id}` : "";
    const key = `${origin} ${name}${own}${scope.includes("UID") ? ` ${account}` : ""}`;
    return [{ key, api, name, limit, intervalMs, weight, header: header?.toLowerCase() }];
  });
}

/** Tells accounts apart without showing their key. */
export function nameAccount(apiKey: string): string {
  return createHash("sha256").update(apiKey).digest("hex").slice(0, 12);
}

/** What an answer's headers say was used, by the budget's name. */
export function readUsedWeight(
  shares: readonly ReportedShare[],
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, number>> {
  const used: Record<string, number> = {};
  for (const { name, header } of shares) {
    const value = header === undefined ? undefined : headers[header];
    if (value !== undefined && /^\d{1,15}$/.test(value)) used[name] = Number(value);
  }
  return used;
}
