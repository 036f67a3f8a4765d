import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MockExchange } from "../../src/testing/index.ts";
import { type KeyKind, send, sendSigned, sendWithPayload } from "./mock-requests.ts";
import { createMockExchange } from "./way.ts";

const big = "8389765519993908929";
const kinds: readonly KeyKind[] = ["hmac", "rsa", "ed25519"];
let exchange: MockExchange;

beforeAll(async () => {
  exchange = await createMockExchange();
});

beforeEach(() => send(exchange.url, "/_mock/state"));

afterAll(() => exchange.close());

const margin = { api: "binance-margin", symbol: "BTCUSDT" };
const futures = { api: "binance-usdm-futures", symbol: "BTCUSDT" };
const oco = { ...margin, contingencyType: "OCO", orders: [{ type: "STOP_LOSS_LIMIT", stopPrice: "1.5" }, {}] } as const;

describe("each key kind cancels in the ledger", () => {
  test.each(kinds)("by cancelOrder with %s", async (kind) => {
    exchange.orders.open([
      { ...margin, orderId: big },
      { ...margin, orderId: 29 },
    ]);

    const { status, body } = await sendSigned(exchange, "/sapi/v1/margin/order", `symbol=BTCUSDT&orderId=${big}`, {
      kind,
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({ orderId: big, status: "CANCELED", isIsolated: false });
    expect(exchange.orders.list().map(({ orderId }) => orderId)).toEqual(["29"]);
  });

  test.each(kinds)("by cancelOrderList with %s", async (kind) => {
    const list = exchange.orders.open(oco);

    const { status, body } = await sendSigned(
      exchange,
      "/sapi/v1/margin/orderList",
      `symbol=BTCUSDT&orderListId=${list.orderListId}`,
      { kind },
    );

    expect(status).toBe(200);
    expect(body).toMatchObject({ contingencyType: "OCO", listStatusType: "ALL_DONE", listOrderStatus: "ALL_DONE" });
    expect(body.orderReports.map((report: { status: string }) => report.status)).toEqual(["CANCELED", "CANCELED"]);
    expect(exchange.orders.list()).toEqual([]);
  });

  test.each(kinds)("by cancelAllOpenOrders with %s", async (kind) => {
    exchange.orders.open([margin, oco, { ...margin, symbol: "ETHUSDT" }, { ...margin, isIsolated: true }, futures]);

    const { status, body } = await sendSigned(exchange, "/sapi/v1/margin/openOrders", "symbol=BTCUSDT", { kind });

    expect(status).toBe(200);
    expect(body.map((item: object) => "contingencyType" in item)).toEqual([false, true]);
    expect(exchange.orders.list()).toHaveLength(3);
  });

  test.each(kinds)("by cancelMultipleOrders with %s", async (kind) => {
    const [first, second] = exchange.orders.open([futures, futures]);
    const ids = encodeURIComponent(`[${second.orderId},404,${first.orderId}]`);

    const reply = await sendSigned(exchange, "/fapi/v1/batchOrders", `symbol=BTCUSDT&orderIdList=${ids}`, { kind });

    expect(reply.status).toBe(200);
    expect(reply.body[1]).toEqual({ code: -2011, msg: "Unknown order sent." });
    expect(reply.text.match(/(?<="orderId":)\d+/g)).toEqual([second.orderId, first.orderId]);
    expect(exchange.orders.list()).toEqual([]);
  });

  test("by cancelMarginOrdersByPair with a payload", async () => {
    const [order] = exchange.orders.open([
      { api: "bitopro", pair: "BTC_USDT", orderId: big },
      { api: "bitopro", pair: "ETH_USDT" },
    ]);

    const { status, body } = await sendWithPayload(exchange, "/v3/margin/orders/BTC_USDT");

    expect(status).toBe(200);
    expect(body).toEqual({ data: { BTC_USDT: [order.orderId] } });
    expect(exchange.orders.list()).toHaveLength(1);
  });

  test("by cancelAllMarginOrders with a payload", async () => {
    exchange.orders.open([
      { api: "bitopro", pair: "BTC_USDT", orderId: 1 },
      { api: "bitopro", pair: "ETH_USDT", orderId: 2 },
      { api: "bitopro", pair: "BTC_USDT", orderId: 3 },
      margin,
    ]);

    const { status, body } = await sendWithPayload(exchange, "/v3/margin/orders/all");

    expect(status).toBe(200);
    expect(body).toEqual({ data: { BTC_USDT: ["1", "3"], ETH_USDT: ["2"] } });
    expect(exchange.orders.list()).toHaveLength(1);
  });
});

describe("cancelOrder", () => {
  const cancel = (query: string) => sendSigned(exchange, "/sapi/v1/margin/order", query);

  test("finds an order by its client order id, percent-encoded or not", async () => {
    exchange.orders.open({ ...margin, clientOrderId: "mine 1/é" });

    const { body } = await cancel("symbol=BTCUSDT&origClientOrderId=mine%201%2F%C3%A9");

    expect(body.origClientOrderId).toBe("mine 1/é");
  });

  test("answers the name that the caller gave the cancel, or makes one up", async () => {
    exchange.orders.open([
      { ...margin, orderId: 1 },
      { ...margin, orderId: 2 },
    ]);

    const named = await cancel("symbol=BTCUSDT&orderId=1&newClientOrderId=my-cancel");
    const unnamed = await cancel("symbol=BTCUSDT&orderId=2");

    expect(named.body.clientOrderId).toBe("my-cancel");
    expect(unnamed.body.clientOrderId).toMatch(/^\w{22}$/);
  });

  test("cancels the whole list when one of its orders is canceled, and answers that order", async () => {
    const list = exchange.orders.open(oco);

    const { status, body } = await cancel(`symbol=BTCUSDT&orderId=${list.orders[1]?.orderId}`);

    expect(status).toBe(200);
    expect(body).toMatchObject({ orderId: list.orders[1]?.orderId, type: "LIMIT", status: "CANCELED" });
    expect(exchange.orders.list()).toEqual([]);
  });

  test("answers the fields as they were given", async () => {
    const given = {
      price: "0.10",
      origQty: "7",
      executedQty: "3.5",
      side: "BUY",
      type: "STOP_LOSS",
      timeInForce: "FOK",
    };
    exchange.orders.open({ ...margin, orderId: "28", clientOrderId: "mine", ...given });

    const { body } = await cancel("symbol=BTCUSDT&orderId=28");

    expect(body).toMatchObject({ orderId: "28", origClientOrderId: "mine", ...given });
  });

  test("keeps cross and isolated accounts apart", async () => {
    exchange.orders.open([
      { ...margin, orderId: 5 },
      { ...margin, orderId: 5, isIsolated: "TRUE", clientOrderId: "isolated" },
    ]);

    const { body } = await cancel("symbol=BTCUSDT&orderId=5&isIsolated=TRUE");

    expect(body).toMatchObject({ isIsolated: true, origClientOrderId: "isolated" });
    expect(exchange.orders.list()).toMatchObject([{ isIsolated: false }]);
  });

  test.each([
    ["no order has the id", "symbol=BTCUSDT&orderId=404", "Unknown order sent."],
    ["the symbol is another", "symbol=ETHUSDT&orderId=7", "Unknown order sent."],
    ["the order is isolated", "symbol=BTCUSDT&orderId=8", "Unknown order sent."],
    [
      "the two identifiers name different orders",
      "symbol=BTCUSDT&orderId=7&origClientOrderId=nine",
      "Cancel order is invalid. Check origClOrdId and orderId.",
    ],
  ])("refuses with -2011 when %s", async (_, query, msg) => {
    exchange.orders.open([
      { ...margin, orderId: 7, clientOrderId: "seven" },
      { ...margin, orderId: 8, isIsolated: true },
      { ...margin, orderId: 9, clientOrderId: "nine" },
    ]);

    const { status, body } = await cancel(query);

    expect([status, body]).toEqual([400, { code: -2011, msg }]);
    expect(exchange.orders.list()).toHaveLength(3);
  });

  test("takes both identifiers when they name the same order", async () => {
    exchange.orders.open({ ...margin, orderId: 7, clientOrderId: "seven" });

    expect((await cancel("symbol=BTCUSDT&orderId=7&origClientOrderId=seven")).status).toBe(200);
  });

  test("refuses a second cancel of the same order", async () => {
    exchange.orders.open({ ...margin, orderId: 7 });

    await cancel("symbol=BTCUSDT&orderId=7");

    expect((await cancel("symbol=BTCUSDT&orderId=7")).body.code).toBe(-2011);
  });
});

describe("sweeps", () => {
  test("answer an empty list or map when nothing was open", async () => {
    const margin = await sendSigned(exchange, "/sapi/v1/margin/openOrders", "symbol=BTCUSDT");
    const bitopro = await sendWithPayload(exchange, "/v3/margin/orders/all");

    expect([margin.status, margin.text]).toEqual([200, "[]"]);
    expect([bitopro.status, bitopro.text]).toEqual([200, '{"data":{}}']);
  });

  test("take only the literal `all` for all pairs", async () => {
    exchange.orders.open({ api: "bitopro", pair: "BTC_USDT" });

    const none = await sendWithPayload(exchange, "/v3/margin/orders/ALL_ALL");
    const all = await sendWithPayload(exchange, "/v3/margin/orders/all");

    expect(none.body).toEqual({ data: {} });
    expect(Object.keys(all.body.data)).toEqual(["BTC_USDT"]);
  });
});

describe("ids beyond 2^53", () => {
  test("are digits without quotes where the schema says integer", async () => {
    exchange.orders.open([
      { ...futures, orderId: big },
      { ...margin, orderId: 8_389_765_519_993_908_930n },
    ]);

    const batch = await sendSigned(exchange, "/fapi/v1/batchOrders", `symbol=BTCUSDT&orderIdList=%5B${big}%5D`);
    const sweep = await sendSigned(exchange, "/sapi/v1/margin/openOrders", "symbol=BTCUSDT");

    expect(batch.text).toContain(`"orderId":${big},`);
    expect(sweep.text).toContain('"orderId":8389765519993908930,');
  });

  test("are text where the schema says string", async () => {
    exchange.orders.open([
      { ...margin, orderId: big },
      { api: "bitopro", pair: "BTC_USDT", orderId: big },
    ]);

    const order = await sendSigned(exchange, "/sapi/v1/margin/order", `symbol=BTCUSDT&orderId=${big}`);
    const pair = await sendWithPayload(exchange, "/v3/margin/orders/BTC_USDT");

    expect(order.text).toContain(`"orderId":"${big}"`);
    expect(pair.text).toBe(`{"data":{"BTC_USDT":["${big}"]}}`);
  });

  test("do not fit an order whose id differs in the last digit", async () => {
    exchange.orders.open({ ...margin, orderId: big });

    const { body } = await sendSigned(exchange, "/sapi/v1/margin/order", "symbol=BTCUSDT&orderId=8389765519993908928");

    expect(body.code).toBe(-2011);
  });
});
