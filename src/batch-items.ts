import type { Batch, OrderState } from "./operation.ts";
import type { PreparedCall } from "./request.ts";

/** How an order was found to stand by looking. */
export interface Standing {
  /** By what an item of the answer would name it, as it is matched by. */
  readonly key: string;
  readonly state: OrderState;
  /** Why it was not canceled, where that is final. */
  readonly error?: unknown;
}

/** Orders of a batch that were looked for. They have the fields of a query, which may be others than those of an item. */
export const standing = new WeakMap<object, Standing>();

/** An item of a batch's answer. */
export interface Entry {
  readonly item: unknown;
  /** The name that it stands under, in a map. */
  readonly group?: string;
  /** Whether it stands in a list of reasons alone. */
  readonly isApart?: true;
}

/** How the answer of a batch has its items. */
export interface BatchAnswer {
  read(data: unknown): readonly Entry[];
  /** The same answer with other orders, and with other reasons why some were not canceled. */
  write(data: unknown, orders: readonly unknown[], reasons: readonly unknown[]): unknown;
}

/** What is no canceled order for certain, of a batch's answer; undefined for what it leaves out. */
export function leftOf({ compiled: { operation }, parameters }: PreparedCall, data: unknown): readonly unknown[] {
  const { batch } = operation;
  if (!batch) return [];
  const items = batch.answer.read(data).map(({ item }) => item);
  const whole = items.length < askedFor(batch, parameters).length ? [...items, undefined] : items;
  return whole.filter((item) => item === undefined || !isCanceled(batch, item));
}

type Given = Readonly<Record<string, unknown>>;

/** An order that a call asks for. */
export interface Asked {
  /** The parameter. */
  readonly name: string;
  readonly id: string;
  /** The parameter and the id, as items are matched by. */
  readonly key: string;
  /** What narrows this order alone. */
  readonly given: Given;
  /** The parameters of the call, and what narrows this order alone. */
  readonly parameters: Given;
}

/** How a parameter lists orders. */
export interface Ask {
  /** Whether it is a map of lists. */
  readonly isMap?: true;
  /** Reads the ids, and what narrows each order alone, as texts. */
  read(value: unknown): readonly { readonly id: unknown; readonly given?: Given }[];
}

const idsAlone: Ask = { read: (value) => [value ?? []].flat().map((id) => ({ id })) };

/** The orders that a call asks for. What is no text or number is refused by the rules. */
export function askedFor({ by, asks }: Batch, parameters: Given): readonly Asked[] {
  return Object.keys(by).flatMap((name) =>
    (asks?.[name] ?? idsAlone).read(parameters[name]).map(({ id: value, given = {} }) => {
      const id = idOf(value);
      return { name, id, key: `${name} ${id}`, given, parameters: { ...parameters, ...given } };
    }),
  );
}

/** The text of an id; none of what is neither text nor number. */
export function idOf(value: unknown): string {
  return typeof value === "object" ? "" : String(value ?? "");
}

/** Tells, of an item, the places of the orders asked for that it may be of; undefined if it names none at all. */
export function createMatch(batch: Batch, asked: readonly Asked[]): (entry: Entry) => readonly number[] | undefined {
  // Keys have a space in them, so none is the name of what every object has.
  const places: Record<string, number[]> = {};
  for (const [place, { key }] of asked.entries()) {
    places[key] ??= [];
    places[key].push(place);
  }
  return (entry) => {
    const keys = keysOf(batch, entry.item, asked[0]);
    if (keys.length === 0) return undefined;
    return keys.flatMap((key) => places[key] ?? []).filter((place) => isWithin(batch, entry, asked[place] as Asked));
  };
}

/** What names the order that an item is of: each parameter that was given, with an id that the item has. */
function keysOf({ by }: Batch, item: unknown, asked: Asked | undefined): readonly string[] {
  const found = standing.get(Object(item));
  if (found) return [found.key];
  return Object.keys(by).flatMap((name) =>
    (asked?.parameters[name] ? (by[name] ?? []) : []).flatMap((field) => {
      const id = idOf(field ? Object(item)[field] : item);
      return id ? `${name} ${id}` : [];
    }),
  );
}

/** Whether an item may be of what narrows an order; a reason may leave that out. */
function isWithin({ within }: Batch, { item, group }: Entry, { parameters }: Asked): boolean {
  return Object.entries(within).every(([name, fields]) =>
    fields.every((field) => {
      const asked = parameters[name];
      const said = field ? Object(item)[field] : group;
      return idOf(said ?? asked).toUpperCase() === idOf(asked ?? said).toUpperCase();
    }),
  );
}

/** Whether an item says why an order was not canceled, whatever else it says. */
export function isFailure({ failure }: Batch, item: unknown): boolean {
  // As text: what is left out gives `undefined`.
  const says = (name: string) => !/^(\[\]|"?(0*|null|undefined|false)"?)$/.test(JSON.stringify(Object(item)[name]));
  return !standing.has(Object(item)) && failure.some(says);
}

/** Whether an item is an order that was canceled. */
export function isCanceled(batch: Batch, item: unknown): boolean {
  const found = standing.get(Object(item));
  if (found) return found.state === "canceled";
  return (
    !isFailure(batch, item) &&
    Object.entries(batch.canceled).every(([name, words]) => words.includes(idOf(Object(item)[name])))
  );
}
