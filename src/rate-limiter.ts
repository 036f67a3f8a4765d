import { waitForAbort } from "./abort.ts";

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
  /** Higher goes first; equals go in the order in which they came. */
  readonly priority: number;
  /** How long the call may wait, in milliseconds. */
  readonly maxWaitMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Paces calls. Both methods may become requests to a store that several processes share, which is why they may answer
 * with promises.
 */
export interface RateLimiter {
  /** Takes all shares once there is room for them; false if that would be too late or the signal aborted. */
  acquire(shares: readonly BudgetShare[], turn: Turn): boolean | Promise<boolean>;
  /** Corrects a budget upwards by what the exchange says was used of it in the current interval. */
  observe(share: BudgetShare, used: number): unknown;
}

export interface RateLimiterOptions {
  /** Limits other than the documented ones, by API and budget: `{ "binance-margin": { ip: 6000 } }`. */
  readonly limits?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined;
}

interface Waiting {
  readonly shares: readonly BudgetShare[];
  readonly priority: number;
  readonly leave: (admitted: boolean) => void;
}

/**
 * Makes a rate limiter for this process. Clients that are given the same one (option `rateLimiter`) pace together.
 *
 * It remembers what was taken in the last interval, so a limit holds in every interval of that length.
 *
 * @throws {TypeError} A limit is not a number above 0.
 */
export function createRateLimiter({ limits = {} }: RateLimiterOptions = {}): RateLimiter {
  for (const [api, own] of Object.entries(limits)) {
    for (const [name, limit] of Object.entries(own)) {
      if (typeof limit !== "number" || !(limit > 0))
        throw new TypeError(`\`limits\`: ${api} ${name} must be a number above 0`);
    }
  }
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
  /** When there is room for a share beside what more urgent calls wait to take; Infinity if there never is. */
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
      const lacking = waiting.shares.filter(({ key }) => blocked.has(key));
      for (const share of waiting.shares) {
        const ready = blocked.has(share.key) ? time : roomAt(share, time, reserved.get(share.key));
        if (ready <= time) continue;
        next = Math.min(next, ready);
        lacking.push(share);
      }
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

  return {
    acquire(shares, { priority, maxWaitMs, signal }) {
      const time = performance.now();
      const ready = shares.reduce((latest, share) => Math.max(latest, roomAt(share, time)), time);
      const isFree = (waiting: Waiting) => !waiting.shares.some(({ key }) => shares.some((share) => share.key === key));
      if (ready <= time && queue.every(isFree)) {
        take(shares, time);
        return true;
      }
      if (ready - time > maxWaitMs || signal?.aborted) return false;
      return new Promise((resolve) => {
        const leave = (admitted: boolean) => {
          clearTimeout(deadline);
          stopWaiting?.();
          resolve(admitted);
        };
        const waiting: Waiting = { shares, priority, leave };
        const giveUp = () => {
          queue.splice(queue.indexOf(waiting), 1);
          leave(false);
          // Others may have waited for this one alone.
          const now = performance.now();
          wake(now, now);
        };
        const deadline = setTimeout(giveUp, maxWaitMs);
        const stopWaiting = signal && waitForAbort(signal, giveUp);
        queue.splice(queue.findLastIndex((each) => each.priority >= priority) + 1, 0, waiting);
        wake(ready, time);
      });
    },

    observe(share, used) {
      const time = performance.now();
      const budget = budgetOf(share);
      const missing = used - budget.used(time);
      if (missing > 0) budget.add(missing, time);
    },
  };
}

interface Taken {
  readonly until: number;
  weight: number;
}

/** What was taken from a budget, oldest first, and how long it counts. */
class Budget {
  readonly #intervalMs: number;
  #taken: Taken[] = [];
  #first = 0;
  #used = 0;

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  used(time: number): number {
    for (let oldest = this.#taken[this.#first]; oldest && oldest.until <= time; oldest = this.#taken[++this.#first]) {
      this.#used -= oldest.weight;
    }
    if (this.#first > 1000) {
      this.#taken = this.#taken.slice(this.#first);
      this.#first = 0;
    }
    return this.#used;
  }

  roomAt(weight: number, limit: number, time: number): number {
    let excess = this.used(time) + weight - limit;
    if (excess <= 0) return time;
    for (let index = this.#first; index < this.#taken.length; index++) {
      const taken = this.#taken[index] as Taken;
      excess -= taken.weight;
      if (excess <= 0) return taken.until;
    }
    return Infinity;
  }

  add(weight: number, time: number): void {
    // What is taken within a thousandth of the interval counts as one, until the last of it is over.
    const slot = this.#intervalMs / 1000;
    const until = (Math.floor(time / slot) + 1) * slot + this.#intervalMs;
    const last = this.#taken.at(-1);
    if (last?.until === until) last.weight += weight;
    else this.#taken.push({ until, weight });
    this.#used += weight;
  }
}
