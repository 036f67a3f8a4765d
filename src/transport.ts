import { waitForAbort } from "./abort.ts";
import { type ErrorPlace, type Outcome, TransportError, type TransportErrorCode } from "./errors.ts";
import { beginReading, endReading, held } from "./hold.ts";
import { redactError } from "./redact.ts";
import { readRetryAfter } from "./retry-after.ts";
import type { Send, WireRequest, WireResponse } from "./wire.ts";

/** A transport with connections that it keeps. */
export interface Transport {
  readonly send: Send;
  /** Opens a connection ahead of need, where the transport can; nothing is sent on it. */
  warmUp(bounds: Bounds): Promise<void>;
  /** Ends idle connections; calls under way go on, and later ones work on connections that are not kept. */
  close(): void;
}

/** Makes the transport of one client: to this API, under this URL. */
export type CreateTransport = (api: string, base: URL) => Transport;

/** What bounds a delivery, and what its errors say and must not say. */
export interface Bounds extends Pick<WireRequest, "signal" | "timeoutMs" | "secrets"> {
  readonly operation: { readonly id: string };
}

/** Longer answers are given up: no documented one comes near it, and no text can be much longer. */
export const maxAnswerLength = 2 ** 26;

/** How often a request of which nothing was written is made anew, each time a kept connection proves dead. */
export const maxRenewals = 3;

/** How long the body of a 429 or a 418 is waited for, in milliseconds: its head is enough of an answer. */
const longestBodyMs = 1000;

/** In a busy process the answer may have come in time: what is there is read before immediates are called. */
const failSoon = ({ fail }: Delivery<unknown>) => void setImmediate(fail, "TIMEOUT");

const no = () => false;
const nothing = () => {};

/** One request on its way. What settles it first decides; all that comes later is ignored. */
export interface Delivery<Result> {
  /** Whether a byte of the request may have left, set by the transport; asked when the delivery fails. */
  isSent: () => boolean;
  /** Lets go of the connection, set by the transport; called when the delivery fails. */
  stop: () => void;
  settled: boolean;
  /** An answer without its body, where that is enough of an answer. */
  head: Result | undefined;
  /** Ends what `begin` began. */
  endReading: (() => void) | undefined;
  succeed(result: Result): void;
  /** `WAIT_TOO_LONG`: a hold began before anything was sent; the promise then rejects with `held`, for another turn. */
  fail(code: TransportErrorCode, cause?: unknown): void;
}

/** Delivers one request within its time and until its signal aborts; `start` must not throw. */
export function deliver<Result = WireResponse>(
  api: string,
  { operation, secrets, signal, timeoutMs }: Bounds,
  start: (delivery: Delivery<Result>) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      delivery.settled = true;
      clearTimeout(timer);
      stopWaiting?.();
    };
    const delivery: Delivery<Result> = {
      isSent: no,
      stop: nothing,
      settled: false,
      head: undefined,
      endReading: undefined,
      succeed(result) {
        if (delivery.settled) return;
        settle();
        resolve(result);
        delivery.endReading?.();
      },
      fail(code, given) {
        if (delivery.settled) return;
        if (delivery.head) {
          delivery.succeed(delivery.head);
          return delivery.stop();
        }
        settle();
        const outcome = delivery.isSent() ? "unknown" : "not-sent";
        // The reason of an abort is the caller's own.
        const cause = code === "ABORTED" ? given : redactError(given, secrets);
        const place = { api, operation: operation.id };
        reject(code === "WAIT_TOO_LONG" ? held : createTransportError(code, place, { outcome, timeoutMs, cause }));
        delivery.stop();
      },
    };
    const abort = () => delivery.fail("ABORTED", signal?.reason);
    let timer: NodeJS.Timeout | undefined;
    let stopWaiting: (() => void) | undefined;
    if (signal?.aborted) return abort();
    timer = setTimeout(failSoon, timeoutMs, delivery);
    if (signal) stopWaiting = waitForAbort(signal, abort);
    start(delivery);
  });
}

/**
 * Notes that an answer begins. A 429 or 418 holds its origin from here on, and counts even if its body is cut off or does
 * not end in time, as one does whose body says nothing.
 */
export function begin(delivery: Delivery<WireResponse>, origin: string, head: WireResponse): void {
  if (delivery.settled || (head.status !== 429 && head.status !== 418)) return;
  // Without the exchange's date, the end of it tells what a date means. To wait for no time tells nothing.
  const waitMs = readRetryAfter(head.headers, undefined, () => NaN);
  if (waitMs) head.heldUntil = performance.now() + waitMs;
  const hold = beginReading(origin, head);
  const timer = setTimeout(failSoon, longestBodyMs, delivery);
  delivery.head = head;
  delivery.endReading = () => {
    clearTimeout(timer);
    // Once who waits for the promise has noted what the answer says.
    queueMicrotask(() => endReading(hold));
  };
}

const texts: Readonly<Record<TransportErrorCode, string>> = {
  ABORTED: "aborted",
  TIMEOUT: "no answer in time",
  NOT_CONNECTED: "no connection",
  CONNECTION_LOST: "the connection was lost",
  WAIT_TOO_LONG: "its turn would come too late",
};

const consequences: Readonly<Record<Outcome, string>> = {
  "not-sent": "nothing was sent",
  rejected: "the exchange did nothing",
  unknown: "the exchange may have acted",
};

/** The error for a call without an answer; `retryAfterMs`, or the `timeoutMs` that it took too long, stands in the text. */
export function createTransportError(
  code: TransportErrorCode,
  place: ErrorPlace,
  details: {
    readonly outcome: Outcome;
    readonly timeoutMs: number;
    readonly retryAfterMs?: number | undefined;
    readonly cause?: unknown;
  },
): TransportError {
  const { outcome, retryAfterMs, timeoutMs } = details;
  const ms = code === "TIMEOUT" ? timeoutMs : retryAfterMs;
  const text = texts[code] + (ms === undefined ? "" : ` (${Math.round(ms)} ms)`);
  return new TransportError(code, `${text}; ${consequences[outcome]}`, place, details);
}
