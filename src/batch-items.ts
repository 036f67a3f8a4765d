import type { Batch, Operation, OrderState } from "./operation.ts";

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

/** What is no canceled order for certain, of a batch's answer. */
export function leftOf(operation: Pick<Operation, "batch">, data: unknown): readonly unknown[] {
  return itemsOf(operation, data).filter((item) => !isCanceled(operation.batch as Batch, item));
}

/** Whether an item is of an order that has this id in that field. */
export function hasId(item: unknown, field: string, id: string): boolean {
  const key = standing.get(Object(item))?.key ?? `${field} ${field ? Object(item)[field] : item}`;
  return key === `${field} ${id}`;
}

/** Whether an item says why an order was not canceled, whatever else it says. */
export function isFailure({ failure }: Batch, item: unknown): boolean {
  const says = (name: string) => !/^(0*|null|undefined|false)$/.test(String(Object(item)[name]));
  return !standing.has(Object(item)) && failure.some(says);
}

/** Whether an item is an order that was canceled. */
export function isCanceled(batch: Batch, item: unknown): boolean {
  const found = standing.get(Object(item));
  if (found) return found.state === "canceled";
  return (
    !isFailure(batch, item) &&
    Object.entries(batch.canceled).every(([name, words]) => words.includes(String(Object(item)[name] ?? "")))
  );
}
