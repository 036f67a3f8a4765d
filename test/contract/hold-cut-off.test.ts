import type net from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Attempt } from "../../src/options.ts";
import { createMargin, order, parameters, serve, serveBytes } from "./loopback.ts";
import { transports } from "./transports.ts";

// A 429 or a 418 of which no more than the head can be read.

const all: readonly { name: string; createMargin: typeof createMargin }[] = [
  ...transports,
  { name: "a fetch of the caller", createMargin: (url, options) => createMargin(url, { fetch, ...options }) },
];

const weights = "X-SAPI-USED-IP-WEIGHT-1M: 4321";
const head = (status: number, lines: string) =>
  `HTTP/1.1 ${status} X\r\n${lines}${weights}\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{"code":-1`;

const ends: readonly [what: string, end: (socket: net.Socket) => void][] = [
  ["is cut off", (socket) => socket.end()],
  ["is reset", (socket) => socket.resetAndDestroy()],
  ["does not end", () => {}],
];

const statuses: readonly [status: number, lines: string, retryAfterMs: number | undefined, leastMs: number][] = [
  [429, "Retry-After: 30\r\n", 30_000, 29_000],
  [418, "Retry-After: 60\r\n", 60_000, 59_000],
  [418, "", undefined, 119_000],
];

describe.each(all)("over $name", ({ createMargin }) => {
  describe.each(ends)("an answer whose body %s", (_what, end) => {
    test.each(statuses)("holds all the same, and was refused: %i %s", async (status, lines, retryAfterMs, leastMs) => {
      const server = await serveBytes((socket) => socket.write(head(status, lines), () => setTimeout(end, 10, socket)));
      const attempts: Attempt[] = [];
      const onAttempt = (attempt: Attempt) => attempts.push(attempt);

      const margin = createMargin(server.url, { timeoutMs: 200, onAttempt });
      const error = await margin.cancelOrder(parameters).catch((thrown) => thrown);

      expect(error).toMatchObject({ code: "REFUSED", outcome: "rejected", status, usedWeight: { ip: 4321 } });
      expect(error.retryAfterMs).toBe(retryAfterMs);
      expect(attempts).toMatchObject([{ status, outcome: "rejected" }]);
      const next = await margin.cancelOrder(parameters).catch((thrown) => thrown);
      expect(next).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent" });
      expect(next.retryAfterMs).toBeGreaterThan(leastMs);
      expect(server.requests).toHaveLength(1);
    });
  });

  test.each(statuses)("nothing leaves while the body is awaited: %i %s", async (status, lines) => {
    const abort = new AbortController();
    const server = await serveBytes((socket, count) => count === 1 && socket.write(head(status, lines)));
    const margin = createMargin(server.url);
    const first = margin.cancelOrder(parameters, { signal: abort.signal }).catch((error) => error);
    // Its head has come once another call is told of it.
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, 30));

    const second = margin.cancelOrder(parameters, { maxWaitMs: 0 });

    await expect(second).rejects.toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent" });
    abort.abort();
    expect(await first).toMatchObject({ outcome: "rejected", status });
    expect(server.requests).toHaveLength(1);
  });

  test("a ban that names its end in a body that comes slowly lasts until then", async () => {
    const body = JSON.stringify({ code: -1003, msg: `Banned until ${Date.now() + 30_000}.` });
    const server = await serveBytes((socket) => {
      socket.write(`HTTP/1.1 418 X\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 20)}`);
      setTimeout(() => socket.write(body.slice(20)), 50);
    });
    const margin = createMargin(server.url);
    await margin.cancelOrder(parameters).catch(() => {});

    const error = await margin.cancelOrder(parameters).catch((thrown) => thrown);

    expect(error).toMatchObject({ code: "WAIT_TOO_LONG" });
    expect(error.retryAfterMs).toBeLessThanOrEqual(30_000);
  });

  test.each([
    ["HTML", "<html><body>429 Too Many Requests</body></html>"],
    ["nothing", ""],
  ])("an answer of %s says what its headers say", async (_what, body) => {
    const headers = { "Retry-After": "30", "X-SAPI-USED-IP-WEIGHT-1M": "4321" };
    const server = await serve({ status: 429, headers, body });
    const margin = createMargin(server.url);

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({
      code: "REFUSED",
      outcome: "rejected",
      retryAfterMs: 30_000,
      usedWeight: { ip: 4321 },
    });
    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "WAIT_TOO_LONG" });
    expect(server.requests).toHaveLength(1);
  });

  test("other answers that are cut off hold nothing", async () => {
    const server = await serveBytes((socket, count) => {
      if (count === 1) socket.end(head(503, "Retry-After: 30\r\n"));
      else socket.end(`HTTP/1.1 200 OK\r\n\r\n${JSON.stringify(order)}`);
    });
    const margin = createMargin(server.url);
    onTestFinished(() => margin.close());

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "CONNECTION_LOST", outcome: "unknown" });
    await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);
  });
});
