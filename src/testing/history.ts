/** Keeps the newest items, up to a limit. */
export class History<T> {
  readonly #limit: number;
  /** A ring: once it is full, a new item takes the place of the oldest. */
  #items: T[] = [];
  #oldest = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(item: T): void {
    if (this.#items.length < this.#limit) {
      this.#items.push(item);
      return;
    }
    this.#items[this.#oldest] = item;
    this.#oldest = (this.#oldest + 1) % this.#limit;
  }

  /** The items, oldest first. */
  list(): T[] {
    return [...this.#items.slice(this.#oldest), ...this.#items.slice(0, this.#oldest)];
  }

  /** The items, newest first, without a copy of them all. */
  *newest(): Iterable<T> {
    const { length } = this.#items;
    for (let back = 1; back <= length; back++) {
      const item = this.#items[(this.#oldest - back + length) % length];
      if (item !== undefined) yield item;
    }
  }

  clear(): void {
    this.#items = [];
    this.#oldest = 0;
  }
}
