import { describe, expect, onTestFinished, test } from "vitest";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import { createRateLimiter } from "../../src/index.ts";
import { createMargin as createOnce, credentials, order, parameters, serve } from "./loopback.ts";

const createMargin = (url: string, options: object = {}) => createOnce(url, { rateLimit: true, ...options });

function createBitopro(baseUrl: string, options: object = {}) {
  const bitopro = createBitoproClient({ ...credentials, identity: "a@b.c", baseUrl, ...options });
  onTestFinished(() => bitopro.close());
  return bitopro;
}

const tooLong = { name: "TransportError", code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 };

describe("a client", () => {
  test("keeps to the documented limits by itself", async () => {
    const server = await serve({ body: { data: {} } });
    const bitopro = createBitopro(server.url);
    const start = performance.now();

    await Promise.all([bitopro.cancelAllMarginOrders(), bitopro.cancelAllMarginOrders()]);

    expect(performance.now() - start).toBeGreaterThan(990);
  });

  test.each([
    ["than `maxWaitMs`", { maxWaitMs: 0 }],
    ["than `timeoutMs`", { timeoutMs: 200 }],
  ])("fails a call that would wait longer %s, and sends nothing", async (_what, options) => {
    const server = await serve({ body: { data: {} } });
    const bitopro = createBitopro(server.url);
    await bitopro.cancelAllMarginOrders();

    await expect(bitopro.cancelAllMarginOrders({}, options)).rejects.toMatchObject(tooLong);
    expect(server.requests).toHaveLength(1);
  });

  test("lets the more urgent call go first", async () => {
    const server = await serve({ body: { data: {} } });
    const bitopro = createBitopro(server.url, { timeoutMs: 5000 });
    const done: string[] = [];
    const call = (name: string, priority: number) =>
      bitopro.cancelAllMarginOrders({}, { priority }).then(() => done.push(name));

    await Promise.all([call("first", 0), call("later", 0), call("urgent", 1)]);

    expect(done).toEqual(["first", "urgent", "later"]);
  });

  test("ends the wait of a call that is aborted", async () => {
    const server = await serve({ body: { data: {} } });
    const bitopro = createBitopro(server.url);
    const controller = new AbortController();
    await bitopro.cancelAllMarginOrders();

    const waiting = bitopro.cancelAllMarginOrders({}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);

    await expect(waiting).rejects.toMatchObject({ code: "ABORTED", outcome: "not-sent" });
    expect(server.requests).toHaveLength(1);
  });

  test("waits for nothing with `rateLimit: false`", async () => {
    const server = await serve({ body: { data: {} } });
    const bitopro = createBitopro(server.url, { rateLimit: false, maxWaitMs: 0 });

    await Promise.all(Array.from({ length: 20 }, () => bitopro.cancelAllMarginOrders()));

    expect(server.requests).toHaveLength(20);
  });

  test("paces with others that were given the same limiter, and not with those of another account", async () => {
    const server = await serve({ body: { data: {} } });
    const limits = { bitopro: { ip: 1000, ipAndUid: 1 } };
    const rateLimiter = createRateLimiter({ limits });
    const [one, another] = [createBitopro(server.url, { rateLimiter }), createBitopro(server.url, { rateLimiter })];
    const other = createBitopro(server.url, { rateLimiter, apiKey: "another" });

    await one.cancelAllMarginOrders({}, { maxWaitMs: 0 });

    await expect(another.cancelAllMarginOrders({}, { maxWaitMs: 0 })).rejects.toMatchObject(tooLong);
    await expect(other.cancelAllMarginOrders({}, { maxWaitMs: 0 })).resolves.toEqual({ data: {} });
  });
});

describe("used-weight headers", () => {
  test("show what other processes use", async () => {
    const server = await serve({ headers: { "X-SAPI-USED-IP-WEIGHT-1M": "11995" }, body: order });
    const margin = createMargin(server.url);

    const { response } = await margin.cancelOrder(parameters).withResponse();

    expect(response.usedWeight).toEqual({ ip: 11995 });
    await expect(margin.cancelOrder(parameters, { maxWaitMs: 0 })).rejects.toMatchObject(tooLong);
    // Each endpoint of /sapi has a budget of its own.
    await expect(margin.cancelAllOpenOrders({ symbol: "X" }, { maxWaitMs: 0 })).rejects.not.toMatchObject(tooLong);
  });

  test("stand on errors too", async () => {
    const body = { code: -2011, msg: "Unknown order sent." };
    const server = await serve({ status: 400, headers: { "X-SAPI-USED-IP-WEIGHT-1M": "20" }, body });

    const error = await createMargin(server.url)
      .cancelOrder(parameters)
      .catch((reason) => reason);

    expect(error).toMatchObject({ code: "REFUSED", usedWeight: { ip: 20 }, attempts: 1 });
    expect(error.durationMs).toBeGreaterThan(0);
  });
});
