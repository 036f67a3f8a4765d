import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { onTestFinished } from "vitest";
import { type BinanceMarginClientOptions, createBinanceMarginClient } from "../../generated/binance-margin/index.ts";

/** Servers of this machine that misbehave as told, and what calls them. */

const fixture = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), "utf8");
export const certificate = fixture("certificate.pem");
export const key = fixture("key.pem");

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface Loopback {
  readonly url: string;
  /** The requests that arrived whole, or in part for a server of bytes. */
  readonly requests: Received[];
  /** The connections that were made, the open ones among them. */
  readonly connections: net.Socket[];
}

export interface Answer {
  readonly status?: number;
  readonly headers?: http.OutgoingHttpHeaders;
  /** JSON, but for a string, which goes out as it is. */
  readonly body?: unknown;
}

/** A server that gives one answer, or the one that is made for the request; it answers nothing to `undefined`. */
export async function serve(
  answer: Answer | ((request: Received, count: number) => Answer | undefined | Promise<Answer | undefined>),
  options: { readonly tls?: boolean } = {},
): Promise<Loopback> {
  const requests: Received[] = [];
  const listener: http.RequestListener = async (incoming, outgoing) => {
    let body = "";
    for await (const chunk of incoming) body += chunk;
    const { method = "", url = "", headers } = incoming;
    const request = { method, url, headers, body };
    requests.push(request);
    const given = typeof answer === "function" ? await answer(request, requests.length) : answer;
    if (!given) return;
    outgoing.writeHead(given.status ?? 200, { "Content-Type": "application/json", ...given.headers });
    outgoing.end(typeof given.body === "string" ? given.body : JSON.stringify(given.body));
  };
  const server = options.tls ? https.createServer({ key, cert: certificate }, listener) : http.createServer(listener);
  server.keepAliveTimeout = 60_000;
  return listen(server, options.tls ? "https" : "http", requests);
}

/** A server that answers with bytes; `answer` is called for each request, once its head is there. */
export async function serveBytes(answer: (socket: net.Socket, count: number, head: string) => void): Promise<Loopback> {
  const requests: Received[] = [];
  const server = net.createServer((socket) => {
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
      if (!text.includes("\r\n\r\n")) return;
      const [method = "", url = ""] = text.split(" ");
      requests.push({ method, url, headers: {}, body: "" });
      const head = text;
      text = "";
      answer(socket, requests.length, head);
    });
  });
  return listen(server, "http", requests);
}

async function listen(server: net.Server, scheme: string, requests: Received[]): Promise<Loopback> {
  const connections: net.Socket[] = [];
  server.on("connection", (socket: net.Socket) => {
    connections.push(socket);
    socket.on("error", () => {});
  });
  await listenAnew(server);
  onTestFinished(() => {
    for (const socket of connections) socket.destroy();
    server.close();
  });
  return { url: `${scheme}://127.0.0.1:${(server.address() as net.AddressInfo).port}`, requests, connections };
}

const used = new Set<number>();

/** Listens on a port that no server of this process had before: what a 429 or a 418 holds is the origin. */
async function listenAnew(server: net.Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  if (!used.has(port)) return void used.add(port);
  await new Promise((resolve) => server.close(resolve));
  return listenAnew(server);
}

/** A port on which nobody listens. */
export async function findRefusedPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The example key of Binance's documentation (`request-security` of the spot pages). */
export const credentials = {
  apiKey: "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
  secret: "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j",
};

/** A client that sends once, so that one answer decides. */
export function createMargin(baseUrl: string, options: Omit<Partial<BinanceMarginClientOptions>, "secret"> = {}) {
  const once = { maxRetries: 0, rateLimit: false };
  const client = createBinanceMarginClient({
    ...credentials,
    baseUrl,
    ...once,
    ...options,
  } as BinanceMarginClientOptions);
  onTestFinished(() => client.close());
  return client;
}

export const parameters = { symbol: "LTCBTC", orderId: "28" };

/** The documented answer to `cancelOrder`. */
export const order = {
  symbol: "LTCBTC",
  isIsolated: true,
  orderId: "28",
  origClientOrderId: "myOrder1",
  clientOrderId: "cancelMyOrder1",
  price: "1.00000000",
  origQty: "10.00000000",
  executedQty: "8.00000000",
  cummulativeQuoteQty: "8.00000000",
  status: "CANCELED",
  timeInForce: "GTC",
  type: "LIMIT",
  side: "SELL",
};

/** The documented refusal. */
export const refusal = { code: -2011, msg: "Unknown order sent." };

/** An answer as bytes, with its length. */
export function bytesOf(body: string, status = "200 OK"): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
