import assert from "node:assert";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createBitoproClient } from "../../generated/bitopro/index.ts";
import { noteAnswer } from "../../src/hold.ts";
import { createMargin as createOnce, credentials, order, parameters, serve } from "./loopback.ts";

const createMargin = (url: string, options: object = {}) => createOnce(url, { maxRetries: 2, ...options });
const hour = 3_600_000;

/** An exchange whose clock is `skewMs` ahead of ours; its time is under way for `delayMs` each way. */
function serveSkewed(skewMs: number, delayMs = 0) {
  return serve(async ({ url }) => {
    const now = Date.now() + skewMs;
    if (url.startsWith("/api/v3/time")) {
      await wait(delayMs);
      const serverTime = Date.now() + skewMs;
      await wait(delayMs);
      return { body: { serverTime } };
    }
    const timestamp = Number(/timestamp=(\d+)/.exec(url)?.[1]);
    return timestamp < now + 1000 && now - timestamp <= 5000
      ? { body: order }
      : { status: 400, body: { code: -1021, msg: "Timestamp for this request is outside of the recvWindow." } };
  });
}

describe("a clock that is off", () => {
  test.each([-hour, -6000, 6000, hour])("by %i ms is corrected by the exchange's, once", async (skewMs) => {
    const server = await serveSkewed(skewMs);
    const margin = createMargin(server.url);

    await margin.cancelOrder(parameters);
    await margin.cancelOrder(parameters);

    const paths = server.requests.map(({ method, url }) => `${method} ${url.split("?")[0]}`);
    const cancel = "DELETE /sapi/v1/margin/order";
    expect(paths).toEqual([cancel, "GET /api/v3/time", cancel, cancel]);
    expect(server.requests[1]?.url).toBe("/api/v3/time");
    expect(server.requests[1]?.headers).not.toHaveProperty("x-mbx-apikey");
  });

  test("adds to the user's own clock", async () => {
    const server = await serveSkewed(hour);

    const call = createMargin(server.url, { clock: () => Date.now() - 2 * hour }).cancelOrder(parameters);

    await expect(call).resolves.toMatchObject({ orderId: "28" });
  });

  test("leaves a call that is aborted meanwhile aborted, and refused", async () => {
    const aborting = new AbortController();
    const server = await serve(({ url }) => {
      if (!url.startsWith("/api/v3/time")) return { status: 400, body: { code: -1021, msg: "Timestamp …" } };
      aborting.abort("enough");
      return undefined;
    });

    const call = createMargin(server.url).cancelOrder(parameters, { signal: aborting.signal });

    await expect(call).rejects.toMatchObject({ code: "ABORTED", outcome: "rejected", attempts: 1, cause: "enough" });
  });

  test.each([
    ["fails", () => assert.fail()],
    ["gives no time", () => Number.NaN],
  ])("that %s has nothing sent, which is no attempt", async (_what, clock) => {
    const server = await serve({ body: order });

    await expect(createMargin(server.url, { clock }).cancelOrder(parameters)).rejects.toMatchObject({
      code: "OPTION_INVALID",
      outcome: "not-sent",
      attempts: 0,
    });
    expect(server.requests).toHaveLength(0);
  });

  test("counts half of the round trip", async () => {
    const server = await serveSkewed(hour, 500);

    await createMargin(server.url).cancelOrder(parameters);

    const last = Number(/timestamp=(\d+)/.exec(server.requests[2]?.url ?? "")?.[1]);
    // Without it, or with the whole of it, this would be half a second.
    expect(Math.abs(last - Date.now() - hour)).toBeLessThan(400);
  });

  test("is asked for once by concurrent calls", async () => {
    const server = await serveSkewed(hour, 50);
    const margin = createMargin(server.url);

    await Promise.all(Array.from({ length: 20 }, () => margin.cancelOrder(parameters)));

    expect(server.requests.filter(({ method }) => method === "GET")).toHaveLength(1);
  });

  describe("while a 429 holds the origin", () => {
    /** Finds the clock of each cancel off, once the origin is held. */
    const serveHeld = async () => {
      const server = await serve(({ url }, count) => {
        if (url.startsWith("/api")) return { body: { serverTime: Date.now() } };
        if (count > 2) return { body: order };
        noteAnswer(server.url, { status: 429, retryAfterMs: 1000 }, {}, performance.now(), Date.now);
        return { status: 400, body: { code: -1021, msg: "Timestamp" } };
      });
      return server;
    };

    test("is not asked for once nobody waits for it any more", async () => {
      const server = await serveHeld();
      const margin = createMargin(server.url);
      const aborting = new AbortController();

      const late = margin.cancelOrder(parameters, { timeoutMs: 300 }).catch((error) => error);
      const aborted = margin.cancelOrder(parameters, { signal: aborting.signal }).catch((error) => error);
      expect(await late).toMatchObject({ code: "REFUSED", exchangeCode: -1021, attempts: 1 });
      aborting.abort();

      expect(await aborted).toMatchObject({ code: "ABORTED", outcome: "rejected", attempts: 1 });
      await new Promise((resolve) => setTimeout(resolve, 1200));
      expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "DELETE"]);
    });

    test("is asked for as long as one waits for it", async () => {
      const server = await serveHeld();
      const margin = createMargin(server.url);

      const late = margin.cancelOrder(parameters, { timeoutMs: 300 }).catch((error) => error);
      const patient = margin.cancelOrder(parameters);

      expect(await late).toMatchObject({ code: "REFUSED", exchangeCode: -1021 });
      await expect(patient).resolves.toMatchObject({ orderId: "28" });
      expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "DELETE", "GET", "DELETE"]);
    });

    test("is waited for no longer than `maxWaitMs`, and asked for as long as another waits", async () => {
      const server = await serveHeld();
      const margin = createMargin(server.url);

      const hasty = margin.cancelOrder(parameters, { maxWaitMs: 100 }).catch((error) => error);
      const patient = margin.cancelOrder(parameters);

      expect(await hasty).toMatchObject({ code: "REFUSED", exchangeCode: -1021, attempts: 1 });
      await expect(patient).resolves.toMatchObject({ orderId: "28" });
      expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "DELETE", "GET", "DELETE"]);
    });

    test("takes what it is waited for from `maxWaitMs`", async () => {
      const server = await serve(({ url }, count) => {
        if (url.startsWith("/api")) return { body: { serverTime: Date.now() } };
        if (count > 1) return { status: 429, headers: { "Retry-After": "0.9" }, body: {} };
        noteAnswer(server.url, { status: 429, retryAfterMs: 1000 }, {}, performance.now(), Date.now);
        return { status: 400, body: { code: -1021, msg: "Timestamp" } };
      });

      const call = createMargin(server.url).cancelOrder(parameters, { maxWaitMs: 1500 });

      await expect(call).rejects.toMatchObject({ code: "REFUSED", status: 429, attempts: 2 });
      expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "GET", "DELETE"]);
    });
  });

  test("is corrected for a call that may not wait where nothing is held", async () => {
    const server = await serveSkewed(hour);

    const call = createMargin(server.url).cancelOrder(parameters, { maxWaitMs: 0 });

    await expect(call).resolves.toMatchObject({ orderId: "28" });
  });

  test.each([Number.NaN, Infinity, -Infinity])("is not corrected by a clock that gives %d just then", async (odd) => {
    const server = await serveSkewed(hour);
    let count = 0;
    // It is read to stamp the call, then to be corrected.
    const margin = createMargin(server.url, { clock: () => (++count === 2 ? odd : Date.now()) });

    const first = margin.cancelOrder(parameters);
    await expect(first).rejects.toMatchObject({ code: "REFUSED", exchangeCode: -1021, attempts: 1 });
    const second = margin.cancelOrder(parameters);

    await expect(second).resolves.toMatchObject({ orderId: "28" });
  });

  test.each([
    ["for a client", { syncClock: false }, {}],
    ["for a call", {}, { syncClock: false }],
  ])("stays so with `syncClock: false`, %s", async (_what, options, given) => {
    const server = await serveSkewed(hour);

    await expect(createMargin(server.url, options).cancelOrder(parameters, given)).rejects.toMatchObject({
      code: "REFUSED",
      outcome: "rejected",
      exchangeCode: -1021,
    });
    expect(server.requests).toHaveLength(1);
  });

  test("is corrected once for a call, whatever comes back", async () => {
    const server = await serve(({ url }) =>
      url.startsWith("/api")
        ? { body: { serverTime: Date.now() } }
        : { status: 400, body: { code: -1021, msg: "Timestamp" } },
    );

    await expect(createMargin(server.url).cancelOrder(parameters)).rejects.toMatchObject({
      exchangeCode: -1021,
      attempts: 2,
    });
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    ["fails", { status: 500, body: {} }],
    ["makes no sense", { body: { serverTime: "soon" } }],
  ])("leaves the refusal as it is where the question %s", async (_what, answer) => {
    const server = await serve(({ url }) =>
      url.startsWith("/api") ? answer : { status: 400, body: { code: -1021, msg: "Timestamp" } },
    );

    await expect(createMargin(server.url).cancelOrder(parameters)).rejects.toMatchObject({
      code: "REFUSED",
      exchangeCode: -1021,
      attempts: 1,
    });
  });

  test("is corrected by the answer's Date where no operation tells the time", async () => {
    const offMs = 2 * hour;
    const server = await serve(({ headers }) => {
      const { nonce } = JSON.parse(Buffer.from(String(headers["x-bitopro-payload"]), "base64").toString());
      const date = new Date(Date.now() - offMs).toUTCString();
      return Math.abs(nonce - (Date.now() - offMs)) < 2000
        ? { headers: { Date: date }, body: { data: {} } }
        : { status: 409, headers: { Date: date }, body: { error: "Local Machine Time Mismatch" } };
    });
    const bitopro = createBitoproClient({ ...credentials, identity: "a@b.c", baseUrl: server.url, rateLimit: false });

    await expect(bitopro.cancelAllMarginOrders()).resolves.toEqual({ data: {} });

    expect(server.requests).toHaveLength(2);
    bitopro.close();
  });

  test("is not sought where the answer's Date agrees with ours", async () => {
    const server = await serve({ status: 409, body: { error: "duplicate" } });
    const bitopro = createBitoproClient({ ...credentials, identity: "a@b.c", baseUrl: server.url, rateLimit: false });

    await expect(bitopro.cancelAllMarginOrders()).rejects.toMatchObject({ status: 409, attempts: 1 });

    expect(server.requests).toHaveLength(1);
    bitopro.close();
  });
});
