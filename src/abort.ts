interface Waiting {
  readonly listeners: Set<() => void>;
  readonly tell: () => void;
}

const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls `listener` when the signal aborts. Calls that share a signal share one event listener, since Node warns of a
 * leak from the eleventh on.
 *
 * @returns Ends the waiting; the last one takes the event listener off the signal.
 */
export function waitForAbort(signal: AbortSignal, listener: () => void): () => void {
  let waiting = waitingFor.get(signal);
  if (!waiting) {
    const listeners = new Set<() => void>();
    waiting = { listeners, tell: () => listeners.forEach((listen) => void listen()) };
    waitingFor.set(signal, waiting);
    signal.addEventListener("abort", waiting.tell, { once: true });
  }
  const { listeners, tell } = waiting;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    waitingFor.delete(signal);
    signal.removeEventListener("abort", tell);
  };
}
