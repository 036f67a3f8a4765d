import { type AnsweredError, fill } from "../errors.ts";
import type { MockOperation } from "../mock-operation.ts";

/** The error of a code as an API documents it; of several texts the one that is asked for, or the first. */
export function documentedError(
  { documented, operation }: Pick<MockOperation, "documented" | "operation">,
  code: number | string,
  message: string | undefined,
): AnsweredError | undefined {
  const [row] = (documented["x-errors"] ?? []).filter((each) => each.code === code);
  if (!row) return undefined;
  const names = Object.keys(operation.target?.by ?? {});
  const mandatory = operation.parameters.find(({ required, filled }) => required && !filled)?.name;
  return { status: row.status, code, message: message ?? fill(row.message, mandatory ? [mandatory, ...names] : names) };
}

/** The codes that an API documents. */
export function codesOf({ documented }: Pick<MockOperation, "documented">): readonly (number | string)[] {
  return [...new Set((documented["x-errors"] ?? []).flatMap(({ code }) => (code === undefined ? [] : [code])))];
}

/** The first text that is documented for a status. */
export function textOf(operation: MockOperation | undefined, status: number): string {
  const { "x-errors": errors = [], "x-statuses": statuses = [] } = operation?.documented ?? {};
  const known = [...statuses, ...errors].find((each) => each.status === status && each.message);
  return known?.message ?? `Answered with ${status}.`;
}
