import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { readApi } from "../../scripts/codegen/api.ts";
import { entryModule } from "../../scripts/codegen/entry.ts";
import { errorNotes } from "../../scripts/codegen/error-codes.ts";
import { readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import { isAlwaysNaming, repeatableAs, targetNotes, withNames } from "../../scripts/codegen/target.ts";
import { compileDependency } from "../../src/dependency.ts";
import type { Target, Value } from "../../src/facts.ts";
import { parseDependency } from "../../src/idl.ts";

const document = readFileSync("test/fixtures/unnamed/fixture-unnamed.yaml", "utf8");
const target: Target = { effect: "cancel", item: "order", select: "one", by: { id: "id", name: "name" }, within: {} };

type Change = readonly [from: string, to: string];

/** An API as it stands in a spec, with some of its text replaced. */
function read(...changes: readonly Change[]) {
  const text = changes.reduce((before, [from, to]) => {
    expect(before).toContain(from);
    return before.replace(from, () => to);
  }, document);
  const folder = mkdtempSync(join(tmpdir(), "cancelkit-repeats-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "fixture-unnamed.yaml"), text);
  const [spec] = readSpecs(folder);
  if (!spec) throw new Error("there is no spec");
  const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split("\n").length;
  return { spec, lineOf, operations: readOperations(spec) };
}

function isNamed(rules: readonly string[], mandatory: readonly string[] = []): boolean {
  const names = ["id", "name", "market", "side", "from", "to", ...mandatory];
  const parameters = [...new Set(names)].map((name) => ({
    name,
    in: "query" as const,
    value: { type: "string" } as const,
    ...(mandatory.includes(name) && ({ required: true } as const)),
  }));
  return isAlwaysNaming({ target, parameters, dependencies: rules.map(parseDependency) });
}

describe("a cancel", () => {
  test.each<[rules: string[], mandatory: string[]]>([
    [["Or(id, name);"], []],
    [["OnlyOne(id, name);"], ["market"]],
    [["Or(id, name);", "IF side == 'BUY' THEN market;", "IF market THEN side == 'BUY';"], []],
    [["IF market THEN id;"], ["market"]],
    [["Or(id, market);", "IF market THEN name;"], []],
    [["Or(id, market);", "NOT Or(market, side);"], []],
    [["Or(id, market);", "AllOrNone(market, name);"], []],
    // One value cannot be two things at once, but it is the other rule that says so here.
    [["Or(id, side == 'BUY');", "NOT Or(side == 'BUY', market);"], []],
    [["Or(id, from > 5);", "ZeroOrOne(from, market);"], ["market"]],
    [["IF NOT market THEN id;", "NOT Or(market, side);"], []],
    [[], ["id"]],
  ])("always names its order by %j with %j mandatory", (rules, mandatory) => {
    expect(isNamed(rules, mandatory)).toBe(true);
  });

  test.each<[rules: string[], mandatory: string[]]>([
    [[], []],
    [[], ["market"]],
    [["Or(id, market);"], []],
    [["OnlyOne(id, market);"], []],
    [["Or(id, name, market);"], []],
    [["IF side THEN id;"], []],
    [["IF NOT market THEN id;"], []],
    [["ZeroOrOne(id, name);"], []],
    [["AllOrNone(id, name);"], []],
    [["Or(id, market);", "IF market THEN side;"], []],
    [["Or(id, market);", "IF market THEN side;", "IF side THEN Or(from, to);"], []],
    // What depends on values may be so.
    [["Or(id, side == 'ALL');"], []],
    [["Or(id, side == 'ALL');"], ["side"]],
    [["Or(id, side LIKE 'A*');"], ["side"]],
    [["Or(id, from > 5);"], []],
    [["Or(id, from + to > 5);"], []],
    [["Or(id, from < to);"], []],
    [["IF side == 'BUY' THEN id;"], ["side"]],
    [["IF NOT side == 'BUY' THEN id;"], ["side"]],
  ])("may be made without a name by %j with %j mandatory", (rules, mandatory) => {
    expect(isNamed(rules, mandatory)).toBe(false);
  });

  test("with rules about very many parameters counts as one that may, and is read fast", () => {
    const many = Array.from({ length: 40 }, (_, index) => `p${index}`);

    expect(isNamed(["Or(id, name);", `ZeroOrOne(${many.join(", ")});`])).toBe(false);
  });

  test("always names its order if no presence of its other parameters would do", () => {
    const name = fc.constantFrom("id", "name", "market", "side", "from");
    const names = fc.uniqueArray(name, { minLength: 2, maxLength: 4 }).map((all) => all.join(", "));
    const junction = fc.constantFrom("Or", "OnlyOne", "AllOrNone", "ZeroOrOne");
    const group = fc.tuple(junction, names).map(([kind, all]) => `${kind}(${all})`);
    const atom = fc.oneof(name, group);
    const rule = fc.oneof(
      group.map((each) => `${each};`),
      group.map((each) => `NOT ${each};`),
      fc.tuple(atom, atom).map(([condition, consequence]) => `IF ${condition} THEN ${consequence};`),
    );
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), fc.boolean(), (rules, isMandatory) => {
        const mandatory = isMandatory ? ["market"] : [];
        const checks = rules.map((each) => compileDependency(parseDependency(each)));
        const choices = Array.from({ length: 8 }, (_, bits) =>
          ["market", "side", "from"].filter((each, index) => (bits >> index) & 1 || mandatory.includes(each)),
        );
        const isSweep = choices.some((given) =>
          checks.every((holds) => holds(Object.fromEntries(given.map((each) => [each, "x"])))),
        );

        expect(isNamed(rules, mandatory)).toBe(!isSweep);
      }),
      { numRuns: 500 },
    );
  });
});

