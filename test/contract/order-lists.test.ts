import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createMockExchange, type MockExchange } from "../../src/testing/index.ts";
import { generate, write } from "../unit/generate.ts";
import { exampleOf } from "./examples.ts";
import { createMargin, refusal } from "./loopback.ts";
import { type Step, serveSteps } from "./scripted.ts";

const path = "/sapi/v1/margin/orderList";
const looking = { resolveUnknown: "query" } as const;
const listExample = exampleOf("queryOrderList", "binance-margin");
const orderExample = exampleOf("queryOrder", "binance-margin");

describe("a cancel of an order list whose answer was lost", () => {
  let exchange: MockExchange;

  beforeAll(async () => {
    exchange = await createMockExchange();
  });
  beforeEach(() => exchange.clear());
  afterAll(() => exchange.close());

  function createClient(options: object = {}) {
    const margin = createBinanceMarginClient({
      ...exchange.credentials.hmac,
      baseUrl: exchange.url,
      rateLimit: false,
      maxRetries: 1,
      ...options,
    });
    onTestFinished(() => margin.close());
    return margin;
  }

  const openList = (fields: object = {}) =>
    exchange.orders.open({
      api: "binance-margin",
      symbol: "BTCUSDT",
      orderListId: "9",
      orders: [{ orderId: "8389765519993908929" }, { orderId: "2" }],
      ...fields,
    } as never);
  const parameters = { symbol: "BTCUSDT", orderListId: "9" };
  const lose = (times: number | "always" = 1) => exchange.fail("cancelOrderList", { kind: "reset" }, { times });
  const asked = () => exchange.requests.map(({ operationId }) => operationId);
  const statusesOf = (list: unknown) =>
    (list as { orderReports: readonly { status: string }[] }).orderReports.map(({ status }) => status);

  /** What happens to the list of a call that is made afterwards. */
  const events: Readonly<Record<string, () => unknown>> = {
    "canceled by us": () => exchange.fail("cancelOrderList", { kind: "lost-answer" }),
    "canceled by somebody else": async () => {
      await createClient().cancelOrderList(parameters);
      exchange.faults.clear();
      lose();
    },
    "canceled by one of its orders": async () => {
      await createClient().cancelOrder({ symbol: "BTCUSDT", orderId: "2" });
      lose();
    },
    "executed meanwhile": () => {
      lose();
      exchange.fail("cancelOrderList", { kind: "filled" });
    },
  };

  test.each(["canceled by us", "canceled by somebody else", "canceled by one of its orders"])(
    "resolves with the list as it stands where it was %s",
    async (event) => {
      openList();
      await events[event]?.();
      const before = asked().length;

      const { data, response } = await createClient(looking).cancelOrderList(parameters).withResponse();

      expect(data).toMatchObject({
        orderListId: "9",
        listOrderStatus: "ALL_DONE",
        orders: [{ orderId: "8389765519993908929" }, { orderId: "2" }],
        orderReports: [
          { orderId: "8389765519993908929", symbol: "BTCUSDT", status: "CANCELED", executedQty: "0.00000000" },
          { orderId: "2", status: "CANCELED" },
        ],
      });
      expect(response).toMatchObject({ status: 200, attempts: 2, usedWeight: { ip: expect.any(Number) } });
      expect(asked().slice(before)).toEqual([
        "cancelOrderList",
        "cancelOrderList",
        "queryOrderList",
        "queryOrder",
        "queryOrder",
      ]);
    },
  );

  test.each(Object.keys(events))("stays unknown without looking where it was %s", async (event) => {
    openList();
    await events[event]?.();
    const before = asked().length;

    const call = createClient().cancelOrderList(parameters);

    await expect(call).rejects.toMatchObject({ code: "ALREADY_GONE", outcome: "unknown", data: undefined });
    await expect(call.withResponse()).rejects.toMatchObject({ code: "ALREADY_GONE" });
    expect(asked().slice(before)).toEqual(["cancelOrderList", "cancelOrderList"]);
  });

  test("is rejected where one order was executed, which ended the other", async () => {
    openList();
    await events["executed meanwhile"]?.();

    const call = createClient(looking).cancelOrderList(parameters).withResponse();

    const error = await call.catch((reason) => reason);
    expect(error).toMatchObject({
      name: "ResponseError",
      code: "REFUSED",
      outcome: "rejected",
      exchangeCode: -2011,
      attempts: 2,
      message: expect.stringContaining("FILLED, EXPIRED"),
      data: { orderListId: "9", listOrderStatus: "ALL_DONE" },
      cause: { code: "CONNECTION_LOST" },
    });
    expect(statusesOf(error.data)).toEqual(["FILLED", "EXPIRED"]);
  });

  test("resolves where openapi-fetch's own client asks", async () => {
    openList();
    await events["canceled by us"]?.();

    const { data } = await createClient(looking).client.DELETE(path, { params: { query: parameters } });

    expect(statusesOf(data)).toEqual(["CANCELED", "CANCELED"]);
  });

  test("is tried again while the list is open", async () => {
    openList();
    lose();

    const data = await createClient({ ...looking, maxRetries: 1, attemptTimeoutMs: 5000 }).cancelOrderList(parameters);

    expect(statusesOf(data)).toEqual(["CANCELED", "CANCELED"]);
    expect(exchange.orders.list()).toEqual([]);
  });

  test.each([
    ["with", looking, ["cancelOrderList", "cancelOrderList", "queryOrderList"], { listOrderStatus: "EXECUTING" }],
    ["without", {}, ["cancelOrderList", "cancelOrderList"], undefined],
  ])("stays unknown while both orders are open, %s looking", async (_how, options, operations, data) => {
    openList();
    lose("always");

    const call = createClient(options).cancelOrderList(parameters);

    await expect(call).rejects.toMatchObject({ outcome: "unknown", attempts: 2, ...(data && { data }) });
    expect(asked()).toEqual(operations);
    expect(exchange.orders.list()).toHaveLength(1);
  });

  test("stays unknown where one of its orders cannot be asked for, with what is known of the other", async () => {
    openList();
    await events["canceled by us"]?.();
    exchange.fail("queryOrder", { code: -2013 });

    const call = createClient(looking).cancelOrderList(parameters);

    const error = await call.catch((reason) => reason);
    expect(error).toMatchObject({ code: "ALREADY_GONE", outcome: "unknown", data: { orderListId: "9" } });
    expect(statusesOf(error.data).toSorted()).toEqual(["CANCELED", undefined]);
  });

  test.each([
    ["each of its orders", "queryOrder"],
    ["the list", "queryOrderList"],
  ])("stays as unknown as before where %s cannot be asked for", async (_what, operation) => {
    openList();
    await events["executed meanwhile"]?.();
    exchange.fail(operation, { code: -2015 }, { times: "always" });

    await expect(createClient(looking).cancelOrderList(parameters)).rejects.toMatchObject({
      code: "ALREADY_GONE",
      outcome: "unknown",
      data: undefined,
    });
  });

  test("resolves where the answer about an order was lost once, too", async () => {
    openList();
    await events["canceled by us"]?.();
    exchange.fail("queryOrder", { kind: "reset" });

    const data = await createClient(looking).cancelOrderList(parameters);

    expect(statusesOf(data)).toEqual(["CANCELED", "CANCELED"]);
    expect(asked().filter((id) => id === "queryOrder")).toHaveLength(3);
  });

  test.each([
    ["by its name", { listClientOrderId: "mine" }, {}, { origClientOrderId: "mine" }, {}],
    [
      "of an isolated account",
      { orderListId: "9", isIsolated: "TRUE" },
      { isIsolated: true },
      { orderListId: "9", isIsolated: "TRUE", symbol: "BTCUSDT" },
      { isIsolated: "TRUE" },
    ],
    // The query of a list takes the symbol for isolated margin only.
    [
      "of the cross account",
      { orderListId: "9", isIsolated: "FALSE" },
      {},
      { orderListId: "9" },
      { isIsolated: "FALSE" },
    ],
  ])("asks for a list %s and for its orders by their ids", async (_what, named, fields, list, narrowed) => {
    openList({ listClientOrderId: "mine", ...fields });
    await events["canceled by us"]?.();

    const data = await createClient({ ...looking, recvWindow: 7000 }).cancelOrderList({
      symbol: "BTCUSDT",
      ...named,
    } as never);

    expect(statusesOf(data)).toEqual(["CANCELED", "CANCELED"]);
    const always = { recvWindow: "7000", timestamp: expect.any(String), signature: expect.any(String) };
    expect(exchange.requests.slice(-3).map(({ query }) => query)).toEqual([
      { ...list, ...always },
      { symbol: "BTCUSDT", orderId: "8389765519993908929", ...narrowed, ...always },
      { symbol: "BTCUSDT", orderId: "2", ...narrowed, ...always },
    ]);
  });
});

