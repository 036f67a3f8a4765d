import http from "node:http";
import https from "node:https";
import net from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer, RawRequest } from "../../src/testing/request.ts";
import { type ConnectionFault, type Fault, type Leaves, leavesOf, none } from "./fault.ts";
import { cut, giveReply } from "./replies.ts";
import { certificate, key } from "./tls.ts";

/** A request that the proxy has read, with what became of it. */
export interface Arrival {
  readonly request: RawRequest;
  readonly fault: Fault;
  /** By `performance.now()`. */
  readonly at: number;
  /** What the exchange answered; undefined when it has not got the request. */
  answer: Answer | undefined;
  /** What the reply leaves of the outcome for the client. */
  leaves: Leaves;
}

export interface FaultProxyOptions {
  /** The exchange. */
  readonly forward: (request: RawRequest) => Answer;
  /** What becomes of a request; nothing bad without it. */
  readonly faultOf?: (request: RawRequest) => Fault;
  /** Told of each request that was read, before the exchange gets it. */
  readonly onArrival?: (arrival: Arrival) => void;
  readonly tls?: boolean;
}

/** A proxy on a socket of this machine. */
export interface FaultProxy {
  readonly url: string;
  /** The connections that are open now. */
  readonly connections: ReadonlySet<net.Socket>;
  /** How many new connections were made. */
  readonly accepted: number;
  /** Lets a connection fault happen: at once to idle connections, or to the next ones that are made. */
  breakConnections(fault: ConnectionFault, times?: number): Promise<void>;
  /** Takes back what was to happen to connections that were not made. */
  mendConnections(): void;
  close(): Promise<void>;
}

/** What a request that is not forwarded would have been answered is never made up: a reply needs none, then. */
const nothing: Answer = { status: 0, headers: {}, body: "" };

/** Starts a proxy between clients and an exchange, which spoils requests as it is told. */
export async function createFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const { forward, faultOf = () => none, onArrival = () => {}, tls = false } = options;
  const connections = new Set<net.Socket>();
  const busy = new Set<net.Socket>();
  let atAccept: ConnectionFault[] = [];
  let accepted = 0;
  let closed = false;

  const receive: http.RequestListener = async (incoming, response) => {
    const { socket } = incoming;
    const chunks: Buffer[] = [];
    busy.add(socket);
    response.on("close", () => busy.delete(socket));
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
    } catch {
      // The client gave up before the request was whole.
      return;
    }
    const { method = "", url: target = "", headers } = incoming;
    const request: RawRequest = { method, target, headers, body: Buffer.concat(chunks) };
    const at = performance.now();
    const fault = faultOf(request);
    const arrival: Arrival = { request, fault, at, answer: undefined, leaves: leavesOf(fault, 0) };
    onArrival(arrival);
    if (fault.forwardAfterMs) await wait(fault.forwardAfterMs);
    if (fault.forward) {
      arrival.answer = forward(request);
      arrival.leaves = leavesOf(fault, arrival.answer.status);
    }
    await giveReply(fault, arrival.answer ?? nothing, response);
  };
  // Reads what a connection brings; the front accepts it.
  const reader = tls ? https.createServer({ key, cert: certificate }, receive) : http.createServer(receive);
  reader.keepAliveTimeout = 60_000;
  reader.on(tls ? "secureConnection" : "connection", (socket: net.Socket) => socket.on("error", () => {}));
  reader.on("tlsClientError", () => {});
  const front = net.createServer({ pauseOnConnect: true }, (socket) => {
    accepted++;
    connections.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => connections.delete(socket));
    const fault = atAccept.shift();
    if (fault === "reset-at-accept") return void socket.resetAndDestroy();
    // The kernel takes the request in, nobody reads it.
    if (fault === "reset-unread") return void setTimeout(() => socket.resetAndDestroy(), 15);
    reader.emit("connection", socket);
    socket.resume();
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      front.once("error", reject);
      front.listen(port, "127.0.0.1", () => {
        front.off("error", reject);
        resolve();
      });
    });
  await listen(0);
  const { port } = front.address() as net.AddressInfo;
  const idle = () => [...connections].filter((socket) => ![...busy].some((each) => isSame(each, socket)));

  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    connections,
    get accepted() {
      return accepted;
    },
    async breakConnections(fault, times = 1) {
      if (fault === "idle-end" || fault === "idle-reset") {
        for (const socket of idle()) {
          // A client in Node does not notice an RST below TLS before it writes, and then it is too late for its checks.
          if (tls) socket.destroy();
          else cut(socket, fault === "idle-end" ? "end" : "reset");
        }
        return;
      }
      // New connections are needed, so the clients must notice that the old ones are gone.
      const noticed = wait(15);
      if (fault !== "refuse") {
        for (const socket of idle()) socket.destroy();
        atAccept = Array(times).fill(fault);
        return noticed;
      }
      const stopped = new Promise((resolve) => front.close(resolve));
      for (const socket of connections) socket.destroy();
      await Promise.all([stopped, noticed]);
      setTimeout(() => !closed && listen(port).catch(() => {}), 20 * times);
    },
    mendConnections() {
      atAccept = [];
    },
    async close() {
      closed = true;
      const stopped = new Promise<void>((resolve) => front.close(() => resolve()));
      for (const socket of connections) socket.destroy();
      await stopped;
      reader.close();
    },
  };
}

/** A TLS connection and the one below it have the same remote port. */
function isSame(one: net.Socket, other: net.Socket): boolean {
  return one === other || one.remotePort === other.remotePort;
}
