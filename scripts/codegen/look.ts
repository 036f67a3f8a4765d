import type { Look } from "../../src/operation.ts";
import { readBatch } from "./batch.ts";
import { readParts } from "./parts.ts";
import { successOf } from "./success.ts";
import type { SpecOperation } from "./table.ts";
import { isNaming } from "./target.ts";

/** By which operation, and by which of its parameters, the orders can be asked for that an operation cancels. */
export function readLook(cancel: SpecOperation, operations: readonly SpecOperation[]): Look | undefined {
  const { parameters, target } = cancel.operation;
  if (target?.effect !== "cancel" || !isNaming(target)) return undefined;
  const [, success] = successOf(cancel.spec, cancel.path, cancel.node);
  const batch = readBatch(cancel.spec, target, parameters, success);
  // The answer of a list that is no batch, that has ids alone, or a map, cannot be made of orders.
  if (typeof batch === "string") return undefined;
  if (batch && (Object.values(batch.batch.by).flat().includes("") || batch.lists.some(({ form }) => form !== "list"))) {
    return undefined;
  }
  const query = operations.find(
    ({ operation: { target: other, states } }) =>
      states && other?.effect === "read" && other.item === target.item && other.select === "one",
  );
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
