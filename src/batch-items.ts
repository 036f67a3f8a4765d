import type { Operation } from "./operation.ts";

/**
 * Orders that a batch left behind, as they were found by looking, with what says why where that is final. They are what a
 * failed batch knows beside those that it canceled.
 */
export const standing = new WeakMap<object, unknown>();

/** The items of a batch's answer; none of another one's. */
export function itemsOf({ batch }: Pick<Operation, "batch">, data: unknown): readonly unknown[] {
  const items = batch?.items === undefined ? data : Object(data)[batch.items];
  return batch && Array.isArray(items) ? items : [];
}
