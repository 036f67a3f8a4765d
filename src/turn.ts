import { holdOn } from "./hold.ts";
import type { Settings } from "./options.ts";
import type { BudgetShare, RateLimiter } from "./rate-limiter.ts";
import { sleep } from "./wait.ts";

/** Why a call did not get its turn. */
export type Missed = "ABORTED" | { readonly retryAfterMs: number | undefined };

/**
 * Waits until nothing holds the origin, and until the budgets have room.
 *
 * @param deadline By `performance.now()`.
 * @returns Undefined if the call may go on; no promise if it need not wait.
 */
export function takeTurn(
  origin: string,
  limiter: RateLimiter | undefined,
  shares: readonly BudgetShare[],
  { priority, signal, maxWaitMs = Infinity }: Settings,
  deadline: number,
): Missed | undefined | Promise<Missed | undefined> {
  const end = Math.min(deadline, performance.now() + maxWaitMs);
  const acquire = () => {
    if (!limiter || shares.length === 0) return true;
    return limiter.acquire(shares, { priority, signal, maxWaitMs: Math.max(0, end - performance.now()) });
  };
  const pass = async (): Promise<Missed | undefined> => {
    for (let hold = holdOn(origin); hold; hold = holdOn(origin)) {
      const waitMs = hold.until - performance.now();
      if (hold.banned || performance.now() + waitMs > end) return { retryAfterMs: Math.ceil(waitMs) };
      if (!(await sleep(waitMs, signal))) return "ABORTED";
    }
    return undefined;
  };
  const wait = async (first: boolean | Promise<boolean> | undefined): Promise<Missed | undefined> => {
    const missed = first === undefined ? await pass() : undefined;
    if (missed) return missed;
    if (!(await (first ?? acquire()))) return signal?.aborted ? "ABORTED" : { retryAfterMs: undefined };
    // An answer may have stopped all while this call waited for the budget.
    return pass();
  };
  if (holdOn(origin)) return wait(undefined);
  const admitted = acquire();
  return admitted === true ? undefined : wait(admitted);
}
