import { waitForAbort } from "./abort.ts";
import { type Outcome, TransportError, type TransportErrorCode } from "./errors.ts";
import { redactError } from "./redact.ts";
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

const no = () => false;
const nothing = () => {};

/** One request on its way. What settles it first decides; all that comes later is ignored. */
export class Delivery<Result> {
  /** Whether a byte of the request may have left, set by the transport; asked when the delivery fails. */
  isSent: () => boolean = no;
  /** Lets go of the connection, set by the transport; called when the delivery fails. */
  stop: () => void = nothing;
  settled = false;
  readonly #api: string;
  readonly #bounds: Bounds;
  readonly #resolve: (result: Result) => void;
  readonly #reject: (error: TransportError) => void;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #stopWaiting: (() => void) | undefined;

  constructor(api: string, bounds: Bounds, resolve: (result: Result) => void, reject: (error: TransportError) => void) {
    this.#api = api;
    this.#bounds = bounds;
    this.#resolve = resolve;
    this.#reject = reject;
    const { signal, timeoutMs } = bounds;
    if (signal?.aborted) {
      this.fail("ABORTED", signal.reason);
    } else {
      this.#timer = setTimeout(expire, timeoutMs, this);
      if (signal) this.#stopWaiting = waitForAbort(signal, () => this.fail("ABORTED", signal.reason));
    }
  }

  succeed(result: Result): void {
    if (this.settled) return;
    this.#settle();
    this.#resolve(result);
  }

  fail(code: TransportErrorCode, cause?: unknown): void {
    if (this.settled) return;
    this.#settle();
    const outcome = this.isSent() ? "unknown" : "not-sent";
    // The reason of an abort is the caller's own.
    const shown = code === "ABORTED" ? cause : redactError(cause, this.#bounds.secrets);
    const { timeoutMs, operation } = this.#bounds;
    this.#reject(createTransportError(code, this.#api, operation.id, { outcome, timeoutMs, cause: shown }));
    this.stop();
  }

  #settle(): void {
    this.settled = true;
    clearTimeout(this.#timer);
    this.#stopWaiting?.();
  }
}

function expire(delivery: Delivery<never>): void {
  delivery.fail("TIMEOUT");
}

/** Delivers one request within its time and until its signal aborts; `start` must not throw. */
export function deliver<Result = WireResponse>(
  api: string,
  bounds: Bounds,
  start: (delivery: Delivery<Result>) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const delivery = new Delivery<Result>(api, bounds, resolve, reject);
    if (!delivery.settled) start(delivery);
  });
}

const texts: Readonly<Record<TransportErrorCode, string>> = {
  ABORTED: "aborted by the caller",
  TIMEOUT: "no answer in time",
  NOT_CONNECTED: "no connection could be made",
  CONNECTION_LOST: "the connection was lost before the answer was complete",
  WAIT_TOO_LONG: "the call would have to wait for its turn longer than it may",
};

const consequences: Readonly<Record<Outcome, string>> = {
  "not-sent": "nothing was sent",
  rejected: "the exchange did nothing",
  unknown: "the exchange may have acted",
};

/** The error for a call without an answer; `timeoutMs` and `retryAfterMs` stand in the text. */
export function createTransportError(
  code: TransportErrorCode,
  api: string,
  operation: string,
  details: {
    readonly outcome: Outcome;
    readonly timeoutMs: number;
    readonly retryAfterMs?: number | undefined;
    readonly cause: unknown;
  },
): TransportError {
  const { outcome, timeoutMs, retryAfterMs } = details;
  const ms = code === "TIMEOUT" ? timeoutMs : retryAfterMs;
  const text = ms === undefined ? texts[code] : `${texts[code]} (${Math.round(ms)} ms)`;
  return new TransportError(
    code,
    `${api} ${operation}: ${text}; ${consequences[outcome]}`,
    { api, operation },
    details,
  );
}
