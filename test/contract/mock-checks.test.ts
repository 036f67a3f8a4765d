import { createHmac } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MockExchange } from "../../src/testing/index.ts";
import {
  base64,
  payloadHeaders,
  type Reply,
  type SignedOptions,
  send,
  sendSigned,
  sendWithPayload,
  signatureOf,
} from "./mock-requests.ts";
import { createMockExchange, testServer } from "./way.ts";

const now = 1_700_000_000_000;
let exchange: MockExchange;

beforeAll(async () => {
  exchange = await createMockExchange({ clock: () => now });
});

afterAll(() => exchange.close());

const signed = (path: string, query: string, options: SignedOptions = {}) =>
  sendSigned(exchange, path, query, { time: now, ...options });

const order = "/sapi/v1/margin/order";
const batch = "/fapi/v1/batchOrders";
const key = () => exchange.credentials.hmac.apiKey;
const list = (text: string) => `symbol=BTCUSDT&orderIdList=${encodeURIComponent(text)}`;
const names = (text: string) => `symbol=BTCUSDT&origClientOrderIdList=${encodeURIComponent(text)}`;

/** Gets to the order, which is unknown: everything before that was right. */
const passed = [400, -2011];

describe.each([order, batch])("signed by query: %s", (path) => {
  const good = path === order ? "symbol=BTCUSDT&orderId=1" : list("[1]");
  const reached = path === order ? passed : [200, undefined];

  test.each<[what: string, expected: readonly unknown[], call: () => Promise<Reply>]>([
    ["a right request", reached, () => signed(path, good)],
    ["no API key", [401, -2014], () => send(exchange.url, `${path}?${good}`)],
    ["an empty API key", [401, -2014], () => signed(path, good, { apiKey: "" })],
    ["a malformed API key", [401, -2014], () => signed(path, good, { apiKey: "not a key" })],
    ["an unknown API key", [401, -2015], () => signed(path, good, { apiKey: "a".repeat(64) })],
    [
      "a key of another exchange",
      [401, -2015],
      () => signed(path, good, { apiKey: exchange.credentials.bitopro.apiKey }),
    ],
    ["a key that goes before all else", [401, -2014], () => send(exchange.url, `${path}?a=1&a=1`)],
    ["a parameter twice in the query", [400, -1101], () => signed(path, `${good}&symbol=BTCUSDT`)],
    ["a broken percent-encoding", [400, -1100], () => signed(path, `${good}&x=%zz`)],
    ["bytes that are no UTF-8", [400, -1100], () => signed(path, `${good}&x=%ff`)],
    ["no symbol", [400, -1102], () => signed(path, good.replace("symbol=BTCUSDT&", ""))],
    [
      "no timestamp",
      [400, -1102],
      () => send(exchange.url, `${path}?${good}&signature=0`, { headers: { "X-MBX-APIKEY": key() } }),
    ],
    [
      "no signature",
      [400, -1102],
      () => send(exchange.url, `${path}?${good}&timestamp=${now}`, { headers: { "X-MBX-APIKEY": key() } }),
    ],
    [
      "an empty signature",
      [400, -1102],
      () => send(exchange.url, `${path}?${good}&timestamp=${now}&signature=`, { headers: { "X-MBX-APIKEY": key() } }),
    ],
    [
      "a wrong signature",
      [400, -1022],
      () =>
        send(exchange.url, `${path}?${good}&timestamp=${now}&signature=${"0".repeat(64)}`, {
          headers: { "X-MBX-APIKEY": key() },
        }),
    ],
    [
      "a signature that is no hex",
      [400, -1022],
      () => send(exchange.url, `${path}?${good}&timestamp=${now}&signature=zz`, { headers: { "X-MBX-APIKEY": key() } }),
    ],
    [
      "an HMAC signature under an RSA key",
      [400, -1022],
      () => signed(path, good, { apiKey: exchange.credentials.rsa.apiKey }),
    ],
    [
      "an Ed25519 signature under an RSA key",
      [400, -1022],
      () => signed(path, good, { kind: "ed25519", apiKey: exchange.credentials.rsa.apiKey }),
    ],
    [
      "a signature that goes before the rest",
      [400, -1022],
      () => send(exchange.url, `${path}?${good}&timestamp=0&b=1&signature=ab`, { headers: { "X-MBX-APIKEY": key() } }),
    ],
    ["a timestamp 1 s ahead", [400, -1021], () => signed(path, good, { time: now + 1000 })],
    ["a timestamp 999 ms ahead", reached, () => signed(path, good, { time: now + 999 })],
    ["a timestamp 5000 ms old", reached, () => signed(path, good, { time: now - 5000 })],
    ["a timestamp 5001 ms old", [400, -1021], () => signed(path, good, { time: now - 5001 })],
    ["a timestamp as old as recvWindow", reached, () => signed(path, `${good}&recvWindow=20`, { time: now - 20 })],
    [
      "a timestamp older than recvWindow",
      [400, -1021],
      () => signed(path, `${good}&recvWindow=20`, { time: now - 21 }),
    ],
    ["recvWindow 60000", reached, () => signed(path, `${good}&recvWindow=60000`, { time: now - 60_000 })],
    ["recvWindow 0", [400, -1100], () => signed(path, `${good}&recvWindow=0`)],
    ["a recvWindow that is no number", [400, -1100], () => signed(path, `${good}&recvWindow=long`)],
    ["an empty recvWindow", [400, -1105], () => signed(path, `${good}&recvWindow=`)],
    ["a timestamp that is no number", [400, -1100], () => signed(path, good, { time: "soon" as never })],
    ["an empty timestamp", [400, -1102], () => signed(path, good, { time: "" as never })],
    ["a parameter that the endpoint does not know", [400, -1103], () => signed(path, `${good}&side=BUY`)],
    ["a value without a name", [400, -1103], () => signed(path, `${good}&=1`)],
    ["an empty symbol", [400, -1102], () => signed(path, good.replace("BTCUSDT", ""))],
  ])("%s", async (_, expected, call) => {
    const { status, body } = await call();

    expect([status, body.code]).toEqual(expected);
  });
});

