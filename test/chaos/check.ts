import type { Attempt } from "../../src/index.ts";
import type { Order } from "../../src/testing/entry.ts";
import type { Call } from "./call.ts";
import { readerOf } from "./cancels.ts";
import type { Arrival } from "./fault-proxy.ts";
import type { Lane } from "./lane.ts";
import type { Stalls } from "./stalls.ts";
import { orderIdsOf, type WitnessedExchange } from "./witnessed-exchange.ts";

// Timers are whole milliseconds.
const timerMs = 5;
// Of a request on its way from a client to the proxy.
const transitMs = 150;
// The time of a call begins when it gets its turn among others that were made in the same moment.
const startMs = 50;
// To notice the deadline or the abort, on a busy machine.
const settleMs = 500;
// A request that left in time may still come in when nobody waits for it any more; a retry would come later still.
const strayMs = 1000;

/** Says what a call did or said that is not so. */
export function checkCall(call: Call, exchange: WitnessedExchange, stalls: Stalls): string[] {
  const { result, arrivals, queries } = call;
  if (!result) return ["has no result"];
  const taken = new Set(arrivals.flatMap(({ request }) => exchange.canceledBy(request)));
  const requests = [...arrivals, ...queries];
  return [
    ...("data" in result ? checkSuccess(call, result.data, taken, exchange) : checkFailure(call, result.error, taken)),
    ...[...taken].filter((entry) => !call.subject.covers(entry)).map((entry) => `canceled ${show(entry)} as well`),
    ...checkRepeats(call),
    ...checkTimes(call, stalls),
    ...requests.flatMap(({ request }) => exchange.findFault(request) ?? []).map((fault) => `was answered ${fault}`),
    ...checkStamps(requests),
  ];
}

/** Each order that a success reports is canceled, and each that was canceled is reported. */
function checkSuccess(call: Call, data: unknown, taken: ReadonlySet<Order>, exchange: WitnessedExchange): string[] {
  const { named } = call.subject;
  if (isPaired(data)) {
    const { canceled, failed, unanswered } = data;
    const entryOf = (wanted: string) => named.find(({ id }) => id === wanted)?.entry;
    const isTaken = (id: string) => taken.has(entryOf(id) as Order);
    const all = [...canceled, ...failed, ...unanswered].map(({ id }) => id).sort();
    return [
      ...(all.join() ===
      named
        .map(({ id }) => id)
        .sort()
        .join()
        ? []
        : ["paired: ids are missing, twice or too many"]),
      ...canceled
        .filter(({ id }) => !isTaken(id) && !(wasAsked(call) && exchange.canceled.has(entryOf(id) as Order)))
        .map(({ id }) => `paired: ${id} was not canceled`),
      ...failed.filter(({ id }) => isTaken(id)).map(({ id }) => `paired: ${id} did not fail`),
      ...(failed.length > 0 && isLeftOpen(call) && !wasAsked(call)
        ? ["paired: failed after a request whose outcome nobody knows"]
        : []),
      ...(unanswered.length > 0 && !isLost(call) ? ["paired: unanswered, and nothing was lost"] : []),
    ];
  }
  const reported = new Set(reportedIds(data));
  const mine = [...taken].flatMap(orderIdsOf);
  // A query shows an order as canceled whoever did it.
  const sure = wasAsked(call) ? [...exchange.canceled].flatMap(orderIdsOf) : mine;
  const { item, select } = call.operation.target;
  const isRepeated = call.arrivals.length > 1;
  return [
    ...[...reported].filter((id) => !sure.includes(id)).map((id) => `reports ${id}, which it did not cancel`),
    ...(select === "one" && reported.size === 0 ? ["succeeded and reports no order"] : []),
    ...(item === "orderList" ? missingIds(named, reported).map((id) => `succeeded and does not report ${id}`) : []),
    // An order tells of itself only, though its whole list goes; a repeated sweep tells of its last request.
    ...(select === "one" || isRepeated
      ? []
      : mine
          .filter((id) => !reported.has(id) && !isLegOfNamed(call, id, reported, taken))
          .map((id) => `canceled ${id} and does not report it`)),
  ];
}

