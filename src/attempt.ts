import { type ReportedShare, readUsedWeight } from "./budget-shares.ts";
import type { Clock } from "./clock.ts";
import { ResponseError, TransportError } from "./errors.ts";
import { noteAnswer } from "./hold.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import type { Api, Operation } from "./operation.ts";
import type { Attempt } from "./options.ts";
import { limitersOfOurs, type RateLimiter } from "./rate-limiter.ts";
import type { PreparedCall } from "./request.ts";
import { CallResponse } from "./response.ts";
import type { Send } from "./wire.ts";

/** What the attempts of a client have in common. */
export interface AttemptContext {
  readonly api: Api;
  readonly origin: string;
  readonly send: Send;
  readonly clock: Clock;
  readonly limiter: RateLimiter | undefined;
  readonly onAttempt: ((attempt: Attempt) => unknown) | undefined;
}

/** One attempt: with which headers beside the call's own, which number it has, and how long it may take. */
export interface Sending {
  readonly headers: Readonly<Record<string, string>> | undefined;
  /** Where the request goes, without its signature. */
  readonly url: string;
  /** 1 for the first attempt of the call. */
  readonly number: number;
  readonly timeoutMs: number;
}

/**
 * Sends a prepared request once, reads the answer, and tells the observer.
 *
 * @throws {CancelkitError} As `ReadOutcome` and the transports do.
 */
export async function attempt(
  context: AttemptContext,
  call: PreparedCall,
  shares: readonly ReportedShare[],
  { headers: added, url, number, timeoutMs }: Sending,
): Promise<CallResponse> {
  const { compiled, path, query, body, headers: own, settings } = call;
  const { operation } = compiled;
  const headers = added ? { ...added, ...own } : own;
  const { signal } = settings;
  const sentAt = performance.now();
  try {
    const answer = await context.send({ operation, path, query, body, headers, signal, timeoutMs, secrets: [] });
    const response = compiled.read(answer, url);
    const refusal = CallResponse.refusalOf(response);
    note(context, refusal ?? response, answer.headers, shares, sentAt);
    if (refusal) response.usedWeight = refusal.usedWeight;
    tell(context, operation, number, sentAt, refusal ?? { status: response.status, outcome: "succeeded" });
    return response;
  } catch (error) {
    if (context.limiter && Object(error).outcome === "not-sent") limitersOfOurs.get(context.limiter)?.(shares);
    if (error instanceof ResponseError) note(context, error, error.headers, shares, sentAt);
    if (error instanceof ResponseError || error instanceof TransportError) {
      tell(context, operation, number, sentAt, error);
    }
    throw error;
  }
}

/** Notes what the answer says of limits. */
function note(
  { origin, clock, limiter }: AttemptContext,
  answer: ResponseError | CallResponse,
  headers: Readonly<Record<string, string>>,
  shares: readonly ReportedShare[],
  sentAt: number,
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
  { id: operation }: Operation,
  attempt: number,
  sentAt: number,
  { status, outcome }: { readonly status?: number; readonly outcome: Attempt["outcome"] },
): void {
  if (!onAttempt) return;
  const durationMs = performance.now() - sentAt;
  ignoreFailure(() => onAttempt({ api: api.name, operation, attempt, status, outcome, durationMs }));
}
