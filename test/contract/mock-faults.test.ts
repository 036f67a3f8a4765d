import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import { documents } from "../../generated/documents.ts";
import { FaultError, type FaultSeed, type MockExchange } from "../../src/testing/index.ts";
import { send, sendSigned } from "./mock-requests.ts";
import { createMockExchange, describeServer } from "./way.ts";

let exchange: MockExchange;

beforeAll(async () => {
  exchange = await createMockExchange();
});

beforeEach(() => exchange.clear());

afterAll(() => exchange.close());

const path = "/sapi/v1/margin/order";
const order = { api: "binance-margin", symbol: "BTCUSDT" };
const futures = { api: "binance-usdm-futures", symbol: "BTCUSDT" };
const query = "symbol=BTCUSDT&orderId=1";
const cancel = () => sendSigned(exchange, path, query);
const batch = (ids: string) => sendSigned(exchange, "/fapi/v1/batchOrders", `symbol=BTCUSDT&orderIdList=${ids}`);
const open = () => void exchange.orders.open({ ...order, orderId: 1 });
const options = () => ({ ...exchange.credentials.hmac, baseUrl: exchange.url, rateLimit: false, maxRetries: 0 });
const left = () => exchange.orders.list().length;

describe("exchange.fail with a code", () => {
  const codes = documents.flatMap(({ name, document, operations }) => {
    const [operation] = Object.values(operations).filter(({ target }) => target?.effect === "cancel");
    const rows = (document["x-errors"] ?? []).toReversed();
    const known = new Map(rows.flatMap((row) => (row.code === undefined ? [] : [[row.code, row]])));
    return [...known.values()].map((row) => ({ api: name, operation: operation?.id ?? "", ...(row as object) }));
  }) as { api: string; operation: string; code: number; status: number; message: string }[];

  test.each(codes)("answers $api's $code as documented", async ({ api, operation, code, status, message }) => {
    exchange.orders.open({ api, symbol: "BTCUSDT", orderId: 1 });
    exchange.fail(`${api}/${operation}`, { code });

    const reply = await (api === "binance-margin" ? cancel() : batch("[1]"));

    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.body.msg).toBe(message.replace("{parameter}", "symbol"));
    expect(exchange.requests).toMatchObject([{ status, fault: JSON.stringify({ code }) }]);
    expect(left()).toBe(1);
  });

  test("gives the documented text, once, and then does what is asked for", async () => {
    open();
    exchange.fail("cancelOrder", { code: -2011 });

    const [failed, next] = [await cancel(), await cancel()];

    expect([failed.status, failed.body]).toEqual([400, { code: -2011, msg: "Unknown order sent." }]);
    expect(failed.headers["x-sapi-used-ip-weight-1m"]).toBe("10");
    expect(next.status).toBe(200);
  });

  test("gives another text, as plain text, with the request carried out", async () => {
    open();
    exchange.fail("cancelOrder", { code: -1007, as: "json", applied: true, message: "Timeout." });

    const reply = await cancel();

    expect([reply.status, reply.body]).toEqual([408, { code: -1007, msg: "Timeout." }]);
    expect(left()).toBe(0);
  });
});

describe("exchange.fail with a status", () => {
  test.each<[seed: FaultSeed, status: number, headers: object, text: string]>([
    [{ status: 503 }, 503, { "content-type": "application/json" }, ""],
    [{ status: 502, as: "html" }, 502, { "content-type": "text/html" }, "<html>"],
    [{ status: 503, as: "text", message: "Unknown error." }, 503, { "content-type": "text/plain" }, "Unknown error."],
    [{ status: 429, retryAfterMs: 1500 }, 429, { "retry-after": "2" }, "-1003"],
    [{ status: 429 }, 429, {}, "-1003"],
    [{ status: 418, retryAfterMs: 60_000, tells: "text" }, 418, {}, "banned until 1"],
    [
      { status: 429, retryAfterMs: 5000, tells: "date" },
      429,
      { "retry-after": expect.stringMatching(/GMT$/) },
      "-1003",
    ],
    [{ status: 403, as: "html" }, 403, {}, "<html>"],
  ])("%j", async (seed, status, headers, text) => {
    open();
    exchange.fail("*", seed);

    const reply = await fetchText();

    expect(reply).toMatchObject({ status, headers });
    expect(reply.text).toContain(text);
    expect(reply.headers["retry-after"] !== undefined).toBe("retry-after" in headers);
    expect(left()).toBe(1);
  });
});

