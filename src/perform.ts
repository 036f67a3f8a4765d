import { type AttemptContext, attempt } from "./attempt.ts";
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
  const perform: Perform = (call, headers = {}, url = "") => {
    let shares = sharesOf.get(call.compiled);
    if (!shares) {
      shares = budgetSharesOf(context.api, call.compiled.operation, context.origin, context.account);
      sharesOf.set(call.compiled, shares);
    }
    return new Course(context, perform, call, shares, { headers, url }).run();
  };
  return perform;
}

/** The course of one call over its attempts. */
class Course {
  readonly #context: CallContext;
  readonly #perform: Perform;
  readonly #call: PreparedCall;
  readonly #shares: readonly ReportedShare[];
  readonly #sent: { readonly headers: Readonly<Record<string, string>>; readonly url: string };
  readonly #start = performance.now();
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
    sent: { readonly headers: Readonly<Record<string, string>>; readonly url: string },
  ) {
    this.#context = context;
    this.#perform = perform;
    this.#call = call;
    this.#shares = shares;
    this.#sent = sent;
    this.#deadline = this.#start + call.settings.timeoutMs;
    this.#repeatable = isRepeatable(call.compiled.operation, call.settings);
  }

  async run(): Promise<CallResponse> {
    const { api, clock, origin } = this.#context;
    const { settings } = this.#call;
    for (;;) {
      const { corrections } = clock;
      const sentAt = performance.now();
      let failure: CancelkitError;
      let response: CallResponse | undefined;
      try {
        response = await this.#attempt();
        const refusal = CallResponse.refusalOf(response);
        if (!refusal && !(this.#lost && this.#tellsGone(response))) return this.#told(response);
        failure = refusal ?? this.#gone(response);
      } catch (error) {
        if (!(error instanceof CancelkitError)) throw error;
        failure = error;
      }
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

  async #attempt(): Promise<CallResponse> {
    const { origin, limiter } = this.#context;
    const { settings } = this.#call;
    if (settings.signal?.aborted) throw this.#fail("ABORTED");
    const turn = takeTurn(origin, limiter, this.#shares, settings, this.#deadline);
    const missed = turn instanceof Promise ? await turn : turn;
    if (missed) throw missed === "ABORTED" ? this.#fail(missed) : this.#fail("WAIT_TOO_LONG", missed.retryAfterMs);
    const leftMs = this.#deadline - performance.now();
    if (leftMs <= 0) throw this.#fail("TIMEOUT");
    this.#attempts++;
    const timeoutMs = this.#repeatable ? Math.min(leftMs, settings.attemptTimeoutMs) : leftMs;
    return attempt(this.#context, this.#call, this.#shares, { ...this.#sent, number: this.#attempts, timeoutMs });
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
