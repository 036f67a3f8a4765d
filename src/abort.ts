/** Those that wait for one signal; they share one event listener, since Node warns of a leak from the eleventh on. */
class Listeners extends Set<() => void> {
  handleEvent(): void {
    for (const listen of this) listen();
  }
}

const waitingFor = new WeakMap<AbortSignal, Listeners>();

/**
 * Calls `listener` when the signal aborts.
 *
 * @returns Ends the waiting; the last one takes the event listener off the signal.
 */
export function waitForAbort(signal: AbortSignal, listener: () => void): () => void {
  const waiting = waitingFor.get(signal) ?? new Listeners();
  if (waiting.size === 0) {
    waitingFor.set(signal, waiting);
    signal.addEventListener("abort", waiting, { once: true });
  }
  waiting.add(listener);
  return () => {
    waiting.delete(listener);
    if (waiting.size > 0) return;
    waitingFor.delete(signal);
    signal.removeEventListener("abort", waiting);
  };
}
