import { getEventListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { cancelMany } from "../../src/cancel-many.ts";
import { connectionFaults, none } from "../../src/testing/faults/fault.ts";
import { createRandom, type Random } from "../../src/testing/faults/random.ts";
import { type Call, drawCall } from "./call.ts";
import { cancels, isUnscoped } from "./cancels.ts";
import { checkCall, checkHolds } from "./check.ts";
import type { AnyClient } from "./clients.ts";
import { drawFault } from "./draw-fault.ts";
import type { Lane } from "./lane.ts";
import type { Stalls } from "./stalls.ts";
import { sweeperKeys } from "./witnessed-exchange.ts";

/** Calls that are under way together. */
export const callsPerRound = 4;

export interface RoundOptions {
  readonly seed: string;
  readonly round: number;
  readonly lane: Lane;
  /** Where redirects lead. */
  readonly decoy: string;
  readonly stalls: Stalls;
}

/** What a round showed. */
export interface RoundResult {
  readonly calls: readonly Call[];
  readonly violations: readonly { readonly call: Call; readonly what: readonly string[] }[];
}

// A call that is not over by then hangs.
const graceMs = 2000;

/** Makes the calls of a round, and checks what they said against what happened. */
export async function runRound({ seed, round, lane, decoy, stalls }: RoundOptions): Promise<RoundResult> {
  const random = createRandom(seed, "round", round);
  const { exchange, proxy } = lane;
  const connectionFault = random.chance(0.12) ? random.pick(connectionFaults) : undefined;
  exchange.skewMs = random.chance(0.08) ? drawSkew(random) : 0;
  lane.clientSkewMs = random.chance(0.08) ? drawSkew(random) : 0;
  lane.timeFaults = Array.from({ length: 4 }, () =>
    random.chance(0.3)
      ? drawFault({ api: "binance-margin", operationId: "checkServerTime", decoy, attemptTimeoutMs: 100 }, random)
      : none,
  );
  const isShared = random.chance(0.25);
  const calls: Call[] = [];
  for (let index = random.whole(1, callsPerRound); index > 0; index--) {
    const cancel = random.pick(cancels);
    // Whose order was it, if two calls of one account sweep it all?
    const others = calls.filter(({ api }) => api === cancel.api);
    if (others.length > 0 && (isUnscoped(cancel) || others.some(isUnscoped))) continue;
    const apiKey = isUnscoped(cancel) ? sweeperKeys[round % sweeperKeys.length] : undefined;
    const slot = isShared && !apiKey ? 0 : calls.length + 1;
    const number = round * callsPerRound + calls.length;
    calls.push(
      drawCall(number, cancel, seed, exchange, { decoy, connectionFault, isShaken: lane.isShaken, slot, apiKey }),
    );
  }
  lane.calls = calls;
  if (connectionFault && !connectionFault.startsWith("idle")) {
    await proxy.breakConnections(connectionFault, random.whole(1, 3));
  }
  if (connectionFault?.startsWith("idle")) await proxy.breakConnections(connectionFault);

  await Promise.all(calls.map((call) => makeCall(call, lane, stalls)));
  proxy.mendConnections();
  // Clients that were not called must notice too what became of their idle connections.
  if (connectionFault) await wait(20);
  const violations = calls.flatMap((call) => {
    const what = checkCall(call, exchange, stalls);
    return what.length > 0 ? [{ call, what }] : [];
  });
  const early = checkHolds(lane, stalls);
  const [first] = calls;
  if (early.length > 0 && first) violations.push({ call: first, what: early });
  lane.isShaken = connectionFault !== undefined;
  exchange.clear();
  return { calls, violations };
}

/** Makes one call, with all that happens to it; settles when the call does. */
async function makeCall(call: Call, lane: Lane, stalls: Stalls): Promise<void> {
  const { subject, options, abortAfterMs, interfereAfterMs } = call;
  const controller = new AbortController();
  const abort = () => {
    call.abortedAt ??= performance.now();
    controller.abort();
  };
  const timers: NodeJS.Timeout[] = [];
  if (abortAfterMs === 0) abort();
  else if (abortAfterMs !== undefined) timers.push(setTimeout(abort, abortAfterMs));
  if (interfereAfterMs !== undefined) timers.push(setTimeout(subject.interfere, interfereAfterMs));
  const given = { ...options, ...(abortAfterMs !== undefined && { signal: controller.signal }) };
  const hung = new Promise<Call["result"]>((resolve) => {
    const look = () => {
      const leftMs = stalls.within(call.startedAt, performance.now()) - stalledMs;
      stalledMs += leftMs;
      if (leftMs > 0) timers.push(setTimeout(look, leftMs));
      else resolve({ error: new Error("did not settle") });
    };
    let stalledMs = 0;
    timers.push(setTimeout(look, options.timeoutMs + graceMs));
  });

  call.startedAt = performance.now();
  const settled = ask(call, lane.clientOf(call), given).then(
    (data): Call["result"] => ({ data }),
    (error): Call["result"] => ({ error }),
  );
  const result = await Promise.race([settled, hung]);
  call.settledAt = performance.now();
  for (const timer of timers) clearTimeout(timer);
  if (result) call.result = result;
  const left = getEventListeners(controller.signal, "abort").length;
  if (left > 0) call.result = { error: new Error(`left ${left} listeners on its signal`) };
}

function ask({ operation, subject, form }: Call, client: AnyClient, options: object): Promise<unknown> {
  const make = client[operation.id] as AnyClient["cancel"];
  // Its time begins with its turn, and what is checked is the time since it was called: here it waits for no turn.
  const unheld = { ...options, maxWaitMs: 0 };
  if (form === "many") return cancelMany(make as never, subject.parameters as never, unheld as never);
  const made = make(subject.parameters, options);
  return form === "paired" && made.paired ? made.paired() : made;
}

/** From a second to an hour, fast or slow. */
function drawSkew(random: Random): number {
  const ms = Math.round(1000 * 3600 ** random.next());
  return random.chance(0.5) ? ms : -ms;
}
