import { OptionError } from "./option-error.ts";

/** What an option must be, what to do where it is not, and whether a value is. */
type Rule = readonly [rule: string, fix: string, fits: (value: unknown) => boolean];
type Rules = Readonly<Record<string, Rule>>;

const flag: Rule = ["must be true or false", "leave it out for false", (value) => typeof value === "boolean"];

const common: Rules = {
  // The ledger reads it, and says what is wrong with which field.
  seed: ["must be an order, or a list of orders", "leave it out for none", () => true],
  clock: [
    "must be a function that gives milliseconds",
    "leave it out for Date.now",
    (value) => typeof value === "function",
  ],
  explain: flag,
  enforceLimits: flag,
  history: [
    "must be a whole number from 1 on",
    "leave it out for 10000",
    (value) => Number.isSafeInteger(value) && (value as number) > 0,
  ],
};

/** The options of `createMockExchange`. */
export const exchangeRules: Rules = {
  ...common,
  port: [
    "must be a whole number from 0 to 65535",
    "leave it out for a free port",
    (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65_535,
  ],
  tls: flag,
};

/** The options of `createMockHandlers`. */
export const handlersRules: Rules = {
  ...common,
  url: ["must be a URL of http or https", 'give one such as "https://exchange.test"', isWebUrl],
};

function isWebUrl(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/**
 * Checks options before anything starts; `undefined` is an option left out.
 *
 * @throws {OptionError} There is no such option, or its value is none that it takes.
 */
export function checkOptions(options: unknown, rules: Rules): void {
  const names = Object.keys(rules).join(", ");
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new OptionError("", "must be an object", `there are ${names}`);
  }
  for (const [name, value] of Object.entries(options)) {
    const [rule, fix, fits] = (Object.hasOwn(rules, name) && rules[name]) || [];
    if (!rule || !fits) throw new OptionError(name, "is no option here", `leave it out; there are ${names}`);
    if (value !== undefined && !fits(value)) throw new OptionError(name, rule, `${fix}; there are ${names}`);
  }
}
