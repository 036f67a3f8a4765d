import { baseline, limit } from "./contenders.ts";
import type { CallRounds } from "./measure-calls.ts";
import type { Results } from "./results.ts";
import { ratioOf } from "./statistics.ts";

/** A number that cancelkit means to keep to. It is shown, never enforced: clocks differ from machine to machine. */
export interface Goal {
  readonly text: string;
  readonly measured: number;
  readonly reached: boolean;
}

/** The goals that something was measured for. */
export function readGoals(results: Results): readonly Goal[] {
  return [...callGoals(results), ...startGoals(results), ...microGoals(results), ...loadGoals(results)];
}

function atMost(text: string, measured: number, bound: number): Goal {
  return { text: `${text}, at most ${bound}`, measured, reached: measured <= bound };
}

function atLeast(text: string, measured: number, bound: number): Goal {
  return { text: `${text}, at least ${bound}`, measured, reached: measured >= bound };
}

function callGoals({ calls }: Results): readonly Goal[] {
  const ratio = (name: string, of: keyof CallRounds, base: string) =>
    ratioOf(calls?.get(name)?.[of] ?? [], calls?.get(base)?.[of] ?? []).median;
  const goals: Goal[] = [];
  if (calls?.has("cancelkit") && calls.has(baseline)) {
    goals.push(
      atMost(`p50 over ${baseline}`, ratio("cancelkit", "p50Us", baseline), 1.15),
      atMost(`CPU per call over ${baseline}`, ratio("cancelkit", "cpuUs", baseline), 1.2),
      atLeast(`calls per second over ${baseline}`, ratio("cancelkit", "callsPerSecond", baseline), 0.85),
    );
  }
  if (calls?.has("cancelkit/undici") && calls.has(limit)) {
    goals.push(
      atMost(`cancelkit/undici: p50 over ${limit}`, ratio("cancelkit/undici", "p50Us", limit), 1.25),
      atLeast(
        `cancelkit/undici: calls per second over ${limit}`,
        ratio("cancelkit/undici", "callsPerSecond", limit),
        0.68,
      ),
    );
  }
  return goals;
}

function startGoals({ handshakes, coldStart, size }: Results): readonly Goal[] {
  const goals: Goal[] = [];
  const made = handshakes?.get("cancelkit");
  if (made) {
    goals.push(atMost("handshakes for 50 cancels", made.sequence, 1));
    goals.push(atMost("handshakes for one more after 6 s idle", made.afterIdle, 0));
  }
  const started = coldStart?.get("cancelkit");
  const fetched = coldStart?.get("fetch");
  if (started && fetched) goals.push(atMost("cold start over fetch", ratioOf(started, fetched).median, 1));
  const bundle = size?.get("cancelkit")?.bundle;
  if (bundle !== undefined) goals.push(atMost("kB of one API, gzipped", bundle / 1000, 10));
  return goals;
}

function microGoals({ micro }: Results): readonly Goal[] {
  return [...(micro ?? [])].flatMap(([name, { oursUs, theirsUs }]) => {
    const measured = ratioOf(oursUs, theirsUs).median;
    if (name === "query and HMAC") return [atMost(`${name} over by hand`, measured, 1.5)];
    return name.includes("orders") ? [atMost(`decoding ${name}, over JSON.parse`, measured, 1.4)] : [];
  });
}

function loadGoals({ load }: Results): readonly Goal[] {
  if (!load || load.mock.perSecond.length === 0) return [];
  const { median } = ratioOf(load.mock.perSecond, load.bare.perSecond);
  const goals = [atLeast("mock exchange: cancels per second over bare node:http", median, 0.5)];
  const { heap = [] } = load.soak ?? {};
  const [last = 0, before = 0] = [heap.at(-1), heap[Math.floor(heap.length / 2)]];
  if (before > 0)
    goals.push(atMost("mock exchange: heap at the end of a long run over its middle", last / before, 1.1));
  return goals;
}
