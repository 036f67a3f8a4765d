import { generateKeyPairSync } from "node:crypto";
import http from "node:http";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import { type Attempt, cancelMany } from "../../src/index.ts";
import { exampleOf } from "./examples.ts";
import { type Answer, credentials, findRefusedPort, order, type Received, serve, serveBytes } from "./loopback.ts";

const pkcs8 = { type: "pkcs8", format: "pem" } as const;
const passphrase = "correct horse battery";
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export(pkcs8).toString();
const ed25519 = generateKeyPairSync("ed25519")
  .privateKey.export({ ...pkcs8, cipher: "aes-256-cbc", passphrase })
  .toString();
const { apiKey, secret } = credentials;

interface Options {
  readonly baseUrl: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly agent?: http.Agent;
  readonly onAttempt?: (attempt: Attempt) => void;
  readonly clock?: () => number;
}

interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

interface Kind {
  readonly name: string;
  /** What its client was made with and must not be shown. */
  readonly known: readonly string[];
  create(options: Options): {
    readonly client: unknown;
    call(options?: CallOptions): Promise<{ readonly data: unknown; readonly response: unknown }>;
    /** The same call through openapi-fetch. */
    fetch(): Promise<{ readonly error?: unknown; readonly response: unknown }>;
    /** A call that breaks a rule. */
    misuse(): Promise<unknown>;
  };
}

const once = { maxRetries: 0, rateLimit: false };

function binance(name: string, keys: object, known: readonly string[]): Kind {
  return {
    name,
    known: [apiKey, ...known],
    create(options) {
      const margin = createBinanceMarginClient({ apiKey, clock, ...once, ...keys, ...options } as never);
      return {
        client: margin,
        call: (given) => margin.cancelOrder({ symbol: "LTCBTC", orderId: "28" }, given).withResponse(),
        fetch: () =>
          margin.client.DELETE("/sapi/v1/margin/order", { params: { query: { symbol: "LTCBTC", orderId: "28" } } }),
        misuse: () => margin.cancelOrder({ symbol: "LTCBTC" } as never),
      };
    },
  };
}

const linesOf = (pem: string) => pem.split("\n").filter((line) => line.length > 20 && !line.startsWith("-"));
const clock = () => 1_700_000_000_000;

const kinds: Kind[] = [
  binance("HMAC", { secret }, [secret]),
  binance("RSA", { privateKey: rsa }, linesOf(rsa)),
  binance("Ed25519", { privateKey: ed25519, passphrase }, [passphrase, ...linesOf(ed25519)]),
  {
    name: "BitoPro",
    known: [apiKey, secret],
    create(options) {
      const bitopro = createBitoproClient({ apiKey, secret, identity: "user@example.com", clock, ...once, ...options });
      return {
        client: bitopro,
        call: (given) => bitopro.cancelMarginOrdersByPair({ pair: "BTC_USDT" }, given).withResponse(),
        fetch: () => bitopro.client.DELETE("/v3/margin/orders/{pair}", { params: { path: { pair: "BTC_USDT" } } }),
        misuse: () => bitopro.cancelMarginOrdersByPair({ pair: "all" }),
      };
    },
  },
];

/** What must not be shown of a request that arrived. */
function secretsOf({ url, headers }: Pick<Received, "url" | "headers">): string[] {
  const signature = /&signature=(.+)$/.exec(url)?.[1];
  const { "x-mbx-apikey": key, "x-bitopro-apikey": otherKey, "x-bitopro-payload": payload } = headers;
  const all = [key, otherKey, payload, headers["x-bitopro-signature"], signature, signature && url];
  const texts = all.filter((each) => each !== undefined).map(String);
  return [...texts, ...(signature ? [decodeURIComponent(signature)] : [])];
}

const fails = async () => {
  throw new Error("not sent");
};

