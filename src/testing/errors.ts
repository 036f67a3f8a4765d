import type { DocumentedError } from "./document.ts";
import type { Condition, Refusal } from "./refusal.ts";

/** An error as it is answered. */
export interface AnsweredError {
  readonly status: number;
  readonly code: number | string | undefined;
  readonly message: string;
}

/** The condition that stands in where an API documents no error for one. */
const wider: Partial<Record<Condition, Condition>> = {
  keyMissing: "keyUnknown",
  signatureMissing: "parameterMissing",
  payloadInvalid: "signatureInvalid",
  signatureInvalid: "keyUnknown",
  timestampAhead: "timestampBehind",
  timestampBehind: "parameterMalformed",
  windowTooLarge: "parameterMalformed",
  listMalformed: "parameterMalformed",
  listTooLong: "parameterMalformed",
  parameterRepeated: "parameterMalformed",
  parameterUnknown: "parameterMalformed",
  parameterEmpty: "parameterMalformed",
  dependencyConflict: "dependencyMissing",
  dependencyMissing: "parameterMissing",
  parameterMissing: "parameterMalformed",
  orderAbsent: "orderUnknown",
  orderMismatch: "orderUnknown",
};

/** The error that is documented for a refusal; of several, one whose code the operation's page names. */
export function errorFor(
  { condition, parameters }: Refusal,
  errors: readonly DocumentedError[],
  named: readonly (number | string)[],
): AnsweredError {
  for (let at: Condition | undefined = condition; at; at = wider[at]) {
    const known = errors.filter(({ when }) => when === at || (Array.isArray(when) && when.includes(at)));
    const found = known.find(({ code }) => code !== undefined && named.includes(code)) ?? known[0];
    if (found) return { status: found.status, code: found.code, message: fill(found.message, parameters) };
  }
  const status = condition === "rateLimited" ? 429 : 400;
  return { status, code: status, message: `The request was refused: ${condition}.` };
}

/** Puts in the names of the parameters at fault. */
export function fill(message: string, parameters: readonly string[]): string {
  const [first = ""] = parameters;
  return message.replace("{parameters}", () => parameters.join("' or '")).replace("{parameter}", () => first);
}