/** What a request gets, JSON or not. */
async function fetchText() {
  const response = await fetch(`${exchange.url}${path}`, { method: "DELETE", redirect: "manual" });
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}

describe("a fault that shows only in what is carried out", () => {
  const seeds: FaultSeed[] = [
    { kind: "filled" },
    { kind: "lost-answer" },
    { kind: "late", afterMs: 1 },
    { kind: "reset", applied: true },
    { status: 503, applied: true },
  ];

  test.each(seeds)("waits for a request that passes the checks: %j", async (seed) => {
    open();
    exchange.fail("cancelOrder", seed);

    const unsigned = await send(exchange.url, `${path}?${query}`);
    const late = await sendSigned(exchange, path, query, { time: exchange.clock.now() - 60_000 });
    const waiting = exchange.faults.list().length;
    // For one of them no answer comes.
    void cancel().catch(() => undefined);
    await expect.poll(left).toBe(0);

    expect([unsigned.status, late.body.code, waiting]).toEqual([401, -1021, 1]);
    expect(exchange.requests.map(({ fault }) => fault)).toEqual([null, null, JSON.stringify(seed)]);
    expect(exchange.faults.list()).toEqual([]);
  });

  test("lets one behind it happen meanwhile", async () => {
    exchange.fail("cancelOrder", { kind: "filled" });
    exchange.fail("cancelOrder", { status: 503 });

    const unsigned = await send(exchange.url, `${path}?${query}`);

    expect(unsigned.status).toBe(503);
    expect(exchange.faults.list()).toMatchObject([{ fault: { kind: "filled" } }]);
  });
});

