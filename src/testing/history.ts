/** Keeps the newest items, up to a limit. */
export class History<T> {
  readonly #limit: number;
  #items: T[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(item: T): void {
    this.#items.push(item);
    // Cut now and then, since removing the first of many is slow.
    if (this.#items.length >= 2 * this.#limit) this.#items = this.list();
  }

  /** The items, oldest first. */
  list(): T[] {
    return this.#items.slice(-this.#limit);
  }

  clear(): void {
    this.#items = [];
  }
}