/** The orders of what a call names that it does not report. */
function missingIds(named: Call["subject"]["named"], reported: ReadonlySet<string>): readonly string[] {
  return named.flatMap(({ entry }) => (entry ? orderIdsOf(entry) : [])).filter((id) => !reported.has(id));
}

/** Of a list that went with one of its orders, only this order is told. */
function isLegOfNamed(call: Call, id: string, reported: ReadonlySet<string>, taken: ReadonlySet<Order>): boolean {
  if (call.operation.target.select !== "list") return false;
  const list = [...taken].map(orderIdsOf).find((ids) => ids.includes(id));
  return list?.some((other) => reported.has(other)) === true;
}

/** A refusal is one, and what was lost is unknown. */
function checkFailure(call: Call, error: unknown, taken: ReadonlySet<Order>): string[] {
  const { name, code, outcome } = Object(error) as { name?: string; code?: string; outcome?: string };
  if (name !== "TransportError" && name !== "ResponseError") return [`failed with ${String(error)}`];
  const { attempts } = error as { attempts?: number };
  const found: string[] = [];
  if (call.slot > 0 && attempts !== call.attempts.length) found.push(`says that there were ${attempts} attempts`);
  if (outcome !== "unknown") {
    for (const entry of taken) found.push(`says ${outcome} and canceled ${show(entry)}`);
    // Only who looked can know what became of a lost request.
    if (isLeftOpen(call) && !wasAsked(call))
      found.push(`says ${outcome} (${code}) after a request whose outcome nobody knows`);
  } else if (!isLost(call)) found.push(`says unknown (${code}), and nothing was lost`);
  else if (wasToldOfAll(call)) found.push(`says unknown (${code}), and was told how each order of the list stands`);
  if (code === "ABORTED" && call.abortedAt === undefined) found.push("says that it was aborted");
  if (code === "TIMEOUT" && lasted(call) < patienceMs(call)) found.push("says that it took too long");
  return found;
}

/**
 * How long an attempt is waited for, at least. Who means to look how the orders stand keeps half of the time that is left
 * for it: of the whole time where it is not said how much that was.
 */
function patienceMs({ operation, options }: Call, leftMs = options.timeoutMs): number {
  const looks = options.resolveUnknown !== undefined && operation.target.select !== "all";
  return Math.min(looks ? leftMs / 2 : leftMs, options.attemptTimeoutMs) - timerMs;
}

/** Whether a request went out whose outcome the client cannot know. */
function isLeftOpen({ attempts, arrivals }: Call): boolean {
  return attempts.some(({ outcome }) => outcome === "unknown") || arrivals.some(({ leaves }) => leaves === "open");
}

/** Whether something happened that leaves a client without the answer. */
function isLost(call: Call): boolean {
  const { arrivals, attempts, options, connectionFault, isShaken, abortedAt, slot, startedAt } = call;
  const leftAt = (at: number) => startedAt + options.timeoutMs - at;
  return (
    connectionFault !== undefined ||
    isShaken ||
    abortedAt !== undefined ||
    lasted(call) >= options.timeoutMs - timerMs ||
    arrivals.some(({ leaves }) => leaves !== "told") ||
    (slot === 0 && lasted(call) >= patienceMs(call)) ||
    attempts.some(
      ({ at, outcome, durationMs }) => outcome === "unknown" && durationMs >= patienceMs(call, leftAt(at - durationMs)),
    )
  );
}

/** A sweep is not sent again after an unknown outcome, and nothing is sent too often. */
function checkRepeats({ arrivals, attempts, options, operation, slot }: Call): string[] {
  const found: string[] = [];
  if (slot > 0 && arrivals.length > attempts.length) {
    found.push(`sent ${arrivals.length} requests in ${attempts.length} attempts`);
  }
  const { maxRetries, retrySweep, syncClock } = options;
  if (operation.target.select === "all" && !retrySweep) {
    const last = arrivals.findIndex(({ leaves }) => leaves === "open");
    if (last >= 0 && last < arrivals.length - 1) found.push("sent a sweep again after its answer was lost");
    const unknown = attempts.findIndex(({ outcome }) => outcome === "unknown");
    if (unknown >= 0 && unknown < attempts.length - 1) found.push("tried a sweep again after an unknown outcome");
  }
  // A clock that was off costs one more.
  const most = 1 + maxRetries + (maxRetries > 0 && syncClock ? 1 : 0);
  if (arrivals.length > most) found.push(`sent ${arrivals.length} requests where ${most} are allowed`);
  return found;
}

