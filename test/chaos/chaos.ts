import net from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type Lane, openLane, type Way } from "./lane.ts";
import { describeCall, resultOf } from "./report.ts";
import { callsPerRound, runRound } from "./round.ts";
import { watchStalls } from "./stalls.ts";

export interface ChaosOptions {
  readonly seed: string;
  /** How many calls to make; at least so many. */
  readonly calls: number;
  /** How many origins are called at once. Part of what a seed means. */
  readonly lanes?: number;
  /** The number of a call: its round is all that runs. */
  readonly only?: number | undefined;
  /** Told now and then how many calls are over. */
  readonly onProgress?: (calls: number) => void;
}

/** What a run showed. */
export interface ChaosResult {
  readonly calls: number;
  readonly requests: number;
  /** How the calls ended. */
  readonly results: ReadonlyMap<string, number>;
  /** The faults that happened. */
  readonly faults: ReadonlyMap<string, number>;
  readonly violations: readonly string[];
  /** What the only call looked like. */
  readonly trace?: string;
}

const ways: readonly Way[] = ["plain", "tls", "agent", "plain", "undici", "fetch"];

/** Makes random cancels through faults, and checks each against what happened. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { seed, calls: wanted, lanes = 24, only, onProgress = () => {} } = options;
  const results = new Map<string, number>();
  const faults = new Map<string, number>();
  const violations: string[] = [];
  const traces: string[] = [];
  let calls = 0;
  let requests = 0;
  let strangers = 0;
  const stalls = watchStalls();
  const decoy = net.createServer((socket) => {
    strangers++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => decoy.listen(0, "127.0.0.1", resolve));
  const decoyUrl = `http://127.0.0.1:${(decoy.address() as net.AddressInfo).port}/`;
  const count = (map: Map<string, number>, name: string) => map.set(name, (map.get(name) ?? 0) + 1);

  // A new origin must not have the port of one that is banned.
  const taken: net.Server[] = [];
  const play = async (round: number, lane: Lane) => {
    const result = await runRound({ seed, round, lane, decoy: decoyUrl, stalls });
    for (const call of result.calls) {
      calls++;
      count(results, `${call.operation.target.select}: ${resultOf(call)}`);
      for (const { fault } of [...call.arrivals, ...call.queries]) count(faults, fault.name.replace(/\d+ ms/, "… ms"));
      if (call.connectionFault) count(faults, call.connectionFault);
      if (only !== undefined) traces.push(describeCall(call));
    }
    for (const { call, what } of result.violations) {
      violations.push(`seed ${seed} ${what.map((each) => `- ${each}`).join("\n")}\n${describeCall(call)}`);
    }
    onProgress(calls);
  };
  const runLane = async (index: number) => {
    // All at once they would only wait for each other.
    await wait(index * 20);
    const way = ways[index % ways.length] as Way;
    let lane = await openLane(way);
    for (let round = index; only === undefined && calls < wanted && violations.length < 20; round += lanes) {
      await play(round, lane);
      const isHeld = lane.arrivals.some(({ fault: { reply } }) => reply.how === "instead" && reply.holdMs);
      // One more round shows that the hold is kept; another origin saves waiting for its end.
      if (isHeld) {
        round += lanes;
        await play(round, lane);
      }
      requests += lane.arrivals.length;
      lane.arrivals.length = 0;
      if (!isHeld) continue;
      await lane.close();
      taken.push(await takePort(new URL(lane.proxy.url).port));
      lane = await openLane(way);
    }
    if (only !== undefined) await play(Math.floor(only / callsPerRound), lane);
    await lane.close();
  };
  const first = only === undefined ? 0 : Math.floor(only / callsPerRound) % lanes;
  const indexes = only === undefined ? [...Array(lanes).keys()] : [first];
  await Promise.all(indexes.map(runLane));
  stalls.stop();
  await Promise.all([decoy, ...taken].map((server) => new Promise((resolve) => server.close(resolve))));
  if (strangers > 0) violations.push(`seed ${seed}: ${strangers} connections followed a redirect`);
  const trace = traces.join("\n\n");
  return { calls, requests, results, faults, violations, ...(trace && { trace }) };
}

async function takePort(port: string): Promise<net.Server> {
  const server = net.createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) =>
    server.once("error", () => resolve()).listen(Number(port), "127.0.0.1", resolve),
  );
  return server;
}
