import fc from "fast-check";
import { afterAll, beforeAll, expect, suite, test } from "vitest";
import type { Paired } from "../../src/index.ts";
import type { Core } from "../../src/testing/core.ts";
import { type Batch, type Call, type Client, type MadeUp, makeUp } from "./mock-batch-apis.ts";
import { list, map, object } from "./schemas.ts";

const id = { type: "string", format: "int64" };
const own = { ...id, "x-value": "order.orderId" };
const code = { type: "string", "x-value": "error.code" };
const order = {
  type: "object",
  required: ["orderId", "name", "state"],
  properties: { orderId: id, name: { type: "string", "x-value": "order.clientOrderId" }, state: { type: "string" } },
};
const reason = { type: "object", required: ["oid", "code"], properties: { oid: own, code } };
const mixed = {
  type: "object",
  required: ["orderId", "sCode"],
  properties: { orderId: id, sCode: code, sMsg: { type: "string", "x-value": "error.message" } },
};
const dead = (orderId: string) => ({ orderId, name: `n${orderId}`, state: "DEAD" });
const gone = (oid: string) => ({ oid, code: "GONE" });
const pairs = { type: "object", minProperties: 1, additionalProperties: list(id), "x-group-by": "pair" };

interface Row extends Batch {
  readonly sends?: object;
  readonly says: unknown;
  readonly cancels?: readonly string[];
}

