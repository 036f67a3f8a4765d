import { type AttemptContext, noteFailure, readAnswer, requestOf, type Sent } from "./attempt.ts";
import { leftOf } from "./batch-items.ts";
import { correctClock } from "./clock-error.ts";
import { conclude, lostError } from "./conclude.ts";
import { CancelkitError, ParameterError, type ResponseError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { held } from "./hold.ts";
import { maxTimeoutMs, type Settings } from "./options.ts";
import { hasCode } from "./outcome.ts";
import type { CompiledOperation } from "./prepare.ts";
import { limitersOfOurs } from "./rate-limiter.ts";
import { redactError } from "./redact.ts";
import type { PreparedCall } from "./request.ts";
import { CallResponse } from "./response.ts";
import { attemptTime, backoff, retryDelay, waitToRetry } from "./retry.ts";
import { createTransportError } from "./transport.ts";
import { takeTurn } from "./turn.ts";

/** What the calls of a client have in common. */
export interface CallContext extends AttemptContext {
  readonly readError: Exchange<unknown>["readError"];
  readonly operations: readonly CompiledOperation[];
  /** What holds for a call unless it says otherwise. */
  readonly settings: Settings;
}

/** Performs a prepared call to its end. A refusal comes back as a response, all else that is no success is thrown. */
export type Perform = (
  call: PreparedCall,
  headers?: Readonly<Record<string, string>>,
  url?: string,
  /** The call that it is made for, which shares its time to wait for turns. */
  caller?: Progress,
) => Promise<CallResponse>;

/** Makes what performs calls: waits for its turn, sends, and sends again where that is safe and worth it. */
export function createPerform(context: CallContext): Perform {
  const perform: Perform = async (call, headers, url = "", caller) => {
    const { clock, limiter, origin } = context;
    const { compiled, settings } = call;
    const start = performance.now();
    const progress: Progress = {
      start,
      deadline: start + settings.timeoutMs,
      waitsFreely: settings.waitsFreely,
      maxWaitMs: caller?.maxWaitMs ?? settings.maxWaitMs ?? maxTimeoutMs,
      attempts: 0,
      sentAt: start,
      heldUntil: undefined,
      corrections: 0,
    };
    let carryOn: CarryOn | undefined;
    // All of an attempt in one function, since each promise between would cost as much as a step.
    for (;;) {
      const { attempts } = progress;
      const before = performance.now();
      let response: CallResponse | undefined;
      let failure: unknown;
      let takenAt: number | undefined;
      try {
        const { maxWaitMs, waitsFreely } = progress;
        const end = waitsFreely ? Infinity : progress.deadline;
        const turn = takeTurn(compiled.place, origin, limiter, compiled.shares, settings, maxWaitMs, end);
        if (turn) await turn;
        takenAt = progress.sentAt = performance.now();
        const waitedMs = takenAt - before;
        progress.maxWaitMs -= waitedMs;
        if (waitsFreely) progress.deadline += waitedMs;
        // Those that wait at the same time wait as long as the longest of them.
        if (caller) caller.maxWaitMs = Math.min(caller.maxWaitMs, progress.maxWaitMs);
        const leftMs = progress.deadline - progress.sentAt;
        if (leftMs <= 0) throw outOfTime(call);
        progress.attempts++;
        progress.corrections = clock.corrections;
        const timeoutMs = attemptTime(compiled.operation, settings, leftMs);
        response = readAnswer(context, call, progress, await context.send(requestOf(call, headers, timeoutMs)), url);
      } catch (error) {
        failure = error;
        if (progress.attempts > attempts) noteFailure(context, compiled, progress, error);
        // It was no attempt: held, or without a time to be stamped with.
        if (error === held || error instanceof ParameterError) progress.attempts = attempts;
      }
      if (takenAt && limiter) {
        const sent = (failure as CancelkitError | undefined)?.outcome !== "not-sent";
        limitersOfOurs.get(limiter)?.(compiled.shares, takenAt, sent);
      }
      // Most calls are over after this, and do without what the others need.
      if (response?.ok && !carryOn) {
        response.durationMs = performance.now() - start;
        return response;
      }
      carryOn ??= createCarryOn(context, perform, call, progress);
      const result = await carryOn(response, failure);
      if (result) return result;
    }
  };
  return perform;
}

/** What a call that is under way has used up, and its last attempt. */
export interface Progress extends Sent {
  readonly start: number;
  deadline: number;
  /** Whether what it waits for turns is no part of its time. */
  waitsFreely: boolean;
  /** How long it may still wait for turns. */
  maxWaitMs: number;
  attempts: number;
  sentAt: number;
  /** How often the clock had been corrected then. */
  corrections: number;
}

/** The error of a call that ends between two attempts. */
function outOfTime({ compiled, settings }: PreparedCall, code: "ABORTED" | "TIMEOUT" = "TIMEOUT"): CancelkitError {
  const { signal, timeoutMs } = settings;
  const cause = code === "ABORTED" ? signal?.reason : undefined;
  return createTransportError(code, compiled.place, { outcome: "not-sent", timeoutMs, cause });
}

/** Says how a call ends after an attempt, by a result or by throwing; undefined if it is to be made again. */
type CarryOn = (response: CallResponse | undefined, error: unknown) => Promise<CallResponse | undefined>;

/** Makes what carries a call on that is not over with its first attempt. */
function createCarryOn(context: CallContext, perform: Perform, call: PreparedCall, progress: Progress): CarryOn {
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
