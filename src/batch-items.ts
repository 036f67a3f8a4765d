import type { Batch, Operation, OrderState } from "./operation.ts";
import type { PreparedCall } from "./request.ts";

/** How an order was found to stand by looking. */
export interface Standing {
  /** The field and the id by which an item of the answer would name it. */
  readonly key: string;
  readonly state: OrderState;
  /** Why it was not canceled, where that is final. */
  readonly error?: unknown;
}

/** Orders of a batch that were looked for. They have the fields of a query, which may be others than those of an item. */
export const standing = new WeakMap<object, Standing>();

/** The items of a batch's answer; none of another one's. */
export function itemsOf({ batch }: Pick<Operation, "batch">, data: unknown): readonly unknown[] {
  if (!batch) return [];
  const { items, reasons = "" } = batch;
  const fields = Object(data);
  return [items === undefined ? data : fields[items], fields[reasons]].filter(Array.isArray).flat();
}

/** What is no canceled order for certain, of a batch's answer; undefined for what it leaves out. */
export function leftOf({ compiled: { operation }, parameters }: PreparedCall, data: unknown): readonly unknown[] {
  const { batch } = operation;
  if (!batch) return [];
  const items = itemsOf(operation, data);
  const asked = askedFor(batch.by, parameters);
  const whole = items.length < asked.length ? [...items, undefined] : items;
  return whole.filter((item) => item === undefined || !isCanceled(batch, item));
}

/** What a call was given for a parameter: the id of an order, or what narrows the orders. */
export interface Asked {
  /** The parameter. */
  readonly name: string;
  /** The field of an answered order that has it. */
  readonly field: string;
  readonly id: string;
  /** The field and the id in it, as `keysOf` gives them of an item. */
  readonly key: string;
}

/** What a call was given for parameters, by their names to fields. What is no text or number is refused by the rules. */
export function askedFor(
  names: Readonly<Record<string, string>>,
  parameters: Readonly<Record<string, unknown>>,
): readonly Asked[] {
  return Object.entries(names).flatMap(([name, field]) =>
    [parameters[name] ?? []].flat().map((given) => {
      const id = idOf(given);
      return { name, field, id, key: `${field} ${id}` };
    }),
  );
}

/** What is neither text nor number names nothing, and may have no text at all. */
function idOf(value: unknown): string {
  return typeof value === "object" ? "" : String(value);
}

/** What names the order that an item is of: each of the fields with the id in it. */
export function keysOf(item: unknown, fields: readonly string[]): readonly string[] {
  const found = standing.get(Object(item));
  return found ? [found.key] : fields.map((field) => `${field} ${idOf(field ? Object(item)[field] : item)}`);
}

/** Whether an item says why an order was not canceled, whatever else it says. */
export function isFailure({ failure }: Batch, item: unknown): boolean {
  const says = (name: string) => {
    const said = Object(item)[name];
    return typeof said === "object" && said ? said.length !== 0 : !/^(0*|null|undefined|false)$/.test(String(said));
  };
  return !standing.has(Object(item)) && failure.some(says);
}

/** Whether an item is an order that was canceled. */
export function isCanceled(batch: Batch, item: unknown): boolean {
  const found = standing.get(Object(item));
  if (found) return found.state === "canceled";
  return (
    !isFailure(batch, item) &&
    Object.entries(batch.canceled).every(([name, words]) => words.includes(idOf(Object(item)[name] ?? "")))
  );
}
