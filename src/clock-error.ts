import type { Clock } from "./clock.ts";
import { type CancelkitError, ResponseError } from "./errors.ts";
import type { Api } from "./operation.ts";
import type { Settings } from "./options.ts";
import { hasCode } from "./outcome.ts";
import { within } from "./wait.ts";

/**
 * Corrects the clock if a refusal says that it is off.
 *
 * @param corrections How often the clock had been corrected when the refused request was stamped.
 * @param sentAt When it was, by `performance.now()`.
 * @param ask Asks the operation that `x-clock` names.
 * @returns Whether it is worth trying again.
 */
export async function correctClock(
  { clock: facts }: Api,
  clock: Clock,
  failure: CancelkitError,
  {
    corrections,
    sentAt,
    leftMs,
    settings,
  }: {
    readonly corrections: number;
    readonly sentAt: number;
    readonly leftMs: number;
    readonly settings: Settings;
  },
  ask: (() => Promise<number>) | undefined,
): Promise<boolean> {
  if (!facts || !settings.syncClock || settings.maxRetries === 0) return false;
  if (!(failure instanceof ResponseError) || failure.outcome !== "rejected") return false;
  if (!hasCode(facts.codes, failure.exchangeCode) && !facts.statuses.includes(failure.status)) return false;
  if (clock.corrections !== corrections) return true;
  const question = ask ?? (() => readDate(failure, clock, sentAt));
  return (await within(clock.correct(question), leftMs, settings.signal)) ?? false;
}

/** `Date` has whole seconds: a clock that differs by less is not what was refused. */
async function readDate({ headers }: ResponseError, clock: Clock, sentAt: number): Promise<number> {
  const underwayMs = (performance.now() - sentAt) / 2;
  const time = Date.parse(headers.date ?? "") + 500 + underwayMs;
  return Math.abs(time - clock.read()) < 1000 ? NaN : time;
}
