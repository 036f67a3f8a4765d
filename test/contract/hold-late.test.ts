import http from "node:http";
import https from "node:https";
import net from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { noteAnswer } from "../../src/hold.ts";
import type { Attempt } from "../../src/options.ts";
import { createUndiciTransport } from "../../src/undici-transport.ts";
import { certificate, createMargin, type Loopback, order, parameters, serve } from "./loopback.ts";
import { serveSteps, timestampsOf } from "./scripted.ts";
import { createDispatcher } from "./transports.ts";

// Requests that a hold meets on their way out: in a queue of the transport, or before a connection that does not stand.

const limited = (status: number, seconds: string) => ({
  status,
  headers: { "Retry-After": seconds },
  body: { code: -1003, msg: "Too many requests." },
});

const queues: readonly [name: string, options: () => object][] = [
  [
    "an agent of the caller",
    () => {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      onTestFinished(() => agent.destroy());
      return { agent };
    },
  ],
  ["a dispatcher", () => ({ transport: createUndiciTransport(createDispatcher({ pipelining: 1 })) })],
];

const cancels = (margin: ReturnType<typeof createMargin>, count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      margin
        .cancelOrder(parameters)
        .withResponse()
        .catch((error) => error),
    ),
  );

describe.each(queues)("what waits in the queue of %s", (_name, createOptions) => {
  test.each([429, 418])("is not sent after a %i, and says how long the hold lasts", async (status) => {
    const server = await serveSteps(limited(status, "30"), { body: order });
    const attempts: Attempt[] = [];
    const onAttempt = (attempt: Attempt) => attempts.push(attempt);

    const [first, ...queued] = await cancels(createMargin(server.url, { ...createOptions(), onAttempt }), 4);

    expect(first).toMatchObject({ code: "REFUSED", status });
    for (const error of queued) {
      expect(error).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 });
      expect(error.retryAfterMs).toBeGreaterThan(29_000);
    }
    expect(server.requests).toHaveLength(1);
    expect(server.connections).toHaveLength(1);
    expect(attempts).toMatchObject([{ attempt: 1, status }]);
  });

  test("is signed afresh once the hold is over, without a retry", async () => {
    const server = await serveSteps(limited(429, "0.3"), { body: order });
    let time = 1_700_000_000_000;
    const margin = createMargin(server.url, { ...createOptions(), clock: () => time++ });
    const start = performance.now();

    const [first, ...queued] = await cancels(margin, 3);

    expect(performance.now() - start).toBeGreaterThan(290);
    expect(first).toMatchObject({ code: "REFUSED", status: 429 });
    expect(queued).toMatchObject([{ response: { attempts: 1 } }, { response: { attempts: 1 } }]);
    // The three calls were stamped when they were made, and two of them once more.
    expect(timestampsOf(server).map((each) => each - 1_700_000_000_000)).toEqual([0, 3, 4]);
    expect(server.connections).toHaveLength(1);
  });
});

test("over node:http, a request that has a kept connection is not sent after a 429 either", async () => {
  const server = await serve({ body: order });
  const margin = createMargin(server.url);
  await margin.cancelOrder(parameters);

  const call = margin.cancelOrder(parameters);
  noteAnswer(server.url, { status: 429, retryAfterMs: 30_000 }, {}, performance.now(), Date.now);

  await expect(call).rejects.toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 });
  expect(server.requests).toHaveLength(1);
});

/** Leads to a server by connections of which the first carries nothing until it is released. */
async function delayFirst(server: Loopback): Promise<{ url: string; opened: Promise<void>; release: () => void }> {
  const { hostname, port, protocol } = new URL(server.url);
  let release = () => {};
  let tellOpened = () => {};
  const opened = new Promise<void>((resolve) => {
    tellOpened = resolve;
  });
  let count = 0;
  const sockets: net.Socket[] = [];
  const proxy = net.createServer((socket) => {
    const onward = net.connect(Number(port), hostname);
    sockets.push(socket, onward);
    socket.on("error", () => {}).on("close", () => onward.destroy());
    onward.on("error", () => {}).on("close", () => socket.destroy());
    const join = () => void socket.pipe(onward).pipe(socket);
    if (++count > 1) return join();
    release = join;
    tellOpened();
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  const { port: own } = proxy.address() as net.AddressInfo;
  return { url: `${protocol}//127.0.0.1:${own}`, opened, release: () => release() };
}

const handshakes: readonly [name: string, options: () => object][] = [
  [
    "node:https",
    () => {
      const agent = new https.Agent({ ca: certificate, keepAlive: true });
      onTestFinished(() => agent.destroy());
      return { agent };
    },
  ],
  ["undici", () => ({ transport: createUndiciTransport(createDispatcher({ connect: { ca: certificate } })) })],
];

describe.each(handshakes)("over %s, a request whose connection is in its TLS handshake", (_name, createOptions) => {
  test.each([429, 418])("is not sent after a %i", async (status) => {
    const server = await serve((_request, count) => (count === 1 ? limited(status, "30") : { body: order }), {
      tls: true,
    });
    const slow = await delayFirst(server);
    const late = createMargin(slow.url, createOptions())
      .cancelOrder(parameters)
      .catch((error) => error);
    await slow.opened;
    await createMargin(slow.url, createOptions())
      .cancelOrder(parameters)
      .catch(() => {});

    slow.release();

    expect(await late).toMatchObject({ code: "WAIT_TOO_LONG", outcome: "not-sent", attempts: 0 });
    expect(server.requests).toHaveLength(1);
  });

  test("leaves once the hold is over", async () => {
    const server = await serve((_request, count) => (count === 1 ? limited(429, "0.3") : { body: order }), {
      tls: true,
    });
    const slow = await delayFirst(server);
    const late = createMargin(slow.url, createOptions()).cancelOrder(parameters).withResponse();
    await slow.opened;
    await createMargin(slow.url, createOptions())
      .cancelOrder(parameters)
      .catch(() => {});
    const start = performance.now();

    slow.release();

    await expect(late).resolves.toMatchObject({ response: { attempts: 1 } });
    expect(performance.now() - start).toBeGreaterThan(200);
    expect(server.requests).toHaveLength(2);
  });
});
