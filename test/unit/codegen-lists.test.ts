import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, suite, test } from "vitest";
import { readLook } from "../../scripts/codegen/look.ts";
import { readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import { tableModule } from "../../scripts/codegen/table-code.ts";

const document = readFileSync("test/fixtures/lists/fixture-lists.yaml", "utf8");

type Change = readonly [text: string, by: string];

/** The operations of that API, with some of its text replaced. */
function operationsOf(...changes: Change[]) {
  const folder = mkdtempSync(join(tmpdir(), "cancelkit-lists-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const text = changes.reduce((before, [old, by]) => {
    expect(before).toContain(old);
    return before.replace(old, by);
  }, document);
  writeFileSync(join(folder, "fixture-lists.yaml"), text);
  const [spec] = readSpecs(folder);
  if (!spec) throw new Error("there is no spec");
  const lineOf = (line: string) => text.split("\n").findIndex((each) => each.trim() === line) + 1;
  return { spec, lineOf, read: () => readOperations(spec) };
}

const lookOf = (...changes: Change[]) => {
  const operations = operationsOf(...changes).read();
  return readLook(operations.find(({ operation }) => operation.id === "cancelList") as never, operations);
};

suite("how the orders of a list are asked for", () => {
  test("is by an id that they always have, and by what narrowed the cancel", () => {
    expect(lookOf()).toEqual({
      operation: "readList",
      by: { list: "lid" },
      within: {},
      parts: { field: "legs", into: "legs", operation: "readOrder", by: { oid: "id" }, within: { market: "pair" } },
    });
  });

  test.each<[what: string, change: Change, parts: object]>([
    ["what they say of themselves rather", ["[oid]", "[oid, market]"], { by: { oid: "id" } }],
    [
      "what they say of themselves rather, as a text",
      ["[oid]\n      properties:", "[oid, market]\n      properties:\n        market: { type: string }"],
      { by: { oid: "id", market: "pair" }, within: {} },
    ],
    ["one id, the first that the query takes", ["[oid]", "[oid, cid]"], { by: { cid: "name" } }],
    [
      "no other id where the answer to the cancel reports of them in a field of its own",
      ["{ lid: { type: string } }", "{ legs: { type: array }, told: { type: array, x-value: order.orders } }"],
      { into: "told", by: { oid: "id" } },
    ],
  ])("is by %s", (_what, change, parts) => {
    expect(lookOf(change)?.parts).toMatchObject(parts);
  });

  test("stands in the table, with what asks", () => {
    const { spec, read } = operationsOf();

    const code = tableModule(spec, read());

    expect(code).toContain('import { resolveList } from "../../src/resolve-list.ts";');
    expect(code).not.toContain("resolveOrder");
  });

  test("is not told where a list says itself how it stands, nor for cancels of several lists", () => {
    const plain = lookOf(["DONE: parts", "DONE: closed"], ["        parts: legs\n", ""]);
    const several = operationsOf(
      ["select: one, by: { list: listId }", "select: list, by: { list: listId }"],
      ["{ type: integer, format: int64 } }", "{ type: array, items: { type: integer, format: int64 } } }"],
      [
        "{ type: object, properties: { lid: { type: string } } }",
        "{ type: array, items: { type: object, required: [id], properties: { id: { type: string, x-value: order.listId } } } }",
      ],
    ).read();
    const batch = several.find(({ operation }) => operation.batch !== undefined);

    expect(plain).toEqual({ operation: "readList", by: { list: "lid" }, within: {} });
    expect(batch?.operation.id).toBe("cancelList");
    expect(batch && readLook(batch, several)).toBeUndefined();
  });
});

suite("refuses, with file and line,", () => {
  const at = "parts: legs";
  test.each<[what: string, change: Change, line: string, message: string]>([
    ["`parts` that no value needs", ["DONE: parts", "DONE: closed"], at, "and only then"],
    ["a value that needs `parts`", ["\n        parts: legs", ""], "x-states:", "and only then"],
    ["a field that the answer has not", ["parts: legs", "parts: orders"], "parts: orders", "`orders` is no field"],
    ["a field that it has not always", ["[state, legs]", "[state]"], at, "`legs` is no field"],
    ["a field that is no list", ["legs: { type: array", "legs: { type: object"], at, "a list of objects"],
    [
      "a list of other things",
      ['items: { $ref: "#/components/schemas/Leg" }', "items: { type: string }"],
      at,
      "objects",
    ],
    ["orders that may leave out their id", ["required: [oid]", "required: []"], at, "reads one order by a field"],
    ["orders whose id is another one", ["order.orderId", "order.tradeId"], at, "reads one order by a field"],
    [
      "orders that no operation reads",
      ["x-states: { field: state, values: { LIVE: open, DEAD: canceled, DONE: closed } }", "description: None."],
      at,
      "no operation with `x-states`",
    ],
    [
      "a reader that needs what nobody tells",
      ["within: { market: market }", "within: {}"],
      at,
      "`pair` of readOrder is told neither by each of `legs` nor by cancelList",
    ],
  ])("%s", (_what, change, line, message) => {
    const { spec, lineOf, read } = operationsOf(change);

    const generate = () => tableModule(spec, read());

    expect(generate).toThrow(`fixture-lists.yaml:${lineOf(line)}: `);
    expect(generate).toThrow(message);
    expect(lineOf(line)).toBeGreaterThan(0);
  });
});
