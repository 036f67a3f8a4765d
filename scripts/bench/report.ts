import { baseline, limit } from "./contenders.ts";
import { readGoals } from "./goals.ts";
import type { CallRounds } from "./measure-calls.ts";
import { emptyProgram } from "./measure-cold-start.ts";
import type { Load } from "./measure-load.ts";
import type { MicroRounds } from "./measure-micro.ts";
import type { Results } from "./results.ts";
import { quantile, ratioOf } from "./statistics.ts";
import { showRatio, table } from "./table.ts";

/** The results as Markdown. */
export function report(results: Results): string {
  const { machine, seed, skipped, calls, batches, micro, load } = results;
  const parts = [
    `Node ${machine.node}, ${machine.platform}, ${machine.processors} × ${machine.processor}, ${machine.memoryGb} GB, ` +
      `${machine.date}, seed ${seed}. Ratios are medians over rounds, with their quartiles.`,
    ...[...skipped].map(([name, reason]) => `${name} was left out: ${reason}.`),
  ];
  if (calls) parts.push(showCalls("One cancel per call", calls));
  if (batches) parts.push(showCalls("Ten cancels per call", batches));
  const weights = showWeights(results);
  if (weights) parts.push(weights);
  if (micro) parts.push(showMicro(micro));
  if (load) parts.push(showLoad(load));
  const goals = readGoals(results).map(({ text, measured, reached }) => [
    text,
    measured.toFixed(2),
    reached ? "reached" : "missed",
  ]);
  if (goals.length > 0) parts.push(`Goals\n\n${table(["cancelkit", "measured", ""], goals)}`);
  return parts.join("\n\n");
}

const middle = (values: readonly number[] = []) => quantile(values, 0.5);

function showCalls(title: string, calls: ReadonlyMap<string, CallRounds>): string {
  const base = calls.get(baseline);
  const best = calls.get(limit);
  const rows = [...calls].map(([name, rounds]) => [
    name,
    showRatio(ratioOf(rounds.p50Us, base?.p50Us ?? [])),
    showRatio(ratioOf(rounds.cpuUs, base?.cpuUs ?? [])),
    showRatio(ratioOf(rounds.callsPerSecond, base?.callsPerSecond ?? [])),
    showRatio(ratioOf(rounds.p50Us, best?.p50Us ?? [])),
    showRatio(ratioOf(rounds.callsPerSecond, best?.callsPerSecond ?? [])),
  ]);
  const header = ["", "p50", "CPU per call", "calls/s, 64 in flight", `p50 over ${limit}`, `calls/s over ${limit}`];
  return (
    `${title}, over ${baseline} (there: p50 ${middle(base?.p50Us).toFixed(0)} µs, ` +
    `CPU ${middle(base?.cpuUs).toFixed(0)} µs, ${middle(base?.callsPerSecond).toFixed(0)} calls/s; ` +
    `${base?.p50Us.length} rounds)\n\n${table(header, rows)}`
  );
}

function showWeights({ handshakes, coldStart, size }: Results): string | undefined {
  const names = [...((handshakes ?? size)?.keys() ?? [])];
  const all = names.length > 0 ? names : [...(coldStart?.keys() ?? [])].filter((name) => name !== emptyProgram);
  if (all.length === 0) return undefined;
  const empty = coldStart?.get(emptyProgram) ?? [];
  const rows = all.map((name) => {
    const started = coldStart?.get(name);
    const made = handshakes?.get(name);
    const sizes = size?.get(name);
    return [
      name,
      made ? String(made.sequence) : "",
      made ? String(made.afterIdle) : "",
      started ? `${middle(started.map((took, round) => took - (empty[round] ?? 0))).toFixed(0)} ms` : "",
      started ? showRatio(ratioOf(started, coldStart?.get("fetch") ?? [])) : "",
      sizes?.bundle === undefined ? "" : (sizes.bundle / 1000).toFixed(1),
      sizes ? String(sizes.installed.packages) : "",
      sizes ? (sizes.installed.bytes / 1e6).toFixed(2) : "",
    ];
  });
  const title = coldStart ? `Starting and weight (an empty node takes ${middle(empty).toFixed(0)} ms)` : "Weight";
  const started = ["cold start over empty", "whole start over fetch"];
  const header = [
    "",
    "handshakes for 50",
    "after 6 s idle",
    ...started,
    "kB bundled, gzip",
    "packages",
    "MB installed",
  ];
  return `${title}\n\n${table(header, rows)}`;
}

function showMicro(micro: ReadonlyMap<string, MicroRounds>): string {
  const rows = [...micro].map(([name, { oursUs, theirsUs }]) => [
    name,
    showRatio(ratioOf(oursUs, theirsUs)),
    `${middle(oursUs).toFixed(1)} µs`,
    `${middle(theirsUs).toFixed(1)} µs`,
  ]);
  return `Single steps, over the same by hand or over JSON.parse\n\n${table(["", "ratio", "cancelkit", "by hand"], rows)}`;
}

function showLoad({ mock, bare, soak }: Load): string {
  const rows = [
    ["cancels per second", showRatio(ratioOf(mock.perSecond, bare.perSecond)), mock.perSecond, bare.perSecond],
    ["CPU per cancel (µs)", showRatio(ratioOf(mock.cpuUs, bare.cpuUs)), mock.cpuUs, bare.cpuUs],
  ].map((row) => row.map((cell) => (typeof cell === "string" ? cell : middle(cell).toFixed(0))));
  const list = (sizes: readonly number[]) => sizes.map((size) => size.toFixed(1)).join(", ");
  const memory = soak
    ? `\n\nMemory after each tenth of ${soak.requests} cancels, in MB: in use ${list(soak.heap)}; resident ${list(soak.resident)}`
    : "";
  return `The mock exchange, over a bare node:http server\n\n${table(["", "ratio", "mock", "bare"], rows)}${memory}`;
}
