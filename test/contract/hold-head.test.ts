import type net from "node:net";
import { setInterval } from "node:timers";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { reading } from "../../src/hold.ts";
import { createUndiciTransport } from "../../src/undici-transport.ts";
import { bytesOf, createMargin, type Loopback, order, parameters, serveBytes } from "./loopback.ts";
import { createDispatcher } from "./transports.ts";

// What the head of a 429 or a 418 says counts at once, and its body is not waited for long.

afterEach(() => vi.waitFor(() => expect(reading.size).toBe(0), { timeout: 5000 }));

const all: readonly { name: string; createMargin: typeof createMargin }[] = [
  { name: "node:http", createMargin },
  {
    name: "undici",
    createMargin: (url, options) =>
      createMargin(url, { transport: createUndiciTransport(createDispatcher({ connections: 4 })), ...options }),
  },
  { name: "a fetch of the caller", createMargin: (url, options) => createMargin(url, { fetch, ...options }) },
];

const hang = () => {};
const drip = (socket: net.Socket) => {
  const drops = setInterval(() => socket.write("1\r\n \r\n"), 20);
  onTestFinished(() => clearInterval(drops));
};

const headOf = (status: number, retryAfter?: string) =>
  `HTTP/1.1 ${status} X\r\n${retryAfter ? `Retry-After: ${retryAfter}\r\n` : ""}Transfer-Encoding: chunked\r\n\r\n`;

/** A server whose first answer has a head, and a body as told; all others are successes. */
const serveHead = (head: string, go: (socket: net.Socket) => void = hang) =>
  serveBytes((socket, count) => {
    if (count > 1) return void socket.write(bytesOf(JSON.stringify(order)));
    socket.write(head);
    go(socket);
  });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (isThere: () => boolean) => {
  while (!isThere()) await pause(1);
};
const isHeadRead = () => until(() => reading.size > 0);
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error) => error,
  );

describe.each(all)("over $name", ({ createMargin }) => {
  test("a 429 whose body drips holds others until Retry-After is over, and no longer", async () => {
    const server = await serveHead(headOf(429, "0.3"), drip);
    const margin = createMargin(server.url);
    const ends: string[] = [];
    const first = failureOf(margin.cancelOrder(parameters)).then((error) => {
      ends.push("first");
      return error;
    });
    await isHeadRead();
    const start = performance.now();

    await margin.cancelOrder(parameters);
    expect(performance.now() - start).toBeGreaterThan(200);
    ends.push("second");
    expect(await first).toMatchObject({ code: "REFUSED", outcome: "rejected", status: 429, retryAfterMs: 300 });

    expect(ends).toEqual(["second", "first"]);
    // The wait was over before the body was given up, and does not begin anew with that.
    await expect(margin.cancelOrder(parameters, { maxWaitMs: 0 })).resolves.toEqual(order);
  });

  test("the body is given up long before its call's time is over, whether it drips or hangs", async () => {
    const answers = [headOf(429, "30"), headOf(429), headOf(418, "60"), headOf(418)];
    const servers = await Promise.all(answers.flatMap((head) => [serveHead(head, drip), serveHead(head, hang)]));

    const calls = servers.map(({ url }) => failureOf(createMargin(url, { timeoutMs: 60_000 }).cancelOrder(parameters)));
    const errors = await Promise.race([Promise.all(calls), pause(4000)]);

    expect(errors).toMatchObject(calls.map(() => ({ code: "REFUSED", outcome: "rejected" })));
  });

  test("the body is not waited for beyond its call's time either", async () => {
    const server = await serveHead(headOf(429, "30"), drip);

    const error = await failureOf(createMargin(server.url, { timeoutMs: 200 }).cancelOrder(parameters));

    expect(error).toMatchObject({ code: "REFUSED", outcome: "rejected", status: 429 });
    expect(error.durationMs).toBeLessThan(900);
  });

  test.each([
    ["60", 60_000],
    [undefined, 120_000],
  ])("a 418 whose body hangs has others fail at once, Retry-After: %s", async (retryAfter, ms) => {
    const server = await serveHead(headOf(418, retryAfter));
    const margin = createMargin(server.url, { timeoutMs: 300_000 });
    let isOver = false;
    void failureOf(margin.cancelOrder(parameters)).finally(() => {
      isOver = true;
    });
    await isHeadRead();

    const error = await failureOf(margin.cancelOrder(parameters));

    expect(isOver).toBe(false);
    expect(error).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 });
    expect(error.retryAfterMs).toBeGreaterThan(ms - 5000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(ms);
    expect(server.requests).toHaveLength(1);
  });

  test("a call that waits for the end of a 429 fails as soon as the head of a 418 comes", async () => {
    let first: net.Socket | undefined;
    const server = await serveBytes((socket, count) => {
      if (count === 1) first = socket;
      else socket.write(`HTTP/1.1 429 X\r\nRetry-After: 30\r\nContent-Length: 2\r\n\r\n{}`);
    });
    const options = { timeoutMs: 300_000 };
    const [one, other] = [createMargin(server.url, options), createMargin(server.url, options)];
    let isOver = false;
    const banned = failureOf(one.cancelOrder(parameters)).finally(() => {
      isOver = true;
    });
    await until(() => first !== undefined);
    await failureOf(other.cancelOrder(parameters));
    const waiting = failureOf(other.cancelOrder(parameters));

    first?.write(headOf(418));

    expect(await waiting).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 });
    expect(isOver).toBe(false);
    expect(await banned).toMatchObject({ code: "REFUSED", status: 418 });
    expect(server.requests).toHaveLength(2);
  });

  test("a ban lasts until its body says, even if that is sooner than what was taken for granted", async () => {
    let finish = () => {};
    const server = await serveHead(headOf(418), (socket) => {
      const body = JSON.stringify({ code: -1003, msg: `Banned until ${Date.now() + 30_000}.` });
      finish = () => socket.write(`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
    });
    const margin = createMargin(server.url, { timeoutMs: 300_000 });
    const first = failureOf(margin.cancelOrder(parameters));
    await isHeadRead();

    const before = await failureOf(margin.cancelOrder(parameters));
    finish();
    await first;
    const after = await failureOf(margin.cancelOrder(parameters));

    expect(before.retryAfterMs).toBeGreaterThan(100_000);
    expect(after).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent" });
    expect(after.retryAfterMs).toBeGreaterThan(20_000);
    expect(after.retryAfterMs).toBeLessThanOrEqual(30_000);
    expect(server.requests).toHaveLength(1);
  });

  test("a 429 without Retry-After counts once", async () => {
    const server: Loopback = await serveHead(headOf(429));
    const margin = createMargin(server.url);

    await failureOf(margin.cancelOrder(parameters));
    const error = await failureOf(margin.cancelOrder(parameters, { maxWaitMs: 0 }));

    expect(error).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent" });
    // Twice as long for a second one.
    expect(error.retryAfterMs).toBeLessThanOrEqual(1000);
  });

  test("a date that nothing tells the exchange's time for holds until the whole answer says how long", async () => {
    const server = await serveHead(headOf(429, new Date(Date.now() - 3_600_000 + 2000).toUTCString()));
    // An hour behind the clock of this machine.
    const margin = createMargin(server.url, { clock: () => Date.now() - 3_600_000 });
    const first = failureOf(margin.cancelOrder(parameters));
    await isHeadRead();

    const error = await failureOf(margin.cancelOrder(parameters, { maxWaitMs: 0 }));

    expect(error).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent", retryAfterMs: undefined });
    expect(await first).toMatchObject({ code: "REFUSED", status: 429 });
    expect(server.requests).toHaveLength(1);
  });
});
