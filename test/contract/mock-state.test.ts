import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AccountError, ClockError, type MockCredentials, type MockExchange } from "../../src/testing/index.ts";
import { base64, payloadHeaders, type Reply, send, sendSigned, sendWithPayload } from "./mock-requests.ts";
import { createMockExchange, testServer } from "./way.ts";

const now = 1_700_000_000_000;
const path = "/sapi/v1/margin/order";
const order = { api: "binance-margin", symbol: "BTCUSDT" };
let exchange: MockExchange;

beforeAll(async () => {
  exchange = await createMockExchange({ clock: () => now });
});

beforeEach(() => {
  exchange.clear();
  exchange.clock.reset();
});

afterAll(() => exchange.close());

const signed = (query: string, method = "DELETE", to = path) =>
  sendSigned(exchange, to, query, { method, time: exchange.clock.now() });
const get = (target: string) => send(exchange.url, target, { method: "GET" });
const put = (target: string, method: string, body: unknown) =>
  send(exchange.url, target, { method, body: JSON.stringify(body) });
/** A request by the keys of another account. */
const signedBy = (credentials: MockCredentials, query: string, to = path) =>
  sendSigned({ ...exchange, url: exchange.url, credentials }, to, query, { time: now });

describe("closed orders", () => {
  test("tell when they were canceled, and by which request", async () => {
    exchange.orders.open([
      { ...order, orderId: 1 },
      { ...order, orderId: 2 },
    ]);
    await signed("symbol=BTCUSDT&orderId=404");
    exchange.clock.advance(500);
    await signed("symbol=BTCUSDT&orderId=2");

    const [closed, ...others] = exchange.orders.closed({ symbol: "BTCUSDT" });
    const [, request] = exchange.requests;

    expect(closed).toMatchObject({ orderId: "2", status: "CANCELED", account: "main" });
    expect(closed?.closed).toEqual({ as: "canceled", time: now + 500, request: request?.id });
    expect(request).toMatchObject({ operationId: "cancelOrder", status: 200, account: "main", fault: null });
    expect([others, exchange.orders.closed({ symbol: "ETHUSDT" })]).toEqual([[], []]);
    expect((await get("/_mock/closed-orders?orderId=2")).body).toEqual([closed]);
  });
});

test.each(["orders", "closed-orders"])("the %s that are asked for have one value of a field", async (resource) => {
  expect(await get(`/_mock/${resource}?orderId=1&orderId=2`)).toMatchObject({
    status: 400,
    body: { code: "QUERY_INVALID", field: "orderId" },
  });
});

describe("received requests", () => {
  testServer("are kept byte for byte", async () => {
    const body = Buffer.from([0x61, 0x3d, 0xff]);

    await send(exchange.url, "/nowhere?a=%61&b", { method: "POST", headers: { "X-Odd-Case": "1" }, body });

    const raw = Buffer.from(exchange.requests[0]?.raw ?? "", "base64");
    expect(raw.subarray(-7).equals(Buffer.concat([Buffer.from("\r\n\r\n"), body]))).toBe(true);
    expect(raw.toString("latin1")).toMatch(/^POST \/nowhere\?a=%61&b HTTP\/1\.1\r\n/);
    expect(raw.toString("latin1")).toContain("\r\nX-Odd-Case: 1\r\n");
  });

  test("and closed orders are kept up to a number, the newest ones", async () => {
    const small = await createMockExchange({ history: 3, clock: () => now });
    small.orders.open([1, 2, 3, 4, 5].map((orderId) => ({ ...order, orderId })));
    for (const id of [1, 2, 3, 4, 5]) await sendSigned(small, path, `symbol=BTCUSDT&orderId=${id}`, { time: now });
    const [requests, closed] = [small.requests, small.orders.closed()];
    await small.close();

    expect(requests.map(({ id }) => id)).toEqual([3, 4, 5]);
    expect(closed.map(({ orderId }) => orderId)).toEqual(["3", "4", "5"]);
  });
});

test.each([0, -1, 1.5, Number.NaN, "many"])("a history of %s is refused", async (history) => {
  await expect(createMockExchange({ history: history as number })).rejects.toMatchObject({
    code: "OPTION_INVALID",
    field: "history",
  });
});

