import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import type { Kind } from "./order-fields.ts";

/** An order as the ledger keeps it; ids are decimal text, and an order list has its orders inside. */
export type Order = JsonObject & { readonly api: string; readonly account: string };

/** An order that was found: by itself, as a list, or inside of one. */
export interface Found {
  readonly kind: Kind;
  readonly order: JsonObject;
  /** What stands in the ledger: the order itself, or the list that it is in. */
  readonly entry: Order;
}

/** How an order came to its end: when (ms), and by which request, if one canceled it. */
export type Ending = {
  readonly as: "canceled" | "filled";
  readonly time: number;
  readonly request: number | null;
};

/** An order that is open no more. */
export type ClosedEntry = Order & { readonly closed: Ending };

/** What fields must be; `undefined` asks for nothing. */
export type Filter = Readonly<Record<string, Json | undefined>>;

/** Creates what tells the orders whose fields are as asked. */
export function isAsked(filter: Filter): (order: Order) => boolean {
  const wanted = Object.entries(filter).filter(([, value]) => value !== undefined);
  return (order) => wanted.every(([name, value]) => isSame(order[name], value));
}

/** An order with what its end makes of it; a value may be that of another of its fields. */
export function ended<T extends JsonObject>(order: T, fields: JsonObject = {}): T {
  const made = Object.entries(fields).map(([name, value]) => {
    const from = isObject(value) && typeof value["x-value"] === "string" ? value["x-value"] : undefined;
    return [name, from === undefined ? value : (order[from.replace(/^order\./, "")] ?? null)] as const;
  });
  return { ...order, ...Object.fromEntries(made) };
}

/** What can be found in an entry: an order, or a list and its orders. */
export function foundIn(entry: Order): readonly Found[] {
  const legs = legsOf(entry);
  if (!legs) return [{ kind: "order", order: entry, entry }];
  return [
    { kind: "orderList", order: entry, entry },
    ...legs.map((order) => ({ kind: "order", order, entry }) as const),
  ];
}

/** The orders of a list. */
export function legsOf({ orders }: JsonObject): readonly JsonObject[] | undefined {
  return isList(orders) ? (orders as readonly JsonObject[]) : undefined;
}

/** Whether an order's field is as asked; exchanges write booleans as text of either case. */
export function isSame(value: Json | undefined, asked: Json | undefined): boolean {
  if (value === asked) return true;
  if (typeof value === "boolean" || typeof asked === "boolean") {
    return String(value).toUpperCase() === String(asked).toUpperCase();
  }
  return String(value) === String(asked);
}
