interface Taken {
  readonly until: number;
  weight: number;
}

// As many as can count at a time; as many more are kept, so that what is over by now may still be looked back at.
const mostTaken = 1001;

/** What was taken from a budget, oldest first, and how long it counts. */
export class Budget {
  readonly #intervalMs: number;
  // Read as if it had no ends, since undefined is neither before nor after any time.
  readonly #taken: Taken[] = [];
  /** Where those begin that still count, and their sum. */
  #first = 0;
  #used = 0;

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  /** What counts now, and what has ceased to since a time that may be over. */
  usedSince(since: number, time: number): number {
    const taken = this.#taken;
    while ((taken[this.#first] as Taken)?.until <= time) {
      this.#used -= (taken[this.#first] as Taken).weight;
      if (this.#first < mostTaken) this.#first++;
      else taken.shift();
    }
    let used = this.#used;
    for (let index = this.#first - 1; (taken[index] as Taken)?.until > since; index--)
      used += (taken[index] as Taken).weight;
    return used;
  }

  /** When there is room for a weight; Infinity if there never is. */
  roomAt(weight: number, limit: number, time: number): number {
    if (weight > limit) return Infinity;
    let ready = time;
    let excess = this.usedSince(time, time) + weight - limit;
    for (let index = this.#first; excess > 0 && index < this.#taken.length; index++) {
      excess -= (this.#taken[index] as Taken).weight;
      ready = (this.#taken[index] as Taken).until;
    }
    return ready;
  }

  /** Adds what is taken now. Less than nothing is given back of what was taken then, even if that is over by now. */
  add(weight: number, time: number): void {
    // What is taken within a thousandth of the interval counts as one, until the last of it is over.
    const slot = this.#intervalMs / 1000;
    const until = (Math.floor(time / slot) + 1) * slot + this.#intervalMs;
    let index = this.#taken.length - 1;
    while ((this.#taken[index] as Taken)?.until > until) index--;
    if (weight > 0 && (this.#taken[index] as Taken)?.until !== until)
      index = this.#taken.push({ until, weight: 0 }) - 1;
    const taken = this.#taken[index] as Taken;
    if (!taken) return;
    const change = Math.max(weight, -taken.weight);
    taken.weight += change;
    if (index >= this.#first) this.#used += change;
  }
}
