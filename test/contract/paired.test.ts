import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, suite, test } from "vitest";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { createMockExchange } from "../../src/testing/index.ts";
import { credentials, refusal, serve } from "./loopback.ts";

/** An item of the documented answer. */
const canceled = (orderId: number | string, rest: object = {}) => ({
  clientOrderId: `my-${orderId}`,
  cumQty: "0",
  cumQuote: "0",
  executedQty: "0",
  orderId,
  origQty: "11",
  origType: "LIMIT",
  price: "0",
  reduceOnly: false,
  side: "BUY",
  positionSide: "SHORT",
  status: "CANCELED",
  stopPrice: "9300",
  closePosition: false,
  symbol: "BTCUSDT",
  timeInForce: "GTC",
  type: "LIMIT",
  updateTime: 1571110484038,
  workingType: "CONTRACT_PRICE",
  priceProtect: false,
  priceMatch: "NONE",
  selfTradePreventionMode: "NONE",
  goodTillDate: 0,
  ...rest,
});
const rejected = { code: -4138, msg: "Reduce only reject." };

function createFutures(baseUrl: string, options: object = {}) {
  const client = createBinanceUsdmFuturesClient({ ...credentials, baseUrl, ...options });
  onTestFinished(() => client.close());
  return client;
}

suite("paired", () => {
  test("tells of each order of the mock exchange what became of it", async () => {
    const exchange = await createMockExchange();
    onTestFinished(() => exchange.close());
    const [one, two] = exchange.orders.open([
      { api: "binance-usdm-futures", symbol: "BTCUSDT", clientOrderId: "a" },
      { api: "binance-usdm-futures", symbol: "BTCUSDT", clientOrderId: "b" },
    ] as never) as unknown as readonly { readonly orderId: string }[];
    const futures = createFutures(exchange.url, exchange.credentials.hmac);

    const byId = await futures
      .cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [BigInt(one?.orderId ?? 0), 77, "78"] })
      .paired();
    const byName = await futures
      .cancelMultipleOrders({ symbol: "BTCUSDT", origClientOrderIdList: ["z", "b"] })
      .paired();

    expect(byId).toMatchObject({
      canceled: [{ id: one?.orderId, order: { orderId: one?.orderId, status: "CANCELED" } }],
      failed: [
        { id: "77", error: { code: -2011 } },
        { id: "78", error: { code: -2011 } },
      ],
      unanswered: [],
    });
    expect(byName).toMatchObject({
      canceled: [{ id: "b", order: { orderId: two?.orderId } }],
      failed: [{ id: "z", error: { code: -2011 } }],
      unanswered: [],
    });
    expect(exchange.orders.list()).toEqual([]);
  });

  test("pairs ids that a number would round, in whatever order they come", async () => {
    const ids = ["9223372036854775807", "9223372036854775806", "9007199254740993"];
    const list = ids.map((id) => JSON.stringify(canceled("ID")).replace('"ID"', id)).reverse();
    const server = await serve({ body: `[${list.join(",")}]` });

    const paired = await createFutures(server.url)
      .cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ids.map(BigInt) })
      .paired();

    expect(paired.canceled.map(({ id, order }) => [id, order.orderId])).toEqual(ids.map((id) => [id, id]));
  });

  test("leaves open what cannot be told for certain", async () => {
    const server = await serve({ body: [refusal, canceled(2), rejected] });

    const paired = await createFutures(server.url)
      .cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [1, 2, 3] })
      .paired();

    expect(paired.canceled.map(({ id }) => id)).toEqual(["2"]);
    expect(paired.failed).toEqual([]);
    expect(paired.unanswered).toEqual([{ id: "1" }, { id: "3" }]);
  });

  test.each<[what: string, item: object]>([
    ["beside", { ...refusal, orderId: 2, symbol: "BTCUSDT" }],
    ["as a text beside", { ...refusal, orderId: "2" }],
    ["with all of an order beside", canceled(2, refusal)],
  ])("gives a reason to the order whose id stands %s it", async (_what, item) => {
    const server = await serve({ body: [canceled(1), item, canceled(3)] });

    const paired = await createFutures(server.url)
      .cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [1, 2, 3] })
      .paired();

    expect(paired.canceled.map(({ id }) => id)).toEqual(["1", "3"]);
    expect(paired.failed).toMatchObject([{ id: "2", error: refusal }]);
    expect(paired.unanswered).toEqual([]);
  });

  test.each(["FILLED", "NEW", "MELTED"])("leaves an order open that is %s", async (status) => {
    const server = await serve({ body: [canceled(1), canceled(2, { status })] });

    const paired = await createFutures(server.url)
      .cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [1, 2] })
      .paired();

    expect(paired.canceled.map(({ id }) => id)).toEqual(["1"]);
    expect(paired.unanswered).toEqual([{ id: "2" }]);
  });

  test("sends nothing again, and comes beside the other forms", async () => {
    const server = await serve({ body: [canceled(1)] });
    const call = createFutures(server.url).cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [1] });

    const [items, { response }, paired, again] = await Promise.all([
      call,
      call.withResponse(),
      call.paired(),
      call.paired(),
    ]);

    expect(items).toHaveLength(1);
    expect(response.status).toBe(200);
    expect(paired.canceled[0]?.order).toBe(items[0]);
    expect(again).toEqual(paired);
    expect(server.requests).toHaveLength(1);
  });

  test("goes by the ids that were sent, whatever becomes of the caller's list", async () => {
    const server = await serve({ body: [canceled(1)] });
    const orderIdList = [1];

    const call = createFutures(server.url).cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList });
    orderIdList[0] = 2;
    const { canceled: list } = await call.paired();

    expect(list.map(({ id }) => id)).toEqual(["1"]);
    expect(decodeURIComponent(server.requests[0]?.url ?? "")).toContain("orderIdList=[1]");
  });

  test.each<[what: string, status: number, body: unknown, expected: object]>([
    ["is refused as a whole", 400, { code: -1121, msg: "Invalid symbol." }, { code: "REFUSED", outcome: "rejected" }],
    ["may have had an effect", 500, "", { code: "UNKNOWN_OUTCOME", outcome: "unknown" }],
    ["is answered with something else", 200, { orders: [] }, { code: "INVALID_RESPONSE", outcome: "unknown" }],
  ])("rejects like the call where it %s", async (_what, status, body, expected) => {
    const server = await serve({ status, body });
    const call = createFutures(server.url, { maxRetries: 0 }).cancelMultipleOrders({
      symbol: "BTCUSDT",
      orderIdList: [1, 2],
    });

    await expect(call.paired()).rejects.toMatchObject(expected);
    await expect(call).rejects.toMatchObject(expected);
  });

  test.each<[what: string, given: readonly unknown[]]>([
    ["parameters that break a rule", [{ symbol: "BTCUSDT", orderIdList: [] }]],
    ["no parameters", []],
    ["null", [null]],
    ["an id that throws when it is read", [{ symbol: "A", orderIdList: [Object.create(null)] }]],
    ["a symbol as id", [{ symbol: "A", orderIdList: [Symbol("x")] }]],
  ])("rejects %s before anything is sent", async (_what, given) => {
    const server = await serve({ body: [] });
    const { cancelMultipleOrders } = createFutures(server.url);

    const call = (cancelMultipleOrders as (...given: readonly unknown[]) => { paired(): Promise<unknown> })(...given);

    await expect(call.paired()).rejects.toMatchObject({ name: "ParameterError", outcome: "not-sent" });
    expect(server.connections).toHaveLength(0);
  });

  test("leaves no rejection unhandled when it alone is awaited", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", note);
    onTestFinished(() => void process.off("unhandledRejection", note));
    const server = await serve({ status: 400, body: refusal });

    await createFutures(server.url)
      .cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [1] })
      .paired()
      .catch(() => {});
    await wait(10);

    expect(unhandled).toEqual([]);
  });

  test("after a lost answer gives what was canceled, and leaves open what is gone", async () => {
    const server = await serve((_request, count) => {
      if (count === 1) {
        server.connections[0]?.destroy();
        return undefined;
      }
      return { body: [refusal, canceled(2)] };
    });
    const call = createFutures(server.url).cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: [1, 2] });

    const paired = await call.paired();

    expect(paired.canceled.map(({ id }) => id)).toEqual(["2"]);
    expect(paired.failed).toEqual([]);
    expect(paired.unanswered).toMatchObject([{ id: "1", cause: { code: "ALREADY_GONE", outcome: "unknown" } }]);
    await expect(call).rejects.toMatchObject({ code: "ALREADY_GONE" });
    expect(server.requests).toHaveLength(2);
  });
});
