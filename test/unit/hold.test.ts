import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { holdOn, noteAnswer } from "../../src/hold.ts";

// A minute of the exchange begins.
const minute = 1_700_000_040_000 - (1_700_000_040_000 % 60_000);
let origin = "";
let count = 0;

beforeEach(() => {
  vi.useFakeTimers({ now: minute });
  origin = `https://exchange-${++count}.test`;
});
afterEach(() => {
  vi.useRealTimers();
});

const answer = (status: number, retryAfterMs?: number, sentAt = performance.now(), headers = {}) =>
  noteAnswer(origin, { status, retryAfterMs }, headers, sentAt, Date.now);
const left = () => {
  const until = holdOn(origin)?.until;
  return until && Math.round(until - performance.now());
};

describe("a 429 without Retry-After", () => {
  test("holds for a second, and twice as long after each further one", () => {
    const waits = [];
    for (let times = 0; times < 5; times++) {
      answer(429);
      waits.push(left());
      vi.advanceTimersByTime(left() ?? 0);
    }

    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });

  test("holds at most until the minute ends", () => {
    vi.advanceTimersByTime(59_700);

    answer(429);

    expect(left()).toBe(300);
  });

  test("goes by the exchange's minute rather than by ours", () => {
    answer(429, undefined, performance.now(), { date: new Date(minute + 59_000).toUTCString() });
    vi.advanceTimersByTime(1000);

    answer(429, undefined, performance.now(), { date: new Date(minute + 59_000).toUTCString() });

    expect(left()).toBe(1000);
  });

  test("begins anew after an answer to a later request", () => {
    answer(429);
    vi.advanceTimersByTime(1000);
    answer(200);

    answer(429);

    expect(left()).toBe(1000);
  });

  test("counts once for all requests that were under way", () => {
    const sentAt = performance.now();
    vi.advanceTimersByTime(5);

    for (let times = 0; times < 10; times++) answer(429, undefined, sentAt);

    expect(left()).toBe(1000);
  });
});

test("an answer to an earlier request does not end a hold", () => {
  const sentAt = performance.now();
  vi.advanceTimersByTime(1);
  answer(429, 5000);

  answer(200, undefined, sentAt);

  expect(left()).toBe(5000);
});

test("a 418 holds for two minutes where it names no time, or one that is over", () => {
  answer(418, 0);

  expect(left()).toBe(120_000);
});

test("a 429 does not shorten a ban, nor make it worth waiting for", () => {
  answer(418);

  answer(429, 1000);

  expect(holdOn(origin)).toMatchObject({ banned: true });
  expect(left()).toBe(120_000);
});
