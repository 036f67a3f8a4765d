import { mainAccount } from "./credentials.ts";
import {
  type ClosedEntry,
  type Ending,
  ended,
  type Filter,
  type Found,
  foundIn,
  isAsked,
  isSame,
  legsOf,
  type Order,
} from "./entry.ts";
import { freshName } from "./fresh-name.ts";
import { History } from "./history.ts";
import type { Json, JsonObject } from "./json.ts";
import { readOrder } from "./order.ts";
import { OrderError } from "./order-error.ts";
import type { OrderModel } from "./order-model.ts";

/** The open orders of an account at an API, by field and value: the one whose id or name it is, or now and then several. */
type Book = Map<string, Map<string, Found | readonly Found[]>>;

/** An order that was closed; what was canceled is kept as it was before, and shown as it is since. */
interface Closed extends Ending {
  readonly entry: Order;
}

/** The orders of all accounts. */
export class Ledger {
  readonly #models: ReadonlyMap<string, OrderModel>;
  readonly #accounts: ReadonlySet<string>;
  readonly #open = new Set<Order>();
  readonly #books = new Map<string, Map<string, Book>>();
  readonly #closed: History<Closed>;
  // The exchanges' own ids are beyond 2^53 too.
  #lastId = 8_389_765_519_993_000_000n;

  /** @param kept How many of the closed orders are kept, the newest ones. */
  constructor(
    models: ReadonlyMap<string, OrderModel>,
    accounts: ReadonlySet<string> = new Set([mainAccount]),
    kept = 10_000,
  ) {
    this.#models = models;
    this.#accounts = accounts;
    this.#closed = new History(kept);
  }

  /**
   * Opens orders: all of them, or none if one is refused.
   *
   * @throws {OrderError} An order is not as documented, or has an id that an open one has.
   */
  open(seeds: readonly unknown[], now: number): readonly Order[] {
    const fresh = {
      now,
      accounts: this.#accounts,
      id: () => String(++this.#lastId),
      name: freshName,
    };
    const opened: Order[] = [];
    try {
      for (const [index, seed] of seeds.entries()) {
        const path = seeds.length > 1 ? `[${index}].` : "";
        const order = readOrder(seed, this.#models, fresh, path);
        this.#assertNew(order, path);
        this.#add(order);
        opened.push(order);
      }
    } catch (error) {
      for (const order of opened) this.#remove(order);
      throw error;
    }
    return opened;
  }

  /** The open orders whose fields are as asked, oldest first. */
  list(filter: Filter = {}): readonly Order[] {
    return [...this.#open].filter(isAsked(filter));
  }

  /** The closed orders whose fields are as asked, in the order in which they were closed. */
  listClosed(filter: Filter = {}): readonly ClosedEntry[] {
    const asked = isAsked(filter);
    return this.#closed
      .list()
      .map(({ entry, ...closed }) => ({ ...this.#shown({ entry, ...closed }), closed }))
      .filter(asked);
  }

  /** Open orders of an account, those inside of lists included. */
  all(api: string, account = mainAccount): readonly Found[] {
    return [...this.#open].filter((entry) => entry.api === api && entry.account === account).flatMap(foundIn);
  }

  /** Open orders of an account whose id or name is this. */
  named(api: string, account: string, field: string, value: Json): readonly Found[] {
    const named = this.#bookOf(api, account)?.get(field)?.get(String(value));
    return named === undefined ? [] : listOf(named);
  }

  /** Closed orders of an account, newest first. */
  *closed(api: string, account: string): Iterable<Found> {
    for (const closed of this.#closed.newest()) {
      const { entry } = closed;
      if (entry.api === api && entry.account === account) yield* foundIn(this.#shown(closed));
    }
  }

  /**
   * Cancels an order, or the whole list that it is in, and gives it as it is then.
   *
   * @param request The number of the request that asked for it, if one did.
   */
  cancel({ order, entry }: Found, time: number, request: number | null): JsonObject {
    const canceled = this.#canceled(entry);
    this.#end(entry, { entry, as: "canceled", time, request });
    return legsOf(canceled)?.[legsOf(entry)?.indexOf(order) ?? -1] ?? canceled;
  }

  #canceled(entry: Order): Order {
    const { order: single, orderList } = this.#models.get(entry.api) ?? {};
    const legs = legsOf(entry);
    if (!legs) return { ...entry, ...single?.ended.canceled };
    return {
      ...entry,
      ...orderList?.ended.canceled,
      orders: legs.map((leg) => ({ ...leg, ...single?.ended.canceled })),
    };
  }

  #shown({ entry, as }: Closed): Order {
    return as === "canceled" ? this.#canceled(entry) : entry;
  }

  /** Fills an order; of a list the order that was found, or the first, and the others expire. */
  fill({ order, entry }: Found, time: number): void {
    const { order: single, orderList } = this.#models.get(entry.api) ?? {};
    const legs = legsOf(entry);
    const filled = legs?.includes(order) ? order : legs?.[0];
    const orders = legs?.map((leg) => ended(leg, leg === filled ? single?.ended.filled : single?.ended.expired));
    // What ends a list does not depend on how.
    const closed: Order = orders
      ? { ...entry, ...orderList?.ended.canceled, orders }
      : ended(entry, single?.ended.filled);
    this.#end(entry, { entry: closed, as: "filled", time, request: null });
  }

  /** Forgets all orders. */
  clear(): void {
    this.#open.clear();
    this.#books.clear();
    this.#closed.clear();
  }

  #end(entry: Order, closed: Closed): void {
    this.#remove(entry);
    this.#closed.add(closed);
  }

  #assertNew(order: Order, path: string): void {
    const within = this.#models.get(order.api)?.within ?? [];
    const book = this.#bookOf(order.api, order.account);
    for (const found of foundIn(order)) {
      for (const name of this.#namesOf(found)) {
        const others = listOf(book?.get(name)?.get(String(found.order[name])) ?? []);
        const taken = others.some((other) => within.every((field) => isSame(other.order[field], found.order[field])));
        if (taken) throw new OrderError(`${path}${name}`, "is that of an open order", "give another, or leave it out");
      }
    }
  }

  #add(order: Order): void {
    this.#open.add(order);
    const books = this.#books.get(order.api) ?? new Map<string, Book>();
    const book: Book = books.get(order.account) ?? new Map();
    this.#books.set(order.api, books.set(order.account, book));
    for (const found of foundIn(order)) {
      for (const name of this.#namesOf(found)) {
        const values = book.get(name) ?? new Map<string, Found | readonly Found[]>();
        const value = String(found.order[name]);
        const before = values.get(value);
        book.set(name, values.set(value, before === undefined ? found : [...listOf(before), found]));
      }
    }
  }

  #remove(order: Order): void {
    this.#open.delete(order);
    const book = this.#bookOf(order.api, order.account);
    for (const found of foundIn(order)) {
      for (const name of this.#namesOf(found)) {
        const values = book?.get(name);
        const value = String(found.order[name]);
        const named = values?.get(value);
        const left = Array.isArray(named) ? named.filter(({ entry }) => entry !== order) : [];
        if (left.length > 0) values?.set(value, left);
        else values?.delete(value);
      }
    }
  }

  #bookOf(api: string, account: string): Book | undefined {
    return this.#books.get(api)?.get(account);
  }

  /** The fields by which an order is found. */
  #namesOf({ kind, entry }: Found): readonly string[] {
    return this.#models.get(entry.api)?.[kind]?.unique ?? [];
  }
}

function listOf(named: Found | readonly Found[]): readonly Found[] {
  return "order" in named ? [named] : named;
}