describe("cancelOrder checks", () => {
  test.each<[what: string, expected: readonly unknown[], query: string]>([
    ["recvWindow 60001", [400, -1131], "symbol=BTCUSDT&orderId=1&recvWindow=60001"],
    ["neither identifier", [400, -1102], "symbol=BTCUSDT"],
    ["an orderId that is no integer", [400, -1100], "symbol=BTCUSDT&orderId=1.5"],
    ["an orderId beyond 64 bits", [400, -1100], "symbol=BTCUSDT&orderId=9223372036854775808"],
    ["the largest orderId", passed, "symbol=BTCUSDT&orderId=9223372036854775807"],
    ["an isIsolated of neither value", [400, -1100], "symbol=BTCUSDT&orderId=1&isIsolated=YES"],
    ["an empty orderId", [400, -1105], "symbol=BTCUSDT&orderId="],
  ])("%s", async (_, expected, query) => {
    const { status, body } = await signed(order, query);

    expect([status, body.code]).toEqual(expected);
  });

  test("names the parameters at fault", async () => {
    const missing = await signed(order, "orderId=1");
    const neither = await signed(order, "symbol=BTCUSDT");

    expect(missing.body.msg).toContain("'symbol'");
    expect(neither.body.msg).toContain("'orderId' or 'origClientOrderId'");
  });
});

describe("cancelMultipleOrders checks", () => {
  const ids = (count: number) => `[${Array.from({ length: count }, (_, index) => index + 1)}]`;

  test.each<[what: string, expected: readonly unknown[], query: string]>([
    ["any recvWindow, since no maximum is documented", [200, undefined], `${list("[1]")}&recvWindow=9999999`],
    ["one beyond 64 bits, too", [200, undefined], `${list("[1]")}&recvWindow=6487893765068863793616929161216`],
    ["ten ids", [200, undefined], list(ids(10))],
    ["eleven ids", [400, -4032], list(ids(11))],
    ["no id", [400, -1130], list("[]")],
    ["an id twice", [400, -1130], list("[1,1]")],
    ["quoted ids", [400, -1130], list('["1"]')],
    ["ids with decimals", [400, -1130], list("[1.5]")],
    ["ids beyond 64 bits", [400, -1130], list("[99999999999999999999]")],
    ["a list without brackets", [400, -1130], list("1,2")],
    ["white space in a list", [400, -1130], list("[1, 2]")],
    ["half a list", [400, -1130], list("[1,")],
    ["a list in a list", [400, -1130], list("[[1]]")],
    ["names", [200, undefined], names('["a","b c"]')],
    ["unquoted names", [400, -1130], names("[1]")],
    ["an empty name", [400, -1130], names('[""]')],
    ["an empty list parameter", [400, -1105], list("")],
    ["both lists", [400, -1128], `${list("[1]")}&${names('["a"]').replace("symbol=BTCUSDT&", "")}`],
    ["neither list", [400, -1102], "symbol=BTCUSDT"],
  ])("%s", async (_, expected, query) => {
    const { status, body } = await signed(batch, query);

    expect([status, body.code]).toEqual(expected);
  });
});

