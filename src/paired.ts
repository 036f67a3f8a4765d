import { itemsOf, standing } from "./batch-items.ts";
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

/** Items of a batch's answer that say why an order was not canceled, told by their fields. */
export type FailureOf<Item, Field extends string> = [Field] extends [never]
  ? never
  : Extract<Item, Readonly<Record<Field, unknown>>>;

declare const lists: unique symbol;

/** The promise of a named operation that cancels several orders by their ids. */
export interface BatchCall<Result, Item, FailureField extends string, List extends string> extends Call<Result> {
  /**
   * The answer id by id, whatever its order and whether or not it is complete. Nothing is sent again.
   *
   * Items that say why an order was not canceled do not say which order they mean. They are given to ids only where no
   * doubt is left: the answer has an item for each id, and one id is left over or all reasons are the same. Other ids
   * are `unanswered`.
   *
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent.
   * @throws {TransportError} No answer came: `not-sent` or `unknown` for all of the orders.
   * @throws {ResponseError} The whole call was refused (`rejected`), or may have had an effect (`unknown`). After
   *   `ALREADY_GONE`, or where looking (`resolveUnknown`) told of some orders, this form resolves: ids that stay open are
   *   `unanswered`, those of orders that were found filled or expired `failed`, with a `ResponseError` (`rejected`).
   */
  paired(): Promise<
    Paired<Exclude<Item, FailureOf<Item, FailureField>>, FailureOf<Item, FailureField> | ResponseError>
  >;
  /** For types alone: the parameters that list the orders. */
  readonly [lists]?: List;
}

/** What a call asked for: ids with the field of an answered order that has them, and what narrows the orders. */
export interface Asked {
  readonly ids: readonly { readonly id: string; readonly field: string }[];
  readonly within: readonly { readonly value: string; readonly field: string }[];
}

type Item = Readonly<Record<string, unknown>>;

/**
 * Gives each id that was asked for what the answer says of it for certain.
 *
 * @param lost Why orders that the answer does not show as canceled may have been canceled before.
 * @param isOpen Whether a reason leaves it open what became of its order.
 */
export function pairAnswer(
  batch: Batch,
  asked: Asked,
  answer: unknown,
  lost?: CancelkitError,
  isOpen: (item: unknown) => boolean = () => false,
): Paired<unknown, unknown> {
  const items = itemsOf({ batch }, answer);
  const orders = new Map<number | undefined, object[]>();
  const errors: Item[] = [];
  let doubt = items.length !== asked.ids.length;
  for (const item of items) {
    if (isFailure(batch, asked, item)) {
      errors.push(item);
      doubt ||= isOpen(item);
      continue;
    }
    const place = placeOf(asked, Object(item));
    const same = orders.get(place);
    if (same) same.push(Object(item));
    else orders.set(place, [Object(item)]);
    doubt ||= place === undefined || same !== undefined;
  }

  const canceled: { id: string; order: unknown }[] = [];
  const failed: { id: string; error: unknown }[] = [];
  const rest: { id: string; cause?: unknown }[] = [];
  for (const [place, { id }] of asked.ids.entries()) {
    const [order, ...others] = orders.get(place) ?? [];
    const error = order && standing.get(order);
    if (error) failed.push({ id, error });
    else if (order && !standing.has(order) && others.every((other) => isEqual(other, order)))
      canceled.push({ id, order });
    else rest.push(lost ? { id, cause: lost } : { id });
  }
  // Each id that is left has its error by now; which one it is matters only if they differ.
  const [error] = errors;
  if (lost || doubt || !errors.every((each) => isEqual(each, error))) return { canceled, failed, unanswered: rest };
  return { canceled, failed: rest.map(({ id }) => ({ id, error })), unanswered: [] };
}

/** Of which of the ids an item is the order; of none if that is not certain, as of an id that was asked for twice. */
function placeOf({ ids, within }: Asked, item: Item): number | undefined {
  if (!within.every(({ field, value }) => String(item[field]).toUpperCase() === value.toUpperCase())) return undefined;
  const [place, ...others] = ids.flatMap(({ id, field }, index) => (String(item[field]) === id ? index : []));
  return others.length === 0 ? place : undefined;
}

/** An error says nothing of an order's id; one that does is not understood. */
function isFailure({ failure }: Batch, { ids }: Asked, item: unknown): item is Item {
  const fields: Item = Object(item);
  const has = (name: string) => fields[name] !== undefined;
  return failure.length > 0 && failure.every(has) && !ids.some(({ field }) => has(field));
}

/** Both come from JSON, so the same text is the same value. */
function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
