import { afterAll, beforeAll, expect, onTestFinished, suite, test } from "vitest";
import { cancelMany, type Paired } from "../../src/index.ts";
import { type Client, type MadeUp, makeUp } from "./mock-batch-apis.ts";
import { list, map, object } from "./schemas.ts";
import { serveSteps } from "./scripted.ts";

const id = { type: "string", format: "int64" };
const own = { ...id, "x-value": "order.orderId" };
const code = { type: "string", "x-value": "error.code" };
const reason = object({ oid: own, pair: { type: "string" }, code }, ["oid", "code"]);
const byPair = { body: map("pair", list(id)), by: { body: "orderId" } };

const batches = {
  cancelBelow: { answer: object({ done: list(id), info: object({ errors: list(reason) }) }) },
  cancelAbove: { answer: object({ errors: list(reason), result: object({ done: list(object({ oid: own })) }) }) },
  cancelPairs: { ...byPair, answer: object({ done: map("pair", list(id)), info: object({ errors: list(reason) }) }) },
  cancelExactly: { answer: list(object({ no: { type: "integer", "x-value": "order.orderId" }, oid: own })) },
};

let made: MadeUp;
beforeAll(async () => {
  made = await makeUp("made-up-depths", batches);
});
afterAll(() => made.remove());

const briefOf = (lists: unknown) =>
  Object.values(lists as Paired<unknown, unknown>).map((each: readonly { id: string; pair?: string }[]) =>
    each.map(({ id, pair = "" }) => `${pair}${id}`).join(),
  );

suite("a batch whose lists stand at several depths, or whose answer tells more than once what narrows an order", () => {
  test.each<[operation: string, what: string, parameters: object, answer: unknown, lists: [string, string, string]]>([
    [
      "cancelBelow",
      "reasons below",
      { ids: [1, 2, 3] },
      { done: ["1"], info: { errors: [{ oid: "2", code: "GONE" }] } },
      ["1", "2", "3"],
    ],
    [
      "cancelBelow",
      "an order that both lists have",
      { ids: [1, 2] },
      { done: ["1", "2"], info: { errors: [{ oid: "2", code: "GONE" }] } },
      ["1", "", "2"],
    ],
    [
      "cancelAbove",
      "reasons above",
      { ids: [1, 2, 3] },
      { errors: [{ oid: "2", code: "GONE" }], result: { done: [{ oid: "1" }] } },
      ["1", "2", "3"],
    ],
    [
      "cancelPairs",
      "the same id of two pairs",
      { body: { A: [2], B: [2] } },
      { done: { B: ["2"] }, info: { errors: [{ oid: "2", pair: "A", code: "GONE" }] } },
      ["B2", "A2", ""],
    ],
    [
      "cancelPairs",
      "a reason of another pair",
      { body: { A: [2] } },
      { done: {}, info: { errors: [{ oid: "2", pair: "Z", code: "GONE" }] } },
      ["", "", "A2"],
    ],
    [
      "cancelExactly",
      "ids that are rounded in one field of two",
      { ids: ["9007199254740992", "9007199254740993"] },
      '[{"no":9007199254740993,"oid":"9007199254740993"}]',
      ["9007199254740993", "", "9007199254740992"],
    ],
  ])("%s: %s", async (operation, _what, parameters, body, lists) => {
    const { url } = await serveSteps({ body });
    const client = made.create({ apiKey: "k", secret: "s", identity: "i", rateLimit: false, baseUrl: url });
    onTestFinished(() => (client as unknown as { close(): void }).close());
    const cancel = client[operation] as NonNullable<Client[string]>;

    expect(briefOf(await cancel(parameters).paired?.())).toEqual(lists);
    expect(briefOf(await cancelMany(cancel as never, parameters as never))).toEqual(lists);
  });
});
