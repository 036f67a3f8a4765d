import { type ReportedShare, readUsedWeight } from "./budget-shares.ts";
import type { Clock } from "./clock.ts";
import { ResponseError, TransportError } from "./errors.ts";
import { noteAnswer } from "./hold.ts";
import type { Api } from "./operation.ts";
import type { Attempt } from "./options.ts";
import type { RateLimiter } from "./rate-limiter.ts";
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

/**
 * Sends a prepared request once, reads the answer, and tells the observer.
 *
 * @param number 1 for the first attempt of the call.
 * @throws {CancelkitError} As `ReadOutcome` and the transports do.
 */
export async function attempt(
  { api, origin, send, clock, limiter, onAttempt }: AttemptContext,
  { compiled: { operation, read }, path, query, body, headers: own, settings: { signal } }: PreparedCall,
  shares: readonly ReportedShare[],
  {
    headers,
    url,
    number,
    timeoutMs,
  }: {
    readonly headers: Readonly<Record<string, string>>;
    readonly url: string;
    readonly number: number;
    readonly timeoutMs: number;
  },
): Promise<CallResponse> {
  const sentAt = performance.now();
  const finish = (status: number | undefined, outcome: Attempt["outcome"]) => {
    const durationMs = performance.now() - sentAt;
    // An observer that fails, at once or later, must not change what the call says.
    try {
      const told: unknown = onAttempt?.({
        api: api.name,
        operation: operation.id,
        attempt: number,
        status,
        outcome,
        durationMs,
      });
      if (told instanceof Promise) told.catch(() => {});
    } catch {}
  };
  const note = (of: ResponseError | CallResponse, headers: Readonly<Record<string, string>>) => {
    of.usedWeight = readUsedWeight(shares, headers);
    for (const share of shares) {
      const used = of.usedWeight[share.name];
      if (used !== undefined) limiter?.observe(share, used);
    }
  };
  try {
    const answer = await send({
      operation,
      path,
      query,
      body,
      headers: { ...headers, ...own },
      signal,
      timeoutMs,
      secrets: [],
    });
    const response = read(answer, url);
    const refusal = CallResponse.refusalOf(response);
    note(refusal ?? response, answer.headers);
    if (refusal) response.usedWeight = refusal.usedWeight;
    noteAnswer(origin, refusal ?? response, sentAt, clock.read);
    finish(response.status, response.ok ? "succeeded" : "rejected");
    return response;
  } catch (error) {
    if (error instanceof TransportError) finish(undefined, error.outcome);
    if (error instanceof ResponseError) {
      note(error, error.headers);
      noteAnswer(origin, error, sentAt, clock.read);
      finish(error.status, error.outcome);
    }
    throw error;
  }
}
