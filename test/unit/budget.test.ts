import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Budget } from "../../src/budget.ts";

const intervalMs = 1000;

/** The same by the longest way. */
class PlainBudget {
  readonly #taken: { until: number; weight: number }[] = [];

  usedSince(since: number) {
    return this.#taken.reduce((sum, { until, weight }) => (until > since ? sum + weight : sum), 0);
  }

  roomAt(weight: number, limit: number, time: number) {
    if (weight > limit) return Infinity;
    const ends = this.#taken.map(({ until }) => until).filter((until) => until > time);
    return [time, ...ends].find((each) => this.usedSince(each) + weight <= limit);
  }

  add(weight: number, time: number) {
    const until = Math.floor(time) + 1 + intervalMs;
    const last = this.#taken.findLast((each) => each.until <= until);
    if (weight < 0 && last) last.weight += Math.max(weight, -last.weight);
    if (weight > 0 && last?.until === until) last.weight += weight;
    else if (weight > 0) this.#taken.push({ until, weight });
  }
}

describe("a budget", () => {
  test("says of any series of takings and givings back what adding all up says", () => {
    const step = fc.record({
      passedMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 3, noNaN: true }), fc.nat(1500)),
      weight: fc.integer({ min: 1, max: 9 }),
      givesBack: fc.option(fc.nat(1500)),
      agoMs: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const budget = new Budget(intervalMs);
        const plain = new PlainBudget();
        let time = 5000;
        for (const { passedMs, weight, givesBack, agoMs } of steps) {
          time += passedMs;
          const [change, at] = givesBack === null ? [weight, time] : [-weight, time - givesBack];
          budget.add(change, at);
          plain.add(change, at);

          expect(budget.roomAt(weight, 20, time)).toBe(plain.roomAt(weight, 20, time));
          expect(budget.usedSince(time, time)).toBe(plain.usedSince(time));
          expect(budget.usedSince(time - agoMs, time)).toBe(plain.usedSince(time - agoMs));
        }
      }),
    );
  });

  test("forgets nothing that may still be asked for, after any number of takings", () => {
    const budget = new Budget(intervalMs);

    for (let time = 1; time <= 10_000; time++) {
      budget.add(1, time);
      expect(budget.usedSince(time, time)).toBe(Math.min(time, 1001));
      expect(budget.usedSince(time - 1000, time)).toBe(Math.min(time, 2001));
    }
  });

  test("has room for what is given back of a weight with fractions", () => {
    const budget = new Budget(intervalMs);

    for (const weight of [0.1, 0.2, 0.3]) budget.add(weight, 10);

    expect(budget.roomAt(1, 1, 10)).toBe(1011);
    expect(budget.roomAt(1, 1, 1011)).toBe(1011);
  });
});
