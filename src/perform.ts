import { type AttemptContext, attempt, type Sending } from "./attempt.ts";
import { budgetSharesOf, type ReportedShare } from "./budget-shares.ts";
import { correctClock } from "./clock-error.ts";
import { conclude, goneError, withDetails } from "./conclude.ts";
import { CancelkitError, ResponseError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { hasCode } from "./outcome.ts";
import { type CompiledOperation, prepareCall } from "./prepare.ts";
import type { PreparedCall } from "./request.ts";
import { itemsOf, resolveUnknown } from "./resolve.ts";
import { CallResponse } from "./response.ts";
import { backoff, isRepeatable, retryDelay } from "./retry.ts";
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
    const turn = settings.signal?.aborted
      ? "ABORTED"
      : takeTurn(origin, limiter, shares, settings, start + settings.timeoutMs);
    if (turn) return new Course(context, perform, call, shares, { headers, url }, start).run({ turn });
    // Most calls are over after this.
    const { corrections } = clock;
    const timeoutMs = isRepeatable(compiled.operation, settings)
      ? Math.min(settings.timeoutMs, settings.attemptTimeoutMs)
      : settings.timeoutMs;
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
    return new Course(context, perform, call, shares, { headers, url }, start).run({ ended });
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

/** How far a call came before its course: it waits for its turn, or a first attempt failed. */
interface Begun {
  readonly turn?: ReturnType<typeof takeTurn>;
  readonly ended?: Ended;
}

/** The course of one call that is not over with its first attempt. */
class Course {
  readonly #context: CallContext;
  readonly #perform: Perform;
  readonly #call: PreparedCall;
  readonly #shares: readonly ReportedShare[];
  readonly #sent: Pick<Sending, "headers" | "url">;
  readonly #start: number;
  readonly #deadline: number;
  readonly #repeatable: boolean;
  #attempts = 0;
  #retries = 0;
  #corrected = false;
  /** The first failure that left it open whether the call was carried out. */
  #lost: CancelkitError | undefined;
  #refused: CancelkitError | undefined;

  constructor(
    context: CallContext,
    perform: Perform,
    call: PreparedCall,
    shares: readonly ReportedShare[],
    sent: Pick<Sending, "headers" | "url">,
    start: number,
  ) {
    this.#start = start;
    this.#context = context;
    this.#perform = perform;
    this.#call = call;
    this.#shares = shares;
    this.#sent = sent;
    this.#deadline = this.#start + call.settings.timeoutMs;
    this.#repeatable = isRepeatable(call.compiled.operation, call.settings);
  }

  async run(begun: Begun): Promise<CallResponse> {
    const { api, origin } = this.#context;
    const { settings } = this.#call;
    if (begun.ended) this.#attempts = 1;
    for (let { ended, turn } = begun; ; ended = turn = undefined) {
      ended ??= await this.#attempt(turn);
      const { response, corrections, sentAt } = ended;
      let failure: CancelkitError;
      if (response) {
        const refusal = CallResponse.refusalOf(response);
        if (!refusal && !(this.#lost && this.#tellsGone(response))) return this.#told(response);
        failure = refusal ?? this.#gone(response);
      } else if (ended.error instanceof CancelkitError) failure = ended.error;
      else throw ended.error;
      if (!this.#corrected && (await this.#correctClock(failure, corrections, sentAt))) {
        this.#corrected = true;
        this.#refused = failure;
        continue;
      }
      const { maxRetries } = settings;
      const retry = {
        settings,
        retries: this.#retries,
        repeatable: this.#repeatable,
        origin,
        deadline: this.#deadline,
      };
      const delay = this.#retries < maxRetries ? retryDelay(api, failure, retry) : undefined;
      if (delay !== undefined) {
        this.#retries++;
        this.#remember(failure);
        if (delay === 0 || (await sleep(delay, settings.signal))) continue;
        failure = this.#fail("ABORTED");
      }
      const earlier = { lost: this.#lost, refused: this.#refused };
      const final = conclude(api, failure, earlier, settings.timeoutMs);
      if (final.outcome === "unknown" && settings.resolveUnknown) {
        const resolved = await this.#resolve(final);
        if (resolved === "again") {
          this.#remember(final);
          continue;
        }
        if (resolved instanceof CallResponse) return this.#told(resolved);
        if (resolved) throw this.#told(resolved);
      }
      this.#told(final);
      if (final === failure && response && !response.ok) return this.#told(response);
      throw final;
    }
  }

  async #attempt(turn: Begun["turn"]): Promise<Ended> {
    const { clock, origin, limiter } = this.#context;
    const { settings } = this.#call;
    const ended: Ended = { corrections: clock.corrections, sentAt: performance.now() };
    try {
      if (settings.signal?.aborted) throw this.#fail("ABORTED");
      const missed = await (turn ?? takeTurn(origin, limiter, this.#shares, settings, this.#deadline));
      if (missed) throw missed === "ABORTED" ? this.#fail(missed) : this.#fail("WAIT_TOO_LONG", missed.retryAfterMs);
      const leftMs = this.#deadline - performance.now();
      if (leftMs <= 0) throw this.#fail("TIMEOUT");
      this.#attempts++;
      const timeoutMs = this.#repeatable ? Math.min(leftMs, settings.attemptTimeoutMs) : leftMs;
      const sending = { ...this.#sent, number: this.#attempts, timeoutMs };
      ended.response = await attempt(this.#context, this.#call, this.#shares, sending);
    } catch (error) {
      ended.error = error;
    }
    return ended;
  }

  /** An error for what ended the call between two attempts. */
  #fail(code: "ABORTED" | "TIMEOUT" | "WAIT_TOO_LONG", retryAfterMs?: number): CancelkitError {
    const { compiled, settings } = this.#call;
    const { timeoutMs, signal } = settings;
    return createTransportError(code, this.#context.api.name, compiled.operation.id, {
      outcome: "not-sent",
      timeoutMs,
      retryAfterMs,
      cause: code === "ABORTED" ? signal?.reason : undefined,
    });
  }

  #remember(failure: CancelkitError): void {
    if (failure.outcome === "unknown") this.#lost ??= failure;
    if (failure.outcome === "rejected") this.#refused = failure;
  }

  #isGone(item: unknown): boolean {
    return hasCode(this.#context.api.goneCodes, this.#context.readError(item).code);
  }

  /** Whether a batch was told of one of its orders that it is gone. */
  #tellsGone(response: CallResponse): boolean {
    const items = itemsOf(this.#call.compiled.operation, CallResponse.dataOf(response));
    return items.some((item) => this.#isGone(item));
  }

  #gone(response: CallResponse): ResponseError {
    const place = { api: this.#context.api.name, operation: this.#call.compiled.operation.id };
    const { status, usedWeight } = response;
    const answer = new ResponseError("ALREADY_GONE", "", place, { status, outcome: "unknown", headers: {} });
    answer.usedWeight = usedWeight;
    return goneError(answer, this.#lost as CancelkitError, CallResponse.dataOf(response));
  }

  #correctClock(failure: CancelkitError, corrections: number, sentAt: number): Promise<boolean> | boolean {
    if (failure.outcome !== "rejected") return false;
    const { api, clock, operations } = this.#context;
    const { settings } = this.#call;
    const { clock: facts } = api;
    const found = operations.find(({ operation }) => operation.id === facts?.operation);
    const ask = async () => {
      const { attemptTimeoutMs: timeoutMs } = settings;
      const once = { ...settings, maxRetries: 0, timeoutMs, signal: undefined };
      const response = await this.#perform(prepareCall(found as CompiledOperation, {}, once, { api: api.name }));
      return Number(Object(CallResponse.dataOf(response))[facts?.field ?? ""]);
    };
    const leftMs = this.#deadline - performance.now();
    return correctClock(api, clock, failure, { corrections, sentAt, leftMs, settings }, found && ask);
  }

  /** Looks how the orders stand; `again` if one is still open and there is time. */
  async #resolve(final: CancelkitError): Promise<CallResponse | ResponseError | "again" | undefined> {
    const { api, operations } = this.#context;
    const { settings } = this.#call;
    const ask = (query: PreparedCall) => {
      const timeoutMs = this.#deadline - performance.now();
      if (timeoutMs <= 0) throw this.#fail("TIMEOUT");
      return this.#perform({ ...query, settings: { ...settings, resolveUnknown: undefined, timeoutMs } });
    };
    const data = final instanceof ResponseError ? final.data : undefined;
    const found = await resolveUnknown(api.name, operations, this.#call, data, (item) => this.#isGone(item), ask);
    if (found === "open") {
      const delay = backoff(this.#retries);
      const late = performance.now() + delay >= this.#deadline;
      return settings.maxRetries > 0 && !late && (await sleep(delay, settings.signal)) ? "again" : undefined;
    }
    if (!found) return undefined;
    if ("answer" in found) return found.answer;
    const place = { api: this.#context.api.name, operation: this.#call.compiled.operation.id };
    const answer =
      final instanceof ResponseError
        ? final
        : new ResponseError("REFUSED", "", place, { status: found.status, outcome: "rejected", headers: {} });
    const text = `the order was not canceled: it is ${found.states}`;
    return withDetails(answer, "REFUSED", text, {
      outcome: "rejected",
      data: found.closed,
      cause: final.cause ?? final,
    });
  }

  /** Says with a result how it came about. */
  #told<T extends CancelkitError | CallResponse>(result: T): T {
    result.attempts = this.#attempts;
    result.durationMs = performance.now() - this.#start;
    return result;
  }
}
