import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type MockExchange, OrderError } from "../../src/testing/index.ts";
import { send, sendSigned } from "./mock-requests.ts";
import { createMockExchange, describeServer } from "./way.ts";

const big = "8389765519993908929";
const now = 1_700_000_000_000;
let exchange: MockExchange;

beforeAll(async () => {
  exchange = await createMockExchange({ clock: () => now });
});

beforeEach(() => send(exchange.url, "/_mock/state"));

afterAll(() => exchange.close());

const post = (body: string) => send(exchange.url, "/_mock/orders", { method: "POST", body });
const get = (path: string) => send(exchange.url, path, { method: "GET" });

describe("orders.open", () => {
  test("completes an order with fresh ids and sensible values", () => {
    const first = exchange.orders.open({ api: "binance-margin", symbol: "BTCUSDT" });
    const second = exchange.orders.open({ api: "binance-margin", symbol: "BTCUSDT" });

    expect(first).toMatchObject({ status: "NEW", type: "LIMIT", isIsolated: false, executedQty: "0.00000000" });
    expect(first.price).toMatch(/^\d+\.\d+$/);
    expect(BigInt(first.orderId)).toBeGreaterThan(2n ** 53n);
    expect(first.orderId).not.toBe(second.orderId);
    expect(first.clientOrderId).not.toBe(second.clientOrderId);
  });

  test("gives the orders of a list the list's symbol, account and id", () => {
    const list = exchange.orders.open({
      api: "binance-margin",
      symbol: "BTCUSDT",
      isIsolated: true,
      contingencyType: "OCO",
      orders: [{ type: "STOP_LOSS_LIMIT" }, { orderId: 3n }],
    });

    expect(list).toMatchObject({
      contingencyType: "OCO",
      listStatusType: "EXEC_STARTED",
      listOrderStatus: "EXECUTING",
    });
    const { orderListId } = list;
    expect(list.orders).toMatchObject([
      { symbol: "BTCUSDT", isIsolated: true, orderListId, type: "STOP_LOSS_LIMIT", status: "NEW" },
      { symbol: "BTCUSDT", isIsolated: true, orderListId, orderId: "3", type: "LIMIT" },
    ]);
    expect(exchange.orders.list()).toEqual([list]);
  });

  test.each([[big], [8_389_765_519_993_908_929n], [28], ["0028"]])("keeps the id %s exactly, as text", (orderId) => {
    const order = exchange.orders.open({ api: "bitopro", pair: "BTC_USDT", orderId });

    expect(order.orderId).toBe(BigInt(orderId).toString());
  });

  test.each<[field: string, seed: unknown]>([
    ["", null],
    ["", "order"],
    ["api", {}],
    ["api", { api: "nowhere", symbol: "BTCUSDT" }],
    ["api", { api: "constructor" }],
    ["symbol", { api: "binance-margin", pair: "BTC_USDT" }],
    ["symbol", { api: "binance-margin", symbol: "" }],
    ["symbol", { api: "binance-usdm-futures", symbol: null }],
    ["pair", { api: "bitopro", symbol: "BTC_USDT" }],
    ["pair", { api: "bitopro", pair: "btcusdt" }],
    ["orderId", { api: "binance-margin", symbol: "BTCUSDT", orderId: "12a" }],
    ["orderId", { api: "binance-margin", symbol: "BTCUSDT", orderId: Number(big) }],
    ["orderId", { api: "binance-margin", symbol: "BTCUSDT", orderId: "9223372036854775808" }],
    ["price", { api: "binance-margin", symbol: "BTCUSDT", price: "cheap" }],
    ["isIsolated", { api: "binance-margin", symbol: "BTCUSDT", isIsolated: "YES" }],
    ["orders", { api: "binance-margin", symbol: "BTCUSDT", orders: [] }],
    ["orders", { api: "binance-usdm-futures", symbol: "BTCUSDT", orders: [{}] }],
    ["orders[1].price", { api: "binance-margin", symbol: "BTCUSDT", orders: [{}, { price: "cheap" }] }],
    ["orders[0]", { api: "binance-margin", symbol: "BTCUSDT", orders: [1] }],
  ])("refuses a bad %s", (field, seed) => {
    const open = () => exchange.orders.open(seed as never);

    expect(open).toThrow(OrderError);
    expect(open).toThrow(expect.objectContaining({ code: "ORDER_INVALID", field }));
    expect(exchange.orders.list()).toEqual([]);
  });

  test("refuses an id or a name that an open order has, and opens none of the others", () => {
    const order = { api: "binance-margin", symbol: "BTCUSDT", orderId: 1, clientOrderId: "one" };
    exchange.orders.open(order);

    const sameId = () =>
      exchange.orders.open([
        { ...order, orderId: 2, clientOrderId: "two" },
        { ...order, clientOrderId: "three" },
      ]);
    const sameName = () => exchange.orders.open({ ...order, orderId: 3 });

    expect(sameId).toThrow(expect.objectContaining({ field: "[1].orderId" }));
    expect(sameName).toThrow(expect.objectContaining({ field: "clientOrderId" }));
    expect(exchange.orders.list()).toHaveLength(1);
    expect(exchange.orders.open({ ...order, symbol: "ETHUSDT" })).toMatchObject(order.api ? { orderId: "1" } : {});
  });

  test("opens the seed at the start", async () => {
    const seeded = await createMockExchange({ seed: { api: "bitopro", pair: "BTC_USDT", orderId: big } });
    await seeded.close();

    expect(seeded.orders.list()).toMatchObject([{ orderId: big }]);
  });

  test("refuses to start with a bad seed", async () => {
    await expect(createMockExchange({ seed: { api: "bitopro" } })).rejects.toMatchObject({ field: "pair" });
  });
});

