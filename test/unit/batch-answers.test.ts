import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, suite, test } from "vitest";
import { batchNotes } from "../../scripts/codegen/batch-notes.ts";
import { readLook } from "../../scripts/codegen/look.ts";
import { readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import { list, map, object } from "../contract/schemas.ts";

const folder = mkdtempSync(join(tmpdir(), "batch-answers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = { type: "string" };
const id = { type: "string", format: "int64" };
const own = { ...id, "x-value": "order.orderId" };
const code = { type: "string", "x-value": "error.code" };
const state = { type: "string", "x-value": "order.state" };
const pair = { type: "string", "x-value": "order.pair" };
const ids = object({ ids: { ...list(id), maxItems: 3 } });
const texts = object({ ids: { ...list(text), maxItems: 3 } });
const pairs = map("pair", { ...list(id), maxItems: 3 });
const order = object({ orderId: id });
const reason = object({ orderId: id, code });

const query = {
  get: {
    operationId: "queryOrder",
    "x-target": { effect: "read", item: "order", select: "one", by: { id: "orderId" }, within: {} },
    "x-states": { field: "word", values: { LIVE: "open", DEAD: "canceled", DONE: "closed" } },
    parameters: [{ name: "id", in: "query", required: true, schema: id }],
    responses: {
      200: {
        description: "The order.",
        content: {
          "application/json": {
            schema: object({
              orderId: id,
              word: { type: "string", enum: ["LIVE", "DEAD", "DONE"], "x-value": "order.state" },
            }),
          },
        },
      },
    },
  },
};

/** What codegen makes of one operation that cancels orders by lists. */
function read(answer: object, body: object = ids, others: object = {}) {
  const [by = ""] = "properties" in body ? Object.keys(body.properties as object) : ["body"];
  const schema = { "application/json": { schema: answer } };
  const post = {
    operationId: "cancelOrders",
    "x-target": { effect: "cancel", item: "order", select: "list", by: { [by]: "orderId" }, within: {} },
    requestBody: { required: true, content: { "application/json": { schema: body } } },
    responses: { 200: { description: "Done.", content: schema } },
  };
  const document = {
    openapi: "3.1.0",
    info: { title: "Made Up", version: "1" },
    "x-exchange": "bitopro",
    servers: [{ url: "https://made-up.example" }],
    security: [],
    paths: { "/v9/cancel": { post }, ...others },
    "x-rate-limits": {},
    "x-statuses": [],
    "x-errors": [],
  };
  writeFileSync(join(folder, "made-up.yaml"), JSON.stringify(document, null, 2));
  const operations = readSpecs(folder).flatMap((spec) => readOperations(spec));
  const [cancel] = operations;
  if (!cancel) throw new Error("the operation was not read");
  const notes = batchNotes(operations);
  return { ...cancel.operation, notes, look: readLook(cancel, operations) };
}

const lineAnd = (...parts: readonly RegExp[]) =>
  parts.map((part) => expect.stringMatching(new RegExp(`made-up\\.yaml:\\d+: cancelOrders .*${part.source}`)));

suite("the lists of an answer", () => {
  test.each<[what: string, answer: object, lists: readonly (readonly string[])[]]>([
    [
      "reasons below orders",
      object({ done: list(order), info: object({ errors: list(reason) }) }),
      [["done"], ["info", "errors"]],
    ],
    [
      "reasons above orders",
      object({ errors: list(reason), result: object({ done: list(order) }) }),
      [["result", "done"], ["errors"]],
    ],
    [
      "reasons below ids",
      object({ done: list(id), info: object({ errors: list(reason) }) }),
      [["done"], ["info", "errors"]],
    ],
    [
      "reasons two levels above orders, beside other lists",
      object({
        errors: list(reason),
        a: object({ b: object({ done: list(order) }), tags: list({ type: "boolean" }) }),
      }),
      [["a", "b", "done"], ["errors"]],
    ],
  ])("tell together, of whatever depth: %s", (_what, answer, lists) => {
    const { notes, ...operation } = read(answer);

    expect(operation.lists).toEqual(lists);
    expect(operation.batch?.failure).toEqual(["code"]);
    expect(notes).toEqual([]);
  });

  test("are found at any depths that orders and reasons may have", () => {
    const way = fc.array(fc.constantFrom("x", "y", "z"), { maxLength: 2 });
    const at = (path: readonly string[], inside: object) =>
      path.reduceRight<object>((below, name) => object({ [name]: below }), inside);
    fc.assert(
      fc.property(way, way, (up, down) => {
        const answer = object({ a: at(up, list(order)), b: at(down, list(reason)) });

        const { notes, lists } = read(answer);

        expect(lists).toEqual([
          ["a", ...up],
          ["b", ...down],
        ]);
        expect(notes).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("are the outermost where all cannot be told, with what is left out and its line", () => {
    const flagged = object({ orderId: id, code }, ["orderId"]);
    const answer = object({ done: list(flagged), info: object({ more: list(order) }) });

    const { notes, batch, lists } = read(answer);

    expect(batch?.failure).toEqual(["code"]);
    expect(lists).toEqual([["done"]]);
    expect(notes).toEqual(lineAnd(/goes by `done` alone, and leaves out `info\.more`/));
  });

  test("are not chosen from where nothing tells which of two has canceled orders, or whose the reasons are", () => {
    for (const answer of [
      object({ failed: list(order), result: object({ done: list(order) }) }),
      object({ failIds: list(id), result: object({ successIds: list(id) }) }),
      object({ failIds: list(id), successIds: list(id) }),
      object({ done: list(order), info: object({ errors: list(reason), warnings: list(reason) }) }),
      object({ done: list(order), info: object({ errors: list(object({ orderId: { type: "integer" }, code })) }) }),
    ]) {
      const { notes, batch } = read(answer);

      expect(batch).toBeUndefined();
      expect(notes).toEqual(lineAnd(/gets no `paired\(\)`.*(several kinds|which of `failIds` and|do not all have)/));
    }
  });

  test("that name no order are told of with their line", () => {
    const answer = object({ data: list(order), info: object({ list: list(object({ code })) }) });

    expect(read(answer).notes).toEqual(lineAnd(/has reasons in `info\.list` that name no order: .* `unanswered`/));
    expect(read(list({ oneOf: [order, object({ code })] })).notes).toEqual([]);
  });
});

suite("a field with the id", () => {
  const rounded = { type: "integer", "x-value": "order.orderId" };

  test.each<[what: string, field: object]>([
    ["an integer", rounded],
    ["a number", { ...rounded, type: "number" }],
    ["an integer or null", { ...rounded, type: ["integer", "null"] }],
    ["of any type", { "x-value": "order.orderId" }],
    ["one of a text and an integer", { anyOf: [text, { type: "integer" }], "x-value": "order.orderId" }],
  ])("names no order if it is %s: the client would round it", (_what, field) => {
    const { batch, notes } = read(list(object({ no: field, code }, ["no"])));

    expect(batch).toBeUndefined();
    expect(notes).toEqual(lineAnd(/gets no `paired\(\)`.* `no`: numbers without `format: int64` are rounded/));
  });

  test.each<[what: string, body: object, field: object]>([
    ["a text", ids, { type: "string", "x-value": "order.orderId" }],
    ["a text or null", ids, { type: ["string", "null"], "x-value": "order.orderId" }],
    ["an int64", ids, { ...rounded, format: "int64" }],
    ["an integer that is asked for by integers", object({ ids: list({ type: "integer" }) }), rounded],
  ])("names an order if it is %s", (_what, body, field) => {
    expect(read(list(object({ no: field, code }, ["no"])), body).batch?.by).toEqual({ ids: ["no"] });
  });

  test("gives way to one that is exact", () => {
    const item = object({ no: rounded, noText: { ...text, "x-value": "order.orderId" }, code }, ["no", "noText"]);

    expect(read(list(item)).batch?.by).toEqual({ ids: ["noText"] });
  });

  test("is not read from items in some of which it would be rounded, or something else", () => {
    for (const no of [rounded, { ...text, "x-value": "order.clientOrderId" }]) {
      const answer = object({ done: list(object({ no: own })), errors: list(object({ no, code })) });

      expect(read(answer).batch).toBeUndefined();
    }
  });

  test("of reasons alone that is rounded leaves them without a name, with a note", () => {
    const { batch, notes } = read(object({ done: list(order), errors: list(object({ no: rounded, code })) }));

    expect(batch?.by).toEqual({ ids: ["orderId"] });
    expect(notes).toEqual(
      lineAnd(/names no order by `errors\.no`: .* rounded.* it has reasons in `errors` that name no/),
    );
  });

  test("of plain values needs `format: int64`, too", () => {
    expect(read(object({ ids: list({ type: "integer" }) })).batch).toBeUndefined();
    expect(read(object({ ids: list(rounded) })).notes).toEqual(lineAnd(/ `ids`: numbers without .* are rounded/));
  });
});

suite("a list of plain values", () => {
  test.each<[what: string, body: object, answer: object, path: string[]]>([
    [
      "texts beside ids",
      texts,
      object({ error: list(text), ids: list({ ...text, "x-value": "order.orderId" }) }),
      ["ids"],
    ],
    [
      "texts above ids",
      texts,
      object({ error: list(text), a: object({ ids: list({ ...text, "x-value": "order.orderId" }) }) }),
      ["a", "ids"],
    ],
    ["texts beside orders", texts, object({ error: list(text), result: list(object({ orderId: text })) }), ["result"]],
    ["ids of which others say so", ids, object({ other: list(id), ids: list(own) }), ["ids"]],
  ])("is not taken for ids where others are surer: %s", (_what, body, answer, path) => {
    const { lists, notes } = read(answer, body);

    expect(lists).toEqual([path]);
    expect(notes).toEqual(lineAnd(/leaves out `(error|other)`/));
  });

  test("that says it is something else is none of ids", () => {
    const { lists } = read(object({ error: list({ ...text, "x-value": "error.message" }), ids: list(text) }), texts);

    expect(lists).toEqual([["ids"]]);
  });

  test("is refused with a note where several may be the ids", () => {
    const { batch, notes } = read(object({ error: list(text), ids: list(text) }), texts);

    expect(batch).toBeUndefined();
    expect(notes).toEqual(lineAnd(/which of `error` and `ids` has the ids of canceled orders: say it by `x-value/));
  });
});

suite("what is taken on trust", () => {
  test.each<[what: string, answer: object, place: string]>([
    ["ids alone", object({ ids: list(id) }), "`ids`"],
    ["ids with a name of their own", object({ data: object({ failIds: list(id) }) }), "`data.failIds`"],
    ["orders that say nothing", list(order), "its answer"],
    ["orders of whose states none is known", list(object({ orderId: id, state })), "its answer"],
  ])("is noted with field and line: %s", (_what, answer, place) => {
    expect(read(answer).notes).toEqual(
      lineAnd(new RegExp(`takes each item of ${place} for a canceled order: nothing`)),
    );
  });

  test("is nothing where reasons stand beside, or states say it", () => {
    expect(read(object({ done: list(id), errors: list(reason) })).notes).toEqual([]);
    expect(read(list(object({ orderId: id, state })), ids, { "/v9/order": query }).notes).toEqual([]);
  });
});

suite("a batch that is not looked into", () => {
  test.each<[what: string, answer: object]>([
    ["of ids alone", object({ done: list(id), errors: list(reason) })],
    ["a map", object({ done: map("orderId", object({ orderId: id, code }, ["orderId"])) })],
  ])("is told of where the API could be asked: its answer is %s", (form, answer) => {
    const asked = read(answer, ids, { "/v9/order": query });

    expect(asked.look).toBeUndefined();
    expect(asked.notes).toEqual(
      lineAnd(new RegExp(`answer that is ${form}: .resolveUnknown: "query". does not ask queryOrder`)),
    );
    expect(read(answer).notes.join()).not.toContain("resolveUnknown");
  });
});

suite("what narrows an order", () => {
  test.each<[what: string, answer: object, places: readonly string[]]>([
    [
      "the map around it and reasons",
      object({ done: map("pair", list(id)), errors: list(object({ orderId: id, market: pair, code })) }),
      ["", "market"],
    ],
    [
      "orders and reasons",
      object({
        done: list(object({ orderId: id, pair: text })),
        errors: list(object({ orderId: id, market: pair, code })),
      }),
      ["pair", "market"],
    ],
    [
      "reasons that may leave it out",
      object({ done: list(id), errors: list(object({ orderId: id, market: pair, code }, ["orderId", "code"])) }),
      ["market"],
    ],
    ["two maps by the same field", object({ done: map("pair", list(id)), errors: map("pair", list(reason)) }), [""]],
  ])("is read from all places that say it: %s", (_what, answer, places) => {
    expect(read(answer, pairs).batch?.within).toEqual({ pair: places });
  });

  test("is not read from the names of maps that are not all of the same field", () => {
    const byKey = map("orderId", object({ orderId: id, pair: text, code }));

    const { batch } = read(object({ done: map("pair", list(id)), errors: byKey }), pairs);

    expect(batch?.within).toEqual({ pair: ["pair"] });
  });

  test("is not read from a field that orders have for something else", () => {
    const orders = list(object({ orderId: id, market: { ...text, "x-value": "order.account" } }));

    const { batch } = read(object({ done: orders, errors: list(object({ orderId: id, market: pair, code })) }), pairs);

    expect(batch?.within).toEqual({});
  });
});

suite("a map that lists orders", () => {
  test("is read only if its values are lists", () => {
    expect(read(list(reason), pairs).batch).toBeDefined();
    const { batch, notes } = read(list(reason), map("pair", id));
    expect(batch).toBeUndefined();
    expect(notes).toEqual(lineAnd(/gets no `paired\(\)`, and `cancelMany` .*: `body` is a map of single values/));
    expect(read(list(reason), { type: "object", additionalProperties: list(id) }).notes).toEqual(
      lineAnd(/`body` is a map: say by `x-group-by`/),
    );
  });
});
