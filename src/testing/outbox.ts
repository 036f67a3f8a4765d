import { setImmediate } from "node:timers";

/**
 * Has answers wait until every request that came in with theirs is worked off.
 *
 * A client that waits is woken by each answer, which costs a server more than to make the answer does; of answers that go
 * out together only the first wakes it.
 */
export class Outbox {
  #waiting: (() => void)[] = [];

  /** Sends soon: once what came in by now is worked off. */
  add(send: () => void): void {
    // Named by import, it is node's own even where a test has timers of its own.
    if (this.#waiting.push(send) === 1) setImmediate(() => this.flush());
  }

  /** Sends what waits. */
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const send of waiting) send();
  }
}