test("says of each operation why it may be sent again after a lost answer, if it may", () => {
  const { operations } = read();

  const again = operations.map(({ operation }) => [operation.id, repeatableAs(operation)]);

  expect(Object.fromEntries(again)).toEqual({
    cancelEither: undefined,
    cancelOne: "named",
    cancelByGet: "named",
    sweepByGet: undefined,
    readByPost: "read",
    plainGet: "read",
    plainPost: undefined,
    cancelListed: "named",
    cancelWritten: "named",
    cancelMapped: "named",
    cancelObjects: undefined,
  });
});

test("tells of a cancel that may narrow instead of naming, to those who run codegen and to those who call it", () => {
  const { spec, lineOf, operations } = read();

  expect(targetNotes(operations)).toEqual([
    expect.stringMatching(
      new RegExp(
        `fixture-unnamed\\.yaml:${lineOf("x-target:")}: cancelEither can be called without id, so it is taken`,
      ),
    ),
    expect.stringMatching(
      new RegExp(
        `fixture-unnamed\\.yaml:${lineOf("by: { orders")}: cancelObjects can be called with \`orders\` whose items need not have \`orderId\`, so it is taken`,
      ),
    ),
  ]);
  const remark = "It can be called without naming an order, so it is not sent again after its answer was lost";
  const docs = entryModule(spec, operations).replace(/\s+\*\s+/g, " ");
  expect(docs.split(remark)).toHaveLength(3);
});

describe("objects that list orders", () => {
  const oid: Value = { type: "id" };
  const text: Value = { type: "string" };
  const objects = (required?: readonly string[], properties: Readonly<Record<string, Value>> = {}): Value => ({
    type: "object",
    properties: { symbol: text, orderId: oid, ...properties },
    ...(required && { required }),
  });
  const list = (items: Value): Value => ({ type: "list", items });
  const map = (additional: Value, group = "symbol"): Value => ({ type: "object", properties: {}, additional, group });
  const isNamedBy = (value: Value, more: Value | undefined = undefined) =>
    isAlwaysNaming({
      target: {
        effect: "cancel",
        item: "order",
        select: "list",
        by: { orders: "orderId", more: "orderId" },
        within: {},
      },
      parameters: [
        { name: "orders", in: "body", required: true, value },
        ...(more ? [{ name: "more", in: "body", value: more } as const] : []),
      ],
      dependencies: [],
    });

  test.each<[what: string, value: Value]>([
    ["the id is mandatory", list(objects(["orderId"]))],
    ["the id is mandatory with others", list(objects(["symbol", "orderId"]))],
    [
      "what has the id under another name is mandatory",
      list({ type: "object", properties: { oid }, required: ["oid"], sources: { oid: "orderId" } }),
    ],
    ["lists of them stand in a map", map(list(objects(["orderId"])))],
    ["they stand in a map alone", map(objects(["orderId"]))],
    [
      "they have a list of ids",
      list({ type: "object", properties: { ids: list(oid) }, required: ["ids"], sources: { ids: "orderId" } }),
    ],
    ["a map has ids for names", map(objects(), "orderId")],
    ["a map has lists of ids", map(list(oid))],
    ["the ids stand alone", list(oid)],
  ])("name them where %s", (_what, value) => {
    expect(isNamedBy(value)).toBe(true);
    expect(isNamedBy(value, list(oid))).toBe(true);
  });

  test.each<[what: string, value: Value]>([
    ["something else is", list(objects(["symbol"]))],
    ["nothing is", list(objects())],
    ["nothing is, in lists in a map", map(list(objects(["symbol"])))],
    ["nothing is, in a list of lists", list(list(objects()))],
    ["what has its name is another field", list({ ...objects(["orderId"]), sources: { orderId: "name" } } as Value)],
    ["its name is that of no property", list(objects(["oid"]))],
    ["it stands in objects, in which nothing is", list(objects(["orderId"], { orderId: objects() }))],
    ["there is nothing at all", list({ type: "object", properties: {} })],
  ])("do not where not the id is mandatory, but %s", (_what, value) => {
    expect(isNamedBy(value)).toBe(false);
    // One that names orders does not keep the other from listing a market.
    expect(isNamedBy(list(oid), value)).toBe(false);
  });

  test("are told of in the line that names them, with all ways to name no order", () => {
    const { lineOf, operations } = read(["required: [orders]", "required: []"]);

    expect(targetNotes(operations)[1]).toMatch(
      new RegExp(
        `:${lineOf("by: { orders")}: cancelObjects can be called without orders, or with \`orders\` whose items need not`,
      ),
    );
  });

  test("are not told of where they name orders", () => {
    const { operations } = read([
      "                    properties:",
      "                    required: [orderId]\n                    properties:",
    ]);

    expect(targetNotes(operations)).toHaveLength(1);
    expect(operations.map(({ operation }) => [operation.id, repeatableAs(operation)])).toContainEqual([
      "cancelObjects",
      "named",
    ]);
  });
});