/** The same for a request that goes nowhere: with the fixed clock every first request of a client is the same. */
async function secretsOfFirst(kind: Kind, baseUrl: string): Promise<string[]> {
  let secrets: string[] = [];
  const fetch = async (url: unknown, init?: RequestInit) => {
    secrets = secretsOf({ url: String(url), headers: init?.headers as never });
    return fails();
  };
  await kind
    .create({ baseUrl, fetch })
    .call()
    .catch(() => {});
  return [...kind.known, ...secrets];
}

/** All that code shows of a value that is logged, the causes of an error among it. */
function show(value: unknown): string[] {
  const shown = [inspect(value, { depth: Infinity, showHidden: true }), JSON.stringify(value) ?? "", String(value)];
  if (!(value instanceof Error)) return shown;
  return [...shown, value.message, value.stack ?? "", ...(value.cause === undefined ? [] : show(value.cause))];
}

/** In small letters, and without what JSON, URLs, HTML and `inspect` do to a text. */
function undoEscapes(text: string): string {
  const undone = text
    .replace(/' \+\s+'/g, "")
    .replaceAll("\\\\", "\\")
    .replaceAll("\\/", "/")
    .replace(/(?:\\u00|%|&#x0*)([0-9a-f]{2});?/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    .replace(/&(plus|sol|equals);/g, "")
    .replaceAll("&amp;", "&");
  return undone === text ? text.toLowerCase() : undoEscapes(undone);
}

function expectNoSecret(values: unknown[], secrets: readonly string[]): void {
  expect(secrets.length).toBeGreaterThan(2);
  const bare = (text: string) => text.replace(/\\n|[\W_]/g, "");
  const unique = [...new Set(secrets.map((secret) => bare(undoEscapes(secret))))];
  for (const text of new Set(values.flatMap(show))) {
    const plain = undoEscapes(text);
    for (const each of unique) if (bare(plain).includes(each)) expect.fail(`${text}\nshows ${each}`);
    expect(plain.replaceAll("signature=[redacted]", "")).not.toContain("signature=");
  }
}

const escapeAll = (text: string) =>
  Array.from(text, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

const signNames: Readonly<Record<string, string>> = { "+": "plus", "/": "sol", "=": "equals", "&": "amp" };

const encodings: [name: string, encode: (text: string) => string][] = [
  ["as it is", (text) => text],
  ["in capitals", (text) => text.toUpperCase()],
  ["in small letters", (text) => text.toLowerCase()],
  ["percent-encoded", encodeURIComponent],
  ["percent-encoded in small letters", (text) => encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase())],
  ["percent-encoded twice", (text) => encodeURIComponent(encodeURIComponent(text))],
  ["with slashes escaped", (text) => text.replaceAll("/", "\\/")],
  ["with signs escaped as in JSON", (text) => text.replace(/[^\w]/g, escapeAll)],
  ["escaped as in JSON", escapeAll],
  ["escaped as in HTML", (text) => text.replace(/[^\w]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`)],
  [
    "escaped by eight digits",
    (text) => text.replace(/[^\w]/g, (sign) => `&#x000000${sign.charCodeAt(0).toString(16)};`),
  ],
  ["escaped by decimal numbers", (text) => Array.from(text, (sign) => `&#${sign.charCodeAt(0)};`).join("")],
  ["escaped by names", (text) => text.replace(/[+/=&]/g, (sign) => `&${signNames[sign]};`)],
  ["as base64 of URLs", (text) => text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")],
  ["with spaces for pluses", (text) => text.replaceAll("+", " ")],
  ["in lines", (text) => text.replace(/.{30}/g, "$&\\r\\n")],
];

describe.each(kinds)("$name", (kind) => {
  const url = (server: { readonly url: string }) => ({ baseUrl: server.url });
  const failureOf = (call: Promise<unknown>) =>
    call.then(
      () => expect.fail("succeeded"),
      (error: unknown) => error,
    );

  test.each(encodings)("an exchange that echoes %s what it was sent gives no secret away", async (_name, encode) => {
    const echo = (request: Received) => secretsOf(request).map(encode);
    const json = (request: Received, more: object = {}) =>
      JSON.stringify({ ...more, msg: "#", error: "#", "#": ["#"] }).replaceAll("#", () => echo(request).join(" "));
    const headers = (request: Received) => ({
      "X-Echo": echo(request)
        .join(" ")
        .replace(/[^\x20-\x7e]/g, ""),
      Location: `https://exchange.test${request.url}`,
    });
    const refused = (request: Received) => json(request, { code: -2011 });
    const coded = (request: Received) => json(request, { code: "#" });
    const failed = (request: Received) => json(request, { code: -1007 });
    const text = (request: Received) => echo(request).join("\n");
    const page = (request: Received) =>
      `<html><a href="https://exchange.test${request.url}">${echo(request)}</a></html>`;
    let answer: (request: Received) => Answer = () => ({});
    const server = await serve((request) => answer(request));
    const { client, call, fetch } = kind.create(url(server));

    for (const [status, bodies] of [
      [200, [refused, page]],
      [201, [text]],
      [307, [page]],
      [400, [json, refused, coded, failed, text, page]],
      [500, [refused, text, page]],
    ] as const) {
      for (const body of bodies) {
        answer = (request) => ({ status, headers: headers(request), body: body(request) });

        const error = await failureOf(call());
        const result = await fetch().catch((thrown) => ({ error: thrown, response: undefined }));

        expect(error).toMatchObject({ name: "ResponseError", status });
        const { response } = result as { response?: Response };
        const said = response && [[...response.headers], await response.text(), response.url];
        expectNoSecret([error, result.error, said], [...kind.known, ...server.requests.slice(-2).flatMap(secretsOf)]);
      }
    }
    expectNoSecret([client], [...kind.known, ...server.requests.flatMap(secretsOf)]);
  });

  test("an echo in the headers of a success is not shown either", async () => {
    const body = kind.name === "BitoPro" ? { data: {} } : order;
    const server = await serve((request) => ({ body, headers: { "X-Echo": secretsOf(request).join(" ") } }));
    const attempts: Attempt[] = [];

    const { response } = await kind.create({ ...url(server), onAttempt: (each) => attempts.push(each) }).call();

    const headers = [...(response as Response).headers];
    const result = { data: body, response };
    expectNoSecret(
      [response, result, inspect(response, { getters: true }), headers, attempts],
      [...kind.known, ...server.requests.flatMap(secretsOf)],
    );
  });

  test.each([200, 400, 500])("an echo in the names of fields and headers is not shown, status %d", async (status) => {
    const names = (request: Received, hide: RegExp) =>
      Object.fromEntries(secretsOf(request).map((each) => [each.replace(hide, "-"), each]));
    const server = await serve((request) => ({
      status,
      body: status === 200 ? (kind.name === "BitoPro" ? { data: {} } : order) : { msg: "no", ...names(request, /$^/) },
      headers: { "x-kept": "1", ...names(request, /[^\w]/g) } as never,
    }));
    const { call, fetch } = kind.create(url(server));

    const results = [await call().catch((error) => error), await fetch().catch((error) => error)];

    const shown = results.map(({ headers, response, error }) => [headers ?? [...response.headers], response, error]);
    expect(inspect(shown)).toContain("x-kept");
    expectNoSecret(
      [results[0] instanceof Error ? results[0] : undefined, ...shown.flat()],
      [...kind.known, ...server.requests.flatMap(secretsOf)],
    );
  });

  test("an echo in a refusal that may be of a lost answer is not shown", async () => {
    const refuse = (status: number) => (request: Received) => ({
      status,
      body: { code: -2011, msg: secretsOf(request).join(), error: secretsOf(request).join() },
    });
    for (const status of [400, 404, 503]) {
      const server = await serve((request, count) => (count === 1 ? undefined : refuse(status)(request)));
      const { call } = kind.create({ ...url(server), maxRetries: 1, retrySweep: true, attemptTimeoutMs: 50 } as never);

      const error = await failureOf(call({ timeoutMs: 2000 }));

      expect(server.requests.length).toBeGreaterThan(1);
      expectNoSecret([error], [...kind.known, ...server.requests.flatMap(secretsOf)]);
    }
  });

  test("no secret is in the errors of connections", async () => {
    const untrusted = await serve({ body: order }, { tls: true });
    const cut = await serveBytes((socket) => socket.destroy());
    const half = await serveBytes((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"));
    const silent = await serveBytes(() => {});
    const refused = { baseUrl: `http://127.0.0.1:${await findRefusedPort()}` };
    const agent = new http.Agent();
    agent.createConnection = () => {
      throw Object.assign(new Error(secret), { apiKey });
    };
    const paths: [Options, CallOptions?][] = [
      [refused],
      [url(untrusted)],
      [url(cut)],
      [url(half)],
      [url(silent), { timeoutMs: 20 }],
      [url(silent), { signal: AbortSignal.timeout(20) }],
      [url(silent), { signal: AbortSignal.abort() }],
      [{ ...url(silent), agent }],
    ];

    for (const [options, given] of paths) {
      const { client, call } = kind.create(options);

      const error = await failureOf(call(given));

      expect(error).toMatchObject({ name: "TransportError" });
      expectNoSecret([error, client], await secretsOfFirst(kind, options.baseUrl));
    }
  });

  test("no secret is in the error of an answer that cannot be parsed", async () => {
    const server = await serveBytes((socket, _count, head) => socket.end(`HTTP/1.1 200 OK\r\nX Echo: ${head}\r\n\r\n`));

    const error = await failureOf(kind.create(url(server)).call());

    expect(error).toMatchObject({ code: "CONNECTION_LOST", outcome: "unknown" });
    expectNoSecret([error], await secretsOfFirst(kind, server.url));
  });

  test("no secret is in the errors of a caller's fetch", async () => {
    const baseUrl = "https://exchange.test";
    const failures: ((url: string, init: RequestInit) => unknown)[] = [
      (at) => new Error(`failed: ${at}`),
      (at, init) => new Error("failed", { cause: new Error(at, { cause: Object.assign(new Error("x"), { init }) }) }),
      (at, init) => Object.assign(new Error("failed"), { url: at, config: init, request: { at, init }, rawPacket: at }),
      (at) => Object.assign(new Error("failed"), { name: at, code: at }),
      (at, init) => new Error(JSON.stringify({ at, ...init }).toUpperCase()),
      (at) => new AggregateError([new Error(at)], at),
      (at) => new DOMException(at, "AbortError"),
      (at) => at,
      (at, init) => ({ at, init, nested: [{ at }] }),
      (at, init) => ({ message: at, stack: at, cause: init }),
      (at) => Object.assign(() => {}, { at }),
      (at) => Symbol(at),
      (at) => new Map([[at, at]]),
      (at) => new URL(at),
    ];

    for (const make of failures) {
      const fetch = (async (...given: [string, RequestInit]) => {
        throw make(...given);
      }) as typeof globalThis.fetch;

      const error = await failureOf(kind.create({ baseUrl, fetch }).call());

      expect(error).toMatchObject({ name: "TransportError", outcome: "unknown" });
      expectNoSecret([error], await secretsOfFirst(kind, baseUrl));
    }
  });

  test("no secret is in the errors of rules, options and clocks", async () => {
    const options = { baseUrl: "https://exchange.test", fetch: fails };

    const errors = [
      await failureOf(kind.create(options).misuse()),
      await failureOf(kind.create({ ...options, clock: () => Number.NaN }).call()),
      await failureOf((async () => kind.create({ baseUrl: "http://exchange.test" }))()),
      await failureOf((async () => kind.create({ ...options, timeoutMS: 1 } as never))()),
      await failureOf((async () => kind.create({ baseUrl: `https://${apiKey}:${secret}@exchange.test` }))()),
      await failureOf((async () => kind.create({ baseUrl: `https://exchange.test/?signature=${secret}` }))()),
    ];

    for (const error of errors) expect(error).toMatchObject({ name: "ParameterError" });
    expectNoSecret(errors, [...kind.known, secret, apiKey]);
  });
});

describe("data of errors", () => {
  const looking = { resolveUnknown: "query", rateLimit: false, maxRetries: 1, attemptTimeoutMs: 100 } as const;
  const keys = [
    ["HMAC", { secret }],
    ["RSA", { privateKey: rsa }],
  ] as const;
  const echo = (request: Received) => {
    const all = secretsOf(request);
    return { clientOrderId: all.join(" "), more: [{ deep: all.map(escapeAll) }], [all.join()]: all };
  };
  /** Answers all but the first request to cancel; `answer` gives what is said of each order. */
  const serveLosing = (answer: (request: Received) => unknown) => {
    let lost = false;
    return serve((request) => {
      if (lost || request.method === "GET") return { body: answer(request) };
      lost = true;
      return undefined;
    });
  };
  const fail = (call: Promise<unknown>) =>
    call.then(
      () => expect.fail("succeeded"),
      (error: unknown) => error as { readonly data: unknown },
    );

  test.each(keys)("of a batch whose answer was lost show no echo: %s", async (_name, key) => {
    const item = exampleOf("cancelMultipleOrders");
    const server = await serveLosing((request) => [
      { ...(item as object), ...echo(request), orderId: 1 },
      { code: -2011, msg: secretsOf(request).join(), ...echo(request) },
    ]);
    const futures = createBinanceUsdmFuturesClient({
      apiKey,
      baseUrl: server.url,
      ...looking,
      ...key,
      resolveUnknown: undefined,
    } as never);
    const call = futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1", "2"] });

    const error = await fail(call);
    const paired = await call.paired();
    futures.close();

    expect(error).toMatchObject({
      code: "ALREADY_GONE",
      data: [{ orderId: "1", status: "CANCELED" }, { code: -2011 }],
    });
    expect(paired).toMatchObject({ canceled: [{ id: "1" }], unanswered: [{ id: "2" }] });
    expectNoSecret([error, error.data, paired], [apiKey, ...server.requests.flatMap(secretsOf)]);
  });

  test.each(keys)("of a batch's reasons show no echo: %s", async (_name, key) => {
    const item = exampleOf("cancelMultipleOrders");
    const server = await serve((request) => ({
      body: [
        { ...(item as object), orderId: 1 },
        { code: -1102, msg: secretsOf(request).join(), ...echo(request) },
      ],
    }));
    const futures = createBinanceUsdmFuturesClient({ apiKey, baseUrl: server.url, ...key } as never);
    const ids = { symbol: "BTCUSDT", orderIdList: ["1", "2"] };
    const call = futures.cancelMultipleOrders(ids);

    const all = [await call, await call.paired(), await cancelMany(futures.cancelMultipleOrders, ids)];
    futures.close();

    expect(all[1]).toMatchObject({
      canceled: [{ id: "1", order: { ...(item as object), orderId: "1" } }],
      failed: [{ id: "2", error: { code: -1102 } }],
    });
    expectNoSecret(all, [apiKey, ...server.requests.flatMap(secretsOf)]);
  });

  test.each(keys)("of orders of a batch that were looked for show no echo: %s", async (_name, key) => {
    const found = exampleOf("queryOrder") as object;
    const server = await serveLosing((request) => {
      if (request.method !== "GET") return [];
      const orderId = Number(/orderId=(\d+)/.exec(request.url)?.[1]);
      return { ...found, ...echo(request), orderId, status: orderId === 1 ? "CANCELED" : "FILLED" };
    });
    const futures = createBinanceUsdmFuturesClient({ apiKey, baseUrl: server.url, ...looking, ...key } as never);
    const call = futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1", "2"] });

    const results = await Promise.allSettled([call, call.paired()]);
    futures.close();

    const [{ reason }, { value }] = results as never as [{ reason: unknown }, { value: unknown }];
    expect(JSON.stringify([reason, value])).toContain("FILLED");
    expectNoSecret([reason, value], [apiKey, ...server.requests.flatMap(secretsOf)]);
  });

  test.each(["FILLED", "NEW"])("of an order that is %s show no echo", async (status) => {
    const found = exampleOf("queryOrder", "binance-margin") as object;
    const server = await serveLosing((request) =>
      request.method === "GET" ? { ...found, ...echo(request), orderId: 28, status } : { code: -2011, msg: "x" },
    );
    const margin = createBinanceMarginClient({ apiKey, secret, baseUrl: server.url, ...looking } as never);

    const error = await fail(margin.cancelOrder({ symbol: "LTCBTC", orderId: "28" }));
    margin.close();

    expect(error).toMatchObject({ data: { orderId: "28", status } });
    expectNoSecret([error, error.data], [apiKey, secret, ...server.requests.flatMap(secretsOf)]);
  });

  test("of an order list show no echo, neither of the list nor of its orders", async () => {
    const list = exampleOf("queryOrderList", "binance-margin") as { readonly orders: readonly object[] };
    const found = exampleOf("queryOrder", "binance-margin") as object;
    let looks = 0;
    const server = await serveLosing((request) => {
      if (request.method !== "GET") return { code: -2011, msg: "x" };
      if (/orderList/.test(request.url)) return { ...list, listOrderStatus: "ALL_DONE", ...echo(request) };
      return { ...found, ...echo(request), status: looks++ ? "CANCELED" : "FILLED" };
    });
    const margin = createBinanceMarginClient({ apiKey, secret, baseUrl: server.url, ...looking } as never);

    const error = await fail(margin.cancelOrderList({ symbol: "LTCBTC", orderListId: "1" }));
    margin.close();

    expect(JSON.stringify(error.data)).toContain("FILLED");
    expectNoSecret([error, error.data], [apiKey, secret, ...server.requests.flatMap(secretsOf)]);
  });

  test("are what the exchange said where its text only looks like a short key", async () => {
    const found = exampleOf("queryOrder", "binance-margin") as object;
    const server = await serveLosing((request) =>
      request.method === "GET" ? { ...found, orderId: 281234, clientOrderId: "my-1234", status: "FILLED" } : {},
    );
    const margin = createBinanceMarginClient({ apiKey: "1234", secret, baseUrl: server.url, ...looking } as never);

    const error = await fail(margin.cancelOrder({ symbol: "LTCBTC", orderId: "281234" }));
    margin.close();

    expect(error).toMatchObject({ data: { orderId: "281234", clientOrderId: "my-1234" } });
  });

  test("have no part in a success, which comes as the exchange sent it", async () => {
    const server = await serve((request) => ({ body: { ...order, clientOrderId: secretsOf(request).join(" ") } }));
    const margin = createBinanceMarginClient({ apiKey, secret, baseUrl: server.url } as never);

    const { clientOrderId } = await margin.cancelOrder({ symbol: "LTCBTC", orderId: "28" });
    margin.close();

    expect(clientOrderId).toBe(server.requests.flatMap(secretsOf).join(" "));
  });
});

test.each<[what: string, options: object]>([
  ["a key with a line break", { apiKey: `${apiKey}\n`, secret }],
  ["a secret with a line break", { apiKey, secret: `${secret}\n` }],
  ["both keys", { apiKey, secret, privateKey: rsa }],
  ["half a PEM", { apiKey, privateKey: rsa.slice(0, 500) }],
  ["a wrong passphrase", { apiKey, privateKey: ed25519, passphrase: `${passphrase}!` }],
  ["a key in the place of an option's name", { apiKey, secret, signal: secret }],
])("credentials that are refused, such as %s, are not shown", (_what, options) => {
  let error: unknown;
  try {
    createBinanceMarginClient(options as never);
  } catch (thrown) {
    error = thrown;
  }

  expect(error).toMatchObject({ code: "OPTION_INVALID" });
  expectNoSecret([error], [apiKey, secret, passphrase, ...linesOf(rsa), ...linesOf(ed25519)]);
});
