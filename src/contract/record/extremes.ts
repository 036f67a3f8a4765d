interface Kept<T> {
  readonly text: string;
  readonly whole: string;
  readonly value: T;
}

/**
 * Keeps few of many requests: for each of their parts the ones with the smallest and the largest value. What is kept
 * does not depend on the order in which they came.
 */
export class Extremes<T> {
  readonly #kept = new Map<string, Kept<T>>();

  /** @param parts The parts of the request with their values as text. */
  add(value: T, parts: Readonly<Record<string, string>>): void {
    const whole = JSON.stringify(parts);
    this.#keep("", { text: "", whole, value }, -1);
    for (const [name, text] of Object.entries(parts)) {
      this.#keep(`${name} least`, { text, whole, value }, -1);
      this.#keep(`${name} most`, { text, whole, value }, 1);
    }
  }

  /** The requests, each once and in a stable order. */
  list(): readonly T[] {
    const distinct = new Map([...this.#kept.values()].map(({ whole, value }) => [whole, value]));
    return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  }

  #keep(key: string, kept: Kept<T>, wanted: number): void {
    const before = this.#kept.get(key);
    const order = before ? compare(kept, before) : wanted;
    if (Math.sign(order) === wanted) this.#kept.set(key, kept);
  }
}

/** Orders numbers by size, before other texts, those by length, and equal ones by the whole request. */
function compare(a: Kept<unknown>, b: Kept<unknown>): number {
  const [isFirst, isSecond] = [isNumber(a.text), isNumber(b.text)];
  if (isFirst !== isSecond) return isFirst ? -1 : 1;
  const bySize = (isFirst ? Number(a.text) - Number(b.text) : 0) || a.text.length - b.text.length;
  if (bySize) return bySize;
  const [first, second] = a.text === b.text ? [a.whole, b.whole] : [a.text, b.text];
  return first < second ? -1 : first > second ? 1 : 0;
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