describe("an error without a code", () => {
  const goneCodes = (...changes: readonly Change[]) => {
    const { spec, operations } = read(...changes);
    return readApi(spec, operations).goneCodes;
  };
  const other = "  - { name: BAD_PARAMETER, status: 422,";

  test("that no such order is open is known by its status", () => {
    expect(goneCodes()).toEqual([404]);
    expect(goneCodes([other, `  - { code: -7, status: 404, message: Gone, when: orderUnknown }\n${other}`])).toEqual([
      -7, 404,
    ]);
  });

  test.each([
    ["of another error", "  - { status: 404, message: No such path. }"],
    ["of another refusal", "  - { status: 404, message: Bad., when: [parameterMalformed] }"],
    ["and the code of another error", "  - { code: 404, status: 400, message: Bad., when: parameterMalformed }"],
  ])("is not if it has the status %s, and codegen says so", (_what, row) => {
    const change = [other, `${row}\n${other}`] as const;
    const { spec, lineOf } = read(change);

    expect(goneCodes(change)).toEqual([]);
    expect(errorNotes(spec)).toEqual([
      expect.stringMatching(new RegExp(`fixture-unnamed\\.yaml:${lineOf("name: NO_ORDER")}: .*no code, and 404 is `)),
    ]);
  });

  test.each([
    ["has a code", "  - { code: 5, status: 404, message: Bad., when: parameterMalformed }"],
    ["tells of the same of an order that is read", "  - { status: 404, message: Gone., when: orderAbsent }"],
  ])("is known by its status also if another one of it %s", (_what, row) => {
    const change = [other, `${row}\n${other}`] as const;

    expect(goneCodes(change)).toEqual([404]);
    expect(errorNotes(read(change).spec)).toEqual([]);
  });

  test("cannot say what it means for the outcome", () => {
    const row = "  - { name: MAYBE, status: 400, message: Maybe done., outcome: unknown }";
    const { spec, lineOf, operations } = read([other, `${row}\n${other}`]);

    expect(() => readApi(spec, operations)).toThrow(
      new RegExp(
        `fixture-unnamed\\.yaml:${lineOf("outcome: unknown }\n  - { name: BAD")}: \`outcome\` needs a \`code\``,
      ),
    );
  });
});

describe("what names orders has at least one item in", () => {
  const list = (rules: object = {}): Value => ({ type: "list", items: { type: "id" }, ...rules });
  const map = (rules: object = {}): Value => ({ type: "object", properties: {}, additional: list(), ...rules });

  test.each<[what: string, value: Value, wanted: object]>([
    ["a list", list(), { minItems: 1 }],
    ["a list that may be empty by the spec", list({ minItems: 0 }), { minItems: 1 }],
    ["a list that has more", list({ minItems: 2, maxItems: 3 }), { minItems: 2, maxItems: 3 }],
    ["a map, and its lists", map(), { minProperties: 1, additional: { minItems: 1 } }],
    ["a map that may be empty by the spec", map({ minProperties: 0 }), { minProperties: 1 }],
    ["a list of lists", { type: "list", items: list() }, { minItems: 1, items: { minItems: 1 } }],
    [
      "a list of objects",
      { type: "list", items: { type: "object", properties: { ids: list() } } },
      { minItems: 1, items: { minProperties: 1, properties: { ids: { minItems: 1 } } } },
    ],
  ])("%s", (_what, value, wanted) => {
    const parameters = [
      { name: "id", in: "body", value },
      { name: "tags", in: "body", value: list({ minItems: 0 }) },
    ] as const;

    const [named, other] = withNames(parameters, target);

    expect(named?.value).toMatchObject(wanted);
    expect(other).toBe(parameters[1]);
    expect(withNames(parameters, undefined)).toEqual(parameters);
  });

  test("but an object whose properties are mandatory needs no count", () => {
    const value: Value = { type: "object", properties: { id: { type: "id" } }, required: ["id"] };

    expect(withNames([{ name: "id", in: "body", value }], target)).toEqual([{ name: "id", in: "body", value }]);
  });
});
