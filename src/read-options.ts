import { type ErrorPlace, optionError } from "./errors.ts";
import type { Operation, Parameter } from "./operation.ts";
import { type ClientOptions, type Settings, waitsFreely } from "./options.ts";

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