/** Open are 1, 2 and 4 of A_B, and 5 of C_D; unless a row says otherwise, 4, 3, 1 and 9 are asked for, and 4 and 1 canceled. */
const shapes: Readonly<Record<string, Row>> = {
  cancelApart: {
    answer: object({ success: list(order), errors: list(reason) }),
    example: { success: [dead("77")], errors: [gone("78")] },
    says: { success: [dead("4"), dead("1")], errors: [gone("3"), gone("9")] },
  },
  cancelApartInside: {
    answer: object({ data: object({ errors: list(reason), done: list(id) }) }),
    says: { data: { errors: [gone("3"), gone("9")], done: ["4", "1"] } },
  },
  cancelApartOrBoth: {
    answer: object({ done: list({ oneOf: [order, reason] }), errors: list(reason) }),
    says: { done: [dead("4"), dead("1")], errors: [gone("3"), gone("9")] },
  },
  cancelReasonsAlone: {
    answer: object({ errors: list(reason) }),
    says: { errors: [{ oid: "4", code: "" }, gone("3"), { oid: "1", code: "" }, gone("9")] },
  },
  cancelOne: {
    answer: list({ oneOf: [reason, order] }),
    says: [dead("4"), gone("3"), dead("1"), gone("9")],
  },
  cancelAny: {
    answer: list({ anyOf: [order, reason] }),
    says: [dead("4"), gone("3"), dead("1"), gone("9")],
  },
  cancelMixed: {
    answer: object({ data: list(mixed) }),
    example: { data: [{ orderId: "77", sCode: "GONE", sMsg: "no" }] },
    says: {
      data: [
        { orderId: "4", sCode: "" },
        { orderId: "3", sCode: "GONE", sMsg: "no" },
        { orderId: "1", sCode: "" },
        { orderId: "9", sCode: "GONE", sMsg: "no" },
      ],
    },
  },
  cancelMixedAsShown: {
    answer: list(mixed),
    example: [
      { orderId: "78", sCode: "X", sMsg: "no" },
      { orderId: "77", sCode: "0", sMsg: "" },
    ],
    sends: { ids: ["1", "3"] },
    cancels: ["1"],
    says: [
      { orderId: "1", sCode: "0" },
      { orderId: "3", sCode: "GONE", sMsg: "no" },
    ],
  },
  cancelOrders: { answer: list(order), says: [dead("4"), dead("1")] },
  cancelPlain: { answer: list(id), says: ["4", "1"] },
  cancelPlainNumbers: {
    answer: object({ ids: list({ type: "integer", format: "int64" }) }),
    says: { ids: ["4", "1"] },
  },
  cancelAnyPlain: { answer: list({ anyOf: [id, { type: "integer", format: "int64" }] }), says: ["4", "1"] },
  cancelNames: {
    body: object({ names: list({ type: "string" }) }),
    by: { names: "clientOrderId" },
    answer: list({ type: "string" }),
    sends: { names: ["n4", "n3", "n1"] },
    says: ["n4", "n1"],
  },
  cancelNamesWithReasons: {
    body: object({ names: list({ type: "string" }) }),
    by: { names: "clientOrderId" },
    answer: object({
      done: list(order),
      failed: list(object({ name: { type: "string", "x-value": "order.clientOrderId" }, oid: own, code })),
    }),
    example: { done: [dead("77")], failed: [{ name: "n78", oid: "78", code: "X" }] },
    sends: { names: ["n4", "n3", "n1"] },
    says: { done: [dead("4"), dead("1")], failed: [{ name: "n3", oid: "0", code: "GONE" }] },
  },
  cancelBesideWarnings: {
    answer: object({ ids: list(own), warnings: list({ type: "boolean" }) }),
    says: { ids: ["4", "1"], warnings: [] },
  },
  cancelByPair: { answer: object({ data: map("pair", list(id)) }), says: { data: { A_B: ["4", "1"] } } },
  cancelByPairAny: {
    answer: map("pair", list({ anyOf: [order, reason] })),
    sends: { ids: ["4", "5", "3"] },
    cancels: ["4", "5"],
    says: { A_B: [dead("4")], C_D: [dead("5")] },
  },
  cancelByKey: { answer: map("orderId", order), says: { 1: dead("1"), 4: dead("4") } },
  cancelByKeyAny: {
    answer: map("orderId", { anyOf: [order, reason] }),
    says: { 1: dead("1"), 3: gone("3"), 4: dead("4"), 9: gone("9") },
  },
  cancelPairs: {
    body: pairs,
    by: { body: "orderId" },
    answer: object({ data: map("pair", list(id)) }),
    sends: { body: { A_B: ["4", "3", "1"], C_D: ["9", "2"] } },
    says: { data: { A_B: ["4", "1"] } },
  },
  cancelPairsInside: {
    body: object({ orders: pairs }),
    by: { orders: "orderId" },
    answer: map("pair", list({ oneOf: [order, reason] })),
    sends: { orders: { C_D: ["9", "5", "1"], A_B: ["4"] } },
    says: { C_D: [gone("9"), dead("5"), gone("1")], A_B: [dead("4")] },
    cancels: ["5", "4"],
  },
  cancelObjects: {
    body: object({ orders: list(object({ market: { type: "string", "x-value": "order.pair" }, oid: own })) }),
    by: { orders: "orderId" },
    answer: object({ done: list(id), errors: list(object({ oid: own, pair: { type: "string" }, code })) }),
    sends: {
      orders: [
        { market: "A_B", oid: "4" },
        { market: "C_D", oid: "1" },
        { market: "C_D", oid: "5" },
      ],
    },
    says: { done: ["4", "5"], errors: [{ oid: "1", pair: "C_D", code: "GONE" }] },
    cancels: ["4", "5"],
  },
  cancelObjectsAlone: {
    body: list(object({ orderId: id })),
    by: { body: "orderId" },
    answer: list(mixed),
    sends: { body: [{ orderId: "4" }, { orderId: "3" }] },
    says: [
      { orderId: "4", sCode: "" },
      { orderId: "3", sCode: "GONE", sMsg: "no" },
    ],
    cancels: ["4"],
  },
  cancelPairsTold: {
    body: object({ orders: pairs }),
    by: { orders: "orderId" },
    answer: object({
      success: list(order),
      errors: list(object({ oid: own, pair: { type: "string" }, code })),
    }),
    sends: { orders: { C_D: ["4", "5"] } },
    cancels: ["5"],
    says: { success: [dead("5")], errors: [{ oid: "4", pair: "C_D", code: "GONE" }] },
  },
};

