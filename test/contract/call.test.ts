import { setTimeout as wait } from "node:timers/promises";
import { types } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { createBinanceMarginClient } from "../../generated/binance-margin/index.ts";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import type { Attempt } from "../../src/index.ts";
import {
  createMargin,
  credentials,
  findRefusedPort,
  order,
  parameters,
  refusal,
  serve,
  serveBytes,
} from "./loopback.ts";

/** Collects what nobody handles; there may be none of it at the end, unless the test takes it out. */
function collectUnhandled(): unknown[] {
  const unhandled: unknown[] = [];
  const listeners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (reason) => unhandled.push(reason));
  onTestFinished(() => {
    process.removeAllListeners("unhandledRejection");
    for (const listener of listeners) process.on("unhandledRejection", listener);
  });
  return unhandled;
}

describe("a call", () => {
  test("is sent once and at once, in whatever order and however often its forms are asked for", async () => {
    const server = await serve({ body: order });
    const margin = createMargin(server.url);

    const call = margin.cancelOrder(parameters);
    while (server.requests.length === 0) await wait(1);
    const results = await Promise.all([
      call.withResponse().then(({ data }) => data),
      call,
      call.then((data) => data),
      call.withResponse().then(({ data }) => data),
      call.finally(() => {}),
      call.catch(() => {}),
      Promise.resolve(call),
      Promise.race([call]),
    ]);
    const late = await call;

    expect(results).toEqual(Array(8).fill(order));
    expect(late).toBe(results[0]);
    expect(server.requests).toHaveLength(1);
  });

  test("gives the response along with the data", async () => {
    const server = await serve({ body: order, headers: { "X-SAPI-USED-IP-WEIGHT-1M": "10" } });

    const { data, response } = await createMargin(server.url).cancelOrder(parameters).withResponse();

    expect(data).toEqual(order);
    expect(response).toBeInstanceOf(Response);
    expect(response.status).toBe(200);
    expect(response.ok).toBe(true);
    expect(response.headers.get("x-sapi-used-ip-weight-1m")).toBe("10");
    // The same object: an answer is parsed once.
    expect(await response.clone().json()).toBe(data);
    expect(JSON.parse(await response.text())).toEqual(order);
  });

  test("is a real promise", async () => {
    const server = await serve({ body: order });
    const margin = createMargin(server.url);

    const call = margin.cancelOrder(parameters);

    expect(call).toBeInstanceOf(Promise);
    expect(types.isPromise(call)).toBe(true);
    expect(call.then(() => {}).constructor).toBe(Promise);
    expect(call.catch(() => {}).constructor).toBe(Promise);
    expect(call.finally(() => {}).constructor).toBe(Promise);
    expect(await Promise.allSettled([call])).toEqual([{ status: "fulfilled", value: order }]);
    // What code of Node that is safe from patched prototypes does.
    expect(await Reflect.apply(Promise.prototype.then, call, [(data: unknown) => data])).toEqual(order);
    let finished = 0;
    await expect(call.finally(() => finished++)).resolves.toEqual(order);
    expect(finished).toBe(1);
  });

  test("rejects alike in every form", async () => {
    const server = await serve({ status: 400, body: refusal });
    const call = createMargin(server.url).cancelOrder(parameters);

    const errors = await Promise.all([
      call.catch((error) => error),
      call.withResponse().catch((error) => error),
      call.then(undefined, (error) => error),
      Promise.all([call]).catch((error) => error),
      call.finally(() => {}).catch((error) => error),
    ]);

    expect(errors[0]).toMatchObject({ code: "REFUSED", outcome: "rejected", exchangeCode: -2011 });
    expect(new Set(errors).size).toBe(1);
    expect(server.requests).toHaveLength(1);
  });

  test.each<
    [form: string, use: (call: ReturnType<ReturnType<typeof createMargin>["cancelOrder"]>) => Promise<unknown>]
  >([
    ["awaited", (call) => call],
    ["asked for its response", (call) => call.withResponse()],
    ["asked for its response twice", (call) => Promise.all([call.withResponse(), call.withResponse()])],
  ])("that is only %s leaves no rejection unhandled", async (_form, use) => {
    const unhandled = collectUnhandled();
    const server = await serve({ status: 400, body: refusal });

    await use(createMargin(server.url).cancelOrder(parameters)).catch(() => {});
    await wait(10);

    expect(unhandled).toEqual([]);
  });

  test.each<[form: string, use: (call: ReturnType<ReturnType<typeof createMargin>["cancelOrder"]>) => void]>([
    ["whose result nobody wants", () => {}],
    ["whose response is asked for and dropped", (call) => void call.withResponse()],
  ])("that fails and %s is an unhandled rejection, as of any promise", async (_form, use) => {
    const unhandled = collectUnhandled();
    const server = await serve({ status: 400, body: refusal });

    use(createMargin(server.url).cancelOrder(parameters));
    await wait(50);

    expect(unhandled).toMatchObject([{ code: "REFUSED" }]);
  });
});

