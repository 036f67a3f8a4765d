import type { SpecOperation } from "../../docs/spec/operation.ts";
import { hasCode } from "../error-codes.ts";
import { errorsOf, placeOfErrors } from "./error-rows.ts";
import type { Say } from "./finding.ts";

/** Checks that error codes are still documented, with the status that the consumer got. */
export function checkCodes(
  operation: SpecOperation,
  status: number,
  codes: readonly unknown[],
  at: string,
  fail: Say,
): void {
  const errors = errorsOf(operation);
  for (const code of codes) {
    if (errors.length === 0 || hasCode(errors, status, code)) continue;
    const elsewhere = errors.find((row) => String(row.code) === String(code));
    fail(
      elsewhere?.node.get("status") ?? placeOfErrors(operation),
      elsewhere
        ? `error code ${code} has status ${elsewhere.status}, and the consumer expects ${status}`
        : `error code ${code} is not documented (\`${at}\` of the answer)`,
    );
  }
}
