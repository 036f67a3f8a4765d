import type { CheckedParameters } from "../rules.ts";
import type { SerializedRequest } from "../serialize.ts";
import type { Condition } from "../testing/refusal.ts";
import type { Expected } from "./expected.ts";
import type { Spoil } from "./spoil.ts";
import type { Subject } from "./subject.ts";

/** One request of a plan. */
export interface Probe {
  readonly subject: Subject;
  /** What is wrong with the request, as `when` says it in `x-errors`; `none` if nothing is. */
  readonly condition: Condition | "none";
  /** The same in words. */
  readonly title: string;
  /** The parameters that it has, signing aside. */
  readonly parameters: CheckedParameters;
  readonly request: SerializedRequest;
  /** How far the time in it is off, in milliseconds. */
  readonly skewMs: number;
  /** What is done to it once it is signed. */
  readonly spoil?: Spoil;
  readonly expected: Expected;
  /** Why it can do no harm. */
  readonly harmless: string;
}

/** Whether the key, or the signature too, is the user's own and unspoiled. */
export function isGenuine({ condition }: Probe, part: "key" | "signature"): boolean {
  if (condition === "keyMissing" || condition === "keyUnknown") return false;
  return part === "key" || !(condition === "signatureMissing" || condition === "signatureInvalid");
}