const throwing = () => {
  throw new Error("from the caller");
};
const proxy = (trap: string) => new Proxy({}, { [trap]: throwing }) as never;

describe("never throws synchronously and sends nothing", () => {
  test.each<[what: string, given: unknown[], code: string]>([
    ["without parameters", [], "PARAMETER_MISSING"],
    ["for null", [null], "PARAMETER_INVALID"],
    ["for a string", ["BTCUSDT"], "PARAMETER_INVALID"],
    ["for a number", [1], "PARAMETER_INVALID"],
    ["for a list", [[]], "PARAMETER_INVALID"],
    ["for a function", [() => {}], "PARAMETER_INVALID"],
    ["for null as options", [parameters, null], "OPTION_INVALID"],
    ["for a string as options", [parameters, "fast"], "OPTION_INVALID"],
    ["for a misspelt option", [parameters, { timeoutMS: 5 }], "OPTION_INVALID"],
    ["for an option of the client", [parameters, { baseUrl: "https://exchange.test" }], "OPTION_INVALID"],
    ["for a transport of the call", [parameters, { fetch: globalThis.fetch }], "OPTION_INVALID"],
    ["for middleware of the call", [parameters, { middleware: [] }], "OPTION_INVALID"],
    ["for headers of the call", [parameters, { headers: {} }], "OPTION_INVALID"],
    ["for a signal that is none", [parameters, { signal: {} }], "OPTION_INVALID"],
    ["for null as signal", [parameters, { signal: null }], "OPTION_INVALID"],
    ["for a time of 0", [parameters, { timeoutMs: 0 }], "OPTION_INVALID"],
    ["for a negative time", [parameters, { timeoutMs: -1 }], "OPTION_INVALID"],
    ["for NaN as time", [parameters, { timeoutMs: Number.NaN }], "OPTION_INVALID"],
    ["for a time beyond what timers take", [parameters, { timeoutMs: 2 ** 31 }], "OPTION_INVALID"],
    ["for a text as time", [parameters, { timeoutMs: "5" }], "OPTION_INVALID"],
    ["for parameters within a proxy that throws", [proxy("ownKeys")], ""],
    ["for options within a proxy that throws", [parameters, proxy("ownKeys")], ""],
    [
      "for a parameter whose getter throws",
      [Object.defineProperty({}, "symbol", { enumerable: true, get: throwing })],
      "",
    ],
    [
      "for an option whose getter throws",
      [parameters, Object.defineProperty({}, "signal", { enumerable: true, get: throwing })],
      "",
    ],
    [
      "for a parameter whose conversion throws",
      [{ symbol: "A", orderId: { toString: throwing } }],
      "PARAMETER_INVALID",
    ],
  ])("%s", async (_what, given, code) => {
    const server = await serve({ body: order });
    const { cancelOrder } = createMargin(server.url);

    const call = (cancelOrder as (...given: unknown[]) => Promise<unknown>)(...given);

    expect(call).toBeInstanceOf(Promise);
    await expect(call).rejects.toMatchObject(code ? { code, outcome: "not-sent" } : { message: "from the caller" });
    expect(server.connections).toHaveLength(0);
  });

  test.each<[what: string, clock: () => number]>([
    ["throws", throwing],
    ["gives NaN", () => Number.NaN],
    ["gives a date", () => new Date() as never],
    ["gives nothing", () => undefined as never],
    ["gives a time that no number can tell exactly", () => 1e21],
    ["gives a time before 1970", () => -1],
  ])("with a clock that %s", async (_what, clock) => {
    const server = await serve({ body: order });

    await expect(createMargin(server.url, { clock }).cancelOrder(parameters)).rejects.toMatchObject({
      code: "OPTION_INVALID",
      outcome: "not-sent",
      operation: "cancelOrder",
    });
    expect(server.connections).toHaveLength(0);
  });
});