const open = ["1", "2", "4"].map((orderId) => ({ orderId, clientOrderId: `n${orderId}`, pair: "A_B" }));
const other = { orderId: "5", clientOrderId: "n5", pair: "C_D" };

function openIn(core: Core): readonly string[] {
  return core.ledger.list().map(({ orderId }) => String(orderId));
}

function closedIn(core: Core): readonly string[] {
  return core.ledger.listClosed().map(({ orderId }) => String(orderId));
}

suite("a batch that only its spec describes, on the mock exchange", () => {
  const api = "made-up-batches";
  let made: MadeUp;
  beforeAll(async () => {
    made = await makeUp(api, shapes);
  });
  afterAll(() => made.remove());

  test.each(Object.entries(shapes))(
    "%s answers what the ledger says",
    async (operation, { sends, says, cancels = ["4", "1"] }) => {
      const { core, client } = await made.serve();
      core.open([...open, other].map((each) => ({ api, ...each })));

      const call = (client[operation] as Client[string])(sends ?? { ids: ["4", "3", "1", "9"] });

      expect(await call).toEqual(says);
      expect(closedIn(core)).toEqual(cancels);
      expect(openIn(core)).toEqual(["1", "2", "4", "5"].filter((each) => !cancels.includes(each)));
      await assertPaired(call, core);
    },
  );

  test("a reason shows the order that a fault keeps from being canceled", async () => {
    const { core, client } = await made.serve();
    core.open(open.map((each) => ({ api, ...each })));
    core.faults.add("cancelNamesWithReasons", { kind: "partial", code: "GONE", items: [1] });

    const answer = await client.cancelNamesWithReasons?.({ names: ["n4", "n1"] });

    expect(answer).toEqual({ done: [dead("4")], failed: [{ name: "n1", oid: "1", code: "GONE" }] });
    expect(openIn(core)).toEqual(["1", "2"]);
  });

  test("each of them can be paired, so that codegen has nothing to say of it", async () => {
    const { client } = await made.serve();

    for (const [operation, { sends }] of Object.entries(shapes)) {
      const call = (client[operation] as Client[string])(sends ?? { ids: ["4"] });
      expect(`${operation}: ${typeof call.paired}`).toBe(`${operation}: function`);
      await call;
    }
    expect(made.notes.filter((note) => note.includes("gets no `paired()`"))).toEqual([]);
  });

  const byIds = Object.entries(shapes).filter(([, { by, sends }]) => !by && (!sends || "ids" in sends));

  test.each(byIds.map(([operation]) => operation))(
    "%s pairs as the ledger says, whatever is open",
    async (operation) => {
      const { core, client } = await made.serve();
      const some = fc.uniqueArray(fc.integer({ min: 1, max: 12 }).map(String), { minLength: 1, maxLength: 6 });

      await fc.assert(
        fc.asyncProperty(some, some, async (orders, ids) => {
          core.clear();
          core.open(orders.map((orderId) => ({ api, orderId, clientOrderId: `n${orderId}` })));

          const call = (client[operation] as Client[string])({ ids });
          const text = JSON.stringify(await call);

          const both = ids.filter((each) => orders.includes(each));
          expect(closedIn(core)).toEqual(both);
          expect(openIn(core)).toEqual(orders.filter((each) => !ids.includes(each)));
          expect(text).not.toMatch(/undefined|"account"|"api"/);
          const paired = await assertPaired(call, core);
          if (paired) expect(paired.canceled.map((each) => each.id)).toEqual(both);
        }),
        { numRuns: 20 },
      );
    },
  );
});

/** What `paired()` says is what the ledger says. */
async function assertPaired(call: Call, core: Core): Promise<Paired<unknown, unknown> | undefined> {
  if (!call.paired) return undefined;
  const paired = await call.paired();
  const closed = core.ledger.listClosed().flatMap(({ orderId, clientOrderId }) => [orderId, clientOrderId]);
  expect(paired.canceled.every((each) => closed.includes(each.id))).toBe(true);
  expect([...paired.failed, ...paired.unanswered].some((each) => closed.includes(each.id))).toBe(false);
  return paired;
}
