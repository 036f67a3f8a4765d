import { createHmac } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { MockExchange } from "../../src/testing/index.ts";
import { payloadHeaders, type Reply, type Sent, send, sendSigned, signatureOf } from "./mock-requests.ts";
import { createMockExchange } from "./way.ts";

/** What clients that others wrote send, and real exchanges take, though the operations' pages say it otherwise. */

const now = 1_700_000_000_000;
const form = { "Content-Type": "application/x-www-form-urlencoded" };
const exchange: MockExchange = await createMockExchange({ clock: () => now });

afterAll(() => exchange.close());

const margin = { api: "binance-margin", symbol: "BTCUSDT" };
const futures = { api: "binance-usdm-futures", symbol: "BTCUSDT" };

beforeEach(async () => {
  await send(exchange.url, "/_mock/state");
  exchange.orders.open([
    { ...margin, orderId: 1 },
    { ...margin, orderId: 1, isIsolated: "TRUE" },
    { ...futures, orderId: 1, clientOrderId: "a" },
    { ...futures, orderId: 2, clientOrderId: "b" },
    { api: "bitopro", pair: "BTC_USDT", orderId: 1 },
  ]);
});

/** What is open afterwards, and what was answered. */
async function left({ status, body }: Reply): Promise<[open: number, status: number, code: number | undefined]> {
  return [exchange.orders.list().length, status, body.code];
}

const order = "/sapi/v1/margin/order";
const list = "/sapi/v1/margin/orderList";
const sweep = "/sapi/v1/margin/openOrders";
const batch = "/fapi/v1/batchOrders";

describe("in the query", () => {
  const ids = encodeURIComponent("[1,2]");
  const names = encodeURIComponent('["a","b"]');

  test.each<[what: string, path: string, query: string, expected: readonly unknown[]]>([
    ["orderidlist", batch, `symbol=BTCUSDT&orderidlist=${ids}`, [3, 200, undefined]],
    ["ORDERIDLIST", batch, `symbol=BTCUSDT&ORDERIDLIST=${ids}`, [3, 200, undefined]],
    ["origclientorderidlist", batch, `symbol=BTCUSDT&origclientorderidlist=${names}`, [3, 200, undefined]],
    ["a list in two spellings", batch, `symbol=BTCUSDT&orderIdList=${ids}&orderidlist=${ids}`, [5, 400, -1101]],
    ["lists of both kinds", batch, `symbol=BTCUSDT&orderidlist=${ids}&origclientorderidlist=${names}`, [5, 400, -1128]],
    ["quoted ids under the other spelling", batch, `symbol=BTCUSDT&orderidlist=%5B%221%22%5D`, [5, 400, -1130]],
    ["SYMBOL, which is one of the other names", batch, `SYMBOL=BTCUSDT&orderidlist=${ids}`, [5, 400, -1102]],
    ["orderid", order, "symbol=BTCUSDT&orderid=1", [5, 400, -1103]],
    ["isIsolated=true", order, "symbol=BTCUSDT&orderId=1&isIsolated=true", [4, 200, undefined]],
    ["isIsolated=True", sweep, "symbol=BTCUSDT&isIsolated=True", [4, 200, undefined]],
    ["isIsolated=false", sweep, "symbol=BTCUSDT&isIsolated=false", [4, 200, undefined]],
    [
      "isIsolated=true for a list that there is not",
      list,
      "symbol=BTCUSDT&orderListId=1&isIsolated=true",
      [5, 400, -2011],
    ],
    ["isIsolated=1", order, "symbol=BTCUSDT&orderId=1&isIsolated=1", [5, 400, -1100]],
    ["isisolated", order, "symbol=BTCUSDT&orderId=1&isisolated=TRUE", [5, 400, -1103]],
    ["a recvWindow with three decimals", order, "symbol=BTCUSDT&orderId=1&recvWindow=6000.346", [4, 200, undefined]],
    ["a recvWindow with four decimals", order, "symbol=BTCUSDT&orderId=1&recvWindow=6000.3461", [5, 400, -1100]],
    ["a recvWindow just above the maximum", order, "symbol=BTCUSDT&orderId=1&recvWindow=60000.001", [5, 400, -1131]],
    ["a recvWindow with an exponent", order, "symbol=BTCUSDT&orderId=1&recvWindow=5e3", [5, 400, -1100]],
    [
      "a recvWindow with decimals elsewhere",
      batch,
      `symbol=BTCUSDT&orderIdList=${ids}&recvWindow=6000.3`,
      [5, 400, -1100],
    ],
  ])("%s", async (_, path, query, expected) => {
    expect(await left(await sendSigned(exchange, path, query, { time: now }))).toEqual(expected);
  });

  test.each<[what: string, path: string, time: number, expected: readonly unknown[]]>([
    ["microseconds", order, now * 1000, [4, 200, undefined]],
    ["microseconds as old as recvWindow", order, (now - 5000) * 1000, [4, 200, undefined]],
    ["microseconds older than recvWindow by one", order, (now - 5000) * 1000 - 1, [5, 400, -1021]],
    ["microseconds less than a second ahead", order, (now + 1000) * 1000 - 1, [4, 200, undefined]],
    ["microseconds a second ahead", order, (now + 1000) * 1000, [5, 400, -1021]],
    ["seconds", order, now / 1000, [5, 400, -1021]],
    ["nanoseconds", order, now * 1_000_000, [5, 400, -1021]],
    ["microseconds elsewhere", batch, now * 1000, [5, 400, -1021]],
  ])("a timestamp in %s", async (_, path, time, expected) => {
    const query = path === order ? "symbol=BTCUSDT&orderId=1" : "symbol=BTCUSDT&orderIdList=%5B1%5D";

    expect(await left(await sendSigned(exchange, path, query, { time }))).toEqual(expected);
  });
});