test("orders.list gives the orders whose fields are as asked", () => {
  exchange.orders.open([
    { api: "binance-margin", symbol: "BTCUSDT", isIsolated: true },
    { api: "binance-margin", symbol: "BTCUSDT" },
    { api: "binance-usdm-futures", symbol: "BTCUSDT" },
  ]);

  expect(exchange.orders.list({ symbol: "BTCUSDT" })).toHaveLength(3);
  expect(exchange.orders.list({ api: "binance-margin", isIsolated: "true" })).toHaveLength(1);
  expect(exchange.orders.list({ api: "bitopro" })).toEqual([]);
});

describe("/_mock/orders", () => {
  test("opens one order and answers it, its id exact", async () => {
    const { status, text, body } = await post(`{"api":"binance-usdm-futures","symbol":"BTCUSDT","orderId":${big}}`);

    expect(status).toBe(200);
    expect(text).toContain(`"orderId":"${big}"`);
    expect(body).toMatchObject({ api: "binance-usdm-futures", status: "NEW" });
    expect(exchange.orders.list()).toEqual([body]);
  });

  test("opens a list of orders and answers as many", async () => {
    const { body } = await post(
      `[{"api":"bitopro","pair":"BTC_USDT","orderId":"${big}"},
        {"api":"binance-margin","symbol":"LTCBTC","contingencyType":"OCO","orders":[{"orderId":${big}},{}]}]`,
    );

    expect(body[0].orderId).toBe(big);
    expect(body[1].orders[0].orderId).toBe(big);
    expect((await get("/_mock/orders")).body).toEqual(body);
  });

  test("reads the orders that a query asks for", async () => {
    exchange.orders.open([
      { api: "bitopro", pair: "BTC_USDT" },
      { api: "bitopro", pair: "ETH_USDT" },
    ]);

    const { body } = await get("/_mock/orders?api=bitopro&pair=ETH_USDT");

    expect(body).toMatchObject([{ pair: "ETH_USDT" }]);
  });

  test("answers 400 with field, rule and fix for a bad order", async () => {
    const { status, body } = await post('[{"api":"bitopro","pair":"BTC_USDT"},{"api":"bitopro","pair":"btc"}]');

    expect([status, body.code, body.field]).toEqual([400, "ORDER_INVALID", "[1].pair"]);
    expect([typeof body.rule, typeof body.fix]).toEqual(["string", "string"]);
    expect(exchange.orders.list()).toEqual([]);
  });

  test.each(["", "{", "order", '{"api":"bitopro",}', "[".repeat(100_000), '"\\u00"', "01"])(
    "answers 400 for a body that is no JSON: %.20s",
    async (body) => {
      expect(await post(body)).toMatchObject({ status: 400, body: { code: "JSON_INVALID" } });
    },
  );
});

