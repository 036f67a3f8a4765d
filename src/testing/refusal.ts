import type { JsonObject } from "./json.ts";

/** Why a request is refused, as `when` says it in `x-errors`. */
export type Condition =
  | "keyMissing"
  | "keyUnknown"
  | "parameterRepeated"
  | "parameterMissing"
  | "signatureMissing"
  | "signatureInvalid"
  | "payloadInvalid"
  | "windowTooLarge"
  | "timestampBehind"
  | "timestampAhead"
  | "parameterUnknown"
  | "parameterEmpty"
  | "parameterMalformed"
  | "listMalformed"
  | "listTooLong"
  | "dependencyMissing"
  | "dependencyConflict"
  | "rateLimited"
  | "orderUnknown"
  | "orderAbsent"
  | "orderMismatch";

/** Thrown where a request fails a check; the names are those of the parameters at fault. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly condition: Condition;
  readonly parameters: readonly string[];
  #reasons: () => JsonObject = () => ({});

  constructor(condition: Condition, ...parameters: readonly string[]) {
    super(condition);
    this.condition = condition;
    this.parameters = parameters;
  }

  /** Adds what can be said beyond the condition; it is worked out only when someone asks. */
  because(reasons: () => JsonObject): this {
    this.#reasons = reasons;
    return this;
  }

  /** Everything that is known about the refusal; never a secret. */
  explain(): JsonObject {
    const { condition, parameters } = this;
    return { condition, ...(parameters.length > 0 && { parameters }), ...this.#reasons() };
  }
}
