import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api as margin, operations as marginOperations } from "../../generated/binance-margin/operations.ts";
import { api as futures, operations as futuresOperations } from "../../generated/binance-usdm-futures/operations.ts";
import { api as bitopro, operations as bitoproOperations } from "../../generated/bitopro/operations.ts";
import { budgetSharesOf } from "../../src/budget-shares.ts";
import { holdListeners, noteAnswer } from "../../src/hold.ts";
import { createRateLimiter } from "../../src/index.ts";
import { type BudgetShare, createLimiter, limitersOfOurs, type RateLimiter } from "../../src/rate-limiter.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(async () => {
  // What still waits gives up, so that it does not wait on into the next test.
  await vi.advanceTimersByTimeAsync(turn.maxWaitMs);
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
let origins = 0;
const newOrigin = () => `https://exchange-${++origins}.test`;
const turn = { origin: newOrigin(), priority: 0, maxWaitMs: 3_600_000, signal: undefined };
const answer = (origin: string, status: number, retryAfterMs: number) =>
  noteAnswer(origin, { status, retryAfterMs }, {}, performance.now(), Date.now);

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
          const limiter = createLimiter();
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
    const limiter = createLimiter();
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
    const limiter = createLimiter();
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
    const limiter = createLimiter();
    const log: Admitted[] = [];
    void ask(limiter, [share(8)], log);
    void ask(limiter, [share(9)], log);
    for (let count = 0; count < 50; count++) void ask(limiter, [share(1)], log);

    await vi.advanceTimersByTimeAsync(1100);

    expect(log.map(({ shares }) => shares[0]?.weight)).toEqual([8, 9, 1]);
  });

  test("for one budget lets calls on another go", async () => {
    const limiter = createLimiter();
    const log: Admitted[] = [];
    void ask(limiter, [share(10)], log);
    void ask(limiter, [share(10)], log);

    void ask(limiter, [share(1, { key: "uid" })], log);
    await vi.advanceTimersByTimeAsync(1);

    expect(log.map(({ shares }) => shares[0]?.key)).toEqual(["ip", "uid"]);
    await vi.advanceTimersByTimeAsync(2000);
  });

  test("for one budget does not keep a call on another from going at once", async () => {
    const limiter = createLimiter();
    await limiter.acquire([share(10)], turn);
    void limiter.acquire([share(10)], turn);

    expect(limiter.acquire([share(1, { key: "uid" })], { ...turn, maxWaitMs: 0 })).toBe(true);
    expect(limiter.acquire([share(1)], { ...turn, maxWaitMs: 0 })).toBe(false);
  });

  test("longer than `maxWaitMs` is refused, at once where that is sure", async () => {
    const limiter = createLimiter();
    await limiter.acquire([share(10)], turn);
    void limiter.acquire([share(10)], turn);

    expect(limiter.acquire([share(1)], { ...turn, maxWaitMs: 900 })).toBe(false);
    const later = limiter.acquire([share(1)], { ...turn, maxWaitMs: 1500 });
    await vi.advanceTimersByTimeAsync(1500);

    await expect(later).resolves.toBe(false);
  });

  test("ends with the signal, and those behind move up", async () => {
    const limiter = createLimiter();
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
    const limiter = createLimiter();
    await limiter.acquire([share(10)], turn);
    const wakes = vi.spyOn(globalThis, "setTimeout");

    const waiting = limiter.acquire([share(10)], turn);
    await vi.advanceTimersByTimeAsync(2000);

    await expect(waiting).resolves.toBe(true);
    expect(wakes).toHaveBeenCalledTimes(1);
  });

  test("costs time linear to the number of those who wait", async () => {
    const limiter = createLimiter();
    const log: Admitted[] = [];
    for (let count = 0; count < 20_000; count++) void ask(limiter, [share(1, { limit: 10_000 })], log);

    await vi.advanceTimersByTimeAsync(2100);

    expect(log).toHaveLength(20_000);
  });

  test("costs time linear to their number with any priorities, and beside calls on other budgets", async () => {
    const limiter = createLimiter();
    const log: Admitted[] = [];
    await limiter.acquire([share(10)], turn);
    for (let count = 0; count < 50_000; count++) {
      void limiter.acquire([share(10)], { ...turn, priority: count, maxWaitMs: 1500 });
    }

    for (let count = 0; count < 50_000; count++) void ask(limiter, [share(1, { key: `uid ${count}` })], log);
    await vi.advanceTimersByTimeAsync(1);

    expect(log).toHaveLength(50_000);
  });

  test("costs time linear to their number if all give up", async () => {
    const limiter = createLimiter();
    const { signal } = new AbortController();
    await limiter.acquire([share(10)], turn);
    const controllers = Array.from({ length: 50_000 }, () => new AbortController());
    const calls = controllers.map((each) => limiter.acquire([share(10)], { ...turn, signal: each.signal }));
    void limiter.acquire([share(10)], { ...turn, signal });

    for (const each of controllers) each.abort();
    await vi.advanceTimersByTimeAsync(1);

    expect(new Set(await Promise.all(calls))).toEqual(new Set([false]));
  });

  test("of a call that was held up beyond its limit ends without taking anything", async () => {
    const limiter = createLimiter();
    await limiter.acquire([share(10)], turn);
    const late = limiter.acquire([share(10)], { ...turn, maxWaitMs: 1500 });

    // As if the process had been busy for so long.
    const now = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 2000);
    await vi.advanceTimersByTimeAsync(1001);
    now.mockRestore();

    await expect(late).resolves.toBe(false);
    expect(limiter.acquire([share(10)], { ...turn, maxWaitMs: 0 })).toBe(true);
  });
});

