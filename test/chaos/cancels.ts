import { documents } from "../../generated/documents.ts";
import type { OperationFacts, Target } from "../../src/facts.ts";

/** An operation that is about orders. */
export type CancelOperation = OperationFacts & { readonly target: Target };

export interface Cancel {
  readonly api: string;
  readonly operation: CancelOperation;
}

/** Every operation of the table that cancels. */
export const cancels: readonly Cancel[] = documents.flatMap(({ name: api, operations }) =>
  Object.values(operations).flatMap((operation) =>
    operation.target?.effect === "cancel" ? [{ api, operation: operation as CancelOperation }] : [],
  ),
);

/** Whether the orders of an API come in lists too. */
export function hasOrderLists(api: string): boolean {
  return cancels.some((each) => each.api === api && each.operation.target.item === "orderList");
}

/** The operation of an API that tells how one order, or one order list, stands. */
export function readerOf(api: string, item: Target["item"]): string | undefined {
  const { operations = {} } = documents.find(({ name }) => name === api) ?? {};
  const found = Object.values(operations).find(({ states, target }) => states && target?.item === item);
  return found?.id;
}

/** Whether a cancel takes all that an account has. */
export function isUnscoped({ operation: { target } }: Cancel): boolean {
  return target.select === "all" && Object.keys(target.within).length === 0;
}
