interface Taken {
  readonly until: number;
  weight: number;
}

// As many as can count at a time; twice as many are kept, so that what is over by now may still be looked back at.
const mostTaken = 1001;

/** What was taken from a budget, oldest first, and how long it counts. */
export class Budget {
  readonly #intervalMs: number;
  readonly #taken: Taken[] = [];

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  /** What counts now, and what has ceased to since a time that may be over. */
  usedSince(time: number): number {
    return this.#taken.reduce((used, { until, weight }) => (until > time ? used + weight : used), 0);
  }

  /** When there is room for a weight; Infinity if there never is. */
  roomAt(weight: number, limit: number, time: number): number {
    let excess = this.usedSince(time) + weight - limit;
    if (excess <= 0) return time;
    for (const taken of this.#taken) {
      if (taken.until <= time) continue;
      excess -= taken.weight;
      if (excess <= 0) return taken.until;
    }
    return Infinity;
  }

  /** Takes back from what counts no longer than the rest, so that the rest counts long enough. */
  giveBack(weight: number, time: number): void {
    let left = weight;
    for (const taken of this.#taken) {
      if (taken.until <= time) continue;
      const part = Math.min(left, taken.weight);
      taken.weight -= part;
      left -= part;
    }
  }

  add(weight: number, time: number): void {
    // What is taken within a thousandth of the interval counts as one, until the last of it is over.
    const slot = this.#intervalMs / 1000;
    const until = (Math.floor(time / slot) + 1) * slot + this.#intervalMs;
    const last = this.#taken.at(-1);
    if (last?.until === until) last.weight += weight;
    else if (this.#taken.push({ until, weight }) > 2 * mostTaken) this.#taken.splice(0, mostTaken);
  }
}
