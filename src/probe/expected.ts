import type { OperationFacts } from "../facts.ts";
import type { ApiDocument, DocumentedError } from "../testing/document.ts";
import type { Condition } from "../testing/refusal.ts";

/** What the spec says of the answer to a probe. */
export interface Expected {
  /** The status of a success, where a success is documented. */
  readonly status?: number | undefined;
  /** Whether a success may only hold reasons why nothing was canceled. */
  readonly failuresOnly: boolean;
  /** The refusals that are documented. */
  readonly errors: readonly DocumentedError[];
  /** Whether any refusal will do, since none is documented for the reason. */
  readonly anyRefusal: boolean;
}

/** What is documented for a request that is at fault in one way, or that nothing is wrong with. */
export function expectedOf(facts: OperationFacts, document: ApiDocument, condition: Condition | "none"): Expected {
  if (condition === "none") return { status: facts.status, failuresOnly: false, errors: [], anyRefusal: false };
  const errors = errorsFor(document, ...(condition === "orderUnknown" ? unknownTo(facts) : [condition]));
  const hasItems = condition === "orderUnknown" && (facts.batch?.failure.length ?? 0) > 0;
  return {
    status: hasItems ? facts.status : undefined,
    failuresOnly: hasItems,
    errors,
    anyRefusal: errors.length === 0 && !hasItems,
  };
}

/** The errors that the spec gives for the first of these conditions that it gives any for. */
export function errorsFor(document: ApiDocument, ...conditions: readonly Condition[]): readonly DocumentedError[] {
  const all = document["x-errors"] ?? [];
  const found = conditions.map((condition) => all.filter(({ when }) => [when].flat().includes(condition)));
  return found.find((errors) => errors.length > 0) ?? [];
}

/** A query may know closed orders as well, and have a refusal of its own for those that never were. */
function unknownTo({ target }: OperationFacts): readonly Condition[] {
  return target?.effect === "read" ? ["orderAbsent", "orderUnknown"] : ["orderUnknown"];
}

/** The expectation in words. */
export function describeExpected({ status, failuresOnly, errors, anyRefusal }: Expected): string {
  if (anyRefusal) return "any refusal, since none is documented for this";
  return [
    ...(status === undefined ? [] : [failuresOnly ? `${status} with the reason in place of each order` : `${status}`]),
    ...new Set(errors.map(({ status, code }) => [status, code].filter((part) => part !== undefined).join(" "))),
  ].join(", or ");
}
