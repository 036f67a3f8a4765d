import { readApi } from "./api.ts";
import { header } from "./header.ts";
import { literal } from "./literal.ts";
import type { Spec } from "./spec.ts";
import type { SpecOperation } from "./table.ts";

/** The module that tells which budgets there are, for those who set them by name. */
export function budgetsModule(
  apis: readonly { readonly spec: Spec; readonly operations: readonly SpecOperation[] }[],
): string {
  const budgets = apis.map(({ spec, operations }) => {
    const heaviest = (name: string) =>
      operations.flatMap(({ operation }) =>
        operation.weight.filter(({ limit }) => limit === name).map(({ weight }) => weight),
      );
    const names = Object.keys(readApi(spec, operations).limits);
    return [spec.name, Object.fromEntries(names.map((name) => [name, Math.max(1, ...heaviest(name))]))];
  });
  return `${header("specs/")}

/** The budgets of each API, and the most that one call takes from them. */
export const budgets = ${literal(Object.fromEntries(budgets))};
`;
}
