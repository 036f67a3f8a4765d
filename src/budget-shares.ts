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
  return Object.entries(weights).map(([name, weight]) => {
    // Codegen sees to it that there is one.
    const { byAccount, byOperation, limit, intervalMs, header } = limits[name] as Api["limits"][string];
    // Two specs of a host may call budgets of different sizes alike.
    const key = [origin, name, limit, intervalMs, byOperation && `${api}.${id}`, byAccount && account].join(" ");
    return { key, api, name, limit, intervalMs, weight, header };
  });
}

/** Tells accounts apart without showing their key. */
export function nameAccount(apiKey: string): string {
  return createHash("sha256").update(apiKey).digest("hex").slice(0, 12);
}
