import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import type { RateLimiter } from "../../src/index.ts";
import { exampleOf } from "./examples.ts";
import { type Answer, createMargin, credentials, order, parameters, refusal, serve } from "./loopback.ts";
import { serveSteps } from "./scripted.ts";

const minute = 60_000;
const hour = 60 * minute;
const late = { status: 400, body: { code: -1021, msg: "Timestamp for this request is outside of the recvWindow." } };
const isTime = (url: string) => url.startsWith("/api/v3/time");

describe("a refusal that cannot be read", () => {
  const open = JSON.stringify({ code: -1006, msg: "An unexpected response was received." });

  test.each<[what: string, answer: Answer]>([
    ["is cut off", { body: open.slice(0, -12) }],
    ["is a list that is cut off", { body: `[${open}` }],
    ["begins with a blank", { body: ` ${open.slice(0, -1)}` }],
    ["has something behind it", { body: `${open}}` }],
    ["is compressed, unasked", { headers: { "Content-Encoding": "br" }, body: "…" }],
  ])("and %s leaves the outcome open", async (_what, answer) => {
    const { url } = await serve({ status: 400, ...answer });

    await expect(createMargin(url).cancelOrder(parameters)).rejects.toMatchObject({
      code: "UNKNOWN_OUTCOME",
      outcome: "unknown",
      status: 400,
    });
  });

  test("and is a page of a firewall is a refusal all the same", async () => {
    const { url } = await serve({ status: 403, headers: { "Content-Type": "text/html" }, body: "<html></html>" });

    await expect(createMargin(url).cancelOrder(parameters)).rejects.toMatchObject({ outcome: "rejected" });
  });
});

test.each<[what: string, msg: unknown]>([
  ["what cannot become text", { toString: 1, valueOf: 1 }],
  ["a number", 7],
  ["null", null],
])("a ban whose message is %s is kept", async (_what, msg) => {
  const server = await serve({ status: 418, headers: { "Retry-After": "60" }, body: { code: -1003, msg } });
  const margin = createMargin(server.url);

  await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "REFUSED", retryAfterMs: minute });
  await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent" });
  expect(server.requests).toHaveLength(1);
});

test("nothing is warmed up while a ban lasts", async () => {
  const server = await serve({ status: 418, headers: { "Retry-After": "60", Connection: "close" }, body: refusal });
  const margin = createMargin(server.url);
  await margin.cancelOrder(parameters).catch(() => {});

  await expect(margin.warmUp()).rejects.toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent" });
  expect(server.connections).toHaveLength(1);
});

test("an error that nobody expects leaves the outcome open, and is the cause", async () => {
  const { url } = await serve({ body: order });
  const transport = () => ({
    send: () => Promise.reject(new RangeError("of a transport")),
    warmUp: async () => {},
    close() {},
  });

  await expect(createMargin(url, { transport }).cancelOrder(parameters)).rejects.toMatchObject({
    name: "TransportError",
    code: "CONNECTION_LOST",
    outcome: "unknown",
    cause: { name: "RangeError", message: "of a transport" },
  });
});

describe("the exchange's time", () => {
  test("is taken as of when its question left, whatever that waited for", async () => {
    const waitMs = 1500;
    const server = await serve(({ url }) => {
      if (isTime(url)) return { body: { serverTime: Date.now() + hour } };
      return Number(/timestamp=(\d+)/.exec(url)?.[1]) > Date.now() + hour / 2 ? { body: order } : late;
    });
    let turns = 0;
    const rateLimiter: RateLimiter = {
      acquire: async () => {
        if (++turns === 2) await new Promise((resolve) => setTimeout(resolve, waitMs));
        return true;
      },
      observe() {},
    };

    await createMargin(server.url, { maxRetries: 1, rateLimit: true, rateLimiter }).cancelOrder(parameters);

    const [, question, last] = server.requests.map(({ url }) => url);
    expect(isTime(question ?? "")).toBe(true);
    expect(Number(/timestamp=(\d+)/.exec(last ?? "")?.[1]) - Date.now() - hour).toBeLessThan(waitMs / 3);
  });

  test.each([1e16, 1.7e18, -1, 0, null, "soon"])("is not believed where it is %s", async (serverTime) => {
    let isOff = true;
    const server = await serve(({ url }) => (isTime(url) ? { body: { serverTime } } : isOff ? late : { body: order }));
    const margin = createMargin(server.url, { maxRetries: 1 });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ exchangeCode: -1021, outcome: "rejected" });
    isOff = false;
    await expect(margin.cancelOrder(parameters)).resolves.toMatchObject({ orderId: "28" });
  });

  test("is asked for in the client's time, not in that of the call that was first", async () => {
    const server = await serve(async ({ url }) => {
      if (!isTime(url))
        return Number(/timestamp=(\d+)/.exec(url)?.[1]) > Date.now() + hour / 2 ? { body: order } : late;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { body: { serverTime: Date.now() + hour } };
    });
    const margin = createMargin(server.url, { maxRetries: 1 });

    const hasty = margin.cancelOrder(parameters, { attemptTimeoutMs: 150 });
    const patient = margin.cancelOrder(parameters);

    await expect(patient).resolves.toMatchObject({ orderId: "28" });
    await expect(hasty).resolves.toMatchObject({ orderId: "28" });
    expect(server.requests.filter(({ url }) => isTime(url))).toHaveLength(1);
  });
});

