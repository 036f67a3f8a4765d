import type { Operation } from "../operation.ts";
import type { ApiDocument } from "./document.ts";

/** Counts a call, and gives the headers that report what was used in the current interval, this call included. */
export type Count = (now: number) => Readonly<Record<string, string>>;

/** Budgets by name; operations that draw on the same one are counted together. */
export type Budgets = Map<string, { interval: number; used: number }>;

/** Creates the counter of an operation. */
export function createCount(
  api: string,
  document: ApiDocument,
  { id, weight: draws }: Pick<Operation, "id" | "weight">,
  budgets: Budgets,
): Count {
  const host = document.servers?.[0]?.url ?? api;
  const counters = draws.flatMap(({ limit, weight }) => {
    const documented = document["x-rate-limits"]?.[limit];
    if (!documented) return [];
    const key = `${documented.per === "host" ? host : `${api} ${id}`} ${limit}`;
    const budget = budgets.get(key) ?? { interval: 0, used: 0 };
    budgets.set(key, budget);
    return [{ ...documented, weight, budget }];
  });
  return (now) => {
    const headers: Record<string, string> = {};
    for (const { budget, weight, intervalMs, header } of counters) {
      const interval = Math.floor(now / intervalMs);
      budget.used = interval === budget.interval ? budget.used + weight : weight;
      budget.interval = interval;
      if (header) headers[header] = String(budget.used);
    }
    return headers;
  };
}
