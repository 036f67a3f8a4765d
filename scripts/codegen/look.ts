import type { Look } from "../../src/operation.ts";
import { type BatchFacts, readBatch } from "./batch.ts";
import { readParts } from "./parts.ts";
import { successOf } from "./success.ts";
import type { SpecOperation } from "./table.ts";
import { isNaming } from "./target.ts";

/** By which operation, and by which of its parameters, the orders can be asked for that an operation cancels. */
export function readLook(cancel: SpecOperation, operations: readonly SpecOperation[]): Look | undefined {
  const { target } = cancel.operation;
  if (target?.effect !== "cancel" || !isNaming(target)) return undefined;
  const batch = batchOf(cancel);
  if (typeof batch === "string" || (batch && !isOfOrders(batch))) return undefined;
  const query = queryFor(cancel, operations);
  if (!query?.operation.target) return undefined;
  const parts = readParts(cancel, query, operations);
  // Several order lists at once are not looked into.
  if (parts && batch) return undefined;
  return {
    operation: query.operation.id,
    by: sameField(target.by, query.operation.target.by),
    within: sameField({ ...target.within, ...batch?.inside }, query.operation.target.within),
    ...(parts && { parts }),
  };
}

/** Why nothing is asked of the orders of a batch, although the API has an operation that would tell; continues its name. */
export function whyNotLooked(cancel: SpecOperation, operations: readonly SpecOperation[]): string | undefined {
  const batch = batchOf(cancel);
  const query = queryFor(cancel, operations);
  if (typeof batch !== "object" || isOfOrders(batch) || !query) return undefined;
  const form = batch.lists.some(({ form }) => form !== "list") ? "a map" : "of ids alone";
  return `has an answer that is ${form}: \`resolveUnknown: "query"\` does not ask ${query.operation.id} for its orders`;
}

function batchOf({ spec, path, node, operation: { target, parameters } }: SpecOperation) {
  const [, success] = successOf(spec, path, node);
  return readBatch(spec, target, parameters, success);
}

/** Whether an answer could be made of orders that were asked for: not one that has ids alone, and no map. */
function isOfOrders({ batch, lists }: BatchFacts): boolean {
  return !Object.values(batch.by).flat().includes("") && lists.every(({ form }) => form === "list");
}

function queryFor({ operation: { target } }: SpecOperation, operations: readonly SpecOperation[]) {
  return operations.find(
    ({ operation: { target: other, states } }) =>
      states && other?.effect === "read" && other.item === target?.item && other.select === "one",
  );
}

/** The parameters of one operation to those of another that stand for the same field of an order. */
function sameField(names: Readonly<Record<string, string>>, others: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, field]) =>
      Object.keys(others)
        .filter((other) => others[other] === field)
        .slice(0, 1)
        .map((other) => [name, other] as const),
    ),
  );
}
