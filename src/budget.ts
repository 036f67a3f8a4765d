interface Taken {
  readonly until: number;
  weight: number;
}

/** What was taken from a budget, oldest first, and how long it counts. */
export class Budget {
  readonly #intervalMs: number;
  #taken: Taken[] = [];
  #first = 0;
  #used = 0;

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  used(time: number): number {
    for (let oldest = this.#taken[this.#first]; oldest && oldest.until <= time; oldest = this.#taken[++this.#first]) {
      this.#used -= oldest.weight;
    }
    if (this.#first > 2000) {
      // What is over by now may still be looked back at.
      this.#taken = this.#taken.slice(this.#first - 1000);
      this.#first = 1000;
    }
    return this.#used;
  }

  /** What counts now, and what has ceased to since an earlier time. */
  usedSince(earlier: number, time: number): number {
    let used = this.used(time);
    for (let index = this.#first - 1; (this.#taken[index]?.until ?? 0) > earlier; index--) {
      used += (this.#taken[index] as Taken).weight;
    }
    return used;
  }

  /** When there is room for a weight; Infinity if there never is. */
  roomAt(weight: number, limit: number, time: number): number {
    let excess = this.used(time) + weight - limit;
    if (excess <= 0) return time;
    for (let index = this.#first; index < this.#taken.length; index++) {
      const taken = this.#taken[index] as Taken;
      excess -= taken.weight;
      if (excess <= 0) return taken.until;
    }
    return Infinity;
  }

  /** Takes back from what counts no longer than the rest, so that the rest counts long enough. */
  giveBack(weight: number, time: number): void {
    let left = Math.min(weight, this.used(time));
    for (let index = this.#first; left > 0; index++) {
      const taken = this.#taken[index] as Taken;
      const part = Math.min(left, taken.weight);
      taken.weight -= part;
      this.#used -= part;
      left -= part;
    }
  }

  add(weight: number, time: number): void {
    // What is taken within a thousandth of the interval counts as one, until the last of it is over.
    const slot = this.#intervalMs / 1000;
    const until = (Math.floor(time / slot) + 1) * slot + this.#intervalMs;
    const last = this.#taken.at(-1);
    if (last?.until === until) last.weight += weight;
    else this.#taken.push({ until, weight });
    this.#used += weight;
  }
}
