import type { Operation } from "./operation.ts";

/** The items of a batch's answer; none of another one's. */
export function itemsOf({ batch }: Pick<Operation, "batch">, data: unknown): readonly unknown[] {
  const items = batch?.items === undefined ? data : Object(data)[batch.items];
  return batch && Array.isArray(items) ? items : [];
}
