import http from "node:http";
import https from "node:https";
import type { Certificate } from "./certificate.ts";
import { isControl } from "./control.ts";
import type { Core } from "./core.ts";
import type { Fault } from "./faults/fault.ts";
import { giveReply, send, wait } from "./faults/replies.ts";
import { createFront } from "./front.ts";
import { hasBody, Incoming } from "./incoming.ts";
import { largestBody, refuseBody } from "./largest-body.ts";
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

/** Serves on loopback. */
export async function serve(options: ServeOptions): Promise<Server> {
  const { core, port, certificate } = options;
  const receiver: http.RequestListener = (request, response) => receive(request, response, options);
  const reader = certificate
    ? https.createServer({ key: certificate.key, cert: certificate.certificate }, receiver)
    : http.createServer(receiver);
  // Without a listener node just ends the connection.
  reader.on("connect", (_, socket) => socket.end("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n"));
  reader.on("tlsClientError", () => {});
  const isTls = certificate !== undefined;
  const front = await createFront({ reader, isTls, port, drawAtAccept: () => core.faults.drawAtAccept() });
  core.faults.connections = {
    breakNow(fault, forMs) {
      if (fault === "refuse") front.refuse(forMs);
      else front.endIdle(fault === "idle-end" ? "end" : "reset");
    },
  };
  return { url: `${isTls ? "https" : "http"}://127.0.0.1:${front.port}`, close: () => front.close() };
}

function receive(request: http.IncomingMessage, response: http.ServerResponse, options: ServeOptions): void {
  if (!hasBody(request)) {
    answer(new Incoming(request), response, options);
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
    if (size <= largestBody) answer(new Incoming(request, Buffer.concat(chunks)), response, options);
  });
}

function answer(request: RawRequest, response: http.ServerResponse, options: ServeOptions): void {
  const { core, control, now } = options;
  try {
    const isOwn = isControl(request);
    const fault = isOwn ? undefined : core.drawFault(request);
    if (!fault) send(response, isOwn ? control(request) : core.handle(request));
    else answerLate(request, response, fault, core, now).catch((error) => fail(response, error));
  } catch (error) {
    fail(response, error);
  }
}

async function answerLate(
  request: RawRequest,
  response: http.ServerResponse,
  fault: Fault,
  core: Core,
  now: () => number,
): Promise<void> {
  if (fault.forwardAfterMs) await wait(fault.forwardAfterMs);
  await giveReply(fault, core.handle(request, fault), response, now());
}

/** A fault in here must not end the test run that the server is part of. */
function fail(response: http.ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else send(response, refuse(500, "INTERNAL", `The mock exchange failed: ${String(error)}`));
}