test("a date in `Retry-After` is read by the corrected clock where the answer has no date of its own", async () => {
  const server = createServer((_, response) => {
    response.sendDate = false;
    const until = new Date(Date.now() - hour + 5000).toUTCString();
    response.writeHead(429, { "Content-Type": "application/json", "Retry-After": until });
    response.end(JSON.stringify({ code: -1003, msg: "Too many requests." }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const call = createMargin(url, { clock: () => Date.now() - hour }).cancelOrder(parameters);

  const error = await call.catch(({ retryAfterMs }) => retryAfterMs);
  expect(error).toBeGreaterThan(3000);
  expect(error).toBeLessThanOrEqual(5000);
});

test("a word that every object has is no state of an order", async () => {
  const server = await serveSteps(
    "lost",
    { status: 400, body: refusal },
    { body: { ...order, status: "constructor" } },
  );
  const options = { maxRetries: 2, resolveUnknown: "query" } as const;

  await expect(createMargin(server.url, options).cancelOrder(parameters)).rejects.toMatchObject({
    code: "ALREADY_GONE",
    outcome: "unknown",
  });
});

describe("a batch of which a second answer leaves orders out", () => {
  const exampleItem = exampleOf("cancelMultipleOrders");
  const item = (orderId: number) => ({ ...exampleItem, orderId });

  test.each([0, 1])("after a lost one is no success, with %i of 2", async (count) => {
    const server = await serveSteps("lost", { body: [item(1)].slice(0, count) });
    const futures = createBinanceUsdmFuturesClient({ ...credentials, baseUrl: server.url });
    onTestFinished(() => futures.close());

    const call = futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1", "2"] });

    const left = { id: "2", cause: { outcome: "unknown", cause: { code: "CONNECTION_LOST" } } };
    await expect(call).rejects.toMatchObject({ outcome: "unknown", cause: { code: "CONNECTION_LOST" } });
    await expect(call.paired()).resolves.toMatchObject({ unanswered: count === 0 ? [{ id: "1" }, left] : [left] });
  });

  test.each([
    ["an id that cannot become text", { code: -1, msg: "x", orderId: { toString: 1, valueOf: 1 } }],
    ["a code that cannot become text", { code: { toString: 1, valueOf: 1 }, msg: "x" }],
    ["a state that cannot become text", { ...exampleItem, orderId: 1, status: { toString: 1, valueOf: 1 } }],
  ])("leaves open an item with %s", async (_what, odd) => {
    const server = await serveSteps("lost", { body: [odd] });
    const futures = createBinanceUsdmFuturesClient({ ...credentials, baseUrl: server.url });
    onTestFinished(() => futures.close());

    const call = futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1"] });

    await expect(call).rejects.toMatchObject({ outcome: "unknown" });
    const result = await call.paired().catch(({ outcome }) => outcome);
    expect(result).toSatisfy(
      (each: unknown) => each === "unknown" || (each as { unanswered: unknown[] }).unanswered.length === 1,
    );
  });

  test("is looked up", async () => {
    const server = await serveSteps("lost", { body: [item(1)] }, { body: { ...item(2), avgPrice: "0.0", time: 1 } });
    const futures = createBinanceUsdmFuturesClient({
      ...credentials,
      baseUrl: server.url,
      resolveUnknown: "query",
    });
    onTestFinished(() => futures.close());

    const call = futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1", "2"] });

    await expect(call.paired()).resolves.toMatchObject({ canceled: [{ id: "1" }, { id: "2" }] });
  });
});

test("an answer that came in time counts, even if the process was busy until later", async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    // It is on its way to the client when this process stops for longer than the attempt may take.
    response.end(JSON.stringify(order), () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const margin = createMargin(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);

  await expect(margin.cancelOrder(parameters, { timeoutMs: 400 })).resolves.toMatchObject({ orderId: "28" });
});
