import { leftOf } from "./batch-items.ts";
import { correctClock } from "./clock-error.ts";
import { conclude, lostError } from "./conclude.ts";
import { CancelkitError, type ResponseError } from "./errors.ts";
import { held } from "./hold.ts";
import { hasCode } from "./outcome.ts";
import type { CallContext, Perform, Progress } from "./perform.ts";
import { redactError } from "./redact.ts";
import type { PreparedCall } from "./request.ts";
import { CallResponse } from "./response.ts";
import { backoff, retryDelay, waitToRetry } from "./retry.ts";
import { createTransportError } from "./transport.ts";

/** The error of a call that ends between two attempts. */
export function outOfTime(
  { compiled, settings }: PreparedCall,
  code: "ABORTED" | "TIMEOUT" = "TIMEOUT",
): CancelkitError {
  const { signal, timeoutMs } = settings;
  const cause = code === "ABORTED" ? signal?.reason : undefined;
  return createTransportError(code, compiled.place, { outcome: "not-sent", timeoutMs, cause });
}

/** Says how a call ends after an attempt, by a result or by throwing; undefined if it is to be made again. */
export type CarryOn = (response: CallResponse | undefined, error: unknown) => Promise<CallResponse | undefined>;

/** Makes what carries a call on that is not over with its first attempt. */
export function createCarryOn(context: CallContext, perform: Perform, call: PreparedCall, progress: Progress): CarryOn {
  const { api, operations, origin } = context;
  const { compiled, settings } = call;
  const { operation, place } = compiled;
  const { maxRetries, signal, timeoutMs } = settings;
  const { start } = progress;
  let retries = 0;
  let corrected = false;
  /** The first failure that left it open whether the call was carried out. */
  let lost: CancelkitError | undefined;
  /** The last answer that refused. */
  let refused: CallResponse | undefined;

  const timeLeft = () => progress.deadline - performance.now();
  const remember = (failure: CancelkitError) => {
    if (failure.outcome !== "unknown") return;
    lost ??= failure;
    progress.waitsFreely = false;
  };
  const isGone = (item: unknown) => hasCode(api.goneCodes, context.readError(item).code);
  /** Says with a result how it came about. */
  const told = <T extends CancelkitError | CallResponse>(result: T): T => {
    result.attempts = progress.attempts;
    result.durationMs = performance.now() - start;
    return result;
  };

  /** Asks how an order stands, in the time that is left. */
  const ask = (query: PreparedCall) => {
    const leftMs = timeLeft();
    if (leftMs <= 0) throw outOfTime(call);
    const own = { ...settings, resolveUnknown: undefined, waitsFreely: false, timeoutMs: leftMs };
    return perform({ ...query, settings: own }, undefined, undefined, progress);
  };

  return async (response, error) => {
    // A hold began while it waited for its connection: it takes another turn.
    if (error === held) return undefined;
    const endedAt = performance.now();
    let failure = error as CancelkitError;
    if (response) {
      const refusal = CallResponse.refusalOf(response);
      const data = CallResponse.dataOf(response);
      if (refusal) refused = response;
      // Of a batch, what is not canceled may be so because of an attempt before.
      const left = lost && !refusal ? leftOf(call, data) : [];
      if (!refusal && left.length === 0) return told(response);
      const answer = () => ({ ...response, ...CallResponse.shownOf(response) });
      failure = refusal ?? lostError(answer(), place, lost as CancelkitError, left.some(isGone));
    } else if (!(error instanceof CancelkitError)) {
      // Of what nobody expects to fail it is not known when it did.
      const details = { outcome: "unknown", timeoutMs, cause: redactError(error, []) } as const;
      failure = createTransportError("CONNECTION_LOST", place, details);
    }
    if (!corrected && (await correctClock(context, perform, failure, progress, settings, timeLeft()))) {
      corrected = true;
      remember(failure);
      return undefined;
    }
    // Another answer to a batch would not tell again of the orders that this one shows as canceled.
    const waitsFreely = progress.waitsFreely && response?.status === 429;
    const leftMs = waitsFreely ? Infinity : timeLeft();
    const delay = response?.ok
      ? undefined
      : retryDelay(context, operation, failure, settings, retries, leftMs, progress.maxWaitMs);
    if (delay !== undefined) {
      retries++;
      remember(failure);
      if (delay > 0) await waitToRetry(origin, delay, signal);
      // After a ban too: the next turn tells how long it lasts.
      if (!signal?.aborted) return undefined;
      failure = outOfTime(call, "ABORTED");
    }
    const refusal = refused && CallResponse.refusalOf(refused);
    const final = conclude(api, failure, compiled, { lost, refused: refusal }, timeoutMs);
    if (final.outcome === "unknown" && settings.resolveUnknown) {
      const { again, result } = (await operation.resolve?.(operations, call, final, isGone, ask)) ?? {};
      const { retryAfterMs = 0 } = failure as Partial<ResponseError>;
      const delay = Math.max(backoff(retries), retryAfterMs - (performance.now() - endedAt));
      if (again && retries < maxRetries && delay < timeLeft() && (await waitToRetry(origin, delay, signal))) {
        retries++;
        remember(final);
        return undefined;
      }
      if (result instanceof CallResponse) return told(result);
      if (result) throw told(result);
    }
    told(final);
    if (refused && final === refusal) return told(refused);
    throw final;
  };
}
