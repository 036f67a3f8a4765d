import { budgets } from "../generated/budgets.ts";
import { optionError, type ParameterError } from "./errors.ts";
import { createLimiter, type Limits, type RateLimiter } from "./rate-limiter.ts";
import { isRecord } from "./record.ts";

export interface RateLimiterOptions {
  /**
   * Limits other than the documented ones, by API and budget: `{ "binance-margin": { ip: 6000 } }`. Whole numbers, not
   * below the weight of the heaviest call.
   */
  readonly limits?: Limits | undefined;
}

const place = { api: "cancelkit", operation: "createRateLimiter" };

/**
 * Makes a rate limiter for this process. Clients that are given the same one (option `rateLimiter`) pace together.
 *
 * It remembers what was taken in the last interval, so a limit holds in every interval of that length.
 *
 * @throws {ParameterError} An option, an API or a budget is not known, or a limit is not valid (`OPTION_INVALID`).
 */
export function createRateLimiter(options: RateLimiterOptions = {}): RateLimiter {
  const { limits = {} } = entriesOf("options", options, { limits: 0 });
  const copy: Record<string, Record<string, number>> = {};
  for (const [api, given] of Object.entries(entriesOf("limits", limits, budgets))) {
    const least: Readonly<Record<string, number>> = budgets[api as keyof typeof budgets];
    const own: Record<string, number> = {};
    for (const [name, limit] of Object.entries(entriesOf(`limits.${api}`, given, least))) {
      if (!Number.isSafeInteger(limit) || (limit as number) < (least[name] as number)) {
        throw invalid(
          `limits.${api}.${name}`,
          `must be a whole number, at least ${least[name]}, the weight of the heaviest call`,
        );
      }
      own[name] = limit as number;
    }
    copy[api] = own;
  }
  return createLimiter(copy);
}

/** What an object has of the known names; others are refused, so that a misspelt one is not ignored. */
function entriesOf(name: string, value: unknown, known: object): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw invalid(name, "must be an object");
  const given = Object.entries(value).filter((entry) => entry[1] !== undefined);
  for (const [key] of given) {
    if (Object.hasOwn(known, key)) continue;
    const names = Object.keys(known).map((each) => `\`${each}\``);
    throw invalid(name === "options" ? key : `${name}.${key}`, `is not known; there are ${names.join(", ")}`);
  }
  return Object.fromEntries(given);
}

function invalid(name: string, rule: string): ParameterError {
  return optionError(name, rule, place);
}
