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
  settings: Settings,
  deadline: number,
): Missed | undefined | Promise<Missed | undefined> {
  const end = Math.min(deadline, performance.now() + (settings.maxWaitMs ?? Infinity));
  if (holdOn(origin)) return wait(origin, settings, end, () => acquire(limiter, shares, settings, end));
  const admitted = acquire(limiter, shares, settings, end);
  return admitted === true ? undefined : wait(origin, settings, end, () => admitted);
}

function acquire(
  limiter: RateLimiter | undefined,
  shares: readonly BudgetShare[],
  { priority, signal }: Settings,
  end: number,
): boolean | Promise<boolean> {
  if (!limiter || shares.length === 0) return true;
  return limiter.acquire(shares, { priority, signal, maxWaitMs: Math.max(0, end - performance.now()) });
}

async function wait(
  origin: string,
  { signal }: Settings,
  end: number,
  admit: () => boolean | Promise<boolean>,
): Promise<Missed | undefined> {
  const missed = await outlast(origin, signal, end);
  if (missed) return missed;
  if (!(await admit())) return signal?.aborted ? "ABORTED" : { retryAfterMs: undefined };
  // An answer may have stopped all while this call waited for the budget.
  return outlast(origin, signal, end);
}

/** Waits until nothing holds the origin. */
async function outlast(origin: string, signal: AbortSignal | undefined, end: number): Promise<Missed | undefined> {
  for (let hold = holdOn(origin); hold; hold = holdOn(origin)) {
    const waitMs = hold.until - performance.now();
    if (hold.banned || hold.until > end) return { retryAfterMs: Math.ceil(waitMs) };
    if (!(await sleep(waitMs, signal))) return "ABORTED";
  }
  return undefined;
}
