import fc from "fast-check";
import { afterAll, beforeAll, expect, onTestFinished, suite, test } from "vitest";
import { cancelMany, type Paired } from "../../src/index.ts";
import { type Received, serve } from "./loopback.ts";
import { type Batch, type Client, type MadeUp, makeUp } from "./mock-batch-apis.ts";
import { list, map, object } from "./schemas.ts";
import { type Step, serveSteps } from "./scripted.ts";

const id = { type: "string", format: "int64" };
const own = { ...id, "x-value": "order.orderId" };
const code = { type: "string", "x-value": "error.code" };
const market = { type: "string", "x-value": "order.pair" };
const reason = object({ oid: own, pair: { type: "string" }, code });
const state = { type: "string", "x-value": "order.state" };
const pairs = map("pair", { ...list(id), maxItems: 3 }, { maxProperties: 2 });
const numbers = map("pair", list({ type: "integer", format: "int64" }));
const listed = object({ orders: { ...list(object({ market, oid: own })), maxItems: 3 } });

/** Orders are listed by pair, or as objects. */
const batches: Readonly<Record<string, Batch>> = {
  cancelPairs: { body: pairs, by: { body: "orderId" }, answer: object({ data: map("pair", list(id)) }) },
  cancelNumbers: { body: numbers, by: { body: "orderId" }, answer: numbers },
  cancelPairsTold: {
    body: object({ orders: pairs }),
    by: { orders: "orderId" },
    answer: object({ result: object({ done: list(id), errors: list(reason) }) }),
  },
  cancelObjects: { body: listed, by: { orders: "orderId" }, answer: object({ done: list(id), errors: list(reason) }) },
  cancelObjectsAlone: {
    body: { ...list(object({ pair: { type: "string" }, orderId: { type: "integer", format: "int64" } })), maxItems: 3 },
    by: { body: "orderId" },
    answer: list({ oneOf: [object({ oid: own, pair: { type: "string" }, state }), reason] }),
  },
};

const api = "made-up-groups";
let made: MadeUp;
beforeAll(async () => {
  made = await makeUp(api, batches, {
    "/v9/order": {
      get: {
        operationId: "queryOrder",
        "x-target": { effect: "read", item: "order", select: "one", by: { id: "orderId" }, within: { pair: "pair" } },
        "x-states": { field: "state", values: { LIVE: "open", DEAD: "canceled", DONE: "closed" } },
        parameters: [
          { name: "pair", in: "query", required: true, schema: { type: "string" } },
          { name: "id", in: "query", required: true, schema: id },
        ],
        responses: {
          200: {
            description: "The order.",
            content: { "application/json": { schema: object({ oid: own, pair: { type: "string" }, state }) } },
          },
        },
      },
    },
  });
});
afterAll(() => made.remove());

function createClient(baseUrl: string, options: object = {}): Client {
  const client = made.create({ apiKey: "k", secret: "s", identity: "i", baseUrl, rateLimit: false, ...options });
  onTestFinished(() => (client as unknown as { close(): void }).close());
  return client;
}

const pair = (client: Client, operation: string, parameters: object) =>
  client[operation]?.(parameters).paired?.() as Promise<Paired<unknown, unknown>>;
const many = (client: Client, operation: string, parameters: object) =>
  cancelMany(client[operation] as never, parameters as never) as Promise<Paired<unknown, unknown>>;
const bodyOf = ({ body }: Received) => JSON.parse(body);
const brief = (lists: Paired<unknown, unknown>) =>
  Object.values(lists).map((each: readonly { id: string; pair?: string; market?: string }[]) =>
    each.map(({ id, pair, market }) => `${pair ?? market} ${id}`).join(),
  );