describe("the clock", () => {
  test("stands when frozen, goes on from where it stands, and can be set and moved", async () => {
    let base = now;
    const timed = await createMockExchange({ clock: () => base });
    const { clock } = timed;
    const tick = () => {
      base += 10;
      return clock.now() - now;
    };

    clock.freeze();
    const frozen = [tick(), clock.isFrozen];
    clock.advance(1000);
    const moved = tick();
    clock.resume();
    const resumed = [tick(), clock.isFrozen];
    clock.set(now + 5);
    const set = tick();
    clock.freeze(now + 7);
    const frozenAt = tick();
    clock.reset();
    await timed.close();

    expect([frozen, moved, resumed, set, frozenAt, tick()]).toEqual([[0, true], 1000, [1010, false], 15, 7, 60]);
  });

  test("shows whole milliseconds, of whatever it is set to and moved by", async () => {
    const set = await put("/_mock/clock", "PATCH", { frozen: true, time: now + 0.75 });
    exchange.clock.advance(0.5);
    const { body } = await get("/api/v3/time");

    expect([set.body, body]).toEqual([{ time: now, isFrozen: true }, { serverTime: now }]);
  });

  test("is what times are held against, and what Date tells", async () => {
    exchange.clock.advance(10_000);
    const late = await sendSigned(exchange, path, "symbol=BTCUSDT&orderId=1", { time: now });
    const read = await get("/api/v3/time");

    expect(late.body.code).toBe(-1021);
    expect(read.body).toEqual({ serverTime: now + 10_000 });
    expect(read.headers.date).toBe(new Date(now + 10_000).toUTCString());
  });

  test("is read and changed over HTTP", async () => {
    const before = await get("/_mock/clock");
    const after = await put("/_mock/clock", "PATCH", { frozen: true, time: now + 5, advanceMs: -2 });

    expect([before.body, after.body]).toEqual([
      { time: now, isFrozen: false },
      { time: now + 3, isFrozen: true },
    ]);
    expect((await put("/_mock/clock", "PATCH", { reset: true })).body).toEqual({ time: now, isFrozen: false });
  });

  test.each<[change: object, field: string]>([
    [{ time: "soon" }, "time"],
    [{ time: -1 }, "time"],
    [{ time: 9e15 }, "time"],
    [{ advanceMs: null }, "advanceMs"],
    [{ frozen: "yes" }, "frozen"],
    [{ speed: 2 }, "speed"],
  ])("refuses %j", async (change, field) => {
    expect(await put("/_mock/clock", "PATCH", change)).toMatchObject({
      status: 400,
      body: { code: "CLOCK_INVALID", field },
    });
    expect(exchange.clock.now()).toBe(now);
  });

  test.each([Number.NaN, Infinity, -1, "now"])("cannot be set to %s", (time) => {
    expect(() => exchange.clock.set(time as number)).toThrow(ClockError);
    expect(() => exchange.clock.freeze(time as number)).toThrow(ClockError);
  });
});

describe("accounts", () => {
  test("have orders of their own on every API, and as many keys as one likes", async () => {
    const first = exchange.accounts.open("second");
    const again = exchange.accounts.open("second");
    exchange.orders.open([
      { ...order, orderId: 7 },
      { ...order, orderId: 7, account: "second" },
      { ...order, orderId: 8, account: "second" },
      { api: "bitopro", pair: "BTC_USDT", account: "second" },
    ]);

    const byFirst = await signedBy(first, "symbol=BTCUSDT&orderId=7");
    const byAgain = await signedBy(again, "symbol=BTCUSDT", "/sapi/v1/margin/openOrders");
    const byMain = await sendWithPayload(exchange, "/v3/margin/orders/all", now);

    expect([byFirst.status, byAgain.body.length, byMain.body]).toEqual([200, 1, { data: {} }]);
    expect(exchange.orders.list({ account: "main" })).toMatchObject([{ orderId: "7" }]);
    expect(exchange.orders.list({ account: "second" })).toMatchObject([{ api: "bitopro" }]);
    expect(exchange.requests.map(({ account }) => account)).toEqual(["second", "second", "main"]);
    expect(exchange.accounts.list().find(({ name }) => name === "second")?.credentials).toEqual([first, again]);
  });

  test("have an identity of their own", async () => {
    const { bitopro } = exchange.accounts.open("third");
    const payload = base64({ identity: bitopro.identity, nonce: now });
    const ask = (apiKey: string, secret: string) =>
      send(exchange.url, "/v3/margin/orders/all", { headers: payloadHeaders(exchange, payload, { apiKey, secret }) });

    const own = await ask(bitopro.apiKey, bitopro.secret);
    const other = await ask(exchange.credentials.bitopro.apiKey, exchange.credentials.bitopro.secret);

    expect([own.status, other.status]).toEqual([200, 401]);
  });

  test("are opened and listed over HTTP", async () => {
    const { body } = await put("/_mock/accounts", "POST", { name: "fourth" });
    const credentials = body.credentials[0];
    const listed = await get("/_mock/accounts");

    expect(Object.keys(credentials)).toEqual(["hmac", "rsa", "ed25519", "bitopro"]);
    expect(listed.body).toContainEqual(body);
    expect((await signedBy(credentials, "symbol=BTCUSDT&orderId=1")).body.code).toBe(-2011);
  });

  test.each([{}, { name: "" }, { name: 1 }])("refuse %j for a name", async (seed) => {
    expect(await put("/_mock/accounts", "POST", seed)).toMatchObject({
      status: 400,
      body: { code: "ACCOUNT_INVALID" },
    });
    expect(() => exchange.accounts.open((seed as { name: string }).name)).toThrow(AccountError);
  });

  test("are opened by a name and nothing else", async () => {
    const { status, body } = await put("/_mock/accounts", "POST", { name: "fifth", secret: "mine" });

    expect([status, body.code, body.field]).toEqual([400, "ACCOUNT_INVALID", "secret"]);
    expect(exchange.accounts.list().map(({ name }) => name)).not.toContain("fifth");
  });

  test("must be there for an order to be opened", () => {
    expect(() => exchange.orders.open({ ...order, account: "nobody" })).toThrow(
      expect.objectContaining({ code: "ORDER_INVALID", field: "account" }),
    );
  });
});

