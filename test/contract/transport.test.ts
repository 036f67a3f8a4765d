import http from "node:http";
import https from "node:https";
import net from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { describe, expect, onTestFinished, test } from "vitest";
import { TransportError } from "../../src/index.ts";
import type { Operation } from "../../src/operation.ts";
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
import { transports } from "./transports.ts";

const body = JSON.stringify(order);

class DyingAgent extends http.Agent {
  readonly #onReuse: (socket: net.Socket, request: http.ClientRequest) => void;

  constructor(onReuse: (socket: net.Socket, request: http.ClientRequest) => void) {
    super({ keepAlive: true });
    this.#onReuse = onReuse;
  }

  override reuseSocket(socket: Duplex, request: http.ClientRequest): void {
    super.reuseSocket(socket, request);
    this.#onReuse(socket as net.Socket, request);
  }
}

/** An agent whose look-up of the host is `lookup`. */
function agentWith(lookup: net.LookupFunction): http.Agent {
  const agent = new http.Agent({ lookup });
  onTestFinished(() => agent.destroy());
  return agent;
}

describe.each(transports)("over $name", ({ createMargin, createTransport }) => {
  describe("nothing was sent", () => {
    test("where the port is refused", async () => {
      const margin = createMargin(`http://127.0.0.1:${await findRefusedPort()}`);

      const error = await margin.cancelOrder(parameters).catch((thrown) => thrown);

      expect(error).toBeInstanceOf(TransportError);
      expect(error).toMatchObject({
        name: "TransportError",
        code: "NOT_CONNECTED",
        outcome: "not-sent",
        api: "binance-margin",
        operation: "cancelOrder",
        cause: { code: "ECONNREFUSED" },
      });
    });

    test("where the certificate is not trusted", async () => {
      const server = await serve({ body: order }, { tls: true });
      const margin = createMargin(server.url);

      await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({
        code: "NOT_CONNECTED",
        outcome: "not-sent",
      });
      await wait(20);
      expect(server.connections).toHaveLength(1);
      expect(server.requests).toHaveLength(0);
    });

    test("where the server speaks no TLS", async () => {
      const server = await serve({ body: order });
      const margin = createMargin(server.url.replace("http:", "https:"));

      await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({
        code: "NOT_CONNECTED",
        outcome: "not-sent",
      });
      expect(server.requests).toHaveLength(0);
    });

    test("where the signal was aborted before", async () => {
      const server = await serve({ body: order });
      const reason = new Error("no longer wanted");

      const call = createMargin(server.url).cancelOrder(parameters, { signal: AbortSignal.abort(reason) });

      const error = await call.catch((thrown) => thrown);
      expect(error).toMatchObject({ code: "ABORTED", outcome: "not-sent" });
      expect(error.cause).toBe(reason);
      expect(server.connections).toHaveLength(0);
    });

    test("where the TLS handshake hangs", async () => {
      const server = await serveBytes(() => {});
      const margin = createMargin(server.url.replace("http:", "https:"));

      const call = margin.cancelOrder(parameters, { timeoutMs: 100 });

      await expect(call).rejects.toMatchObject({ code: "TIMEOUT", outcome: "not-sent" });
      expect(server.connections).toHaveLength(1);
    });
  });

  describe("the exchange may have acted", () => {
    const headers = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    test.each<[what: string, answer: (socket: net.Socket) => void]>([
      ["the connection is reset before the answer", (socket) => socket.resetAndDestroy()],
      ["the connection ends before the answer", (socket) => socket.end()],
      ["the answer is no HTTP", (socket) => socket.end("220 mail.test ESMTP\r\n\r\n")],
      ["the headers are cut off", (socket) => socket.end(headers)],
      ["the headers are too long", (socket) => socket.end(`${headers}X: ${"x".repeat(20_000)}\r\n\r\n{}`)],
      [
        "the answer changes protocols",
        (socket) => socket.write("HTTP/1.1 101 X\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"),
      ],
      [
        "there is less of the body than its length says",
        (socket) => socket.end(`${headers}Content-Length: 999\r\n\r\n${body}`),
      ],
      [
        "the body is cut off within a chunk",
        (socket) => socket.end(`${headers}Transfer-Encoding: chunked\r\n\r\nfff\r\n${body}`),
      ],
      [
        "the last chunk is missing",
        (socket) =>
          socket.end(`${headers}Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n`),
      ],
      [
        "the connection is reset within the body",
        (socket) =>
          socket.write(`${headers}Content-Length: 999\r\n\r\n${body}`, () =>
            setTimeout(() => socket.resetAndDestroy(), 10),
          ),
      ],
    ])("where %s", async (_what, answer) => {
      const server = await serveBytes(answer);

      await expect(createMargin(server.url).cancelOrder(parameters, { timeoutMs: 5000 })).rejects.toMatchObject({
        name: "TransportError",
        code: "CONNECTION_LOST",
        outcome: "unknown",
      });
      expect(server.requests).toHaveLength(1);
    });

    test.each<[what: string, answer: (socket: net.Socket) => void]>([
      ["no answer comes in time", () => {}],
      ["only headers come in time", (socket) => socket.write(`${headers}Content-Length: 999\r\n\r\n`)],
      ["only half a body comes in time", (socket) => socket.write(`${headers}Content-Length: 999\r\n\r\n${body}`)],
    ])("where %s", async (_what, answer) => {
      const server = await serveBytes(answer);

      await expect(createMargin(server.url).cancelOrder(parameters, { timeoutMs: 300 })).rejects.toMatchObject({
        name: "TransportError",
        code: "TIMEOUT",
        outcome: "unknown",
      });
      expect(server.requests).toHaveLength(1);
    });

    test("where a slow trickle goes on past the time", async () => {
      const server = await serveBytes((socket) => {
        socket.write(`${headers}Content-Length: 999\r\n\r\n`);
        const timer = setInterval(() => socket.write(" "), 10);
        socket.on("close", () => clearInterval(timer));
      });

      await expect(createMargin(server.url).cancelOrder(parameters, { timeoutMs: 300 })).rejects.toMatchObject({
        code: "TIMEOUT",
        outcome: "unknown",
      });
    });

    test.each([
      ["before the answer", ""],
      ["within the body", `${headers}Content-Length: 999\r\n\r\n${body}`],
    ])("where the signal aborts %s", async (_when, answer) => {
      const abort = new AbortController();
      const server = await serveBytes((socket) => {
        if (answer) socket.write(answer);
        setTimeout(() => abort.abort(new Error("given up")), 20);
      });

      const error = await createMargin(server.url)
        .cancelOrder(parameters, { signal: abort.signal })
        .catch((thrown) => thrown);

      expect(error).toMatchObject({ code: "ABORTED", outcome: "unknown" });
      expect(error.cause).toBe(abort.signal.reason);
    });

    test("where a kept connection is reset once the next request has come, and it is not sent again", async () => {
      const server = await serveBytes((socket, count) => {
        if (count === 1) socket.write(bytesOf(body));
        else socket.resetAndDestroy();
      });
      const margin = createMargin(server.url);
      await margin.cancelOrder(parameters);

      await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({
        code: "CONNECTION_LOST",
        outcome: "unknown",
      });

      expect(server.connections).toHaveLength(1);
      expect(server.requests).toHaveLength(2);
    });
  });

  test("the body of a DELETE arrives whole and is not taken for another request", async () => {
    const server = await serve({ body: order });
    const transport = createTransport("test", new URL(server.url));
    const operation = { id: "cancel", method: "DELETE" } as Operation;
    const request = {
      operation,
      path: "/orders",
      query: "",
      headers: {},
      timeoutMs: 1000,
      secrets: [],
      signal: undefined,
    };

    const answers = [
      await transport.send({ ...request, body: "a=１" }),
      await transport.send({ ...request, body: "" }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(server.requests.map(({ body }) => body)).toEqual(["a=１", ""]);
    expect(server.requests[0]?.headers["content-length"]).toBe("5");
    transport.close();
  });

  test("a connection that the server closed while idle is replaced by a fresh one", async () => {
    const server = await serveBytes((socket) => socket.write(bytesOf(body)));
    const margin = createMargin(server.url);
    await margin.cancelOrder(parameters);
    server.connections[0]?.end();
    await wait(20);

    await expect(margin.cancelOrder(parameters)).resolves.toEqual(order);

    expect(server.connections).toHaveLength(2);
  });

  test("gives up an endless answer before it fills the memory", async () => {
    const server = await serveBytes((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      const chunk = `100000\r\n${" ".repeat(0x100000)}\r\n`;
      const write = () => {
        while (socket.writable && socket.write(chunk));
      };
      socket.on("drain", write);
      write();
    });

    await expect(createMargin(server.url).cancelOrder(parameters)).rejects.toMatchObject({
      code: "INVALID_RESPONSE",
      outcome: "unknown",
    });
  });

  test("an answer that ends with its connection is complete", async () => {
    const server = await serveBytes((socket) => socket.end(`HTTP/1.0 200 OK\r\n\r\n${body}`));

    await expect(createMargin(server.url).cancelOrder(parameters)).resolves.toEqual(order);
  });

  test("characters that are split between two packets are put together", async () => {
    const text = JSON.stringify({ ...order, clientOrderId: "１２３" });
    const bytes = Buffer.from(bytesOf(text));
    const half = bytes.indexOf(Buffer.from("１")) + 1;
    const server = await serveBytes((socket) => {
      socket.setNoDelay(true);
      socket.write(bytes.subarray(0, half));
      setTimeout(() => socket.write(bytes.subarray(half)), 20);
    });

    await expect(createMargin(server.url).cancelOrder(parameters)).resolves.toMatchObject({ clientOrderId: "１２３" });
  });
});

describe("over node:http, nothing was sent", () => {
  test("where the host is unknown", async () => {
    const agent = agentWith((host, _options, done) => {
      done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" }), "");
    });
    const margin = createMargin("http://localhost", { agent });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({
      code: "NOT_CONNECTED",
      outcome: "not-sent",
      cause: { code: "ENOTFOUND" },
    });
  });

  test("where the certificate names another host", async () => {
    const server = await serve({ body: order }, { tls: true });
    const agent = new https.Agent({
      ca: certificate,
      lookup: (_host, _options, done) => done(null, [loopbackAddress]),
    });
    const margin = createMargin(server.url.replace("127.0.0.1", "exchange.test"), { agent });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({
      code: "NOT_CONNECTED",
      outcome: "not-sent",
      cause: { code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    });
    expect(server.requests).toHaveLength(0);
  });

  test("where the signal aborts before the connection stands", async () => {
    const abort = new AbortController();
    const agent = agentWith(() => setTimeout(() => abort.abort(), 10));
    const margin = createMargin("http://localhost", { agent });

    const error = await margin.cancelOrder(parameters, { signal: abort.signal }).catch((thrown) => thrown);

    expect(error).toMatchObject({ code: "ABORTED", outcome: "not-sent" });
    expect(error.cause).toBe(abort.signal.reason);
  });

  test("where the host is looked up for too long", async () => {
    const margin = createMargin("http://localhost", { agent: agentWith(() => {}), timeoutMs: 30 });

    await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "TIMEOUT", outcome: "not-sent" });
  });

  // Elsewhere than on Linux a full queue does not keep a connection from being made.
  test.runIf(process.platform === "linux")("where the server does not accept the connection", async () => {
    const port = await listenWithoutAccepting();
    const margin = createMargin(`http://127.0.0.1:${port}`);
    const fillQueue = [0, 1, 2].map(() => margin.cancelOrder(parameters, { timeoutMs: 400 }).catch((error) => error));
    await wait(100);

    await expect(margin.cancelOrder(parameters, { timeoutMs: 100 })).rejects.toMatchObject({
      code: "TIMEOUT",
      outcome: "not-sent",
    });
    await Promise.all(fillQueue);
  });

  test("where all sockets of the agent are taken", async () => {
    const server = await serve(() => undefined);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const margin = createMargin(server.url, { agent });
    const first = margin.cancelOrder(parameters, { timeoutMs: 300 }).catch((error) => error);

    await expect(margin.cancelOrder(parameters, { timeoutMs: 50 })).rejects.toMatchObject({
      code: "TIMEOUT",
      outcome: "not-sent",
    });

    expect(await first).toMatchObject({ code: "TIMEOUT", outcome: "unknown" });
    expect(server.requests).toHaveLength(1);
    agent.destroy();
  });
});

test("over node:http, an answer that only ever says to wait is waited for", async () => {
  const server = await serveBytes((socket) => socket.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Wait\r\n\r\n"));

  await expect(createMargin(server.url).cancelOrder(parameters, { timeoutMs: 300 })).rejects.toMatchObject({
    code: "TIMEOUT",
    outcome: "unknown",
  });
});

test("a request is not sent again on another connection by the runtime, as Deno would", async () => {
  const server = await serveBytes((socket, count) => count === 1 && socket.write(bytesOf(body)));
  const agent = new DyingAgent((_socket, request) => {
    setTimeout(() => request.emit("socket", new net.Socket()), 20);
  });
  const margin = createMargin(server.url, { agent });
  await margin.cancelOrder(parameters);

  await expect(margin.cancelOrder(parameters)).rejects.toMatchObject({ code: "CONNECTION_LOST", outcome: "unknown" });
  expect(server.requests).toHaveLength(2);
});

const loopbackAddress = { address: "127.0.0.1", family: 4 };

/** The port of a server whose process never accepts, with a queue for one connection. */
async function listenWithoutAccepting(): Promise<number> {
  const worker = new Worker(
    `const { parentPort } = require("node:worker_threads");
     const server = require("node:net").createServer().listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
       parentPort.postMessage(server.address().port);
       setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
     });`,
    { eval: true },
  );
  onTestFinished(async () => {
    await worker.terminate();
  });
  return new Promise((resolve) => worker.once("message", resolve));
}