describe("a call that waits for a slow budget", () => {
  const slow = share(1, { key: "slow", limit: 1, intervalMs: 10_000 });

  test("leaves a fast one to others until it is about to go", async () => {
    const limiter = createLimiter();
    const log: Admitted[] = [];
    const now = { ...turn, maxWaitMs: 0 };
    await limiter.acquire([slow], turn);
    for (let count = 0; count < 20; count++) void ask(limiter, [share(5), slow], log);

    const first = limiter.acquire([share(10)], { ...turn, maxWaitMs: 10 });
    await vi.advanceTimersByTimeAsync(1);
    await expect(Promise.race([first, "waits"])).resolves.toBe(true);
    await vi.advanceTimersByTimeAsync(8000);
    expect(limiter.acquire([share(10)], now)).toBe(true);
  });

  test("keeps its part of another from when what others take would still count as it goes", async () => {
    const limiter = createLimiter();
    const soon = share(1, { key: "soon", limit: 1 });
    const log: Admitted[] = [];
    await limiter.acquire([soon], turn);
    void ask(limiter, [share(9), soon], log);
    await vi.advanceTimersByTimeAsync(10);

    void ask(limiter, [share(1)], log, { maxWaitMs: 900 });
    void ask(limiter, [share(1)], log, { maxWaitMs: 900 });
    await vi.advanceTimersByTimeAsync(1000);

    expect(log.map(({ shares }) => shares[0]?.weight)).toEqual([1, 9]);
  });

  test.each([
    ["the fast one", share(1)],
    ["the slow one", slow],
  ])("is not starved by lighter calls on %s", async (_what, other) => {
    const limiter = createLimiter();
    const log: Admitted[] = [];
    const start = performance.now();
    await limiter.acquire([slow], turn);
    for (let count = 0; count < 3; count++) void ask(limiter, [share(9), slow], log);

    for (let ms = 0; ms < 45_000; ms += 20) {
      void ask(limiter, [other], [], { maxWaitMs: 40 });
      await vi.advanceTimersByTimeAsync(20);
    }

    // Each goes with its turn on the slow budget, or an interval of the fast one later.
    expect(log).toHaveLength(3);
    for (const [index, { time }] of log.entries()) expect(time - start).toBeLessThan((index + 1) * 11_100);
  });
});

