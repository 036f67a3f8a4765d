import { answerParent } from "./child.ts";
import type { ContenderModule } from "./contender.ts";
import { quantile } from "./statistics.ts";

/** One turn of a contender. */
export interface Turn {
  readonly calls: number;
  readonly atMostMs: number;
  readonly batch: boolean;
}

/** What a turn of calls in sequence took, per call. */
export interface Sequence {
  readonly p50Us: number;
  readonly cpuUs: number;
}

const inFlight = 64;
const batchSize = 10;

/** Runs a contender in this process, turn by turn, and checks each of its answers. */
export async function runContender({ openCancel, openBatch }: ContenderModule, url: string): Promise<void> {
  const cancel = await openCancel(url);
  const cancelBatch = await openBatch(url);
  let next = 283_194_212;

  const once = async (batch: boolean) => {
    const ids = Array.from({ length: batch ? batchSize : 1 }, () => String(next++));
    const answered = batch ? await cancelBatch(ids) : [await cancel(ids[0] as string)];
    if (answered.map(String).join() !== ids.join()) throw new Error(`asked for ${ids}, answered ${answered}`);
  };
  const repeat = async (count: number, batch: boolean) => {
    for (let call = 0; call < count; call++) await once(batch);
  };
  const together = async (count: number, batch: boolean, end = Infinity) => {
    let left = count;
    let done = 0;
    const loop = async () => {
      while (left-- > 0 && performance.now() < end) {
        await once(batch);
        done++;
      }
    };
    await Promise.all(Array.from({ length: Math.min(inFlight, count) }, loop));
    return done;
  };

  answerParent({
    calls: (count: number) => repeat(count, false),

    async check() {
      await repeat(2, false);
      await repeat(2, true);
    },

    async warmUp({ atMostMs, batch }: Omit<Turn, "calls">): Promise<void> {
      await together(Infinity, batch, performance.now() + atMostMs);
    },

    async sequence({ calls, atMostMs, batch }: Turn): Promise<Sequence> {
      // Connections may have been given up since the last turn, and caches are cold.
      await repeat(Math.ceil(calls / 10), batch);
      const latencies: number[] = [];
      const cpu = process.cpuUsage();
      const end = performance.now() + atMostMs;
      let before = performance.now();
      while (latencies.length < calls && before < end) {
        await once(batch);
        const after = performance.now();
        latencies.push(after - before);
        before = after;
      }
      const { user, system } = process.cpuUsage(cpu);
      return { p50Us: quantile(latencies, 0.5) * 1000, cpuUs: (user + system) / latencies.length };
    },

    /** Calls per second. */
    async parallel({ calls, atMostMs, batch }: Turn): Promise<number> {
      await together(inFlight, batch);
      const start = performance.now();
      const done = await together(calls, batch, start + atMostMs);
      return (done / (performance.now() - start)) * 1000;
    },
  });
}

/** The commands of `runContender`. */
export type ClientCommands = {
  calls(count: number): Promise<void>;
  check(): Promise<void>;
  warmUp(turn: Omit<Turn, "calls">): Promise<void>;
  sequence(turn: Turn): Promise<Sequence>;
  parallel(turn: Turn): Promise<number>;
};
