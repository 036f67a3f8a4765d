import type { OperationFacts } from "../facts.ts";
import type { ApiDocument } from "./document.ts";

/**
 * Counts a call of an account, `undefined` where nobody knows whose it is, and adds the headers that report what is used,
 * the call itself included.
 *
 * @returns When the budgets that are overdrawn start again, in milliseconds; `undefined` while none is.
 */
export type Count = (now: number, account: string | undefined, headers: Record<string, string>) => number | undefined;

interface Budget {
  interval: number;
  used: number;
}

/** Budgets by name, and by account where each has its own; operations that draw on the same one are counted together. */
export type Budgets = Map<string, Map<string | undefined, Budget>>;

/** Creates the counter of an operation. */
export function createCount(
  api: string,
  document: ApiDocument,
  { id, weight: draws }: Pick<OperationFacts, "id" | "weight">,
  budgets: Budgets,
): Count {
  const host = hostOf(api, document);
  const counters = draws.flatMap(({ limit, weight }) => {
    const documented = document["x-rate-limits"]?.[limit];
    if (!documented) return [];
    const key = `${documented.per === "host" ? host : `${api} ${id}`} ${limit}`;
    const shares = budgets.get(key) ?? new Map<string | undefined, Budget>();
    budgets.set(key, shares);
    return [{ ...documented, weight, shares, isOfAccount: documented.scope?.includes("UID") === true }];
  });
  return (now, account, headers) => {
    let overdrawnUntil: number | undefined;
    for (const { shares, isOfAccount, weight, limit = Infinity, intervalMs, header } of counters) {
      const budget = budgetOf(shares, isOfAccount ? account : undefined);
      const interval = Math.floor(now / intervalMs);
      budget.used = interval === budget.interval ? budget.used + weight : weight;
      budget.interval = interval;
      if (header) headers[header] = String(budget.used);
      if (budget.used > limit) overdrawnUntil = Math.max(overdrawnUntil ?? 0, (interval + 1) * intervalMs);
    }
    return overdrawnUntil;
  };
}

/** Where an API is served: what has the same host shares its budgets and bans. */
export function hostOf(api: string, document: ApiDocument): string {
  return document.servers?.[0]?.url ?? api;
}

function budgetOf(shares: Map<string | undefined, Budget>, account: string | undefined): Budget {
  const known = shares.get(account);
  if (known) return known;
  const budget = { interval: 0, used: 0 };
  shares.set(account, budget);
  return budget;
}
