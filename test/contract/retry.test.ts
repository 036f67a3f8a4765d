import { describe, expect, test } from "vitest";
import { createBinanceUsdmFuturesClient } from "../../generated/binance-usdm-futures/index.ts";
import { api } from "../../generated/binance-usdm-futures/operations.ts";
import type { Attempt } from "../../src/options.ts";
import { createMargin as createOnce, credentials, order, parameters, refusal } from "./loopback.ts";
import { serveSteps, timestampsOf } from "./scripted.ts";

const createMargin = (url: string, options: object = {}) => createOnce(url, { maxRetries: 2, ...options });
const unknown = { status: 500, body: { code: -1006, msg: "Execution status unknown." } };

describe("a lost answer", () => {
  test("is asked for again when the operation names its order, each time with a new timestamp", async () => {
    const server = await serveSteps("lost", unknown, { body: order });
    let time = 1_700_000_000_000;

    const { data, response } = await createMargin(server.url, { clock: () => time++ })
      .cancelOrder(parameters)
      .withResponse();

    expect(data.status).toBe("CANCELED");
    expect(response).toMatchObject({ attempts: 3 });
    expect(new Set(timestampsOf(server)).size).toBe(3);
    expect(new Set(server.requests.map(({ url }) => /signature=(\w+)/.exec(url)?.[1])).size).toBe(3);
  });

  test("of a sweep is not asked for again", async () => {
    const server = await serveSteps("lost", { body: [] });

    const call = createMargin(server.url).cancelAllOpenOrders({ symbol: "BTCUSDT" });

    await expect(call).rejects.toMatchObject({ code: "CONNECTION_LOST", outcome: "unknown", attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["for a call", {}, { retrySweep: true }],
    ["for a client", { retrySweep: true }, {}],
  ])("of a sweep is asked for again where `retrySweep` asks for it, %s", async (_what, options, given) => {
    const server = await serveSteps("lost", { body: [] });

    await createMargin(server.url, options).cancelAllOpenOrders({ symbol: "BTCUSDT" }, given);

    expect(server.requests).toHaveLength(2);
  });

  test("is asked for no more than `maxRetries` times, and the outcome stays unknown", async () => {
    const server = await serveSteps("lost");

    const call = createMargin(server.url, { maxRetries: 3 }).cancelOrder(parameters);

    await expect(call).rejects.toMatchObject({ code: "CONNECTION_LOST", outcome: "unknown", attempts: 4 });
    expect(server.requests).toHaveLength(4);
  });

  test("that does not come within `attemptTimeoutMs` is asked for again", async () => {
    const server = await serveSteps("hang", { body: order });

    const call = createMargin(server.url, { attemptTimeoutMs: 300 }).cancelOrder(parameters);

    await expect(call).resolves.toMatchObject({ orderId: "28" });
    expect(server.requests).toHaveLength(2);
  });

  test("of a sweep is waited for until `timeoutMs`", async () => {
    const server = await serveSteps("hang");

    const call = createMargin(server.url, { attemptTimeoutMs: 20, timeoutMs: 400 }).cancelAllOpenOrders({
      symbol: "X",
    });

    await expect(call).rejects.toMatchObject({ code: "TIMEOUT", outcome: "unknown", attempts: 1 });
  });
});

describe("a refusal", () => {
  const rows = api.statuses.filter(({ retry }) => retry);

  test.each(rows)(
    "that the spec calls worth another try is followed by one: $status $message $code",
    async ({ status, code, message }) => {
      const server = await serveSteps(
        { status: Number(status), body: { code: code ?? -1, msg: message ?? "" } },
        { body: [] },
      );
      const futures = createBinanceUsdmFuturesClient({ ...credentials, baseUrl: server.url });

      await futures.cancelMultipleOrders({ symbol: "BTCUSDT", orderIdList: ["1"] });

      expect(server.requests).toHaveLength(2);
      futures.close();
    },
  );

  test("of another kind is final", async () => {
    const server = await serveSteps({ status: 400, body: refusal }, { body: order });

    const call = createMargin(server.url).cancelOrder(parameters);

    await expect(call).rejects.toMatchObject({ code: "REFUSED", outcome: "rejected", attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  test("after a lost answer leaves the outcome unknown, with the loss as its cause", async () => {
    const server = await serveSteps("lost", { status: 401, body: { code: -2015, msg: "Invalid API-key." } });

    const call = createMargin(server.url).cancelOrder(parameters);

    await expect(call).rejects.toMatchObject({
      name: "ResponseError",
      outcome: "unknown",
      exchangeCode: -2015,
      cause: { code: "CONNECTION_LOST" },
    });
  });
});

describe("`Retry-After` of an answer worth another try", () => {
  const unavailable = { code: -1, msg: "Service Unavailable." };

  test("ends a call that it would keep longer than its time, at once", async () => {
    const server = await serveSteps({ status: 503, headers: { "Retry-After": 60 }, body: unavailable });

    const call = createMargin(server.url).cancelOrder(parameters, { timeoutMs: 5000 });

    await expect(call).rejects.toMatchObject({ status: 503, attempts: 1, retryAfterMs: 60_000 });
    expect(server.requests).toHaveLength(1);
  });

  test("is waited for", async () => {
    const sentAt: number[] = [];
    const server = await serveSteps(() => {
      sentAt.push(performance.now());
      return sentAt.length === 1 ? { status: 503, headers: { "Retry-After": 1 }, body: unavailable } : { body: order };
    });

    await createMargin(server.url).cancelOrder(parameters);

    const [first = 0, second = 0] = sentAt;
    // A timer may be a millisecond early; without the wait it would be at most 200.
    expect(second - first).toBeGreaterThan(990);
  });
});

describe("a refusal to read, after a lost answer,", () => {
  const refused = { status: 400, body: { code: -2013, msg: "Order does not exist." } };

  test("is a refusal, since reading changes nothing", async () => {
    const server = await serveSteps("lost", refused);

    const call = createMargin(server.url).queryOrder(parameters);

    await expect(call).rejects.toMatchObject({
      code: "REFUSED",
      outcome: "rejected",
      exchangeCode: -2013,
      attempts: 2,
    });
  });

  test("is one where nothing is said of orders, too", async () => {
    const server = await serveSteps("lost", refused);

    await expect(createMargin(server.url).checkServerTime()).rejects.toMatchObject({
      code: "REFUSED",
      outcome: "rejected",
      attempts: 2,
    });
  });

  test("is one for openapi-fetch's own client too", async () => {
    const server = await serveSteps("lost", refused);
    const query = { symbol: "LTCBTC", orderId: "28" };

    const { error, response } = await createMargin(server.url).client.GET("/sapi/v1/margin/order", {
      params: { query },
    });

    expect(error).toEqual(refused.body);
    expect(response.status).toBe(400);
  });
});

describe("a request that was never sent", () => {
  test("is tried again, and told as such in the end", async () => {
    const attempts: Attempt[] = [];
    const margin = createMargin("http://127.0.0.1:9", { onAttempt: (attempt: Attempt) => attempts.push(attempt) });

    await expect(margin.cancelAllOpenOrders({ symbol: "X" })).rejects.toMatchObject({
      code: "NOT_CONNECTED",
      outcome: "not-sent",
      attempts: 3,
    });
    expect(attempts.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, "not-sent"],
      [2, "not-sent"],
      [3, "not-sent"],
    ]);
  });
});

describe("maxRetries 0", () => {
  test.each([
    ["a lost answer", "lost" as const],
    ["a refusal worth another try", { status: 429, headers: { "Retry-After": "0" }, body: { code: -1003, msg: "" } }],
    ["a clock that is off", { status: 400, body: { code: -1021, msg: "Timestamp" } }],
  ])("sends once: %s", async (_what, step) => {
    const server = await serveSteps(step, { body: order });

    await expect(createMargin(server.url, { maxRetries: 0 }).cancelOrder(parameters)).rejects.toMatchObject({
      attempts: 1,
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("the deadline", () => {
  test("is kept by all attempts together, and nothing is sent after it", async () => {
    const server = await serveSteps("hang");
    const margin = createMargin(server.url, { timeoutMs: 300, attemptTimeoutMs: 100, maxRetries: 100 });

    const error = await margin.cancelOrder(parameters).catch((reason) => reason);

    expect(error).toMatchObject({ code: "TIMEOUT", outcome: "unknown" });
    const { length } = server.requests;
    expect(error.attempts).toBe(length);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.requests).toHaveLength(length);
  });

  test.each([
    ["after a lost answer", "lost" as const, "unknown"],
    ["after a refusal", { status: 429, headers: { "Retry-After": "5" }, body: {} }, "rejected"],
  ])("an abort while waiting to try again tells the outcome, %s", async (_what, step, outcome) => {
    const server = await serveSteps(step, { body: order });
    const controller = new AbortController();
    const reason = new Error("enough");
    // The first attempt is over once the observer hears of it; the wait begins after that.
    const onAttempt = () => setImmediate(() => controller.abort(reason));

    const call = createMargin(server.url, { onAttempt }).cancelOrder(parameters, { signal: controller.signal });

    await expect(call).rejects.toMatchObject({ code: "ABORTED", outcome, cause: reason, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });
});
