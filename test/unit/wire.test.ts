import { createHmac, generateKeyPairSync, type KeyObject, verify } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, suite, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import { documentedAnswer } from "./documented.ts";
import { type Received, type RecordingServer, startRecordingServer } from "./recording-server.ts";

const awkward = [..." !'()*~%+&=#?/\\\"<>[]{}|^`;:@$,.-_", "\0", "\t", "\n", "\u0301", "é", "€", "😀", "\u202e", "%27"];

/** Any text that may be sent: well-formed, and not blank. */
const text = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...awkward), maxLength: 12 }),
  )
  .filter((value) => value.trim() !== "");
const id = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const clock = () => 1_700_000_000_000;

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ed25519 = generateKeyPairSync("ed25519");
const pem = (key: KeyObject) => String(key.export({ type: "pkcs8", format: "pem" }));
const kinds: readonly {
  readonly kind: string;
  readonly credentials: { readonly secret: string } | { readonly privateKey: string };
  readonly verifies: (payload: string, signature: string) => boolean;
}[] = [
  {
    kind: "HMAC",
    credentials: { secret: "the-secret" },
    verifies: (payload, signature) => createHmac("sha256", "the-secret").update(payload).digest("hex") === signature,
  },
  {
    kind: "RSA",
    credentials: { privateKey: pem(rsa.privateKey) },
    verifies: (payload, signature) =>
      verify("sha256", Buffer.from(payload), rsa.publicKey, Buffer.from(signature, "base64")),
  },
  {
    kind: "Ed25519",
    credentials: { privateKey: pem(ed25519.privateKey) },
    verifies: (payload, signature) =>
      verify(null, Buffer.from(payload), ed25519.publicKey, Buffer.from(signature, "base64")),
  },
];

let server: RecordingServer;
beforeAll(async () => {
  server = await startRecordingServer();
});
afterAll(() => server.close());

/** The one request that `call` makes. */
async function receive(call: () => PromiseLike<unknown>): Promise<Received> {
  server.received.length = 0;
  await call();
  expect(server.received).toHaveLength(1);
  return server.received[0] as Received;
}

/** The query by hand: a server may use any parser, so nothing is left to one of them. */
function parse(query: string): [name: string, value: string][] {
  return query.split("&").map((pair) => {
    const [name = "", value = "", ...rest] = pair.split("=");
    expect(rest).toEqual([]);
    return [decodeURIComponent(name), decodeURIComponent(value)];
  });
}

function expectUnchangedByParsers(url: string): void {
  expect(url).toMatch(/^[\x21-\x7e]+$/);
  expect(new URL(`${server.url}${url}`).href).toBe(`${server.url}${url}`);
  const [, query] = url.split("?");
  if (query !== undefined) expect([...new URLSearchParams(query)]).toEqual(parse(query));
}