/** Nothing begins after the deadline or the abort, and nothing lasts. */
function checkTimes(call: Call, stalls: Stalls): string[] {
  const { startedAt, settledAt = Infinity, abortedAt = Infinity, options, arrivals, queries, attempts } = call;
  const deadline = startedAt + options.timeoutMs;
  const end = Math.min(deadline, Math.max(abortedAt, startedAt));
  const isLate = (at: number, slackMs: number) => at > end + slackMs + stalls.within(end, at);
  const late = (ms: number) => `${Math.round(ms - end)} ms after the deadline or the abort`;
  return [
    ...[...arrivals, ...queries]
      .filter(({ at }) => isLate(at, strayMs))
      .map(({ at }) => `a request arrived ${late(at)}`),
    ...attempts
      .filter(({ at, durationMs, outcome }) => outcome !== "not-sent" && isLate(at - durationMs, startMs))
      .map(({ at, durationMs }) => `an attempt began ${late(at - durationMs)}`),
    ...(isLate(settledAt, settleMs) ? [`settled ${late(settledAt)}`] : []),
    ...(abortedAt <= startedAt && arrivals.length > 0 ? ["sent a request though it was aborted before"] : []),
  ];
}

/** Each request is signed anew: none is the copy of an earlier one. */
function checkStamps(arrivals: readonly Arrival[]): string[] {
  const texts = new Set(
    arrivals.map(({ request }) => `${request.method} ${request.target} ${JSON.stringify(request.headers)}`),
  );
  return texts.size < arrivals.length ? ["sent the same request again, without a new time"] : [];
}

/** Nothing arrives while an origin is to be left alone. */
export function checkHolds({ holds, arrivals }: Lane, stalls: Stalls): string[] {
  return holds.flatMap(({ from, until }) =>
    arrivals
      .filter(({ at }) => at > from + transitMs + stalls.within(from, at) && at < until - timerMs)
      .map(({ at, request }) => `${request.method} arrived ${Math.round(until - at)} ms before the end of a hold`),
  );
}

/** Whether answers came that say how each order of a list stands, which are asked for only once the list has ended. */
function wasToldOfAll({ api, looks, operation, subject }: Call): boolean {
  const [list] = subject.named;
  if (operation.target.item !== "orderList" || !list?.entry) return false;
  const last = looks.findLastIndex((look) => look.operation === readerOf(api, "orderList"));
  const isTold = ({ operation, outcome }: Attempt) => operation === readerOf(api, "order") && outcome === "succeeded";
  return last >= 0 && looks.slice(last + 1).filter(isTold).length >= orderIdsOf(list.entry).length;
}

/** Whether the client asked how an order stands. */
function wasAsked({ queries }: Call): boolean {
  return queries.length > 0;
}

function lasted({ startedAt, settledAt = Infinity }: Call): number {
  return settledAt - startedAt;
}

/** The ids of the orders that an answer shows as canceled. */
function reportedIds(data: unknown): string[] {
  if (typeof data === "string") return /^\d+$/.test(data) ? [data] : [];
  if (Array.isArray(data)) return data.flatMap(reportedIds);
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => {
    if (name === "orderId") return [String(value)];
    return typeof value === "object" ? reportedIds(value) : [];
  });
}

interface PairedData {
  readonly canceled: readonly { readonly id: string }[];
  readonly failed: readonly { readonly id: string }[];
  readonly unanswered: readonly { readonly id: string }[];
}

function isPaired(data: unknown): data is PairedData {
  return typeof data === "object" && data !== null && "unanswered" in data;
}

function show(entry: Order): string {
  return `${entry.api} ${entry.orders ? `list ${entry.orderListId}` : `order ${entry.orderId}`}`;
}
