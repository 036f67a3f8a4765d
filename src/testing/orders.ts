import type { components } from "../../generated/mock-control/types.ts";
import type { Json } from "./json.ts";

/** What a field of an order may be given as; 64-bit ids as text, as bigints or as safe integers. */
export type SeedValue = string | number | bigint | boolean | undefined;

/**
 * An order to open: the API whose account it belongs to, its `symbol` or `pair`, and as much of the documented fields
 * as matters; the rest gets sensible values. Without an `account` it is the main one's. An order list has its orders inside.
 */
export interface OrderSeed {
  readonly api: string;
  readonly account?: string | undefined;
  readonly orders?: readonly { readonly [field: string]: SeedValue }[];
  readonly [field: string]: SeedValue | readonly { readonly [field: string]: SeedValue }[];
}

/** An open order as the mock exchange keeps it; ids are decimal text. */
export interface OpenOrder {
  readonly api: string;
  readonly account: string;
  readonly orderId: string;
  readonly [field: string]: Json;
}

/** An open order list with its orders. */
export interface OpenOrderList {
  readonly api: string;
  readonly account: string;
  readonly orderListId: string;
  readonly orders: readonly Omit<OpenOrder, "api" | "account">[];
  readonly [field: string]: Json;
}

/** How an order came to its end. */
export type OrderEnding = Readonly<components["schemas"]["Ending"]>;

/** An order, or an order list, that is open no more. */
export type ClosedOrder = (OpenOrder | OpenOrderList) & { readonly closed: OrderEnding };

/** What becomes of an order that is opened. */
export type Opened<S> = S extends { readonly orders: readonly unknown[] } ? OpenOrderList : OpenOrder;

/** The orders of a mock exchange. */
export interface Orders {
  /**
   * Opens an order or a list of orders: all of them, or none.
   *
   * @returns The order as it is kept, or one for each, with the fields that were not given filled in.
   * @throws {OrderError} A field is missing, is not as documented, or is an id that an open order has.
   */
  open<const S extends OrderSeed | readonly OrderSeed[]>(
    orders: S,
  ): S extends readonly unknown[] ? { readonly [K in keyof S]: Opened<S[K]> } : Opened<S>;
  /** The open orders whose fields are as the filter says, oldest first; an order list is one item. */
  list(filter?: { readonly [field: string]: SeedValue }): readonly (OpenOrder | OpenOrderList)[];
  /**
   * The canceled and filled orders whose fields are as the filter says, in the order in which they were closed; the newest
   * are kept.
   */
  closed(filter?: { readonly [field: string]: SeedValue }): readonly ClosedOrder[];
}