describe("the signature", () => {
  const query = `symbol=BTCUSDT&orderId=1&timestamp=${now}`;
  const ask = (target: string, sent: SignedOptions = {}) =>
    send(exchange.url, target, { ...sent, headers: { "X-MBX-APIKEY": key(), ...sent.headers } });

  test("may stand anywhere in the query", async () => {
    const signature = signatureOf(exchange, query);
    const [symbol, ...rest] = query.split("&");

    const first = await ask(`${order}?signature=${signature}&${query}`);
    const between = await ask(`${order}?${symbol}&signature=${signature}&${rest.join("&")}`);

    expect([first.body.code, between.body.code]).toEqual([-2011, -2011]);
  });

  test("is hexadecimal of either case for HMAC", async () => {
    const upper = await ask(`${order}?${query}&signature=${signatureOf(exchange, query).toUpperCase()}`);

    expect(upper.body.code).toBe(-2011);
  });

  test("is over the bytes as they are spelled, not over what they mean", async () => {
    const spelled = query.replace("BTCUSDT", "%42TCUSDT");

    const same = await ask(`${order}?${spelled}&signature=${signatureOf(exchange, spelled)}`);
    const other = await ask(`${order}?${spelled}&signature=${signatureOf(exchange, query)}`);

    expect([same.body.code, other.body.code]).toEqual([-2011, -1022]);
  });

  test("is over query and body without a separator, and the body's parameters count", async () => {
    const [head, tail] = ["symbol=BTCUSDT", `orderId=1&timestamp=${now}`];
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const signature = signatureOf(exchange, head + tail);

    const inQuery = await ask(`${order}?${head}&signature=${signature}`, { body: tail, headers });
    const inBody = await ask(`${order}?${head}`, { body: `${tail}&signature=${signature}`, headers });
    const wrong = await ask(`${order}?${head}&signature=${signatureOf(exchange, `${head}&${tail}`)}`, {
      body: tail,
      headers,
    });

    expect([inQuery.body.code, inBody.body.code, wrong.body.code]).toEqual([-2011, -2011, -1022]);
  });

  test("covers a body: a parameter twice in it is refused, and the query's value wins over it", async () => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const twice = await signed(order, "orderId=1", { body: "symbol=A&symbol=B", headers });
    const both = await signed(order, "symbol=BTCUSDT&orderId=1", { body: "symbol=", headers });
    const added = await ask(`${order}?${query}&signature=${signatureOf(exchange, query)}`, {
      body: "symbol=A",
      headers,
    });

    expect([twice.body.code, both.body.code, added.body.code]).toEqual([-1101, -2011, -1022]);
  });

  test("is percent-decoded base64 for RSA and Ed25519, nothing laxer", async () => {
    const signature = signatureOf(exchange, query, "ed25519");
    const headers = { "X-MBX-APIKEY": exchange.credentials.ed25519.apiKey };
    const plain = decodeURIComponent(signature);

    const right = await ask(`${order}?${query}&signature=${signature}`, { headers });
    const unpadded = await ask(`${order}?${query}&signature=${encodeURIComponent(plain.replace(/=+$/, ""))}`, {
      headers,
    });
    const hex = Buffer.from(plain, "base64").toString("hex");
    const inHex = await ask(`${order}?${query}&signature=${hex}`, { headers });

    expect([right.body.code, unpadded.body.code, inHex.body.code]).toEqual([-2011, -1022, -1022]);
  });

  test("reproduces what the documents publish for its key", () => {
    const { secret } = exchange.credentials.hmac;
    const payload =
      "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";

    expect(createHmac("sha256", secret).update(payload).digest("hex")).toBe(
      "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71",
    );
  });
});

