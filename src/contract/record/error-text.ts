import { fill } from "../../testing/errors.ts";
import { documentedError, textOf } from "../../testing/faults/documented-error.ts";
import type { MockOperation } from "../../testing/mock-operation.ts";
import type { ContractValue } from "../contract.ts";

/** What is documented for an error code, or else for the status; `undefined` where neither says that it is an error. */
export function errorText(
  operation: MockOperation,
  status: number,
  code: ContractValue | undefined,
): string | undefined {
  const isCode = typeof code === "number" || typeof code === "string";
  const known = isCode ? documentedError(operation, code, undefined) : undefined;
  if (known || status < 400) return known?.message;
  const names = operation.operation.parameters.filter(({ filled }) => !filled).map(({ name }) => name);
  return fill(textOf(operation, status), names);
}