describe("what the orders of a list say together", () => {
  /** An exchange where a cancel is never answered; a list is done, and its orders stand as said. */
  function serveList(words: readonly string[], list: object = {}) {
    const orders = words.map((_, index) => ({ symbol: "LTCBTC", orderId: index + 1, clientOrderId: `c${index}` }));
    const shown = { ...listExample, listOrderStatus: "ALL_DONE", orders, ...list };
    return serveSteps((head): Step => {
      if (/^DELETE/.test(head)) return "lost";
      if (/orderList\?/.test(head)) return { body: shown };
      const orderId = Number(/orderId=(\d+)&/.exec(head)?.[1]);
      const status = words[orderId - 1] as string;
      if (status === "none") return { status: 400, body: { ...refusal, code: -2013 } };
      return { body: { ...orderExample, orderId, status } };
    });
  }
  const cancel = async (words: readonly string[], list?: object, options: object = {}) => {
    const server = await serveList(words, list);
    const margin = createMargin(server.url, { ...looking, ...options });
    const call = margin.cancelOrderList({ symbol: "LTCBTC", orderListId: "27" });
    const said = await call.then(
      () => "success",
      ({ code, outcome, data }) => `${outcome} ${code}${data ? " with data" : ""}`,
    );
    return { said, requests: server.requests.map(({ method }) => method), call };
  };

  test.each([
    ["success", ["CANCELED", "CANCELED", "CANCELED"]],
    ["rejected REFUSED with data", ["FILLED", "EXPIRED"]],
    ["rejected REFUSED with data", ["EXPIRED", "REJECTED", "EXPIRED_IN_MATCH"]],
    ["unknown REFUSED with data", ["FILLED", "CANCELED"]],
    ["unknown REFUSED with data", ["CANCELED", "EXPIRED"]],
    ["unknown UNKNOWN_OUTCOME with data", ["NEW", "CANCELED"]],
    ["unknown UNKNOWN_OUTCOME with data", ["PENDING_CANCEL", "FILLED"]],
    ["unknown UNKNOWN_OUTCOME with data", ["CANCELED", "MELTED"]],
    ["unknown UNKNOWN_OUTCOME with data", ["none", "FILLED"]],
    ["unknown CONNECTION_LOST", ["none", "MELTED"]],
    ["unknown CONNECTION_LOST", []],
  ])("is %s of %j", async (expected, words) => {
    const { said, requests } = await cancel(words);

    expect(said).toBe(expected);
    expect(requests).toHaveLength(2 + words.length);
  });

  test("is tried once more while one of them is open, whatever the list says", async () => {
    const { said, requests } = await cancel(["CANCELED", "PARTIALLY_FILLED"], {}, { maxRetries: 1 });

    expect(said).toBe("unknown UNKNOWN_OUTCOME with data");
    expect(requests).toEqual(["DELETE", "DELETE", "GET", "GET", "GET"]);
  });

  test.each([
    ["REJECT", "rejected REFUSED with data"],
    ["EXECUTING", "unknown UNKNOWN_OUTCOME with data"],
    ["MELTED", "unknown CONNECTION_LOST"],
  ])("is not asked for where the list itself is %s", async (listOrderStatus, expected) => {
    const { said, requests } = await cancel(["CANCELED"], { listOrderStatus });

    expect(said).toBe(expected);
    expect(requests).toEqual(["DELETE", "GET"]);
  });

  test("leaves it unknown where the answer about the list is not as documented", async () => {
    const { said, requests } = await cancel([], { orders: [{ symbol: "LTCBTC" }] });

    expect(said).toBe("unknown CONNECTION_LOST");
    expect(requests).toEqual(["DELETE", "GET"]);
  });

  test("is a success only if all are canceled, and rejected only if all have ended and none is", async () => {
    const word = fc.constantFrom("CANCELED", "FILLED", "EXPIRED", "NEW", "MELTED", "none");
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 5 }), async (words) => {
        const { said } = await cancel(words);

        const isCanceled = words.every((each) => each === "CANCELED");
        const isClosed = words.every((each) => each === "FILLED" || each === "EXPIRED");
        expect(said.split(" ")[0]).toBe(isCanceled ? "success" : isClosed ? "rejected" : "unknown");
      }),
      { numRuns: 60 },
    );
  });
});

