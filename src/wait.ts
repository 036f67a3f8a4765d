import { waitForAbort } from "./abort.ts";

/** Waits for so many milliseconds; the promise resolves with false, and at once, when the signal aborts. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(false);
    const leave = (slept: boolean) => {
      clearTimeout(timer);
      stopWaiting?.();
      resolve(slept);
    };
    const timer = setTimeout(leave, Math.max(0, Math.ceil(ms)), true);
    const stopWaiting = signal && waitForAbort(signal, () => leave(false));
  });
}

/** What the promise gives if it does so in time and before the signal aborts; else undefined. It must not reject. */
export async function within<T>(
  promise: Promise<T>,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  const done = new AbortController();
  const stopWaiting = signal && waitForAbort(signal, () => done.abort());
  if (signal?.aborted) done.abort();
  const timedOut = sleep(ms, done.signal).then(() => undefined);
  const result = await Promise.race([promise, timedOut]);
  stopWaiting?.();
  done.abort();
  return result;
}
