import http from "node:http";
import https from "node:https";
import { Socket } from "node:net";
import { holdOn, originOf } from "./hold.ts";
import type { HttpAgent } from "./options.ts";
import { isReady, readyEvent } from "./ready.ts";
import { begin, type Delivery, deliver, maxAnswerLength, maxRenewals, type Transport } from "./transport.ts";
import { urlOf } from "./url.ts";
import { warmUpAgent } from "./warm-up.ts";
import type { WireRequest, WireResponse } from "./wire.ts";

/**
 * Sends over node:http(s), on connections that are kept alive. Redirects are never followed. The modules' functions
 * are called through the module object, where interceptors such as msw look for them.
 */
export function createNodeTransport(api: string, base: URL, givenAgent: HttpAgent | undefined): Transport {
  const { protocol, port } = base;
  const library = protocol === "https:" ? https : http;
  // Its options were checked to take an agent that node:http can use.
  const agent = (givenAgent as http.Agent | undefined) ?? createAgent(library);
  const prefix = base.pathname.replace(/\/$/, "");
  const origin = originOf(base);
  // URL keeps the brackets of an IPv6 address, which a socket does not take.
  const hostname = base.hostname.replace(/^\[|\]$/g, "");
  return {
    send: (request) =>
      deliver(api, request, (delivery) => {
        const { operation, body, headers } = request;
        // Field by field, since copying by spread costs more.
        const options = {
          protocol,
          hostname,
          port,
          agent,
          method: operation.method,
          path: urlOf(prefix, request),
          // Of a repeated Retry-After node would keep the first alone.
          joinDuplicateHeaders: true,
          // Node leaves the length of a DELETE's body out, and the body would be read as the next request.
          headers: body === undefined ? headers : { ...headers, "Content-Length": Buffer.byteLength(body) },
        };
        exchange(() => library.request(options), request, delivery, origin, maxRenewals);
      }),

    warmUp: (bounds) =>
      deliver<void>(api, bounds, (delivery) => {
        warmUpAgent((guard) => library.request({ protocol, hostname, port, agent: guard }), agent, delivery);
      }),

    close() {
      if (givenAgent) return;
      // Connections in use end once their answer is there, since they are no longer worth keeping.
      (agent as http.Agent & { keepAlive: boolean }).keepAlive = false;
      for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
    },
  };
}

/** What node's agents have, beside what is documented; those of other packages build on it as well. */
interface Pool {
  getName: () => string;
  addRequest(outgoing: http.ClientRequest, options: object): void;
  reuseSocket(socket: Socket, outgoing: http.ClientRequest): void;
  readonly freeSockets: Record<string, Socket[] | undefined>;
}

/**
 * An agent for connections to one place, without a limit to them: node would put the name of the place together three
 * times a call, copy all options to take a connection that it keeps, and count those in use.
 */
function createAgent(library: typeof http | typeof https): http.Agent {
  const pool = new library.Agent({ keepAlive: true }) as unknown as Pool;
  pool.getName = () => "";
  const { addRequest } = pool;
  pool.addRequest = (outgoing, options) => {
    const socket = pool.freeSockets[""]?.pop();
    if (!socket || socket.destroyed) return addRequest.call(pool, outgoing, options);
    pool.reuseSocket(socket, outgoing);
    return outgoing.onSocket(socket);
  };
  return pool as unknown as http.Agent;
}

/**
 * Opens the request and tells the delivery how it fares; it is not sent before the end of this, nor before a connection
 * stands, since a hold may begin while the request waits for one.
 */
function exchange(
  open: () => http.ClientRequest,
  request: WireRequest,
  delivery: Delivery<WireResponse>,
  origin: string,
  renewals: number,
): void {
  let outgoing: http.ClientRequest;
  try {
    outgoing = open();
  } catch (cause) {
    delivery.fail("NOT_CONNECTED", cause);
    return;
  }
  /** What the request was written to. */
  let socket: Socket | undefined;
  let writtenBefore: number | undefined;
  let over = false;
  const lose = (cause?: unknown) => {
    if (over) return;
    over = true;
    // The server closed a kept connection while it was idle, and nothing of the request was written to it.
    const dead = outgoing.reusedSocket && !delivery.settled && !delivery.isSent();
    if (dead && renewals > 0) exchange(open, request, delivery, origin, renewals - 1);
    else delivery.fail(socket ? "CONNECTION_LOST" : "NOT_CONNECTED", cause);
  };
  // Nothing was sent if a socket that counts took no byte of it.
  delivery.isSent = () => socket !== undefined && !(isPlain(socket) && socket.bytesWritten === writtenBefore);
  delivery.stop = () => outgoing.destroy();
  if (outgoing.reusedSocket) {
    // It leaves after the event `socket`, all the same; to end it there would cost more.
    outgoing.end(request.body);
  } else {
    // It may wait in the agent's queue. A request that is destroyed before it gets its connection gives that back.
    const { onSocket } = outgoing;
    outgoing.onSocket = (...given) => {
      if (holdOn(origin)) delivery.fail("WAIT_TOO_LONG");
      onSocket.apply(outgoing, given);
    };
  }
  outgoing.on("error", lose);
  outgoing.on("socket", (given) => {
    // Deno sends by itself a second time when a kept connection turns out dead.
    if (delivery.isSent()) return lose();
    const write = () => {
      if (holdOn(origin)) return delivery.fail("WAIT_TOO_LONG");
      socket = given;
      writtenBefore = given.bytesWritten;
      if (!outgoing.writableEnded) outgoing.end(request.body);
    };
    // The server has said that it closes the connection; what is written now may be read or not.
    if (outgoing.reusedSocket && given.readableEnded) outgoing.destroy();
    else if (isReady(given) || !isPlain(given)) write();
    else given.once(readyEvent(given), write);
  });
  outgoing.on("response", (incoming) => {
    over = true;
    delivery.isSent = () => true;
    read(incoming, request, delivery, origin);
  });
  // After an answer of status 101 there is neither a response nor an error.
  outgoing.on("close", lose);
}

/**
 * Whether a socket connects before it sends, and counts what it sends. A stream of a caller's agent may not count, and the
 * socket of an interceptor such as msw connects only once it has taken the request.
 */
function isPlain(socket: Socket): boolean {
  return socket.bytesWritten !== undefined && socket.write === Socket.prototype.write;
}

function read(
  incoming: http.IncomingMessage,
  request: WireRequest,
  delivery: Delivery<WireResponse>,
  origin: string,
): void {
  const answer = { request, status: incoming.statusCode ?? 0, headers: flatten(incoming.headers), text: "" };
  begin(delivery, origin, answer);
  // Most answers come in one piece, which needs no decoder.
  let chunks: Buffer[] = [];
  let length = 0;
  const finish = () => {
    const [first] = chunks;
    const bytes = first && chunks.length === 1 ? first : Buffer.concat(chunks);
    answer.text = bytes.toString().replace(/^\uFEFF/, "");
    delivery.succeed(answer);
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
