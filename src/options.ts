import { type ErrorPlace, optionError } from "./errors.ts";
import type { Operation, Parameter } from "./operation.ts";
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

// Longer timers fire at once in Node.
export const maxTimeoutMs = 2 ** 31 - 1;

type Rule = readonly [fits: (value: unknown) => boolean, rule: string];

const isFunction = (value: unknown) => typeof value === "function";
const isTime = (value: unknown) => typeof value === "number" && value > 0 && value <= maxTimeoutMs;
const time = `a number above 0, at most ${maxTimeoutMs}`;
const flag: Rule = [(value) => typeof value === "boolean", "true or false"];
const callable: Rule = [isFunction, "a function"];

/** Whether a value has all methods of these names. */
const has =
  (...names: readonly string[]) =>
  (value: unknown) =>
    names.every((name) => isFunction(Object(value)[name]));

/** What the options that hold for a call may be. */
const settingRules: Readonly<Record<Exclude<keyof Settings, "waitsFreely">, Rule>> = {
  timeoutMs: [isTime, time],
  attemptTimeoutMs: [isTime, time],
  maxRetries: [
    (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100,
    "a whole number from 0 to 100",
  ],
  retrySweep: flag,
  resolveUnknown: [(value) => value === "query", '"query", or left out'],
  syncClock: flag,
  maxWaitMs: [(value) => value === 0 || isTime(value), `0 or ${time}`],
  priority: [Number.isFinite, "a number"],
  signal: [has("addEventListener", "throwIfAborted"), "an AbortSignal"],
};

/** What the options of a client may be, but for its base URL. */
const clientRules: Readonly<Record<string, Rule>> = {
  fetch: callable,
  transport: callable,
  clock: callable,
  onAttempt: callable,
  rateLimit: flag,
  rateLimiter: [has("acquire", "observe"), "from `createRateLimiter()`, or have its methods"],
  agent: [has("addRequest"), "an Agent of node:http(s)"],
};

/** Options of which one leaves those behind it without an effect. */
const exclusive = ["agent", "transport", "fetch"] as const;

const defaults: Settings = {
  timeoutMs: 10_000,
  attemptTimeoutMs: 4000,
  maxRetries: 2,
  retrySweep: false,
  syncClock: true,
  priority: 0,
  waitsFreely: false,
};

/** What a call has that was given no options; most are, and need no look at each. */
export const noOptions = {};

export const callOptionNames = Object.keys(settingRules);
export const clientOptionNames = [...callOptionNames.slice(0, -2), "baseUrl", ...Object.keys(clientRules)];

/**
 * Checks the options that hold for a call, and sets them before those of the client.
 *
 * @throws {ParameterError} One is not valid (`OPTION_INVALID`).
 */
export function readSettings(given: object, place: ErrorPlace, before: Settings = defaults): Settings {
  const found = given === noOptions ? undefined : assertOptions(settingRules, given, place);
  return found || waitsFreely in given ? { ...before, ...found, waitsFreely: waitsFreely in given } : before;
}

/** Checks the options of a table; gives those that were given. */
function assertOptions(
  rules: Readonly<Record<string, Rule>>,
  given: object,
  place: ErrorPlace,
): Readonly<Record<string, unknown>> | undefined {
  let found: Record<string, unknown> | undefined;
  for (const name in rules) {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) continue;
    const [fits, rule] = rules[name] as Rule;
    if (!fits(value)) throw optionError(name, `must be ${rule}`, place);
    found ??= {};
    found[name] = value;
  }
  return found;
}

/** Parameters that may be given as options, such as `recvWindow`. */
export function optionParametersOf({ parameters }: Operation): readonly Parameter[] {
  return parameters.filter(({ option }) => option);
}

/** Refuses names that are no option, so that a misspelt one is not ignored. */
export function assertOptionNames(options: object, known: readonly string[], place: ErrorPlace): void {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw optionError(name, `is no option here; there are ${known.join(", ")}`, place);
    }
  }
}

/** Refuses what cannot stand in a header: a key read from a file often ends in a line break. */
export function assertKeyText(name: string, text: unknown, place: ErrorPlace): asserts text is string {
  if (typeof text !== "string" || !/^[\x21-\x7e]+$/.test(text)) {
    throw optionError(name, "must be visible ASCII, without spaces", place);
  }
}

/** Checks the options that every client has; the URL comes back parsed. */
export function readClientOptions(options: ClientOptions, server: string, place: ErrorPlace): URL {
  assertOptions(clientRules, options, place);
  const { agent, baseUrl = server, rateLimit, rateLimiter } = options;
  const isUnpaced = rateLimiter && rateLimit === false;
  const [first = "", second] = isUnpaced
    ? ["rateLimiter", "rateLimit: false"]
    : exclusive.filter((name) => options[name]);
  if (second) throw optionError(first, `has no effect beside \`${second}\`: give one`, place);
  const url = readBaseUrl(baseUrl, place);
  // Agents of proxies may serve both, and then say nothing of one.
  const { protocol } = Object(agent) as { protocol?: unknown };
  if (typeof protocol === "string" && protocol !== url.protocol) {
    throw optionError("agent", `is for ${protocol}, the base URL for ${url.protocol}`, place);
  }
  return url;
}

function readBaseUrl(baseUrl: unknown, place: ErrorPlace): URL {
  const refuse = (rule: string) => optionError("baseUrl", rule, place);
  const url = typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  // To other machines the key would travel in the clear.
  if (!url || !/^(https:|http:\/\/(localhost|[^/]+\.localhost|127(\.\d+){3}|\[::1\])[:/])/.test(url.href)) {
    throw refuse("must be an https:// URL, or http:// to this machine");
  }
  if (url.username || url.password || /[?#]/.test(url.href)) {
    throw refuse("must have no user, password, query or fragment");
  }
  return url;
}
