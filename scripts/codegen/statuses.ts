import type { Api } from "../../src/operation.ts";

type Row = Api["statuses"][number];

/** The rows of `x-statuses` but those that say no more than the row of their class does, which comes behind them. */
export function sparseStatuses(rows: Api["statuses"]): Api["statuses"] {
  return rows.filter((row, index) => {
    const next = rows.slice(index + 1).find((other) => mayFit(other, row));
    return !(next && covers(next, row) && next.outcome === row.outcome && next.retry === row.retry);
  });
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