suite("a batch that lists more than ids", () => {
  test.each<[operation: string, parameters: object, body: unknown, lists: string[]]>([
    [
      "cancelPairs",
      { body: { A_B: [1n, "2"], C_D: [1, "3"] } },
      { data: { C_D: ["1"], A_B: ["2"] } },
      ["A_B 2,C_D 1", "", "A_B 1,C_D 3"],
    ],
    ["cancelPairs", { body: { A_B: ["1"] } }, { data: { a_b: ["1"] } }, ["A_B 1", "", ""]],
    ["cancelPairs", { body: { A_B: ["1"] } }, { data: { C_D: ["1"] } }, ["", "", "A_B 1"]],
    ["cancelPairs", { body: { A_B: ["1"] } }, { data: {} }, ["", "", "A_B 1"]],
    ["cancelPairs", { body: { A_B: ["1"], C_D: undefined } }, { data: {} }, ["", "", "A_B 1"]],
    ["cancelPairs", { body: { A_B: ["1", "1"] } }, { data: { A_B: ["1"] } }, ["", "", "A_B 1,A_B 1"]],
    [
      "cancelNumbers",
      { body: { A_B: ["9007199254740993"] } },
      '{"A_B":[9007199254740993]}',
      ["A_B 9007199254740993", "", ""],
    ],
    [
      "cancelPairsTold",
      { orders: { A_B: ["1", "2"], C_D: ["3", "4"] } },
      {
        result: {
          done: ["4"],
          errors: [
            { oid: "2", pair: "A_B", code: "GONE" },
            { oid: "3", pair: "A_B", code: "NO" },
          ],
        },
      },
      ["C_D 4", "A_B 2", "A_B 1,C_D 3"],
    ],
    [
      "cancelObjects",
      {
        orders: [
          { market: "A_B", oid: 1 },
          { market: "C_D", oid: 2n },
        ],
      },
      { done: ["2"], errors: [{ oid: "1", pair: "A_B", code: "GONE" }] },
      ["C_D 2", "A_B 1", ""],
    ],
    [
      "cancelObjectsAlone",
      {
        body: [
          { pair: "A_B", orderId: 1 },
          { pair: "C_D", orderId: 1 },
          { pair: "E_F", orderId: 1 },
        ],
      },
      [
        { oid: "1", pair: "E_F", code: "GONE" },
        { oid: "1", pair: "C_D", state: "DEAD" },
        { oid: "1", pair: "A_B", state: "DONE" },
      ],
      ["C_D 1", "E_F 1", "A_B 1"],
    ],
  ])("%s pairs what its answer says of each order: %#", async (operation, parameters, body, lists) => {
    const { url, requests } = await serve({ body });
    const client = createClient(url);

    const paired = await pair(client, operation, parameters);

    expect(brief(paired)).toEqual(lists);
    expect(requests).toHaveLength(1);
    if (lists.join("").match(/1,.* 1/)) return;
    expect(brief(await many(client, operation, parameters))).toEqual(lists);
  });

  test("gives an order as the answer has it, with what narrows it", async () => {
    const { url } = await serve({ body: { data: { A_B: ["1"] } } });

    expect(await pair(createClient(url), "cancelPairs", { body: { A_B: [1, 2] } })).toEqual({
      canceled: [{ pair: "A_B", id: "1", order: "1" }],
      failed: [],
      unanswered: [{ pair: "A_B", id: "2" }],
    });
  });

  test("pairs what was sent, whatever becomes of the parameters meanwhile", async () => {
    const { url } = await serve({ body: { data: { A_B: ["1"] } } });
    const body = { A_B: ["1"] };

    const paired = pair(createClient(url), "cancelPairs", { body });
    body.A_B[0] = "2";

    expect(brief(await paired)).toEqual(["A_B 1", "", ""]);
  });

  test.each<[what: string, operation: string, parameters: object]>([
    ["no pair", "cancelPairs", { body: {} }],
    ["a pair without ids", "cancelPairs", { body: { A_B: ["1"], C_D: [] } }],
    ["no object", "cancelObjects", { orders: [] }],
    ["an object without its id", "cancelObjects", { orders: [{ market: "A_B" }] }],
    ["an empty id", "cancelPairs", { body: { A_B: [""] } }],
    ["a text", "cancelPairs", { body: "A_B" }],
    ["a list for a map", "cancelPairs", { body: ["1"] }],
    ["more ids than documented", "cancelPairs", { body: { A_B: [1, 2, 3, 4] } }],
  ])("sends nothing for %s", async (_what, operation, parameters) => {
    const { url, connections } = await serve({ body: {} });

    await expect(pair(createClient(url), operation, parameters)).rejects.toMatchObject({
      name: "ParameterError",
      parameter: Object.keys(parameters)[0],
    });
    expect(connections).toHaveLength(0);
  });

  test("leaves open what a second answer leaves out", async () => {
    const { url } = await serveSteps("lost", { body: { data: { A_B: ["2"] } } });

    const call = createClient(url).cancelPairs?.({ body: { A_B: ["1", "2"] } });

    await expect(call).rejects.toMatchObject({ code: "UNKNOWN_OUTCOME", outcome: "unknown" });
    const paired = (await call?.paired?.()) as Paired<unknown, unknown>;
    expect(brief(paired)).toEqual(["A_B 2", "", "A_B 1"]);
    expect(paired.unanswered[0]?.cause).toMatchObject({ cause: { code: "CONNECTION_LOST" } });
  });

  test("is looked for with what narrows each order", async () => {
    const asked: string[] = [];
    const answer = (head: string): Step => {
      const [, query = ""] = /^GET \S+\?(\S+)/.exec(head) ?? [];
      if (!query) return "lost";
      asked.push(query);
      const { id, pair } = Object.fromEntries(new URLSearchParams(query)) as { id: string; pair: string };
      return { body: { oid: id, pair, state: pair === "A_B" ? "DEAD" : "DONE" } };
    };
    const { url } = await serveSteps(answer);
    const client = createClient(url, { resolveUnknown: "query", maxRetries: 0 });

    const body = ["A_B", "C_D"].map((pair) => ({ pair, orderId: 1 }));
    const paired = await pair(client, "cancelObjectsAlone", { body });

    expect(asked.sort()).toEqual(["pair=A_B&id=1", "pair=C_D&id=1"]);
    expect(brief(paired)[0]).not.toContain("C_D");
    expect(paired.failed).not.toContainEqual(expect.objectContaining({ pair: "A_B" }));
  });
});

