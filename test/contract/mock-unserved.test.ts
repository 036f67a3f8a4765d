import { afterAll, beforeAll, expect, suite, test } from "vitest";
import { mockNotes } from "../../scripts/codegen/mock-notes.ts";
import { readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import { type Batch, type Client, type MadeUp, makeUp } from "./mock-batch-apis.ts";

const id = { type: "string", format: "int64" };
const list = (items: object) => ({ type: "array", items });
const object = (properties: object) => ({ type: "object", required: Object.keys(properties), properties });
const order = object({ orderId: id });

/** Nobody could say from these documents what the mock exchange is to do, or to answer. */
const shapes: Readonly<Record<string, Batch & { readonly sends?: object; readonly says: RegExp }>> = {
  cancelTwoLists: {
    answer: object({ canceled: list(id), failed: list(id) }),
    says: /several lists .* `x-value: error/,
  },
  cancelTwoKindsOfLists: { answer: object({ data: object({ a: list(order) }), b: list(id) }), says: /several lists/ },
  cancelNamesOrIds: {
    body: object({ ids: list(id), others: list(id) }),
    by: { ids: "orderId", others: "otherId" },
    answer: list(id),
    sends: { ids: ["1"], others: ["2"] },
    says: /nobody knows what they show: .* `x-value: order/,
  },
  cancelWords: { answer: list({ type: "string" }), says: /nobody knows what they show/ },
  cancelAnything: { answer: object({ data: list({}) }), says: /nobody knows what they show/ },
  cancelLists: { answer: list(list(id)), says: /lists in a list/ },
  cancelMap: { answer: { type: "object", additionalProperties: list(id) }, says: /`x-group-by` which field/ },
  cancelMapOfOrders: { answer: { type: "object", additionalProperties: order }, says: /`x-group-by` which field/ },
  cancelOneByPair: {
    answer: { type: "object", "x-group-by": "pair", additionalProperties: order },
    says: /one order for each `pair`/,
  },
  cancelByMap: {
    body: { type: "object", additionalProperties: list(id) },
    by: { body: "orderId" },
    answer: list(id),
    sends: { body: { A_B: ["1"] } },
    says: /`body` is a map: say by `x-group-by`/,
  },
  cancelObjects: {
    body: object({ orders: list(object({ number: id })) }),
    by: { orders: "orderId" },
    answer: list(id),
    sends: { orders: [{ number: "1" }] },
    says: /the items of `orders` have no field with `x-value: order.orderId`/,
  },
  cancelListsOfLists: {
    body: object({ orders: list(list(id)) }),
    by: { orders: "orderId" },
    answer: list(id),
    sends: { orders: [["1"]] },
    says: /`orders` has no ids/,
  },
};

suite("a batch of which its spec does not say enough", () => {
  const api = "made-up-riddles";
  let made: MadeUp;
  beforeAll(async () => {
    made = await makeUp(api, shapes);
  });
  afterAll(() => made.remove());

  test.each(Object.entries(shapes))("%s is refused, and nothing is canceled", async (operation, { sends, says }) => {
    const { core, client } = await made.serve();
    core.open([{ api, orderId: "1", pair: "A_B", number: "1" }]);

    const call = (client[operation] as Client[string])(sends ?? { ids: ["1"] });

    await expect(call).rejects.toMatchObject({ status: 501, exchangeCode: "NOT_SERVED" });
    await expect(call).rejects.toThrow(says);
    expect(core.ledger.list()).toHaveLength(1);
  });

  test.each(Object.entries(shapes))("codegen says so of %s, with file and line", (operation, { says }) => {
    const note = made.notes.find((each) => each.includes(`${operation} is not served`));

    expect(note).toMatch(/^\.cache\/made-up-riddles-specs\/made-up-riddles\.yaml:\d+: \w+ is not served by the mock/);
    expect(note).toMatch(says);
  });

  test("says nothing of what is served", () => {
    expect(made.notes.filter((note) => note.includes("is not served"))).toHaveLength(Object.keys(shapes).length);
    expect(readSpecs("specs").flatMap((spec) => mockNotes(spec, readOperations(spec)))).toEqual([]);
  });
});
