import { readUsedWeight } from "./budget-shares.ts";
import type { Clock } from "./clock.ts";
import { ResponseError, TransportError } from "./errors.ts";
import { noteAnswer } from "./hold.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import type { Api } from "./operation.ts";
import type { Attempt } from "./options.ts";
import type { CompiledOperation } from "./prepare.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import type { PreparedCall } from "./request.ts";
import { CallResponse } from "./response.ts";
import type { Send, WireRequest, WireResponse } from "./wire.ts";

const none: readonly string[] = [];

/** What the attempts of a client have in common. */
export interface AttemptContext {
  readonly api: Api;
  readonly origin: string;
  readonly send: Send;
  readonly clock: Clock;
  readonly limiter: RateLimiter | undefined;
  readonly onAttempt: ((attempt: Attempt) => unknown) | undefined;
}

/** An attempt that was made. */
export interface Sent {
  /** 1 for the first attempt of the call. */
  readonly attempts: number;
  /** By `performance.now()`. */
  readonly sentAt: number;
}

/** The request of an attempt, before it is signed. */
export function requestOf(
  { compiled: { operation }, path, query, body, headers: own, settings: { signal } }: PreparedCall,
  added: Readonly<Record<string, string>> | undefined,
  timeoutMs: number,
): WireRequest {
  const headers = added ? { ...added, ...own } : own;
  return { operation, path, query, body, headers, signal, timeoutMs, secrets: none };
}

/**
 * Reads the answer to an attempt, and tells the observer.
 *
 * @param url Where the request went, without its signature.
 * @throws {CancelkitError} As `ReadOutcome` does.
 */
export function readAnswer(
  context: AttemptContext,
  { compiled }: PreparedCall,
  sent: Sent,
  answer: WireResponse,
  url: string,
): CallResponse {
  const response = compiled.read(answer, url);
  const refusal = CallResponse.refusalOf(response);
  response.sentAt = sent.sentAt;
  note(context, compiled, refusal ?? response, answer.headers, sent);
  if (refusal) response.usedWeight = refusal.usedWeight;
  tell(context, compiled, sent, refusal ?? { status: response.status, outcome: "succeeded" });
  return response;
}

/** Tells the observer of an attempt that failed. */
export function noteFailure(context: AttemptContext, compiled: CompiledOperation, sent: Sent, error: unknown): void {
  if (error instanceof ResponseError) note(context, compiled, error, error.headers, sent);
  if (error instanceof ResponseError || error instanceof TransportError) tell(context, compiled, sent, error);
}

/** Notes what the answer says of limits. */
function note(
  { origin, clock, limiter }: AttemptContext,
  { shares }: CompiledOperation,
  answer: ResponseError | CallResponse,
  headers: Readonly<Record<string, string>>,
  { sentAt }: Sent,
): void {
  answer.usedWeight = readUsedWeight(shares, headers);
  for (const share of shares) {
    const used = answer.usedWeight[share.name];
    if (used !== undefined && limiter) ignoreFailure(() => limiter.observe(share, used, sentAt));
  }
  noteAnswer(origin, answer, headers, sentAt, clock.read);
}

function tell(
  { api, onAttempt }: AttemptContext,
  { operation }: CompiledOperation,
  { attempts: attempt, sentAt }: Sent,
  { status, outcome }: { readonly status?: number; readonly outcome: Attempt["outcome"] },
): void {
  if (!onAttempt) return;
  const durationMs = performance.now() - sentAt;
  ignoreFailure(() => onAttempt({ api: api.name, operation: operation.id, attempt, status, outcome, durationMs }));
}
