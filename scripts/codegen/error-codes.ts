import { isObject, type JsonObject, type Spec, SpecError } from "./spec.ts";

/** The rows of `x-errors`. */
export function errorsOf({ root: { "x-errors": errors } }: Spec): readonly JsonObject[] {
  return Array.isArray(errors) ? errors.filter(isObject) : [];
}

/** Whether an error is answered under one of these conditions. */
export function isFor({ when }: JsonObject, ...conditions: readonly string[]): boolean {
  return [when].flat().some((each) => conditions.includes(String(each)));
}

/**
 * Checks that what `x-errors` says of the outcome has a code, by which clients know it.
 *
 * @throws {SpecError} A row has none.
 */
export function assertCodes(spec: Spec, errors: readonly JsonObject[]): void {
  for (const [index, { code, outcome }] of errors.entries()) {
    if (outcome === undefined || code !== undefined) continue;
    const text =
      "`outcome` needs a `code` here: what a status means for it, with or without a text, stands in `x-statuses`";
    throw new SpecError(spec, ["x-errors", index, "outcome"], text);
  }
}

/** The statuses that mean, in an answer without a code, that no such order is open. */
export function goneStatuses(errors: readonly JsonObject[]): readonly number[] {
  const found = errors.filter((row) => isGone(row) && row.code === undefined && !isAmbiguous(errors, row));
  return [...new Set(found.map(({ status }) => Number(status)))];
}

/** Which errors leave it open to clients that an order is gone, and why, each with file and line. */
export function errorNotes(spec: Spec): readonly string[] {
  const errors = errorsOf(spec);
  return errors.flatMap((row, index) => {
    if (!isGone(row) || row.code !== undefined || !isAmbiguous(errors, row)) return [];
    const place = `${spec.file}:${spec.lineOf(["x-errors", index, "when"])}`;
    const text = `\`orderUnknown\` has no code, and ${row.status} is the status of other errors, too: after a lost answer clients do not take it for an order that is gone`;
    return [`${place}: ${text}`];
  });
}

function isGone(row: JsonObject): boolean {
  return isFor(row, "orderUnknown");
}

/** Whether clients could take another error for this one, of which they know the status alone. */
function isAmbiguous(errors: readonly JsonObject[], { status }: JsonObject): boolean {
  return errors.some(
    (other) =>
      !isFor(other, "orderUnknown", "orderAbsent") &&
      (other.code === undefined ? other.status === status : String(other.code) === String(status)),
  );
}
