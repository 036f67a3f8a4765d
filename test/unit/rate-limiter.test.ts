import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api as margin, operations as marginOperations } from "../../generated/binance-margin/operations.ts";
import { api as futures, operations as futuresOperations } from "../../generated/binance-usdm-futures/operations.ts";
import { api as bitopro, operations as bitoproOperations } from "../../generated/bitopro/operations.ts";
import { budgetSharesOf } from "../../src/budget-shares.ts";
import { type BudgetShare, createRateLimiter, type RateLimiter } from "../../src/rate-limiter.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const share = (weight: number, more: Partial<BudgetShare> = {}): BudgetShare => ({
  key: "ip",
  api: "some-api",
  name: "ip",
  limit: 10,
  intervalMs: 1000,
  weight,
  ...more,
});
const turn = { priority: 0, maxWaitMs: 3_600_000, signal: undefined };

interface Admitted {
  readonly time: number;
  readonly shares: readonly BudgetShare[];
}

/** Asks for a turn and notes when it came. */
async function ask(limiter: RateLimiter, shares: readonly BudgetShare[], log: Admitted[], given: object = {}) {
  if (await limiter.acquire(shares, { ...turn, ...given })) log.push({ time: performance.now(), shares });
}

/** The most that was taken from a budget within any interval of its length. */
function mostTaken(log: readonly Admitted[], key: string): number {
  const taken = log.flatMap(({ time, shares }) =>
    shares.filter((each) => each.key === key).map(({ weight, intervalMs }) => ({ time, weight, intervalMs })),
  );
  let most = 0;
  let sum = 0;
  let first = 0;
  for (const { time, weight, intervalMs } of taken) {
    sum += weight;
    for (let oldest = taken[first]; oldest && oldest.time <= time - intervalMs; oldest = taken[++first])
      sum -= oldest.weight;
    most = Math.max(most, sum);
  }
  return most;
}

