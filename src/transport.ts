import { waitForAbort } from "./abort.ts";
import { TransportError, type TransportErrorCode } from "./errors.ts";
import { redactError } from "./redact.ts";
import type { Send, WireRequest, WireResponse } from "./wire.ts";

/** A transport with connections that it keeps. */
export interface Transport {
  readonly send: Send;
  /** Ends idle connections; calls under way go on, and later ones work on connections that are not kept. */
  close(): void;
}

/** One request on its way. What settles it first decides; all that comes later is ignored. */
export interface Delivery {
  /** Whether a byte of the request may have left, set by the transport; asked when the delivery fails. */
  isSent: () => boolean;
  /** Lets go of the connection, set by the transport; called when the delivery fails. */
  stop: () => void;
  succeed(answer: Omit<WireResponse, "request">): void;
  fail(code: TransportErrorCode, cause?: unknown): void;
}

/** Delivers one request within its time and until its signal aborts; `start` must not throw. */
export function deliver(api: string, request: WireRequest, start: (delivery: Delivery) => void): Promise<WireResponse> {
  return new Promise((resolve, reject) => {
    const { signal, timeoutMs, secrets } = request;
    let settled = false;
    const settle = () => {
      settled = true;
      clearTimeout(timer);
      stopWaiting?.();
    };
    const delivery: Delivery = {
      isSent: () => false,
      stop: () => {},
      succeed(answer) {
        if (settled) return;
        settle();
        resolve({ request, ...answer });
      },
      fail(code, cause) {
        if (settled) return;
        settle();
        const outcome = delivery.isSent() ? "unknown" : "not-sent";
        // The reason of an abort is the caller's own.
        const shown = code === "ABORTED" ? cause : redactError(cause, secrets);
        reject(createTransportError(code, api, request, { outcome, cause: shown }));
        delivery.stop();
      },
    };
    const onAbort = () => delivery.fail("ABORTED", signal?.reason);
    const timer = setTimeout(() => delivery.fail("TIMEOUT"), timeoutMs);
    let stopWaiting: (() => void) | undefined;
    if (signal?.aborted) return onAbort();
    if (signal) stopWaiting = waitForAbort(signal, onAbort);
    start(delivery);
  });
}

const texts: Readonly<Record<TransportErrorCode, string>> = {
  ABORTED: "aborted by the caller",
  TIMEOUT: "no answer in time",
  NOT_CONNECTED: "no connection could be made",
  CONNECTION_LOST: "the connection was lost before the answer was complete",
};

function createTransportError(
  code: TransportErrorCode,
  api: string,
  { operation, timeoutMs }: WireRequest,
  details: { readonly outcome: "not-sent" | "unknown"; readonly cause: unknown },
): TransportError {
  const text = code === "TIMEOUT" ? `${texts[code]} (${Math.round(timeoutMs)} ms)` : texts[code];
  const consequence = details.outcome === "not-sent" ? "nothing was sent" : "the exchange may have acted";
  return new TransportError(
    code,
    `${api} ${operation.id}: ${text}; ${consequence}`,
    { api, operation: operation.id },
    details,
  );
}
