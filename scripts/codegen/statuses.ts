import type { Api } from "../../src/operation.ts";
import { type Spec, SpecError } from "./spec.ts";

type Row = Api["statuses"][number];

/** The rows of `x-statuses` but those that say no more than the row of their class does, which comes behind them. */
export function sparseStatuses(rows: Api["statuses"]): Api["statuses"] {
  return rows.filter((row, index) => {
    const next = rows.slice(index + 1).find((other) => mayFit(other, row));
    return !(next && covers(next, row) && next.outcome === row.outcome && next.retry === row.retry);
  });
}

/**
 * Checks the order of `x-statuses`, of which the first row that fits decides, and that only what did nothing is worth
 * another try.
 *
 * @throws {SpecError} A row never decides, or says that what may have been done is worth another try.
 */
export function assertReachable(spec: Spec, rows: Api["statuses"]): void {
  for (const [index, row] of rows.entries()) {
    const before = rows.slice(0, index).findIndex((other) => covers(other, row) || isSame(other, row));
    if (before >= 0) {
      const line = spec.lineOf(["x-statuses", before]);
      const text = `this row never decides, since the one in line ${line} fits whatever it does: write it before that one`;
      throw new SpecError(spec, ["x-statuses", index], text);
    }
    if (row.retry && row.outcome !== "rejected") {
      const text =
        "`retry` is for `outcome: rejected`: whether to repeat what may have been done depends on the operation";
      throw new SpecError(spec, ["x-statuses", index, "retry"], text);
    }
  }
}

function isSame(row: Row, other: Row): boolean {
  return row.status === other.status && row.code === other.code && row.message === other.message;
}

/** Whether an answer of one row may be one of the other as well. */
function mayFit({ status }: Row, { status: other }: Row): boolean {
  return status === other || status === classOf(other) || classOf(status) === other;
}

/** Whether a row fits whatever another one does. */
function covers({ status, code, message }: Row, { status: other }: Row): boolean {
  return code === undefined && message === undefined && (status === other || status === classOf(other));
}

function classOf(status: number | string): string {
  return `${String(status)[0]}XX`;
}