describe("what the caller gave is left as it was", () => {
  const freeze = <T extends object>(value: T): T => {
    for (const each of Object.values(value)) if (typeof each === "object" && each !== null) freeze(each);
    return Object.freeze(value);
  };

  test("frozen parameters, lists, options and credentials work", async () => {
    const server = await serve({ body: [refusal] });
    const options = freeze({ ...credentials, baseUrl: server.url });
    const list = freeze({ symbol: "BTCUSDT", orderIdList: ["1", 2n, 3] });
    const futures = createBinanceUsdmFuturesClient(options);

    await futures.cancelMultipleOrders(list, freeze({ timeoutMs: 1000, recvWindow: 3000 }));

    expect(list).toEqual({ symbol: "BTCUSDT", orderIdList: ["1", 2n, 3] });
    expect(server.requests).toHaveLength(1);
  });

  test("frozen parameters of openapi-fetch work", async () => {
    const server = await serve({ body: order });
    const init = freeze({ params: { query: { symbol: "LTCBTC", orderId: "28" } }, headers: { "X-Trace": "1" } });

    const { data } = await createMargin(server.url).client.DELETE("/sapi/v1/margin/order", init);

    expect(data).toEqual(order);
    expect(init).toEqual({ params: { query: { symbol: "LTCBTC", orderId: "28" } }, headers: { "X-Trace": "1" } });
  });

  test("options that change after the client was made change nothing", async () => {
    const server = await serve({ body: order });
    const options = { ...credentials, baseUrl: server.url, recvWindow: 1000 };
    const margin = createBinanceMarginClient(options);
    Object.assign(options, { baseUrl: "https://exchange.test", apiKey: "another", recvWindow: 60_000 });

    await margin.cancelOrder(parameters);

    expect(server.requests[0]?.headers["x-mbx-apikey"]).toBe(credentials.apiKey);
    expect(server.requests[0]?.url).toContain("recvWindow=1000&");
  });
});

test("two BitoPro calls within one millisecond do not share a nonce", async () => {
  const server = await serve({ body: { data: {} } });
  const clock = () => 1_700_000_000_000;
  const bitopro = createBitoproClient({
    ...credentials,
    identity: "user@example.com",
    baseUrl: server.url,
    clock,
    rateLimit: false,
  });

  await Promise.all([
    bitopro.cancelAllMarginOrders(),
    bitopro.cancelAllMarginOrders(),
    bitopro.cancelAllMarginOrders(),
  ]);

  const nonces = server.requests.map(({ headers }) => {
    return JSON.parse(Buffer.from(String(headers["x-bitopro-payload"]), "base64").toString()).nonce as number;
  });
  expect(nonces.sort()).toEqual([1_700_000_000_000, 1_700_000_000_001, 1_700_000_000_002]);
});

describe("onAttempt", () => {
  const api = { api: "binance-margin", operation: "cancelOrder", attempt: 1, durationMs: expect.any(Number) };

  test.each<[what: string, url: () => Promise<string>, told: Partial<Attempt>]>([
    ["a success", async () => (await serve({ body: order })).url, { status: 200, outcome: "succeeded" }],
    ["a refusal", async () => (await serve({ status: 400, body: refusal })).url, { status: 400, outcome: "rejected" }],
    ["a 5XX", async () => (await serve({ status: 502, body: "" })).url, { status: 502, outcome: "unknown" }],
    ["junk under 200", async () => (await serve({ body: "" })).url, { status: 200, outcome: "unknown" }],
    ["a redirect", async () => (await serve({ status: 307, body: "" })).url, { status: 307, outcome: "unknown" }],
    ["a lost connection", async () => (await serveBytes((socket) => socket.destroy())).url, { outcome: "unknown" }],
    ["a refused port", async () => `http://127.0.0.1:${await findRefusedPort()}`, { outcome: "not-sent" }],
  ])("is told once of %s, and nothing secret", async (_what, url, told) => {
    const attempts: Attempt[] = [];
    const margin = createMargin(await url(), { onAttempt: (attempt) => attempts.push(attempt) });

    await margin.cancelOrder(parameters).catch(() => {});

    expect(attempts).toStrictEqual([{ ...api, status: undefined, ...told }]);
    expect(attempts[0]?.durationMs).toBeGreaterThan(0);
  });

  test("is not told of a call that broke a rule", async () => {
    const attempts: Attempt[] = [];
    const margin = createMargin("http://127.0.0.1:1", { onAttempt: (attempt) => attempts.push(attempt) });

    await margin.cancelOrder({ symbol: "" } as never).catch(() => {});

    expect(attempts).toEqual([]);
  });

  test.each<[when: string, onAttempt: () => void]>([
    ["at once", throwing],
    ["later", async () => throwing()],
  ])("may fail %s without a consequence", async (_when, onAttempt) => {
    const unhandled = collectUnhandled();
    const server = await serve((_request, count) => (count === 1 ? { body: order } : { status: 400, body: refusal }));
    const margin = createMargin(server.url, { onAttempt });

    await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);
    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "REFUSED" });
    await wait(10);

    expect(unhandled).toEqual([]);
  });
});
