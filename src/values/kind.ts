import type { ParameterErrorCode } from "../errors.ts";

/** Makes the error to throw for a rule that is broken; `code` is `PARAMETER_INVALID` by default. */
export type Refuse = (rule: string, code?: ParameterErrorCode) => Error;

/** Checks what a parameter is given; what comes back is its text as it is sent, or the texts of a list's items. */
export type Kind = (given: unknown, refuse: Refuse) => string | readonly string[];

/** A kind whose values are no lists. */
export type TextKind = (given: unknown, refuse: Refuse) => string;

/** Refuses a count out of bounds, which may be `undefined`; `what` is counted. */
export function assertCount(
  count: number,
  least: number | undefined,
  most: number | undefined,
  what: string,
  refuse: Refuse,
): void {
  if (count < (least as number)) throw refuse(`must have at least ${least} ${what}, not ${count}`);
  if (count > (most as number)) throw refuse(`must have at most ${most} ${what}, not ${count}`);
}

/** An error names the parameter, also for what stands inside it; the text tells where. */
export function inside(refuse: Refuse, where: string): Refuse {
  return (rule, code) => refuse(`(in ${where}) ${rule}`, code);
}