describe("/_mock/", () => {
  test("shows the requests as they were received, with what was answered", async () => {
    await sendSigned(exchange, "/sapi/v1/margin/order", "symbol=BTC%55SDT&orderId=1", { time: now });
    await send(exchange.url, "/nowhere", { method: "POST", body: "hello" });

    const { body } = await get("/_mock/requests");

    expect(body).toEqual(exchange.requests);
    expect(body).toMatchObject([
      {
        time: now,
        method: "DELETE",
        path: "/sapi/v1/margin/order",
        query: { symbol: "BTCUSDT", orderId: "1", timestamp: String(now) },
        headers: { "x-mbx-apikey": exchange.credentials.hmac.apiKey },
        body: "",
        api: "binance-margin",
        operationId: "cancelOrder",
        status: 400,
      },
      { method: "POST", target: "/nowhere", body: "hello", api: null, operationId: null, status: 404 },
    ]);
    expect(body[0].target).toContain("symbol=BTC%55SDT&orderId=1");
    expect(body[0].query.signature).toMatch(/^[0-9a-f]{64}$/);
  });

  test("shows the credentials in plain", async () => {
    const { body } = await get("/_mock/credentials");

    const { hmac, rsa, ed25519, bitopro } = exchange.credentials;
    expect(body).toEqual({ hmac: { ...hmac }, rsa: { ...rsa }, ed25519: { ...ed25519 }, bitopro: { ...bitopro } });
  });

  test("forgets orders and requests", async () => {
    exchange.orders.open({ api: "bitopro", pair: "BTC_USDT" });
    await send(exchange.url, "/nowhere");

    const { status } = await send(exchange.url, "/_mock/state");

    expect(status).toBe(200);
    expect([exchange.orders.list(), exchange.requests]).toEqual([[], []]);
  });

  test.each([
    ["GET", "/_mock/", 404],
    ["GET", "/_mock/constructor", 404],
    ["DELETE", "/_mock/orders", 405],
  ])("answers %s %s with %d", async (method, path, status) => {
    const reply = await send(exchange.url, path, { method });

    expect(reply.status).toBe(status);
  });
});

describe("credentials", () => {
  test("can be spread", () => {
    const { hmac, rsa, ed25519, bitopro } = exchange.credentials;

    expect(Object.keys({ ...hmac })).toEqual(["apiKey", "secret"]);
    expect(Object.keys({ ...bitopro })).toEqual(["apiKey", "secret", "identity"]);
    expect({ ...rsa }.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect({ ...ed25519 }.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  });

  test("do not show when printed or turned into JSON", () => {
    const { credentials } = exchange;
    const all = [exchange, credentials, ...Object.values(credentials)];

    const shown = all.flatMap((value) => [inspect(value, { depth: 9 }), JSON.stringify(value), String(value)]).join();

    for (const credential of Object.values(credentials)) {
      for (const value of Object.values(credential)) expect(shown).not.toContain(value);
    }
  });
});

describeServer("the server", () => {
  test("listens on 127.0.0.1 only, on a port of its own", async () => {
    expect(exchange.url).toMatch(/^https?:\/\/127\.0\.0\.1:\d+$/);
    await expect(send(exchange.url.replace("127.0.0.1", "127.0.0.2"), "/nowhere")).rejects.toThrow();
  });

  test("refuses to start on a port that is in use", async () => {
    const port = Number(new URL(exchange.url).port);

    await expect(createMockExchange({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  test("closes while a keep-alive connection is open", async () => {
    const short = await createMockExchange();
    await send(short.url, "/nowhere", { headers: { Connection: "keep-alive" } });

    await short.close();

    await expect(send(short.url, "/nowhere")).rejects.toThrow();
  });
});
