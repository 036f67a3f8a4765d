import { type CancelkitError, ResponseError } from "./errors.ts";
import { holdOn } from "./hold.ts";
import type { Settings } from "./options.ts";
import { hasCode } from "./outcome.ts";
import type { CallContext, Perform, Progress } from "./perform.ts";
import { prepareNamed } from "./prepare.ts";
import { CallResponse } from "./response.ts";

/**
 * Corrects the clock if a refusal says that it is off.
 *
 * @param perform Performs the operation that `x-clock` names.
 * @param leftMs How long that may take, in milliseconds.
 * @returns Whether it is worth trying again.
 */
export async function correctClock(
  { api, clock, operations, origin, settings: defaults }: CallContext,
  perform: Perform,
  failure: CancelkitError,
  progress: Progress,
  settings: Settings,
  leftMs: number,
): Promise<boolean> {
  const { clock: facts, readDate } = api;
  if (!facts || !settings.syncClock || settings.maxRetries === 0) return false;
  if (!(failure instanceof ResponseError) || failure.outcome !== "rejected") return false;
  if (!hasCode(facts.codes, failure.exchangeCode) && !facts.statuses.includes(failure.status)) return false;
  if (clock.corrections !== progress.corrections) return true;
  const ask = async (signal: AbortSignal) => {
    const found = operations.find((each) => each.operation.id === facts.operation);
    if (!found) return readDate?.(failure, clock, progress.sentAt) ?? NaN;
    // Others wait for it as well: what this call alone was given does not bound it.
    const once = { ...defaults, maxRetries: 0, timeoutMs: defaults.attemptTimeoutMs, signal };
    const response = await perform(prepareNamed(found, {}, {}, { settings: once, options: {} }));
    // The answer was under way for about half of the time.
    return Number(Object(CallResponse.dataOf(response))[facts.field ?? ""]) + (performance.now() - response.sentAt) / 2;
  };
  const { signal } = settings;
  const hold = holdOn(origin);
  const start = performance.now();
  const corrected = await clock.correct(ask, hold ? Math.min(leftMs, progress.maxWaitMs) : leftMs, signal);
  // The question waits for its turn, and so does this call.
  if (hold) progress.maxWaitMs -= performance.now() - start;
  // Another try after an abort is none: its turn ends it.
  return corrected ?? signal?.aborted === true;
}
