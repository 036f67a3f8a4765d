import { freshName } from "./fresh-name.ts";
import { History } from "./history.ts";
import { isList, type Json, type JsonObject } from "./json.ts";
import { readOrder } from "./order.ts";
import { OrderError } from "./order-error.ts";
import type { Kind } from "./order-fields.ts";
import type { OrderModel } from "./order-model.ts";

/** An order as the ledger keeps it; ids are decimal text, and an order list has its orders inside. */
export type Order = JsonObject & { readonly api: string };

/** An order that was found: by itself, as a list, or inside of one. */
export interface Found {
  readonly kind: Kind;
  readonly order: JsonObject;
  /** What stands in the ledger: the order itself, or the list that it is in. */
  readonly entry: Order;
}

/** The open orders of all accounts; each API has one account. */
export class Ledger {
  readonly #models: ReadonlyMap<string, OrderModel>;
  readonly #open = new Set<Order>();
  readonly #named = new Map<string, Found[]>();
  readonly #closed = new History<Order>(10_000);
  // The exchanges' own ids are beyond 2^53 too.
  #lastId = 8_389_765_519_993_000_000n;

  constructor(models: ReadonlyMap<string, OrderModel>) {
    this.#models = models;
  }

  /**
   * Opens orders: all of them, or none if one is refused.
   *
   * @throws {OrderError} An order is not as documented, or has an id that an open one has.
   */
  open(seeds: readonly unknown[], now: number): readonly Order[] {
    const fresh = {
      now,
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
  list(filter: Readonly<Record<string, Json | undefined>> = {}): readonly Order[] {
    const wanted = Object.entries(filter).filter(([, value]) => value !== undefined);
    return [...this.#open].filter((order) => wanted.every(([name, value]) => isSame(order[name], value)));
  }

  /** Open orders of an account, those inside of lists included. */
  all(api: string): readonly Found[] {
    return [...this.#open].filter((entry) => entry.api === api).flatMap(foundIn);
  }

  /** Open orders of an account whose id or name is this. */
  named(api: string, field: string, value: Json): readonly Found[] {
    return this.#named.get(keyOf(api, field, value)) ?? [];
  }

  /** Canceled orders of an account, newest first. */
  closed(api: string): readonly Found[] {
    return this.#closed
      .list()
      .reverse()
      .filter((entry) => entry.api === api)
      .flatMap(foundIn);
  }

  /** Cancels an order, or the whole list that it is in, and gives it as it is then. */
  cancel({ order, entry }: Found): JsonObject {
    const model = this.#models.get(entry.api);
    const legs = legsOf(entry);
    const canceled = legs?.map((leg) => ({ ...leg, ...model?.order.canceled }));
    const closed: Order = canceled
      ? { ...entry, ...model?.orderList?.canceled, orders: canceled }
      : { ...entry, ...model?.order.canceled };
    this.#remove(entry);
    this.#closed.add(closed);
    return canceled?.[legs?.indexOf(order) ?? -1] ?? closed;
  }

  /** Closes an order, or the whole list that it is in, without a cancel, as a fill does; `fields` say how it ended. */
  close({ entry }: Found, fields: JsonObject): void {
    this.#remove(entry);
    this.#closed.add({ ...entry, ...fields });
  }

  /** Forgets all orders. */
  clear(): void {
    this.#open.clear();
    this.#named.clear();
    this.#closed.clear();
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
        yield { key: keyOf(entry.api, name, found.order[name]), name, found };
      }
    }
  }
}

function foundIn(entry: Order): readonly Found[] {
  const legs = legsOf(entry);
  if (!legs) return [{ kind: "order", order: entry, entry }];
  return [
    { kind: "orderList", order: entry, entry },
    ...legs.map((order) => ({ kind: "order", order, entry }) as const),
  ];
}

function legsOf({ orders }: JsonObject): readonly JsonObject[] | undefined {
  return isList(orders) ? (orders as readonly JsonObject[]) : undefined;
}

function keyOf(api: string, field: string, value: Json | undefined): string {
  return `${api} ${field} ${String(value)}`;
}

/** Whether an order's field is as asked; exchanges write booleans as text of either case. */
export function isSame(value: Json | undefined, asked: Json | undefined): boolean {
  if (typeof value === "boolean" || typeof asked === "boolean") {
    return String(value).toUpperCase() === String(asked).toUpperCase();
  }
  return String(value) === String(asked);
}
