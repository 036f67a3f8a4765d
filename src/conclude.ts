import { type CancelkitError, type ErrorPlace, ResponseError } from "./errors.ts";
import type { Api } from "./operation.ts";
import { hasCode } from "./outcome.ts";
import type { CompiledOperation } from "./prepare.ts";
import { createTransportError } from "./transport.ts";

/** How earlier attempts of a call ended. */
export interface Earlier {
  /** The first that left it open whether it was carried out. */
  readonly lost: CancelkitError | undefined;
  /** The last that was refused. */
  readonly refused: CancelkitError | undefined;
}

/** What an error takes over from an answer. */
type Answered = Pick<ResponseError, "status" | "headers"> & Partial<ResponseError>;

/** What the last failure of a call means after the earlier ones: nothing that it may have caused is a plain refusal. */
export function conclude(
  api: Api,
  failure: CancelkitError,
  { operation, place }: CompiledOperation,
  { lost, refused }: Earlier,
  timeoutMs: number,
): CancelkitError {
  const before = lost ?? refused;
  if (!before || failure.outcome === "unknown") return failure;
  if (failure instanceof ResponseError) {
    // An attempt to read an order has changed nothing, whatever became of it.
    if (!lost || operation.again === "read") return failure;
    return lostError(failure, place, lost, hasCode(api.goneCodes, failure.exchangeCode ?? failure.status));
  }
  if (failure.code === "ABORTED" || failure.code === "TIMEOUT") {
    const outcome = lost ? "unknown" : "rejected";
    return createTransportError(failure.code, place, { outcome, timeoutMs, cause: failure.cause ?? before });
  }
  return before;
}

/** The error for a refusal that an earlier attempt of the same call may have caused, above all if the order is gone. */
export function lostError(answer: Answered, place: ErrorPlace, lost: CancelkitError, isGone: boolean): ResponseError {
  const text = `${isGone ? "the order is gone, " : ""}the exchange may have acted before`;
  return failAs(answer, place, isGone ? "ALREADY_GONE" : "UNKNOWN_OUTCOME", text, { cause: lost });
}

/** Why an order is no longer to be canceled, in the exchange's own words. */
export function notCanceled(states: string): string {
  return `the order is ${states}`;
}

/** The same answer as another failure. */
export function failAs(
  answer: Answered,
  place: ErrorPlace,
  code: ResponseError["code"],
  text: string,
  details: { readonly outcome?: "rejected" | "unknown"; readonly data?: unknown; readonly cause?: unknown },
): ResponseError {
  const error = new ResponseError(code, `${answer.status} ${text}`, place, {
    ...answer,
    outcome: "unknown",
    ...details,
  });
  error.usedWeight = answer.usedWeight ?? {};
  return error;
}
