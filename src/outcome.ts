import { DecodeError, decode } from "./decode.ts";
import { type ErrorPlace, ResponseError, type ResponseErrorCode } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import type { Api, Operation } from "./operation.ts";
import { hasSecret, redact, redactValue } from "./redact.ts";
import { CallResponse } from "./response.ts";
import { readRetryAfter } from "./retry-after.ts";
import type { WireRequest, WireResponse } from "./wire.ts";

/** Says what an answer means: a decoded success, a refusal as a response, or a thrown `ResponseError`. */
export type ReadOutcome = (answer: Answer, url: string) => CallResponse;

/** An answer, and what must not be shown of it. */
export interface Answer extends Omit<WireResponse, "request"> {
  readonly request: Pick<WireRequest, "secrets">;
}

/** Compiles how the answers of one operation are read, once. */
export function compileOutcome(
  api: Api,
  operation: Operation,
  place: ErrorPlace,
  readError: Exchange<unknown>["readError"],
  clock: () => number,
): ReadOutcome {
  const { answer } = operation;
  return (response, url) => {
    const { status, text } = response;
    const { secrets } = response.request;
    const headers = showHeaders(response);
    let reason = "the answer is not documented";
    if (status === operation.status && (answer || !text)) {
      try {
        const data = answer && decode(text, answer);
        return new CallResponse({ status, url, headers, data, secrets });
      } catch (cause) {
        reason = `the answer ${cause instanceof DecodeError ? cause.message : "is no JSON"}`;
      }
    }

    const body = parse(text);
    const given = readError(body);
    const failure = (code: ResponseErrorCode, why: string, message = given.message) =>
      new ResponseError(code, `${status} ${redact(why, secrets)}`, place, {
        outcome: code === "REFUSED" ? "rejected" : "unknown",
        status,
        headers,
        exchangeCode: redactValue(given.code, secrets) as typeof given.code,
        exchangeMessage: message && redact(message, secrets),
        retryAfterMs: readRetryAfter(headers, given.retryAt, clock),
      });
    if (status < 400) throw failure(status < 300 ? "INVALID_RESPONSE" : "REDIRECTED", reason);

    const message = given.message ?? readPlainText(body);
    // A code that leaves the outcome open does so under any status, and may stand in what cannot be read; otherwise the
    // first row that fits decides.
    const isOpen =
      hasCode(api.unknownCodes, given.code) ||
      (typeof body === "string" && (headers["content-encoding"] || /^\s*[{[]/.test(body)));
    const stated = isOpen ? undefined : findStatus(api, status, given.code, message);
    const why = [given.code, message].join(" ").trim() || "no reason given";
    if (stated?.outcome !== "rejected") throw failure("UNKNOWN_OUTCOME", why, message);
    // Who uses openapi-fetch asks whether there is an error.
    const data = redactValue(body, secrets) || { status };
    return new CallResponse({ status, url, headers, data, secrets, refusal: failure("REFUSED", why, message) });
  };
}

/** The row of `x-statuses` that speaks of an answer. */
export function findStatus(
  api: Api,
  status: number,
  code: number | string | undefined,
  message: string | undefined,
): Api["statuses"][number] | undefined {
  return api.statuses.find(
    (each) =>
      [status, `${Math.floor(status / 100)}XX`].includes(each.status) &&
      String(each.code ?? code) === String(code) &&
      (each.message ?? message) === message,
  );
}

/** Exchanges are not consistent in writing a code as a number. */
export function hasCode(codes: readonly (number | string)[], code: number | string | undefined): boolean {
  return codes.map(String).includes(String(code));
}

/** Headers as they may be shown; an exchange may echo what it was sent. */
function showHeaders({ headers, request: { secrets } }: Answer): Readonly<Record<string, string>> {
  let least = Infinity;
  for (const { length } of secrets) least = Math.min(least, length);
  let text = "";
  // Whatever the encoding, a secret gets shorter by its padding at most: most headers need no closer look.
  for (const name in headers) {
    const value = headers[name] as string;
    if (Math.max(name.length, value.length) >= least - 2) text += name + value;
  }
  if (!text || !hasSecret(text, secrets)) return headers;
  const shown: Record<string, string> = {};
  // With another name a header would be none any more.
  for (const name in headers)
    if (redact(name, secrets) === name) shown[name] = redact(headers[name] as string, secrets);
  return shown;
}

function readPlainText(body: unknown): string | undefined {
  return typeof body === "string" && !/[<>]/.test(body) ? body.trim() || undefined : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
