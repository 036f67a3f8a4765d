import type { Attempt } from "../../src/index.ts";
import type { ConnectionFault, Fault } from "../../src/testing/faults/fault.ts";
import { createRandom, type Random } from "../../src/testing/faults/random.ts";
import type { Cancel } from "./cancels.ts";
import { type Draw, drawFault } from "./draw-fault.ts";
import type { Arrival } from "./fault-proxy.ts";
import { prepareSubject, type Subject } from "./orders.ts";
import type { WitnessedExchange } from "./witnessed-exchange.ts";

/** The options that a call is made with. */
export interface DrawnOptions {
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly maxRetries: number;
  readonly retrySweep: boolean;
  readonly resolveUnknown?: "query";
  readonly syncClock: boolean;
}

/** A call with everything that was seen of it from outside. Times are by `performance.now()`. */
export interface Call extends Cancel {
  readonly number: number;
  /** The key of a sweep over all, since nothing else says that its requests are its own. */
  readonly apiKey: string | undefined;
  /** Which of the clients makes it; 0 is the one that the calls of a round share, whose attempts cannot be told apart. */
  readonly slot: number;
  readonly subject: Subject;
  readonly options: DrawnOptions;
  /** What becomes of its requests, one after the other. */
  readonly faults: readonly Fault[];
  /** What becomes of the requests that only ask how an order stands. */
  readonly queryFaults: readonly Fault[];
  readonly abortAfterMs: number | undefined;
  /** When something else happens to its orders. */
  readonly interfereAfterMs: number | undefined;
  /** How a batch is asked for: by its name, with `.paired()`, or by `cancelMany`. */
  readonly form: "plain" | "paired" | "many";
  readonly connectionFault: ConnectionFault | undefined;
  /** The round before ended idle connections, and not every client may have noticed. */
  readonly isShaken: boolean;
  readonly arrivals: Arrival[];
  readonly queries: Arrival[];
  readonly attempts: (Attempt & { readonly at: number })[];
  /** The attempts at what was asked beside it: how orders stand, and the time. */
  readonly looks: Attempt[];
  startedAt: number;
  settledAt?: number;
  abortedAt?: number;
  result?: { readonly data: unknown } | { readonly error: unknown };
}

/** Draws a call, and opens its orders. */
export function drawCall(
  number: number,
  cancel: Cancel,
  seed: string,
  exchange: WitnessedExchange,
  { decoy, ...round }: Pick<Call, "slot" | "apiKey" | "connectionFault" | "isShaken"> & { readonly decoy: string },
): Call {
  // One source for each matter, so that a change of one does not change all others of the same seed.
  const random = (matter: string) => createRandom(seed, number, matter);
  const options = drawOptions(random("options"));
  const draw: Draw = {
    api: cancel.api,
    operationId: cancel.operation.id,
    decoy,
    attemptTimeoutMs: options.attemptTimeoutMs,
  };
  const faults = random("faults");
  const queryFaults = random("queries");
  const times = random("times");
  const subject = prepareSubject(cancel, exchange, `C${number}`, random("orders"));
  return {
    ...cancel,
    number,
    subject,
    options,
    faults: Array.from({ length: 6 }, () => drawFault(draw, faults)),
    queryFaults: Array.from({ length: 12 }, () => drawFault(draw, queryFaults)),
    abortAfterMs: times.chance(0.12) ? times.pick([0, times.whole(1, 60), times.whole(1, 600)]) : undefined,
    interfereAfterMs: times.chance(0.15) ? times.whole(1, 200) : undefined,
    form: cancel.operation.target.select === "list" ? times.pick(["plain", "paired", "many"] as const) : "plain",
    ...round,
    arrivals: [],
    queries: [],
    attempts: [],
    looks: [],
    startedAt: 0,
  };
}

function drawOptions(random: Random): DrawnOptions {
  const timeoutMs = random.whole(200, 1500);
  return {
    timeoutMs,
    attemptTimeoutMs: random.whole(50, 300),
    maxRetries: random.whole(0, 3),
    retrySweep: random.chance(0.3),
    ...(random.chance(0.4) && { resolveUnknown: "query" }),
    syncClock: random.chance(0.8),
  };
}

/** The call that a request belongs to; nobody's where it asks for the time. */
export function callOf(request: Arrival["request"], calls: readonly Call[]): Call | undefined {
  const text = request.target + request.body.toString();
  const number = /\bC(\d+)_?USDT\b/.exec(text)?.[1];
  if (number !== undefined) return calls.find((call) => call.number === Number(number));
  if (request.method === "GET") {
    return calls.find(({ subject }) => subject.named.some(({ id }) => text.includes(id)));
  }
  const values = Object.values(request.headers);
  return calls.find(({ apiKey }) => apiKey !== undefined && values.includes(apiKey));
}
