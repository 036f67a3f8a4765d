import { Socket } from "node:net";
import { inspect, parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { runChaos } from "./chaos.ts";

/** `npm run chaos -- --seed S --calls N`, or `--only N` to play the call of that number again. */

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: process.env.CHAOS_SEED ?? String(Date.now()) },
    calls: { type: "string", default: process.env.CHAOS_CALLS ?? "10000" },
    only: { type: "string" },
  },
});
const { seed } = values;
// Growth below this is noise; what is compared is the state after the first calls, when all code has run.
const growthMb = 16;
const warmAt = 2000;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const heapMb = () => {
  collect();
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20);
};
const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(1);

const problems: string[] = [];
process.on("unhandledRejection", (reason) => problems.push(`UNHANDLED REJECTION ${String(reason)}`));
process.on("warning", (warning) => problems.push(`WARNING ${warning.message}`));
let told = 0;
let warmMb = Infinity;
let lastMb = 0;
console.log(`seed ${seed}`);
const result = await runChaos({
  seed,
  calls: Number(values.calls),
  only: values.only === undefined ? undefined : Number(values.only),
  onProgress(calls) {
    if (calls < told + 1000) return;
    told = calls;
    lastMb = heapMb();
    if (calls < warmAt + 1000) warmMb = lastMb;
    console.log(`${calls} calls, ${seconds()} s, ${lastMb} MB`);
  },
});
problems.push(...result.violations.map((violation) => `VIOLATION ${violation}`));
if (lastMb > warmMb + growthMb) problems.push(`MEMORY grew from ${warmMb} to ${lastMb} MB`);
// Connections that were destroyed are gone in a moment.
await new Promise((resolve) => setTimeout(resolve, 500));
const open = process.getActiveResourcesInfo().filter((kind) => /tcp|tls|timeout|immediate/i.test(kind));
if (open.length > 0) problems.push(`LEFT OPEN ${open.join(", ")}${describeSockets()}`);

if (result.trace) console.log(result.trace);
for (const name of ["results", "faults"] as const) {
  console.log(`\n${name}`);
  for (const [what, count] of [...result[name]].sort()) console.log(`${String(count).padStart(7)}  ${what}`);
}
for (const problem of problems) console.log(`\n${problem}`);
console.log(`\n${result.calls} calls, ${result.requests} requests, ${seconds()} s: ${problems.length} problems`);
if (result.violations.length > 0) {
  console.log(`npm run chaos -- --seed ${seed} --only <number of the call> plays a call again`);
}
// What was left open must not keep the process.
process.exit(problems.length > 0 ? 1 : 0);

/** Not a public function of Node, but the only one that tells which sockets are open. */
function describeSockets(): string {
  const { _getActiveHandles: list = () => [] } = process as { _getActiveHandles?: () => unknown[] };
  const sockets = list().filter((handle) => handle instanceof Socket && handle.remoteAddress !== undefined) as Socket[];
  return inspect(
    sockets.map((socket) => {
      const { localPort, remotePort, readyState, bytesRead, bytesWritten } = socket;
      return { kind: socket.constructor.name, localPort, remotePort, readyState, bytesRead, bytesWritten };
    }),
  );
}
