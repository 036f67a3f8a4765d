import { waitForAbort } from "./abort.ts";

/** Waits for so many milliseconds; the promise resolves with false, and at once, when the signal aborts. */
export async function sleep(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  await within(new Promise(() => {}), ms, signal);
  return !signal?.aborted;
}

/** What the promise gives if it does so in time and before the signal aborts; else undefined. It must not reject. */
export function within<T>(promise: Promise<T>, ms: number, signal: AbortSignal | undefined): Promise<T | undefined> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(undefined);
    const leave = (result?: T) => {
      clearTimeout(timer);
      stopWaiting?.();
      resolve(result);
    };
    const timer = setTimeout(leave, Math.max(0, Math.ceil(ms)));
    const stopWaiting = signal && waitForAbort(signal, leave);
    promise.then(leave);
  });
}