describe("in query and body", () => {
  const ask = (query: string, body: string, separator = "", place: "query" | "body" = "query", sent: Sent = {}) => {
    const signature = `signature=${signatureOf(exchange, `${query}${separator}${body}`)}`;
    const [target, content] = place === "query" ? [`${query}&${signature}`, body] : [query, `${body}&${signature}`];
    const headers = { "X-MBX-APIKEY": exchange.credentials.hmac.apiKey, ...form, ...sent.headers };
    return send(exchange.url, `${order}?${target}`, { body: content, headers });
  };
  const time = `timestamp=${now}`;

  test.each<[what: string, expected: readonly unknown[], call: () => Promise<Reply>]>([
    ["all in the body", [4, 200, undefined], () => ask("", `symbol=BTCUSDT&orderId=1&${time}`, "", "body")],
    ["the time in the query", [4, 200, undefined], () => ask(time, "symbol=BTCUSDT&orderId=1")],
    ["the time in the body", [4, 200, undefined], () => ask("symbol=BTCUSDT&orderId=1", time, "", "body")],
    [
      "the query's value before the body's",
      [4, 200, undefined],
      () => ask(`orderId=1&${time}`, "symbol=BTCUSDT&orderId=9"),
    ],
    ["joined by & for signing", [5, 400, -1022], () => ask(time, "symbol=BTCUSDT&orderId=1", "&")],
    ["a name twice in the body", [5, 400, -1101], () => ask(time, "symbol=BTCUSDT&orderId=1&orderId=1")],
    ["a name twice in the query", [5, 400, -1101], () => ask(`${time}&${time}`, "symbol=BTCUSDT&orderId=1")],
    [
      "a body that is no form",
      [5, 400, -1102],
      () => ask(time, "symbol=BTCUSDT&orderId=1", "", "query", { headers: { "Content-Type": "application/json" } }),
    ],
    [
      "a form that says its encoding",
      [4, 200, undefined],
      () =>
        ask(time, "symbol=BTCUSDT&orderId=1", "", "query", {
          headers: { "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8" },
        }),
    ],
  ])("%s", async (_, expected, call) => {
    expect(await left(await call())).toEqual(expected);
  });
});

describe("in a payload", () => {
  const path = "/v3/margin/orders/BTC_USDT";
  const { bitopro } = exchange.credentials;
  /** JSON as Python writes it. */
  const spaced = (value: object) => JSON.stringify(value).replaceAll('":', '": ').replaceAll(',"', ', "');
  const urlSafe = (text: string) => Buffer.from(text).toString("base64").replaceAll("+", "-").replaceAll("/", "_");
  /** Its bytes give both characters in which the alphabets differ. */
  const odd = { identity: "", nonce: now, x: "~~~???>>>" };

  test.each<[what: string, payload: string, expected: readonly unknown[]]>([
    ["as BitoPro's Python client sends it", urlSafe(spaced({ identity: "", nonce: now })), [4, 200, undefined]],
    ["without an identity, as ccxt sends it", urlSafe(JSON.stringify({ nonce: now })), [4, 200, undefined]],
    ["with the characters of the URL-safe alphabet", urlSafe(spaced(odd)), [4, 200, undefined]],
    ["in a mix of both alphabets", `${urlSafe(spaced(odd))}`.replace("-", "+"), [5, 401, undefined]],
    [
      "without its padding",
      urlSafe(`${spaced({ identity: "", nonce: now })} `).replace(/=+$/, ""),
      [5, 401, undefined],
    ],
    ["with another identity", urlSafe(spaced({ identity: "x@example.com", nonce: now })), [5, 401, undefined]],
  ])("%s", async (_, payload, expected) => {
    expect(await left(await send(exchange.url, path, { headers: payloadHeaders(exchange, payload) }))).toEqual(
      expected,
    );
  });

  test("whose signature is in capitals is refused, since nothing documents that", async () => {
    const payload = urlSafe(spaced({ identity: "", nonce: now }));
    const signature = createHmac("sha384", bitopro.secret).update(payload).digest("hex").toUpperCase();
    const headers = { ...payloadHeaders(exchange, payload), "X-BITOPRO-SIGNATURE": signature };

    expect(await left(await send(exchange.url, path, { headers }))).toEqual([5, 401, undefined]);
  });
});
