/** The time that requests are stamped with: a given clock, and what it was found to be off by. */
export interface Clock {
  /** Milliseconds since 1970. */
  read(): number;
  /** Counts the corrections; a request that was stamped before the last one may be stamped anew. */
  readonly corrections: number;
  /**
   * Corrects the clock by the exchange's. Concurrent callers share one question.
   *
   * @param ask Asks for the exchange's time as it is once the promise resolves, in milliseconds since 1970.
   * @returns Whether the clock was corrected.
   */
  correct(ask: () => Promise<number>): Promise<boolean>;
}

export function createClock(given: () => number): Clock {
  let offset = 0;
  let corrections = 0;
  let asking: Promise<boolean> | undefined;
  const ask = async (question: () => Promise<number>) => {
    const time = await question();
    // What no date can hold would leave no call a time to be stamped with.
    if (!(time > 0 && time < 8.64e15)) return false;
    offset = time - given();
    corrections++;
    return true;
  };
  return {
    read: () => given() + offset,
    get corrections() {
      return corrections;
    },
    correct(question) {
      asking ??= ask(question)
        .catch(() => false)
        .finally(() => {
          asking = undefined;
        });
      return asking;
    },
  };
}
