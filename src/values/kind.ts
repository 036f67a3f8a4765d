import type { ParameterErrorCode } from "../errors.ts";

/** Makes the error to throw for a rule that is broken; `code` is `PARAMETER_INVALID` by default. */
export type Refuse = (rule: string, code?: ParameterErrorCode) => Error;

/** Checks what a parameter is given; what comes back is its text as it is sent, or the texts of a list's items. */
export type Kind = (given: unknown, refuse: Refuse) => string | readonly string[];

/** A kind whose values are no lists. */
export type TextKind = (given: unknown, refuse: Refuse) => string;

/** Refuses a number out of bounds, which may be `undefined`; `what` is counted, where it is a count. */
export function assertBounds(
  given: number,
  least: number | undefined,
  most: number | undefined,
  refuse: Refuse,
  what?: string,
): void {
  const bound =
    given < (least as number) ? `at least ${least}` : given > (most as number) ? `at most ${most}` : undefined;
  if (bound) throw refuse(what ? `must have ${bound} ${what}, not ${given}` : `must be ${bound}`);
}

/** An error names the parameter, also for what stands inside it; the text tells where. */
export function inside(refuse: Refuse, where: string): Refuse {
  return (rule, code) => refuse(`(in ${where}) ${rule}`, code);
}
