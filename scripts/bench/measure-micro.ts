import type { BenchContext } from "./bench-context.ts";
import { startChild } from "./child.ts";
import type { MicroCommands } from "./micro.ts";
import { programFile } from "./programs.ts";

/** What one go took in each round, in microseconds. */
export interface MicroRounds {
  readonly oursUs: number[];
  readonly theirsUs: number[];
}

/** Times single steps against the same by hand, without any network, in a process of their own. */
export async function measureMicro({ plan }: BenchContext): Promise<ReadonlyMap<string, MicroRounds>> {
  const child = startChild<MicroCommands>(programFile("micro"));
  const names = await child.ask("names");
  const results = new Map<string, MicroRounds>(names.map((name) => [name, { oursUs: [], theirsUs: [] }]));
  const end = performance.now() + plan.microMs;
  // The first rounds warm the compilers up and do not count.
  for (let round = -3; round < plan.microRounds && performance.now() < end; round++) {
    for (const name of names) {
      const { oursUs, theirsUs } = await child.ask("turn", { name, round });
      if (round < 0) continue;
      results.get(name)?.oursUs.push(oursUs);
      results.get(name)?.theirsUs.push(theirsUs);
    }
  }
  await child.stop();
  return results;
}
