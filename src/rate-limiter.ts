import { waitForAbort } from "./abort.ts";
import { Budget } from "./budget.ts";
import { holdListeners, holdOn } from "./hold.ts";

/** What a call takes from one budget. */
export interface BudgetShare {
  /** Names the budget; calls that name the same one share it. It holds no key in the clear. */
  readonly key: string;
  /** The API and the name that the budget has in its spec, such as `binance-margin` and `ip`. */
  readonly api: string;
  readonly name: string;
  /** How much may be used in any interval of `intervalMs` milliseconds. */
  readonly limit: number;
  readonly intervalMs: number;
  readonly weight: number;
}

/** How a call waits for its turn. */
export interface Turn {
  /** Where the call goes. While a 429 holds an origin, nothing leaves for it; a limiter of your own need not see to it. */
  readonly origin: string;
  /** Higher goes first; equals go in the order in which they came. */
  readonly priority: number;
  /** How long the call may wait, in milliseconds; the time that a store takes to answer counts too. */
  readonly maxWaitMs: number;
  /** Aborts when the caller gives up. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Paces calls. Both methods may become requests to a store that several processes share, which is why they may answer
 * with promises.
 */
export interface RateLimiter {
  /**
   * Takes all shares once there is room for them; false if that would be too late or the signal aborted.
   *
   * The call fails as `not-sent` if this throws or rejects (`OPTION_INVALID` of `rateLimiter`, with the `cause`), gives
   * anything but true, or is not settled within `maxWaitMs` (`WAIT_TOO_LONG`). There is no giving back: take nothing once
   * `maxWaitMs` has passed or the signal has aborted, or it counts until its interval is over.
   */
  acquire(shares: readonly BudgetShare[], turn: Turn): boolean | Promise<boolean>;
  /**
   * Corrects a budget upwards by what the exchange says was used of it in the current interval. Failures are ignored.
   *
   * @param sentAt When the request left whose answer says it, by `performance.now()`: what has ceased to count since may
   *   be part of it.
   */
  observe(share: BudgetShare, used: number, sentAt: number): unknown;
}

/** Limits other than the documented ones, by API and budget. */
export type Limits = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface Waiting {
  readonly origin: string;
  readonly shares: readonly BudgetShare[];
  readonly priority: number;
  /** When it gives up. */
  end: number;
  readonly leave: (admitted: boolean) => void;
  readonly stop: (() => void) | undefined;
}

/**
 * Settles what an attempt took: what was sent counts for an interval after its end, since the exchange counts it when it
 * arrives; else the shares are given back.
 *
 * @param takenAt By `performance.now()`.
 */
export type Settle = (shares: readonly BudgetShare[], takenAt: number, sent: boolean) => void;

/** Limiters that heed holds by themselves and never fail, with what settles the shares of an attempt that ended. */
export const limitersOfOurs = new WeakMap<RateLimiter, Settle>();

/**
 * Makes a rate limiter for this process, of limits that were checked.
 *
 * It remembers what was taken in the last interval, so a limit holds in every interval of that length. What a 429 holds
 * waits in the same queue, and so does not go on all at once.
 */
export function createLimiter(limits: Limits = {}): RateLimiter {
  const budgets = new Map<string, Budget>();
  const queue: Waiting[] = [];
  /** What those in the queue wait to take, by the budget's key; all of it where it lacks room. */
  const reserved = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let wakeAt = Infinity;

  const budgetOf = ({ key, intervalMs }: BudgetShare) => {
    let budget = budgets.get(key);
    if (!budget) {
      budget = new Budget(intervalMs);
      budgets.set(key, budget);
    }
    return budget;
  };
  /** When there is room for a share beside other weight. */
  const roomAt = (share: BudgetShare, time: number, beside = 0) =>
    budgetOf(share).roomAt(share.weight + beside, limits[share.api]?.[share.name] ?? share.limit, time);
  const take = (shares: readonly BudgetShare[], time: number, times = 1) => {
    for (const share of shares) budgetOf(share).add(share.weight * times, time);
  };
  /** Undefined while an answer is read that tells it; a ban is never waited out. */
  const heldUntil = (origin: string, time: number) => {
    const hold = holdOn(origin, time);
    if (!hold) return time;
    return hold.banned ? Infinity : hold.until;
  };
  const wake = (at: number) => {
    if (at >= wakeAt) return;
    clearTimeout(timer);
    wakeAt = at;
    timer = setTimeout(drain, Math.max(0, Math.ceil(at - performance.now())));
  };

  const drain = () => {
    clearTimeout(timer);
    wakeAt = Infinity;
    const time = performance.now();
    let next = Infinity;
    let kept = 0;
    reserved.clear();
    // Stable: equals stay in the order in which they came.
    queue.sort((one, other) => other.priority - one.priority);
    for (const waiting of queue) {
      const { origin, shares, end } = waiting;
      // A hold that ends just now holds for all or for none.
      const known = heldUntil(origin, time);
      const until = known ?? Infinity;
      const rooms = shares.map((share) => Math.max(until, roomAt(share, time, reserved.get(share.key))));
      const ready = Math.max(until, ...rooms);
      const late = (known ?? time) >= end;
      if (late || ready <= time) {
        if (!late) take(shares, time);
        waiting.stop?.();
        waiting.leave(!late);
        continue;
      }
      next = Math.min(next, ready, end);
      shares.forEach(({ key, weight, intervalMs }, index) => {
        // Nobody takes what a more urgent call waits for, or a heavy call would wait for ever. What it does not lack
        // others may take as long as that is over when it can go.
        if ((rooms[index] as number) > time) reserved.set(key, Infinity);
        else if (ready < time + intervalMs) reserved.set(key, weight + (reserved.get(key) ?? 0));
      });
      queue[kept++] = waiting;
    }
    queue.length = kept;
    if (kept === 0) holdListeners.delete(drain);
    wake(next);
  };

  const limiter: RateLimiter = {
    acquire(shares, { origin, priority, maxWaitMs, signal }) {
      const time = performance.now();
      const until = heldUntil(origin, time);
      const ready = shares.reduce((latest, share) => Math.max(latest, roomAt(share, time)), until ?? Infinity);
      if (ready <= time && !shares.some(({ key }) => reserved.has(key))) {
        take(shares, time);
        return true;
      }
      if ((until !== undefined && ready - time > maxWaitMs) || signal?.aborted) return false;
      return new Promise((leave) => {
        const giveUp = () => {
          waiting.end = 0;
          wake(0);
        };
        const stop = signal && waitForAbort(signal, giveUp);
        const waiting: Waiting = { origin, shares, priority, end: time + maxWaitMs, leave, stop };
        for (const { key } of shares) reserved.set(key, Infinity);
        queue.push(waiting);
        holdListeners.add(drain);
        wake(Math.min(ready, waiting.end));
      });
    },

    observe(share, used, sentAt) {
      const time = performance.now();
      const missing = used - budgetOf(share).usedSince(sentAt, time);
      if (missing > 0) budgetOf(share).add(missing, time);
    },
  };
  limitersOfOurs.set(limiter, (shares, takenAt, sent) => {
    take(shares, takenAt, -1);
    if (sent) take(shares, performance.now());
    else if (queue.length > 0) wake(0);
  });
  return limiter;
}
