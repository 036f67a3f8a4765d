import { type AttemptContext, noteFailure, readAnswer, requestOf, type Sent } from "./attempt.ts";
import { type CarryOn, createCarryOn, outOfTime } from "./carry-on.ts";
import { type CancelkitError, ParameterError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { held } from "./hold.ts";
import type { Settings } from "./options.ts";
import type { CompiledOperation } from "./prepare.ts";
import { limitersOfOurs } from "./rate-limiter.ts";
import { maxTimeoutMs } from "./read-options.ts";
import type { PreparedCall } from "./request.ts";
import type { CallResponse } from "./response.ts";
import { attemptTime } from "./retry.ts";
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
