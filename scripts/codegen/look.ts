import type { OperationFacts } from "../../src/facts.ts";
import type { Look } from "../../src/operation.ts";

/** By which operation, and by which of its parameters, the orders can be asked for that an operation cancels. */
export function readLook({ target, batch }: OperationFacts, operations: readonly OperationFacts[]): Look | undefined {
  if (target?.effect !== "cancel" || target.select === "all") return undefined;
  // The answer of a list that is no batch, or that has ids alone, cannot be made of orders.
  if (target.select === "list" && Object.values(batch?.by ?? { none: "" }).includes("")) return undefined;
  const query = operations.find(
    ({ target: other, states }) =>
      states && other?.effect === "read" && other.item === target.item && other.select === "one",
  );
  if (!query?.target) return undefined;
  return {
    operation: query.id,
    by: sameField(target.by, query.target.by),
    within: sameField(target.within, query.target.within),
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
