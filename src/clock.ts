import { within } from "./wait.ts";

/** The time that requests are stamped with: a given clock, and what it was found to be off by. */
export interface Clock {
  /** Milliseconds since 1970. */
  read(): number;
  /** Counts the corrections; a request that was stamped before the last one may be stamped anew. */
  readonly corrections: number;
  /**
   * Corrects the clock by the exchange's. Concurrent callers share one question.
   *
   * @param ask Asks for the exchange's time as it is once the promise resolves, in milliseconds since 1970. Its signal
   *   aborts when nobody waits for that any more.
   * @param ms How long the caller waits for it, in milliseconds.
   * @returns Whether the clock was corrected; undefined if the caller's time is up or its signal aborts before.
   */
  correct(
    ask: (signal: AbortSignal) => Promise<number>,
    ms: number,
    signal: AbortSignal | undefined,
  ): Promise<boolean | undefined>;
}

export function createClock(given: () => number): Clock {
  let offset = 0;
  let corrections = 0;
  let waiting = 0;
  let asking: Promise<boolean>;
  let unwanted: AbortController;
  const ask = async (question: (signal: AbortSignal) => Promise<number>) => {
    const time = await question(unwanted.signal);
    const found = time - given();
    // What no date can hold would leave no call a time to be stamped with.
    if (!(time > 0 && time < 8.64e15 && Number.isFinite(found))) return false;
    offset = found;
    corrections++;
    return true;
  };
  return {
    read: () => given() + offset,
    get corrections() {
      return corrections;
    },
    async correct(question, ms, signal) {
      if (waiting++ === 0) {
        unwanted = new AbortController();
        asking = ask(question).catch(() => false);
      }
      const corrected = await within(asking, ms, signal);
      if (--waiting === 0) unwanted.abort();
      return corrected;
    },
  };
}
