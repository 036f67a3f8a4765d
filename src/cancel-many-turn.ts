import { waitForAbort } from "./abort.ts";
import { CancelkitError, type ErrorPlace } from "./errors.ts";
import { type CallOptions, maxTimeoutMs } from "./options.ts";
import { leftSinceTurn } from "./retry.ts";
import { createTransportError } from "./transport.ts";

/** How calls are made whose time begins with their turn. */
export interface TurnSettings {
  /** For errors. */
  readonly place: ErrorPlace;
  /** How long a call may take from its turn on, in milliseconds. */
  readonly timeoutMs: number;
  /** How often a failed attempt may be followed by another. */
  readonly maxRetries: number;
}

// So much later an attempt that takes all of the time has ended by itself, and says how.
const graceMs = 20;

/**
 * Makes a call that waits for its turn however long that takes, but for `maxWaitMs`, and then has its time.
 *
 * Where nothing has come of its turn, as after a 429, it waits for another one, and its time begins anew.
 *
 * @param call Makes the call with the options that it is given.
 * @throws {CancelkitError} As the call does; `TIMEOUT` where its time was up.
 */
export async function callFromTurn<T>(
  call: (options: CallOptions) => Promise<T>,
  options: CallOptions,
  settings: TurnSettings,
): Promise<T> {
  const { place, timeoutMs, maxRetries } = settings;
  const start = performance.now();
  for (let made = 0; ; ) {
    const clock = startClock(options.signal, timeoutMs);
    const { signal } = clock;
    try {
      return await call({ ...options, signal, timeoutMs: maxTimeoutMs, maxRetries: maxRetries - made });
    } catch (error) {
      if (!(error instanceof CancelkitError)) throw error;
      const { attempts, cause, code, outcome } = error;
      made += attempts;
      const isOver = code === "ABORTED" && clock.isOver();
      // Nothing has come of it yet: it waited for another turn.
      if (isOver && (attempts === 0 || outcome === "rejected") && made <= maxRetries) continue;
      // The error that stands for several attempts would tell the time that all of the waiting may take.
      const isTimeout = isOver || (code === "TIMEOUT" && cause !== undefined);
      const details = { outcome, timeoutMs, cause: isOver ? undefined : cause };
      const final = isTimeout ? createTransportError("TIMEOUT", place, details) : error;
      throw Object.assign(final, { attempts: made, durationMs: performance.now() - start });
    } finally {
      clock.stop();
    }
  }
}

/** A signal that aborts when another one does, or when the time is over that begins with the turn of its call. */
function startClock(given: AbortSignal | undefined, timeoutMs: number) {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort(given?.reason);
  if (given?.aborted) abort();
  const stopWaiting = given && waitForAbort(given, abort);
  let timer: NodeJS.Timeout | undefined;
  let end: number | undefined;
  let isOver = false;
  const endTime = () => {
    isOver = !signal.aborted;
    controller.abort();
  };
  leftSinceTurn.set(signal, () => {
    const time = performance.now();
    timer ??= setTimeout(endTime, Math.min(timeoutMs + graceMs, maxTimeoutMs));
    end ??= time + timeoutMs;
    return Math.max(0, end - time);
  });
  const stop = () => {
    clearTimeout(timer);
    stopWaiting?.();
  };
  return { signal, isOver: () => isOver, stop };
}
