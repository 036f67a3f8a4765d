import { isCanceled, isFailure, itemsOf, keysOf, standing } from "./batch-items.ts";
import type { Call } from "./call.ts";
import type { CancelkitError, ResponseError } from "./errors.ts";
import type { Batch } from "./operation.ts";

/**
 * What became of each order of a batch, in the order in which they were asked for. Every id stands in one of the three
 * lists: as a decimal string, or as given for client order ids.
 */
export interface Paired<Order, Failure> {
  /** The answer has exactly one order of that id, as it stood when canceled. */
  readonly canceled: readonly { readonly id: string; readonly order: Order }[];
  /** Not canceled by this call, for the reason given. */
  readonly failed: readonly { readonly id: string; readonly error: Failure }[];
  /** May have been canceled: look before anything is sent again. `cause` is missing where the answer leaves it open. */
  readonly unanswered: readonly { readonly id: string; readonly cause?: unknown }[];
}

/** Items of a batch's answer that may say why an order was not canceled, told by their fields. */
export type FailureOf<Item, Field extends string> = Item extends object
  ? [Extract<keyof Item, Field>] extends [never]
    ? never
    : Item
  : never;

/** Items that are orders: all but those that always say why; where an item may be either, it is both. */
export type OrderOf<Item, Field extends string> = [OrderAlone<Item, Field>] extends [never]
  ? Item
  : OrderAlone<Item, Field>;

type OrderAlone<Item, Field extends string> = Item extends object
  ? object extends Pick<Item, Extract<keyof Item, Field>>
    ? Item
    : never
  : Item;

declare const lists: unique symbol;

/** The promise of a named operation that cancels several orders by their ids. */
export interface BatchCall<Result, Item, FailureField extends string, List extends string> extends Call<Result> {
  /**
   * The answer id by id, whatever its order and whether or not it is complete. Nothing is sent again.
   *
   * A reason that names an id is that of its order. Reasons that name none are given to ids only where no doubt is left:
   * the answer has an item for each id, and one id is left over or all reasons are the same. Other ids are `unanswered`,
   * as are those of orders that the answer shows otherwise than canceled.
   *
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent.
   * @throws {TransportError} No answer came: `not-sent` or `unknown` for all of the orders.
   * @throws {ResponseError} The whole call was refused (`rejected`), or may have had an effect (`unknown`). Where
   *   an answer was lost and a later one, or looking (`resolveUnknown`), told of some orders, this form resolves: ids that
   *   stay open are `unanswered`, those of orders that were found filled or expired `failed`, with a `ResponseError`
   *   (`rejected`).
   */
  paired(): Promise<Paired<OrderOf<Item, FailureField>, FailureOf<Item, FailureField> | ResponseError>>;
  /** For types alone: the parameters that list the orders. */
  readonly [lists]?: List;
}

/** What a call asked for: ids with the field of an answered order that has them, and what narrows the orders. */
export interface Asked {
  readonly ids: readonly { readonly id: string; readonly field: string }[];
  readonly within: readonly { readonly id: string; readonly field: string }[];
}

/**
 * Gives each id that was asked for what the answer says of it for certain.
 *
 * @param lost Why orders that the answer does not show as canceled may have been canceled before.
 * @param isOpen Whether a reason leaves it open what became of its order.
 */
export function pairAnswer(
  batch: Batch,
  { ids, within }: Asked,
  answer: unknown,
  lost?: CancelkitError,
  isOpen: (item: unknown) => boolean = () => false,
): Paired<unknown, unknown> {
  const items = itemsOf({ batch }, answer);
  const fields = [...new Set(ids.map(({ field }) => field))];
  // By the text of what was told: it comes from JSON, so the same text is the same value. Of an id that was asked for
  // twice nothing is certain.
  const told = new Map<string | undefined, Map<string, unknown> | undefined>();
  for (const { id, field } of ids) told.set(`${field} ${id}`, told.has(`${field} ${id}`) ? undefined : new Map());
  const errors = new Map<string, unknown>();
  let isSure = !lost && items.length === ids.length;
  for (const item of items) {
    let same: typeof errors | undefined = errors;
    if (!isFailure(batch, item) || fields.some((field) => Object(item)[field] != null)) {
      const [key, other] = keysOf(item, fields).filter((each) => told.has(each));
      // A reason may leave out what narrows the orders.
      const isWithin = within.every(
        ({ field, id }) => String(Object(item)[field] ?? id).toUpperCase() === id.toUpperCase(),
      );
      same = isWithin && other === undefined ? told.get(key) : undefined;
      isSure &&= same?.size === 0;
    }
    same?.set(JSON.stringify(item), item);
  }
  // Each id of which nothing was told has its error by now; which one it is matters only if they differ.
  if (!isSure) errors.clear();

  const canceled: { id: string; order: unknown }[] = [];
  const failed: { id: string; error: unknown }[] = [];
  const unanswered: { id: string; cause?: unknown }[] = [];
  for (const { id, field } of ids) {
    const same = told.get(`${field} ${id}`);
    const found = same?.size ? same : errors;
    const [item] = found.size > 1 ? [] : found.values();
    const error = standing.get(Object(item))?.error ?? (!lost && isFailure(batch, item) && !isOpen(item) && item);
    if (error) failed.push({ id, error });
    else if (item !== undefined && isCanceled(batch, item)) canceled.push({ id, order: item });
    else unanswered.push(lost ? { id, cause: lost } : { id });
  }
  return { canceled, failed, unanswered };
}