describe("order lists of an API that is not documented", () => {
  // As deep below the top as `generated/<api>`, so that imports lead to the same `src`.
  const output = resolve(".cache");
  afterAll(() => rmSync(join(output, "fixture-lists"), { recursive: true, force: true }));

  test("are asked for as its spec says", async () => {
    write(output, await generate("test/fixtures/lists"));
    const { createFixtureListsClient } = await import(join(output, "fixture-lists/index.ts"));
    const answers: Readonly<Record<string, object>> = {
      "GET /list?lid=5": { state: "DONE", legs: [{ oid: 1 }, { oid: 2 }] },
      "GET /order?id=1&pair=A": { state: "DEAD", filled: "0.5" },
      "GET /order?id=2&pair=A": { state: "DEAD" },
    };
    const server = await serveSteps((head): Step => {
      const body = answers[head.split(" ", 2).join(" ")];
      return body ? { body } : "lost";
    });
    const client = createFixtureListsClient({
      ...{ apiKey: "k", secret: "s", identity: "i", baseUrl: server.url, rateLimit: false, maxRetries: 0 },
      ...looking,
    });
    onTestFinished(() => client.close());

    const data = await client.cancelList({ list: "5", market: "A" });

    expect(data).toEqual({
      state: "DONE",
      legs: [
        { oid: "1", state: "DEAD", filled: "0.5" },
        { oid: "2", state: "DEAD" },
      ],
    });
  });
});
