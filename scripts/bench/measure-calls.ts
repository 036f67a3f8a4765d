import type { BenchContext } from "./bench-context.ts";
import { checkClients, startClients, stopClients } from "./clients.ts";
import { shuffle } from "./random.ts";

/** What a contender took in each round; the same index is the same round for all of them. */
export interface CallRounds {
  /** Median latency of calls in sequence, in microseconds. */
  readonly p50Us: number[];
  /** Processor time of the client process per call in sequence, in microseconds. */
  readonly cpuUs: number[];
  /** Calls per second with 64 in flight. */
  readonly callsPerSecond: number[];
}

/**
 * Has all contenders take turns in a random order, round by round, until the plan or the time is used up.
 *
 * @param batch Whether ten orders are canceled in one call, or one.
 */
export async function measureCalls(
  context: BenchContext,
  batch: boolean,
  atMostMs: number,
): Promise<ReadonlyMap<string, CallRounds>> {
  const { plan, contenders, random } = context;
  const results = new Map(
    contenders.map(({ name }) => [name, { p50Us: [], cpuUs: [], callsPerSecond: [] } as CallRounds]),
  );
  const { calls, parallelCalls, atMostMs: turnMs } = plan.turn;
  for (let generation = 1; generation <= plan.generations; generation++) {
    const clients = startClients(context);
    await checkClients(clients, context);
    for (const { child } of clients) await child.ask("warmUp", { atMostMs: plan.warmUpMs, batch });
    const end = performance.now() + atMostMs / plan.generations;
    // The first round does not count.
    for (let round = 0; round < 2 || (round <= plan.rounds && performance.now() < end); round++) {
      for (const { contender, child } of shuffle(clients, random)) {
        const { p50Us, cpuUs } = await child.ask("sequence", { calls, atMostMs: turnMs, batch });
        if (round === 0) continue;
        results.get(contender.name)?.p50Us.push(p50Us);
        results.get(contender.name)?.cpuUs.push(cpuUs);
      }
      for (const { contender, child } of shuffle(clients, random)) {
        const perSecond = await child.ask("parallel", { calls: parallelCalls, atMostMs: turnMs, batch });
        if (round > 0) results.get(contender.name)?.callsPerSecond.push(perSecond);
      }
    }
    await stopClients(clients);
  }
  return results;
}
