import type { RateLimiter } from "./rate-limiter.ts";
import type { CreateTransport } from "./transport.ts";

/** What `onAttempt` is told after each attempt; nothing of it is secret. */
export interface Attempt {
  readonly api: string;
  readonly operation: string;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
  /** The HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  readonly outcome: "succeeded" | "not-sent" | "rejected" | "unknown";
  /** How long the attempt took, in milliseconds. */
  readonly durationMs: number;
}

/** Options that a client and each of its calls may have; the call's win. */
export interface SharedOptions {
  /**
   * How long a call may take with all its waiting and attempts, in milliseconds (above 0, at most 2147483647), by a clock
   * that nobody can set. Default 10000.
   */
  readonly timeoutMs?: number | undefined;
  /**
   * How long one attempt of an operation that may be retried may take, in milliseconds (above 0, at most 2147483647).
   * Default 4000.
   */
  readonly attemptTimeoutMs?: number | undefined;
  /**
   * How often a failed attempt is followed by another, 0 to 100; 0 switches every kind of retry off. Default 2.
   * Retried are requests that were never sent, refusals that the exchange calls worth another try, a 429 whose wait
   * fits, and lost answers of operations that name their orders.
   */
  readonly maxRetries?: number | undefined;
  /**
   * Whether an operation that cancels all there is (of a symbol, of a pair, of the account) is sent again after its
   * answer was lost. Default false: an order that was opened meanwhile would be canceled too. The result then tells
   * only what the last request canceled.
   */
  readonly retrySweep?: boolean | undefined;
  /**
   * `"query"`: ask how the order stands where an answer was lost and it stays open whether the order was canceled. The
   * call then resolves with the order as the query shows it, or fails with `rejected` if it was filled or has expired.
   * Of an order list that is done each order is asked for; where some were canceled and others not, it stays `unknown`.
   */
  readonly resolveUnknown?: "query" | undefined;
  /** Whether to ask for the exchange's time, and go by it, when it finds the clock off. Default true. */
  readonly syncClock?: boolean | undefined;
  /**
   * How long a call may wait for its turns in all, in milliseconds (0, for not at all, to 2147483647). Default: `timeoutMs`.
   */
  readonly maxWaitMs?: number | undefined;
}

/** What an Agent of node:http or node:https is known by; written out, so that the types need nothing of Node's. */
export interface HttpAgent {
  readonly maxSockets: number;
  readonly maxFreeSockets: number;
  destroy(): void;
}

/** Options of every client. */
export interface ClientOptions extends SharedOptions {
  /** Where requests go; https, or http to this machine. Default: the exchange's production host. */
  readonly baseUrl?: string | undefined;
  /**
   * A transport of your own, called as `fetch(url, init)` with `redirect: "manual"`. When it writes is not to be known: a
   * request that it has been given may still leave after a 429 or a 418 for another one.
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** An http(s) Agent of your own, for a private CA, a proxy or a source address; never closed by the client. */
  readonly agent?: HttpAgent | undefined;
  /** From `createUndiciTransport` of `cancelkit/undici`. Default: node:http(s). */
  readonly transport?: CreateTransport | undefined;
  /** The time that requests are stamped with, in milliseconds since 1970. Default `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Told after each attempt; what it throws is ignored. */
  readonly onAttempt?: ((attempt: Attempt) => void) | undefined;
  /** Whether calls wait their turn under the documented limits. Default true. A 429 or 418 is heeded in any case. */
  readonly rateLimit?: boolean | undefined;
  /** From `createRateLimiter`, for clients that pace together. Default: one of the client's own. */
  readonly rateLimiter?: RateLimiter | undefined;
}

/** Options of one call. */
export interface CallOptions extends SharedOptions {
  /** Gives up when aborted; an order may have been canceled all the same (`outcome`). */
  readonly signal?: AbortSignal | undefined;
  /** Who goes first where calls wait their turn: higher before lower, any finite number. Default 0. */
  readonly priority?: number | undefined;
}

/** The options of a call with those of the client and the defaults behind them. */
export interface Settings {
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly maxRetries: number;
  readonly retrySweep: boolean;
  readonly resolveUnknown?: "query" | undefined;
  readonly syncClock: boolean;
  readonly maxWaitMs?: number | undefined;
  readonly priority: number;
  readonly signal?: AbortSignal | undefined;
  /** Whether what it waits for turns is no part of `timeoutMs`. */
  readonly waitsFreely: boolean;
}

/** Of the options that `cancelMany` gives to a call. */
export const waitsFreely = Symbol("waitsFreely");
