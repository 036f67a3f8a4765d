import http from "node:http";
import https from "node:https";
import type net from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type ConnectionFault, type Fault, type Leaves, leavesOf, none } from "../../src/testing/faults/fault.ts";
import { giveReply } from "../../src/testing/faults/replies.ts";
import { createFront } from "../../src/testing/front.ts";
import type { Answer, RawRequest } from "../../src/testing/request.ts";
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
  let atAccept: ConnectionFault[] = [];

  const receive: http.RequestListener = async (incoming, response) => {
    const chunks: Buffer[] = [];
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
  const front = await createFront({ reader, isTls: tls, port: 0, drawAtAccept: () => atAccept.shift() });

  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${front.port}`,
    connections: front.connections,
    get accepted() {
      return front.accepted;
    },
    async breakConnections(fault, times = 1) {
      if (fault === "idle-end" || fault === "idle-reset") return front.endIdle(fault === "idle-end" ? "end" : "reset");
      // New connections are needed, so the clients must notice that the old ones are gone.
      const noticed = wait(15);
      if (fault === "refuse") await front.refuse(20 * times);
      else {
        front.endIdle("end");
        atAccept = Array(times).fill(fault);
      }
      return noticed;
    },
    mendConnections() {
      atAccept = [];
    },
    close: () => front.close(),
  };
}
