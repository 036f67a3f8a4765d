import type { Clock } from "./clock.ts";
import type { ResponseError } from "./errors.ts";
import { readHttpDate } from "./retry-after.ts";

/**
 * The exchange's time by the `Date` of an answer, for APIs without an operation that tells it.
 *
 * @param sentAt When its request was stamped, by `performance.now()`.
 * @returns Milliseconds since 1970. `Date` has whole seconds: NaN for a clock that differs by less than one, which is not
 *   what was refused.
 */
export async function readDate({ headers }: ResponseError, clock: Clock, sentAt: number): Promise<number> {
  const underwayMs = (performance.now() - sentAt) / 2;
  const time = readHttpDate(headers.date) + 500 + underwayMs;
  return Math.abs(time - clock.read()) < 1000 ? NaN : time;
}
