import http from "node:http";
import { Agent as UndiciAgent } from "undici";
import type { Attempt } from "../../src/index.ts";
import { type Fault, none } from "../../src/testing/faults/fault.ts";
import { createUndiciTransport } from "../../src/undici-transport.ts";
import { type Call, callOf } from "./call.ts";
import { type AnyClient, createClient, createTrustingAgent } from "./clients.ts";
import { type Arrival, createFaultProxy, type FaultProxy } from "./fault-proxy.ts";
import { createWitnessedExchange, type WitnessedExchange } from "./witnessed-exchange.ts";

/** When nothing may be sent to an origin, by `performance.now()`. */
export interface Hold {
  readonly from: number;
  readonly until: number;
}

/** An exchange behind a proxy of its own, and its clients: one origin. */
export interface Lane {
  readonly exchange: WitnessedExchange;
  readonly proxy: FaultProxy;
  /** The calls of the current round. */
  calls: readonly Call[];
  /** What becomes of requests that ask for the time, one after the other. */
  timeFaults: Fault[];
  /** How far the clocks of the clients are off, in milliseconds. */
  clientSkewMs: number;
  /** Whether the last round ended idle connections. */
  isShaken: boolean;
  readonly holds: Hold[];
  /** All that arrived, in this order. */
  readonly arrivals: Arrival[];
  /** The client that makes a call, the one that all share or one for each place in a round. */
  clientOf(call: Call): AnyClient;
  close(): Promise<void>;
}

/** How a lane's clients are connected. */
export type Way = "plain" | "tls" | "fetch" | "agent" | "undici";

export async function openLane(way: Way): Promise<Lane> {
  const exchange = createWitnessedExchange();
  const onArrival = (arrival: Arrival) => {
    lane.arrivals.push(arrival);
    const call = callOf(arrival.request, lane.calls);
    (arrival.request.method === "GET" ? call?.queries : call?.arrivals)?.push(arrival);
  };
  const faultOf = (request: Arrival["request"]) => {
    const call = callOf(request, lane.calls);
    if (!call) return lane.timeFaults.shift() ?? none;
    if (request.method === "GET") return call.queryFaults[call.queries.length] ?? none;
    return call.faults[call.arrivals.length] ?? none;
  };
  const proxy = await createFaultProxy({ forward: exchange.handle, faultOf, onArrival, tls: way === "tls" });

  const noted = new WeakSet<Arrival>();
  /** The requests that were told to wait by an answer like this one. */
  const waiting = ({ operation, status }: Attempt, call: Call | undefined) => {
    const isOfCall = call !== undefined && call.operation.id === operation;
    return (isOfCall ? call.arrivals : lane.arrivals).flatMap((arrival) => {
      const { reply } = arrival.fault;
      if (reply.how !== "instead" || reply.status !== status || noted.has(arrival)) return [];
      const isTimed = status === 418 || reply.tells !== undefined || reply.headers?.["Retry-After"] !== undefined;
      return [{ arrival, holdMs: reply.holdMs ?? 0, isTimed }];
    });
  };
  const noteAttempt = (attempt: Attempt, slot: number) => {
    const now = performance.now();
    const call = lane.calls.find((each) => each.slot === slot);
    // Questions for an order or the time have attempts of their own.
    if (slot > 0 && call?.operation.id === attempt.operation) call.attempts.push({ ...attempt, at: now });
    else if (slot > 0) call?.looks.push(attempt);
    if (attempt.status !== 429 && attempt.status !== 418) return;
    // Calls that share a client cannot be told apart: of all that may have had this answer, the shortest hold counts.
    const [told] = waiting(attempt, slot > 0 ? call : undefined).sort((one, other) => one.holdMs - other.holdMs);
    if (!told) return;
    noted.add(told.arrival);
    const { arrival, holdMs, isTimed } = told;
    // Without a time the hold ends with the minute, since weights start anew then.
    const minuteMs = 60_000 - ((Date.now() + Math.abs(exchange.skewMs)) % 60_000);
    lane.holds.push({ from: now, until: arrival.at + (isTimed ? holdMs : Math.min(holdMs, minuteMs)) });
  };
  const agent = way === "tls" ? createTrustingAgent() : new http.Agent({ keepAlive: true });
  const dispatcher = new UndiciAgent();
  const options = {
    baseUrl: proxy.url,
    // Of two requests a second not much would be seen, so that few wait for their turn.
    rateLimit: way === "agent",
    clock: () => Date.now() + lane.clientSkewMs,
    ...((way === "tls" || way === "agent") && { agent }),
    ...(way === "fetch" && { fetch: globalThis.fetch }),
    ...(way === "undici" && { transport: createUndiciTransport(dispatcher) }),
  };
  const clients = new Map<string, AnyClient>();

  const lane: Lane = {
    exchange,
    proxy,
    calls: [],
    timeFaults: [],
    clientSkewMs: 0,
    isShaken: false,
    holds: [],
    arrivals: [],
    clientOf({ api, slot, apiKey }) {
      const name = `${api} ${slot} ${apiKey}`;
      const onAttempt = (attempt: Attempt) => noteAttempt(attempt, slot);
      const client =
        clients.get(name) ??
        createClient(api, { ...options, ...(apiKey && { apiKey }), onAttempt }, exchange.credentials);
      clients.set(name, client);
      return client;
    },
    close() {
      for (const client of clients.values()) client.close();
      // Connections that are given back later are not kept either.
      (agent as http.Agent & { keepAlive: boolean }).keepAlive = false;
      agent.destroy();
      dispatcher.destroy().catch(() => {});
      return proxy.close();
    },
  };
  return lane;
}