suite("cancelMany of what is listed by pair, or as objects", () => {
  test("fills each request with as much of each pair as it may have", async () => {
    const server = await serve((request) => ({ body: { data: bodyOf(request) } }));
    async function* later() {
      yield* ["7", "8", "9", "10"];
    }
    const body = { A: new Set(["1", "2", "3", "4", "5", "6"]), B: later(), C: [11n], D: [], E: undefined };

    const result = await many(createClient(server.url), "cancelPairs", { body });

    expect(server.requests.map(bodyOf)).toEqual([
      { A: ["1", "2", "3"], B: ["7", "8", "9"] },
      { C: ["11"] },
      { A: ["4", "5", "6"], B: ["10"] },
    ]);
    expect(result.canceled).toHaveLength(11);
    expect(result.canceled[6]).toEqual({ pair: "C", id: "11", order: "11" });
  });

  test("splits a list of objects", async () => {
    const server = await serve((request) => ({
      body: { done: bodyOf(request).orders.map(({ oid }: { oid: string }) => oid), errors: [] },
    }));
    const orders = Array.from({ length: 7 }, (_, index) => ({ market: "A_B", oid: index + 1 }));

    const result = await many(createClient(server.url), "cancelObjects", { orders: new Set(orders) });

    expect(server.requests.map((request) => bodyOf(request).orders.length)).toEqual([3, 3, 1]);
    expect(brief(result)).toEqual([orders.map(({ oid }) => `A_B ${oid}`).join(), "", ""]);
  });

  test("sends what was given, whatever becomes of it meanwhile", async () => {
    const server = await serve((request) => ({ body: bodyOf(request).data ?? { data: bodyOf(request) } }));
    const order = { pair: "A_B", orderId: 1 };
    const body = { A: ["1"], B: ["2"] };
    const client = createClient(server.url, { maxRetries: 0 });
    /** A cursor that has one object for all of its rows. */
    async function* rows() {
      for (order.orderId = 1; order.orderId <= 3; order.orderId++) yield order;
    }

    const map = many(client, "cancelPairs", { body });
    body.B.push("9");
    await map;
    await many(client, "cancelObjectsAlone", { body: rows() }).catch(() => {});
    order.orderId = 1;
    const one = many(client, "cancelObjectsAlone", { body: [order] });
    order.orderId = 7;
    await one.catch(() => {});

    expect(server.requests.map(bodyOf)).toEqual([
      { A: ["1"], B: ["2"] },
      [1, 2, 3].map((orderId) => ({ pair: "A_B", orderId })),
      [{ pair: "A_B", orderId: 1 }],
    ]);
  });

  test.each<[what: string, body: unknown]>([
    ["a Map", new Map([["A", ["1"]]])],
    ["a Set", new Set(["1"])],
    ["a promise", Promise.resolve({ A: ["1"] })],
    ["a generator", (function* () {})()],
    ["an async generator", (async function* () {})()],
  ])("does not take %s for a map without ids", async (_what, body) => {
    const { url, connections } = await serve({ body: {} });

    await expect(many(createClient(url), "cancelPairs", { body })).rejects.toThrow(
      /`body` must be an object, with a list/,
    );
    expect(connections).toHaveLength(0);
  });

  test("gives the pair of each id of a request that failed", async () => {
    const { url } = await serve({ status: 400, body: {} });

    const result = await many(createClient(url, { maxRetries: 0 }), "cancelPairs", { body: { A_B: [1] } });

    expect([...result.failed, ...result.unanswered]).toEqual([expect.objectContaining({ pair: "A_B", id: "1" })]);
  });

  test.each<[what: string, operation: string, parameters: object, says: RegExp]>([
    ["an id twice", "cancelPairs", { body: { A: ["1", "1"] } }, /same id twice: 1/],
    ["an id twice, in two requests", "cancelPairs", { body: { A: [1, 2, 3, 1n] } }, /same id twice: 1/],
    ["an object twice", "cancelObjects", { orders: [1, "1"].map((oid) => ({ market: "A", oid })) }, /same id twice: 1/],
    ["a text for a list", "cancelPairs", { body: { A: "12" } }, /`body\.A` must be a list/],
    ["a list for a map", "cancelPairs", { body: ["1"] }, /`body` must be an object/],
    ["an id that is none", "cancelPairs", { body: { A: ["x"] } }, /64-bit id/],
    ["a property that is none", "cancelObjects", { orders: [{ market: "A", oid: 1, x: 1 }] }, /has no `x`/],
  ])("refuses %s before anything is sent", async (_what, operation, parameters, says) => {
    const { url, connections } = await serve({ body: {} });

    await expect(many(createClient(url), operation, parameters)).rejects.toThrow(says);
    expect(connections).toHaveLength(0);
  });

  test("takes one id of two pairs for two orders", async () => {
    const { url } = await serve((request) => ({ body: { data: bodyOf(request) } }));

    const result = await many(createClient(url), "cancelPairs", { body: { A: ["1"], B: ["1"] } });

    expect(brief(result)).toEqual(["A 1,B 1", "", ""]);
  });
});

