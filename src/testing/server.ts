import http from "node:http";
import type net from "node:net";
import tls from "node:tls";
import type { Certificate } from "./certificate.ts";
import { isControl } from "./control.ts";
import type { Core } from "./core.ts";
import type { Fault } from "./faults/fault.ts";
import { giveReply, send, wait } from "./faults/replies.ts";
import { createFront } from "./front.ts";
import { hasBody, Incoming } from "./incoming.ts";
import { largestBody, refuseBody } from "./largest-body.ts";
import { Outbox } from "./outbox.ts";
import { type Answer, type RawRequest, refuse } from "./request.ts";

/** A server that runs. */
export interface Server {
  readonly url: string;
  /** Stops listening and ends all connections, idle ones included. */
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly core: Core;
  readonly control: (request: RawRequest) => Answer;
  /** The exchange's time in milliseconds. */
  readonly now: () => number;
  /** The port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Given, it serves HTTPS. */
  readonly certificate: Certificate | undefined;
}

/** What requests are answered with and by. */
interface Way extends Pick<ServeOptions, "core" | "control" | "now"> {
  readonly outbox: Outbox;
}

/** Serves on loopback. */
export async function serve({ core, control, now, port, certificate }: ServeOptions): Promise<Server> {
  const outbox = new Outbox();
  const way: Way = { core, control, now, outbox };
  const receiver: http.RequestListener = (request, response) => receive(request, response, way);
  const reader = http.createServer(receiver);
  // Without a listener node just ends the connection.
  reader.on("connect", (_, socket) => socket.end("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n"));
  const isTls = certificate !== undefined;
  const entrance = certificate && createEntrance(certificate, reader);
  const front = await createFront({ reader, entrance, isTls, port, drawAtAccept: () => core.faults.drawAtAccept() });
  core.faults.connections = {
    breakNow(fault, forMs) {
      // What was answered before goes out before.
      outbox.flush();
      if (fault === "refuse") front.refuse(forMs);
      else front.endIdle(fault === "idle-end" ? "end" : "reset");
    },
  };
  return {
    url: `${isTls ? "https" : "http"}://127.0.0.1:${front.port}`,
    close() {
      outbox.flush();
      return front.close();
    },
  };
}

/** Decrypts connections for a server; `https.Server` does not on Bun, where it takes what it is handed for plain text. */
function createEntrance({ key, certificate }: Certificate, reader: http.Server): net.Server {
  const options = { key, cert: certificate, ALPNProtocols: ["http/1.1"] };
  return tls
    .createServer(options, (socket) => reader.emit("connection", socket))
    .on("tlsClientError", (_, socket) => socket.destroy());
}

function receive(request: http.IncomingMessage, response: http.ServerResponse, way: Way): void {
  if (!hasBody(request)) {
    answer(new Incoming(request), response, way);
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
    else if (!response.headersSent) send(response, refuseBody());
  });
  request.on("end", () => {
    if (size <= largestBody) answer(new Incoming(request, Buffer.concat(chunks)), response, way);
  });
}

function answer(request: RawRequest, response: http.ServerResponse, way: Way): void {
  const { core, control, outbox } = way;
  try {
    if (isControl(request)) {
      send(response, control(request));
      return;
    }
    const fault = core.drawFault(request);
    if (fault) {
      answerLate(request, response, fault, way).catch((error) => fail(response, error));
    } else {
      const given = core.handle(request);
      outbox.add(() => sendOrFail(response, given));
    }
  } catch (error) {
    fail(response, error);
  }
}

function sendOrFail(response: http.ServerResponse, given: Answer): void {
  try {
    send(response, given);
  } catch (error) {
    fail(response, error);
  }
}

async function answerLate(
  request: RawRequest,
  response: http.ServerResponse,
  fault: Fault,
  { core, now }: Way,
): Promise<void> {
  if (fault.forwardAfterMs) await wait(fault.forwardAfterMs);
  await giveReply(fault, core.handle(request, fault), response, now());
}

/** A fault in here must not end the test run that the server is part of. */
function fail(response: http.ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else send(response, refuse(500, "INTERNAL", `The mock exchange failed: ${String(error)}`));
}
