import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import http from "node:http";
import https from "node:https";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { interceptors } from "undici";
import { describe, expect, onTestFinished, test } from "vitest";
import { createUndiciTransport } from "../../src/undici-transport.ts";
import { compiled } from "../commands/command.ts";
import { certificate, createMargin, order, parameters, refusal, serve, serveBytes } from "./loopback.ts";
import { createDispatcher, transports } from "./transports.ts";

describe.each(transports)("over $name", ({ createMargin }) => {
  test("calls one after the other share a connection, whatever their outcome", async () => {
    const server = await serve((_request, count) => (count % 2 ? { body: order } : { status: 400, body: refusal }));
    const margin = createMargin(server.url);

    for (let count = 0; count < 20; count++) await margin.cancelOrder(parameters).catch(() => {});

    expect(server.requests).toHaveLength(20);
    expect(server.connections).toHaveLength(1);
  });

  test("200 calls leave no listener on the signal that they share, and warn of none", async () => {
    const server = await serve((_request, count) => (count % 3 ? { body: order } : { status: 400, body: refusal }));
    const margin = createMargin(server.url);
    const { signal } = new AbortController();
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on("warning", onWarning);
    onTestFinished(() => void process.off("warning", onWarning));

    const calls = Array.from({ length: 200 }, () => margin.cancelOrder(parameters, { signal }).catch(() => {}));
    await Promise.all(calls);
    await wait(0);

    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(warnings).toEqual([]);
  });

  test.each<[what: string, options: { timeoutMs?: number }]>([
    ["lost", {}],
    ["too late", { timeoutMs: 20 }],
  ])("a call that is %s leaves no listener on its signal", async (_what, options) => {
    const server = await serveBytes((socket) => setTimeout(() => socket.destroy(), 50));
    const { signal } = new AbortController();

    await createMargin(server.url)
      .cancelOrder(parameters, { signal, ...options })
      .catch(() => {});

    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

test("an abort reaches every call that is under way with the signal, and none that is over", async () => {
  const server = await serve((_request, count) => (count === 4 ? { body: order } : undefined));
  const margin = createMargin(server.url);
  const abort = new AbortController();
  const calls = [1, 2, 3].map(() => margin.cancelOrder(parameters, { signal: abort.signal }).catch((error) => error));
  while (server.requests.length < 3) await wait(1);
  const over = await margin.cancelOrder(parameters, { signal: abort.signal });

  abort.abort();

  expect(over).toEqual(order);
  for (const error of await Promise.all(calls)) {
    expect(error).toMatchObject({ code: "ABORTED", outcome: "unknown" });
    expect(error.cause).toBe(abort.signal.reason);
  }
});

test("a process ends by itself at once after its calls, timers and kept connections notwithstanding", async () => {
  const server = await serve((_request, count) => (count === 1 ? { body: order } : undefined));
  const run = promisify(execFile);

  const { stdout } = await run(process.execPath, [compiled("test/fixtures/exits.ts"), server.url], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    timeout: 20_000,
  });

  const { outcomes, lastedMs } = JSON.parse(stdout) as { outcomes: string[]; lastedMs: number };
  expect(outcomes).toEqual(["28", "ABORTED", "ABORTED", "TIMEOUT"]);
  expect(lastedMs).toBeLessThan(1000);
});

test("close ends idle connections and leaves calls under way", async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = await serve(async (_request, count) => {
    if (count === 2) await released;
    return { body: order };
  });
  const margin = createMargin(server.url);
  await margin.cancelOrder(parameters);
  const underWay = margin.cancelOrder(parameters);
  while (server.requests.length < 2) await wait(1);
  await margin.cancelOrder(parameters);
  const [busy, idle] = server.connections;

  margin.close();
  await wait(20);

  expect(idle?.destroyed).toBe(true);
  expect(busy?.destroyed).toBe(false);
  release();
  await expect(underWay).resolves.toEqual(order);
  await wait(20);
  expect(busy?.destroyed).toBe(true);
});

test("calls after close work, on connections that are not kept", async () => {
  const server = await serve({ body: order });
  const margin = createMargin(server.url);
  margin.close();
  margin.close();

  await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);
  await wait(20);

  expect(server.connections.every(({ destroyed }) => destroyed)).toBe(true);
});

test("a dispatcher of the caller is used and never closed", async () => {
  const server = await serve({ body: order });
  const dispatcher = createDispatcher();
  const margin = createMargin(server.url, { transport: createUndiciTransport(dispatcher) });
  await margin.cancelOrder(parameters);

  margin.close();
  await margin.cancelOrder(parameters);

  expect(server.connections).toHaveLength(1);
  expect(dispatcher.destroyed || dispatcher.closed).toBe(false);
});

test("an interceptor that would send again, or follow a redirect, is cut off", async () => {
  const server = await serve((_request, count) =>
    count === 1 ? { status: 307, headers: { Location: "/" } } : { body: order },
  );
  const dispatcher = createDispatcher().compose(interceptors.redirect({ maxRedirections: 3 }));
  const margin = createMargin(server.url, { transport: createUndiciTransport(dispatcher) });

  await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "CONNECTION_LOST", outcome: "unknown" });

  expect(server.requests).toHaveLength(1);
});

test("an agent of the caller is used and never closed", async () => {
  const server = await serve({ body: order });
  const agent = new http.Agent({ keepAlive: true });
  const margin = createMargin(server.url, { agent });
  await margin.cancelOrder(parameters);

  margin.close();
  await margin.cancelOrder(parameters);

  expect(server.connections).toHaveLength(1);
  expect(Object.keys(agent.freeSockets)).toHaveLength(1);
  agent.destroy();
});

test("an agent of the caller brings a private certificate authority", async () => {
  const server = await serve({ body: order }, { tls: true });
  const agent = new https.Agent({ ca: certificate, keepAlive: true });
  const margin = createMargin(server.url, { agent });

  await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);
  await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);

  expect(server.connections).toHaveLength(1);
  agent.destroy();
});

test.each([
  ["a path", "/proxy/binance"],
  ["a path that ends in a slash", "/proxy/binance/"],
  ["percent-encoded characters in its path", "/a%20b"],
])("a base URL may have %s", async (_what, path) => {
  const server = await serve({ body: order });

  await createMargin(`${server.url}${path}`).cancelOrder(parameters);

  const [start] = server.requests[0]?.url.split("?") ?? [];
  expect(start).toBe(`${path.replace(/\/$/, "")}/sapi/v1/margin/order`);
});

test("an IPv6 address may be the base URL", async () => {
  const server = http.createServer((_request, response) => response.end(JSON.stringify(order)));
  const listening = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(0, "::1", () => resolve(true));
  });
  onTestFinished(() => void server.close());
  // A machine without IPv6 refuses to listen.
  if (!listening) return;
  const { port } = server.address() as { port: number };

  await expect(createMargin(`http://[::1]:${port}`).cancelOrder(parameters)).resolves.toEqual(order);
});
