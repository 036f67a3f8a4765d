import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { TransportError, type TransportErrorCode } from "./errors.ts";
import { redactError } from "./redact.ts";
import type { Send, WireRequest } from "./wire.ts";

/** A transport with connections that it keeps. */
export interface Transport {
  readonly send: Send;
  /** Ends idle connections; calls under way go on, and later ones work on connections that are not kept. */
  close(): void;
}

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
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        const { signal, secrets } = request;
        let socket: Socket | undefined;
        let ready = false;
        let writtenBefore = 0;
        // Nothing was sent before the connection stood, nor if the socket took no byte since it was handed to us.
        const isSent = () => ready && socket !== undefined && socket.bytesWritten !== writtenBefore;

        const fail = (code: TransportErrorCode, cause: unknown) => {
          finish();
          const outcome = isSent() ? "unknown" : "not-sent";
          const known = code === "NOT_CONNECTED" && ready ? "CONNECTION_LOST" : code;
          reject(createTransportError(known, api, request, { outcome, cause }));
          outgoing?.destroy();
        };
        const onAbort = () => fail("ABORTED", signal?.reason);
        const timer = setTimeout(() => fail("TIMEOUT", undefined), request.timeoutMs);
        const finish = () => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", onAbort);
        };

        let outgoing: http.ClientRequest | undefined;
        if (signal?.aborted) return onAbort();
        signal?.addEventListener("abort", onAbort, { once: true });
        try {
          outgoing = (secure ? https : http).request({
            ...target,
            method: request.operation.method,
            path: `${prefix}${request.path}${request.query && `?${request.query}`}`,
            headers: request.headers,
          });
        } catch (cause) {
          return fail("NOT_CONNECTED", redactError(cause, secrets));
        }
        outgoing.on("error", (cause) => fail("NOT_CONNECTED", redactError(cause, secrets)));
        outgoing.on("socket", (given) => {
          socket = given;
          writtenBefore = given.bytesWritten;
          ready = !(given.connecting || (given as TLSSocket & { secureConnecting?: boolean }).secureConnecting);
          if (!ready) given.once(secure ? "secureConnect" : "connect", () => (ready = true));
        });
        outgoing.on("response", (incoming) => {
          let text = "";
          incoming.setEncoding("utf8");
          incoming.on("data", (chunk: string) => (text += chunk));
          incoming.on("error", (cause) => fail("CONNECTION_LOST", redactError(cause, secrets)));
          incoming.on("end", () => {
            if (!incoming.complete) return fail("CONNECTION_LOST", undefined);
            finish();
            resolve({ request, status: incoming.statusCode ?? 0, headers: flatten(incoming.headers), text });
          });
        });
        outgoing.end(request.body);
      }),

    close() {
      if (givenAgent) return;
      // Connections in use end once their answer is there, since they are no longer worth keeping.
      (agent as http.Agent & { keepAlive: boolean }).keepAlive = false;
      for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
    },
  };
}

/** Sends through a caller's own `fetch`. */
export function createFetchTransport(api: string, base: URL, fetch: typeof globalThis.fetch): Transport {
  const origin = base.href.replace(/\/$/, "");
  const send: Send = (request) =>
    new Promise((resolve, reject) => {
      const { signal, secrets } = request;
      const controller = new AbortController();
      let sent = false;
      const fail = (code: TransportErrorCode, cause: unknown) => {
        finish();
        const outcome = sent && code !== "NOT_CONNECTED" ? "unknown" : "not-sent";
        reject(createTransportError(code, api, request, { outcome, cause }));
        controller.abort();
      };
      const onAbort = () => fail("ABORTED", signal?.reason);
      const timer = setTimeout(() => fail("TIMEOUT", undefined), request.timeoutMs);
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
      };
      if (signal?.aborted) return onAbort();
      signal?.addEventListener("abort", onAbort, { once: true });

      const exchangeMessages = async () => {
        const response = await fetch(`${origin}${request.path}${request.query && `?${request.query}`}`, {
          method: request.operation.method,
          headers: request.headers,
          ...(request.body !== undefined && { body: request.body }),
          redirect: "manual",
          signal: controller.signal,
        });
        const text = await response.text();
        finish();
        // A browser's `fetch` shows a redirect that it did not follow as status 0.
        const status = response.type === "opaqueredirect" ? 302 : response.status;
        resolve({ request, status, headers: Object.fromEntries(response.headers), text });
      };
      sent = true;
      exchangeMessages().catch((cause) => {
        fail(isConnectFailure(cause) ? "NOT_CONNECTED" : "CONNECTION_LOST", redactError(cause, secrets));
      });
    });
  return { send, close() {} };
}

// What Node, undici, Bun and Deno say when no connection came about.
const connectFailures = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
]);

function isConnectFailure(error: unknown, depth = 0): boolean {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  return connectFailures.has(String(code)) || (cause !== undefined && depth < 5 && isConnectFailure(cause, depth + 1));
}

function createTransportError(
  code: TransportErrorCode,
  api: string,
  request: WireRequest,
  details: { readonly outcome: "not-sent" | "unknown"; readonly cause: unknown },
): TransportError {
  const operation = request.operation.id;
  const texts: Readonly<Record<TransportErrorCode, string>> = {
    ABORTED: "aborted by the caller",
    TIMEOUT: `no answer within ${Math.round(request.timeoutMs)} ms`,
    NOT_CONNECTED: "no connection could be made",
    CONNECTION_LOST: "the connection was lost before the answer was complete",
  };
  const consequence = details.outcome === "not-sent" ? "nothing was sent" : "the exchange may have acted";
  return new TransportError(code, `${api} ${operation}: ${texts[code]}; ${consequence}`, { api, operation }, details);
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flat[name] = typeof value === "string" ? value : value.join(", ");
  }
  return flat;
}
