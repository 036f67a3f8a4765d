import { setInterval } from "node:timers";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { holdListeners, reading } from "../../src/hold.ts";
import { createRateLimiter } from "../../src/index.ts";
import type { RateLimiter } from "../../src/rate-limiter.ts";
import type { CreateTransport } from "../../src/transport.ts";
import { bytesOf, createMargin, order, parameters, serveBytes } from "./loopback.ts";
import { transports } from "./transports.ts";

// Calls that wait while the body of a 429 or a 418 comes in drops.

afterEach(async () => {
  await vi.waitFor(() => expect([reading.size, holdListeners.size]).toEqual([0, 0]));
});

const all: readonly { name: string; createMargin: typeof createMargin }[] = [
  ...transports.map(({ name, createMargin }) => ({ name, createMargin })),
  { name: "a fetch of the caller", createMargin: (url, options) => createMargin(url, { fetch, ...options }) },
];

const own: RateLimiter = { acquire: () => true, observe() {} };
const paces: readonly [name: string, options: () => object][] = [
  ["no limiter", () => ({ rateLimit: false })],
  ["the client's limiter", () => ({ rateLimit: true })],
  ["a shared limiter", () => ({ rateLimit: true, rateLimiter: createRateLimiter() })],
  ["a limiter of the caller's own", () => ({ rateLimit: true, rateLimiter: own })],
];

/** A server whose first answer comes in drops until it is let end; all others are successes. */
async function serveDrops(status: number, retryAfter: string) {
  let finish = () => {};
  const server = await serveBytes((socket, count) => {
    if (count > 1) return void socket.write(bytesOf(JSON.stringify(order)));
    const body = '{"code":-1003,"msg":"Too many requests."}';
    const lines = `Retry-After: ${retryAfter}\r\nTransfer-Encoding: chunked\r\n`;
    socket.write(`HTTP/1.1 ${status} X\r\n${lines}Content-Type: application/json\r\n\r\n`);
    const drip = setInterval(() => socket.write("1\r\n \r\n"), 5);
    onTestFinished(() => clearInterval(drip));
    finish = () => {
      clearInterval(drip);
      socket.write(`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
    };
  });
  return { server, finish: () => finish() };
}

const isRead = () => vi.waitFor(() => expect(reading.size).toBe(1), { interval: 1, timeout: 5000 });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(all)("over $name", ({ createMargin }) => {
  describe.each(paces)("with %s", (_name, createOptions) => {
    test("a call sets one timer while it waits, and goes on when the answer was read", async () => {
      const { server, finish } = await serveDrops(429, "0");
      const margin = createMargin(server.url, createOptions());
      const first = margin.cancelOrder(parameters).catch((error) => error);
      await isRead();
      const timers = vi.spyOn(globalThis, "setTimeout");
      onTestFinished(() => timers.mockRestore());

      const second = margin.cancelOrder(parameters);
      await pause(450);
      const wakes = timers.mock.calls.filter(([listen]) => listen.name === "drain");
      const sent = server.requests.length;
      finish();

      await expect(second).resolves.toEqual(order);
      expect(await first).toMatchObject({ code: "REFUSED", status: 429 });
      expect(wakes).toHaveLength(1);
      expect(sent).toBe(1);
    });

    test.each([429, 418])("a call that waits heeds what the answer then tells: %i", async (status) => {
      const { server, finish } = await serveDrops(status, "30");
      const margin = createMargin(server.url, createOptions());
      const first = margin.cancelOrder(parameters).catch((error) => error);
      await isRead();

      const second = margin.cancelOrder(parameters).catch((error) => error);
      await pause(20);
      finish();

      const error = await second;
      expect(error).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 });
      expect(error.retryAfterMs).toBeGreaterThan(29_000);
      expect(await first).toMatchObject({ code: "REFUSED", status });
      expect(server.requests).toHaveLength(1);
    });

    test("a call that gives up before the answer was read says that nothing was sent", async () => {
      const { server, finish } = await serveDrops(429, "0");
      const margin = createMargin(server.url, createOptions());
      const first = margin.cancelOrder(parameters).catch((error) => error);
      await isRead();
      const controller = new AbortController();

      const aborted = margin.cancelOrder(parameters, { signal: controller.signal }).catch((error) => error);
      const late = margin.cancelOrder(parameters, { maxWaitMs: 30 }).catch((error) => error);
      const over = margin.cancelOrder(parameters, { timeoutMs: 30 }).catch((error) => error);
      await pause(1);
      controller.abort();

      expect(await aborted).toMatchObject({ code: "ABORTED", outcome: "not-sent", attempts: 0 });
      for (const error of [await late, await over]) {
        expect(error).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 });
        expect(error.retryAfterMs).toBeUndefined();
      }
      expect([server.requests.length, reading.size]).toEqual([1, 1]);
      finish();
      await first;
    });
  });

  test("an answer that does not end is read no longer than its attempt may take", async () => {
    const { server } = await serveDrops(429, "0");
    const margin = createMargin(server.url);
    const first = margin.cancelOrder(parameters, { timeoutMs: 100 }).catch((error) => error);
    await isRead();

    await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);

    expect(await first).toMatchObject({ code: "REFUSED", status: 429 });
  });
});

test.each(transports)("a transport around $name may take its time to hand the answer on", async (each) => {
  const { server, finish } = await serveDrops(429, "30");
  const transport: CreateTransport = (api, base) => {
    const inner = each.createTransport(api, base);
    const send: typeof inner.send = async (request) => {
      const answer = await inner.send(request);
      for (let count = 0; count < 20; count++) await undefined;
      return { ...answer };
    };
    return { ...inner, send };
  };
  const margin = createMargin(server.url, { transport });
  const first = margin.cancelOrder(parameters).catch((error) => error);
  await isRead();

  const second = margin.cancelOrder(parameters).catch((error) => error);
  await pause(20);
  finish();

  expect(await second).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 });
  expect(await first).toMatchObject({ code: "REFUSED", status: 429 });
  expect(server.requests).toHaveLength(1);
});
