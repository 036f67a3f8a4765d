/**
 * What a failed call means for the order:
 * `not-sent`: nothing left this process; `rejected`: the exchange answered and did nothing;
 * `unknown`: the exchange may have acted, so look before sending again.
 */
export type Outcome = "not-sent" | "rejected" | "unknown";

export type ParameterErrorCode =
  | "PARAMETER_MISSING"
  | "PARAMETER_INVALID"
  | "PARAMETER_UNKNOWN"
  | "PARAMETER_DEPENDENCY"
  | "OPTION_INVALID";

/** `WAIT_TOO_LONG`: a rate limit or a ban would have made the call wait longer than it may; nothing was sent. */
export type TransportErrorCode = "ABORTED" | "TIMEOUT" | "NOT_CONNECTED" | "CONNECTION_LOST" | "WAIT_TOO_LONG";

/**
 * `ALREADY_GONE`: the exchange knows no such open order, but the answer to an earlier attempt was lost, and that attempt
 * may have canceled it. The outcome is `unknown`, the `cause` how the answer was lost. `REFUSED`: `rejected`, but for a
 * batch or an order list of which looking showed that some orders were canceled and the others are not open any more,
 * which is `unknown`; its `data` has all of them.
 */
export type ResponseErrorCode = "REFUSED" | "UNKNOWN_OUTCOME" | "INVALID_RESPONSE" | "REDIRECTED" | "ALREADY_GONE";

/** Where an error comes from. */
export interface ErrorPlace {
  readonly api: string;
  readonly operation?: string | undefined;
}

/** What the three errors have in common; `code` is stable, messages may change. */
export abstract class CancelkitError extends Error {
  abstract readonly code: string;
  abstract readonly outcome: Outcome;
  /** The API, such as `binance-margin`. */
  declare readonly api: string;
  /** The `operationId`; undefined when the client could not be made. */
  declare readonly operation: string | undefined;
  /** How many attempts were made. */
  attempts = 0;
  /** How long the call took, in milliseconds. */
  durationMs = 0;
  /** What the exchange counted against its budgets, by their names in the spec, such as `ip`; empty without an answer. */
  usedWeight: Readonly<Record<string, number>> = {};

  constructor(text: string, { api, operation }: ErrorPlace, cause: unknown) {
    super(`${operation ? `${api} ${operation}` : api}: ${text}`, cause === undefined ? undefined : { cause });
    this.api = api;
    this.operation = operation;
  }

  /** The error as plain data, `cause` left out. */
  toJSON(): object {
    const { name, message } = this;
    return { name, message, ...(this as object) };
  }
}

/** A parameter or an option breaks a rule. Nothing was sent. */
export class ParameterError extends CancelkitError {
  override readonly name = "ParameterError";
  declare readonly code: ParameterErrorCode;
  override readonly outcome = "not-sent";
  /** The parameter or option; several, joined by commas, when a rule between them is broken. */
  declare readonly parameter: string;

  constructor(
    code: ParameterErrorCode,
    parameter: string,
    rule: string,
    place: ErrorPlace,
    options?: { readonly cause?: unknown },
  ) {
    super(`\`${parameter}\` ${rule}`, place, options?.cause);
    this.code = code;
    this.parameter = parameter;
  }
}

/** The error for an option that breaks a rule. */
export function optionError(name: string, rule: string, place: ErrorPlace, cause?: unknown): ParameterError {
  return new ParameterError("OPTION_INVALID", name, rule, place, { cause });
}

/** No answer came. Whether the exchange read the request is what `outcome` says. */
export class TransportError extends CancelkitError {
  override readonly name = "TransportError";
  declare readonly code: TransportErrorCode;
  /** `rejected` where a refusal came first, and the call ended while it waited to try again. */
  declare readonly outcome: Outcome;
  /** How long the origin may not be asked, in milliseconds, where a `WAIT_TOO_LONG` comes from a 429 or a 418. */
  declare readonly retryAfterMs: number | undefined;

  constructor(
    code: TransportErrorCode,
    text: string,
    place: ErrorPlace,
    details: {
      readonly outcome: Outcome;
      readonly retryAfterMs?: number | undefined;
      readonly cause?: unknown;
    },
  ) {
    super(text, place, details.cause);
    this.code = code;
    this.outcome = details.outcome;
    this.retryAfterMs = details.retryAfterMs;
  }
}

export interface ResponseErrorDetails {
  readonly status: number;
  readonly outcome: "rejected" | "unknown";
  readonly headers: Readonly<Record<string, string>>;
  readonly exchangeCode?: number | string | undefined;
  readonly exchangeMessage?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly data?: unknown;
  readonly cause?: unknown;
}

/** An answer came that is no success. */
export class ResponseError extends CancelkitError {
  override readonly name = "ResponseError";
  declare readonly code: ResponseErrorCode;
  declare readonly outcome: "rejected" | "unknown";
  /** The HTTP status. */
  declare readonly status: number;
  /** The exchange's own error code, such as -2011. */
  declare readonly exchangeCode: number | string | undefined;
  /** The exchange's own text, without secrets that it may have echoed. */
  declare readonly exchangeMessage: string | undefined;
  /** How long the exchange asks to wait, in milliseconds, where the answer says it. */
  declare readonly retryAfterMs: number | undefined;
  /** The answer's headers, names in lower case, without secrets that they may have echoed. */
  declare readonly headers: Readonly<Record<string, string>>;
  /** The decoded answer, where there is one: that of a batch, or the order as it stands; without secrets as well. */
  declare readonly data: unknown;

  constructor(code: ResponseErrorCode, text: string, place: ErrorPlace, details: ResponseErrorDetails) {
    super(text, place, details.cause);
    this.code = code;
    this.outcome = details.outcome;
    this.status = details.status;
    this.exchangeCode = details.exchangeCode;
    this.exchangeMessage = details.exchangeMessage;
    this.retryAfterMs = details.retryAfterMs;
    this.headers = details.headers;
    this.data = details.data;
  }
}
