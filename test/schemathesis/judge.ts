import { isSigned, labelsOf, type Spec } from "./documents.ts";
import type { Examination, Outcome } from "./examine.ts";

/** Found by us: an operation of which no valid request succeeded, so that its successes were not examined. */
export const nothingSucceeded = "NothingSucceeded";

/** The modes that make sense for an API. */
export function modesOf({ document }: Spec): readonly Examination["mode"][] {
  return isSigned(document) ? ["unsigned", "signed"] : ["unsigned"];
}

/** Everything that is wrong, by kinds; nothing if the mock exchange is as its spec. */
export function judge(spec: Spec, mode: Examination["mode"], { found, incomplete, accepted }: Outcome) {
  const idle = examinedFor(spec, mode).filter((label) => !accepted.get(label));
  return [...found, ...(incomplete ? [incomplete] : []), ...(idle.length > 0 ? [nothingSucceeded] : [])];
}

/** What succeeded, in words. */
export function describe(spec: Spec, mode: Examination["mode"], { requests, accepted }: Outcome): string {
  const counts = examinedFor(spec, mode).map((label) => `${label} ${accepted.get(label) ?? 0}`);
  return `${requests} requests; of the valid ones succeeded: ${counts.join(", ") || "none, as it must be"}`;
}

/** Operations that valid requests must succeed of: without a signature those that need none. */
function examinedFor({ document }: Spec, mode: Examination["mode"]): readonly string[] {
  return labelsOf(document, mode === "signed" ? "all" : "public");
}