describe("signed by payload", () => {
  const path = "/v3/margin/orders/all";
  const identity = () => exchange.credentials.bitopro.identity;
  const withPayload = (payload: string, headers: Record<string, string | undefined> = {}, target = path) => {
    const all = { ...payloadHeaders(exchange, payload), ...headers };
    const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return send(exchange.url, target, { headers: Object.fromEntries(given) });
  };
  const good = () => base64({ identity: identity(), nonce: now });
  const padded = () =>
    [1, 2, 3]
      .map((pad) => base64(JSON.stringify({ identity: identity(), nonce: now }) + " ".repeat(pad)))
      .find((text) => text.endsWith("=")) ?? "";
  const slashed = (encoding: "base64" | "base64url") =>
    Buffer.from(`{"x":"${"?".repeat(6)}","identity":"${identity()}","nonce":${now}} `.padEnd(93)).toString(encoding);

  test.each<[what: string, status: number, call: () => Promise<Reply>]>([
    ["a right request", 200, () => withPayload(good())],
    ["white space in the JSON", 200, () => withPayload(base64(` {"identity": "${identity()}", "nonce": ${now}}`))],
    ["no API key", 401, () => withPayload(good(), { "X-BITOPRO-APIKEY": undefined })],
    ["an unknown API key", 401, () => withPayload(good(), { "X-BITOPRO-APIKEY": "unknown" })],
    ["a key of another exchange", 401, () => withPayload(good(), { "X-BITOPRO-APIKEY": key() })],
    ["no signature", 401, () => withPayload(good(), { "X-BITOPRO-SIGNATURE": undefined })],
    ["a wrong signature", 401, () => withPayload(good(), { "X-BITOPRO-SIGNATURE": "0".repeat(96) })],
    ["another secret", 401, () => withPayload(good(), payloadHeaders(exchange, good(), { secret: "guess" }))],
    ["no payload", 401, () => withPayload(good(), { "X-BITOPRO-PAYLOAD": undefined })],
    ["padding", 200, () => withPayload(padded())],
    ["a payload without padding", 401, () => withPayload(padded().replace(/=+$/, ""))],
    ["a payload with a slash", 200, () => withPayload(slashed("base64"))],
    ["a payload in base64url", 200, () => withPayload(slashed("base64url"))],
    ["a payload that is no JSON", 401, () => withPayload(base64("nonsense"))],
    ["a payload that is no object", 401, () => withPayload(base64([identity(), now]))],
    ["a payload that is no UTF-8", 401, () => withPayload(Buffer.from([0xff, 0xfe]).toString("base64"))],
    ["another identity", 401, () => withPayload(base64({ identity: "other@example.com", nonce: now }))],
    ["an empty identity", 200, () => withPayload(base64({ identity: "", nonce: now }))],
    ["no identity", 200, () => withPayload(base64({ nonce: now }))],
    ["null for an identity", 401, () => withPayload(base64({ identity: null, nonce: now }))],
    ["no nonce", 401, () => withPayload(base64({ identity: identity() }))],
    ["a nonce as text", 401, () => withPayload(base64({ identity: identity(), nonce: String(now) }))],
    ["a nonce of a minute ago", 200, () => sendWithPayload(exchange, path, now - 60_000)],
    ["a nonce of more than a minute ago", 409, () => sendWithPayload(exchange, path, now - 60_001)],
    ["a nonce of less than a minute ahead", 200, () => sendWithPayload(exchange, path, now + 59_999)],
    ["a nonce of a minute ahead", 409, () => sendWithPayload(exchange, path, now + 60_000)],
    ["a parameter that would narrow the sweep", 422, () => withPayload(good(), {}, `${path}?pair=BTC_USDT`)],
    ["a pair in lower case", 400, () => sendWithPayload(exchange, "/v3/margin/orders/btc_usdt", now)],
    [
      "a pair in the query instead of the path",
      422,
      () => withPayload(good(), {}, "/v3/margin/orders/BTC_USDT?pair=ETH_USDT"),
    ],
    ["no pair", 404, () => sendWithPayload(exchange, "/v3/margin/orders/", now)],
  ])("%s", async (_, status, call) => {
    const reply = await call();

    expect(reply.status).toBe(status);
    expect(typeof (reply.status === 200 ? reply.body.data : (reply.body.error ?? reply.body.message))).not.toBe(
      "undefined",
    );
  });
});

testServer("answers 400 for dots for a pair", async () => {
  expect(await sendWithPayload(exchange, "/v3/margin/orders/..", now)).toMatchObject({ status: 400 });
});

