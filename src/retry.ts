import type { AttemptContext } from "./attempt.ts";
import { type CancelkitError, ParameterError, ResponseError } from "./errors.ts";
import { holdListeners, holdOn } from "./hold.ts";
import type { Operation } from "./operation.ts";
import type { Settings } from "./options.ts";
import { findStatus } from "./outcome.ts";
import { within } from "./wait.ts";

const firstDelayMs = 200;
const longestDelayMs = 2000;

/**
 * Whether a lost answer may be asked for again: reading changes nothing, and an order that is named can only be canceled
 * once. A sweep would cancel what was opened meanwhile, so its caller decides.
 */
export function isRepeatable({ again }: Operation, { maxRetries, retrySweep }: Settings): boolean {
  return maxRetries > 0 && (retrySweep || again !== undefined);
}

/** How long an attempt may take, in milliseconds; where the client is to look in the end, time is left for that. */
export function attemptTime(operation: Operation, settings: Settings, leftMs: number): number {
  const ms = isRepeatable(operation, settings) ? Math.min(leftMs, settings.attemptTimeoutMs) : leftMs;
  return settings.resolveUnknown && operation.look ? Math.min(ms, leftMs / 2) : ms;
}

/** How long to wait before the next retry, in milliseconds: full jitter, so that clients do not come back together. */
export function backoff(retries: number): number {
  return Math.random() * Math.min(longestDelayMs, firstDelayMs * 2 ** retries);
}

/**
 * How long to wait before trying again, in milliseconds; undefined if that is not worth it, not safe or too late.
 *
 * @param left How long the call may still take, in milliseconds.
 * @param maxWaitMs How long of that it may wait for its turns.
 */
export function retryDelay(
  { api, origin }: AttemptContext,
  operation: Operation,
  failure: CancelkitError,
  settings: Settings,
  retries: number,
  left: number,
  maxWaitMs: number,
): number | undefined {
  if (retries >= settings.maxRetries || failure instanceof ParameterError) return undefined;
  const { code, outcome } = failure;
  if (code === "ABORTED" || code === "WAIT_TOO_LONG") return undefined;
  if (outcome === "unknown" && !isRepeatable(operation, settings)) return undefined;
  let delay = backoff(retries);
  if (failure instanceof ResponseError) {
    const { status, exchangeCode, exchangeMessage, retryAfterMs = 0 } = failure;
    const hold = holdOn(origin);
    if (hold?.banned) return undefined;
    if (status === 429) {
      const waitMs = (hold?.until ?? 0) - performance.now();
      if (waitMs > Math.min(left, maxWaitMs)) return undefined;
      // The turn waits for a hold; without one, as after `Retry-After: 0`, a little patience is due all the same.
      return hold ? 0 : delay;
    }
    if (outcome === "rejected" && !findStatus(api, status, exchangeCode, exchangeMessage)?.retry) return undefined;
    delay = Math.max(delay, retryAfterMs);
  }
  return delay < left ? delay : undefined;
}

/**
 * Waits to try again, in milliseconds; not any longer once the signal aborts or the origin bans this address.
 *
 * @returns Whether neither happened.
 */
export async function waitToRetry(origin: string, ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  let look = () => {};
  const ban = new Promise<true>((resolve) => {
    look = () => {
      if (holdOn(origin)?.banned) resolve(true);
    };
  });
  holdListeners.add(look);
  look();
  const isBanned = await within(ban, ms, signal);
  holdListeners.delete(look);
  return !isBanned && !signal?.aborted;
}
