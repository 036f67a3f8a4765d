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

/** The orders of all accounts. */
export class Ledger {
  readonly #models: ReadonlyMap<string, OrderModel>;
  readonly #accounts: ReadonlySet<string>;
  readonly #open = new Set<Order>();
  readonly #named = new Map<string, Found[]>();
  readonly #closed: History<{ readonly entry: Order; readonly ending: Ending }>;
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
      .filter(({ entry }) => asked(entry))
      .map(({ entry, ending }) => ({ ...entry, closed: ending }));
  }

  /** Open orders of an account, those inside of lists included. */
  all(api: string, account = mainAccount): readonly Found[] {
    return [...this.#open].filter((entry) => entry.api === api && entry.account === account).flatMap(foundIn);
  }

  /** Open orders of an account whose id or name is this. */
  named(api: string, account: string, field: string, value: Json): readonly Found[] {
    return this.#named.get(keyOf(api, account, field, value)) ?? [];
  }

  /** Closed orders of an account, newest first. */
  closed(api: string, account: string): readonly Found[] {
    return this.#closed
      .list()
      .reverse()
      .filter(({ entry }) => entry.api === api && entry.account === account)
      .flatMap(({ entry }) => foundIn(entry));
  }

  /** Cancels an order, or the whole list that it is in, and gives it as it is then. */
  cancel({ order, entry }: Found, by: Omit<Ending, "as">): JsonObject {
    const { order: single, orderList } = this.#models.get(entry.api) ?? {};
    const legs = legsOf(entry);
    const canceled = legs?.map((leg) => ({ ...leg, ...single?.ended.canceled }));
    const closed: Order = canceled
      ? { ...entry, ...orderList?.ended.canceled, orders: canceled }
      : { ...entry, ...single?.ended.canceled };
    this.#end(entry, closed, { ...by, as: "canceled" });
    return canceled?.[legs?.indexOf(order) ?? -1] ?? closed;
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
    this.#end(entry, closed, { as: "filled", time, request: null });
  }

  /** Forgets all orders. */
  clear(): void {
    this.#open.clear();
    this.#named.clear();
    this.#closed.clear();
  }

  #end(entry: Order, closed: Order, ending: Ending): void {
    this.#remove(entry);
    this.#closed.add({ entry: closed, ending });
  }

  #assertNew(order: Order, path: string): void {
    const within = this.#models.get(order.api)?.within ?? [];
    for (const { key, name, found } of this.#keys(order)) {
      const others = this.#named.get(key) ?? [];
      const taken = others.some((other) => within.every((field) => isSame(other.order[field], found.order[field])));
      if (taken) throw new OrderError(`${path}${name}`, "is that of an open order", "give another, or leave it out");
    }
  }

  #add(order: Order): void {
    this.#open.add(order);
    for (const { key, found } of this.#keys(order)) {
      const before = this.#named.get(key);
      if (before) before.push(found);
      else this.#named.set(key, [found]);
    }
  }

  #remove(order: Order): void {
    this.#open.delete(order);
    for (const { key } of this.#keys(order)) {
      const left = this.#named.get(key)?.filter(({ entry }) => entry !== order) ?? [];
      if (left.length > 0) this.#named.set(key, left);
      else this.#named.delete(key);
    }
  }

  /** The ids and names by which an entry and the orders in it are found. */
  *#keys(entry: Order): Iterable<{ readonly key: string; readonly name: string; readonly found: Found }> {
    for (const found of foundIn(entry)) {
      for (const name of this.#models.get(entry.api)?.[found.kind]?.unique ?? []) {
        yield { key: keyOf(entry.api, entry.account, name, found.order[name]), name, found };
      }
    }
  }
}

function keyOf(api: string, account: string, field: string, value: Json | undefined): string {
  return `${api} ${account} ${field} ${String(value)}`;
}
