import { type ErrorPlace, optionError, ParameterError } from "./errors.ts";
import { holdOn } from "./hold.ts";
import type { Settings } from "./options.ts";
import { type BudgetShare, createLimiter, limitersOfOurs, type RateLimiter, type Turn } from "./rate-limiter.ts";
import { createTransportError } from "./transport.ts";
import { within } from "./wait.ts";

// For all calls that no limiter of ours paces: what a 429 holds goes on by priority all the same.
const queue = createLimiter();

/**
 * Waits until nothing holds the origin, and until the budgets have room.
 *
 * @param maxWaitMs How long it may wait, in milliseconds.
 * @param deadline By `performance.now()`.
 * @returns No promise if the call need not wait.
 * @throws {CancelkitError} The call does not get its turn (`not-sent`); only ever as a rejection.
 */
export function takeTurn(
  place: ErrorPlace,
  origin: string,
  limiter: RateLimiter | undefined,
  shares: readonly BudgetShare[],
  { priority, signal }: Settings,
  maxWaitMs: number,
  deadline: number,
): Promise<void> | undefined {
  const end = Math.min(deadline, performance.now() + maxWaitMs);
  const turn = { origin, priority, signal, maxWaitMs: leftUntil(end) };
  const pacing = limiter && shares.length > 0 ? limiter : queue;
  const admitted =
    !signal?.aborted &&
    (limitersOfOurs.has(pacing) ? pacing.acquire(limiter ? shares : [], turn) : ask(pacing, place, shares, turn, end));
  return admitted === true ? undefined : expectTurn(admitted, place, turn);
}

function leftUntil(end: number): number {
  return Math.max(0, end - performance.now());
}

async function expectTurn(
  given: boolean | Promise<boolean>,
  place: ErrorPlace,
  { origin, signal, maxWaitMs: timeoutMs }: Turn,
): Promise<void> {
  if (await given) return;
  const until = signal?.aborted ? undefined : holdOn(origin)?.until;
  throw createTransportError(signal?.aborted ? "ABORTED" : "WAIT_TOO_LONG", place, {
    outcome: "not-sent",
    timeoutMs,
    cause: signal?.reason,
    retryAfterMs: until && Math.ceil(until - performance.now()),
  });
}

/** Asks a limiter of the caller's own, which may fail or never answer. */
async function ask(
  limiter: RateLimiter,
  place: ErrorPlace,
  shares: readonly BudgetShare[],
  turn: Turn,
  end: number,
): Promise<boolean> {
  const acquire = async () => limiter.acquire(shares, { ...turn, maxWaitMs: leftUntil(end) });
  const fail = (cause: unknown) => optionError("rateLimiter", "failed in `acquire`", place, cause);
  if (!(await queue.acquire([], turn))) return false;
  const admitted = await within<unknown>(acquire().catch(fail), leftUntil(end), turn.signal);
  if (admitted instanceof ParameterError && !turn.signal?.aborted) throw admitted;
  // Something may have come to be held meanwhile.
  return admitted === true && queue.acquire([], { ...turn, maxWaitMs: leftUntil(end) });
}
