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
  /** That of its answer. */
  heldUntil: WireResponse["heldUntil"];
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
  // Before the answer is read, which may throw.
  sent.heldUntil = answer.heldUntil;
  const response = compiled.read(answer, url);
  const told = CallResponse.refusalOf(response) ?? response;
  response.sentAt = sent.sentAt;
  note(context, compiled, told, answer.headers, sent);
  response.usedWeight = told.usedWeight;
  tell(context, compiled, sent, told);
  return response;
}

/** Tells the observer of an attempt that failed. */
export function noteFailure(context: AttemptContext, compiled: CompiledOperation, sent: Sent, error: unknown): void {
  if (error instanceof ResponseError) note(context, compiled, error, error.headers, sent);
  if (error instanceof ResponseError || error instanceof TransportError) tell(context, compiled, sent, error);
}

/** Notes what the answer says of limits: what its headers say was used, by the budget's name, and when to go on. */
function note(
  { origin, clock, limiter }: AttemptContext,
  { shares }: CompiledOperation,
  answer: ResponseError | CallResponse,
  headers: Readonly<Record<string, string>>,
  { sentAt, heldUntil }: Sent,
): void {
  const usedWeight: Record<string, number> = {};
  for (const share of shares) {
    const value = headers[share.header ?? ""];
    if (!value || !/^\d{1,15}$/.test(value)) continue;
    const used = Number(value);
    usedWeight[share.name] = used;
    if (limiter) ignoreFailure(() => limiter.observe(share, used, sentAt));
  }
  answer.usedWeight = usedWeight;
  noteAnswer(origin, answer, headers, sentAt, clock.read, heldUntil);
}

function tell(
  { api, onAttempt }: AttemptContext,
  { operation }: CompiledOperation,
  { attempts: attempt, sentAt }: Sent,
  { status, outcome = "succeeded" }: { readonly status?: number; readonly outcome?: Attempt["outcome"] },
): void {
  if (!onAttempt) return;
  const durationMs = performance.now() - sentAt;
  ignoreFailure(() => onAttempt({ api: api.name, operation: operation.id, attempt, status, outcome, durationMs }));
}
