import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { type Delivery, deliver, type Transport } from "./transport.ts";
import type { WireRequest } from "./wire.ts";

// No documented answer comes near it; past the longest possible string, appending would throw outside of any call.
const maxAnswerLength = 2 ** 26;

/**
 * Sends over node:http(s), on connections that are kept alive. Redirects are never followed. The modules' functions
 * are called through the module object, where interceptors such as msw look for them.
 */
export function createNodeTransport(api: string, base: URL, givenAgent: http.Agent | undefined): Transport {
  const secure = base.protocol === "https:";
  const agent = givenAgent ?? new (secure ? https : http).Agent({ keepAlive: true });
  const prefix = base.pathname.replace(/\/$/, "");
  const target = {
    protocol: base.protocol,
    // URL keeps the brackets of an IPv6 address, which a socket does not take.
    hostname: base.hostname.replace(/^\[|\]$/g, ""),
    ...(base.port && { port: base.port }),
    agent,
  };
  const open = ({ operation, path, query, body, headers }: WireRequest): http.ClientRequest =>
    (secure ? https : http).request({
      ...target,
      method: operation.method,
      path: `${prefix}${path}${query && `?${query}`}`,
      // Node leaves the length of a DELETE's body out, and the body would be read as the next request.
      headers: body === undefined ? headers : { ...headers, "Content-Length": Buffer.byteLength(body) },
    });
  return {
    send: (request) =>
      deliver(api, request, (delivery) => {
        try {
          follow(open(request), request, delivery);
        } catch (cause) {
          delivery.fail("NOT_CONNECTED", cause);
        }
      }),

    close() {
      if (givenAgent) return;
      // Connections in use end once their answer is there, since they are no longer worth keeping.
      (agent as http.Agent & { keepAlive: boolean }).keepAlive = false;
      for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
    },
  };
}

/** Tells the delivery how the request fares; `outgoing` is not sent before the end of this. */
function follow(outgoing: http.ClientRequest, request: WireRequest, delivery: Delivery): void {
  let socket: Socket | undefined;
  let ready = false;
  let writtenBefore: number | undefined;
  const lose = (cause?: unknown) => delivery.fail(ready ? "CONNECTION_LOST" : "NOT_CONNECTED", cause);
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
    const { connecting, destroyed, encrypted, secureConnecting } = given as TLSSocket & { secureConnecting?: boolean };
    ready = !connecting && !secureConnecting && !destroyed;
    if (!ready) given.once(encrypted ? "secureConnect" : "connect", () => (ready = true));
  });
  let answered = false;
  outgoing.on("response", (incoming) => {
    answered = true;
    delivery.isSent = () => true;
    read(incoming, delivery);
  });
  // After an answer of status 101 there is neither a response nor an error.
  outgoing.on("close", () => {
    if (!answered) lose();
  });
  outgoing.end(request.body);
}

function read(incoming: http.IncomingMessage, delivery: Delivery): void {
  let text = "";
  const finish = () => {
    delivery.succeed({
      status: incoming.statusCode ?? 0,
      headers: flatten(incoming.headers),
      text: text.replace(/^\ufeff/, ""),
    });
  };
  incoming.setEncoding("utf8");
  incoming.on("data", (chunk: string) => {
    text += chunk;
    if (text.length <= maxAnswerLength) return;
    text = "";
    finish();
    incoming.destroy();
  });
  incoming.on("error", (cause) => delivery.fail("CONNECTION_LOST", cause));
  incoming.on("close", () => delivery.fail("CONNECTION_LOST"));
  incoming.on("end", () => {
    if (incoming.complete) finish();
  });
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flat[name] = typeof value === "string" ? value : value.join(", ");
  }
  return flat;
}
