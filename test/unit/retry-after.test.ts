import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readRetryAfter } from "../../src/retry-after.ts";

const date = "Sat, 21 Nov 2026 12:00:00 GMT";
const now = Date.parse(date);
const read = (value: string, dateHeader: string | undefined = date) =>
  readRetryAfter({ "retry-after": value, ...(dateHeader !== undefined && { date: dateHeader }) }, undefined, Date.now);

const names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The three forms that RFC 9110 has recipients read. */
function formsOf(time: number): readonly [today: string, rfc850: string, asctime: string] {
  const today = new Date(time).toUTCString();
  const [, day = "", month = "", year = "", clock = ""] = today.replace(",", "").split(" ");
  const weekday = names[new Date(time).getUTCDay()] ?? "";
  return [
    today,
    `${weekday}, ${day}-${month}-${year.slice(2)} ${clock} GMT`,
    `${weekday.slice(0, 3)} ${month} ${day.replace(/^0/, " ")} ${clock} ${year}`,
  ];
}

beforeEach(() => {
  // Our clock is far off; the answer's `Date` is what counts.
  vi.useFakeTimers({ now: now + 3_600_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test("seconds may have any number of digits, and count up to 2^31", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), fc.nat(20), (seconds, zeros) => {
      expect(read("0".repeat(zeros) + seconds)).toBe(Math.min(Number(seconds), 2 ** 31) * 1000);
    }),
  );
});

test("a date counts from the answer's own, each in any form", () => {
  const year = 31_536_000_000;
  fc.assert(
    fc.property(
      fc.integer({ min: Math.trunc((now - 20 * year) / 1000), max: Math.trunc((now + 20 * year) / 1000) }),
      fc.nat(100_000),
      (seconds, waitSeconds) => {
        for (const from of formsOf(seconds * 1000)) {
          for (const until of formsOf((seconds + waitSeconds) * 1000)) {
            expect(read(until, from)).toBe(waitSeconds * 1000);
          }
        }
      },
    ),
  );
});

test("a date counts from our clock where the answer has none", () => {
  for (const form of formsOf(now + 3_600_000 + 5000))
    expect(readRetryAfter({ "retry-after": form }, undefined, Date.now)).toBe(5000);
});

test.each([
  ["3, 7", 7000],
  ["7,3", 7000],
  ["soon, 5", 5000],
  ["3, Sat, 21 Nov 2026 12:00:09 GMT", 9000],
  ["Sat, 21 Nov 2026 12:00:07 GMT, Saturday, 21-Nov-26 12:00:09 GMT", 9000],
  ["Sat Nov 21 12:00:07 2026, 3", 7000],
  ["Sat, 21 Nov 2026 11:00:00 GMT, 0", 0],
])("of several the longest counts: %s", (value, retryAfterMs) => {
  expect(read(value)).toBe(retryAfterMs);
});

test.each([
  ["two digits of a year that is over", "Sunday, 06-Nov-94 08:49:37 GMT", 0],
  ["a time that is over", "Sat Nov 21 11:59:59 2026", 0],
])("reads %s", (_what, value, retryAfterMs) => {
  expect(read(value)).toBe(retryAfterMs);
});

describe("is no value", () => {
  test.each([
    "",
    "soon",
    "-5",
    "+5",
    "1e3",
    "0x10",
    "5 s",
    "Infinity",
    "undefined",
    "Sat, 21 Nov 2026 25:00:07 GMT",
    "Sat, 21 Nov 2026 12:00:07 CET",
    "Sat, 21 Nov 2026 12:00:07",
    "sat, 21 nov 2026 12:00:07 gmt",
    "2026-11-21T12:00:07Z",
    "Xyz, 99 Abc 2026 99:99:99 GMT",
  ])("%j", (value) => {
    expect(read(value)).toBeUndefined();
  });

  test("any other text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^[\s,\d.]*$/.test(text) && !/(^|,)\s*\d+(\.\d+)?\s*(,|$)/.test(text));

        expect(read(text)).toBeUndefined();
      }),
    );
  });
});

test("what the body says counts where the header has no value", () => {
  expect(readRetryAfter({ date, "retry-after": "soon" }, now + 90, Date.now)).toBe(90);
  expect(readRetryAfter({ date }, now + 90, Date.now)).toBe(90);
  expect(readRetryAfter({ date, "retry-after": "3" }, now + 90, Date.now)).toBe(3000);
});
