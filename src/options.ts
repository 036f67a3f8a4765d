import type { Agent } from "node:http";
import { type ErrorPlace, ParameterError } from "./errors.ts";
import type { Operation } from "./operation.ts";

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

/** Options of every client. */
export interface ClientOptions {
  /** Where requests go; https, or http to this machine. Default: the exchange's production host. */
  readonly baseUrl?: string | undefined;
  /** How long a call may take, in milliseconds, by a clock that nobody can set. Default 10000. */
  readonly timeoutMs?: number | undefined;
  /** A transport of your own, called as `fetch(url, init)` with `redirect: "manual"`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** An http(s) Agent of your own, for a private CA, a proxy or a source address; never closed by the client. */
  readonly agent?: Agent | undefined;
  /** The time that requests are stamped with, in milliseconds since 1970. Default `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Told after each attempt; what it throws is ignored. */
  readonly onAttempt?: ((attempt: Attempt) => void) | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Gives up when aborted; an order may have been canceled all the same (`outcome`). */
  readonly signal?: AbortSignal | undefined;
  /** How long the call may take, in milliseconds. Default: the client's. */
  readonly timeoutMs?: number | undefined;
}

export const clientOptionNames = ["baseUrl", "timeoutMs", "fetch", "agent", "clock", "onAttempt"];
export const callOptionNames = ["signal", "timeoutMs"];

/** Parameters that may be given as options, such as `recvWindow`. */
export function optionParametersOf(operation: Operation): readonly string[] {
  return operation.parameters.filter(({ option }) => option).map(({ name }) => name);
}

// Longer timers fire at once in Node.
const maxTimeoutMs = 2 ** 31 - 1;

/** Refuses names that are no option, so that a misspelt one is not ignored. */
export function assertOptionNames(options: object, known: readonly string[], place: ErrorPlace): void {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw invalid(name, `is no option here; there are ${known.map((each) => `\`${each}\``).join(", ")}`, place);
    }
  }
}

export function assertTimeout(timeoutMs: unknown, place: ErrorPlace): void {
  if (typeof timeoutMs !== "number" || !(timeoutMs > 0 && timeoutMs <= maxTimeoutMs)) {
    throw invalid("timeoutMs", `must be a number of milliseconds above 0, at most ${maxTimeoutMs}`, place);
  }
}

export function assertSignal(signal: unknown, place: ErrorPlace): void {
  const { aborted, addEventListener } = Object(signal) as Partial<AbortSignal>;
  if (typeof aborted !== "boolean" || typeof addEventListener !== "function") {
    throw invalid("signal", "must be an AbortSignal, as `new AbortController().signal` is", place);
  }
}

/** Refuses what cannot stand in a header: a key read from a file often ends in a line break. */
export function assertKeyText(name: string, text: unknown, place: ErrorPlace): asserts text is string {
  if (typeof text !== "string" || !/^[\x21-\x7e]+$/.test(text)) {
    throw invalid(name, "must be a text of visible ASCII characters, without spaces or line breaks around it", place);
  }
}

/** Checks the options that every client has; the URL comes back parsed. */
export function readClientOptions(options: ClientOptions, server: string, place: ErrorPlace): URL {
  for (const name of ["fetch", "clock", "onAttempt"] as const) {
    if (options[name] !== undefined && typeof options[name] !== "function") {
      throw invalid(name, "must be a function", place);
    }
  }
  if (options.timeoutMs !== undefined) assertTimeout(options.timeoutMs, place);
  const { agent } = options;
  if (agent !== undefined) {
    if (options.fetch) throw invalid("agent", "has no effect beside `fetch`: give one of them", place);
    if (typeof Object(agent).addRequest !== "function") {
      throw invalid("agent", "must be an Agent of node:http or node:https, or one that is made like it", place);
    }
  }
  const url = readBaseUrl(options.baseUrl === undefined ? server : options.baseUrl, place);
  // Agents of proxies may serve both, and then say nothing of one.
  const { protocol } = Object(agent) as { protocol?: unknown };
  if (typeof protocol === "string" && protocol !== url.protocol) {
    throw invalid("agent", `is for ${protocol}, but the base URL begins with ${url.protocol}`, place);
  }
  return url;
}

function readBaseUrl(baseUrl: unknown, place: ErrorPlace): URL {
  const url = typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw invalid("baseUrl", "must be a URL that begins with https://", place);
  }
  if (url.username || url.password || /[?#]/.test(url.href)) {
    throw invalid("baseUrl", "must have no user, password, query or fragment", place);
  }
  if (url.protocol === "http:" && !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) {
    throw invalid(
      "baseUrl",
      "must begin with https:// unless it leads to this machine, or the key travels in the clear",
      place,
    );
  }
  return url;
}

function invalid(name: string, rule: string, place: ErrorPlace): ParameterError {
  return new ParameterError("OPTION_INVALID", name, rule, place);
}
