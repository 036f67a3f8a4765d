import { type CancelkitError, ResponseError, TransportError } from "./errors.ts";
import type { Api } from "./operation.ts";
import { hasCode } from "./outcome.ts";
import { createTransportError } from "./transport.ts";

/** How earlier attempts of a call ended. */
export interface Earlier {
  /** The first that left it open whether it was carried out. */
  readonly lost: CancelkitError | undefined;
  /** The last that was refused. */
  readonly refused: CancelkitError | undefined;
}

/** What the last failure of a call means after the earlier ones: nothing that it may have caused is a plain refusal. */
export function conclude(
  api: Api,
  failure: CancelkitError,
  { lost, refused }: Earlier,
  timeoutMs: number,
): CancelkitError {
  const before = lost ?? refused;
  if (!before || failure.outcome === "unknown") return failure;
  if (failure instanceof ResponseError) {
    if (!lost) return failure;
    return hasCode(api.goneCodes, failure.exchangeCode)
      ? goneError(failure, lost)
      : withDetails(failure, "UNKNOWN_OUTCOME", "an earlier attempt may have been carried out", { cause: lost });
  }
  if (failure instanceof TransportError && (failure.code === "ABORTED" || failure.code === "TIMEOUT")) {
    const outcome = lost ? "unknown" : "rejected";
    const cause = failure.cause ?? before;
    return createTransportError(failure.code, failure.api, String(failure.operation), { outcome, timeoutMs, cause });
  }
  return before;
}

/** The error for an order that is gone, perhaps by an earlier attempt of the same call. */
export function goneError(answer: ResponseError, lost: CancelkitError, data?: unknown): ResponseError {
  const text = "an order is gone, perhaps by an earlier attempt whose answer was lost";
  return withDetails(answer, "ALREADY_GONE", text, { cause: lost, ...(data !== undefined && { data }) });
}

/** The same answer as another failure. */
export function withDetails(
  answer: ResponseError,
  code: ResponseError["code"],
  text: string,
  details: { readonly outcome?: "rejected" | "unknown"; readonly data?: unknown; readonly cause?: unknown },
): ResponseError {
  const { api, operation, status } = answer;
  const error = new ResponseError(
    code,
    `${api} ${operation}: ${status} ${text}`,
    { api, operation },
    {
      ...answer,
      outcome: "unknown",
      ...details,
    },
  );
  error.usedWeight = answer.usedWeight;
  return error;
}
