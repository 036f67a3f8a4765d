import { generateKeyPairSync } from "node:crypto";
import http from "node:http";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import type { Attempt } from "../../src/index.ts";
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
    .replace(/(?:\\u00|%|&#x)([0-9a-f]{2});?/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return undone === text ? text.toLowerCase() : undoEscapes(undone);
}

function expectNoSecret(values: unknown[], secrets: readonly string[]): void {
  expect(secrets.length).toBeGreaterThan(2);
  const unique = [...new Set(secrets.map(undoEscapes))];
  for (const text of new Set(values.flatMap(show))) {
    const plain = undoEscapes(text);
    for (const each of unique) if (plain.includes(each)) expect.fail(`${text}\nshows ${each}`);
    expect(plain.replaceAll("signature=[redacted]", "")).not.toContain("signature=");
  }
}

const escapeAll = (text: string) =>
  Array.from(text, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

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