describe("what the exchange reports", () => {
  test("corrects a budget upwards, never downwards", () => {
    const limiter = createLimiter();
    const now = { ...turn, maxWaitMs: 0 };
    expect(limiter.acquire([share(4)], now)).toBe(true);

    limiter.observe(share(1), 2, performance.now());
    expect(limiter.acquire([share(4)], now)).toBe(true);
    limiter.observe(share(1), 9, performance.now());

    expect(limiter.acquire([share(2)], now)).toBe(false);
    expect(limiter.acquire([share(1)], now)).toBe(true);
  });
});

describe("an answer that comes late", () => {
  test("does not make what has ceased to count count anew", async () => {
    const limiter = createLimiter();
    const now = { ...turn, maxWaitMs: 0 };
    limiter.acquire([share(8)], now);
    await vi.advanceTimersByTimeAsync(990);
    limiter.acquire([share(1)], now);
    const sentAt = performance.now();
    await vi.advanceTimersByTimeAsync(100);

    limiter.observe(share(1), 9, sentAt);
    expect(limiter.acquire([share(8)], now)).toBe(true);
    limiter.observe(share(1), 18, sentAt);

    expect(limiter.acquire([share(1)], now)).toBe(false);
  });

  test("is compared rightly after any number of calls", async () => {
    const limiter = createLimiter();
    for (let count = 0; count < 10_000; count++) {
      expect(limiter.acquire([share(1)], turn)).toBe(true);
      await vi.advanceTimersByTimeAsync(101);
    }

    limiter.observe(share(1), 19, performance.now() - 1000);

    expect(limiter.acquire([share(1)], { ...turn, maxWaitMs: 0 })).toBe(true);
  });
});

describe("what was taken and not used", () => {
  const settle = (limiter: RateLimiter, shares: readonly BudgetShare[], takenAt: number, sent = false) =>
    limitersOfOurs.get(limiter)?.(shares, takenAt, sent);

  test("can be given back, and what was used counts to its end", async () => {
    const limiter = createLimiter();
    const now = { ...turn, maxWaitMs: 0 };
    limiter.acquire([share(6)], now);
    await vi.advanceTimersByTimeAsync(500);
    const takenAt = performance.now();
    limiter.acquire([share(4)], now);
    await vi.advanceTimersByTimeAsync(100);

    settle(limiter, [share(4)], takenAt);

    expect(limiter.acquire([share(5)], now)).toBe(false);
    expect(limiter.acquire([share(4)], now)).toBe(true);
    await vi.advanceTimersByTimeAsync(401);
    expect(limiter.acquire([share(7)], now)).toBe(false);
    expect(limiter.acquire([share(6)], now)).toBe(true);
  });

  test("is not given back once it is over: what others took stays", async () => {
    const limiter = createLimiter();
    const now = { ...turn, maxWaitMs: 0 };
    const takenAt = performance.now();
    limiter.acquire([share(10)], now);
    await vi.advanceTimersByTimeAsync(1300);
    limiter.acquire([share(10)], now);
    await vi.advanceTimersByTimeAsync(300);

    settle(limiter, [share(10)], takenAt);

    expect(limiter.acquire([share(1)], now)).toBe(false);
  });

  test("lets those go that wait", async () => {
    const limiter = createLimiter();
    const log: Admitted[] = [];
    const takenAt = performance.now();
    limiter.acquire([share(10)], turn);
    void ask(limiter, [share(10)], log);

    settle(limiter, [share(10)], takenAt);
    await vi.advanceTimersByTimeAsync(1);

    expect(log).toHaveLength(1);
  });
});

