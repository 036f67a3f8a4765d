import { randomBytes } from "node:crypto";
import { casesOf } from "./cases.ts";
import type { Probe } from "./probe.ts";
import type { ProbedApi } from "./probed-api.ts";
import { readSubject, type Subject } from "./subject.ts";
import type { Random } from "./unknown-id.ts";

/** All that a run would send, in its order, and what it leaves out. */
export interface Plan {
  readonly api: ProbedApi;
  readonly probes: readonly Probe[];
  readonly leftOut: readonly { readonly operation: string; readonly why: string }[];
  /** The ids that were made up. */
  readonly madeUp: ReadonlySet<string>;
}

/**
 * Plans the probes of an API. Nothing is sent.
 *
 * @param options.symbol For mandatory parameters that narrow down which orders are meant.
 * @param options.random Where made-up ids come from; `randomBytes` by default.
 */
export function planProbes(
  api: ProbedApi,
  { symbol, random = randomBytes }: { readonly symbol?: string | undefined; readonly random?: Random } = {},
): Plan {
  const subjects: Subject[] = [];
  const leftOut: { operation: string; why: string }[] = [];
  for (const facts of Object.values(api.facts)) {
    const subject = readSubject(api, facts, { document: api.document, symbol }, random);
    if (typeof subject === "string") leftOut.push({ operation: facts.id, why: subject });
    else subjects.push(subject);
  }
  const probes = subjects.flatMap((subject) => casesOf(subject, random));
  const madeUp = new Set(subjects.flatMap(({ ids }) => ids));
  return { api, probes: probes.sort((one, other) => rank(one) - rank(other)), leftOut, madeUp };
}

/** The clock first, since the times of the others follow it; what only reads before what could cancel. */
function rank({ subject: { api, facts, reads }, condition }: Probe): number {
  if (facts.id === api.api.clock?.operation) return 0;
  if (reads) return 1;
  return condition === "orderUnknown" ? 3 : 2;
}
