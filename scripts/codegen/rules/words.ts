import type { Condition } from "../../../src/testing/refusal.ts";

/** A JSON Schema of what an extension may be; its `description` says in words what else a message could not tell. */
export interface Rule {
  readonly [keyword: string]: unknown;
}

export const text: Rule = { type: "string", minLength: 1 };
export const flag: Rule = { type: "boolean" };
export const anything: Rule = {};

/** A code as answers have it: a number or a text. */
export const code: Rule = { type: ["integer", "string"], minLength: 1, description: "a whole number or a text" };

/** A whole number that a double holds exactly. */
export function whole(minimum: number, maximum: number = Number.MAX_SAFE_INTEGER): Rule {
  return { type: "integer", minimum, maximum };
}

export function oneOf(...words: readonly string[]): Rule {
  return { enum: words };
}

export function matching(pattern: string, description: string): Rule {
  return { type: "string", pattern, description };
}

export function list(items: Rule, minItems: number = 0): Rule {
  return { type: "array", items, minItems };
}

export function record(values: Rule, minProperties: number = 0): Rule {
  return { type: "object", additionalProperties: values, minProperties };
}

/** An object of these keys and no others; those whose name ends in `?` may be left out. */
export function keys(rules: Readonly<Record<string, Rule>>): Rule {
  const named = Object.entries(rules).map(([name, rule]) => [name.replace(/\?$/, ""), rule] as const);
  const required = Object.keys(rules).filter((name) => !name.endsWith("?"));
  return { type: "object", properties: Object.fromEntries(named), required, additionalProperties: false };
}

// As a record, so that none is missing here that the mock exchange knows.
const known: Readonly<Record<Condition, true>> = {
  keyMissing: true,
  keyUnknown: true,
  parameterRepeated: true,
  parameterMissing: true,
  signatureMissing: true,
  signatureInvalid: true,
  payloadInvalid: true,
  windowTooLarge: true,
  timestampBehind: true,
  timestampAhead: true,
  parameterUnknown: true,
  parameterEmpty: true,
  parameterMalformed: true,
  listMalformed: true,
  listTooLong: true,
  dependencyMissing: true,
  dependencyConflict: true,
  rateLimited: true,
  orderUnknown: true,
  orderAbsent: true,
  orderMismatch: true,
};

/** The conditions of `x-errors`. */
export const conditions: readonly string[] = Object.keys(known);