describe("limits", () => {
  const all = "/v3/margin/orders/all";

  test("turn nobody away unless they are enforced", async () => {
    for (let count = 0; count < 5; count++) expect((await sendWithPayload(exchange, all, now)).status).toBe(200);
  });

  test("are enforced with 429 until the interval is over, without a ban where none is documented", async () => {
    const strict = await createMockExchange({ clock: () => now, enforceLimits: true });
    const ask = () => sendWithPayload(strict, all, strict.clock.now());

    const replies: Reply[] = [];
    for (let count = 0; count < 20; count++) replies.push(await ask());
    strict.clock.advance(1000);
    const later = await ask();
    await strict.close();

    expect(replies.map(({ status }) => status)).toEqual([200, ...Array(19).fill(429)]);
    expect(replies[1]).toMatchObject({ headers: { "retry-after": "1" }, body: { error: "Too many requests." } });
    expect(later.status).toBe(200);
  });

  test("are enforced with 429 and then, for who goes on, with a ban of the host", async () => {
    const strict = await createMockExchange({ clock: () => now, enforceLimits: true });
    const ask = (to = path) => sendSigned(strict, to, "symbol=BTCUSDT&orderId=1", { time: strict.clock.now() });

    const replies: Reply[] = [];
    // 12000 a minute, 10 a call.
    for (let count = 0; count < 1212; count++) replies.push(await ask());
    const [allowed, limited, banned] = [replies[1199], replies[1200], replies[1211]];
    const elsewhere = await ask("/fapi/v1/batchOrders");
    strict.clock.advance(60_000);
    const still = await ask("/sapi/v1/margin/openOrders");
    strict.clock.advance(60_000);
    const over = await ask();
    await strict.close();

    expect([allowed?.body.code, allowed?.headers["x-sapi-used-ip-weight-1m"]]).toEqual([-2011, "12000"]);
    expect([limited?.status, limited?.body.code]).toEqual([429, -1003]);
    expect(Number(limited?.headers["retry-after"])).toBe(Math.ceil((60_000 - (now % 60_000)) / 1000));
    expect(banned).toMatchObject({ status: 418, headers: { "retry-after": "120" }, body: { code: -1003 } });
    expect(banned?.body.msg).toContain(`banned until ${now + 120_000}`);
    expect([elsewhere.status, still.status, over.body.code]).toEqual([400, 418, -2011]);
  });

  test("that are of an account are counted for each", async () => {
    const { hmac } = exchange.accounts.open("fifth");
    const list = "/sapi/v1/margin/orderList";
    const used = async (credentials: MockCredentials) =>
      (await signedBy(credentials, "symbol=BTCUSDT&orderListId=1", list)).headers["x-sapi-used-uid-weight-1m"];

    expect([await used(exchange.credentials), await used({ ...exchange.credentials, hmac })]).toEqual(["1", "1"]);
    expect(await used(exchange.credentials)).toBe("2");
  });
});

describe("paths that no API has", () => {
  test.each<[method: string, target: string, status: number, fields: readonly string[]]>([
    ["DELETE", "/sapi/v1/margin/orders", 404, ["code", "msg"]],
    ["POST", "/fapi/v1/batchOrders", 405, ["code", "msg"]],
    ["DELETE", "/v3/margin", 404, ["error"]],
    ["DELETE", "/nowhere", 404, ["code", "message"]],
  ])("%s %s is answered with %d as that exchange answers", async (method, target, status, fields) => {
    const reply = await send(exchange.url, target, { method });

    expect([reply.status, Object.keys(reply.body)]).toEqual([status, fields]);
  });
});

test("clear forgets orders, requests, faults and what was used, not accounts and clock", async () => {
  exchange.accounts.open("sixth");
  exchange.clock.freeze(now + 1);
  exchange.orders.open(order);
  exchange.fail("cancelOrder", { status: 500 }, { times: "always" });
  await signed("symbol=BTCUSDT&orderId=1");

  await send(exchange.url, "/_mock/state");
  const next = await signed("symbol=BTCUSDT&orderId=1");

  expect([exchange.orders.list(), exchange.orders.closed(), exchange.faults.list()]).toEqual([[], [], []]);
  expect([next.body.code, next.headers["x-sapi-used-ip-weight-1m"]]).toEqual([-2011, "10"]);
  expect(exchange.accounts.list().map(({ name }) => name)).toContain("sixth");
  expect(exchange.clock.now()).toBe(now + 1);
});
