import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasSameNames } from "../../src/contract/record/same-names.ts";

describe("targets are told by their names alone", () => {
  test.each([
    ["/order", "/order", true],
    ["/order?a=1&b=2", "/order?a=3&b=", true],
    ["/order?a=1", "/order?a=1&b=2", false],
    ["/order?a=1&b=2", "/order?a=1", false],
    ["/order?a=1&b=2", "/order?b=2&a=1", false],
    ["/order?a=1", "/order?a", false],
    ["/order?a=b=c&d=1", "/order?a=e&d=2", true],
    ["/order?a=1", "/orders?a=1", false],
    ["", "/", false],
  ])("%s and %s: %s", (one, other, isSame) => {
    expect(hasSameNames(one, other)).toBe(isSame);
    expect(hasSameNames(other, one)).toBe(isSame);
  });

  test("as if the values were cut out", () => {
    const target = fc.string({ unit: fc.constantFrom("a", "b", "=", "&", "/", "?"), maxLength: 12 });
    const namesOf = (text: string) => text.replace(/=[^&]*/g, "=");
    fc.assert(
      fc.property(target, target, (one, other) => hasSameNames(one, other) === (namesOf(one) === namesOf(other))),
      { numRuns: 2000 },
    );
  });
});