describe("exchange.fail with a kind", () => {
  const cut = { outcome: "unknown" };

  test.each<[seed: FaultSeed, error: object, left: number]>([
    [{ kind: "reset" }, cut, 1],
    [{ kind: "reset", applied: true }, cut, 0],
    [{ kind: "end" }, cut, 1],
    [{ kind: "end", applied: true }, cut, 0],
    [{ kind: "lost-answer" }, cut, 0],
    [{ kind: "hang" }, { ...cut, code: "TIMEOUT" }, 1],
    [{ kind: "hang", applied: true }, { ...cut, code: "TIMEOUT" }, 0],
    [{ kind: "slow", afterMs: 60_000 }, { ...cut, code: "TIMEOUT" }, 0],
    [{ kind: "late", afterMs: 20 }, { ...cut, code: "TIMEOUT" }, 0],
    [{ kind: "drip", overMs: 60_000 }, { ...cut, code: "TIMEOUT" }, 0],
    [{ kind: "half" }, cut, 0],
    [{ kind: "half", by: "end" }, cut, 0],
    [{ kind: "length", off: 5 }, cut, 0],
    [{ kind: "length", off: -5 }, { ...cut, code: "INVALID_RESPONSE" }, 0],
    [{ kind: "html" }, { ...cut, code: "INVALID_RESPONSE" }, 1],
    [{ kind: "html", applied: true }, { ...cut, code: "INVALID_RESPONSE" }, 0],
    [{ kind: "redirect", location: "https://elsewhere.test/" }, { ...cut, code: "REDIRECTED", status: 307 }, 1],
    [{ kind: "redirect", location: "/", status: 301, applied: true }, { ...cut, code: "REDIRECTED", status: 301 }, 0],
    [{ kind: "filled" }, { outcome: "rejected", exchangeCode: -2011 }, 0],
  ])("%j", async (seed, error, count) => {
    open();
    exchange.fail("cancelOrder", seed);
    const client = createBinanceMarginClient(options());

    const call = client.cancelOrder({ symbol: "BTCUSDT", orderId: 1 }, { timeoutMs: 400 });

    await expect(call).rejects.toMatchObject(error);
    expect(left()).toBe(count);
    expect(exchange.requests.at(-1)?.fault).toBe(JSON.stringify(seed));
    client.close();
  });

  test.each<[seed: FaultSeed]>([[{ kind: "slow", afterMs: 5 }], [{ kind: "drip", overMs: 40 }]])(
    "%j still gives the answer",
    async (seed) => {
      open();
      exchange.fail("cancelOrder", seed);

      expect(await cancel()).toMatchObject({ status: 200, body: { orderId: "1" } });
    },
  );

  test("an order that fills just before the cancel is told by a query as filled", async () => {
    open();
    exchange.fail("cancelOrder", { kind: "filled" });

    const refused = await cancel();
    const read = await sendSigned(exchange, path, query, { method: "GET" });

    expect(refused.body.code).toBe(-2011);
    expect(read.body).toMatchObject({ status: "FILLED", executedQty: read.body.origQty });
    expect(exchange.orders.closed()).toMatchObject([{ orderId: "1", closed: { as: "filled", request: null } }]);
  });

  test("a filled order of a list ends the others of it", async () => {
    const list = exchange.orders.open({ ...order, orders: [{ orderId: 1 }, { orderId: 2 }] });
    exchange.fail("cancelOrderList", { kind: "filled" });

    await sendSigned(exchange, "/sapi/v1/margin/orderList", `symbol=BTCUSDT&orderListId=${list.orderListId}`);

    expect(exchange.orders.closed()).toMatchObject([
      { listOrderStatus: "ALL_DONE", orders: [{ status: "FILLED" }, { status: "EXPIRED" }] },
    ]);
  });

  test("a batch fails in part, by code or by a fill", async () => {
    exchange.orders.open([1, 2, 3].map((orderId) => ({ ...futures, orderId })));
    exchange.fail("cancelMultipleOrders", { kind: "partial", code: -1000, items: [0] });

    const failed = await batch("[1,2]");
    exchange.fail("cancelMultipleOrders", { kind: "filled", items: [0] });
    const filled = await batch("[1,2]");

    expect(failed.body).toMatchObject([{ code: -1000 }, { orderId: 2, status: "CANCELED" }]);
    expect(filled.body).toMatchObject([{ code: -2011 }, { code: -2011 }]);
    expect(exchange.orders.closed().map(({ orderId, closed }) => [orderId, closed.as])).toEqual([
      ["2", "canceled"],
      ["1", "filled"],
    ]);
  });

  test("a sweep leaves out what was filled just before it", async () => {
    exchange.orders.open(["1", "2"].map((orderId) => ({ api: "bitopro", pair: "BTC_USDT", orderId })));
    exchange.fail("cancelMarginOrdersByPair", { kind: "filled", items: [1] });
    const client = createBitoproClient({ ...options(), ...exchange.credentials.bitopro });

    const answer = await client.cancelMarginOrdersByPair({ pair: "BTC_USDT" });

    expect(answer).toEqual({ data: { BTC_USDT: ["1"] } });
    expect(left()).toBe(0);
  });
});

describe("how often", () => {
  const statuses = async (count: number) => {
    const all: number[] = [];
    for (let index = 0; index < count; index++) all.push((await cancel()).status);
    return all;
  };

  test("so many calls", async () => {
    exchange.fail("cancelOrder", { status: 500 }, { times: 2 });

    expect(await statuses(3)).toEqual([500, 500, 400]);
    expect(exchange.faults.list()).toEqual([]);
  });

  test("until cleared", async () => {
    exchange.fail("cancelOrder", { status: 500 }, { times: "always" });

    const before = await statuses(3);
    exchange.faults.clear();

    expect([before, await statuses(1)]).toEqual([[500, 500, 500], [400]]);
  });

  test("by a probability, the same calls for the same seed", async () => {
    const run = async (seed: string) => {
      exchange.faults.clear();
      exchange.fail("cancelOrder", { status: 500 }, { probability: 0.5, seed });
      return statuses(30);
    };

    const [first, again, other] = [await run("a"), await run("a"), await run("b")];

    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set([500, 400]));
  });

  test("of one operation, of one API, or of any, in the order in which they were asked for", async () => {
    exchange.fail("cancelMultipleOrders", { status: 501 });
    exchange.fail("binance-margin/cancelOrder", { status: 502 });
    exchange.fail("*", { status: 503 });
    exchange.fail("*", { status: 504 });

    const margin = await statuses(2);
    const nowhere = await send(exchange.url, "/nowhere");
    const futures = await batch("[1]");

    expect([...margin, nowhere.status, futures.status]).toEqual([502, 503, 504, 501]);
  });
});

