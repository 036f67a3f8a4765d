import { expect, suite, test } from "vitest";
import { compileDependency } from "../../src/dependency.ts";
import { parseDependency } from "../../src/idl.ts";
import { allOrNone, onlyOne, or, zeroOrOne } from "../../src/junctions.ts";

suite.each([
  ["Or", or],
  ["OnlyOne", onlyOne],
  ["ZeroOrOne", zeroOrOne],
  ["AllOrNone", allOrNone],
])("%s", (kind, junction) => {
  test.each([["a,b"], ["a,b,c"]])("of %s holds when the interpreter says so", (list) => {
    const names = list.split(",");
    const rule = junction(...names);
    const interpreted = compileDependency(parseDependency(`${kind}(${names.join(", ")});`));

    for (let set = 0; set < 2 ** names.length; set++) {
      const given = names.filter((_, index) => (set >> index) % 2 === 1);
      const values = Object.fromEntries(given.map((name) => [name, "x"]));
      expect([given, rule.holds(values)]).toEqual([given, interpreted(values)]);
    }
  });

  test("says what to give", () => {
    expect(junction("a", "b")).toMatchObject({
      names: ["a", "b"],
      text: expect.stringContaining(`${kind}(a, b); (give`),
    });
  });
});
