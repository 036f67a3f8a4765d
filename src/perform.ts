import { type AttemptContext, attempt, type Sending } from "./attempt.ts";
import { itemsOf } from "./batch-items.ts";
import { budgetSharesOf, type ReportedShare } from "./budget-shares.ts";
import { correctClock } from "./clock-error.ts";
import { conclude, failAs, goneError, notCanceled } from "./conclude.ts";
import { CancelkitError, ResponseError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { held } from "./hold.ts";
import { hasCode } from "./outcome.ts";
import { type CompiledOperation, prepareNamed } from "./prepare.ts";
import type { PreparedCall } from "./request.ts";
import { CallResponse } from "./response.ts";
import { attemptTime, backoff, isRepeatable, retryDelay } from "./retry.ts";
import { createTransportError } from "./transport.ts";
import { takeTurn } from "./turn.ts";
import { sleep } from "./wait.ts";

/** What the calls of a client have in common. */
export interface CallContext extends AttemptContext {
  readonly readError: Exchange<unknown>["readError"];
  readonly operations: readonly CompiledOperation[];
  /** Names the account for budgets that belong to it. */
  readonly account: string;
}

/** Performs a prepared call to its end. A refusal comes back as a response, all else that is no success is thrown. */
export type Perform = (
  call: PreparedCall,
  headers?: Readonly<Record<string, string>>,
  url?: string,
) => Promise<CallResponse>;

/** Makes what performs calls: waits for its turn, sends, and sends again where that is safe and worth it. */
export function createPerform(context: CallContext): Perform {
  const sharesOf = new Map<CompiledOperation, readonly ReportedShare[]>();
  const { api, origin, account, clock, limiter } = context;
  const perform: Perform = async (call, headers, url = "") => {
    const { compiled, settings } = call;
    let shares = sharesOf.get(compiled);
    if (!shares) {
      shares = budgetSharesOf(api, compiled.operation, origin, account);
      sharesOf.set(compiled, shares);
    }
    const start = performance.now();
    const turn = takeTurn(compiled.place, origin, limiter, shares, settings, start + settings.timeoutMs);
    if (turn) return carryOn(context, perform, call, shares, { headers, url }, start, { turn });
    // Most calls are over after this.
    const { corrections } = clock;
    const timeoutMs = attemptTime(compiled.operation, settings, settings.timeoutMs);
    const ended: Ended = { corrections, sentAt: start };
    try {
      const response = await attempt(context, call, shares, { headers, url, number: 1, timeoutMs });
      if (response.ok) {
        response.durationMs = performance.now() - start;
        return response;
      }
      ended.response = response;
    } catch (error) {
      ended.error = error;
    }
    return carryOn(context, perform, call, shares, { headers, url }, start, { ended });
  };
  return perform;
}

/** How an attempt ended, and when it began. */
interface Ended {
  response?: CallResponse;
  error?: unknown;
  /** How often the clock had been corrected. */
  readonly corrections: number;
  readonly sentAt: number;
}

/** Carries a call on that is not over with its first attempt: it waits for its `turn`, or its first attempt `ended`. */
async function carryOn(
  context: CallContext,
  perform: Perform,
  call: PreparedCall,
  shares: readonly ReportedShare[],
  sent: Pick<Sending, "headers" | "url">,
  start: number,
  begun: { readonly turn?: ReturnType<typeof takeTurn>; readonly ended?: Ended },
): Promise<CallResponse> {
  const { api, clock, limiter, operations, origin } = context;
  const { compiled, settings } = call;
  const { operation, place } = compiled;
  const { attemptTimeoutMs, maxRetries, signal, timeoutMs } = settings;
  const deadline = start + timeoutMs;
  const repeatable = isRepeatable(operation, settings);
  let attempts = begun.ended ? 1 : 0;
  let retries = 0;
  let corrected = false;
  let maxWaitMs = settings.maxWaitMs;
  /** The first failure that left it open whether the call was carried out. */
  let lost: CancelkitError | undefined;
  let refused: CancelkitError | undefined;

  const timeLeft = () => deadline - performance.now();
  /** An error for what ended the call between two attempts. */
  const fail = (code: "ABORTED" | "TIMEOUT") =>
    createTransportError(code, place, {
      outcome: "not-sent",
      timeoutMs,
      cause: code === "ABORTED" ? signal?.reason : undefined,
    });
  const remember = (failure: CancelkitError) => {
    if (failure.outcome === "unknown") lost ??= failure;
    if (failure.outcome === "rejected") refused = failure;
  };
  const isGone = (item: unknown) => hasCode(api.goneCodes, context.readError(item).code);
  /** Says with a result how it came about. */
  const told = <T extends CancelkitError | CallResponse>(result: T): T => {
    result.attempts = attempts;
    result.durationMs = performance.now() - start;
    return result;
  };

  const tryOnce = async (turn: ReturnType<typeof takeTurn>): Promise<Ended> => {
    const ended: Ended = { corrections: clock.corrections, sentAt: performance.now() };
    try {
      await (turn ?? takeTurn(place, origin, limiter, shares, { ...settings, maxWaitMs }, deadline));
      if (maxWaitMs !== undefined) maxWaitMs -= performance.now() - ended.sentAt;
      const leftMs = timeLeft();
      if (leftMs <= 0) throw fail("TIMEOUT");
      const sending = {
        ...sent,
        number: ++attempts,
        timeoutMs: attemptTime(operation, settings, leftMs),
      };
      ended.response = await attempt(context, call, shares, sending);
    } catch (error) {
      ended.error = error;
    }
    return ended;
  };

  const correct = (failure: CancelkitError, { corrections, sentAt }: Ended) => {
    if (failure.outcome !== "rejected") return false;
    const { clock: facts } = api;
    const found = operations.find((each) => each.operation.id === facts?.operation);
    const ask = async () => {
      const once = { ...settings, maxRetries: 0, timeoutMs: attemptTimeoutMs, signal: undefined };
      const response = await perform(prepareNamed(found as CompiledOperation, {}, {}, { settings: once, options: {} }));
      return Number(Object(CallResponse.dataOf(response))[facts?.field ?? ""]);
    };
    return correctClock(api, clock, failure, { corrections, sentAt, leftMs: timeLeft(), settings }, found && ask);
  };

  /** Looks how the orders stand; `again` if one is still open and there is time. */
  const resolve = async (final: CancelkitError): Promise<CallResponse | ResponseError | "again" | undefined> => {
    const ask = (query: PreparedCall) => {
      const leftMs = timeLeft();
      if (leftMs <= 0) throw fail("TIMEOUT");
      return perform({ ...query, settings: { ...settings, resolveUnknown: undefined, timeoutMs: leftMs } });
    };
    const answer = final instanceof ResponseError ? final : undefined;
    const found = await api.resolve?.(operations, call, answer?.data, isGone, ask);
    if (!found) return undefined;
    if (found === "open" || ("known" in found && found.again)) {
      const delay = backoff(retries);
      if (maxRetries > 0 && delay < timeLeft() && (await sleep(delay, signal))) return "again";
    }
    if (found === "open") return undefined;
    if ("answer" in found) return found.answer;
    const last = answer ?? { status: found.status, headers: {} };
    const cause = answer?.cause ?? final;
    return "closed" in found
      ? failAs(last, place, "REFUSED", notCanceled(found.states), { outcome: "rejected", data: found.closed, cause })
      : failAs(last, place, answer?.code ?? "UNKNOWN_OUTCOME", "it stays open what became of some orders", {
          data: found.known,
          cause,
        });
  };

  for (let { ended, turn } = begun; ; ended = turn = undefined) {
    ended ??= await tryOnce(turn);
    const { response, error } = ended;
    // A hold began while it waited for its connection: it takes another turn, and this was no attempt.
    if (error === held) {
      attempts--;
      continue;
    }
    let failure = error as CancelkitError;
    if (response) {
      const refusal = CallResponse.refusalOf(response);
      const data = CallResponse.dataOf(response);
      // Whether a batch was told of one of its orders that it is gone.
      if (!refusal && !(lost && itemsOf(operation, data).some(isGone))) return told(response);
      failure =
        refusal ??
        goneError({ ...response, headers: Object.fromEntries(response.headers) }, place, lost as CancelkitError, data);
    } else if (!(error instanceof CancelkitError)) throw error;
    if (!corrected && (await correct(failure, ended))) {
      corrected = true;
      refused = failure;
      continue;
    }
    const delay = retryDelay(api, failure, { settings, retries, repeatable, origin, deadline });
    if (delay !== undefined) {
      retries++;
      remember(failure);
      if (delay === 0 || (await sleep(delay, signal))) continue;
      failure = fail("ABORTED");
    }
    const final = conclude(api, failure, place, { lost, refused }, timeoutMs);
    if (final.outcome === "unknown" && settings.resolveUnknown) {
      const resolved = await resolve(final);
      if (resolved === "again") {
        remember(final);
        continue;
      }
      if (resolved instanceof CallResponse) return told(resolved);
      if (resolved) throw told(resolved);
    }
    told(final);
    if (final === failure && response && !response.ok) return told(response);
    throw final;
  }
}