describe("the documented budgets", () => {
  const apis = [
    [margin, Object.values(marginOperations)],
    [futures, Object.values(futuresOperations)],
    [bitopro, Object.values(bitoproOperations)],
  ] as const;
  const kinds = apis.flatMap(([api, operations]) =>
    operations.map((operation) => budgetSharesOf(api, operation, api.server, "account")),
  );

  test("are never exceeded in any window by any mix of operations, and nearly used up", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(kinds.length - 1), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 20 }),
        fc.infiniteStream(fc.nat(1_000_000)),
        async (mix, lighter, choices) => {
          const limiter = createRateLimiter();
          const log: Admitted[] = [];
          // Smaller limits keep the test fast; what is compared is the share of each.
          const shrunk = mix.map((kind) =>
            (kinds[kind] ?? []).map((each) => ({
              ...each,
              limit: Math.min(each.limit, Math.max(40 * each.weight, Math.ceil(each.limit / (40 * lighter)))),
            })),
          );
          const pick = () => shrunk[(choices.next().value as number) % shrunk.length] ?? [];
          const calls = Array.from({ length: 400 }, () =>
            ask(limiter, pick(), log, { priority: (choices.next().value as number) % 3 }),
          );
          const start = performance.now();
          await vi.advanceTimersByTimeAsync(250_000);
          const lasted = performance.now() - start;

          const budgets = new Map(shrunk.flat().map((each) => [each.key, each]));
          for (const { key, limit } of budgets.values()) expect(mostTaken(log, key)).toBeLessThanOrEqual(limit);
          if (log.length < calls.length) {
            const used = [...budgets.values()].map(({ key, limit, intervalMs }) => {
              const taken = log.flatMap(({ shares }) => shares.filter((each) => each.key === key));
              const sum = taken.reduce((all, { weight }) => all + weight, 0);
              return sum / (limit * (lasted / intervalMs));
            });
            expect(Math.max(...used)).toBeGreaterThan(0.95);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  test("BitoPro's two hold together: the stricter decides", async () => {
    const limiter = createRateLimiter();
    const log: Admitted[] = [];
    const shares = budgetSharesOf(bitopro, bitoproOperations.cancelAllMarginOrders, bitopro.server, "account");

    for (let count = 0; count < 5; count++) void ask(limiter, shares, log);
    await vi.advanceTimersByTimeAsync(3500);

    expect(log).toHaveLength(4);
    expect(mostTaken(log, String(shares.find(({ name }) => name === "ip")?.key))).toBe(1);
  });
});

describe("waiting", () => {
  test("ends in order of priority, and of arrival among equals", async () => {
    const limiter = createRateLimiter();
    const turns: string[] = [];
    const wait = async (name: string, priority: number) => {
      await limiter.acquire([share(10)], { ...turn, priority });
      turns.push(name);
    };

    for (const [name, priority] of [
      ["first", 0],
      ["a", 0],
      ["b", 5],
      ["c", 0],
      ["d", 5],
      ["e", -1],
    ] as const) {
      void wait(name, priority);
    }
    await vi.advanceTimersByTimeAsync(60_000);

    expect(turns).toEqual(["first", "b", "d", "a", "c", "e"]);
  });

  test("of a heavy call is not prolonged by lighter ones of the same budget", async () => {
    const limiter = createRateLimiter();
    const log: Admitted[] = [];
    void ask(limiter, [share(8)], log);
    void ask(limiter, [share(9)], log);
    for (let count = 0; count < 50; count++) void ask(limiter, [share(1)], log);

    await vi.advanceTimersByTimeAsync(1100);

    expect(log.map(({ shares }) => shares[0]?.weight)).toEqual([8, 9, 1]);
  });

  test("for one budget lets calls on another go", async () => {
    const limiter = createRateLimiter();
    const log: Admitted[] = [];
    void ask(limiter, [share(10)], log);
    void ask(limiter, [share(10)], log);

    void ask(limiter, [share(1, { key: "uid" })], log);
    await vi.advanceTimersByTimeAsync(1);

    expect(log.map(({ shares }) => shares[0]?.key)).toEqual(["ip", "uid"]);
    await vi.advanceTimersByTimeAsync(2000);
  });

  test("for one budget does not keep a call on another from going at once", async () => {
    const limiter = createRateLimiter();
    await limiter.acquire([share(10)], turn);
    void limiter.acquire([share(10)], turn);

    expect(limiter.acquire([share(1, { key: "uid" })], { ...turn, maxWaitMs: 0 })).toBe(true);
    expect(limiter.acquire([share(1)], { ...turn, maxWaitMs: 0 })).toBe(false);
  });

  test("longer than `maxWaitMs` is refused, at once where that is sure", async () => {
    const limiter = createRateLimiter();
    await limiter.acquire([share(10)], turn);
    void limiter.acquire([share(10)], turn);

    expect(limiter.acquire([share(1)], { ...turn, maxWaitMs: 900 })).toBe(false);
    const later = limiter.acquire([share(1)], { ...turn, maxWaitMs: 1500 });
    await vi.advanceTimersByTimeAsync(1500);

    await expect(later).resolves.toBe(false);
  });

  test("ends with the signal, and those behind move up", async () => {
    const limiter = createRateLimiter();
    const controller = new AbortController();
    const log: Admitted[] = [];
    await limiter.acquire([share(5)], turn);
    const heavy = limiter.acquire([share(10)], { ...turn, signal: controller.signal });
    void ask(limiter, [share(5)], log);

    controller.abort();
    await vi.advanceTimersByTimeAsync(1);

    await expect(heavy).resolves.toBe(false);
    expect(log).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("wakes when there is room, not before", async () => {
    const limiter = createRateLimiter();
    await limiter.acquire([share(10)], turn);
    const wakes = vi.spyOn(globalThis, "setTimeout");

    const waiting = limiter.acquire([share(10)], turn);
    await vi.advanceTimersByTimeAsync(2000);

    await expect(waiting).resolves.toBe(true);
    // One for the turn, one for its limit.
    expect(wakes).toHaveBeenCalledTimes(2);
  });

  test("costs time linear to the number of those who wait", async () => {
    const limiter = createRateLimiter();
    const log: Admitted[] = [];
    for (let count = 0; count < 20_000; count++) void ask(limiter, [share(1, { limit: 10_000 })], log);

    await vi.advanceTimersByTimeAsync(2100);

    expect(log).toHaveLength(20_000);
  });
});

describe("what the exchange reports", () => {
  test("corrects a budget upwards, never downwards", () => {
    const limiter = createRateLimiter();
    const now = { ...turn, maxWaitMs: 0 };
    expect(limiter.acquire([share(4)], now)).toBe(true);

    limiter.observe(share(1), 2);
    expect(limiter.acquire([share(4)], now)).toBe(true);
    limiter.observe(share(1), 9);

    expect(limiter.acquire([share(2)], now)).toBe(false);
    expect(limiter.acquire([share(1)], now)).toBe(true);
  });
});

describe("createRateLimiter", () => {
  test("takes other limits than the documented", () => {
    const limiter = createRateLimiter({ limits: { "some-api": { ip: 2 } } });
    const now = { ...turn, maxWaitMs: 0 };

    expect(limiter.acquire([share(2)], now)).toBe(true);
    expect(limiter.acquire([share(1)], now)).toBe(false);
  });

  test.each([0, -1, Number.NaN, "10"])("refuses the limit %s", (ip) => {
    expect(() => createRateLimiter({ limits: { "some-api": { ip: ip as number } } })).toThrow(/above 0/);
  });
});
