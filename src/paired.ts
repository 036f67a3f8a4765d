import { type Asked, createMatch, type Entry, isCanceled, isFailure, standing } from "./batch-items.ts";
import type { Call } from "./call.ts";
import type { CancelkitError, ResponseError } from "./errors.ts";
import type { Batch } from "./operation.ts";

/**
 * What became of each order of a batch, in the order in which they were asked for. Every id stands in one of the three
 * lists: as a decimal string, or as given for client order ids; with what narrows it alone, such as the `pair` under which
 * it was listed.
 */
export interface Paired<Order, Failure, Narrowing extends string = never> {
  /** The answer has exactly one order of that id, as it stood when canceled. */
  readonly canceled: readonly Named<{ readonly id: string; readonly order: Order }, Narrowing>[];
  /** Not canceled by this call, for the reason given. */
  readonly failed: readonly Named<{ readonly id: string; readonly error: Failure }, Narrowing>[];
  /** May have been canceled: look before anything is sent again. `cause` is missing where the answer leaves it open. */
  readonly unanswered: readonly Named<{ readonly id: string; readonly cause?: unknown }, Narrowing>[];
}

type Named<Entry, Narrowing extends string> = [Narrowing] extends [never]
  ? Entry
  : Entry & { readonly [Name in Narrowing]: string };

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
export interface BatchCall<
  Result,
  Item,
  FailureField extends string,
  List extends string,
  Narrowing extends string = never,
> extends Call<Result> {
  /**
   * The answer id by id, whatever its order and whether or not it is complete. Nothing is sent again.
   *
   * A reason that names an id is that of its order. Reasons that name none are given to ids only where no doubt is left:
   * the answer has an item for each id, and one id is left over or all reasons are the same. Other ids are `unanswered`,
   * as are those of orders that the answer shows otherwise than canceled.
   *
   * @throws {ParameterError} A parameter or an option breaks a rule; nothing was sent.
   * @throws {TransportError} No answer came: `not-sent`, `rejected` or `unknown` for all of the orders.
   * @throws {ResponseError} The whole call was refused (`rejected`), or may have had an effect (`unknown`). Where
   *   an answer was lost and a later one, or looking (`resolveUnknown`), told of some orders, this form resolves: ids that
   *   stay open are `unanswered`, those of orders that were found filled or expired `failed`, with a `ResponseError`
   *   (`rejected`).
   */
  paired(): Promise<Paired<OrderOf<Item, FailureField>, FailureOf<Item, FailureField> | ResponseError, Narrowing>>;
  /** For types alone: the parameters that list the orders. */
  readonly [lists]?: List;
}

/**
 * Gives each id that was asked for what the answer says of it for certain.
 *
 * @param entries The items of the answer.
 * @param lost Why orders that the answer does not show as canceled may have been canceled before.
 * @param isOpen Whether a reason leaves it open what became of its order.
 */
export function pairAnswer(
  batch: Batch,
  entries: readonly Entry[],
  ids: readonly Asked[],
  lost: CancelkitError | undefined,
  isOpen: (item: unknown) => boolean,
): Paired<unknown, unknown> {
  // By the text of what was told: it comes from JSON, so the same text is the same value.
  const told = ids.map(() => new Map<string, unknown>());
  const match = createMatch(batch, ids);
  const errors = new Map<string, unknown>();
  let isSure = !lost && entries.length === ids.length;
  let apart = 0;
  for (const entry of entries) {
    const { item, isApart } = entry;
    const places = match(entry);
    let same: Map<string, unknown> | undefined = errors;
    if (places || !isFailure(batch, item)) {
      // Of an order that was asked for twice nothing is certain.
      same = places?.length === 1 ? told[places[0] as number] : undefined;
      isSure &&= same?.size === 0;
    } else if (isApart) apart++;
    same?.set(JSON.stringify(item), item);
  }
  // Each id of which nothing was told has its error by now; which one it is matters only if they differ.
  if (!isSure) errors.clear();
  // More reasons than are left to be told are those of orders that stand in the other list, if these say no more.
  const isInDoubt =
    apart > told.filter(({ size }) => size === 0).length &&
    Object.values(batch.canceled).every((words) => words.includes(""));

  const canceled: { id: string; order: unknown }[] = [];
  const failed: { id: string; error: unknown }[] = [];
  const unanswered: { id: string; cause?: unknown }[] = [];
  for (const [place, { given, id }] of ids.entries()) {
    const order = { ...given, id };
    const found = told[place]?.size ? told[place] : errors;
    const [item] = found.size > 1 ? [] : found.values();
    const error = standing.get(Object(item))?.error ?? (!lost && isFailure(batch, item) && !isOpen(item) && item);
    if (error) failed.push({ ...order, error });
    else if (item !== undefined && isCanceled(batch, item) && !isInDoubt) canceled.push({ ...order, order: item });
    else unanswered.push(lost ? { ...order, cause: lost } : order);
  }
  return { canceled, failed, unanswered };
}
