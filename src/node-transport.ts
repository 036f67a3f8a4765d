import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { HttpAgent } from "./options.ts";
import { isReady, readyEvent } from "./ready.ts";
import { type Delivery, deliver, maxAnswerLength, maxRenewals, type Transport } from "./transport.ts";
import { warmUpAgent } from "./warm-up.ts";
import type { WireRequest, WireResponse } from "./wire.ts";

/**
 * Sends over node:http(s), on connections that are kept alive. Redirects are never followed. The modules' functions
 * are called through the module object, where interceptors such as msw look for them.
 */
export function createNodeTransport(api: string, base: URL, givenAgent: HttpAgent | undefined): Transport {
  const library = base.protocol === "https:" ? https : http;
  // Its options were checked to take an agent that node:http can use.
  const agent = (givenAgent as http.Agent | undefined) ?? createAgent(library);
  const prefix = base.pathname.replace(/\/$/, "");
  const { protocol } = base;
  // URL keeps the brackets of an IPv6 address, which a socket does not take.
  const hostname = base.hostname.replace(/^\[|\]$/g, "");
  const port = base.port || undefined;
  return {
    send: (request) =>
      deliver(api, request, (delivery) => {
        const { operation, path, query, body, headers } = request;
        // Field by field, since copying by spread costs more.
        const options = {
          protocol,
          hostname,
          port,
          agent,
          method: operation.method,
          path: `${prefix}${path}${query && `?${query}`}`,
          // Node leaves the length of a DELETE's body out, and the body would be read as the next request.
          headers: body === undefined ? headers : { ...headers, "Content-Length": Buffer.byteLength(body) },
        };
        exchange(() => library.request(options), request, delivery, maxRenewals);
      }),

    warmUp: (bounds) =>
      deliver<void>(api, bounds, (delivery) => {
        warmUpAgent((guard) => library.request({ protocol, hostname, port, agent: guard }), agent, delivery);
      }),

    close() {
      if (givenAgent) return;
      // Connections in use end once their answer is there, since they are no longer worth keeping.
      (agent as http.Agent & { keepAlive: boolean }).keepAlive = false;
      for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
    },
  };
}

/** An agent for connections to one place: node asks for their name three times a call, and puts it together anew. */
function createAgent(library: typeof http | typeof https): http.Agent {
  const agent = new library.Agent({ keepAlive: true });
  agent.getName = () => "";
  return agent;
}

/** Opens the request and tells the delivery how it fares; it is not sent before the end of this. */
function exchange(
  open: () => http.ClientRequest,
  request: WireRequest,
  delivery: Delivery<WireResponse>,
  renewals: number,
): void {
  let outgoing: http.ClientRequest;
  try {
    outgoing = open();
  } catch (cause) {
    delivery.fail("NOT_CONNECTED", cause);
    return;
  }
  let socket: Socket | undefined;
  let ready = false;
  let writtenBefore: number | undefined;
  let over = false;
  const lose = (cause?: unknown) => {
    if (over) return;
    over = true;
    // The server closed a kept connection while it was idle, and nothing of the request was written to it.
    const dead = outgoing.reusedSocket && !delivery.settled && !delivery.isSent();
    if (dead && renewals > 0) exchange(open, request, delivery, renewals - 1);
    else delivery.fail(ready ? "CONNECTION_LOST" : "NOT_CONNECTED", cause);
  };
  // Nothing was sent before the connection stood, nor if the socket took no byte since it was handed to us. A stream
  // of a caller's agent may not count, and the socket of an interceptor such as msw takes all without connecting.
  delivery.isSent = () =>
    ready
      ? writtenBefore === undefined || socket?.bytesWritten !== writtenBefore
      : socket?.destroyed === false && outgoing.writableFinished;
  delivery.stop = () => outgoing.destroy();
  outgoing.on("error", lose);
  outgoing.on("socket", (given) => {
    // Deno sends by itself a second time when a kept connection turns out dead.
    if (delivery.isSent()) return lose();
    socket = given;
    writtenBefore = given.bytesWritten;
    ready = isReady(given);
    if (!ready) given.once(readyEvent(given), () => (ready = true));
    // The server has said that it closes the connection; what is written now may be read or not.
    else if (outgoing.reusedSocket && given.readableEnded) outgoing.destroy();
  });
  outgoing.on("response", (incoming) => {
    over = true;
    delivery.isSent = () => true;
    read(incoming, request, delivery);
  });
  // After an answer of status 101 there is neither a response nor an error.
  outgoing.on("close", lose);
  outgoing.end(request.body);
}

function read(incoming: http.IncomingMessage, request: WireRequest, delivery: Delivery<WireResponse>): void {
  // Most answers come in one piece, which needs no decoder.
  let chunks: Buffer[] = [];
  let length = 0;
  const finish = () => {
    const [first] = chunks;
    const bytes = first && chunks.length === 1 ? first : Buffer.concat(chunks);
    let text = bytes.toString();
    if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    delivery.succeed({ request, status: incoming.statusCode ?? 0, headers: flatten(incoming.headers), text });
  };
  incoming.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length <= maxAnswerLength) return;
    chunks = [];
    finish();
    incoming.destroy();
  });
  incoming.on("error", (cause) => delivery.fail("CONNECTION_LOST", cause));
  incoming.on("close", () => delivery.fail("CONNECTION_LOST"));
  incoming.on("end", () => {
    if (incoming.complete) finish();
  });
}

/** Headers with one text each; `set-cookie` is the only one that node gives as a list. */
function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  const cookies = headers["set-cookie"];
  return (cookies ? { ...headers, "set-cookie": cookies.join(", ") } : headers) as Record<string, string>;
}
