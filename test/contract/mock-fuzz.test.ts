import { Agent, request } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMockExchange, type MockExchange } from "../../src/testing/index.ts";
import { type Json, parseJson, writeJson } from "../../src/testing/json.ts";
import { base64, payloadHeaders, send, sendSigned, signatureOf } from "./mock-requests.ts";

let exchange: MockExchange;
const agent = new Agent({ keepAlive: true });

beforeAll(async () => {
  exchange = await createMockExchange();
});

afterAll(async () => {
  agent.destroy();
  await exchange.close();
});

const paths = [
  "/sapi/v1/margin/order",
  "/sapi/v1/margin/orderList",
  "/sapi/v1/margin/openOrders",
  "/fapi/v1/batchOrders",
  "/v3/margin/orders/all",
  "/v3/margin/orders/BTC_USDT",
  "/_mock/orders",
];
const path = fc.oneof(fc.constantFrom(...paths), fc.webPath());
const method = fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");
/** Characters that node's client lets out. */
const characters = (least: number) =>
  fc.string({
    unit: fc
      .integer({ min: least, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
  });
const text = characters(0x21);
const header = characters(0x20);
const name = fc.oneof(
  fc.constantFrom(
    "symbol",
    "orderId",
    "orderIdList",
    "recvWindow",
    "timestamp",
    "signature",
    "isIsolated",
    "__proto__",
  ),
  text,
);
const value = fc.oneof(
  text,
  fc.json().map(encodeURIComponent),
  fc.bigInt().map(String),
  fc.constantFrom("%", "%ff", "[", "[["),
);
const query = fc.array(fc.tuple(name, value).map((pair) => pair.join("="))).map((pairs) => pairs.join("&"));

function status(options: {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: Uint8Array;
}): Promise<number> {
  const { hostname, port } = new URL(exchange.url);
  const { body = new Uint8Array(), headers, ...rest } = options;
  return new Promise((resolve, reject) => {
    const all = { ...headers, "Content-Length": String(body.length) };
    const outgoing = request({ hostname, port, agent, ...rest, headers: all }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    });
    outgoing.on("error", reject).end(body);
  });
}

test("random targets, headers and bodies get an answer below 500", async () => {
  await fc.assert(
    fc.asyncProperty(method, path, query, header, fc.uint8Array(), async (method, path, query, header, body) => {
      const headers = {
        "X-MBX-APIKEY": header,
        "X-BITOPRO-APIKEY": header,
        "X-BITOPRO-PAYLOAD": header,
        "Content-Type": header,
      };

      expect(await status({ method, path: `${path}?${query}`, headers, body })).toBeLessThan(500);
    }),
    { numRuns: 500 },
  );
});

test("random queries that are signed correctly get an answer below 500, and never the refusal of their signature", async () => {
  const sentence = fc.array(fc.tuple(name, value)).map((pairs) => pairs.map((pair) => pair.join("=")).join("&"));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths.slice(0, 4)), sentence, async (path, query) => {
      const reply = await sendSigned(
        exchange,
        path,
        query.replaceAll(/[^\x21-\x7e]/g, (c) => encodeURIComponent(c)),
      );

      expect(reply.status).toBeLessThan(500);
      if (!query.includes("signature=")) expect(reply.body.code).not.toBe(-1022);
    }),
    { numRuns: 300 },
  );
});

test("random payloads that are signed correctly get 200, 401 or 409", async () => {
  const payload = fc.oneof(
    text,
    fc.json().map(base64),
    fc
      .record({
        identity: fc.constantFrom("trader@example.com", "", 1),
        nonce: fc.oneof(fc.double(), fc.maxSafeNat(), fc.string()),
      })
      .map(base64),
  );
  await fc.assert(
    fc.asyncProperty(payload, async (payload) => {
      const reply = await send(exchange.url, "/v3/margin/orders/all", { headers: payloadHeaders(exchange, payload) });

      expect([200, 401, 409]).toContain(reply.status);
    }),
    { numRuns: 200 },
  );
});

test("a signature over any other text is refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string().filter((other) => other !== ""),
      async (other) => {
        const query = `symbol=BTCUSDT&orderId=1&timestamp=${Date.now()}`;
        const signature = signatureOf(exchange, query + other);

        const { body } = await send(exchange.url, `/sapi/v1/margin/order?${query}&signature=${signature}`, {
          headers: { "X-MBX-APIKEY": exchange.credentials.hmac.apiKey },
        });

        expect(body.code).toBe(-1022);
      },
    ),
    { numRuns: 50 },
  );
});

test("JSON is read as JSON.parse reads it, but for integers that are too large for a number", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.parse(writeJson(parseJson(text)))).toEqual(JSON.parse(text));
    }),
  );
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n }), (id) => {
      const value: Json = parseJson(` { "id" : [ ${id} ] } `);

      expect(writeJson(value)).toBe(`{"id":[${id}]}`);
    }),
  );
});

test.each(["", "[1", "[1,]", '{"a"}', "01", "1.", "+1", "nul", "'a'", '"\n"', '"\\x"', "[1] 2", "\ufeff1"])(
  "%j is no JSON",
  (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(() => parseJson(text)).toThrow(SyntaxError);
  },
);

test("a string of a megabyte and a nesting of any depth do not overflow the stack", () => {
  const long = "\\n".repeat(500_000);

  expect(parseJson(`"${long}"`)).toHaveLength(500_000);
  expect(() => parseJson("[".repeat(1_000_000))).toThrow(SyntaxError);
});
