import { waitForAbort } from "./abort.ts";
import { Budget } from "./budget.ts";
import { banListeners, holdOn } from "./hold.ts";

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
  readonly end: number;
  readonly leave: (admitted: boolean) => void;
}

/**
 * Limiters that heed holds by themselves and never fail, with what gives back shares of a call that was not sent after
 * all.
 */
export const limitersOfOurs = new WeakMap<RateLimiter, (shares: readonly BudgetShare[]) => void>();

/**
 * Makes a rate limiter for this process, of limits that were checked.
 *
 * It remembers what was taken in the last interval, so a limit holds in every interval of that length. What a 429 holds
 * waits in the same queue, and so does not go on all at once.
 */
export function createLimiter(limits: Limits = {}): RateLimiter {
  const budgets = new Map<string, Budget>();
  const queue: Waiting[] = [];
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
  /** When there is room for a share beside what more urgent calls wait to take. */
  const roomAt = (share: BudgetShare, time: number, reserved = 0) =>
    budgetOf(share).roomAt(share.weight + reserved, limits[share.api]?.[share.name] ?? share.limit, time);
  const take = (shares: readonly BudgetShare[], time: number) => {
    for (const share of shares) budgetOf(share).add(share.weight, time);
  };
  const wake = (at: number, time: number) => {
    if (at >= wakeAt) return;
    clearTimeout(timer);
    wakeAt = at;
    timer = setTimeout(drain, Math.max(0, Math.ceil(at - time)));
  };

  const drain = () => {
    clearTimeout(timer);
    wakeAt = Infinity;
    const time = performance.now();
    // Nobody takes what a more urgent call waits for, or a heavy call would wait for ever.
    const blocked = new Set<string>();
    const reserved = new Map<string, number>();
    let next = Infinity;
    let kept = 0;
    for (const waiting of queue) {
      // A hold that ends just now holds for all or for none.
      const until = holdOn(waiting.origin, time)?.until ?? time;
      if (until > time) {
        if (until > waiting.end) {
          waiting.leave(false);
          continue;
        }
        next = Math.min(next, until);
        queue[kept++] = waiting;
        continue;
      }
      const lacking = waiting.shares.filter((share) => {
        if (blocked.has(share.key)) return true;
        const ready = roomAt(share, time, reserved.get(share.key));
        if (ready > time) next = Math.min(next, ready);
        return ready > time;
      });
      if (lacking.length === 0) {
        take(waiting.shares, time);
        waiting.leave(true);
        continue;
      }
      for (const { key } of lacking) blocked.add(key);
      for (const { key, weight } of waiting.shares) reserved.set(key, (reserved.get(key) ?? 0) + weight);
      queue[kept++] = waiting;
    }
    queue.length = kept;
    if (next < Infinity) wake(next, time);
  };

  const limiter: RateLimiter = {
    acquire(shares, { origin, priority, maxWaitMs, signal }) {
      const time = performance.now();
      const hold = holdOn(origin);
      const ready = shares.reduce((latest, share) => Math.max(latest, roomAt(share, time)), hold?.until ?? time);
      const isFree = (waiting: Waiting) => !waiting.shares.some(({ key }) => shares.some((share) => share.key === key));
      if (ready <= time && queue.every(isFree)) {
        take(shares, time);
        return true;
      }
      if (ready - time > maxWaitMs || signal?.aborted || hold?.banned) return false;
      return new Promise((resolve) => {
        const leave = (admitted: boolean) => {
          clearTimeout(deadline);
          stopWaiting?.();
          banListeners.delete(heedBan);
          resolve(admitted);
        };
        const waiting: Waiting = { origin, shares, priority, end: time + maxWaitMs, leave };
        const giveUp = () => {
          queue.splice(queue.indexOf(waiting), 1);
          leave(false);
          // Others may have waited for this one alone.
          const now = performance.now();
          wake(now, now);
        };
        const deadline = setTimeout(giveUp, maxWaitMs);
        const stopWaiting = signal && waitForAbort(signal, giveUp);
        const heedBan = (banned: string) => void (banned === origin && giveUp());
        banListeners.add(heedBan);
        queue.splice(queue.findLastIndex((each) => each.priority >= priority) + 1, 0, waiting);
        wake(ready, time);
      });
    },

    observe(share, used, sentAt) {
      const time = performance.now();
      const budget = budgetOf(share);
      const missing = used - budget.usedSince(sentAt);
      if (missing > 0) budget.add(missing, time);
    },
  };
  limitersOfOurs.set(limiter, (shares) => {
    const time = performance.now();
    for (const share of shares) budgetOf(share).giveBack(share.weight, time);
    if (queue.length > 0) wake(time, time);
  });
  return limiter;
}