describe("what cannot be asked for", () => {
  test.each<[operation: unknown, seed: unknown, frequency: unknown, field: string]>([
    ["cancelOder", { code: -2011 }, {}, "operation"],
    ["bitopro/cancelOrder", { code: -2011 }, {}, "operation"],
    [undefined, { code: -2011 }, {}, "operation"],
    ["cancelOrder", { code: -9 }, {}, "code"],
    ["cancelAllMarginOrders", { code: -2011 }, {}, "code"],
    ["cancelOrder", { code: {} }, {}, "code"],
    ["cancelOrder", {}, {}, "kind"],
    ["cancelOrder", null, {}, ""],
    ["cancelOrder", { kind: "constructor" }, {}, "kind"],
    ["cancelOrder", { kind: "slow" }, {}, "afterMs"],
    ["cancelOrder", { kind: "slow", afterMs: -1 }, {}, "afterMs"],
    ["cancelOrder", { kind: "reset", code: -2011 }, {}, "code"],
    ["cancelOrder", { code: -2011, status: 500 }, {}, "status"],
    ["cancelOrder", { status: 200 }, {}, "status"],
    ["cancelOrder", { kind: "length", off: 0 }, {}, "off"],
    ["cancelOrder", { kind: "partial", code: -2011, items: [0] }, {}, "operation"],
    ["cancelMultipleOrders", { kind: "partial", code: -2011, items: [] }, {}, "items"],
    ["queryOrder", { kind: "filled" }, {}, "operation"],
    ["cancelOrder", { kind: "refuse" }, {}, "operation"],
    ["cancelOrder", { code: -2011 }, { times: 0 }, "times"],
    ["cancelOrder", { code: -2011 }, { probability: 2 }, "probability"],
    ["cancelOrder", { code: -2011 }, { time: 1 }, "time"],
  ])("%j %j %j", async (operation, seed, frequency, field) => {
    const fail = () => exchange.fail(operation as string, seed as FaultSeed, frequency as object);
    const body = JSON.stringify({ operation, fault: seed, ...(frequency as object) });
    const reply = await send(exchange.url, "/_mock/faults", { method: "POST", body });

    expect(fail).toThrow(FaultError);
    expect(fail).toThrow(expect.objectContaining({ code: "FAULT_INVALID", field }));
    expect(reply).toMatchObject({ status: 400, body: { code: "FAULT_INVALID", field } });
    expect(exchange.faults.list()).toEqual([]);
  });
});

test("/_mock/faults asks for faults, lists and clears them", async () => {
  const body = JSON.stringify({ operation: "cancelOrder", fault: { code: -2011 }, times: 3 });
  const added = await send(exchange.url, "/_mock/faults", { method: "POST", body });
  await cancel();

  const listed = await send(exchange.url, "/_mock/faults", { method: "GET" });
  await send(exchange.url, "/_mock/faults");

  expect(added.body).toMatchObject({ operation: "cancelOrder", fault: { code: -2011 }, left: 3, probability: 1 });
  expect(listed.body).toEqual([{ ...added.body, left: 2 }]);
  expect(exchange.faults.list()).toEqual([]);
});

describeServer("faults of connections", () => {
  test.each<[kind: "refuse" | "reset-at-accept" | "reset-unread", outcome: string]>([
    ["refuse", "not-sent"],
    ["reset-at-accept", "unknown"],
    ["reset-unread", "unknown"],
  ])("%s reaches no operation, and is over then", async (kind, outcome) => {
    open();
    const client = createBinanceMarginClient(options());
    exchange.fail("*", { kind });

    const call = client.cancelOrder({ symbol: "BTCUSDT", orderId: 1 });

    await expect(call).rejects.toMatchObject({ outcome: outcome === "unknown" ? expect.any(String) : outcome });
    expect([left(), exchange.requests.length]).toEqual([1, 0]);
    await expect.poll(() => cancel().catch(() => ({ status: 0 }))).toMatchObject({ status: 200 });
    client.close();
  });

  test.each(["idle-end", "idle-reset"] as const)("%s ends a connection that is kept", async (kind) => {
    open();
    const client = createBinanceMarginClient({ ...options(), maxRetries: 2 });
    await client.checkServerTime();
    exchange.fail("*", { kind });

    await expect(client.cancelOrder({ symbol: "BTCUSDT", orderId: 1 })).resolves.toMatchObject({ orderId: "1" });
    client.close();
  });
});