test("says of every id what is so on the mock exchange, however the ids are spread over pairs", async () => {
  const { core, client } = await made.serve();
  const names = ["A", "B", "C", "D"];
  const seeds = fc.uniqueArray(
    fc.record({ orderId: fc.integer({ min: 1, max: 9 }), pair: fc.constantFrom(...names) }),
    {
      selector: ({ orderId }) => orderId,
      maxLength: 8,
    },
  );
  const wanted = fc.dictionary(
    fc.constantFrom(...names),
    fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 9 }),
  );

  await fc.assert(
    fc.asyncProperty(
      seeds,
      wanted,
      fc.constantFrom("cancelPairs", "cancelPairsTold"),
      async (orders, ids, operation) => {
        core.clear();
        core.open(orders.map(({ orderId, pair }) => ({ api, orderId: String(orderId), pair })));
        const key = operation === "cancelPairs" ? "body" : "orders";

        const result = await many(client, operation, { [key]: ids });

        const asked = Object.entries(ids).flatMap(([pair, each]) => each.map((orderId) => `${pair} ${orderId}`));
        const open = orders.map(({ orderId, pair }) => `${pair} ${orderId}`);
        const [canceled = "", failed = "", unanswered = ""] = brief(result);
        const both = asked.filter((each) => open.includes(each));
        const sorted = (texts: readonly string[]) => texts.flatMap((each) => each.split(",").filter(Boolean)).sort();
        // An answer of ids alone does not say of which pair one is that was asked for under two.
        const idOf = (each: string) => each.split(" ")[1];
        const isOnce = (each: string) => asked.filter((other) => idOf(other) === idOf(each)).length === 1;
        const certain = operation === "cancelPairs" ? both : both.filter(isOnce);
        expect(both).toEqual(expect.arrayContaining(sorted([canceled])));
        expect(sorted([canceled])).toEqual(expect.arrayContaining(certain));
        expect(sorted([failed]).filter((each) => both.includes(each))).toEqual([]);
        expect(sorted([canceled, failed, unanswered])).toEqual(sorted(asked));
        expect(core.ledger.list()).toHaveLength(orders.length - both.length);
      },
    ),
    { numRuns: 60 },
  );
});
