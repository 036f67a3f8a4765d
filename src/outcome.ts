import { compileDecoder, DecodeError } from "./decode.ts";
import { type ErrorPlace, ResponseError, type ResponseErrorCode, type ResponseErrorDetails } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import type { Api, Operation, StatedOutcome } from "./operation.ts";
import { redact, redactValue } from "./redact.ts";
import { CallResponse } from "./response.ts";
import type { WireResponse } from "./wire.ts";

/** Says what an answer means: a decoded success, a refusal as a response, or a thrown `ResponseError`. */
export type ReadOutcome = (response: WireResponse, url: string) => CallResponse;

/** Compiles how the answers of one operation are read, once. */
export function compileOutcome(api: Api, operation: Operation, readError: Exchange<unknown>["readError"]): ReadOutcome {
  const place: ErrorPlace = { api: api.name, operation: operation.id };
  const decode = compileDecoder(operation.answer);

  return (response, url) => {
    const { status, text } = response;
    if (status === operation.status) {
      try {
        return new CallResponse({ status, url, headers: response.headers, data: decode(text) });
      } catch (cause) {
        if (!(cause instanceof DecodeError)) throw cause;
        throw failure("INVALID_RESPONSE", `the answer ${cause.message}`, response, place, { outcome: "unknown" });
      }
    }
    if (status < 300) {
      throw failure("INVALID_RESPONSE", "the status is not documented", response, place, { outcome: "unknown" });
    }
    if (status < 400) {
      throw failure("REDIRECTED", "redirects are not followed", response, place, { outcome: "unknown" });
    }
    const { secrets } = response.request;
    const body = redactValue(parse(text), secrets);
    const { code, message } = readError(body);
    const exchangeMessage =
      message ?? (typeof body === "string" && !/[<>]/.test(body) ? body.trim() || undefined : undefined);
    const outcome = stateOutcome(api, status, code, exchangeMessage);
    const error = failure(
      outcome === "rejected" ? "REFUSED" : "UNKNOWN_OUTCOME",
      [code, exchangeMessage].filter((part) => part !== undefined).join(" ") || "no reason was given",
      response,
      place,
      { outcome, exchangeCode: code, exchangeMessage },
    );
    if (outcome === "unknown") throw error;
    return new CallResponse({ status, url, headers: error.headers, data: body, refusal: error });
  };
}

/** A code that leaves the outcome open does so under any status; otherwise the first row that fits decides. */
function stateOutcome(
  api: Api,
  status: number,
  code: number | string | undefined,
  message: string | undefined,
): StatedOutcome {
  if (code !== undefined && api.unknownCodes.some((each) => String(each) === String(code))) return "unknown";
  const row = api.statuses.find(
    (each) =>
      (each.status === status || each.status === `${Math.floor(status / 100)}XX`) &&
      (each.code === undefined || String(each.code) === String(code)) &&
      (each.message === undefined || each.message === message),
  );
  return row?.outcome ?? "unknown";
}

function failure(
  code: ResponseErrorCode,
  reason: string,
  { status, headers, request }: WireResponse,
  place: ErrorPlace,
  details: Pick<ResponseErrorDetails, "outcome" | "exchangeCode" | "exchangeMessage">,
): ResponseError {
  const { secrets } = request;
  return new ResponseError(code, `${place.api} ${place.operation}: ${status} ${redact(reason, secrets)}`, place, {
    ...details,
    status,
    headers: redactValue(headers, secrets) as Record<string, string>,
    retryAfterMs: readRetryAfter(headers["retry-after"]),
  });
}

/** `Retry-After` in seconds or as a date, as milliseconds from now. */
function readRetryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
