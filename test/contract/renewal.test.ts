import { EventEmitter } from "node:events";
import http from "node:http";
import type net from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { buildConnector, type Dispatcher } from "undici";
import { describe, expect, onTestFinished, test } from "vitest";
import { createUndiciTransport } from "../../src/undici-transport.ts";
import { bytesOf, createMargin, findRefusedPort, order, parameters, serveBytes } from "./loopback.ts";
import { createDispatcher, transports } from "./transports.ts";

// A server that closes kept connections while they are idle, and calls that meet them in every state of dying.

const body = JSON.stringify(order);
const answer = (socket: net.Socket) => socket.write(bytesOf(body));

const endings: readonly [how: string, end: (socket: net.Socket | undefined) => void][] = [
  ["FIN", (socket) => socket?.end()],
  ["RST", (socket) => socket?.resetAndDestroy()],
];

describe.each(transports)("over $name", ({ createMargin }) => {
  test.each(endings)("a call after the %s of a kept connection goes out on a fresh one", async (_how, end) => {
    const server = await serveBytes(answer);
    const attempts: number[] = [];
    const margin = createMargin(server.url, { onAttempt: ({ attempt }) => attempts.push(attempt) });
    await margin.cancelOrder(parameters);
    end(server.connections[0]);
    await wait(20);

    await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);

    expect(server.connections).toHaveLength(2);
    expect(server.requests).toHaveLength(2);
    expect(attempts).toEqual([1, 1]);
  });

  test("a connection that cannot be made is no closed one", async () => {
    const margin = createMargin(`http://127.0.0.1:${await findRefusedPort()}`);

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "NOT_CONNECTED", outcome: "not-sent" });
  });
});

/** Tells of each moment in which a connection of this side learns that the other side is gone. */
function watch(socket: net.Socket, seen: EventEmitter): net.Socket {
  for (const event of ["end", "error", "close"]) {
    socket.on(event, () => {
      seen.emit("the first sign");
      if (event === "close") seen.emit("the end");
    });
  }
  return socket;
}

const moments: readonly [how: string, moment: string, end: (socket: net.Socket | undefined) => void][] = [
  ["FIN", "the first sign", (socket) => socket?.end()],
  ["FIN", "the end", (socket) => socket?.end()],
  ["RST", "the first sign", (socket) => socket?.resetAndDestroy()],
  ["RST", "the end", (socket) => socket?.resetAndDestroy()],
];

const watched: readonly [name: string, create: (url: string, seen: EventEmitter) => ReturnType<typeof createMargin>][] =
  [
    [
      "node:http",
      (url, seen) => {
        const agent = new http.Agent({ keepAlive: true });
        onTestFinished(() => agent.destroy());
        const { createConnection } = agent as unknown as { createConnection(...given: unknown[]): net.Socket };
        Object.assign(agent, {
          createConnection: (...given: unknown[]) => watch(createConnection.apply(agent, given), seen),
        });
        return createMargin(url, { agent });
      },
    ],
    [
      "undici",
      (url, seen) => {
        const plain = buildConnector({});
        const connect: buildConnector.connector = (options, done) =>
          plain(options, (...[error, socket]) => {
            if (socket) watch(socket, seen);
            done(...([error, socket] as Parameters<typeof done>));
          });
        return createMargin(url, { transport: createUndiciTransport(createDispatcher({ connect })) });
      },
    ],
  ];

describe.each(watched)("over %s, in the very moment", (_name, create) => {
  test.each(moments)("a %s is noticed (%s)", async (_how, moment, end) => {
    const server = await serveBytes(answer);
    const seen = new EventEmitter();
    const margin = create(server.url, seen);
    await margin.cancelOrder(parameters);
    const call = new Promise((resolve) => seen.once(moment, () => resolve(margin.cancelOrder(parameters))));
    end(server.connections[0]);

    await expect(call).resolves.toEqual(order);

    expect(server.requests).toHaveLength(2);
  });
});

/** Hands over the given errors in place of the next dispatches, as undici does when a kept connection is reset. */
function failing(dispatcher: Dispatcher, errors: unknown[]): Pick<Dispatcher, "dispatch"> {
  return {
    dispatch(options, handler) {
      const error = errors.shift();
      if (error === undefined) return dispatcher.dispatch(options, handler);
      handler.onResponseError?.(null as never, error as Error);
      return false;
    },
  };
}

const reset = () => Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read" });

test("over undici, a reset before the request was started is not told, and not counted", async () => {
  const server = await serveBytes(answer);
  const transport = createUndiciTransport(failing(createDispatcher(), [reset(), reset()]));

  await expect(createMargin(server.url, { transport }).cancelOrder(parameters)).resolves.toEqual(order);

  expect(server.requests).toHaveLength(1);
});

test.each([
  ["once too often", [reset(), reset(), reset(), reset()]],
  ["by a refused port", [Object.assign(new Error("refused"), { code: "ECONNREFUSED", syscall: "connect" })]],
])("over undici, a request that is turned away %s was not sent", async (_what, errors) => {
  const server = await serveBytes(answer);
  const transport = createUndiciTransport(failing(createDispatcher(), errors));

  await expect(createMargin(server.url, { transport }).cancelOrder(parameters)).rejects.toMatchObject({
    code: "NOT_CONNECTED",
    outcome: "not-sent",
  });

  expect(server.requests).toHaveLength(0);
});

class DyingAgent extends http.Agent {
  constructor() {
    super({ keepAlive: true });
  }

  override reuseSocket(socket: net.Socket, request: http.ClientRequest): void {
    super.reuseSocket(socket, request);
    socket.destroy();
  }
}

test("over node:http, an agent all of whose kept connections are dead is asked four times at most", async () => {
  const server = await serveBytes(answer);
  const agent = new DyingAgent();
  const margin = createMargin(server.url, { agent });
  await Promise.all(Array.from({ length: 6 }, () => margin.cancelOrder(parameters)));

  await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "NOT_CONNECTED", outcome: "not-sent" });

  expect(server.requests).toHaveLength(6);
  agent.destroy();
});
