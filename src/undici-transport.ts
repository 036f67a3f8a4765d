import { optionError } from "./errors.ts";
import { lowerCaseNames } from "./fetch-transport.ts";
import { holdOn, originOf } from "./hold.ts";
import { begin, type CreateTransport, type Delivery, deliver, maxAnswerLength, maxRenewals } from "./transport.ts";
import type { WireRequest, WireResponse } from "./wire.ts";

/** What is used of a dispatcher of undici 7 or newer, such as `Client`, `Pool`, `Agent` or `ProxyAgent`. */
export interface UndiciDispatcher {
  dispatch(options: DispatchOptions, handler: DispatchHandler): boolean;
}

interface DispatchOptions {
  readonly origin: string;
  readonly path: string;
  readonly method: WireRequest["operation"]["method"];
  readonly headers?: Record<string, string>;
  readonly body?: string | null;
  /** In milliseconds; 0 for none. */
  readonly headersTimeout?: number;
  readonly bodyTimeout?: number;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

interface DispatchController {
  abort(reason: Error): void;
}

interface DispatchHandler {
  /** The connection stands and the request is about to be written; not if this throws. */
  onRequestStart(controller: DispatchController): void;
  onResponseStart(controller: DispatchController, status: number, headers: Headers): void;
  onResponseData(controller: DispatchController, chunk: Uint8Array): void;
  onResponseEnd(): void;
  onResponseError(controller: DispatchController | null, error: unknown): void;
}

/**
 * Makes the option `transport` of a client from a dispatcher of undici, whose bare `dispatch` costs less than node:https.
 * The dispatcher stays the caller's: its connections, time limits and TLS options hold, and `close` leaves it open. It
 * must lead to the client's `baseUrl`. Interceptors that send again or follow redirects are cut off at the second sending.
 *
 * @param dispatcher For instance a `Pool` for the origin of `baseUrl`.
 */
export function createUndiciTransport(dispatcher: UndiciDispatcher): CreateTransport {
  return (api, base) => {
    const { origin, pathname } = base;
    const heldOrigin = originOf(base);
    if (typeof Object(dispatcher).dispatch !== "function") {
      // Bun's module `undici` is its own.
      const rule = "needs a dispatcher of undici, which has `dispatch`; on Bun import undici/index.js";
      throw optionError("transport", rule, { api });
    }
    const prefix = pathname.replace(/\/$/, "");
    const dispatch = (options: DispatchOptions, handler: DispatchHandler) => {
      try {
        dispatcher.dispatch(options, handler);
      } catch (error) {
        handler.onResponseError(null, error);
      }
    };
    return {
      send: (request) =>
        deliver(api, request, (delivery) => {
          const { operation, path, query, body, headers } = request;
          const options = {
            origin,
            path: `${prefix}${path}${query && `?${query}`}`,
            method: operation.method,
            headers: lowerCaseNames(headers),
            body: body ?? null,
            headersTimeout: 0,
            bodyTimeout: 0,
          };
          dispatch(options, new Exchange(request, delivery, heldOrigin, (handler) => dispatch(options, handler)));
        }),

      warmUp: (bounds) =>
        deliver<void>(api, bounds, (delivery) => {
          dispatch({ origin, path: "/", method: "GET" }, new Visit(delivery));
        }),

      close() {},
    };
  };
}

/** An answer that is still read. */
type Head = Omit<WireResponse, "text"> & { text: string };

/** One request and its answer. */
class Exchange implements DispatchHandler {
  readonly #request: WireRequest;
  readonly #delivery: Delivery<WireResponse>;
  readonly #origin: string;
  readonly #renew: (handler: Exchange) => void;
  readonly #chunks: Uint8Array[] = [];
  #controller: DispatchController | undefined;
  #renewals = maxRenewals;
  #head: Head | undefined;
  #length = 0;

  constructor(
    request: WireRequest,
    delivery: Delivery<WireResponse>,
    origin: string,
    renew: (handler: Exchange) => void,
  ) {
    this.#request = request;
    this.#delivery = delivery;
    this.#origin = origin;
    this.#renew = renew;
    delivery.isSent = () => this.#controller !== undefined;
    delivery.stop = () => this.#controller?.abort(new Error("given up"));
  }

  onRequestStart(controller: DispatchController): void {
    // Pipelines and interceptors start a request again of which the first sending may have been read.
    if (this.#controller) this.#delivery.fail("CONNECTION_LOST");
    // It may have waited in the dispatcher's queue.
    else if (holdOn(this.#origin)) this.#delivery.fail("WAIT_TOO_LONG");
    if (this.#delivery.settled) throw new Error("no longer wanted");
    this.#controller = controller;
  }

  onResponseStart(_: DispatchController, status: number, headers: Headers): void {
    this.#head = { request: this.#request, status, headers: flatten(headers), text: "" };
    begin(this.#delivery, this.#origin, this.#head);
  }

  onResponseData(controller: DispatchController, chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length <= maxAnswerLength) return;
    this.#chunks.length = 0;
    this.onResponseEnd();
    controller.abort(new Error("too long"));
  }

  onResponseEnd(): void {
    const [first] = this.#chunks;
    const bytes = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
    const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const text = buffer.toString();
    const head = this.#head as Head;
    head.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    this.#delivery.succeed(head);
  }

  onResponseError(_: DispatchController | null, error: unknown): void {
    if (this.#controller) {
      this.#delivery.fail("CONNECTION_LOST", error);
    } else if (!this.#delivery.settled && isReset(error) && this.#renewals-- > 0) {
      // undici is still clearing away the connection.
      queueMicrotask(() => this.#renew(this));
    } else {
      this.#delivery.fail("NOT_CONNECTED", error);
    }
  }
}

/** Goes as far as a connection that stands, and sends nothing on it. */
class Visit implements DispatchHandler {
  readonly #delivery: Delivery<void>;

  constructor(delivery: Delivery<void>) {
    this.#delivery = delivery;
  }

  onRequestStart(): void {
    this.#delivery.succeed();
    // Takes the request back; aborting it would end the connection.
    throw new Error("nothing to send");
  }

  onResponseStart(): void {}
  onResponseData(): void {}
  onResponseEnd(): void {}
  onResponseError(_: DispatchController | null, error: unknown): void {
    this.#delivery.fail("NOT_CONNECTED", error);
  }
}

/** A reset before the request was started comes from a kept connection that the server closed, or from a handshake. */
function isReset(error: unknown): boolean {
  const { code, syscall } = Object(error) as { code?: unknown; syscall?: unknown };
  return (code === "ECONNRESET" || code === "EPIPE") && syscall !== "connect";
}

/** Headers with one text each; most answers have no others, and need no copy. */
function flatten(headers: Headers): Record<string, string> {
  if (Object.values(headers).every((value) => typeof value === "string")) return headers as Record<string, string>;
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flat[name] = typeof value === "string" ? value : value.join(", ");
  }
  return flat;
}