suite.each(kinds)("a request signed with $kind", ({ credentials, verifies }) => {
  function expectSigned({ url, headers }: Received): Record<string, string> {
    const [, payload = "", signature = ""] = /^[^?]*\?(.*)&signature=([^&]*)$/.exec(url) ?? [];
    expect(verifies(payload, decodeURIComponent(signature))).toBe(true);
    expect(headers["x-mbx-apikey"]).toBe("the-key");
    expectUnchangedByParsers(url);
    const pairs = parse(payload);
    expect(new Set(pairs.map(([name]) => name)).size).toBe(pairs.length);
    return Object.fromEntries(pairs);
  }

  test("carries a signature over its raw bytes, and the parameters as they were given", async () => {
    const margin = createBinanceMarginClient({ apiKey: "the-key", ...credentials, baseUrl: server.url, clock });
    const order = Object(documentedAnswer("cancelOrder"));
    const parameters = fc.record(
      {
        symbol: text,
        orderId: id,
        origClientOrderId: text,
        newClientOrderId: text,
        isIsolated: fc.constantFrom("TRUE" as const, "FALSE" as const),
        recvWindow: fc.integer({ min: 1, max: 60_000 }),
      },
      { requiredKeys: ["symbol", "orderId"] },
    );

    await fc.assert(
      fc.asyncProperty(parameters, async (given) => {
        server.answer({ ...order, ...given, orderId: String(given.orderId), isIsolated: true });
        const sent = expectSigned(await receive(() => margin.cancelOrder(given)));

        const expected = Object.entries({ ...given, timestamp: clock() }).map(([name, value]) => [name, String(value)]);
        expect(sent).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 150 },
    );
    margin.close();
  });

  test("carries lists as one JSON text", async () => {
    const futures = createBinanceUsdmFuturesClient({ apiKey: "the-key", ...credentials, baseUrl: server.url, clock });
    server.answer(documentedAnswer("cancelMultipleOrders"));
    const names = fc.uniqueArray(text, { minLength: 1, maxLength: 10 });

    await fc.assert(
      fc.asyncProperty(text, names, async (symbol, origClientOrderIdList) => {
        const call = () => futures.cancelMultipleOrders({ symbol, origClientOrderIdList });

        const sent = expectSigned(await receive(call));

        const list = JSON.stringify(origClientOrderIdList);
        expect(sent).toEqual({ symbol, origClientOrderIdList: list, timestamp: String(clock()) });
      }),
      { numRuns: 60 },
    );
    futures.close();
  });
});

suite("a request signed through a payload", () => {
  const nonces = new Set<number>();

  test("carries identity and nonce, signed as the header's text, and shares no nonce", async () => {
    server.answer(documentedAnswer("cancelMarginOrdersByPair"));
    const pair = fc.stringMatching(/^[A-Z0-9]{1,8}_[A-Z0-9]{1,8}$/);
    const bitopro = createBitoproClient({
      apiKey: "the-key",
      secret: "s",
      identity: "é+/?@x",
      baseUrl: server.url,
      clock,
      rateLimit: false,
    });

    await fc.assert(
      fc.asyncProperty(pair, async (pair) => {
        const { url, headers, method } = await receive(() => bitopro.cancelMarginOrdersByPair({ pair }));

        const payload = String(headers["x-bitopro-payload"]);
        const { nonce, ...rest } = JSON.parse(Buffer.from(payload, "base64").toString());
        expect(`${method} ${url}`).toBe(`DELETE /v3/margin/orders/${pair}`);
        expectUnchangedByParsers(url);
        expect(rest).toEqual({ identity: "é+/?@x" });
        expect(nonces).not.toContain(nonce);
        nonces.add(nonce);
        expect(headers["x-bitopro-signature"]).toBe(createHmac("sha384", "s").update(payload).digest("hex"));
        expect(headers["x-bitopro-apikey"]).toBe("the-key");
      }),
      { numRuns: 150 },
    );
    bitopro.close();
  });

  test("carries any identity", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (identity) => {
        const bitopro = createBitoproClient({
          apiKey: "the-key",
          secret: "s",
          identity,
          baseUrl: server.url,
          clock,
          rateLimit: false,
        });

        const { headers, url } = await receive(() => bitopro.cancelAllMarginOrders());

        bitopro.close();
        const payload = String(headers["x-bitopro-payload"]);
        expect(Buffer.from(payload, "base64").toString()).toBe(JSON.stringify({ identity, nonce: clock() }));
        expect(headers["x-bitopro-signature"]).toBe(createHmac("sha384", "s").update(payload).digest("hex"));
        expect(url).toBe("/v3/margin/orders/all");
      }),
      { numRuns: 60 },
    );
  });

  test("shares no nonce among calls at once", async () => {
    const bitopro = createBitoproClient({
      apiKey: "k",
      secret: "s",
      identity: "i",
      baseUrl: server.url,
      clock,
      rateLimit: false,
    });
    server.received.length = 0;

    await Promise.all(Array.from({ length: 100 }, () => bitopro.cancelAllMarginOrders()));

    const payloads = server.received.map(({ headers }) => headers["x-bitopro-payload"]);
    expect(new Set(payloads).size).toBe(100);
    bitopro.close();
  });
});