describe("what was sent", () => {
  test("counts for an interval after its end, once", async () => {
    const limiter = createLimiter();
    const now = { ...turn, maxWaitMs: 0 };
    const takenAt = performance.now();
    limiter.acquire([share(6)], now);
    await vi.advanceTimersByTimeAsync(300);

    limitersOfOurs.get(limiter)?.([share(6)], takenAt, true);

    expect(limiter.acquire([share(4)], now)).toBe(true);
    await vi.advanceTimersByTimeAsync(999);
    expect(limiter.acquire([share(1)], now)).toBe(false);
    await vi.advanceTimersByTimeAsync(2);
    expect(limiter.acquire([share(10)], now)).toBe(true);
  });

  test("keeps a limit in every window by arrival, with any latency up to the interval", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.infiniteStream(fc.nat(1_000_000)),
        async (heaviest, room, slowest, choices) => {
          const limiter = createLimiter();
          const limit = room * heaviest;
          const arrived: Admitted[] = [];
          const pick = (most: number) => (choices.next().value as number) % (most + 1);
          const call = async (weight: number, priority: number) => {
            const shares = [share(weight, { limit })];
            if (!(await limiter.acquire(shares, { ...turn, priority }))) return;
            const takenAt = performance.now();
            const latency = pick(slowest);
            const sent = pick(9) > 0;
            const underway = pick(latency);
            await new Promise((resolve) => setTimeout(resolve, underway));
            if (sent) arrived.push({ time: performance.now(), shares });
            await new Promise((resolve) => setTimeout(resolve, latency - underway));
            limitersOfOurs.get(limiter)?.(shares, takenAt, sent);
          };

          for (let count = 0; count < 200; count++) {
            void call(1 + pick(heaviest - 1), pick(2));
            await vi.advanceTimersByTimeAsync(pick(40));
          }
          await vi.advanceTimersByTimeAsync(10_000);

          expect(arrived.length).toBeGreaterThan(0);
          expect(mostTaken(arrived, "ip")).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("the budgets of a host", () => {
  const operation = { ...marginOperations.cancelOrder, weight: { ip: 1 } };
  const keyOf = (name: string, limit: number, intervalMs: number) =>
    budgetSharesOf({ ...margin, name, limits: { ip: { limit, intervalMs } } }, operation, margin.server, "a")[0]?.key;

  test("are shared by the specs that say the same of them, and by no others", () => {
    const key = keyOf("spot", 6000, 60_000);

    expect(keyOf("margin", 6000, 60_000)).toBe(key);
    expect(keyOf("margin", 6000, 1000)).not.toBe(key);
    expect(keyOf("margin", 12_000, 60_000)).not.toBe(key);
  });
});

describe("limits", () => {
  test("are other than the documented where that is asked for", () => {
    const limiter = createLimiter({ "some-api": { ip: 2 } });
    const now = { ...turn, maxWaitMs: 0 };

    expect(limiter.acquire([share(2)], now)).toBe(true);
    expect(limiter.acquire([share(1)], now)).toBe(false);
  });
});

describe("a hold", () => {
  test("keeps what waits for a budget, and lets it go by priority, within the budget", async () => {
    const origin = newOrigin();
    const limiter = createLimiter();
    const log: Admitted[] = [];
    for (let count = 0; count < 40; count++) void ask(limiter, [share(5)], log, { origin, priority: count % 4 });
    const before = log.length;

    answer(origin, 429, 30_000);
    const until = performance.now() + 30_000;
    await vi.advanceTimersByTimeAsync(60_000);

    expect(before).toBeLessThanOrEqual(2);
    expect(log).toHaveLength(40);
    for (const { time } of log.slice(2)) expect(time).toBeGreaterThanOrEqual(until);
    expect(mostTaken(log, "ip")).toBe(10);
    // Nothing is lost either: as much goes on as in 19 intervals.
    expect((log.at(-1)?.time ?? 0) - until).toBeLessThan(19 * 1000 * 1.01);
  });

  test("ends in order of priority, and of arrival among equals", async () => {
    const origin = newOrigin();
    const limiter = createLimiter();
    const turns: string[] = [];
    const wait = async (name: string, priority: number) => {
      await limiter.acquire([share(1)], { ...turn, origin, priority });
      turns.push(name);
    };
    answer(origin, 429, 500);

    for (const [name, priority] of [
      ["a", 0],
      ["b", 5],
      ["c", -1],
      ["d", 5],
      ["e", 0],
    ] as const) {
      void wait(name, priority);
    }
    await vi.advanceTimersByTimeAsync(499);
    expect(turns).toEqual([]);
    await vi.advanceTimersByTimeAsync(10);

    expect(turns).toEqual(["b", "d", "a", "e", "c"]);
  });

  test("that is prolonged prolongs the wait", async () => {
    const origin = newOrigin();
    const limiter = createLimiter();
    const log: Admitted[] = [];
    answer(origin, 429, 500);
    void ask(limiter, [share(1)], log, { origin });

    await vi.advanceTimersByTimeAsync(400);
    answer(origin, 429, 500);
    await vi.advanceTimersByTimeAsync(499);
    expect(log).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(10);

    expect(log).toHaveLength(1);
  });

  test("that is prolonged beyond `maxWaitMs` refuses when it should have ended, however long it is", async () => {
    const origin = newOrigin();
    const limiter = createLimiter();
    answer(origin, 429, 500);
    const short = limiter.acquire([share(1)], { ...turn, origin, maxWaitMs: 10_000 });
    const timers = vi.spyOn(globalThis, "setTimeout");

    answer(origin, 429, 2 ** 32);
    await vi.advanceTimersByTimeAsync(510);

    await expect(short).resolves.toBe(false);
    expect(timers.mock.calls.length).toBeLessThan(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("longer than `maxWaitMs` refuses at once, a ban refuses all that wait", async () => {
    const origin = newOrigin();
    const limiter = createLimiter();
    answer(origin, 429, 500);
    expect(limiter.acquire([share(1)], { ...turn, origin, maxWaitMs: 400 })).toBe(false);
    const waiting = limiter.acquire([share(1)], { ...turn, origin });

    answer(origin, 418, 60_000);

    await expect(waiting).resolves.toBe(false);
    expect(limiter.acquire([share(1)], { ...turn, origin })).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(vi.getTimerCount()).toBe(0);
    expect(holdListeners.size).toBe(0);
  });

  test("is over for those first that wait, though others come before they are woken", async () => {
    const origin = newOrigin();
    const limiter = createLimiter();
    const controller = new AbortController();
    answer(origin, 429, 5000);
    void limiter.acquire([share(10)], { ...turn, origin });
    void limiter.acquire([share(10)], { ...turn, origin, signal: controller.signal });
    controller.abort();
    await vi.advanceTimersByTimeAsync(1);

    const now = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 6000);
    const newcomer = limiter.acquire([share(10)], { ...turn, origin });
    now.mockRestore();

    expect(newcomer).not.toBe(true);
  });

  test("of one origin leaves the others alone", () => {
    const origin = newOrigin();
    answer(origin, 429, 500);

    expect(createLimiter().acquire([share(1)], turn)).toBe(true);
  });
});

describe("any mix of priorities, aborts, answers of 429 and their retries", () => {
  test("never exceeds a limit in any window, and uses at least 95 % of what the holds leave", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 0.03, noNaN: true }),
        fc.infiniteStream(fc.nat(1_000_000)),
        async (heaviest, refusals, choices) => {
          const limit = 40 * heaviest;
          const origin = newOrigin();
          const limiter = createLimiter();
          const log: Admitted[] = [];
          const pick = (most: number) => (choices.next().value as number) % most;
          let heldMs = 0;
          let heldUntil = 0;
          let waiting = 0;
          const aborts: AbortController[] = [];
          const call = async (weight: number, priority: number, signal: AbortSignal | undefined) => {
            const shares = [share(weight, { key: origin, limit })];
            waiting++;
            // As often as the client would by default.
            for (let attempt = 0; attempt < 3; attempt++) {
              if (!(await limiter.acquire(shares, { ...turn, origin, priority, signal }))) break;
              const time = performance.now();
              expect(time).toBeGreaterThanOrEqual(heldUntil);
              log.push({ time, shares });
              await new Promise((resolve) => setTimeout(resolve, 1 + pick(50)));
              if (pick(1_000_000) >= refusals * 1_000_000) break;
              const waitMs = 1 + pick(2500);
              const now = performance.now();
              heldMs += Math.max(0, now + waitMs - Math.max(now, heldUntil));
              heldUntil = Math.max(heldUntil, now + waitMs);
              answer(origin, 429, waitMs);
            }
            waiting--;
          };
          const start = performance.now();

          for (let count = 0; count < 1000; count++) {
            const controller = new AbortController();
            aborts.push(controller);
            void call(1 + pick(heaviest), pick(3), controller.signal);
            if (pick(4) === 0) setTimeout(() => controller.abort(), pick(20_000));
          }
          await vi.advanceTimersByTimeAsync(8000);

          expect(mostTaken(log, origin)).toBeLessThanOrEqual(limit);
          const taken = log.reduce((sum, { shares }) => sum + (shares[0]?.weight ?? 0), 0);
          const freeMs = performance.now() - start - (heldMs - Math.max(0, heldUntil - performance.now()));
          if (waiting > 0) expect(taken / (limit * (freeMs / 1000))).toBeGreaterThan(0.95);
          for (const controller of aborts) controller.abort();
          await vi.advanceTimersByTimeAsync(30_000);
          expect(waiting).toBe(0);
          expect(vi.getTimerCount()).toBe(0);
        },
      ),
      { numRuns: 5 },
    );
  });
});

describe("createRateLimiter", () => {
  test("takes other limits than the documented", () => {
    const limiter = createRateLimiter({ limits: { bitopro: { ip: 2 } } });
    const shares = [share(1, { api: "bitopro", limit: 10 })];
    const now = { ...turn, maxWaitMs: 0 };

    expect([1, 2, 3].map(() => limiter.acquire(shares, now))).toEqual([true, true, false]);
  });

  test.each([0, -1, 0.5, 9, Number.NaN, Infinity, 2 ** 53, "10", null, [10]])("refuses the limit %o", (ip) => {
    const create = () => createRateLimiter({ limits: { "binance-margin": { ip: ip as number } } });

    expect(create).toThrow(
      expect.objectContaining({ code: "OPTION_INVALID", outcome: "not-sent", parameter: "limits.binance-margin.ip" }),
    );
    expect(create).toThrow(/at least 10,/);
  });

  test.each<[options: unknown, parameter: string, text: string]>([
    [null, "options", "object"],
    ["ip", "options", "object"],
    [{ budgets: {} }, "budgets", "`limits`"],
    [{ limits: null }, "limits", "object"],
    [{ limits: 5 }, "limits", "object"],
    [{ limits: [] }, "limits", "object"],
    [{ limits: { "binance-margn": { ip: 5 } } }, "limits.binance-margn", "`binance-margin`, `binance-usdm-futures`"],
    [{ limits: { "binance-margin": 100 } }, "limits.binance-margin", "object"],
    [{ limits: { "binance-margin": { IP: 100 } } }, "limits.binance-margin.IP", "`ip`, `uid`"],
    [{ limits: { toString: {} } }, "limits.toString", "`bitopro`"],
  ])("refuses %j, and says what there is", (options, parameter, text) => {
    const create = () => createRateLimiter(options as never);

    expect(create).toThrow(expect.objectContaining({ code: "OPTION_INVALID", parameter }));
    expect(create).toThrow(text);
  });

  test.each([undefined, {}, { limits: undefined }, { limits: { bitopro: undefined } }])("takes %j", (options) => {
    expect(createRateLimiter(options as never)).toHaveProperty("acquire");
  });
});
