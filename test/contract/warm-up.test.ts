import http from "node:http";
import https from "node:https";
import net from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { createUndiciTransport } from "../../src/undici-transport.ts";
import {
  bytesOf,
  certificate,
  createMargin,
  findRefusedPort,
  order,
  parameters,
  serve,
  serveBytes,
} from "./loopback.ts";
import { createDispatcher, transports } from "./transports.ts";

const overTls: readonly [name: string, create: (url: string) => ReturnType<typeof createMargin>][] = [
  [
    "an agent of the caller",
    (url) => {
      const agent = new https.Agent({ ca: certificate, keepAlive: true });
      onTestFinished(() => agent.destroy());
      return createMargin(url, { agent });
    },
  ],
  [
    "undici",
    (url) =>
      createMargin(url, { transport: createUndiciTransport(createDispatcher({ connect: { ca: certificate } })) }),
  ],
];

describe.each(overTls)("over TLS with %s", (_name, create) => {
  test("the connection stands before the first call, which makes no other", async () => {
    const server = await serve({ body: order }, { tls: true });
    const margin = create(server.url);

    await margin.warmUp();
    await wait(20);
    const before = { connections: server.connections.length, requests: server.requests.length };
    await margin.cancelOrder(parameters);

    expect(before).toEqual({ connections: 1, requests: 0 });
    expect(server.connections).toHaveLength(1);
    expect(server.connections[0]?.bytesWritten).toBeGreaterThan(0);
  });
});

describe.each(transports)("over $name", ({ createMargin }) => {
  test("the connection stands, nothing was sent on it, and the next call takes it", async () => {
    const server = await serve({ body: order });
    const margin = createMargin(server.url);

    await margin.warmUp();
    await wait(20);

    expect(server.connections.map(({ bytesRead }) => bytesRead)).toEqual([0]);
    await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);
    expect(server.connections).toHaveLength(1);
  });

  test("a connection that stands already is taken for it", async () => {
    const server = await serve({ body: order });
    const margin = createMargin(server.url);

    await margin.warmUp();
    await margin.warmUp();
    await margin.cancelOrder(parameters);
    await wait(5);
    await margin.warmUp();
    await margin.cancelOrder(parameters);

    expect(server.connections).toHaveLength(1);
    expect(server.requests).toHaveLength(2);
  });

  test("a warm connection that the server closes is replaced by a fresh one", async () => {
    const server = await serveBytes((socket) => socket.write(bytesOf(JSON.stringify(order))));
    const margin = createMargin(server.url);
    await margin.warmUp();
    await wait(5);
    server.connections[0]?.end();
    await wait(20);

    await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);

    expect(server.connections).toHaveLength(2);
  });

  test("fails where the port is refused", async () => {
    const margin = createMargin(`http://127.0.0.1:${await findRefusedPort()}`);

    await expect(margin.warmUp()).rejects.toMatchObject({
      name: "TransportError",
      code: "NOT_CONNECTED",
      outcome: "not-sent",
      operation: "warmUp",
      cause: { code: "ECONNREFUSED" },
    });
  });

  test("fails where the certificate is not trusted", async () => {
    const server = await serve({ body: order }, { tls: true });

    await expect(createMargin(server.url).warmUp()).rejects.toMatchObject({
      code: "NOT_CONNECTED",
      outcome: "not-sent",
    });
  });

  test.each([
    ["its time is over", "TIMEOUT", () => ({ timeoutMs: 60 })],
    ["its signal aborts", "ABORTED", () => ({ signal: AbortSignal.timeout(30) })],
    ["its signal was aborted before", "ABORTED", () => ({ signal: AbortSignal.abort() })],
  ])("fails where %s", async (_what, code, options) => {
    const server = await serveBytes(() => {});
    const margin = createMargin(server.url.replace("http:", "https:"));

    await expect(margin.warmUp(options())).rejects.toMatchObject({ code, outcome: "not-sent" });
  });

  test("refuses what is no option of it", async () => {
    const margin = createMargin("http://127.0.0.1:1");

    await expect(margin.warmUp({ recvWindow: 1 } as never)).rejects.toMatchObject({ code: "OPTION_INVALID" });
    await expect(margin.warmUp({ timeoutMs: 0 })).rejects.toMatchObject({ code: "OPTION_INVALID" });
  });
});

test("a call that waits for the only socket of an agent is served after the warm-up", async () => {
  const server = await serve({ body: order });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const margin = createMargin(server.url, { agent });

  await Promise.all([margin.warmUp(), margin.cancelOrder(parameters), margin.warmUp()]);

  expect(server.connections).toHaveLength(1);
  expect(server.requests).toHaveLength(1);
});

test("does nothing with a fetch of the caller's", async () => {
  const fetch = () => expect.fail("was called");

  await createMargin("https://exchange.test", { fetch }).warmUp();
});

test("a connection that comes too late is not lost on the next call", async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const late = new AbortController();
  const margin = createMargin(`http://127.0.0.1:${(server.address() as net.AddressInfo).port}`);
  const call = margin.warmUp({ signal: late.signal });
  late.abort();

  await expect(call).rejects.toMatchObject({ code: "ABORTED", outcome: "not-sent" });
});
