import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { endReading, holdListeners, holdOn, noteAnswer, reading } from "../../src/hold.ts";
import { type BudgetShare, createLimiter, type Turn } from "../../src/rate-limiter.ts";

// What waits while an answer is read that may hold its origin.

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(() => {
  expect(reading.size).toBe(0);
  expect(holdListeners.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

let origins = 0;
const newOrigin = () => `https://reading-${++origins}.test`;
const share: BudgetShare = { key: "ip", api: "some-api", name: "ip", limit: 100, intervalMs: 1000, weight: 1 };
const hourMs = 3_600_000;

/** Begins to read an answer; ends with the function that it gives. */
function read(origin: string): () => void {
  const reader = {};
  reading.set(reader, origin);
  return () => endReading(reader);
}

/** Asks for turns of one limiter, and notes how each ends. */
function createTurns(origin: string, shares: readonly BudgetShare[]) {
  const limiter = createLimiter();
  const ends: string[] = [];
  const ask = async (name: string, given: Partial<Turn> = {}) => {
    const turn = { origin, priority: 0, maxWaitMs: hourMs, signal: undefined, ...given };
    ends.push(`${name} ${await limiter.acquire(shares, turn)}`);
  };
  return { ask, ends };
}

describe.each([
  ["no budget", []],
  ["a budget", [share]],
])("a call with %s that waits for the end of a reading", (_what, shares) => {
  test("sets one timer, for its own end, and goes on as soon as the reading ends", async () => {
    const origin = newOrigin();
    const { ask, ends } = createTurns(origin, shares);
    const end = read(origin);
    const timers = vi.spyOn(globalThis, "setTimeout");
    onTestFinished(() => timers.mockRestore());

    void ask("a");
    await vi.advanceTimersByTimeAsync(hourMs - 10);
    const before = [...ends];
    end();
    await vi.advanceTimersByTimeAsync(0);

    expect(before).toEqual([]);
    expect(ends).toEqual(["a true"]);
    expect(timers.mock.calls.map(([, ms]) => ms)).toEqual([hourMs]);
  });

  test("goes on by priority, and in order of arrival among equals", async () => {
    const origin = newOrigin();
    const { ask, ends } = createTurns(origin, shares);
    const end = read(origin);
    for (const [name, priority] of Object.entries({ a: 0, b: 5, c: -1, d: 5, e: 0 })) void ask(name, { priority });

    end();
    await vi.advanceTimersByTimeAsync(0);

    expect(ends).toEqual(["b true", "d true", "a true", "e true", "c true"]);
  });

  test("waits on for the hold that the answer told", async () => {
    const origin = newOrigin();
    const { ask, ends } = createTurns(origin, shares);
    const end = read(origin);
    void ask("long");
    void ask("short", { maxWaitMs: 400 });

    noteAnswer(origin, { status: 429, retryAfterMs: 500 }, {}, performance.now(), Date.now);
    end();
    await vi.advanceTimersByTimeAsync(0);
    expect(ends).toEqual(["short false"]);
    await vi.advanceTimersByTimeAsync(499);
    expect(ends).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);

    expect(ends).toEqual(["short false", "long true"]);
  });

  test("is refused if the answer told of a ban", async () => {
    const origin = newOrigin();
    const { ask, ends } = createTurns(origin, shares);
    const end = read(origin);
    void ask("a");

    noteAnswer(origin, { status: 418 }, {}, performance.now(), Date.now);
    end();
    await vi.advanceTimersByTimeAsync(0);

    expect(ends).toEqual(["a false"]);
  });

  test("waits for the last of several readings of its origin, and for no other's", async () => {
    const origin = newOrigin();
    const { ask, ends } = createTurns(origin, shares);
    const [first, second, other] = [read(origin), read(origin), read(newOrigin())];
    void ask("a");

    first();
    await vi.advanceTimersByTimeAsync(0);
    expect(ends).toEqual([]);
    second();
    await vi.advanceTimersByTimeAsync(0);

    expect(ends).toEqual(["a true"]);
    other();
    await vi.advanceTimersByTimeAsync(0);
  });

  test("gives up when its time is over, not before", async () => {
    const origin = newOrigin();
    const { ask, ends } = createTurns(origin, shares);
    const end = read(origin);
    void ask("a", { maxWaitMs: 50 });
    void ask("at once", { maxWaitMs: 0 });

    await vi.advanceTimersByTimeAsync(49);
    expect(ends).toEqual(["at once false"]);
    await vi.advanceTimersByTimeAsync(1);

    expect(ends).toEqual(["at once false", "a false"]);
    expect(holdOn(origin)).toBeDefined();
    expect(vi.getTimerCount()).toBe(0);
    end();
    await vi.advanceTimersByTimeAsync(0);
  });

  test("gives up with its signal, and the others wait on", async () => {
    const origin = newOrigin();
    const { ask, ends } = createTurns(origin, shares);
    const controller = new AbortController();
    const end = read(origin);
    void ask("a", { signal: controller.signal });
    void ask("b");

    controller.abort();
    await vi.advanceTimersByTimeAsync(1);
    expect(ends).toEqual(["a false"]);
    end();
    await vi.advanceTimersByTimeAsync(0);

    expect(ends).toEqual(["a false", "b true"]);
  });
});

test("readings that end together make those who wait look once", async () => {
  const origin = newOrigin();
  const ends = Array.from({ length: 50 }, () => read(origin));
  const listen = vi.fn();
  holdListeners.add(listen);

  for (const end of ends) end();
  await vi.advanceTimersByTimeAsync(10);

  holdListeners.delete(listen);
  expect(listen).toHaveBeenCalledTimes(1);
});
