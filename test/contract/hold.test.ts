import { describe, expect, test } from "vitest";
import { createMargin as createOnce, order, parameters } from "./loopback.ts";
import { serveSteps } from "./scripted.ts";

const createMargin = (url: string, options: object = {}) => createOnce(url, { maxRetries: 2, ...options });
const tooMany = (headers: Record<string, string> = {}) => ({
  status: 429,
  headers,
  body: { code: -1003, msg: "Too many requests." },
});
const banned = (headers: Record<string, string> = {}, msg = "Way too many requests.") => ({
  status: 418,
  headers,
  body: { code: -1003, msg },
});
const httpDate = (inMs: number) => new Date(Math.ceil((Date.now() + inMs) / 1000) * 1000).toUTCString();

describe("after a 429", () => {
  test.each([
    ["in seconds", () => "0.3", 300],
    ["as a date", () => httpDate(1000), 1000],
  ])("the same call goes on once Retry-After has passed, %s", async (_what, retryAfter, leastMs) => {
    const server = await serveSteps(tooMany({ "Retry-After": retryAfter() }), { body: order });
    const start = performance.now();

    const { response } = await createMargin(server.url).cancelOrder(parameters).withResponse();

    expect(performance.now() - start).toBeGreaterThanOrEqual(leastMs - 1);
    expect(response).toMatchObject({ attempts: 2 });
  });

  test.each([{ rateLimit: true }, { rateLimit: false }])(
    "no client of the process sends before it, %o",
    async (options) => {
      const server = await serveSteps(tooMany({ "Retry-After": "0.3" }), { body: order });
      await createMargin(server.url, { maxRetries: 0 })
        .cancelOrder(parameters)
        .catch(() => {});
      const start = performance.now();

      await createMargin(server.url, options).cancelOrder(parameters);

      expect(performance.now() - start).toBeGreaterThan(250);
    },
  );

  test("whose wait does not fit the deadline, the call fails at once", async () => {
    const server = await serveSteps(tooMany({ "Retry-After": "30" }), { body: order });
    const margin = createMargin(server.url, { timeoutMs: 2000 });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({
      code: "REFUSED",
      outcome: "rejected",
      retryAfterMs: 30_000,
      attempts: 1,
    });
    const error = await margin.cancelOrder(parameters).catch((reason) => reason);
    expect(error).toMatchObject({ name: "TransportError", code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 });
    expect(error.retryAfterMs).toBeGreaterThan(29_000);
    expect(server.requests).toHaveLength(1);
  });

  test("other origins are asked as ever", async () => {
    const held = await serveSteps(tooMany({ "Retry-After": "30" }));
    const free = await serveSteps({ body: order });
    await createMargin(held.url, { maxRetries: 0 })
      .cancelOrder(parameters)
      .catch(() => {});

    await expect(createMargin(free.url).cancelOrder(parameters)).resolves.toMatchObject({ orderId: "28" });
  });
});

describe("after a 418", () => {
  test.each([
    ["Retry-After", () => banned({ "Retry-After": "60" }), 60_000],
    ["the text of -1003", () => banned({}, `Banned until ${Date.now() + 90_000}.`), 90_000],
    ["two minutes where nothing is said", () => banned(), 120_000],
  ])("calls fail at once with the time left, by %s", async (_what, answer, ms) => {
    const server = await serveSteps(answer(), { body: order });
    const margin = createMargin(server.url, { rateLimit: false, timeoutMs: 200_000 });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "REFUSED", status: 418, attempts: 1 });
    const error = await createMargin(server.url, { timeoutMs: 200_000 })
      .cancelOrder(parameters)
      .catch((reason) => reason);

    expect(error).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent" });
    expect(error.retryAfterMs).toBeGreaterThan(ms - 5000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(ms);
    expect(server.requests).toHaveLength(1);
  });
});