describe("routing", () => {
  test("names each method that a path takes once, though two paths fit", async () => {
    const reply = await send(exchange.url, "/v3/margin/orders/all", { method: "PATCH" });

    expect([reply.status, reply.headers.allow]).toEqual([405, "DELETE"]);
  });

  test.each([
    ["GET", "/", 404],
    ["DELETE", "/sapi/v1/margin/orders", 404],
    ["DELETE", "/sapi/v1/margin/order/", 404],
    ["DELETE", "/SAPI/v1/margin/order", 404],
    ["DELETE", "/sapi/v1/margin/%zz", 404],
    ["POST", "/sapi/v1/margin/order", 405],
    ["OPTIONS", "/fapi/v1/batchOrders", 405],
    ["PATCH", "/v3/margin/orders/BTC_USDT", 405],
  ])("answers %s %s with %d", async (method, path, status) => {
    const reply = await send(exchange.url, path, { method });

    expect(reply.status).toBe(status);
    expect(reply.headers["content-type"]).toBe("application/json");
    expect(reply.headers.allow !== undefined).toBe(status === 405);
  });

  testServer("answers CONNECT with 405, and a path that begins with two slashes with 404", async () => {
    expect(await raw("CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: x\r\n\r\n")).toMatch(/^HTTP\/1.1 405 /);
    expect(await send(exchange.url, "//sapi/v1/margin/order")).toMatchObject({ status: 404 });
  });

  test("answers HEAD with 405 and no body", async () => {
    const { status, text } = await send(exchange.url, order, { method: "HEAD" });

    expect([status, text]).toEqual([405, ""]);
  });

  testServer("takes a target with a host, as proxies get it", async () => {
    const reply = await raw(
      `DELETE http://127.0.0.1/sapi/v1/margin/order HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );

    expect(reply).toContain('"code":-2014');
  });

  testServer("refuses characters that should have been percent-encoded", async () => {
    const query = `symbol=\xc3\xa9&orderId=1&timestamp=${now}`;
    const signature = createHmac("sha256", exchange.credentials.hmac.secret).update(query, "latin1").digest("hex");

    const reply = await raw(
      `DELETE ${order}?${query}&signature=${signature} HTTP/1.1\r\nHost: x\r\nX-MBX-APIKEY: ${key()}\r\nConnection: close\r\n\r\n`,
    );

    expect(reply).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(reply).not.toContain("-2011");
  });

  test("refuses a body of more than 1 MB, and goes on", async () => {
    const body = Buffer.alloc(1024 * 1024 + 1, "a");

    const refused = await signed(order, "symbol=BTCUSDT", { body });
    const next = await signed(order, "symbol=BTCUSDT&orderId=1");

    expect([refused.status, next.status]).toEqual([413, 400]);
  });
});

/** What comes back for bytes that no HTTP client would send. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(exchange.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text, "latin1"));
    let received = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
}

describe("weight headers", () => {
  test("count what each operation takes in the minute, refused calls included, and start again with the next", async () => {
    let time = now;
    const fresh = await createMockExchange({ clock: () => time });
    const used = (reply: Reply) => Object.entries(reply.headers).filter(([name]) => name.includes("-used-"));
    const order = () => sendSigned(fresh, "/sapi/v1/margin/order", "symbol=BTCUSDT&orderId=1", { time });

    const first = await order();
    const unsigned = await send(fresh.url, "/sapi/v1/margin/order");
    const sweep = await sendSigned(fresh, "/sapi/v1/margin/openOrders", "symbol=BTCUSDT", { time });
    const byUser = await sendSigned(fresh, "/sapi/v1/margin/orderList", "symbol=BTCUSDT&orderListId=1", { time });
    const byHost = await sendSigned(fresh, "/fapi/v1/batchOrders", "symbol=BTCUSDT", { time });
    const none = await sendWithPayload(fresh, "/v3/margin/orders/all", time);
    time += 60_000;
    const later = await order();
    await fresh.close();

    expect([first, unsigned, sweep, byUser, byHost, none, later].map(used)).toEqual([
      [["x-sapi-used-ip-weight-1m", "10"]],
      [["x-sapi-used-ip-weight-1m", "20"]],
      [["x-sapi-used-ip-weight-1m", "1"]],
      [["x-sapi-used-uid-weight-1m", "1"]],
      [["x-mbx-used-weight-1m", "1"]],
      [],
      [["x-sapi-used-ip-weight-1m", "10"]],
    ]);
  });
});
